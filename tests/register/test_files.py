"""Files are encrypted one by one, found whole or told as they are, and forgotten for good."""

import os
import secrets
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.register import files
from app.register.files import Checking, Files, Unsound, opened_file, sealed_file
from app.register.register import Register
from app.register.sqlcipher import connect
from tests.clock import FakeClock

KEY = secrets.token_bytes(32)
ID = Id("0193" + "a" * 28)


@pytest.fixture
def register(tmp_path: Path, clock: FakeClock) -> Iterator[Register]:
    """An empty register."""
    opened = Register(tmp_path, KEY, Ids(clock)(), clock)
    yield opened
    opened.close()


@pytest.fixture
def kept(register: Register, clock: FakeClock) -> Files:
    """Its files."""
    return Files(register, Ids(clock))


@pytest.mark.parametrize("content", [b"", b"x", b"une capture" * 9000], ids=["empty", "small", "large"])
def test_a_file_comes_back_whole(kept: Files, register: Register, content: bytes) -> None:
    identifier = kept.put(content)
    assert kept.get(identifier) == content
    stored = register.folder / "files" / identifier
    assert stored.stat().st_size == len(content) + files.OVERHEAD
    assert stored.stat().st_mode & 0o777 == 0o600
    assert (register.folder / "files").stat().st_mode & 0o777 == 0o700
    assert len(content) < 9 or content[:9] not in stored.read_bytes()
    assert [entry.name for entry in (register.folder / "files").iterdir()] == [identifier]


def test_the_same_content_never_looks_the_same(kept: Files, register: Register) -> None:
    first, second = kept.put(b"capture" * 9), kept.put(b"capture" * 9)
    folder = register.folder / "files"
    assert (folder / first).read_bytes() != (folder / second).read_bytes()


def test_a_file_deleted_is_forgotten(kept: Files, register: Register) -> None:
    identifier, other = kept.put(b"capture"), kept.put(b"other")
    key = register.reading(lambda connection: files.key_of(connection, identifier))
    assert key is not None
    copy = (register.folder / "files" / identifier).read_bytes()
    with closing(connect(register.folder / "register.db", KEY)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert key in decrypted(register.folder / "register.db")
    kept.delete(identifier)
    with pytest.raises(KnownError, match="files.missing"):
        kept.get(identifier)
    assert not (register.folder / "files" / identifier).exists()
    # Whoever kept the bytes has nothing without the key, and no page of the database has it any more.
    (register.folder / "files" / identifier).write_bytes(copy)
    with pytest.raises(KnownError, match="files.missing"):
        kept.get(identifier)
    assert kept.get(other) == b"other"
    kept.delete(identifier)
    register.close()
    pages = decrypted(register.folder / "register.db")
    assert b"operation_is_never_updated" in pages
    assert key not in pages, "is secure_delete off?"


def decrypted(file: Path) -> bytes:
    """The pages of a database in clear, free ones and the unused parts of pages included.

    SQLCipher 4: pages of 4,096 bytes, AES-256-CBC; the last 80 bytes are the initialisation vector and the HMAC,
    the first 16 of the file the salt.
    """
    data, clear = file.read_bytes(), bytearray()
    for start in range(0, len(data), 4096):
        page = data[start + (0 if start else 16) : start + 4096]
        decryptor = Cipher(algorithms.AES256(KEY), modes.CBC(page[-80:-64])).decryptor()
        clear += decryptor.update(page[:-80])
    return bytes(clear)


def test_a_file_that_is_gone_or_spoilt_is_told_as_such(kept: Files, register: Register) -> None:
    gone, spoilt, cut, swapped, fine = (kept.put(bytes([number]) * 3000) for number in range(5))
    folder = register.folder / "files"
    (folder / gone).unlink()
    (folder / spoilt).write_bytes((folder / spoilt).read_bytes()[:-1] + b"\0")
    (folder / cut).write_bytes((folder / cut).read_bytes()[:20])
    (folder / swapped).write_bytes((folder / fine).read_bytes())
    for identifier, code in [(gone, "missing"), (spoilt, "damaged"), (cut, "damaged"), (swapped, "damaged")]:
        with pytest.raises(KnownError, match=f"files.{code}"):
            kept.get(identifier)
    assert kept.get(fine) == b"\4" * 3000
    assert kept.unsound() == Unsound((gone,), (spoilt, cut, swapped))


def test_a_link_in_the_place_of_a_file_is_not_followed(kept: Files, register: Register, tmp_path: Path) -> None:
    identifier, elsewhere = kept.put(b"capture"), tmp_path / "elsewhere"
    file = register.folder / "files" / identifier
    file.rename(elsewhere)
    file.symlink_to(elsewhere)
    with pytest.raises(KnownError):
        kept.get(identifier)


def test_a_file_too_large_is_refused(kept: Files, register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST", 1000)
    with pytest.raises(KnownError, match="files.too-large"):
        kept.put(bytes(1001))
    kept.put(bytes(1000))
    assert len(list((register.folder / "files").iterdir())) == 1


def test_a_full_disk_leaves_neither_bytes_nor_key(
    kept: Files, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept.put(b"before")

    def full(_: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownError, match="register.disk-full"):
        kept.put(b"capture")
    monkeypatch.undo()
    assert [entry.name for entry in (register.folder / "files").iterdir()] == [before]
    assert kept.unsound() == Unsound((), ())


def test_bytes_without_a_key_are_tidied_away(kept: Files, register: Register) -> None:
    identifier = kept.put(b"capture")
    (register.folder / "files" / ("0" * 32)).write_bytes(b"stray")
    (register.folder / "files" / f".{'1' * 32}.ab.part").write_bytes(b"half")
    assert kept.tidy() == 2
    assert kept.tidy() == 0
    assert kept.get(identifier) == b"capture"


@given(content=st.binary(max_size=400), place=st.integers(0), bit=st.integers(0, 7), pieces=st.integers(1, 60))
def test_no_changed_bit_passes(content: bytes, place: int, bit: int, pieces: int) -> None:
    sealed = sealed_file(ID, KEY, content)
    place %= len(sealed)
    changed = sealed[:place] + bytes([sealed[place] ^ 1 << bit]) + sealed[place + 1 :]
    assert opened_file(ID, KEY, sealed) == content
    assert checked(sealed, pieces)
    for bad in (changed, sealed[:place], sealed + b"\0"):
        with pytest.raises(KnownError, match="files.damaged"):
            opened_file(ID, KEY, bad)
        assert not checked(bad, pieces)
    with pytest.raises(KnownError, match="files.damaged"):
        opened_file(Id("0" * 32), KEY, sealed)


def checked(sealed: bytes, pieces: int) -> bool:
    """What is said of a file that comes in pieces."""
    checking = Checking(ID, KEY, len(sealed))
    for start in range(0, len(sealed), pieces):
        checking.update(sealed[start : start + pieces])
    return checking.is_whole()


def test_bytes_that_do_not_all_come_are_not_whole() -> None:
    sealed = sealed_file(ID, KEY, b"capture")
    checking = Checking(ID, KEY, len(sealed))
    checking.update(sealed[:-3])
    assert not checking.is_whole()
