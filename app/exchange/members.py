"""What lies in a backup: an age file of a tar of these members, in this order and no other.

    LISEZMOI.txt     how to open it without this program
    manifest.json    `Manifest`: format and version, whose it is, how much it holds
    register.key     the key of register.db: 64 hex digits and a line end
    register.db      the register at one instant, SQLCipher 4 under that key
    purges.json      `Purges`: the ledger of purges, opaque ids only
    files/<id>       each file of the register as it lies there (see `app.register.files`), in the order of the ids
    SHA256SUMS       the digests of all the others, as `sha256sum -c` takes them

The first two keep their names and places in every version to come. The tar is POSIX.1-1988 (ustar), regular files
only, without compression: what comes out is never larger than what went in.
"""

import re
import tarfile
from datetime import datetime
from typing import Annotated, Literal, Protocol

import msgspec
from msgspec import Meta

from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register import files
from app.register.health import Counts

README, MANIFEST, KEY, DATABASE, PURGES = "LISEZMOI.txt", "manifest.json", "register.key", "register.db", "purges.json"
SUMS = "SHA256SUMS"
FILES = "files/"
FIRST = (README, MANIFEST, KEY, DATABASE, PURGES)
Version = Literal[1]
BackupFormat = Literal["guichet-ouvert backup"]
PurgesFormat = Literal["guichet-ouvert purges"]
FORMAT: BackupFormat = "guichet-ouvert backup"
VERSION: Version = 1

KEY_SIZE = 65
MOST_FILES = 400_000
SUM_LINE = len(f"{'0' * 64}  {FILES}{'0' * 32}\n")
MOST = {
    README: 1 << 16,
    MANIFEST: 1 << 16,
    KEY: KEY_SIZE,
    DATABASE: (8 << 30) - 1,  # The largest size that a ustar header can say.
    PURGES: 16 << 20,
    SUMS: (MOST_FILES + len(FIRST)) * SUM_LINE,
}
"""Bounds in bytes, checked before anything is read."""
MOST_FILE = files.MOST + files.OVERHEAD

BLOCK = tarfile.BLOCKSIZE
_FILE = re.compile(re.escape(FILES) + "([0-9a-f]{32})")

HexId = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Moment = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$")]


class Manifest(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whose backup it is, from when, and how much it holds. `schema` is the version of the register's tables."""

    format: BackupFormat = FORMAT
    version: Version = VERSION
    desk: HexId
    device: HexId
    made_at: Moment
    schema: Annotated[int, Meta(ge=1, lt=1 << 31)]
    counts: Counts


class Purge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One purge: its id, when it was done, the opaque ids of what it took away."""

    id: HexId
    at: Moment
    entities: tuple[HexId, ...]


class Purges(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Every purge known until `known_until`: whoever restores an older backup does them again."""

    format: PurgesFormat = "guichet-ouvert purges"
    version: Version = VERSION
    known_until: Moment
    purges: tuple[Purge, ...] = ()


class _Version(msgspec.Struct):
    format: str
    version: int


_read_version = msgspec.json.Decoder(_Version).decode
_read_manifest = msgspec.json.Decoder(Manifest).decode
_read_purges = msgspec.json.Decoder(Purges).decode


def read_manifest(data: bytes) -> Manifest:
    """The manifest. Faults: `backup.not-a-backup`, `backup.newer-version`, `backup.refused`."""
    try:
        head = _read_version(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise KnownError("backup.refused") from error
    if head.format != FORMAT:
        raise KnownError("backup.not-a-backup")
    if head.version > VERSION:
        raise KnownError("backup.newer-version")
    try:
        return _read_manifest(data)
    except msgspec.DecodeError as error:
        raise KnownError("backup.refused") from error


def read_purges(data: bytes) -> Purges:
    """The ledger of purges. Fault `backup.refused`."""
    try:
        found = _read_purges(data)
        datetime.fromisoformat(found.known_until)
    except (ValueError, RecursionError) as error:
        # The errors of msgspec and of Unicode are such too.
        raise KnownError("backup.refused") from error
    return found


def file_id(name: str) -> Id | None:
    """The id of a member of `files/`; None for any other name."""
    found = _FILE.fullmatch(name)
    return Id(found.group(1)) if found else None


def sum_line(name: str, digest: str) -> bytes:
    """A line of `SHA256SUMS`."""
    return f"{digest}  {name}\n".encode()


def header(name: str, size: int, modified: int) -> bytes:
    """The 512 bytes before a member; `modified` in seconds since 1970 UTC."""
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = size, modified, 0o600
    return info.tobuf(tarfile.USTAR_FORMAT, "ascii", "strict")


def padding(size: int) -> bytes:
    """What fills the last block of a member of so many bytes."""
    return bytes(-size % BLOCK)


class Consumer(Protocol):
    """Takes the bytes of one member."""

    def write(self, piece: bytes, /) -> None:
        """The next bytes."""

    def close(self) -> None:
        """That was all."""


class Opening(Protocol):
    """Says who takes a member of this name and size; raises `backup.refused` where none may stand here."""

    def __call__(self, name: str, size: int, /) -> Consumer:
        """The taker of the member's bytes."""


class Unpacking:
    """Takes a tar in pieces as they come; anything but plain members raises `backup.refused`.

    It keeps one header at most. Paths, links, devices and sizes are the business of nobody: a name that `opening`
    does not expect word for word is refused before a byte of the member is taken.
    """

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._head = bytearray()
        self._consumer: Consumer | None = None
        self._left = 0
        self._padding = 0
        self._ends = 0

    def write(self, data: bytes) -> None:
        """The next bytes."""
        view = memoryview(data)
        while view:
            if self._consumer is not None:
                view = self._body(self._consumer, view)
            elif self._padding:
                view = self._fill(view)
            else:
                wanted = BLOCK - len(self._head)
                self._head += view[:wanted]
                view = view[wanted:]
                if len(self._head) == BLOCK:
                    block, self._head = bytes(self._head), bytearray()
                    self._block(block)

    def close(self) -> None:
        """That was all; raises `backup.refused` unless it ended as a tar ends."""
        if self._ends < 2 or self._head:
            raise KnownError("backup.refused")

    def _body(self, consumer: Consumer, view: memoryview) -> memoryview:
        piece = view[: self._left]
        consumer.write(bytes(piece))
        self._left -= len(piece)
        if not self._left:
            self._consumer = None
            consumer.close()
        return view[len(piece) :]

    def _fill(self, view: memoryview) -> memoryview:
        piece = view[: self._padding]
        if any(piece):
            raise KnownError("backup.refused")
        self._padding -= len(piece)
        return view[len(piece) :]

    def _block(self, block: bytes) -> None:
        empty = not any(block)
        self._ends += empty
        if self._ends > (2 if empty else 0):
            raise KnownError("backup.refused")
        if not empty:
            self._member(block)

    def _member(self, block: bytes) -> None:
        try:
            info = tarfile.TarInfo.frombuf(block, "ascii", "strict")
        except (tarfile.HeaderError, UnicodeDecodeError, ValueError) as error:
            raise KnownError("backup.refused") from error
        if info.type != tarfile.REGTYPE or info.linkname or info.size < 0:
            raise KnownError("backup.refused")
        consumer = self._opening(info.name, info.size)
        self._left, self._padding = info.size, len(padding(info.size))
        if info.size:
            self._consumer = consumer
        else:
            consumer.close()
