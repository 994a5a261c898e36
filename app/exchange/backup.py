"""A backup made, read again from the disk, proven, and only then given its name."""

import secrets
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from app.domain.clock import Clock
from app.domain.faults import KnownError
from app.exchange import ledger, storing
from app.exchange.archive import Archive
from app.exchange.proof import prove
from app.exchange.remembered import last_backup as last_backup
from app.exchange.remembered import remember
from app.exchange.report import LastBackup, Report
from app.exchange.sealing import seal
from app.register import storage
from app.register.copying import copy_database, require_encrypted
from app.register.register import DATABASE, Register
from app.register.vault import Identity, Opened
from app.register.work import Meter, Progress, Stopped, never, silent

_AGE_SHARE = 1000
"""age adds 16 bytes to every 64 KiB, and some hundred bytes a recipient: less than a thousandth and 64 KiB."""
_NOT_PROVEN = {
    "backup.damaged",
    "backup.not-a-backup",
    "backup.refused",
    "backup.unsound",
    "backup.wrong-key",
    "backup.file-missing",
    "backup.unreadable",
}


def backup_name(at: datetime) -> str:
    """The name of a backup made at this moment: it says when, and nothing else."""
    return at.strftime("guichet-ouvert-%Y-%m-%d-%Hh%Mm%S.age")


def back_up(
    register: Register,
    opened: Opened,
    file: Path,
    clock: Clock,
    *,
    progress: Progress = silent,
    stopped: Stopped = never,
) -> Report:
    """Makes the backup `file`, proves it, and remembers it in the register. Others may record meanwhile.

    Until it is proven it has another name in the same folder; where anything goes wrong, or the user stops, nothing
    is left of it and every other file is as it was. One backup of a register at a time. Progress counts bytes written
    and read again.

    Faults: `backup.already-there`, `backup.disk-full`, `backup.read-only`, `backup.folder-gone`, `backup.too-large`,
    `backup.disk-error` (folder), `backup.not-proven` (it does not read as it was written), `register.damaged`,
    `vault.locked`, `work.stopped`. Notices of the report: `backup.same-disk`, `backup.ledger-not-written`,
    `backup.not-remembered`.
    """
    identity, key, recipients = opened.identity, opened.register_key, opened.backup_recipients
    at = clock()
    with storing.faults(file.parent):
        if file.exists():
            raise KnownError("backup.already-there", file=str(file))
        same_disk = file.parent.stat().st_dev == register.folder.stat().st_dev
    with storing.private_folder(register.folder, "backup") as place:
        copy_key = secrets.token_bytes(32)
        copy = _copy(register, key, place, copy_key, stopped)
        archive = Archive(copy, copy_key, register.folder, opened.desk, opened.device, at)
        meter = Meter(progress, stopped, 2 * archive.size)
        part = _part(file, opened)
        try:
            _write(part, archive, recipients, meter)
            copy.unlink()
            report = _proven(part, identity, place, clock, meter)
            _give_name(part, file)
        except BaseException:
            storing.discard(part)
            raise
    meter.finish()
    notices: tuple[KnownError, ...] = (KnownError("backup.same-disk", folder=str(file.parent)),) if same_disk else ()
    notices += _told_of_purges(register, opened, file.parent, report.made_at)
    return _remember(register, msgspec.structs.replace(report, file=file, notices=notices))


def _copy(register: Register, key: bytes, place: Path, copy_key: bytes, stopped: Stopped) -> Path:
    copy = place / "copy.db"
    with storing.of_the_register(register.folder):
        copy_database(register.folder / DATABASE, key, copy, copy_key, stopped=stopped)
    require_encrypted(copy)
    return copy


def _part(file: Path, opened: Opened) -> Path:
    """A name for the backup until it is proven. What this laptop left of one that was killed goes first."""
    ours = f".{opened.device[-8:]}"
    with storing.faults(file.parent):
        for left_behind in file.parent.glob(f"{ours}-*.part"):
            left_behind.unlink(missing_ok=True)
    return file.with_name(f"{ours}-{secrets.token_hex(4)}.part")


def _write(part: Path, archive: Archive, recipients: tuple[str, ...], meter: Meter) -> None:
    with storing.faults(part.parent):
        needed = archive.size + archive.size // _AGE_SHARE + (1 << 16)
        if shutil.disk_usage(part.parent).free < needed:
            raise KnownError("backup.disk-full", folder=str(part.parent))
        with storing.new_file(part) as target:
            seal(_metered(archive.tar(), meter), target.write, recipients)
            storing.settle(target)


def _metered(pieces: Iterator[bytes], meter: Meter) -> Iterator[bytes]:
    for piece in pieces:
        meter.advance(len(piece))
        yield piece


def _proven(part: Path, identity: Identity, place: Path, clock: Clock, meter: Meter) -> Report:
    try:
        return prove(part, identity, place, clock(), meter).report
    except KnownError as fault:
        if fault.code not in _NOT_PROVEN:
            raise
        raise KnownError("backup.not-proven", folder=str(part.parent)) from fault


def _give_name(part: Path, file: Path) -> None:
    with storing.faults(file.parent):
        if file.exists():
            raise KnownError("backup.already-there", file=str(file))
        part.rename(file)
        storage.sync_folder(file.parent)


def _told_of_purges(register: Register, opened: Opened, folder: Path, at: str) -> tuple[KnownError, ...]:
    """Puts the ledger of purges beside the backup, for the older ones there; a notice where that cannot be."""
    purges = register.reading(lambda connection: ledger.purges_of(connection, at))
    try:
        if purges.purges:
            ledger.write(folder, purges, opened)
    except KnownError as fault:
        return (KnownError("backup.ledger-not-written", folder=str(folder), cause=fault.code),)
    return ()


def _remember(register: Register, report: Report) -> Report:
    last = LastBackup(str(report.file), report.made_at, report.proven_at, report.bytes, report.sha256, report.counts)
    try:
        remember(register, last)
    except KnownError as fault:
        # The backup is good all the same: only this laptop does not know of it.
        notice = KnownError("backup.not-remembered", cause=fault.code)
        return msgspec.structs.replace(report, notices=(*report.notices, notice))
    return report
