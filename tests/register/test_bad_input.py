"""What can be wrong with the file, the folder and the disk: a known fault, and nothing is lost."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.domain.changes import Make
from app.domain.entities import Note, Person
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import TEXTS
from app.register import sqlcipher
from app.register.register import DATABASE, Register
from app.register.sqlcipher import connect
from tests.clock import FakeClock
from tests.register.laptops import BY, KEY, Laptop

OTHER_KEY = bytes(32)


@contextmanager
def refusal(code: str) -> Iterator[None]:
    """What happens here is refused with this fault, of which the user is told something."""
    with pytest.raises(KnownError) as fault:
        yield
    assert fault.value.code == code
    assert code in TEXTS


def open_and_read(folder: Path, key: bytes = KEY) -> None:
    """Opens a register and reads all of it."""
    register = Register(folder, key, Id("1" * 32), FakeClock())
    try:
        register.rebuild()
    finally:
        register.close()


@pytest.fixture
def folder(here: Laptop) -> Path:
    """The folder of a register with something in it, closed."""
    for number in range(20):
        here.person(f"Diallo {number}")
    here.register.close()
    return here.register.folder


def test_another_key(folder: Path) -> None:
    before = (folder / DATABASE).read_bytes()
    with refusal("register.damaged"):
        open_and_read(folder, OTHER_KEY)
    assert (folder / DATABASE).read_bytes() == before
    open_and_read(folder)


def test_the_file_of_another_register(folder: Path, tmp_path: Path) -> None:
    register = Register(tmp_path, OTHER_KEY, Id("2" * 32), FakeClock())
    register.close()
    shutil.copy(tmp_path / DATABASE, folder / DATABASE)
    with refusal("register.damaged"):
        open_and_read(folder)


@pytest.mark.parametrize("length", [0, 1, 100, 511, 512, 1024, 4095, 4096, 4097, 8192, 100_000, -4096, -1])
def test_a_truncated_file(folder: Path, length: int) -> None:
    whole = (folder / DATABASE).read_bytes()
    (folder / DATABASE).write_bytes(whole[:length])
    with refusal("register.damaged"):
        open_and_read(folder)
    # It is kept as it was found, for whoever can save something of it.
    assert (folder / DATABASE).read_bytes() == whole[:length]


@pytest.mark.parametrize("content", [b"SQLite format 3\0" + bytes(8176), b"\0" * 8192, b"%PDF-1.7\n" * 900, b"x"])
def test_something_else_under_its_name(folder: Path, content: bytes) -> None:
    (folder / DATABASE).write_bytes(content)
    with refusal("register.damaged"):
        open_and_read(folder)
    assert (folder / DATABASE).read_bytes() == content


def test_a_flipped_bit_on_any_page_is_found_by_what_reads_it(folder: Path) -> None:
    whole = (folder / DATABASE).read_bytes()
    found = 0
    for place in range(50, len(whole), 4096):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        (folder / DATABASE).write_bytes(damaged)
        try:
            open_and_read(folder)
        except KnownError as fault:
            assert fault.code == "register.damaged"
            found += 1
    assert found > 3


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / DATABASE).mkdir()
    with refusal("register.cannot-open"):
        open_and_read(tmp_path)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with refusal("register.cannot-open"):
        open_and_read(tmp_path / "nowhere")


def test_someone_else_is_writing(here: Laptop) -> None:
    here.register.change_own(lambda connection: connection.execute("PRAGMA busy_timeout = 20"))
    other = connect(here.register.folder / DATABASE, KEY)
    other.execute("BEGIN IMMEDIATE")
    with refusal("register.busy"):
        here.person("Diallo")
    # Reading goes on.
    assert here.register.recent_persons() == []
    other.close()
    here.person("Diallo")


def test_a_register_that_may_grow_no_further(here: Laptop) -> None:
    here.person("Diallo")
    before = here.everything()

    def pages(most: int) -> None:
        here.register.change_own(lambda connection: connection.execute(f"PRAGMA max_page_count = {most}"))

    count = here.register.reading(lambda connection: connection.execute("PRAGMA page_count").fetchone()[0])
    pages(count + 2)
    note = Note(id=here.ids(), person=here.ids(), text="n" * 50_000)
    with refusal("register.disk-full"):
        here.register.record("note", [Make(note)], BY)
    assert here.everything() == before
    assert here.register.get(Note, note.id) is None
    pages(count + 1000)
    here.register.record("note", [Make(note)], BY)
    assert here.register.get(Note, note.id) == note


def test_a_small_disk_that_is_full_then_emptied_then_protected(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("a disk of our own needs `unshare` of util-linux, and user namespaces")
    played = subprocess.run(
        ["unshare", "-rm", sys.executable, "-m", "tests.register.full_disk", str(disk)],
        check=True, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert played.stdout.split("\n") == [
        "recording register.disk-full",
        "draft register.disk-full",
        "read True True",
        "again True",
        "reopened True True",
        "purged True False",
        "swept True",
        "full register.disk-full",
        "left True",
        "protected register.read-only",
        "nowhere register.read-only",
        "",
    ]


def test_every_fault_that_sqlite_can_cause_is_explained() -> None:
    assert set(sqlcipher.FAULTS.values()) <= TEXTS.keys()


def test_a_mistake_of_ours_is_not_told_as_a_fault_of_the_disk(here: Laptop) -> None:
    with pytest.raises(Exception, match="no such table"):
        here.register.reading(lambda connection: connection.execute("SELECT * FROM nowhere"))
    here.person("Diallo")
    assert len(here.register.where(Person)) == 1
