"""Identifiers: UUIDv7 (RFC 9562 section 5.7), 32 hexadecimal digits in Python, 16 bytes in SQL."""

import secrets
from typing import NewType

Id = NewType("Id", str)


def new_id(at: int) -> Id:
    """A new identifier made at `at` (milliseconds since 1970-01-01 UTC), sortable by that moment."""
    random = secrets.randbits(74)
    number = (at & (1 << 48) - 1) << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & (1 << 62) - 1
    return Id(f"{number:032x}")


def to_bytes(identifier: Id) -> bytes:
    """The 16 bytes of an identifier, as the database holds it."""
    return bytes.fromhex(identifier)


def from_bytes(blob: bytes) -> Id:
    """The identifier of 16 bytes."""
    return Id(blob.hex())
