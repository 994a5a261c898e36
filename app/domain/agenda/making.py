"""How a rule becomes lines: which of its dates are listed, as what, and how near they are."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time

import msgspec
from msgspec import Struct

from app.domain.agenda.horizon import Horizon
from app.domain.agenda.model import Line, Turn, Weight, line_id
from app.domain.deadlines.counting import before
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import NamedDate, Outcome, Sentence
from app.domain.deadlines.parameters import Parameters
from app.domain.deadlines.rules import apply
from app.domain.entities import NOBODY, Entity
from app.domain.faults import KnownError
from app.domain.ids import Id

WEEK = "agenda-week"


class Asking(Struct, frozen=True, kw_only=True, eq=False):
    """When it is asked, with the values of the content that hold then.

    `looked`: only lines that may stand on a list of this horizon are asked for, which is known before they are made;
    none for all. `answers`: what rules said so far. Many people have the same facts: a rule is asked once for all.
    """

    now: datetime
    parameters: Parameters
    looked: Horizon | None = None
    answers: dict[tuple[str, Facts], Outcome] = msgspec.field(default_factory=dict)

    @property
    def on(self) -> date:
        """The civil date."""
        return self.now.date()

    @property
    def whole(self) -> "Asking":
        """The same for all lines: where others depend on them, or where someone said another day."""
        return msgspec.structs.replace(self, looked=None) if self.looked else self

    def once(self, rule: str, facts: Facts, answer: Callable[[], Outcome]) -> Outcome:
        """What `answer` says, which depends on the rule and the facts alone; what it raises is not kept."""
        found = self.answers.get((rule, facts))
        if found is None:
            found = self.answers[rule, facts] = answer()
        return found


class Matter(Struct, frozen=True, kw_only=True, gc=False):
    """What lines are about: an entity of a person, in one of her cases."""

    about: Entity
    person: Id
    case: Id = NOBODY
    red: bool = False
    warnings: tuple[Sentence, ...] = ()


class Pick(Struct, frozen=True):
    """A date of a rule that is listed: as what, and the parameter that says how long before its day."""

    turn: Turn
    ahead: str = ""


Picks = Mapping[str, Pick]


def lines_from(matter: Matter, rule: str, facts: Facts, picks: Picks, asking: Asking) -> Iterator[Line]:
    """The lines of what a rule says of these facts."""

    def answer() -> Outcome:
        return asking.once(rule, facts, lambda: apply(rule, facts, asking.parameters, asking.on))

    return lines_of_answer(matter, rule, facts, picks, asking, answer)


def lines_of_answer(
    matter: Matter, rule: str, facts: Facts, picks: Picks, asking: Asking, answer: Callable[[], Outcome]
) -> Iterator[Line]:
    """The lines of an answer: one for each date picked; one without a day where facts lack or contradict each other."""
    looked = None if matter.red else asking.looked
    try:
        found = answer()
    except KnownError as fault:
        # Told on the line: what is wrong with one paper must not hide the others.
        if not looked:
            yield _undated(matter, rule, picks, facts, Outcome(rule=rule), fault)
        return
    if found.missing and not found.dates:
        if not looked:
            yield _undated(matter, rule, picks, facts, found)
        return
    told: set[str] = set()
    for one in found.dates:
        if one.name in picks and one.name not in told:
            told.add(one.name)
            if looked and not may_list(looked, one.day, picks[one.name]):
                continue
            yield _dated(matter, one, picks[one.name], facts, found, asking)


def may_list(looked: Horizon, day: date, pick: Pick) -> bool:
    """Whether a line of which nobody said anything may stand on a list; `app.domain.agenda.lines.listed` decides."""
    first = looked.last_session if pick.turn in ("opens", "happens") else looked.since
    return first <= day and (day <= looked.until or bool(pick.ahead))


def _dated(matter: Matter, one: NamedDate, pick: Pick, facts: Facts, found: Outcome, asking: Asking) -> Line:
    ahead = asking.parameters.find(pick.ahead) if pick.ahead else None
    about = matter.about
    return Line(
        id=line_id(matter.person, about.id, found.rule, one.name), person=matter.person, owner=matter.person,
        case=matter.case, about=about.id, about_kind=about.entity, rule=found.rule, date_name=one.name, turn=pick.turn,
        day=one.day, hour=one.hour, computed=one.day, computed_hour=one.hour,
        shown_from=before(one.day, ahead) if ahead else None,
        weight=weight(one.day, pick.turn, asking, red=matter.red, hour=one.hour),
        facts=facts, outcome=found, warnings=(*matter.warnings, *_checked_ahead(found, asking.on)), red=matter.red,
    )  # fmt: skip


def _undated(
    matter: Matter, rule: str, picks: Picks, facts: Facts, found: Outcome, fault: KnownError | None = None
) -> Line:
    about, name = matter.about, next(iter(picks))
    return Line(
        id=line_id(matter.person, about.id, rule, name), person=matter.person, owner=matter.person,
        case=matter.case, about=about.id, about_kind=about.entity, rule=rule, date_name=name, turn="due",
        facts=facts, outcome=found,
        warnings=matter.warnings, fault=fault, red=matter.red, weight="today" if matter.red else "later",
    )  # fmt: skip


def _checked_ahead(found: Outcome, on: date) -> Iterator[Sentence]:
    """A check that took place after today: the clock of the computer or the content is wrong."""
    ahead = max((source.last_checked for source in found.sources), default=on)
    if ahead > on:
        yield Sentence("checked-in-future", {"day": ahead})


def weight(day: date, turn: Turn, asking: Asking, *, red: bool = False, hour: time | None = None) -> Weight:
    """How near a day is. What opened or happened is not late: nobody missed it. What is red is for today."""
    acting = turn in ("closes", "due")
    if day < asking.on or (acting and day == asking.on and hour is not None and hour < asking.now.time()):
        return "overdue" if acting else "later"
    if day == asking.on or (red and turn == "closes"):
        return "today"
    week = asking.parameters.find(WEEK)
    return "week" if week and before(day, week) <= asking.on else "later"
