"""One way to open an SQLCipher file, and one way to say what went wrong with it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3

from app.domain.faults import KnownError

Connection = Any
"""A `sqlcipher3.Connection`; the package ships no types."""

# Primary result codes of SQLite (sqlite.org/rescode.html) that the user's world can cause.
FAULTS = {
    3: "register.cannot-open",
    5: "register.busy",
    8: "register.read-only",
    9: "register.closed",  # Only closing cuts a question off.
    10: "register.io-error",
    11: "register.damaged",
    13: "register.disk-full",
    14: "register.cannot-open",
    15: "register.busy",
    26: "register.damaged",
}


def connect(file: Path, key: bytes, *, read_only: bool = False) -> Connection:
    """A connection to an SQLCipher 4 file under a raw 32-byte key; the file is made if it is not there.

    Raises `register.damaged` where the first page does not open with this key, and the known errors of
    `FAULTS`. The caller closes it; it may be used by one thread at a time.
    """
    with known_errors():
        connection = sqlcipher3.connect(str(file), isolation_level=None, check_same_thread=False, timeout=10)
        try:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA temp_store = MEMORY")
            # Without it, replacing a row of the journal would pass by the trigger that forbids to delete it.
            connection.execute("PRAGMA recursive_triggers = ON")
            connection.execute(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlcipher3.Error:
            connection.close()
            raise
    return connection


def opens(file: Path, key: bytes) -> bool:
    """Whether a file opens with this key; other faults pass through."""
    try:
        connect(file, key, read_only=True).close()
    except KnownError as error:
        if error.code != "register.damaged":
            raise
        return False
    return True


def change_key(connection: Connection, key: bytes) -> None:
    """Puts another raw 32-byte key on a file in WAL mode, of which this is the only connection."""
    with known_errors():
        # Changing the key rewrites every page, which SQLCipher does not do through the log.
        connection.execute("PRAGMA journal_mode = DELETE")
        try:
            connection.execute(f"PRAGMA rekey = \"x'{key.hex()}'\"")
        finally:
            connection.execute("PRAGMA journal_mode = WAL")


@contextmanager
def known_errors() -> Iterator[None]:
    """Turns what SQLite says of the user's world into known errors; our own mistakes stay what they are."""
    try:
        yield
    except sqlcipher3.Error as error:
        code = FAULTS.get((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF)
        if code is None:
            raise
        raise KnownError(code) from error


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """One transaction: all of it or nothing, whatever happens inside."""
    with known_errors():
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
