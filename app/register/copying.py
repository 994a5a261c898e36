"""A copy of a database under a key of its own, while others write into the original.

Copying the file of a live database gives pages that are authentic and do not belong together, and `VACUUM INTO`
keeps the key and the salt of the original. `sqlcipher_export` reads one snapshot and writes every page anew: the
copy holds no deleted row, and what opens it opens nothing else.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3

from app.domain.faults import KnownError
from app.register import sql
from app.register.sqlcipher import Connection, connect, known_errors
from app.register.work import Stopped, never, stoppable

PLAIN_HEAD = b"SQLite format 3\0"
_SCHEMA_WORDS = b"CREATE TABLE"
_CHUNK = 1 << 20
_WORDS = {
    "attempt to write a readonly database": "register.read-only",
    "disk I/O error": "register.io-error",
    "database disk image is malformed": "register.damaged",
    "database or disk is full": "register.disk-full",
    "unable to open database file": "register.cannot-open",
}
"""SQLite's words (`sqlite3ErrStr`) for the primary codes that the user's world can cause."""


def copy_database(source: Path, key: bytes, target: Path, target_key: bytes, *, stopped: Stopped = never) -> None:
    """Copies the database `source` (opened with `key`) into the new file `target` under `target_key` (32 bytes each).

    The copy is as the original was at one instant, and is on the disk when this returns. Nothing is left of a copy
    that failed. Faults: `work.stopped`, `register.damaged`, and those of the disk.
    """
    connection = connect(source, key)
    try:
        with known_errors(), stoppable(connection, stopped):
            _export(connection, target, target_key)
    except BaseException:
        connection.close()
        target.unlink(missing_ok=True)
        raise
    connection.close()


def _export(connection: Connection, target: Path, key: bytes) -> None:
    connection.execute("ATTACH DATABASE ? AS copy KEY ?", (str(target), f"x'{key.hex()}'"))
    target.chmod(0o600)
    # A copy that is cut off is thrown away whole: it needs no journal. It is made durable at its end.
    connection.execute("PRAGMA copy.journal_mode = OFF")
    connection.execute("PRAGMA copy.synchronous = FULL")
    connection.execute("BEGIN")
    with _errors_inside():
        connection.execute("SELECT sqlcipher_export('copy')")
    version = connection.execute("PRAGMA main.user_version").fetchone()[0]
    connection.execute(f"PRAGMA copy.user_version = {int(version)}")
    _compare_counts(connection)
    connection.execute("COMMIT")
    connection.execute("DETACH DATABASE copy")


@contextmanager
def _errors_inside() -> Iterator[None]:
    """A function of SQL reports what went wrong inside it in words alone, without SQLite's number for it."""
    try:
        yield
    except sqlcipher3.Error as error:
        code = _WORDS.get(str(error))
        if code is None:
            raise
        raise KnownError(code) from error


def _compare_counts(connection: Connection) -> None:
    """Passes if every table of the copy has as many rows as in the original; else `register.damaged`."""
    for (name,) in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
        ours, copied = (connection.execute(sql.count(schema, name)).fetchone()[0] for schema in ("main", "copy"))
        if ours != copied:
            raise KnownError("register.damaged")


def require_encrypted(file: Path) -> None:
    """Passes if nothing of a database can be read in the pages of `file`; else raises `register.plain`."""
    overlap = b""
    with file.open("rb") as source:
        while piece := source.read(_CHUNK):
            if (not overlap and piece.startswith(PLAIN_HEAD)) or _SCHEMA_WORDS in overlap + piece:
                raise KnownError("register.plain")
            overlap = piece[-len(_SCHEMA_WORDS) :]
