"""What the agenda is made of: a person's file as it was read, and the lines that follow from it."""

import hashlib
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Literal

from msgspec import Struct

from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import Cited, Outcome, Sentence
from app.domain.entities import (
    NOBODY,
    Appointment,
    Attempt,
    Case,
    Consent,
    Contact,
    Decision,
    Deposit,
    Mandate,
    Person,
    RequirementState,
    Task,
    Title,
)
from app.domain.faults import KnownError
from app.domain.ids import Id

Turn = Literal["opens", "closes", "due", "happens"]
"""What a date is: the first day to act, the last one, a day by which something is expected, an event."""
Weight = Literal["overdue", "today", "week", "later"]
State = Literal["open", "done", "postponed", "handed-over"]
ID_LENGTH = 32


class PersonFile(Struct, frozen=True, kw_only=True, gc=False):
    """What is read of one person to know what she must do; each tuple in any order."""

    person: Person
    titles: tuple[Title, ...] = ()
    cases: tuple[Case, ...] = ()
    deposits: tuple[Deposit, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    requirements: tuple[RequirementState, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    consents: tuple[Consent, ...] = ()
    contacts: tuple[Contact, ...] = ()
    tasks: tuple[Task, ...] = ()


class Line(Struct, frozen=True, kw_only=True):
    """One thing to do, or to know, with its date and where that comes from.

    `person` is who is read (several of her sheets may be joined), `owner` the sheet that it is kept on.
    `id` is that of the `Task` that may stand beside it: the same on every laptop. `computed` and `computed_hour` are
    what the rule says, always; `day` and `hour` are what counts: the same, unless `task` says another day with its
    reason. No day where a fact is missing (`missing`) or where facts contradict each other (`fault`). `shown_from` is
    the day from which it stands on the desk's list. `facts` and `outcome` explain the date. `red`: an obligation to
    leave the territory, or something as short: nothing else comes first.
    """

    id: Id
    person: Id
    owner: Id
    case: Id = NOBODY
    about: Id = NOBODY
    about_kind: str
    rule: str
    date_name: str
    turn: Turn
    day: date | None = None
    hour: time | None = None
    computed: date | None = None
    computed_hour: time | None = None
    shown_from: date | None = None
    weight: Weight = "later"
    state: State = "open"
    facts: Facts = Facts()
    outcome: Outcome
    warnings: tuple[Sentence, ...] = ()
    fault: KnownError | None = None
    task: Task | None = None
    text: str = ""
    red: bool = False

    @property
    def why(self) -> Sentence | None:
        """The reason of its own date; none where it has none. `outcome.reasons` are those of all its dates."""
        return next((one.why for one in self.outcome.dates if one.name == self.date_name), None)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts without which the date is not known, or only supposed."""
        return self.outcome.missing

    @property
    def sources(self) -> tuple[Cited, ...]:
        """The texts that the date rests on."""
        return self.outcome.sources

    @property
    def overridden(self) -> bool:
        """Whether someone put another date beside the computed one."""
        return self.task is not None and self.day != self.computed

    @property
    def live(self) -> bool:
        """Whether it is still to be done by someone."""
        return self.state != "done"


def line_id(person: Id, about: Id, rule: str, date_name: str) -> Id:
    """The identifier that every laptop gives to what is said of one computed date: 32 hex digits."""
    named = "\x1f".join((person, about, rule, date_name))
    return Id(hashlib.sha256(named.encode()).hexdigest()[:ID_LENGTH])


def in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Red ones first, then by day and hour; those without a day before the others, for something is missing there."""
    return tuple(sorted(lines, key=rank))


def rank(line: Line) -> tuple[bool, bool, date, time, str, str, str]:
    """What the order of lines goes by; of no two lines the same."""
    # Of what is red, the moment to act by comes before what merely happens.
    event = line.red and line.turn == "happens"
    return not line.red, event, line.day or date.min, line.hour or time.max, line.person, line.rule, line.id


def moment_of(text: str) -> tuple[date | None, time | None]:
    """The day and the hour of a date or moment of the register; nothing where it is neither."""
    try:
        if "T" not in text:
            return date.fromisoformat(text), None
        found = datetime.fromisoformat(text)
    except ValueError:
        return None, None
    return found.date(), time(found.hour, found.minute)


def day_of(text: str) -> date | None:
    """The day of a date or moment of the register; nothing where it is neither."""
    return moment_of(text)[0]
