"""A backup made into the register of a new laptop."""

import os
import secrets
import sys
from contextlib import closing
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from app.domain.clock import Clock, milliseconds
from app.domain.faults import KnownError
from app.domain.ids import new_id, to_bytes
from app.domain.references import PREFIX_LETTERS
from app.exchange import ledger, members, storing
from app.exchange.members import Purges
from app.exchange.proof import Proven, prove
from app.exchange.report import Report
from app.register import drafts, files, local, storage
from app.register.copying import copy_database
from app.register.purge_again import PENDING
from app.register.register import DATABASE
from app.register.sqlcipher import Connection, connect, transaction
from app.register.vault import Cost, Opened, RecoverySecret, create_known
from app.register.vault.belonging import bind_register
from app.register.vault.cost import FLOOR
from app.register.vault.entry import checked_label, checked_passphrase
from app.register.work import Meter, Progress, Stopped, check, never, silent

KEPT = ("paper_key", "clock", "specimen")
"""What a new laptop of the desk keeps of `local`; everything else was the old laptop's own. `derived_by` goes too: so
the tables are folded anew from the journal when the register is first opened, whatever the backup made of them."""


_HELD = "SELECT 1 FROM batch_subject WHERE person = ?"


class Restored(msgspec.Struct, frozen=True):
    """A new laptop: the proof of its backup, its keys open, and the letters that begin its references from now on."""

    report: Report
    opened: Opened
    prefix: str


def restore(
    file: Path,
    target: Path,
    secret: RecoverySecret,
    passphrase: str,
    clock: Clock,
    *,
    label: str = "C1",
    cost: Cost | None = None,
    floor: Cost = FLOOR,
    progress: Progress = silent,
    stopped: Stopped = never,
) -> Restored:
    """Makes the backup `file` into a new laptop's register in `target`, an empty folder or none.

    The new laptop has a new id, new keys, a first slot `label` opened by `passphrase`, a new prefix and counters from
    1; the recovery sheet stays the desk's. What the old laptop recorded stays its own in the journal. The caller
    records the new `Device`, then does `purge_again`, which forgets whom the ledgers of purges beside the backup name:
    the report tells how many, and since when purges are unknown (notice `restore.purges-unknown`, day). All is made in
    a private folder beside `target`, which takes its name at the very end: whatever happens, `target` is as it was or
    whole. `cost` and `floor` are for tests.

    Faults: `restore.not-empty`, `restore.whole-disk`, those of `proof.prove`,
    `vault.passphrase-empty`, `vault.label-not-a-code`, the vault's faults of writing, `work.stopped`.
    """
    checked_label(label)
    checked_passphrase(passphrase)
    target = target.absolute()
    _require_empty(target)
    with storing.opened(file) as source:
        meter = Meter(progress, stopped, source.seek(0, os.SEEK_END))
    with storing.private_folder(target.parent, f"{target.name}.restoring") as work:
        whole, incoming = work / "whole", work / "incoming"
        with storing.faults(target.parent):
            for folder in (whole, incoming, incoming / files.FOLDER):
                folder.mkdir(0o700)
        proven = prove(file, secret.identity, incoming, clock(), meter, keep=True)
        ledgers = ledger.beside(file.absolute().parent, secret.identity)
        prefix, again = _as_new_laptop(incoming / members.DATABASE, proven, ledgers)
        report = _told_of_purges(proven, ledgers, again, clock)
        opened = create_known(
            whole,
            passphrase,
            label,
            desk=proven.report.desk,
            device=new_id(milliseconds(clock())),
            recovery=secret.recipient,
            confirmed=True,
            cost=cost,
            floor=floor,
        )
        _move_in(incoming, whole, proven.key, opened, stopped)
        check(stopped)
        _give_place(whole, target)
    opened.folder = target
    meter.finish()
    return Restored(report, opened, prefix)


def _told_of_purges(proven: Proven, ledgers: tuple[Purges, ...], again: int, clock: Clock) -> Report:
    """The report, which says how many will be forgotten again, and from when on purges are unknown."""
    until = max([proven.purges, *ledgers], key=lambda one: datetime.fromisoformat(one.known_until)).known_until
    day = until[: len("2026-11-23")]
    unknown = (KnownError("restore.purges-unknown", day=day),) if day < clock().date().isoformat() else ()
    notices = (*proven.report.notices, *unknown)
    return replace(proven.report, purges_until=until, purged_again=again, notices=notices)


def _require_empty(target: Path) -> None:
    with storing.faults(target.parent):
        if not os.path.lexists(target):
            return
        if target.is_symlink() or not target.is_dir() or any(target.iterdir()):
            raise KnownError("restore.not-empty", folder=str(target))
        if target.is_mount():
            raise KnownError("restore.whole-disk", folder=str(target))


def _as_new_laptop(database: Path, proven: Proven, ledgers: tuple[Purges, ...]) -> tuple[str, int]:
    """Takes out of the copy what was the old laptop's own; returns the new prefix, which nobody of the desk has.

    Whom purges forgot since the backup is noted, to be done before anyone works with the register; of how many of them
    it holds anything is returned too.
    """
    known = ledger.persons([proven.purges])
    again = [one for one in ledger.persons(ledgers) if one not in known]
    with closing(connect(database, proven.key)) as connection, transaction(connection):
        prefix = _free_prefix(connection)
        drafts.forget_typed(connection)
        kept = {name: local.get(connection, name) for name in KEPT}
        connection.execute("DELETE FROM local")
        pending = msgspec.json.encode(again).decode() if again else ""
        for name, value in {**kept, "prefix": prefix, PENDING: pending}.items():
            if value:
                local.put(connection, name, value)
        held = [one for one in again if connection.execute(_HELD, (to_bytes(one),)).fetchone()]
    return prefix, len(held)


def _free_prefix(connection: Connection) -> str:
    rows = connection.execute("SELECT prefix FROM device UNION SELECT substr(reference, 1, 2) FROM person")
    taken = {row[0] for row in rows} | {local.get(connection, "prefix")}
    free = [one + two for one in PREFIX_LETTERS for two in PREFIX_LETTERS if one + two not in taken]
    # With every prefix taken, two laptops share one: both references stay findable.
    return secrets.choice(free or [one + two for one in PREFIX_LETTERS for two in PREFIX_LETTERS])


def _move_in(incoming: Path, whole: Path, key: bytes, opened: Opened, stopped: Stopped) -> None:
    """The database under the new laptop's register key, and the files, whose keys are in it."""
    with storing.of_the_register(whole.parent):
        copy_database(incoming / members.DATABASE, key, whole / DATABASE, opened.register_key, stopped=stopped)
    bind_register(opened)
    with storing.faults(whole.parent):
        (incoming / files.FOLDER).rename(whole / files.FOLDER)
        storage.sync_folder(whole / files.FOLDER)
        storage.sync_folder(whole)


def _give_place(whole: Path, target: Path) -> None:
    with storing.faults(target.parent):
        if sys.platform == "win32" and target.exists():
            target.rmdir()  # Elsewhere a folder takes the name of an empty one in a single step.
        whole.rename(target)
        storage.sync_folder(target.parent)
