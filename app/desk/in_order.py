"""A list of everybody's lines, kept in order: the next question asks only those about whom something was recorded."""

from bisect import insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Lock

from msgspec import Struct

from app.domain.agenda.model import Line, in_order, rank
from app.domain.changes import Recorded
from app.domain.ids import Id

MOST_CHANGED = 2_000
"""With more changes than that, as an import brings, the list is made anew."""

Lines = Sequence[Line]


class _Kept(Struct, frozen=True, eq=False):
    """A list as it was found: `passing` are the persons of whom it may be another one a minute later."""

    under: object
    lines: tuple[Line, ...]
    passing: frozenset[Id]


class _Telling(Struct, frozen=True):
    """Which of someone's lines stand on a list, and whether that stays so."""

    select: Callable[[Lines], Lines]
    lasts: Callable[[Lines], bool]

    def made(self, under: object, everyone: Iterable[tuple[Id, Lines]]) -> _Kept:
        """A list of everyone."""
        lines: list[Line] = []
        passing: set[Id] = set()
        for person, found in everyone:
            lines += self.select(found)
            if not self.lasts(found):
                passing.add(person)
        return _Kept(under, in_order(lines), frozenset(passing))

    def renewed(self, kept: _Kept, anew: Mapping[Id, Lines]) -> _Kept:
        """A list with the lines of these persons as they are now."""
        lines = [line for line in kept.lines if line.person not in anew]
        for found in anew.values():
            for line in self.select(found):
                insort(lines, line, key=rank)
        passing = {person for person, found in anew.items() if not self.lasts(found)}
        return _Kept(kept.under, tuple(lines), (kept.passing - anew.keys()) | passing)


class InOrder:
    """One list, in memory only; asked from any thread."""

    def __init__(self, on_change: Callable[[Callable[[Recorded], None]], None]) -> None:
        """Takes where one hears of what is recorded."""
        self._lock = Lock()
        self._kept: _Kept | None = None
        # Whom something was recorded about, and as how many-eth change; `_lost` the last that is not known any more.
        self._changed: dict[Id, int] = {}
        self._changes = self._lost = 0
        on_change(self._note)

    def of(
        self,
        under: object,
        everyone: Callable[[], Iterable[tuple[Id, Lines]]],
        some: Callable[[Sequence[Id]], Mapping[Id, Lines]],
        *,
        select: Callable[[Lines], Lines],
        lasts: Callable[[Lines], bool],
    ) -> tuple[Line, ...]:
        """The lines of everyone, in order.

        `everyone` says who has which lines, `some` says it of these persons; `select` those that stand on this list,
        `lasts` whether that stays so while nothing is recorded. `under`: what else it depends on; under something else,
        the list is made anew.
        """
        told = _Telling(select, lasts)
        with self._lock:
            kept, changes, changed = self._kept, self._changes, set(self._changed)
        if kept is None or kept.under != under:
            found = told.made(under, everyone())
        elif anew := sorted(changed | kept.passing):
            found = told.renewed(kept, some(anew))
        else:
            return kept.lines
        with self._lock:
            # What was recorded meanwhile may be missing in it: those persons are asked again.
            if self._kept is kept and changes >= self._lost:
                self._kept = found
                self._changed = {person: number for person, number in self._changed.items() if number > changes}
        return found.lines

    def clear(self) -> None:
        """Forgets the list; one that is being made at this moment is not kept."""
        with self._lock:
            self._forget()

    def __len__(self) -> int:
        """How many lines are kept."""
        return len(self._kept.lines) if self._kept else 0

    def _forget(self) -> None:
        self._changes += 1
        self._lost = self._changes
        self._kept = None
        self._changed.clear()

    def _note(self, recorded: Recorded) -> None:
        with self._lock:
            self._changes += 1
            self._changed.update(dict.fromkeys(recorded.persons, self._changes))
            if len(self._changed) > MOST_CHANGED:
                self._forget()
