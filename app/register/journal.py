"""The append-only journal: writing our operations, taking in others', and which of them are heads.

An operation is a *head* of its field as long as no known operation of the same field has seen it. A
withdrawal (an operation without a field) also lists the heads of the fields that it knew: a head that it
does not list is an edit made elsewhere meanwhile, and the edit wins.
"""

import secrets
from collections.abc import Iterable, Sequence

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
    to_row,
)
from app.register.sqlcipher import Connection

_INSERT = sql.insert("operation", COLUMNS)
_SINCE = sql.select("operation", COLUMNS, ["device"]) + ' AND "device_seq" > ? ORDER BY "device_seq"'


class Said(msgspec.Struct, frozen=True):
    """One thing to say, before it has a place in the chain."""

    entity: str
    entity_id: Id
    field: str
    value: str
    subjects: tuple[Id, ...]
    seen: tuple[Id, ...] = ()


class Accepted(msgspec.Struct, frozen=True):
    """What taking in operations brought: those that were new, and the (laptop, sequence) written twice."""

    new: tuple[Operation, ...]
    forks: frozenset[tuple[Id, int]]


class Journal:
    """The journal of one laptop. Writing methods expect to run inside the writer's transaction."""

    def __init__(self, connection: Connection, device: Id) -> None:
        self._connection = connection
        self.device = device

    def append(self, batch: Id, author: str, said: Iterable[Said], now: int) -> list[Operation]:
        """Writes one batch at `now` (milliseconds since 1970 UTC); returns its operations."""
        sequence, digest = self.last(self.device)
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
        self._store(written)
        self._set_clock(clock)
        return written

    def accept(self, operations: Sequence[Operation], now: int) -> Accepted:
        """Takes in operations of other laptops, whole batches in any order, known ones again without harm.

        Raises `journal.not-genuine` where one was altered; the caller's transaction then undoes them all.
        """
        new: list[Operation] = []
        forks: set[tuple[Id, int]] = set()
        clock = self._clock()
        for operation in operations:
            if not is_genuine(operation):
                raise KnownError("journal.not-genuine")
            if self._is_known(operation.id):
                continue
            if self._is_fork(operation):
                forks.add((operation.device, operation.device_seq))
            self._store([operation])
            clock = logical_clock.observe(clock, operation.clock, now)
            new.append(operation)
        self._set_clock(clock)
        return Accepted(tuple(new), frozenset(forks))

    def index(self, operations: Iterable[Operation]) -> None:
        """Updates heads and subjects for operations of the journal; order does not matter, nor does repetition."""
        for operation in operations:
            entity, field, identifier = to_bytes(operation.entity_id), operation.field, to_bytes(operation.id)
            seen = [to_bytes(one) for one in operation.seen]
            self._connection.executemany(
                "INSERT OR IGNORE INTO superseded VALUES (?, ?)", [(one, field) for one in seen]
            )
            self._connection.executemany(
                "DELETE FROM head WHERE entity_id = ? AND field = ? AND operation = ?",
                [(entity, field, one) for one in seen],
            )
            self._connection.execute(
                "INSERT OR IGNORE INTO head SELECT ?, ?, ? "
                "WHERE NOT EXISTS (SELECT 1 FROM superseded WHERE operation = ? AND field = ?)",
                (entity, field, identifier, identifier, field),
            )
            self._connection.executemany(
                "INSERT OR IGNORE INTO batch_subject VALUES (?, ?)",
                [(to_bytes(person), to_bytes(operation.batch)) for person in operation.subjects],
            )

    def heads(self, entity_id: Id) -> list[Operation]:
        """The heads of every field of an entity, oldest first."""
        rows = self._connection.execute(
            "SELECT operation.* FROM head JOIN operation ON operation.id = head.operation "
            "WHERE head.entity_id = ? ORDER BY operation.clock, operation.id",
            (to_bytes(entity_id),),
        )
        return [from_row(row) for row in rows]

    def was_withdrawn_knowingly(self, operation: Id) -> bool:
        """Whether a withdrawal of its entity knew of that operation."""
        row = self._connection.execute(
            "SELECT 1 FROM superseded WHERE operation = ? AND field = ''", (to_bytes(operation),)
        )
        return row.fetchone() is not None

    def batch(self, batch: Id) -> list[Operation]:
        """The operations of one batch, in the order of their writing."""
        rows = self._connection.execute(sql.select("operation", COLUMNS, ["batch"], "device_seq"), (to_bytes(batch),))
        return [from_row(row) for row in rows]

    def operation(self, identifier: Id) -> Operation | None:
        """One operation, where it is known."""
        row = self._connection.execute(sql.select("operation", COLUMNS, ["id"]), (to_bytes(identifier),)).fetchone()
        return from_row(row) if row else None

    def last(self, device: Id) -> tuple[int, bytes]:
        """The last sequence number known of a laptop, and its digest."""
        row = self._connection.execute(
            "SELECT device_seq, digest FROM operation WHERE device = ? ORDER BY device_seq DESC LIMIT 1",
            (to_bytes(device),),
        ).fetchone()
        return (row[0], row[1]) if row else (0, first_digest(device))

    def devices(self) -> dict[Id, int]:
        """The last sequence number known of each laptop."""
        rows = self._connection.execute("SELECT device, max(device_seq) FROM operation GROUP BY device")
        return {from_bytes(device): sequence for device, sequence in rows}

    def since(self, known: dict[Id, int]) -> list[Operation]:
        """The operations that a register that knows `known` lacks, laptop by laptop, in their order."""
        found: list[Operation] = []
        for device in sorted(self.devices()):
            rows = self._connection.execute(_SINCE, (to_bytes(device), known.get(device, 0)))
            found.extend(from_row(row) for row in rows)
        return found

    def _store(self, operations: Iterable[Operation]) -> None:
        self._connection.executemany(_INSERT, map(to_row, operations))

    def _is_known(self, identifier: Id) -> bool:
        row = self._connection.execute("SELECT 1 FROM operation WHERE id = ?", (to_bytes(identifier),))
        return row.fetchone() is not None

    def _is_fork(self, operation: Operation) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM operation WHERE device = ? AND device_seq = ?",
            (to_bytes(operation.device), operation.device_seq),
        )
        return row.fetchone() is not None

    def _clock(self) -> int:
        row = self._connection.execute("SELECT value FROM local WHERE name = 'clock'").fetchone()
        return int(row[0]) if row else 0

    def _set_clock(self, value: int) -> None:
        self._connection.execute("INSERT OR REPLACE INTO local VALUES ('clock', ?)", (str(value),))
