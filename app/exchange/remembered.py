"""The backups that a laptop remembers having made: the last one, and those that may still lie somewhere."""

from pathlib import Path

import msgspec

from app.exchange.report import LastBackup
from app.register.register import Register

LAST, ALL = "last_backup", "backups"
"""What this laptop keeps of them in `local`."""
_MOST = 500
_read_last = msgspec.json.Decoder(LastBackup).decode
_read = msgspec.json.Decoder(tuple[LastBackup, ...]).decode


def last_backup(register: Register) -> LastBackup | None:
    """The newest backup that this laptop made and proved."""
    kept = register.local(LAST)
    return _read_last(kept) if kept else None


def backups(register: Register) -> tuple[LastBackup, ...]:
    """The backups that this laptop made and that are not known to be gone, the oldest first.

    One on a stick that is not plugged in counts; one missing from a folder that is there was deleted.
    """
    kept = register.local(ALL)
    last = last_backup(register)
    found = _read(kept) if kept else (last,) if last else ()
    return tuple(one for one in found if Path(one.file).exists() or not Path(one.file).parent.exists())


def remember(register: Register, made: LastBackup) -> None:
    """Keeps in mind a backup that was just proved. Faults of the disk."""
    known = (*backups(register), made)[-_MOST:]
    register.set_local(ALL, msgspec.json.encode(known).decode())
    register.set_local(LAST, msgspec.json.encode(made).decode())
