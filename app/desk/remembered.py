"""What was made of what is kept of many people: once, then remembered until something about one of them is recorded."""

from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import Generic, TypeVar

from app.domain.changes import Recorded
from app.domain.ids import Id
from app.register.register import Register

T = TypeVar("T")


class Remembered(Generic[T]):
    """One thing for each person, in memory only; asked from any thread.

    `most` persons at most: of those beyond, it is made at each question.
    """

    def __init__(self, register: Register, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._found: dict[Id, T] = {}
        self._under: object = None
        self._changes = 0
        register.on_change(self._forget)

    def of(
        self,
        persons: Sequence[Id],
        under: object,
        make: Callable[[Sequence[Id]], Mapping[Id, T]],
        lasts: Callable[[T], bool] = lambda _one: True,
    ) -> dict[Id, T]:
        """What `make` says of these persons; it is asked only for those of whom it is not remembered.

        `under`: what else it depends on; under something else, everything is made anew. Ids under which whole groups
        are read. `lasts`: whether it may be remembered.
        """
        with self._lock:
            if under != self._under:
                self._found.clear()
                self._under = under
            found = {person: self._found[person] for person in persons if person in self._found}
            changes = self._changes
        unknown = [person for person in persons if person not in found]
        if unknown:
            made = make(unknown)
            self._keep({person: one for person, one in made.items() if lasts(one)}, under, changes)
            found.update(made)
        return found

    def clear(self) -> None:
        """Forgets everyone; what is being made at this moment is not remembered."""
        with self._lock:
            self._changes += 1
            self._found.clear()

    def __len__(self) -> int:
        """Of how many persons something is remembered."""
        return len(self._found)

    def _keep(self, made: Mapping[Id, T], under: object, changes: int) -> None:
        with self._lock:
            # Something was recorded while it was made: it may say what was before.
            if changes == self._changes and under == self._under and len(self._found) + len(made) <= self._most:
                self._found.update(made)

    def _forget(self, recorded: Recorded) -> None:
        with self._lock:
            self._changes += 1
            for person in recorded.persons:
                self._found.pop(person, None)
