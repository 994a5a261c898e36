"""Whatever happens to a backup's file, what is said of it is true and nothing is left behind."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.exchange.restore import restore
from app.exchange.verify import verify
from app.register.vault import RecoverySecret
from tests.clock import FakeClock
from tests.exchange.laptop import CHEAP, Laptop, contents, leftovers, new_laptop

DAMAGE = {"backup.damaged", "backup.not-a-backup", "backup.wrong-key"}
VERSION_LINE = len(b"age-encryption.org/v1\n")


class Patient:
    """A small backup, and the place where mutilated copies of it are read."""

    def __init__(self, laptop: Laptop, place: Path) -> None:
        self.laptop, self.place = laptop, place
        self.whole = laptop.back_up(place / "one.age").file.read_bytes()
        self.header = self.whole.index(b"\n", self.whole.index(b"\n--- ") + 1) + 1
        self.file = place / "mutilated.age"
        self.private = place / "private"
        self.private.mkdir()

    def fault(self, data: bytes) -> str:
        """What is said of `data`; nothing may be left where its database was looked at."""
        self.file.write_bytes(data)
        with pytest.raises(KnownError) as caught:
            verify(self.file, self.laptop.recovery.identity, self.laptop.clock, place=self.private)
        assert list(self.private.iterdir()) == []
        assert self.file.read_bytes() == data
        return caught.value.code


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Patient]:
    """One backup for all tests of this file."""
    folder = tmp_path_factory.mktemp("damage")
    laptop = new_laptop(folder / "register", FakeClock())
    yield Patient(laptop, folder)
    laptop.register.close()


def flipped(data: bytes, place: int, bit: int = 0) -> bytes:
    """The data with one bit changed."""
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


def test_every_byte_of_the_header(patient: Patient) -> None:
    for place in range(patient.header):
        code = patient.fault(flipped(patient.whole, place, place % 8))
        if place < VERSION_LINE:
            assert code == "backup.not-a-backup"
        else:
            # In the part made for this key a flip cannot be told from another key; the sentence says so.
            assert code in {"backup.damaged", "backup.wrong-key"}, place


@given(at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_any_flip_of_the_body(patient: Patient, at: float, bit: int) -> None:
    place = patient.header + int(at * (len(patient.whole) - patient.header))
    assert patient.fault(flipped(patient.whole, place, bit)) == "backup.damaged"


@given(at=st.floats(0, 1, exclude_max=True))
def test_any_truncation(patient: Patient, at: float) -> None:
    length = int(at * len(patient.whole))
    assert patient.fault(patient.whole[:length]) in ({"backup.damaged"} if length else {"backup.not-a-backup"})


def test_truncations_in_the_header_and_at_the_edges_of_chunks(patient: Patient) -> None:
    chunk = (1 << 16) + 16
    edges = [patient.header + 16 + chunk * number for number in range(4)]
    for length in [*range(patient.header + 20), *edges, len(patient.whole) - 1]:
        assert patient.fault(patient.whole[:length]) in DAMAGE - {"backup.wrong-key"}


@given(extra=st.binary(min_size=1, max_size=70_000))
def test_anything_after_the_end(patient: Patient, extra: bytes) -> None:
    assert patient.fault(patient.whole + extra) == "backup.damaged"


@given(first=st.integers(0, 2), second=st.integers(0, 2))
def test_chunks_in_another_order(patient: Patient, first: int, second: int) -> None:
    chunk, start = (1 << 16) + 16, patient.header + 16
    body = patient.whole[start:]
    chunks = [body[place : place + chunk] for place in range(0, len(body), chunk)]
    chunks[first], chunks[second] = chunks[second], chunks[first]
    if first != second:
        assert patient.fault(patient.whole[:start] + b"".join(chunks)) == "backup.damaged"


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"PK\x03\x04" + bytes(400), b"age-encryption.org/v2\n" + bytes(99), bytes(range(256)) * 20],
    ids=["empty", "short", "zip", "other-age", "noise"],
)
def test_something_else_is_not_called_damaged(patient: Patient, content: bytes) -> None:
    assert patient.fault(content) == "backup.not-a-backup"


def test_other_words_are_not_called_damage(patient: Patient) -> None:
    file = patient.place / "one.age"
    with pytest.raises(KnownError, match="backup.wrong-key"):
        verify(file, RecoverySecret.new().identity, patient.laptop.clock)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among its files")
def test_a_pipe_or_a_folder_in_its_place_is_refused_at_once(patient: Patient) -> None:
    pipe, folder = patient.place / "pipe.age", patient.place / "folder.age"
    os.mkfifo(pipe)
    folder.mkdir()
    for file in (pipe, folder):
        with pytest.raises(KnownError, match="backup.not-a-backup"):
            verify(file, patient.laptop.recovery.identity, patient.laptop.clock)
    with pytest.raises(KnownError, match="backup.file-missing"):
        verify(patient.place / "none.age", patient.laptop.recovery.identity, patient.laptop.clock)


@pytest.mark.parametrize(
    "mutilate",
    [lambda data: data[:-1], lambda data: flipped(data, len(data) // 2), lambda data: data[: len(data) // 2]],
    ids=["cut", "flip", "half"],
)
def test_a_damaged_backup_restores_nothing(patient: Patient, mutilate: Callable[[bytes], bytes]) -> None:
    patient.file.write_bytes(mutilate(patient.whole))
    target = patient.place / "new"
    before = contents(patient.place)
    with pytest.raises(KnownError, match="backup.damaged"):
        restore(
            patient.file, target, patient.laptop.recovery, "une phrase", patient.laptop.clock, cost=CHEAP, floor=CHEAP
        )
    assert contents(patient.place) == before
    assert not target.exists()
    assert not leftovers(patient.place)
