"""The append-only journal: writing our operations, taking in others', and which of them are heads.

An operation is a *head* of its field as long as no known operation of the same field has seen it. A
withdrawal (an operation without a field) also lists the heads of the fields that it knew: a head that it
does not list is an edit made elsewhere meanwhile, and the edit wins.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from app.domain.faults import KnownError
from app.domain.ids import Id, from_bytes, new_id, to_bytes
from app.register import logical_clock, sql
from app.register.operation import (
    COLUMNS,
    SALT_BYTES,
    Operation,
    chained,
    first_digest,
    from_row,
    is_genuine,
    next_digest,
    to_row,
)
from app.register.sqlcipher import Connection

_INSERT = sql.insert("operation", COLUMNS)
_INSERT_NEW = _INSERT.replace("INSERT", "INSERT OR IGNORE", 1)
_ALL = sql.select("operation", COLUMNS, order="arrival")
_BATCH = sql.select("operation", COLUMNS, ["batch"], "device_seq")
_OF_ENTITY = sql.select("operation", COLUMNS, ["entity_id"])
_ONE = sql.select("operation", COLUMNS, ["id"])
_SINCE = sql.select("operation", COLUMNS, ["device"]) + ' AND "device_seq" > ? ORDER BY "device_seq", "id"'
_INSERT_HEAD = (
    "INSERT OR IGNORE INTO head SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS "
    "(SELECT 1 FROM superseded WHERE entity_id = ?1 AND entity = ?2 AND field = ?3 AND operation = ?4)"
)
_HEADS = " ".join(
    [
        sql.select("operation", COLUMNS),
        "WHERE id IN (SELECT operation FROM head WHERE entity_id = ? AND entity = ?) ORDER BY clock, operation.id",
    ]
)

_Place = tuple[bytes, str, str, bytes]
"""An entity, its kind, a field, an operation."""


class Said(msgspec.Struct, frozen=True):
    """One thing to say, before it has a place in the chain."""

    entity: str
    entity_id: Id
    field: str
    value: str
    subjects: tuple[Id, ...]
    seen: tuple[Id, ...] = ()


class Accepted(msgspec.Struct, frozen=True):
    """What taking in operations brought: those that were new, and the (laptop, sequence) written twice.

    `too_late`: persons of whom something came that was forgotten at once, because they were purged.
    """

    new: tuple[Operation, ...]
    forks: frozenset[tuple[Id, int]]
    too_late: frozenset[Id] = frozenset()


class Journal:
    """The journal of one laptop. Writing methods expect to run inside the writer's transaction."""

    def __init__(self, connection: Connection, device: Id) -> None:
        self._connection = connection
        self.device = device

    def append(self, batch: Id, author: str, said: Iterable[Said], now: int) -> list[Operation]:
        """Writes one batch at `now` (milliseconds since 1970 UTC); returns its operations."""
        sequence, digest = self._last(self.device)
        clock = self._clock()
        written: list[Operation] = []
        for one in said:
            sequence += 1
            clock = logical_clock.tick(clock, now)
            bare = Operation(
                new_id(now), batch, self.device, sequence, clock, author, one.entity, one.entity_id, one.field,
                one.value, one.subjects, one.seen, secrets.token_bytes(SALT_BYTES),
            )  # fmt: skip
            written.append(chained(bare, digest))
            digest = written[-1].digest
        if written:
            self._connection.executemany(_INSERT, map(to_row, written))
            self._set_clock(clock)
        return written

    def accept(self, operations: Sequence[Operation], now: int) -> Accepted:
        """Takes in operations of other laptops, whole batches in any order, known ones again without harm.

        Raises `journal.not-genuine` where one was altered; the caller's transaction then undoes them all.
        """
        if not all(map(is_genuine, operations)):
            raise KnownError("journal.not-genuine")
        new: list[Operation] = []
        forks: set[tuple[Id, int]] = set()
        for device, theirs in groupby(sorted(operations, key=_by_laptop), key=lambda one: one.device):
            self._sort_out(device, list(theirs), new, forks)
        if new and self._connection.executemany(_INSERT_NEW, map(to_row, new)).rowcount < len(new):
            # The identifier of another operation.
            raise KnownError("journal.not-genuine")
        clock = self._clock()
        for one in new:
            clock = logical_clock.observe(clock, one.clock, now)
        self._set_clock(clock)
        return Accepted(tuple(new), frozenset(forks))

    def index(self, operations: Iterable[Operation]) -> None:
        """Updates heads and subjects for operations of the journal; order does not matter, nor does repetition."""
        said: list[_Place] = []
        seen: list[_Place] = []
        subjects: dict[tuple[bytes, bytes], None] = {}
        for one in operations:
            entity, identifier, batch = to_bytes(one.entity_id), to_bytes(one.id), to_bytes(one.batch)
            said.append((entity, one.entity, one.field, identifier))
            seen.extend((entity, one.entity, one.field, to_bytes(other)) for other in one.seen)
            subjects.update(dict.fromkeys((to_bytes(person), batch) for person in one.subjects))
        execute = self._connection.executemany
        if seen:
            execute("INSERT OR IGNORE INTO superseded VALUES (?, ?, ?, ?)", seen)
            execute("DELETE FROM head WHERE entity_id = ? AND entity = ? AND field = ? AND operation = ?", seen)
        execute(_INSERT_HEAD, said)
        execute("INSERT OR IGNORE INTO batch_subject VALUES (?, ?)", subjects)

    def heads(self, entity: str, identifier: Id) -> list[Operation]:
        """The heads of every field of an entity, oldest first."""
        return [from_row(row) for row in self._connection.execute(_HEADS, (to_bytes(identifier), entity))]

    def was_withdrawn_knowingly(self, operation: Operation) -> bool:
        """Whether a withdrawal of its entity knew of that operation."""
        row = self._connection.execute(
            "SELECT 1 FROM superseded WHERE entity_id = ? AND entity = ? AND field = '' AND operation = ?",
            (to_bytes(operation.entity_id), operation.entity, to_bytes(operation.id)),
        )
        return row.fetchone() is not None

    def batch(self, batch: Id) -> list[Operation]:
        """The operations of one batch, in the order of their writing."""
        return [from_row(row) for row in self._connection.execute(_BATCH, (to_bytes(batch),))]

    def of(self, entity: Id) -> list[Operation]:
        """Everything that was said of one entity."""
        return [from_row(row) for row in self._connection.execute(_OF_ENTITY, (to_bytes(entity),))]

    def operation(self, identifier: Id) -> Operation | None:
        """One operation, where it is known."""
        row = self._connection.execute(_ONE, (to_bytes(identifier),)).fetchone()
        return from_row(row) if row else None

    def all(self) -> Iterator[Operation]:
        """Every operation, in the order of its arrival."""
        return map(from_row, self._connection.execute(_ALL))

    def devices(self) -> dict[Id, int]:
        """Up to which number the operations of each laptop are all known, and told only once.

        What comes after a gap or a fork is asked for again: to know it twice does no harm.
        """
        rows = self._connection.execute(
            "SELECT device, max(device_seq), count(*), count(DISTINCT device_seq) FROM operation GROUP BY device"
        ).fetchall()
        return {
            from_bytes(device): last if last == count == distinct else self._unbroken(device)
            for device, last, count, distinct in rows
        }

    def since(self, known: dict[Id, int]) -> list[Operation]:
        """The operations that a register that knows `known` lacks, laptop by laptop, in their order."""
        found: list[Operation] = []
        for device, unbroken in sorted(self.devices().items()):
            rows = self._connection.execute(_SINCE, (to_bytes(device), min(known.get(device, 0), unbroken)))
            found.extend(from_row(row) for row in rows)
        return found

    def _last(self, device: Id) -> tuple[int, bytes]:
        """The last sequence number known of a laptop, and its digest."""
        row = self._connection.execute(
            "SELECT device_seq, digest FROM operation WHERE device = ? ORDER BY device_seq DESC, id DESC LIMIT 1",
            (to_bytes(device),),
        ).fetchone()
        return (row[0], row[1]) if row else (0, first_digest(device))

    def _unbroken(self, device: bytes) -> int:
        rows = self._connection.execute(
            "SELECT device_seq, count(*) FROM operation WHERE device = ? GROUP BY device_seq ORDER BY device_seq",
            (device,),
        )
        last = 0
        for sequence, count in rows:
            if sequence != last + 1 or count > 1:
                break
            last = sequence
        return last

    def _sort_out(
        self, device: Id, theirs: Sequence[Operation], new: list[Operation], forks: set[tuple[Id, int]]
    ) -> None:
        """Sorts one laptop's operations (in their order) into new and known ones, and finds where it was copied."""
        known = self._digests(device, theirs[0].device_seq - 1, theirs[-1].device_seq)
        for one in theirs:
            here = known.setdefault(one.device_seq, {})
            if here.get(one.id, one.digest) != one.digest or not _begins_well(one):
                raise KnownError("journal.not-genuine")
            if one.id in here:
                continue
            if here:
                forks.add((device, one.device_seq))
            before = known.get(one.device_seq - 1, {}).values()
            if before and one.digest not in {next_digest(digest, one.inner) for digest in before}:
                # It follows an operation that we do not have, in the place of one that we have.
                forks.add((device, one.device_seq - 1))
            here[one.id] = one.digest
            new.append(one)

    def _digests(self, device: Id, first: int, last: int) -> dict[int, dict[Id, bytes]]:
        rows = self._connection.execute(
            "SELECT device_seq, id, digest FROM operation WHERE device = ? AND device_seq BETWEEN ? AND ?",
            (to_bytes(device), first, last),
        )
        found: dict[int, dict[Id, bytes]] = {}
        for sequence, identifier, digest in rows:
            found.setdefault(sequence, {})[from_bytes(identifier)] = digest
        return found

    def _clock(self) -> int:
        row = self._connection.execute("SELECT value FROM local WHERE name = 'clock'").fetchone()
        return int(row[0]) if row else 0

    def _set_clock(self, value: int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO local VALUES ('clock', ?)", (str(value),))


def _by_laptop(operation: Operation) -> tuple[Id, int, Id]:
    return operation.device, operation.device_seq, operation.id


def _begins_well(operation: Operation) -> bool:
    """Whether a laptop's first operation follows from its name; the others are judged by those before."""
    return operation.device_seq > 1 or operation.digest == next_digest(first_digest(operation.device), operation.inner)
