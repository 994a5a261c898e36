"""What is to be done for whom and by when (*échéances*): one list for the desk, and the same for each person.

Computed from the register and the content, never stored; for lists, remembered while nothing about the person is
recorded. `app.desk.tasks` records what someone says beside a computed date.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import islice

import msgspec

from app.desk.deadlines import Deadlines
from app.desk.in_order import InOrder
from app.desk.remembered import Remembered
from app.domain.agenda.decision_lines import RED
from app.domain.agenda.horizon import LOOKED_AT, Horizon, covering, horizon, within
from app.domain.agenda.lines import lines_of, listed
from app.domain.agenda.making import Asking
from app.domain.agenda.model import Line, PersonFile, day_of, in_order
from app.domain.agenda.reach import reaches
from app.domain.clock import Clock
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.profile import Profile
from app.register import agenda
from app.register.register import Register
from app.register.work import Stopped, check, never

AT_ONCE = 100
"""Persons read at once."""
REMEMBERED = 40_000
"""Persons of whom the lines are remembered, some 2 kB each: the candidates among half a million people."""
RHYTHM = "agenda-rhythm"
"""What this laptop keeps of the desk's own rhythm, in days, where it is not read from the sessions."""


class Listing(msgspec.Struct, frozen=True, kw_only=True):
    """The list of the desk: its lines in order, who they are about, how far it looks.

    `faults`: values of the content that contradict each other; the rules that need them say nothing.
    """

    horizon: Horizon
    lines: tuple[Line, ...]
    profiles: dict[Id, Profile]
    faults: tuple[KnownError, ...] = ()


class Urgent(msgspec.Struct, frozen=True, kw_only=True):
    """The first lines of one week around today, who they are about, and how many more there are."""

    lines: tuple[Line, ...]
    profiles: dict[Id, Profile]
    more: int


