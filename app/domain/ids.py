"""Identifiers: UUIDv7 (RFC 9562 section 5.7), 32 hexadecimal digits in Python, 16 bytes in SQL."""

import re
import secrets
import threading
from typing import NewType

from app.domain.clock import Clock, milliseconds

Id = NewType("Id", str)
BYTES = 16
"""How long an identifier is in the database."""
_ID = re.compile("[0-9a-f]{32}")


def new_id(at: int) -> Id:
    """A new identifier made at `at` (milliseconds since 1970-01-01 UTC), sortable by that moment."""
    random = secrets.randbits(74)
    number = (at & (1 << 48) - 1) << 80 | 7 << 76 | (random >> 62) << 64 | 2 << 62 | random & (1 << 62) - 1
    return Id(f"{number:032x}")


def made_at(identifier: Id) -> int:
    """When an identifier was made, by the clock of its laptop: milliseconds since 1970-01-01 UTC."""
    return int(identifier[:12], 16)


class Ids:
    """A source of identifiers that never go back: what is made later sorts later, within a millisecond too."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last = ""
        self._one_at_a_time = threading.Lock()

    def __call__(self) -> Id:
        """A new identifier; may be called from any thread."""
        found = new_id(milliseconds(self._clock()))
        with self._one_at_a_time:
            # RFC 9562 section 6.2, method 2: in the same millisecond the random part grows by one.
            self._last = max(found, f"{int(self._last, 16) + 1:032x}") if self._last[:12] >= found[:12] else found
            return Id(self._last)


def is_id(text: str) -> bool:
    """Whether a text is an identifier as we write them."""
    return _ID.fullmatch(text) is not None


def to_bytes(identifier: Id) -> bytes:
    """The 16 bytes of an identifier, as the database holds it."""
    return bytes.fromhex(identifier)


def from_bytes(blob: bytes) -> Id:
    """The identifier of 16 bytes."""
    return Id(blob.hex())
