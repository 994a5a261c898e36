"""Captures, scans and issued papers: one encrypted file each, under a key of its own kept in the database.

`files/<id, 32 hex digits>` holds

    "GOF1"        4 bytes
    nonce        12 bytes
    ciphertext   as long as the content
    tag          16 bytes

AES-256-GCM; the associated data are "guichet-ouvert file 1" followed by the 16 bytes of the id, so that a file put in
the place of another does not open. The key (table `file_key`) is made for one content and used once: forgetting it is
forgetting the file, wherever its bytes have got to.
"""

import os
import secrets
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import AEADDecryptionContext, Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import GCM

from app.domain.faults import KnownError
from app.domain.ids import Id, Ids, from_bytes, to_bytes
from app.register import storage
from app.register.register import Register
from app.register.sqlcipher import Connection
from app.register.work import Stopped, check, never

FOLDER = "files"
MAGIC = b"GOF1"
NONCE, TAG, KEY = 12, 16, 32
MOST = 64 << 20
"""The largest content, in bytes: about 60 captures, or 150 scanned pages."""
OVERHEAD = len(MAGIC) + NONCE + TAG
_CHUNK = 1 << 20
Also = Callable[[Connection, tuple[Id, ...]], None]
"""What is written of this laptop's own together with files, whose identifiers it is given."""


class Unsound(msgspec.Struct, frozen=True):
    """Files that have a key and no bytes, and files whose bytes are not what was kept."""

    missing: tuple[Id, ...]
    damaged: tuple[Id, ...]


class Files:
    """The files of an open register."""

    def __init__(self, register: Register, ids: Ids) -> None:
        self._register = register
        self._ids = ids
        self._folder = register.folder / FOLDER

    def put(self, content: bytes) -> Id:
        """Keeps `content`; it is on the disk when this returns.

        Faults: `files.too-large` (megabytes), `register.disk-full`, `register.read-only`, `register.io-error`.
        """
        return self.put_all((content,))[0]

    def put_all(self, contents: Sequence[bytes], also: Also = lambda *_: None) -> tuple[Id, ...]:
        """Keeps several contents, all or none, with what `also` writes of this laptop's own in the same transaction.

        The same faults.
        """
        if any(len(content) > MOST for content in contents):
            raise KnownError("files.too-large", megabytes=MOST >> 20)
        kept = [(self._ids(), secrets.token_bytes(KEY)) for _ in contents]
        names = tuple(identifier for identifier, _ in kept)

        def work(connection: Connection) -> None:
            # The bytes first: bytes without a key are rubbish, a key without bytes is a loss.
            with storage.faults(_told):
                self._folder.mkdir(mode=0o700, exist_ok=True)
                for (identifier, key), content in zip(kept, contents, strict=True):
                    storage.write_new(self._folder / identifier, sealed_file(identifier, key, content))
            connection.executemany(
                "INSERT INTO file_key VALUES (?, ?)", [(to_bytes(identifier), key) for identifier, key in kept]
            )
            also(connection, names)

        try:
            self._register.change_own(work)
        except BaseException:
            for identifier in names:
                self._unlink(identifier)
            raise
        return names

    def has(self, identifier: Id) -> bool:
        """Whether there is a key: false once a file was forgotten, or where it never came to this laptop."""
        return self._register.reading(lambda connection: key_of(connection, identifier)) is not None

    def get(self, identifier: Id) -> bytes:
        """The content of a file. Faults: `files.missing` (never kept, deleted, or bytes gone), `files.damaged`."""
        key = self._register.reading(lambda connection: key_of(connection, identifier))
        sealed = _read(self._register.folder, identifier) if key else None
        if key is None or sealed is None:
            raise KnownError("files.missing")
        return opened_file(identifier, key, sealed)

    def delete(self, identifier: Id) -> None:
        """Forgets a file for good: its key is overwritten in the database, then its bytes go.

        SQLCipher overwrites what is deleted (its `secure_delete` is on); the write-ahead log keeps the old page,
        encrypted, until it is next taken into the database.
        """

        self.delete_all((identifier,))

    def delete_all(self, identifiers: Sequence[Id], also: Also = lambda *_: None) -> None:
        """Forgets several files for good, all or none, with what `also` writes in the same transaction."""
        names = tuple(identifiers)

        def work(connection: Connection) -> None:
            connection.executemany("DELETE FROM file_key WHERE file = ?", [(to_bytes(one),) for one in names])
            also(connection, names)

        self._register.change_own(work)
        for identifier in names:
            self._unlink(identifier)

    def tidy(self) -> int:
        """Removes bytes that have no key: what a cut put or delete left. Returns how many files; call it at opening."""

        def work(connection: Connection) -> int:
            # In the writer's turn, so that no file is between its bytes and its key.
            known = {from_bytes(row[0]) for row in connection.execute("SELECT file FROM file_key")}
            strays = [file for file in self._folder.glob("*") if file.name not in known and file.is_file()]
            for stray in strays:
                stray.unlink()
            return len(strays)

        with storage.faults(_told):
            return self._register.change_own(work)

    def unsound(self, *, stopped: Stopped = never) -> Unsound:
        """Reads every file whole and names those that are missing or damaged, in the order of their ids."""
        keys = self._register.reading(
            lambda connection: connection.execute("SELECT file, key FROM file_key ORDER BY file").fetchall()
        )
        missing, damaged = [], []
        for blob, key in keys:
            check(stopped)
            identifier = from_bytes(blob)
            found = _is_whole(self._register.folder, identifier, key)
            if found is None:
                missing.append(identifier)
            elif not found:
                damaged.append(identifier)
        return Unsound(tuple(missing), tuple(damaged))

    def _unlink(self, identifier: Id) -> None:
        with storage.faults(_told):
            (self._folder / identifier).unlink(missing_ok=True)


