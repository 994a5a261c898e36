"""One row of the journal, and the salted chain that holds the rows of a laptop together.

`inner  = SHA-256(salt ‖ canonical bytes of the operation)`
`digest = SHA-256(previous digest of the same laptop ‖ inner)`

The digest before the first operation of a laptop is `SHA-256("guichet-ouvert journal 1" ‖ laptop id)`.
A purge forgets the value and the salt and keeps `inner`, so the chain still holds and the value cannot
be guessed from it. The canonical bytes are a JSON list of the fields in the order of the type, UTF-8,
without spaces.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

from app.domain.ids import Id, from_bytes, is_id, to_bytes

SALT_BYTES = 32
HASH_BYTES = 32
LARGEST = (1 << 63) - 1
"""The largest integer that SQLite keeps."""
COLUMNS = (
    "id", "batch", "device", "device_seq", "clock", "author", "entity", "entity_id", "field", "value",
    "subjects", "seen", "salt", "inner", "digest",
)  # fmt: skip


class Operation(msgspec.Struct, frozen=True):
    """What one laptop says of one field of one entity (or of its existence, where `field` is empty).

    `value` is JSON text; nothing (`None`) once purged, and then `salt` is empty. `subjects` are the
    persons whom it is about, `seen` the operations whose value this one replaces.
    """

    id: Id
    batch: Id
    device: Id
    device_seq: int
    clock: int
    author: str
    entity: str
    entity_id: Id
    field: str
    value: str | None
    subjects: tuple[Id, ...]
    seen: tuple[Id, ...]
    salt: bytes
    inner: bytes = b""
    digest: bytes = b""


def inner_hash(operation: Operation) -> bytes:
    """The salted hash of what the operation says."""
    said = (
        operation.id, operation.batch, operation.device, operation.device_seq, operation.clock, operation.author,
        operation.entity, operation.entity_id, operation.field, operation.value, operation.subjects, operation.seen,
    )  # fmt: skip
    return hashlib.sha256(operation.salt + msgspec.json.encode(said)).digest()


def first_digest(device: Id) -> bytes:
    """The digest that stands before the first operation of a laptop."""
    return hashlib.sha256(b"guichet-ouvert journal 1" + to_bytes(device)).digest()


def chained(operation: Operation, previous: bytes) -> Operation:
    """The operation with its hashes, after the laptop's `previous` digest."""
    inner = inner_hash(operation)
    return msgspec.structs.replace(operation, inner=inner, digest=next_digest(previous, inner))


def next_digest(previous: bytes, inner: bytes) -> bytes:
    """The link of the chain after `previous`."""
    return hashlib.sha256(previous + inner).digest()


def is_genuine(operation: Operation) -> bool:
    """Whether it has the shape of an operation and its inner hash tells the truth.

    A purged operation has neither value nor salt: its inner hash can no longer be checked.
    """
    if not _is_well_formed(operation):
        return False
    if operation.value is None:
        return not operation.salt
    return bool(operation.salt) and _is_json(operation.value) and operation.inner == inner_hash(operation)


def _is_well_formed(operation: Operation) -> bool:
    # The salt has one length, or salt and operation could be cut at another place for the same hash.
    identifiers = (operation.id, operation.batch, operation.device, operation.entity_id)
    return (
        all(map(is_id, (*identifiers, *operation.subjects, *operation.seen)))
        and 1 <= operation.device_seq <= LARGEST
        and 0 <= operation.clock <= LARGEST
        and len(operation.salt) in (0, SALT_BYTES)
        and len(operation.inner) == len(operation.digest) == HASH_BYTES
    )


def _is_json(value: str) -> bool:
    try:
        msgspec.json.decode(value)
    except msgspec.MsgspecError:
        return False
    return True


def to_row(operation: Operation) -> tuple[object, ...]:
    """The operation as the columns of `COLUMNS`."""
    return (
        to_bytes(operation.id), to_bytes(operation.batch), to_bytes(operation.device), operation.device_seq,
        operation.clock, operation.author, operation.entity, to_bytes(operation.entity_id), operation.field,
        operation.value, _join(operation.subjects), _join(operation.seen), operation.salt, operation.inner,
        operation.digest,
    )  # fmt: skip


def from_row(row: Sequence[Any]) -> Operation:
    """The operation of a row of `COLUMNS`."""
    return Operation(
        from_bytes(row[0]), from_bytes(row[1]), from_bytes(row[2]), row[3], row[4], row[5], row[6],
        from_bytes(row[7]), row[8], row[9], _split(row[10]), _split(row[11]), row[12], row[13], row[14],
    )  # fmt: skip


def _join(ids: tuple[Id, ...]) -> bytes:
    return b"".join(to_bytes(one) for one in ids)


def _split(blob: bytes) -> tuple[Id, ...]:
    return tuple(from_bytes(blob[i : i + 16]) for i in range(0, len(blob), 16))
