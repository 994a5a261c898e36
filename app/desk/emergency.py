"""An obligation to leave the territory (OQTF): what is said on the red page, and the sheet that she takes away."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta

import msgspec

from app.desk.agenda import Agenda
from app.desk.dates_paper import sources
from app.desk.phrases import Phrases
from app.desk.takeaway import Takeaways, labels
from app.domain.agenda.model import Line, moment_of
from app.domain.clock import Clock
from app.domain.deadlines.outcome import Cited
from app.domain.entities import Decision
from app.domain.ids import Id
from app.domain.vocabulary import OPEN
from app.guides.content import Content
from app.guides.topics import EmergencyLine
from app.language.agenda_texts import say
from app.language.dates import long_date
from app.language.deadline_sureness import least_sure
from app.language.labels import DECISION_KINDS, MEASURES, label
from app.language.words import Words
from app.papers.blocks import BODY
from app.papers.model import Deadline, Paper, PaperMark, Weight, Wording
from app.papers.notice import Entry, Notice, Part, notice
from app.papers.scripts.typecase import TypeCase
from app.register.register import Register

PARTS = ("do", "call", "bring", "never", "say")
BAND = "URGENT"
SECOND = 10.5
"""The type of what can be read after the rest, in points."""
CODES = ("ceseda", "cja", "crpa")
ONE_DAY = timedelta(days=1)
WEEK = "agenda-week"
"""The parameter that says what is told to be this week."""


class Advice(msgspec.Struct, frozen=True):
    """A line of the content: its phrase, where it stands, how sure it is, when that was last checked."""

    key: str
    part: str
    status: str
    checked_on: date
    sources: tuple[Cited, ...]


class EmergencyForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the volunteer chooses for the emergency sheet of a decision."""

    decision: Id
    language: str = "fr"
    with_number: bool = False
    large: bool = False


def advice(content: Content, measure: str) -> tuple[Advice, ...]:
    """The lines of the content for someone under a measure; where it is not known, all of them."""
    lines = content.pack.emergency
    wanted = ((key, line) for key, line in lines.items() if not line.measures or measure in (*line.measures, *OPEN))
    return tuple(_advice(content, key, line) for key, line in wanted)


def _advice(content: Content, key: str, line: EmergencyLine) -> Advice:
    cited = []
    for one in line.sources:
        source = content.pack.sources[one.source]
        cited.append(
            Cited(
                key=one.source, ref=_reference(one.source, source.title, one.ref), status=one.status or source.status,
                last_checked=one.checked_on or source.checked_on,
            )
        )  # fmt: skip
    status = least_sure(one.status for one in cited)
    checked = min((one.last_checked for one in cited), default=date.min)
    return Advice(f"emergency.{key}", line.part, status, checked, tuple(cited))


def _reference(key: str, title: str, ref: str) -> str:
    """`CESEDA L.922-2`: a code is named by its letters, any other source by its title."""
    return f"{key.upper()} {ref}" if key in CODES and ref else f"{title} ({ref})" if ref else title


def last_moment(line: Line, now: datetime) -> datetime | None:
    """The moment after which it is too late: the hour where hours count, else the midnight that ends the last day."""
    if line.day is None:
        return None
    if line.hour is not None:
        return datetime.combine(line.day, line.hour, now.tzinfo)
    return datetime.combine(line.day, time(), now.tzinfo) + ONE_DAY


class EmergencyMaker:
    """Makes the emergency sheets."""

    kind = "emergency"
    template = "emergency/1"

    def __init__(
        self, register: Register, agenda: Agenda, takeaways: Takeaways, content: Callable[[], Content],
        type_case: TypeCase, clock: Clock,
    ) -> None:  # fmt: skip
        self._register = register
        self._agenda = agenda
        self._takeaways = takeaways
        self._content = content
        self._type_case = type_case
        self._clock = clock

    def make(self, form: msgspec.Struct, mark: PaperMark, helper: str) -> Paper:
        """The sheet of a decision as it stands. `LookupError` where it was withdrawn."""
        decision = self._decision(form)
        wanted = _form(form)
        today = self._clock().date()
        phrases = Phrases(self._content(), wanted.language, today)
        sheet = Notice(
            mark=mark, desk=self._takeaways.desk_card(), title=phrases.wording("emergency.title"),
            nature=phrases.wording("emergency.nature"), issued=phrases.day(today), made=phrases.wording("dates.made"),
            holder=self._takeaways.holder(decision.person, wanted.with_number), labels=labels(phrases), band=BAND,
            parts=tuple(self._parts(decision, phrases)), language=wanted.language, helper=helper, large=wanted.large,
            specimen=self._takeaways.specimen,
        )  # fmt: skip
        return notice(sheet, self._type_case)

    def about(self, form: msgspec.Struct) -> tuple[Id, Id]:
        """The person of the decision."""
        decision = self._decision(form)
        return decision.person, decision.case

    def _decision(self, form: msgspec.Struct) -> Decision:
        found = self._register.get(Decision, _form(form).decision)
        if found is None:
            raise LookupError(_form(form).decision)
        return found

    def _week(self, today: date) -> timedelta:
        known = self._content().parameter(WEEK, today)
        return timedelta(days=int(known.value)) if known and known.value.isdecimal() else ONE_DAY

    def _parts(self, decision: Decision, phrases: Phrases) -> Iterator[Part]:
        now = self._clock()
        line = next((one for one in self._agenda.of(decision.person) if one.about == decision.id and one.red), None)
        yield Part(None, tuple(_moment(line, phrases, now, self._week(now.date()))))
        yield Part(phrases.wording("emergency.happened"), tuple(_happened(decision, phrases)))
        found = advice(self._content(), decision.measure)
        for part in PARTS:
            told = tuple(_told(part, [one for one in found if one.part == part], phrases))
            yield Part(phrases.wording(f"emergency.{part}"), told)
        cited = (*(line.sources if line else ()), *(source for one in found for source in one.sources))
        yield Part(phrases.wording("emergency.sources"), tuple(sources(cited, Words())))


