"""The register of one laptop, open: what the desk records in it and reads from it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.domain.changes import Change, Recorded
from app.domain.clock import Clock, milliseconds
from app.domain.entities import Entity
from app.domain.ids import Id
from app.register import derived, drafts, local, purging, tables, writing
from app.register.drafts import Draft
from app.register.journal import Accepted, Journal, Said
from app.register.opening import DATABASE as DATABASE
from app.register.opening import open_writing
from app.register.operation import Operation
from app.register.reading import Reading
from app.register.recording import action, said
from app.register.sqlcipher import Connection, change_key, opens, transaction
from app.register.undo import Undone
from app.register.work import Progress, Steps, Stopped, never, silent, stoppable, watched
from app.register.writer import Writer

DERIVED = derived.NAMES
UNDOING = 3
"""The parts of undoing: what was said is read, then the tables are written, then what is searched."""
T = TypeVar("T")
E = TypeVar("E", bound=Entity)


class Register(Reading):
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
        self._clock = clock
        self._listeners: list[Callable[[Recorded], None]] = []
        self._writer = Writer(lambda: open_writing(folder, key))
        try:
            super().__init__(folder / DATABASE, key, device)
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

    def set_local(self, name: str, value: str) -> None:
        """Keeps something that only this laptop knows."""
        self.change_own(lambda connection: local.put(connection, name, value))

    def change_own(self, work: Callable[[Connection], T]) -> T:
        """Changes what is this laptop's own (`local`, `draft`, `file_key`): in a transaction too, but tells no view."""

        def whole(connection: Connection) -> T:
            with transaction(connection):
                return work(connection)

        return self._writer.do(whole)

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

    def _tell(self, recorded: Recorded) -> None:
        for listener in list(self._listeners) if recorded.entities else ():
            listener(recorded)

    def _now(self) -> int:
        return milliseconds(self._clock())
