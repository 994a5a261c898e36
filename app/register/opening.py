"""Making `register.db`, and opening it for its one writer."""

import os
from contextlib import closing
from pathlib import Path

from app.domain.faults import KnownError
from app.register import derived, local, purging, storage
from app.register.migrations import migrate, require_known
from app.register.sqlcipher import Connection, connect, known_errors, transaction

DATABASE = "register.db"
_PAGE = 4096
_FAULTS = {
    storage.FULL: "register.disk-full",
    storage.READ_ONLY: "register.read-only",
    storage.ERROR: "register.io-error",
}


def open_writing(folder: Path, key: bytes) -> Connection:
    """The writing connection of the register of `folder`, made where there is none, of this program's schema.

    Raises `register.damaged`, `register.newer-version` (nothing is touched then), and the faults of the disk.
    """
    file = folder / DATABASE
    with storage.faults(_told):
        if not file.exists():
            _make(file, key)
        elif file.is_file() and file.stat().st_size < _PAGE:
            # To SQLite a file of no or one byte is an empty database; to us it is a register of which nothing is left.
            raise KnownError("register.damaged")
    connection = _connect(file, key)
    try:
        require_known(connection)
        with known_errors():
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            # Each of these reads pages that may be damaged, before any transaction of its own.
            migrate(connection)
            derived.bring_up_to_date(connection)
            # What a purge that was cut off left to be done.
            purging.sweep(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(file: Path, key: bytes) -> Connection:
    try:
        return connect(file, key)
    except KnownError as fault:
        # Where nothing may be written SQLite cannot make the log beside the file, and says only that it cannot open.
        if fault.code == "register.cannot-open" and file.exists() and not os.access(file.parent, os.W_OK):
            raise KnownError("register.read-only") from fault
        raise


def _make(file: Path, key: bytes) -> None:
    """Makes a register under another name first: whatever happens, the file is whole as soon as it is there."""
    fresh = file.with_name(f".{file.name}.new")
    _discard(fresh)
    os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with closing(connect(fresh, key)) as connection:
            migrate(connection)
            with transaction(connection):
                local.begin(connection)
        fresh.replace(file)
    except BaseException:
        _discard(fresh)
        raise
    storage.sync_folder(file.parent)


def _discard(file: Path) -> None:
    for name in (file.name, f"{file.name}-journal"):
        file.with_name(name).unlink(missing_ok=True)


def _told(kind: str) -> KnownError:
    return KnownError(_FAULTS.get(kind, "register.cannot-open"))
