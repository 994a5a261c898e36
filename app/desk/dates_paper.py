"""The sheet of dates of a walk-in: what the calculator answered, to take away. Nothing of it is kept."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import msgspec

from app.desk.calculator import Calculation, calculate
from app.desk.deadlines import Deadlines
from app.desk.phrases import Phrases
from app.desk.takeaway import WEEK, Takeaways, labels
from app.domain.clock import Clock
from app.domain.deadlines.counting import ONE_DAY
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import Cited, NamedDate, Outcome
from app.domain.deadlines.situations import situation, turn_of, used
from app.domain.entities import NOBODY
from app.domain.ids import Id
from app.guides.content import Content
from app.language.dates import short_date
from app.language.deadline_situations import facts_told
from app.language.deadline_sureness import DOUBTFUL, DOUBTS, SURE, URGENT, ranked, status_of
from app.language.deadline_texts import STATUSES, say
from app.language.words import Words
from app.papers.model import Deadline, Paper, PaperMark, Weight, Wording
from app.papers.notice import SMALL, Entry, Notice, Part, notice
from app.papers.scripts.typecase import TypeCase

REMINDER = "reminder"
SAME, AFTER = "last-day-without-fee", "late-from"
"""What the last day to file says already: the same day, and the day after it."""


class DatesForm(msgspec.Struct, frozen=True, kw_only=True):
    """A situation, what is known of it, and how the sheet is written."""

    situation: str
    facts: Facts = Facts()
    language: str = "fr"
    large: bool = False


class DatesMaker:
    """Makes the sheets of dates."""

    kind = "dates"
    template = "dates/1"

    def __init__(
        self, content: Callable[[], Content], deadlines: Deadlines, takeaways: Takeaways, type_case: TypeCase,
        clock: Clock,
    ) -> None:  # fmt: skip
        self._content = content
        self._deadlines = deadlines
        self._takeaways = takeaways
        self._type_case = type_case
        self._clock = clock

    def make(self, form: msgspec.Struct, mark: PaperMark, helper: str) -> Paper:
        """The sheet of a form. Raises the faults of the rules."""
        if not isinstance(form, DatesForm):
            raise TypeError(type(form).__name__)
        today = self._clock().date()
        found = calculate(self._deadlines, form.situation, form.facts, today)
        phrases = Phrases(self._content(), form.language, today)
        sheet = Notice(
            mark=mark, desk=self._takeaways.desk_card(), title=phrases.wording("dates.title"),
            nature=phrases.wording("dates.nature"), issued=phrases.day(today), made=phrases.wording("dates.made"),
            parts=tuple(_parts(found, phrases, today)), labels=labels(phrases), language=form.language,
            helper=helper, large=form.large, specimen=self._takeaways.specimen,
        )  # fmt: skip
        return notice(sheet, self._type_case)

    def about(self, form: msgspec.Struct) -> tuple[Id, Id]:
        """Nobody: she has no file."""
        del form
        return NOBODY, NOBODY


def _parts(found: Calculation, phrases: Phrases, today: date) -> Iterator[Part]:
    french = Words()
    answers = [one for one in found.answers if one.dates]
    told = [f"{name} : {value}" for name, value in _facts(found, french)]
    said = Wording(" · ".join(told)) if told else None
    yield Part(phrases.wording("dates.said"), (Entry(text=phrases.wording(f"situation.{found.situation}"), note=said),))
    yield Part(phrases.wording("dates.title"), tuple(_dates(answers, phrases, today)))
    yield Part(phrases.wording("dates.know"), tuple(_notes(found.answers, phrases, french)))
    cited = (one for each in answers for one in each.sources)
    yield Part(phrases.wording("dates.sources"), tuple(sources(cited, french)))


def _facts(found: Calculation, words: Words) -> tuple[tuple[str, str], ...]:
    """The facts told, each once, in the order in which the rules read them."""
    lines: dict[str, tuple[str, str]] = {}
    for rule in situation(found.situation).rules:
        names = (name for name, _ in used(rule, found.facts))
        lines |= dict(zip(names, facts_told(rule, found.facts, words), strict=True))
    return tuple(lines.values())


def _dates(answers: list[Outcome], phrases: Phrases, today: date) -> Iterator[Entry]:
    """Each date once, in order; the desk's own reminders are left out."""
    closing = {one.day for outcome in answers for one in outcome.dates if one.name == "closes"}
    seen = {(SAME, day) for day in closing} | {(AFTER, day + ONE_DAY) for day in closing}
    for outcome in answers:
        for one in outcome.dates:
            if one.name != REMINDER and (one.name, one.day) not in seen:
                seen.add((one.name, one.day))
                yield Entry(text=phrases.wording(f"date.{one.name}"), deadline=dated(one, outcome, phrases, today))


def dated(one: NamedDate, outcome: Outcome, phrases: Phrases, today: date) -> Deadline:
    """A date on paper: how near it is, the day and hour, its reason and, where it is doubtful, that it is."""
    reason = say(one.why, Words())
    status = status_of(outcome.sources)
    if status in DOUBTFUL:
        reason = f"{reason} {SURE[status].text}."
    weight, word = _weight(one, today)
    return Deadline(weight, moment(one.day, one, phrases), phrases.wording(word), Wording(reason))


def moment(day: date, one: NamedDate, phrases: Phrases) -> Wording:
    """The day, and the hour where hours count."""
    said = phrases.day(day)
    if one.hour is None:
        return said
    hour, at = one.hour.strftime("%H:%M"), phrases.wording("emergency.at")
    other = f"{said.other} {at.other} {hour}" if said.other and at.other else ""
    return Wording(f"{said.french} {at.french} {hour}", other, said.reviewed and at.reviewed)


def _weight(one: NamedDate, today: date) -> tuple[Weight, str]:
    left, turn = (one.day - today).days, turn_of(one.name)
    if turn == "opens" and left <= 0:
        return "week", "dates.open"
    if left < 0:
        return ("today" if turn in ("closes", "due") else "ahead"), "dates.passed"
    weight: Weight = "today" if left == 0 else "week" if left <= WEEK else "ahead"
    return weight, f"weight.{weight}"


def _notes(answers: tuple[Outcome, ...], phrases: Phrases, words: Words) -> Iterator[Entry]:
    yield Entry(text=phrases.wording("dates.earlier"), size=SMALL)
    told = {say(one, words): one.code for found in answers for one in ranked(found.warnings)}
    for text, code in sorted(told.items(), key=lambda each: each[1] not in (*URGENT, *DOUBTS)):
        yield Entry(text=Wording(text), bold=code in (*URGENT, *DOUBTS), size=SMALL, wide=True)


def sources(cited: Iterable[Cited], words: Words) -> Iterator[Entry]:
    """The texts that a paper rests on, each once, by how sure they are and when they were last checked."""
    groups: dict[tuple[str, date], dict[str, None]] = {}
    for one in cited:
        groups.setdefault((one.status, one.last_checked), {})[one.ref] = None
    for (status, day), refs in groups.items():
        told = words.t(
            "{status}, vu le {day} : {refs}", status=words.t(STATUSES[status]).capitalize(),
            day=short_date(day, words.language), refs=" ; ".join(refs),
        )  # fmt: skip
        yield Entry(text=Wording(told), size=8.0, wide=True)
