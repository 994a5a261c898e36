"""What disks do to a backup: full, write-protected, pulled out, gone."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from app.domain.faults import KnownError
from app.exchange import storing
from app.exchange.backup import last_backup
from app.exchange.verify import verify
from tests.clock import FakeClock
from tests.exchange.laptop import Laptop, contents, leftovers, new_laptop, restored

mounting = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"),
    reason="a small disk can only be mounted by root on Linux; the failing files of this module stand in elsewhere",
)
FAULTS = {
    errno.ENOSPC: "backup.disk-full",
    errno.EDQUOT: "backup.disk-full",
    errno.EFBIG: "backup.too-large",
    errno.EIO: "backup.disk-error",
    errno.EROFS: "backup.read-only",
    errno.ENODEV: "backup.folder-gone",
    errno.ENOENT: "backup.folder-gone",
}


class FailingFile(FileIO):
    """A file whose disk takes so many bytes and then fails."""

    def __init__(self, file: Path, room: int, code: int) -> None:
        super().__init__(file, "xb")
        self._room, self._code = room, code

    def write(self, data: object, /) -> int:
        """Takes what there is room for."""
        self._room -= len(memoryview(cast(bytes, data)))
        if self._room < 0:
            raise OSError(self._code, os.strerror(self._code))
        return super().write(cast(bytes, data))


@pytest.mark.parametrize("code", FAULTS, ids=errno.errorcode.get)
@pytest.mark.parametrize("room", [0, 100, 70_000, 200_000])
def test_a_disk_that_fails_while_it_is_written(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch, code: int, room: int
) -> None:
    laptop.back_up(stick / "before.age")
    before, last = contents(stick), last_backup(laptop.register)
    made = storing.new_file

    def failing(file: Path) -> BinaryIO:
        return cast(BinaryIO, FailingFile(file, room, code)) if file.suffix == ".part" else made(file)

    monkeypatch.setattr(storing, "new_file", failing)
    with pytest.raises(KnownError, match=FAULTS[code]) as caught:
        laptop.back_up(stick / "one.age")
    assert caught.value.facts["folder"] == str(stick)
    assert contents(stick) == before
    assert not leftovers(stick, laptop.folder)
    assert last_backup(laptop.register) == last


@pytest.mark.parametrize("code", FAULTS, ids=errno.errorcode.get)
def test_a_disk_that_fails_when_it_must_keep(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def failing(_: int) -> None:
        raise OSError(code, os.strerror(code))

    laptop.back_up(stick / "before.age")
    before = contents(stick)
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(KnownError, match=FAULTS[code]):
        laptop.back_up(stick / "one.age")
    monkeypatch.undo()
    assert contents(stick) == before
    assert not leftovers(stick, laptop.folder)


@pytest.mark.parametrize("at", [0, 300, 90_000, 250_000])
def test_a_disk_that_keeps_something_else_than_was_written(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    settle = storing.settle

    def forgetful(target: BinaryIO) -> None:
        settle(target)
        os.pwrite(target.fileno(), b"\xa5", at)

    monkeypatch.setattr(storing, "settle", forgetful)
    with pytest.raises(KnownError, match="backup.not-proven"):
        laptop.back_up(stick / "one.age")
    assert not list(stick.iterdir())
    assert not leftovers(laptop.folder)


def test_too_little_room_is_said_before_anything_is_written(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path) -> BinaryIO:
        raise AssertionError(file)

    usage = shutil.disk_usage(stick)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=200_000))
    monkeypatch.setattr(storing, "new_file", refuse)
    with pytest.raises(KnownError, match="backup.disk-full"):
        laptop.back_up(stick / "one.age")


def test_a_folder_that_is_gone(laptop: Laptop, stick: Path) -> None:
    with pytest.raises(KnownError, match="backup.folder-gone"):
        laptop.back_up(stick / "no" / "one.age")
    assert not list(stick.iterdir())


def test_a_stick_pulled_out_while_it_is_written(laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle = storing.settle

    def pulled(target: BinaryIO) -> None:
        settle(target)
        shutil.rmtree(stick)

    monkeypatch.setattr(storing, "settle", pulled)
    with pytest.raises(KnownError, match="backup.not-proven"):
        laptop.back_up(stick / "one.age")
    assert not stick.exists()
    assert not leftovers(laptop.folder)


def test_a_register_that_cannot_note_its_backup_still_has_it(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: str) -> None:
        raise KnownError("register.disk-full")

    monkeypatch.setattr(laptop.register, "set_local", full)
    report = laptop.back_up(stick / "one.age")
    assert "backup.not-remembered" in [notice.code for notice in report.notices]
    assert verify(report.file, laptop.recovery.identity, laptop.clock).sha256 == report.sha256


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    folder = tmp_path / "small"
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder], check=True)
    yield folder
    subprocess.run(["umount", folder], check=True)


@mounting
def test_a_real_disk_that_is_full(laptop: Laptop, small_disk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.files.put(bytes(900_000))
    laptop.back_up(small_disk / "before.age")
    before = contents(small_disk)
    for knows in (True, False):
        if not knows:
            # The free room is asked before, but others write too: it may be gone later.
            usage = shutil.disk_usage(small_disk)
            monkeypatch.setattr(shutil, "disk_usage", lambda _, usage=usage: usage._replace(free=1 << 40))
        with pytest.raises(KnownError, match="backup.disk-full") as caught:
            laptop.back_up(small_disk / "one.age")
        assert caught.value.facts["folder"] == str(small_disk)
        assert contents(small_disk) == before
        assert not leftovers(small_disk, laptop.folder)


@mounting
def test_a_real_disk_that_is_write_protected(laptop: Laptop, small_disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    with pytest.raises(KnownError, match="backup.read-only"):
        laptop.back_up(small_disk / "one.age")
    assert not leftovers(laptop.folder)


@mounting
def test_a_restore_onto_a_full_disk_leaves_nothing(laptop: Laptop, stick: Path, small_disk: Path) -> None:
    file = laptop.back_up(stick / "one.age").file
    for size in (0, 100_000, 250_000, 350_000):
        (small_disk / "ballast").write_bytes(bytes((2 << 20) - 8192 - size))
        with pytest.raises(KnownError) as caught:
            restored(laptop, file, small_disk / "new")
        assert caught.value.code in {"backup.disk-full", "vault.disk-full"}
        assert [entry.name for entry in small_disk.iterdir()] == ["ballast"]


@mounting
def test_a_whole_disk_is_no_folder_for_a_register(laptop: Laptop, stick: Path, small_disk: Path) -> None:
    file = laptop.back_up(stick / "one.age").file
    with pytest.raises(KnownError, match="restore.whole-disk"):
        restored(laptop, file, small_disk)


@mounting
def test_a_register_on_a_full_disk_says_which_disk_is_full(stick: Path, small_disk: Path, clock: FakeClock) -> None:
    laptop = new_laptop(small_disk / "register", clock)
    try:
        free = shutil.disk_usage(small_disk).free
        (small_disk / "ballast").write_bytes(bytes(free - 100_000))
        with pytest.raises(KnownError, match="backup.disk-full") as caught:
            laptop.back_up(stick / "one.age")
        assert caught.value.facts["folder"] == str(laptop.folder)
        assert not list(stick.iterdir())
        assert not leftovers(laptop.folder)
    finally:
        laptop.register.close()
