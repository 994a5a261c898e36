"""Backups: made and proven here, verified and restored from their file alone."""

from pathlib import Path

import msgspec

from app.desk.laptop import device_card
from app.domain.changes import Make
from app.domain.clock import Clock
from app.domain.faults import KnownError
from app.exchange import backup
from app.exchange import restore as restoring
from app.exchange import verify as verifying
from app.exchange.report import LastBackup as LastBackup
from app.exchange.report import Report as Report
from app.register import health
from app.register.files import Files, Unsound
from app.register.health import Health
from app.register.purge_again import purge_again
from app.register.register import DATABASE, Register
from app.register.vault import Cost, Opened, read_recovery
from app.register.vault.cost import FLOOR
from app.register.work import Progress, Stopped, never, silent

RESTORED = "C1"


class Soundness(msgspec.Struct, frozen=True):
    """What a whole check of this laptop's register found."""

    health: Health
    files: Unsound

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return self.fault is None

    @property
    def fault(self) -> KnownError | None:
        """What is wrong, to be told: the register itself, or only files that are kept with it."""
        found = self.health
        if found.pages or found.structure:
            return KnownError("desk.unsound")
        if found.breaks:
            missing = sum(one.what == "missing" for one in found.breaks)
            return KnownError("desk.journal-broken", missing=missing, altered=len(found.breaks) - missing)
        if found.differing:
            return KnownError("desk.tables-differ", tables=", ".join(found.differing))
        missing, damaged = len(self.files.missing), len(self.files.damaged)
        return KnownError("desk.files-unsound", missing=missing, damaged=damaged) if missing + damaged else None


class Backups:
    """The backups of an open register."""

    def __init__(self, register: Register, opened: Opened, files: Files, clock: Clock) -> None:
        self._register = register
        self._opened = opened
        self._files = files
        self._clock = clock

    def last(self) -> LastBackup | None:
        """The newest backup that this laptop made and proved."""
        return backup.last_backup(self._register)

    def suggested(self, folder: Path) -> Path:
        """A file name in a folder that says when, and nothing else."""
        return folder / backup.backup_name(self._clock())

    def make(self, file: Path, *, progress: Progress = silent, stopped: Stopped = never) -> Report:
        """Makes a backup and proves it; faults of `app.exchange.backup.back_up`."""
        return backup.back_up(self._register, self._opened, file, self._clock, progress=progress, stopped=stopped)

    def check(self, *, stopped: Stopped = never) -> Soundness:
        """Proves the register: pages, structure, chains, tables equal to a fold of the journal, files whole."""
        file, key = self._register.folder / DATABASE, self._opened.register_key
        found = health.check(file, key, stopped=stopped)
        if found.pages or found.structure:
            # A damaged file is not copied, and nothing more can be said of it.
            return Soundness(found, Unsound((), ()))
        differing = health.differing_tables(
            self._register.folder, key, self._register.device, self._clock, stopped=stopped
        )
        return Soundness(msgspec.structs.replace(found, differing=differing), self._files.unsound(stopped=stopped))

    def mend(self, found: Soundness) -> tuple[str, ...]:
        """Makes the tables anew that are not what the journal says; returns their names.

        Nothing is touched where the file or the journal itself is wrong: it would hide what is lost.
        """
        if found.health.pages or found.health.structure or found.health.breaks or not found.health.differing:
            return ()
        self._register.rebuild()
        return found.health.differing


class Copies:
    """What can be done with a backup where no register is open."""

    def __init__(self, clock: Clock, *, cost: Cost | None = None, floor: Cost = FLOOR) -> None:
        """`cost` and `floor` of passphrases are for tests."""
        self._clock = clock
        self._cost = cost
        self._floor = floor

    def verify(self, file: Path, recovery: str, *, progress: Progress = silent, stopped: Stopped = never) -> Report:
        """Proves a backup with the recovery words (or code, or file); faults of `app.exchange.verify.verify`."""
        identity = read_recovery(recovery).identity
        return verifying.verify(file, identity, self._clock, progress=progress, stopped=stopped)

    def restore(
        self, file: Path, folder: Path, recovery: str, passphrase: str, *, progress: Progress = silent,
        stopped: Stopped = never,
    ) -> Report:  # fmt: skip
        """Makes a backup into a new laptop's register in an empty folder; faults of `app.exchange.restore.restore`."""
        made = restoring.restore(
            file, folder, read_recovery(recovery), passphrase, self._clock, label=RESTORED, cost=self._cost,
            floor=self._floor, progress=progress, stopped=stopped,
        )  # fmt: skip
        with made.opened.until_wiped() as opened:
            register = Register(folder, opened.register_key, opened.device, self._clock)
            try:
                register.record("laptop-restored", [Make(device_card(opened, register))], RESTORED)
                purge_again(register, RESTORED, self._clock)
            finally:
                register.close()
        return made.report
