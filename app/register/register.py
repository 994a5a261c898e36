"""The register of one laptop, open: what the desk records in it and reads from it."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from app.domain.changes import Change, Conflict, Recorded
from app.domain.clock import Clock, milliseconds
from app.domain.entities import Entity, Name, Person
from app.domain.ids import Id, new_id
from app.domain.profile import Profile
from app.register import drafts, local, queries, search, sql, tables
from app.register.drafts import Draft
from app.register.journal import Accepted, Journal, Said
from app.register.migrations import migrate
from app.register.operation import Operation
from app.register.recording import action, said
from app.register.sqlcipher import Connection, connect, known_errors, transaction
from app.register.undo import Undone, undo

DATABASE = "register.db"
DERIVED = ("head", "superseded", "conflict", "batch_subject", "search_key", *tables.TABLES)
T = TypeVar("T")
E = TypeVar("E", bound=Entity)


class Register:
    """An open register.

    One thread owns the writing connection; reads use a connection of their own, so neither waits for the
    other. Every method may be called from any thread and returns when it is done; those that write have
    put their batch on the disk by then.
    """

    def __init__(self, folder: Path, key: bytes, device: Id, clock: Clock) -> None:
        """Opens the register of `folder`, making it where there is none.

        Raises `register.damaged`, `register.newer-version`, and the known errors of the disk.
        """
        self.folder = folder
        self.device = device
        self._clock = clock
        self._listeners: list[Callable[[Recorded], None]] = []
        self._reading = threading.RLock()
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="register-writer")
        try:
            self._write: Connection = self._writer.submit(self._open, folder / DATABASE, key).result()
        except BaseException:
            self._writer.shutdown()
            raise
        self._open_reading(key)

    # -- writing -------------------------------------------------------------------------------

    def record(self, kind: str, changes: Sequence[Change], author: str) -> Recorded:
        """Records one action of one volunteer, whole; returns what it changed once it is on the disk."""

        def prepare(batch: Id, journal: Journal, reader: tables.Reader) -> list[Said]:
            return said(batch, kind, changes, journal, reader)

        return self._submit(lambda: self._record(author, prepare))

    def undo(self, batch: Id, author: str) -> tuple[Recorded, Undone]:
        """Undoes a batch by a new one; also tells what was changed since and therefore stays."""

        def work() -> tuple[Recorded, Undone]:
            undone = undo(batch, Journal(self._write, self.device))
            return self._record(author, lambda own, *_: action(own, "undo", undone.said)), undone

        return self._submit(work)

    def accept(self, operations: Sequence[Operation]) -> tuple[Recorded, Accepted]:
        """Takes in other laptops' operations, all or none. Raises `journal.not-genuine`."""

        def work() -> tuple[Recorded, Accepted]:
            with transaction(self._write):
                accepted = Journal(self._write, self.device).accept(operations, self._now())
                recorded = self._derive(self._write, Id(""), accepted.new)
            return recorded, accepted

        recorded, accepted = self._submit(work)
        self._tell(recorded)
        return recorded, accepted

    def rebuild(self) -> None:
        """Folds every derived table again from the journal."""

        def work() -> None:
            with transaction(self._write):
                for name in DERIVED:
                    self._write.execute(sql.delete(name))
                self._derive(self._write, Id(""), Journal(self._write, self.device).since({}))

        self._submit(work)

    def _record(self, author: str, prepare: Callable[[Id, Journal, tables.Reader], list[Said]]) -> Recorded:
        now = self._now()
        batch = new_id(now)
        with transaction(self._write):
            journal = Journal(self._write, self.device)
            operations = journal.append(batch, author, prepare(batch, journal, tables.Reader(self._write)), now)
            recorded = self._derive(self._write, batch, operations)
        self._tell(recorded)
        return recorded

    @staticmethod
    def _derive(connection: Connection, batch: Id, operations: Sequence[Operation]) -> Recorded:
        journal = Journal(connection, Id(""))
        journal.index(operations)
        touched = dict.fromkeys((one.entity, one.entity_id) for one in operations)
        tables.fold(connection, journal, touched)
        persons = frozenset(person for one in operations for person in one.subjects)
        reader = tables.Reader(connection)
        identified = (Person.entity, Name.entity, "id_number", "contact")
        for person in {person for one in operations if one.entity in identified for person in one.subjects}:
            profile = queries.profile(reader, person)
            if profile is None:
                search.forget(connection, person)
            else:
                search.update(connection, [profile])
        return Recorded(batch, frozenset(touched), persons)

    def next_number(self, counter: str) -> int:
        """The next number of a counter of this laptop, from 1; never given twice."""
        return self.change_own(lambda connection: local.next_number(connection, counter))

    # -- drafts --------------------------------------------------------------------------------

    def keep_draft(self, draft: Draft) -> None:
        """Keeps an unsaved form."""
        self.change_own(lambda connection: drafts.keep(connection, draft))

    def drop_draft(self, key: str) -> None:
        """Forgets an unsaved form."""
        self.change_own(lambda connection: drafts.drop(connection, key))

    def drafts(self) -> list[Draft]:
        """The unsaved forms, the last typed first."""
        return self.reading(drafts.kept)

    # -- reading -------------------------------------------------------------------------------

    def get(self, kind: type[E], identifier: Id) -> E | None:
        """One entity, where it exists."""
        return self.reading(lambda _: self._reader.get(kind, identifier))

    def where(self, kind: type[E], /, **equal: object) -> list[E]:
        """The entities whose fields equal these values, in the order of their making."""
        return self.reading(lambda _: self._reader.where(kind, **equal))

    def profile(self, person: Id) -> Profile | None:
        """A person with what identifies her."""
        return self.reading(lambda _: queries.profile(self._reader, person))

    def find(self, typed: str, limit: int = 20) -> list[search.Hit]:
        """The persons whom these words find, best first."""
        return self.reading(lambda connection: search.find(connection, typed, limit))

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

    def set_local(self, name: str, value: str) -> None:
        """Keeps something that only this laptop knows."""
        self.change_own(lambda connection: local.put(connection, name, value))

    def change_own(self, work: Callable[[Connection], T]) -> T:
        """Changes what is this laptop's own (`local`, `draft`, `file_key`): in a transaction too, but tells no view."""

        def whole() -> T:
            with transaction(self._write):
                return work(self._write)

        return self._submit(whole)

    def reading(self, question: Callable[[Connection], T]) -> T:
        """Asks the reading connection something short."""
        with self._reading, known_errors():
            return question(self._read)

    def rekey(self, key: bytes) -> None:
        """Puts another 32-byte key on the database file, whole or not at all."""

        def work() -> None:
            with known_errors():
                # Changing the key rewrites every page, which SQLCipher does not do through the log.
                self._write.execute("PRAGMA journal_mode = DELETE")
                self._write.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
                self._write.execute("PRAGMA journal_mode = WAL")

        with self._reading:
            self._read.close()
            self._submit(work)
            self._open_reading(key)

    # -- life ----------------------------------------------------------------------------------

    def on_change(self, listener: Callable[[Recorded], None]) -> None:
        """Tells `listener` of every batch, from the writer's thread, once it is on the disk."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Waits for what is being written, then closes; the register answers nothing any more."""
        self._listeners.clear()
        self._writer.submit(self._write.close).result()
        self._writer.shutdown()
        with self._reading:
            self._read.close()

    def _open_reading(self, key: bytes) -> None:
        self._read: Connection = connect(self.folder / DATABASE, key, read_only=True)
        self._journal = Journal(self._read, self.device)
        self._reader = tables.Reader(self._read)

    def _open(self, file: Path, key: bytes) -> Connection:
        connection = connect(file, key)
        with known_errors():
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        migrate(connection)
        with transaction(connection):
            local.begin(connection)
        return connection

    def _submit(self, work: Callable[[], T]) -> T:
        return self._writer.submit(work).result()

    def _tell(self, recorded: Recorded) -> None:
        if recorded.entities:
            for listener in list(self._listeners):
                listener(recorded)

    def _now(self) -> int:
        return milliseconds(self._clock())
