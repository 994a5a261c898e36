"""The tar of a backup, made piece by piece while it is written."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from app.domain.faults import KnownError
from app.domain.ids import Id, from_bytes
from app.exchange import ledger, members
from app.exchange.lisezmoi import LISEZMOI
from app.exchange.members import Manifest
from app.register import files, health
from app.register.sqlcipher import Connection, connect, known_errors

_CHUNK = 1 << 18
_ENDS = bytes(2 * members.BLOCK)


class Archive:
    """What goes into one backup: the copy of a database with its key, and the files of the register in `folder`.

    Only files of which the copy has a key are taken; one that is gone is left out, and the proof counts it.
    """

    def __init__(self, copy: Path, key: bytes, folder: Path, desk: Id, device: Id, at: datetime) -> None:
        """Faults: `backup.too-large`, `register.io-error`."""
        self._copy, self._key, self._folder = copy, key, folder
        self._at = at.isoformat(timespec="seconds")
        self._modified = int(at.timestamp())
        self._sums = bytearray()
        with closing(connect(copy, key, read_only=True)) as connection, known_errors():
            counts = health.counts(connection)
            schema = connection.execute("PRAGMA user_version").fetchone()[0]
            self.size = self._measure(connection)
        if counts.files > members.MOST_FILES or copy.stat().st_size > members.MOST[members.DATABASE]:
            raise KnownError("backup.too-large", folder=str(folder))
        self._manifest = Manifest(desk=desk, device=device, made_at=self._at, schema=schema, counts=counts)

    def tar(self) -> Iterator[bytes]:
        """The pieces of the tar, in the order of `members`. Fault `register.io-error` where a file cannot be read."""
        yield from self._member(members.README, LISEZMOI.encode())
        yield from self._member(members.MANIFEST, _json(self._manifest))
        yield from self._member(members.KEY, f"{self._key.hex()}\n".encode())
        with self._copy.open("rb") as source:
            yield from self._stream(members.DATABASE, os.fstat(source.fileno()).st_size, _pieces(source))
        with closing(connect(self._copy, self._key, read_only=True)) as connection:
            yield from self._member(members.PURGES, _json(ledger.purges_of(connection, self._at)))
            for identifier in _files(connection):
                yield from self._file(identifier)
        yield from self._member(members.SUMS, bytes(self._sums))
        yield _ENDS

    def _file(self, identifier: Id) -> Iterator[bytes]:
        source = files.open_sealed(self._folder, identifier)
        if source is None:
            return
        with source:
            size = os.fstat(source.fileno()).st_size
            if files.OVERHEAD <= size <= members.MOST_FILE:
                yield from self._stream(members.FILES + identifier, size, _pieces(source))

    def _member(self, name: str, content: bytes) -> Iterator[bytes]:
        return self._stream(name, len(content), [content])

    def _stream(self, name: str, size: int, pieces: Iterable[bytes]) -> Iterator[bytes]:
        yield members.header(name, size, self._modified)
        digest, left = hashlib.sha256(), size
        for piece in pieces:
            digest.update(piece)
            left -= len(piece)
            yield piece
        if left:
            # It was cut or grew while it was read: whatever did that is no part of this program.
            raise KnownError("register.io-error")
        yield members.padding(size)
        self._sums += members.sum_line(name, digest.hexdigest())

    def _measure(self, connection: Connection) -> int:
        total = self._copy.stat().st_size + len(LISEZMOI.encode()) + 16 * members.BLOCK
        for identifier in _files(connection):
            source = files.open_sealed(self._folder, identifier)
            if source is not None:
                with source:
                    total += os.fstat(source.fileno()).st_size + 2 * members.BLOCK + members.SUM_LINE
        return total


def _files(connection: Connection) -> Iterator[Id]:
    for (blob,) in connection.execute("SELECT file FROM file_key ORDER BY file"):
        yield from_bytes(blob)


def _pieces(source: BinaryIO) -> Iterator[bytes]:
    try:
        while piece := source.read(_CHUNK):
            yield piece
    except OSError as error:
        raise KnownError("register.io-error") from error


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