class Agenda:
    """Questions about what is to be done.

    Reading a whole list may take long: ask in the background. Where `stopped` is given, the question raises
    `work.stopped` once it is wished; what was computed until then is not computed again.
    """

    def __init__(self, register: Register, deadlines: Deadlines, clock: Clock) -> None:
        self._register = register
        self._deadlines = deadlines
        self._clock = clock
        self._week, self._next = InOrder(register.on_change), InOrder(register.on_change)
        self._lines: Remembered[tuple[Line, ...]] = Remembered(register, REMEMBERED)
        self._identified: Remembered[Profile] = Remembered(register, REMEMBERED)

    def horizon(self) -> Horizon:
        """How far the list of the desk looks today, and from which sessions that follows."""
        days = self._register.reading(lambda connection: agenda.session_days(connection, LOOKED_AT))
        held = [day for text in days if (day := day_of(text))]
        return horizon(held, self._clock().date(), self._asking().parameters, self.rhythm)

    @property
    def rhythm(self) -> int:
        """The days between two sessions that the desk said itself; 0 where they are read from its sessions."""
        kept = self._register.local(RHYTHM)
        return int(kept) if kept.isdecimal() else 0

    def set_rhythm(self, days: int) -> None:
        """Keeps the days between two sessions on this laptop; 0 reads them from the sessions again."""
        self._register.set_local(RHYTHM, str(max(days, 0)))

    def before_next(self, stopped: Stopped = never) -> Listing:
        """What must be done before the next session but one: everyone's lines, those handed over and postponed too."""
        return self._listing(self.horizon(), stopped, self._next)

    def urgent(self, most: int = 5, stopped: Stopped = never) -> Urgent:
        """The first lines of this week, red ones first: what the desk page shows."""
        asking = self._asking()
        near = within(asking.on, asking.parameters)
        found = self._kept(self._week, near, asking, stopped, _is_urgent)
        return Urgent(lines=tuple(found[:most]), profiles=self._profiles(found[:most]), more=max(len(found) - most, 0))

    def of(self, person: Id) -> tuple[Line, ...]:
        """Everything that one person has to do, whenever; done lines too, in order."""
        asking = self._asking()
        return in_order(line for file in self._files([person]) for line in lines_of(file, asking))

    def strip(self, person: Id) -> tuple[Line, ...]:
        """Her lines that are still to be done, those far ahead left out only where they opened and were not missed."""
        today = self._clock().date()
        return tuple(line for line in self.of(person) if line.live and not _is_past(line, today))

    def red(self, person: Id) -> tuple[Line, ...]:
        """Her obligation to leave the territory, or what is as short: empty for most persons. Shown before all else."""
        return tuple(line for line in self.of(person) if line.red and line.live)

    def red_matters(self) -> Listing:
        """The red lines of everyone, the one whose last moment comes first before the others."""
        near = within(self._clock().date(), self._asking().parameters)
        persons = self._register.reading(lambda connection: agenda.persons_with_decisions(connection, RED))
        asking = self._asking()
        lines = in_order(
            line for file in self._files(persons) for line in lines_of(file, asking) if line.red and line.live
        )
        return Listing(horizon=near, lines=lines, profiles=self._profiles(lines))

    def between(self, first: date, last: date, stopped: Stopped = never) -> Listing:
        """Every line whose day lies between two days, both included: for a month, a calendar file, a printed list."""
        now = self._clock().date()
        span = Horizon(
            today=now, last_session=first, next_session=last, until=last, since=first, rhythm=(last - first).days,
            supposed=False,
        )  # fmt: skip
        found = self._listing(span, stopped)
        lines = tuple(line for line in found.lines if line.day and first <= line.day <= last)
        return msgspec.structs.replace(found, lines=lines)

    def forget(self) -> None:
        """Forgets what was computed: the desk is being locked."""
        for order in (self._week, self._next):
            order.clear()
        self._lines.clear()
        self._identified.clear()

    def _listing(self, wanted: Horizon, stopped: Stopped, order: InOrder | None = None) -> Listing:
        """The lines of everyone within a horizon, who they are about; one of today's lists from its `order`."""
        parameters, faults = self._deadlines.sound_parameters(self._clock().date())
        asking = Asking(now=self._clock(), parameters=parameters)
        if order is None:
            found = self._everyone(wanted, asking, stopped)
            lines = in_order(listed((line for _, lines in found for line in lines), wanted))
        else:
            lines = self._kept(order, wanted, asking, stopped)
        return Listing(horizon=wanted, lines=lines, profiles=self._profiles(lines), faults=faults)

    def _kept(
        self, order: InOrder, wanted: Horizon, asking: Asking, stopped: Stopped,
        which: Callable[[Line], bool] = lambda _line: True,
    ) -> tuple[Line, ...]:  # fmt: skip
        """The lines of one of today's lists, those only that are wanted."""

        def some(persons: Sequence[Id]) -> dict[Id, tuple[Line, ...]]:
            return dict(self._remembered(persons, asking, self._widest(asking), stopped))

        return order.of(
            (asking.parameters, wanted),
            partial(self._everyone, wanted, asking, stopped),
            some,
            select=lambda lines: list(filter(which, listed(lines, wanted))),
            lasts=partial(_lasts, asking=asking),
        )

    def _everyone(self, wanted: Horizon, asking: Asking, stopped: Stopped) -> Iterator[tuple[Id, tuple[Line, ...]]]:
        """Whoever may have lines within a horizon, with these and others; remembered where today's lists look."""
        where = reaches(wanted, asking.parameters)
        persons = sorted(self._register.reading(lambda connection: agenda.candidates(connection, where)))
        widest = self._widest(asking)
        if covering(wanted, widest) == widest:
            return self._remembered(persons, asking, widest, stopped)
        return self._computed(persons, asking, wanted, stopped)

    def _widest(self, asking: Asking) -> Horizon:
        """As far as today's lists look."""
        return covering(within(asking.on, asking.parameters), self.horizon())

    def _remembered(
        self, persons: Iterable[Id], asking: Asking, widest: Horizon, stopped: Stopped
    ) -> Iterator[tuple[Id, tuple[Line, ...]]]:
        far, lasts = msgspec.structs.replace(asking, looked=widest), partial(_lasts, asking=asking)
        for some in _a_few(persons, stopped):
            under = (asking.parameters, widest)
            yield from self._lines.of(some, under, partial(self._compute, asking=far), lasts).items()

    def _computed(
        self, persons: Iterable[Id], asking: Asking, wanted: Horizon, stopped: Stopped
    ) -> Iterator[tuple[Id, tuple[Line, ...]]]:
        far = msgspec.structs.replace(asking, looked=wanted)
        for some in _a_few(persons, stopped):
            yield from self._compute(some, far).items()

    def _compute(self, some: Sequence[Id], asking: Asking) -> dict[Id, tuple[Line, ...]]:
        """The lines of these persons as far as `asking` looks; none of whoever is read as someone else."""
        found = {file.person.id: lines_of(file, asking) for file in self._files(some)}
        looked = asking.looked
        return {person: tuple(listed(found.get(person, ()), looked)) if looked else () for person in some}

    def _files(self, persons: Iterable[Id]) -> Iterator[PersonFile]:
        """Read a few at a time: whoever else asks the register meanwhile waits for those few only."""
        for some in _a_few(sorted(persons)):
            yield from self._register.reading(partial(agenda.files, persons=some))

    def _profiles(self, lines: Sequence[Line]) -> dict[Id, Profile]:
        def read(some: Sequence[Id]) -> dict[Id, Profile]:
            return self._register.reading(partial(agenda.profiles, persons=some))

        found: dict[Id, Profile] = {}
        for some in _a_few(dict.fromkeys(line.person for line in lines)):
            found |= self._identified.of(some, None, read)
        return found

    def _asking(self) -> Asking:
        now = self._clock()
        return Asking(now=now, parameters=self._deadlines.sound_parameters(now.date())[0])


def _a_few(persons: Iterable[Id], stopped: Stopped = never) -> Iterator[list[Id]]:
    """So many at once; raises `work.stopped` between them."""
    waiting = iter(persons)
    while some := list(islice(waiting, AT_ONCE)):
        check(stopped)
        yield some


def _is_urgent(line: Line) -> bool:
    return line.weight != "later" and line.state == "open"


def _is_past(line: Line, today: date) -> bool:
    return line.day is not None and line.day < today and line.turn in ("opens", "happens")


def _lasts(lines: Iterable[Line], asking: Asking) -> bool:
    """Whether lines are the same until midnight: an hour of today makes one late when it is over."""
    return not any(line.hour and line.day == asking.on for line in lines)