def _form(form: msgspec.Struct) -> EmergencyForm:
    if not isinstance(form, EmergencyForm):
        raise TypeError(type(form).__name__)
    return form


def _moment(line: Line | None, phrases: Phrases, now: datetime, week: timedelta) -> Iterator[Entry]:
    """The last moment, in the largest type, with its reason."""
    last = last_moment(line, now) if line else None
    if line is None or line.day is None or last is None:
        yield Entry(text=phrases.wording("emergency.no-rule"), bold=True)
        return
    when = phrases.day(line.day)
    at = phrases.wording("emergency.at") if line.hour else phrases.wording("emergency.midnight")
    hour = f" {line.hour.strftime('%H:%M')}" if line.hour else ""
    other = f"{when.other}, {at.other}{hour}" if when.other and at.other else ""
    moment = Wording(f"{when.french}, {at.french}{hour}", other, at.reviewed)
    weight, word = _weight(last - now, week)
    told = (say(one, Words()) for one in (*line.outcome.reasons[:1], *line.warnings))
    why = Wording(" ".join((*_by_hand(line), *told)))
    yield Entry(text=phrases.wording("emergency.last"),
                deadline=Deadline(weight, moment, phrases.wording(word), why))  # fmt: skip
    if last <= now:
        yield Entry(text=phrases.wording("emergency.passed"), bold=True)


def _by_hand(line: Line) -> Iterator[str]:
    """That someone chose another date than the computed one, which stands beside it with the reason."""
    if line.overridden and line.task and line.computed:
        yield Words().t("Date choisie à la main. Date calculée : {day}. Raison : {reason}",
                        day=long_date(line.computed), reason=line.task.reason)  # fmt: skip


def _weight(left: timedelta, week: timedelta) -> tuple[Weight, str]:
    if left <= timedelta():
        return "today", "dates.passed"
    weight: Weight = "today" if left <= ONE_DAY else "week" if left <= week else "ahead"
    return weight, f"weight.{weight}"


def _happened(decision: Decision, phrases: Phrases) -> Iterator[Entry]:
    words = Words()
    told = [label(DECISION_KINDS, decision.kind, words)]
    if decision.measure not in OPEN:
        told.append(label(MEASURES, decision.measure, words))
    yield Entry(text=Wording(" · ".join(told)), size=SECOND)
    day, hour = moment_of(decision.notified_at)
    if day:
        handed, when = phrases.wording("emergency.handed"), phrases.day(day)
        at = phrases.wording("emergency.at")
        french = f"{handed.french} {when.french}" + (f" {at.french} {hour.strftime('%H:%M')}" if hour else "")
        other = f"{handed.other} {when.other}" + (f" {at.other} {hour.strftime('%H:%M')}" if hour else "")
        yield Entry(text=Wording(french, other if handed.other else "", handed.reviewed), bold=True, size=SECOND)
    # Where the measure is not known, the hours of detention are counted: from midnight too.
    if day and not hour and decision.kind == "oqtf" and decision.measure in ("detention", *OPEN):
        yield Entry(text=phrases.wording("emergency.hour-unknown"))
    if decision.followed_by:
        follows = phrases.wording("emergency.follows")
        yield Entry(text=follows, note=Wording(decision.followed_by, decision.followed_by if follows.other else ""))


def _told(part: str, found: list[Advice], phrases: Phrases) -> Iterator[Entry]:
    doubt = phrases.wording("mark.to-check")
    for number, one in enumerate(found, 1):
        text = phrases.wording(one.key)
        if one.status == "to-check" and part == "call":
            other = f"{text.other} ({doubt.other})" if text.other and doubt.other else ""
            text = Wording(f"{text.french} ({doubt.french})", other, text.reviewed and doubt.reviewed)
        yield Entry(text=text, number=number if part == "do" else 0, sign="box" if part == "bring" else "",
                    bold=part in ("do", "say"), size=BODY if part == "do" else SECOND)  # fmt: skip
