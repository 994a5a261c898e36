"""What an open register answers: reads use a connection of their own, so that they never wait for who writes."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.domain.changes import Conflict
from app.domain.entities import Entity
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.profile import Profile
from app.register import groups, local, queries, search, tables
from app.register.journal import Journal
from app.register.meaning import Meanings
from app.register.operation import Operation
from app.register.sqlcipher import Connection, connect, known_errors

T = TypeVar("T")
E = TypeVar("E", bound=Entity)


class Reading:
    """A register as one reads it; every method may be called from any thread."""

    def __init__(self, file: Path, key: bytes, device: Id) -> None:
        """Opens a register that is there. Raises `register.damaged`, and the known errors of the disk."""
        self.device = device
        self._file = file
        self._reading = threading.RLock()
        self._is_open = True
        self._open_reading(key)

    def get(self, kind: type[E], identifier: Id) -> E | None:
        """One entity, where it exists."""
        return self.reading(lambda _: self._reader.get(kind, identifier))

    def where(self, kind: type[E], /, **equal: object) -> list[E]:
        """The entities whose fields equal these values, in the order of their making; a person through her group."""
        return self.reading(lambda _: self._reader.where(kind, **equal))

    def own(self, kind: type[E], identifier: Id) -> E | None:
        """One entity as it was recorded: of a person, her own sheet without what those joined to her say."""
        return self.reading(lambda _: self._reader.own(kind, identifier))

    def members(self, person: Id) -> tuple[Id, ...]:
        """Everyone who is one with a person, in the order of their making; she alone where she has no group."""
        return self.reading(lambda _: self._reader.members(person))

    def representative(self, person: Id) -> Id:
        """The id under which a person's whole group is read."""
        return self.reading(lambda connection: groups.representative(connection, person))

    def profile(self, person: Id) -> Profile | None:
        """A person with what identifies her."""
        return self.reading(lambda _: queries.profile(self._reader, person))

    def profiles(self, persons: Sequence[Id]) -> dict[Id, Profile]:
        """Those of these persons who exist, in the same order."""
        return self.reading(lambda connection: queries.profiles(connection, self._reader, persons))

    def find(self, typed: str, limit: int = 20) -> list[search.Hit]:
        """The persons whom these words find, best first."""
        return self.reading(lambda connection: search.find(connection, typed, limit, self._meanings))

    def conflicts(self, identifier: Id) -> list[Conflict]:
        """What several laptops say differently of one entity."""
        return self.reading(lambda _: self._reader.conflicts(self._journal, identifier))

    def history(self, person: Id, limit: int = 300) -> list[queries.Batch]:
        """The last actions about a person, latest first."""
        return self.reading(lambda connection: queries.history(connection, person, limit))

    def recent_persons(self, limit: int = 20) -> list[Id]:
        """The persons whom the last actions were about, latest first."""
        return self.reading(lambda connection: queries.recent_persons(connection, limit))

    def since(self, known: dict[Id, int]) -> list[Operation]:
        """The operations that another laptop lacks."""
        return self.reading(lambda _: self._journal.since(known))

    def devices(self) -> dict[Id, int]:
        """The last sequence number known of each laptop."""
        return self.reading(lambda _: self._journal.devices())

    @property
    def prefix(self) -> str:
        """The two letters that begin this laptop's references."""
        return self.local("prefix")

    @property
    def paper_key(self) -> bytes:
        """The secret under which this desk's papers get their check codes."""
        return bytes.fromhex(self.local("paper_key"))

    def local(self, name: str) -> str:
        """Something that only this laptop knows; empty where it was never set."""
        return self.reading(lambda connection: local.get(connection, name))

    def reading(self, question: Callable[[Connection], T]) -> T:
        """Asks the reading connection something short; all of the answer is of one moment."""
        with self._reading:
            if not self._is_open:
                raise KnownError("register.closed")
            with known_errors():
                if self._read.in_transaction:
                    return question(self._read)
                self._read.execute("BEGIN")
                try:
                    return question(self._read)
                finally:
                    if self._read.in_transaction:
                        self._read.execute("ROLLBACK")

    def _open_reading(self, key: bytes) -> None:
        self._read: Connection = connect(self._file, key, read_only=True)
        self._key = key
        self._journal = Journal(self._read, self.device)
        self._reader = tables.Reader(self._read)
        self._meanings = Meanings()