class Checking:
    """Proves the bytes of one file as they come, in order and whole, without keeping them."""

    def __init__(self, identifier: Id, key: bytes, size: int) -> None:
        self._identifier, self._key = identifier, key
        self._left = size - OVERHEAD
        self._head, self._tag = bytearray(), bytearray()
        self._body: AEADDecryptionContext | None = None

    def update(self, piece: bytes) -> None:
        """The next bytes."""
        view = memoryview(piece)
        if self._body is None:
            wanted = len(MAGIC) + NONCE - len(self._head)
            self._head += view[:wanted]
            view = view[wanted:]
            if len(self._head) < len(MAGIC) + NONCE:
                return
            self._body = Cipher(AES256(self._key), GCM(bytes(self._head[len(MAGIC) :]))).decryptor()
            self._body.authenticate_additional_data(_bound(self._identifier))
        body = view[: max(self._left, 0)]
        self._left -= len(body)
        self._body.update(body)
        self._tag += view[len(body) :]

    def is_whole(self) -> bool:
        """Whether these were all bytes, and the very ones that were kept."""
        if self._body is None or self._left or len(self._tag) != TAG or not self._head.startswith(MAGIC):
            return False
        try:
            self._body.finalize_with_tag(bytes(self._tag))
        except InvalidTag:
            return False
        return True


def sealed_file(identifier: Id, key: bytes, content: bytes) -> bytes:
    """The bytes of a file, as the text at the head of this module says."""
    nonce = secrets.token_bytes(NONCE)
    return MAGIC + nonce + AESGCM(key).encrypt(nonce, content, _bound(identifier))


def opened_file(identifier: Id, key: bytes, sealed: bytes) -> bytes:
    """The content of `sealed_file`; fault `files.damaged`."""
    start = len(MAGIC) + NONCE
    if len(sealed) < OVERHEAD or not sealed.startswith(MAGIC):
        raise KnownError("files.damaged")
    try:
        return AESGCM(key).decrypt(sealed[len(MAGIC) : start], sealed[start:], _bound(identifier))
    except InvalidTag as error:
        raise KnownError("files.damaged") from error


def key_of(connection: Connection, identifier: Id) -> bytes | None:
    """The key of a file, where there is one."""
    row = connection.execute("SELECT key FROM file_key WHERE file = ?", (to_bytes(identifier),)).fetchone()
    return row[0] if row else None


def open_sealed(folder: Path, identifier: Id) -> BinaryIO | None:
    """The bytes of a file of the register in `folder` for reading; None if they are gone. The caller closes it.

    Fault `register.io-error`.
    """
    try:
        handle = os.open(
            folder / FOLDER / identifier, os.O_RDONLY | storage.O_BINARY | storage.O_NOFOLLOW | storage.O_NONBLOCK
        )
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KnownError("register.io-error") from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        return None
    return os.fdopen(handle, "rb")


def _read(folder: Path, identifier: Id) -> bytes | None:
    source = open_sealed(folder, identifier)
    if source is None:
        return None
    with source, storage.faults(_told):
        # One byte more than any file of ours has shows that it is not one.
        return source.read(MOST + OVERHEAD + 1)


def _is_whole(folder: Path, identifier: Id, key: bytes) -> bool | None:
    source = open_sealed(folder, identifier)
    if source is None:
        return None
    with source, storage.faults(_told):
        checking = Checking(identifier, key, os.fstat(source.fileno()).st_size)
        while piece := source.read(_CHUNK):
            checking.update(piece)
        return checking.is_whole()


def _bound(identifier: Id) -> bytes:
    return b"guichet-ouvert file 1" + to_bytes(identifier)


def _told(kind: str) -> KnownError:
    codes = {
        storage.FULL: "register.disk-full",
        storage.TOO_LARGE: "register.disk-full",
        storage.READ_ONLY: "register.read-only",
        storage.GONE: "register.cannot-open",
    }
    return KnownError(codes.get(kind, "register.io-error"))
