"""age files written and read in a stream, and what went wrong with them in true words.

pyrage (measured, 1.4): `encrypt_io` asks its reader for 8 KiB at a time and hands its writer chunks of 64 KiB;
`decrypt_io` hands on 8 KiB at a time; neither holds more than a chunk, whatever the size. What a reader or a writer
raises comes back wrapped in an error of pyrage's own: it is kept here and raised again as it was. A chunk is handed on
only once it is authenticated, but the end of the file is only known at the end: nothing is believed before `unseal` has
returned.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import pyrage  # type: ignore[import-untyped]  # pyrage has no stubs
from pyrage import x25519

from app.domain.faults import KnownError
from app.register.vault import Identity

HEAD = b"age-encryption.org/v1\n"
_HEADER_END = b"\n--- "
_MOST_HEADER = 1 << 16
"""More than 256 recipients fill, the most that `keys.json` can name."""
_GATHERED = 1 << 18
_NOT_FOR_US = "No matching keys found"


class _Pieces:
    """A reader over pieces that are made as they are asked for."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")
        self.error: BaseException | None = None

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, none at the end."""
        try:
            while not self._rest:
                self._rest = memoryview(next(self._pieces))
        except StopIteration:
            return b""
        except BaseException as error:
            self.error = error
            raise
        end = size if size >= 0 else len(self._rest)
        piece, self._rest = bytes(self._rest[:end]), self._rest[end:]
        return piece


class _Taker:
    """A writer that gathers what it is given, hands it on in larger pieces, and keeps what goes wrong meanwhile."""

    def __init__(self, take: Callable[[bytes], object]) -> None:
        self._take = take
        self._gathered = bytearray()
        self.error: BaseException | None = None

    def write(self, piece: bytes) -> int:
        """Takes all of `piece`."""
        self._gathered += piece
        if len(self._gathered) >= _GATHERED:
            self.hand_on()
        return len(piece)

    def hand_on(self) -> None:
        """Hands on what is gathered: to be called at the end."""
        piece, self._gathered = bytes(self._gathered), bytearray()
        try:
            self._take(piece)
        except BaseException as error:
            self.error = error
            raise

    def flush(self) -> None:
        """Whoever takes the bytes decides when they are on the disk."""


def seal(pieces: Iterable[bytes], take: Callable[[bytes], object], recipients: Iterable[str]) -> None:
    """Hands `take` the age file of `pieces` for `recipients` (`age1…`). What either raises comes out unchanged."""
    reader, writer = _Pieces(iter(pieces)), _Taker(take)
    keys = [x25519.Recipient.from_str(recipient) for recipient in dict.fromkeys(recipients)]
    try:
        pyrage.encrypt_io(reader, writer, keys)
        writer.hand_on()
    except (pyrage.EncryptError, OSError) as error:
        raise (reader.error or writer.error or error) from None


def unseal(pieces: Iterable[bytes], take: Callable[[bytes], object], identity: Identity) -> None:
    """Hands `take` what the age file made of `pieces` holds. What either raises comes out unchanged.

    Faults: `backup.wrong-key` (or the part of the header made for this key is spoilt), `backup.damaged`.
    """
    reader, writer = _Pieces(iter(pieces)), _Taker(take)
    try:
        pyrage.decrypt_io(reader, writer, [x25519.Identity.from_str(identity.text)])
        writer.hand_on()
    except (pyrage.DecryptError, OSError) as error:
        known = reader.error or writer.error
        if known is not None:
            raise known from None
        raise KnownError("backup.wrong-key" if str(error) == _NOT_FOR_US else "backup.damaged") from error


def require_age(source: BinaryIO) -> None:
    """Passes if `source`, at its beginning, begins as an age file does; goes back to the beginning.

    Faults: `backup.not-a-backup`, `backup.damaged` (cut off in its header, or its header has no end).
    """
    start = source.read(_MOST_HEADER)
    source.seek(0)
    if not start or not (start.startswith(HEAD) or HEAD.startswith(start)):
        raise KnownError("backup.not-a-backup")
    if _HEADER_END not in start:
        raise KnownError("backup.damaged")


class Digest:
    """The SHA-256 and the length of what goes by."""

    def __init__(self) -> None:
        self._sha256 = hashlib.sha256()
        self.size = 0

    def update(self, piece: bytes) -> None:
        """The next bytes."""
        self._sha256.update(piece)
        self.size += len(piece)

    @property
    def hex(self) -> str:
        """64 hex digits."""
        return self._sha256.hexdigest()
