"""Whether a register is sound: its pages, its structure, the chain of its journal, its derived tables.

The HMAC of SQLCipher proves each page authentic, not that the pages belong together; SQLite's own check proves the
structure, not what is written in it; the chain of digests proves what each laptop wrote. All three are needed.
"""

import hashlib
import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from app.domain.clock import Clock
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register import sql
from app.register.copying import copy_database, require_encrypted
from app.register.migrations import statements, steps
from app.register.operation import COLUMNS, Operation, first_digest, from_row, is_genuine, next_digest
from app.register.private import private_folder
from app.register.register import DATABASE, DERIVED, Register
from app.register.sqlcipher import Connection, connect, known_errors
from app.register.work import Stopped, never, stoppable

_CHAIN = sql.select("operation", COLUMNS) + ' ORDER BY "device", "device_seq"'


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much a register holds."""

    operations: int
    batches: int
    devices: int
    files: int


class Break(msgspec.Struct, frozen=True):
    """Where a laptop's chain does not hold: an operation that was `altered`, or some `missing` before it.

    Without a laptop: operations at the end of some chain are missing.
    """

    device: Id
    device_seq: int
    what: str


class Health(msgspec.Struct, frozen=True):
    """What a whole check found; each list is empty where all is well."""

    counts: Counts
    pages: tuple[str, ...]
    structure: tuple[str, ...]
    breaks: tuple[Break, ...]
    differing: tuple[str, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.pages or self.structure or self.breaks or self.differing)


def check(file: Path, key: bytes, *, stopped: Stopped = never) -> Health:
    """Checks the database `file`: pages, structure, counts and chains. It may be in use meanwhile.

    Faults: `register.damaged` where it does not open at all, `register.plain`, `work.stopped`, those of the disk.
    """
    with closing(connect(file, key, read_only=True)) as connection:
        pages, structure = pages_wrong(connection, stopped), structure_wrong(connection, stopped)
        try:
            with known_errors(), stoppable(connection, stopped):
                broken = tuple(breaks(connection)) or tuple(_cut_off(connection))
                return Health(counts(connection), pages, structure, broken)
        except KnownError as fault:
            if fault.code != "register.damaged" or not (pages or structure):
                raise
            # What lies on a damaged page can be neither counted nor proven.
            return Health(Counts(0, 0, 0, 0), pages, structure, ())


def prove(connection: Connection, *, stopped: Stopped = never) -> Counts:
    """Passes if both integrity checks do and the schema is one of ours; returns what is in it.

    Faults: `register.damaged`, `register.newer-version`, `work.stopped`.
    """
    if pages_wrong(connection, stopped) or structure_wrong(connection, stopped):
        raise KnownError("register.damaged")
    require_our_schema(connection)
    with known_errors(), stoppable(connection, stopped):
        return counts(connection)


def pages_wrong(connection: Connection, stopped: Stopped = never) -> tuple[str, ...]:
    """What SQLCipher finds wrong with the authentication of each page."""
    with known_errors(), stoppable(connection, stopped):
        return tuple(str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check"))


def structure_wrong(connection: Connection, stopped: Stopped = never) -> tuple[str, ...]:
    """What SQLite finds wrong with the structure (its first 100 findings)."""
    try:
        with known_errors(), stoppable(connection, stopped):
            found = tuple(str(row[0]) for row in connection.execute("PRAGMA integrity_check(100)"))
    except KnownError as fault:
        if fault.code != "register.damaged":
            raise
        return (str(fault.__cause__),)
    return () if found == ("ok",) else found


def require_our_schema(connection: Connection) -> None:
    """Passes if tables, indexes and triggers are exactly those of our own migrations.

    A file from elsewhere may carry triggers and views that run when it is read. Faults: `register.damaged`,
    `register.newer-version`.
    """
    with known_errors():
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > steps()[-1][0]:
            raise KnownError("register.newer-version")
        found = _schema(connection)
    with closing(_empty(version)) as ours:
        if version < 1 or found != _schema(ours):
            raise KnownError("register.damaged")


def counts(connection: Connection) -> Counts:
    """How much there is of everything."""
    # Groups are read from the indexes; `count(DISTINCT …)` would gather them in memory first.
    (found,) = connection.execute(
        "SELECT (SELECT count(*) FROM operation), (SELECT count(*) FROM (SELECT 1 FROM operation GROUP BY batch)), "
        "(SELECT count(*) FROM (SELECT 1 FROM operation GROUP BY device)), (SELECT count(*) FROM file_key)"
    ).fetchall()
    return Counts(*found)


def breaks(connection: Connection) -> Iterator[Break]:
    """Where the chains of the laptops do not hold.

    Every operation's inner hash is computed again (but for purged ones, whose value is forgotten), and every
    digest from the one before. A laptop that was copied may have two operations at one place: each must follow
    from one of those before.
    """
    device, sequence = Id(""), 0
    before: set[bytes] = set()
    here: set[bytes] = set()
    for one in map(from_row, connection.execute(_CHAIN)):
        if one.device != device:
            device, sequence, here = one.device, 0, {first_digest(one.device)}
        if one.device_seq != sequence:
            if one.device_seq != sequence + 1:
                yield Break(device, one.device_seq, "missing")
                here = set()
            before, here, sequence = here, set(), one.device_seq
        if not _follows(one, before):
            yield Break(device, one.device_seq, "altered")
        here.add(one.digest)


def _cut_off(connection: Connection) -> Iterator[Break]:
    """Whether the end of a journal was cut off: its chain holds, but tables know of operations that are gone."""
    query = "SELECT 1 FROM head WHERE NOT EXISTS (SELECT 1 FROM operation WHERE operation.id = head.operation) LIMIT 1"
    if connection.execute(query).fetchone() is not None:
        yield Break(Id(""), 0, "missing")


def _follows(one: Operation, before: Iterable[bytes]) -> bool:
    digests = {next_digest(digest, one.inner) for digest in before}
    # Where operations are missing before it, the link cannot be proven: that was told once.
    return is_genuine(one) and (not digests or one.digest in digests)


def differing_tables(
    folder: Path, key: bytes, device: Id, clock: Clock, *, stopped: Stopped = never
) -> tuple[str, ...]:
    """The derived tables of the register in `folder` that are not what the journal says.

    A copy under a key of its own is folded anew in a private folder inside `folder`, and compared with what it was.
    Faults: those of `copy_database`.
    """
    with private_folder(folder, "check") as place:
        copy_key = secrets.token_bytes(32)
        copy_database(folder / DATABASE, key, place / DATABASE, copy_key, stopped=stopped)
        require_encrypted(place / DATABASE)
        with closing(Register(place, copy_key, device, clock)) as copy:
            before = copy.reading(lambda connection: _digests(connection, stopped))
            copy.rebuild()
            after = copy.reading(lambda connection: _digests(connection, stopped))
    return tuple(name for name in DERIVED if before[name] != after[name])


def _digests(connection: Connection, stopped: Stopped) -> dict[str, bytes]:
    with stoppable(connection, stopped):
        return {name: _digest(connection.execute(sql.every_row(name))) for name in DERIVED}


def _digest(rows: Iterable[tuple[object, ...]]) -> bytes:
    digest = hashlib.sha256()
    for row in rows:
        digest.update(msgspec.msgpack.encode(row))
    return digest.digest()


def _schema(connection: Connection) -> list[tuple[str, str, str]]:
    rows = connection.execute("SELECT type, name, ifnull(sql, '') FROM sqlite_master ORDER BY 1, 2").fetchall()
    return [(kind, name, text) for kind, name, text in rows]


def _empty(version: int) -> Connection:
    """An empty database in memory, as our migrations up to `version` make it."""
    connection = connect(Path(":memory:"), bytes(32))
    for number, script in steps():
        if number <= version:
            for statement in statements(script):
                connection.execute(statement)
    return connection
