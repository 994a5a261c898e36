"""The register of one laptop, open: what the desk records in it and reads from it."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.domain.changes import Change, Conflict, Recorded
from app.domain.clock import Clock, milliseconds
from app.domain.entities import Entity
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.profile import Profile
from app.register import derived, drafts, groups, local, purging, queries, search, tables, writing
from app.register.drafts import Draft
from app.register.journal import Accepted, Journal, Said
from app.register.meaning import Meanings
from app.register.opening import DATABASE as DATABASE
from app.register.opening import open_writing
from app.register.operation import Operation
from app.register.recording import action, said
from app.register.sqlcipher import Connection, change_key, connect, known_errors, opens, transaction
from app.register.undo import Undone
from app.register.work import Progress, Steps, Stopped, never, silent, stoppable, watched
from app.register.writer import Writer

DERIVED = derived.NAMES
UNDOING = 3
"""The parts of undoing: what was said is read, then the tables are written, then what is searched."""
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
        self._is_open = True
        self._writer = Writer(lambda: open_writing(folder, key))
        try:
            self._open_reading(key)
        except BaseException:
            self._writer.close()
            raise

    # -- writing -------------------------------------------------------------------------------

    def record(self, kind: str, changes: Sequence[Change], author: str, *, stopped: Stopped = never) -> Recorded:
        """Records one action of one volunteer, whole; returns what it changed once it is on the disk.

        Raises `register.gone` where something to edit was withdrawn meanwhile, `register.purged` where its person was,
        `work.stopped` where someone stopped a long action: nothing of it is left. Where nothing is new, nothing is
        recorded, and the batch that is returned has no entity.
        """

        def prepare(batch: Id, journal: Journal, reader: tables.Reader) -> list[Said]:
            return said(batch, kind, watched(changes, stopped), journal, reader)

        def work(connection: Connection) -> Recorded:
            with stoppable(connection, stopped):
                return self._record(connection, author, prepare, Steps(stopped=stopped))

        return self._writer.do(work)

    def undo(
        self, batch: Id, author: str, *, progress: Progress = silent, stopped: Stopped = never
    ) -> tuple[Recorded, Undone]:
        """Undoes a batch by a new one; also tells what was changed since and therefore stays.

        Raises `work.stopped` where someone stopped it: nothing of it is undone then.
        """

        def work(connection: Connection) -> tuple[Recorded, Undone]:
            steps = Steps(UNDOING, progress, stopped)
            with stoppable(connection, stopped):
                undone = writing.undone(connection, self.device, batch, steps)
                recorded = self._record(connection, author, lambda own, *_: action(own, "undo", undone.said), steps)
            return recorded, undone

        return self._writer.do(work)

    def accept(self, operations: Sequence[Operation]) -> tuple[Recorded, Accepted]:
        """Takes in other laptops' operations, all or none. Raises `journal.not-genuine`."""

        def work(connection: Connection) -> tuple[Recorded, Accepted]:
            recorded, accepted = writing.take(connection, self.device, operations, self._now())
            self._tell(recorded)
            return recorded, accepted

        return self._writer.do(work)

    def rebuild(self) -> None:
        """Makes every derived table anew from the journal."""
        self.change_own(derived.rebuild)

    def sweep(self) -> bool:
        """Writes the pages anew after a purge: none holds a forgotten word. False: someone reads, sweep again later."""

        def work(connection: Connection) -> bool:
            with self._reading:
                return purging.sweep(connection)

        return self._writer.do(work)

    def _record(self, connection: Connection, author: str, prepare: writing.Prepare, steps: Steps) -> Recorded:
        recorded = writing.write(connection, self.device, author, self._now(), prepare, steps)
        self._tell(recorded)
        return recorded

    def next_number(self, counter: str) -> int:
        """The next number of a counter of this laptop, from 1; never given twice."""
        return self.next_numbers(counter, 1)[0]

    def next_numbers(self, counter: str, count: int) -> list[int]:
        """The next numbers of a counter, in one go."""
        return self.change_own(lambda connection: [local.next_number(connection, counter) for _ in range(count)])

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

    def set_local(self, name: str, value: str) -> None:
        """Keeps something that only this laptop knows."""
        self.change_own(lambda connection: local.put(connection, name, value))

    def change_own(self, work: Callable[[Connection], T]) -> T:
        """Changes what is this laptop's own (`local`, `draft`, `file_key`): in a transaction too, but tells no view."""

        def whole(connection: Connection) -> T:
            with transaction(connection):
                return work(connection)

        return self._writer.do(whole)

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

    def rekey(self, key: bytes) -> None:
        """Puts another 32-byte key on the database file, whole or not at all.

        Raises `register.busy` where someone else (a backup) has the file open.
        """

        def work(connection: Connection) -> None:
            # In the writer's turn, so that no listener waits for the reading connection meanwhile.
            with self._reading:
                self._read.close()
                try:
                    change_key(connection, key)
                finally:
                    file = self.folder / DATABASE
                    self._open_reading(key if opens(file, key) else self._key)

        self._writer.do(work)

    # -- life ----------------------------------------------------------------------------------

    def on_change(self, listener: Callable[[Recorded], None]) -> None:
        """Tells `listener` of every batch, from the writer's thread, once it is on the disk.

        A listener may read; it cannot write, for the writer waits for it. What it raises reaches whoever recorded.
        """
        self._listeners.append(listener)

    def close(self) -> None:
        """Waits for what is being written, then closes; every later call raises `register.closed`."""
        self._writer.finish()
        if not self._is_open:
            return
        self._is_open = False
        # Whoever is still reading is cut off: locking does not wait.
        self._read.interrupt()
        with self._reading:
            self._read.close()
        self._writer.close()

    def _open_reading(self, key: bytes) -> None:
        self._read: Connection = connect(self.folder / DATABASE, key, read_only=True)
        self._key = key
        self._journal = Journal(self._read, self.device)
        self._reader = tables.Reader(self._read)
        self._meanings = Meanings()

    def _tell(self, recorded: Recorded) -> None:
        for listener in list(self._listeners) if recorded.entities else ():
            listener(recorded)

    def _now(self) -> int:
        return milliseconds(self._clock())
