"""A backup is proven by reading it whole: what it is, that nothing is spoilt, that its register opens and is sound."""

import hashlib
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import msgspec

from app.domain.faults import KnownError
from app.domain.ids import Id, from_bytes
from app.exchange import members, storing
from app.exchange.members import Consumer, Manifest, Purges, Unpacking, file_id
from app.exchange.report import Report
from app.exchange.sealing import Digest, require_age, unseal
from app.exchange.taking import Digested, Sealed, Small, Stored
from app.register import files, health
from app.register.copying import require_encrypted
from app.register.sqlcipher import Connection, connect
from app.register.vault import Identity
from app.register.work import Meter, Stopped

_CHUNK = 1 << 18
_KEY = re.compile(rb"[0-9a-f]{64}\n")
_SAID_OF_A_BACKUP = {
    "register.damaged": "backup.unsound",
    "register.newer-version": "backup.newer-version",
    "register.plain": "backup.refused",
}


class Proven(msgspec.Struct, frozen=True):
    """What the proof found, the key of the database that it left in its private folder, the purges that it knows."""

    report: Report
    key: bytes
    purges: Purges


def prove(file: Path, identity: Identity, place: Path, at: datetime, meter: Meter, *, keep: bool = False) -> Proven:
    """Reads a backup whole with a private half that it was made for, at the moment `at`.

    Nothing unencrypted is ever written: the database goes as it is into `place` (a private folder), and with `keep`
    the files too, into `place/files`. Faults: `backup.file-missing`, `backup.unreadable`, `backup.not-a-backup`,
    `backup.wrong-key`, `backup.damaged`, `backup.newer-version`, `backup.refused` (it holds something else than a
    backup does), `backup.unsound` (its register is not sound), `backup.disk-full` and the others of `storing.faults`
    for `place`, `work.stopped`.
    """
    digest = Digest()
    with storing.opened(file) as source:
        require_age(source)
        proof = _Proof(place, meter.stopped, keep=keep)
        try:
            unseal(_read(source, digest, meter), proof.tar.write, identity)
            proof.tar.close()
            return proof.proven(file, digest, at)
        finally:
            proof.drop()


def _read(source: BinaryIO, digest: Digest, meter: Meter) -> Iterator[bytes]:
    while piece := source.read(_CHUNK):
        digest.update(piece)
        meter.advance(len(piece))
        yield piece


class _Proof:
    """Takes the members in their order; each is proven with what those before it said."""

    def __init__(self, place: Path, stopped: Stopped, *, keep: bool) -> None:
        self.tar = Unpacking(self._open)
        self._place, self._stopped, self._keep = place, stopped, keep
        self._turn, self._ended = 0, False
        self._manifest: Manifest | None = None
        self._purges: Purges | None = None
        self._key = b""
        self._database: Connection | None = None
        self._keys: Iterator[tuple[bytes, bytes]] = iter(())
        self._stored: Stored | None = None
        self._sums, self._sums_size = hashlib.sha256(), 0
        self._missing: list[Id] = []
        self._damaged: list[Id] = []

    def proven(self, file: Path, digest: Digest, at: datetime) -> Proven:
        """The report, once the tar has ended."""
        manifest, purges = self._manifest, self._purges
        if manifest is None or purges is None or not self._ended:
            raise KnownError("backup.refused")
        report = Report(
            file=file,
            bytes=digest.size,
            sha256=digest.hex,
            counts=manifest.counts,
            desk=Id(manifest.desk),
            device=Id(manifest.device),
            made_at=manifest.made_at,
            proven_at=at.isoformat(timespec="seconds"),
            schema=manifest.schema,
            purges=len(purges.purges),
            purges_until=purges.known_until,
            missing=tuple(self._missing),
            damaged=tuple(self._damaged),
        )
        return Proven(report, self._key, purges)

    def drop(self) -> None:
        """Closes what is open, whole or cut off."""
        if self._database is not None:
            self._database.close()
        if self._stored is not None:
            self._stored.drop()

    def _open(self, name: str, size: int) -> Consumer:
        if self._ended:
            raise KnownError("backup.refused")
        if self._turn < len(members.FIRST):
            return self._first(name, size)
        if name == members.SUMS:
            return self._last(size)
        return self._file(name, size)

    def _first(self, name: str, size: int) -> Consumer:
        if name != members.FIRST[self._turn] or size > members.MOST[name]:
            raise KnownError("backup.refused")
        self._turn += 1
        takers: dict[str, Callable[[], Consumer]] = {
            members.README: lambda: Small(lambda _: None),
            members.MANIFEST: lambda: Small(self._take_manifest),
            members.KEY: lambda: Small(self._take_key),
            members.DATABASE: lambda: self._store(self._place / members.DATABASE, self._take_database),
            members.PURGES: lambda: Small(self._take_purges),
        }
        return Digested(takers[name](), lambda digest: self._sum(name, digest))

    def _file(self, name: str, size: int) -> Consumer:
        identifier = file_id(name)
        if identifier is None or not files.OVERHEAD <= size <= members.MOST_FILE:
            raise KnownError("backup.refused")
        key = self._key_of(identifier)

        def proven(whole: bool) -> None:
            if not whole:
                self._damaged.append(identifier)

        stored = self._store(self._place / files.FOLDER / identifier, lambda: None) if self._keep else None
        sealed = Sealed(files.Checking(identifier, key, size), stored, proven)
        return Digested(sealed, lambda digest: self._sum(name, digest))

    def _key_of(self, identifier: Id) -> bytes:
        for blob, key in self._keys:
            known = from_bytes(blob)
            if known == identifier:
                return key
            self._missing.append(known)
        # No key of the register is left for it: it came twice, out of order, or from elsewhere.
        raise KnownError("backup.refused")

    def _last(self, size: int) -> Consumer:
        if size != self._sums_size:
            raise KnownError("backup.unsound")
        self._ended = True
        self._missing.extend(from_bytes(blob) for blob, _ in self._keys)
        return Digested(None, self._compare_sums)

    def _store(self, file: Path, done: Callable[[], None]) -> Stored:
        self._stored = Stored(file, done, lasting=self._keep)
        return self._stored

    def _sum(self, name: str, digest: str) -> None:
        line = members.sum_line(name, digest)
        self._sums.update(line)
        self._sums_size += len(line)

    def _compare_sums(self, digest: str) -> None:
        if digest != self._sums.hexdigest():
            raise KnownError("backup.unsound")

    def _take_manifest(self, data: bytes) -> None:
        self._manifest = members.read_manifest(data)

    def _take_purges(self, data: bytes) -> None:
        self._purges = members.read_purges(data)

    def _take_key(self, data: bytes) -> None:
        if not _KEY.fullmatch(data):
            raise KnownError("backup.refused")
        self._key = bytes.fromhex(data.decode().strip())

    def _take_database(self) -> None:
        file = self._place / members.DATABASE
        with _said_of_the_backup():
            require_encrypted(file)
            self._database = connect(file, self._key, read_only=True)
            self._database.execute("PRAGMA trusted_schema = OFF")
            self._database.execute("PRAGMA cell_size_check = ON")
            found = health.prove(self._database, stopped=self._stopped)
            version = self._database.execute("PRAGMA user_version").fetchone()[0]
            if self._manifest is None or found != self._manifest.counts or version != self._manifest.schema:
                raise KnownError("backup.unsound")
            self._keys = iter(self._database.execute("SELECT file, key FROM file_key ORDER BY file"))


@contextmanager
def _said_of_the_backup() -> Iterator[None]:
    """What is wrong with the register inside is said of the backup, not of the register of this laptop."""
    try:
        yield
    except KnownError as fault:
        code = _SAID_OF_A_BACKUP.get(fault.code)
        if code is None:
            raise
        raise KnownError(code) from fault
