"""Nothing about a person lies in clear on any disk, neither while a backup or a restore is at work nor afterwards."""

import base64
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.exchange.backup import back_up
from app.exchange.restore import restore
from app.exchange.verify import verify
from app.register import health
from app.register.sqlcipher import connect
from tests.exchange.laptop import CHEAP, MARKERS, Laptop


def spellings(marker: str) -> Iterator[bytes]:
    """A marker as it may lie in a file."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        raw = marker.encode(encoding)
        yield raw
        for shift in range(3):
            # Base64 of text inside other text: the ends depend on what stands around it.
            yield base64.b64encode(bytes(shift) + raw)[4:-4]


def found(*folders: Path) -> list[str]:
    """The files in which a marker lies in clear."""
    needles = [needle for marker in MARKERS for needle in spellings(marker)]
    hits: list[str] = []
    for folder in folders:
        for file in folder.rglob("*"):
            if file.is_file():
                content = file.read_bytes()
                hits.extend(str(file) for needle in needles if needle in content)
    return hits


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everywhere that files are written, the folder for temporary files included."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(folder))
    return tmp_path


def test_the_search_finds_what_is_in_clear(laptop: Laptop, disk: Path) -> None:
    plain = disk / "plain.db"
    with closing(connect(laptop.folder / "register.db", laptop.opened.register_key)) as connection:
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('plain')")
        connection.execute("DETACH DATABASE plain")
    assert set(found(disk)) == {str(plain)}
    plain.unlink()
    for content in spellings(MARKERS[1]):
        plain.write_bytes(b"x" + content + b"y")
        assert found(disk)


def test_no_step_leaves_a_word_in_clear(laptop: Laptop, stick: Path, disk: Path) -> None:
    for number in range(60):
        laptop.add_person(f"{MARKERS[0]} {number}")
    laptop.files.put(MARKERS[1].encode() * 90_000)
    looked: list[int] = []

    def look(done: int, _: int) -> None:
        looked.append(done)
        assert not found(disk)

    def looking() -> bool:
        look(0, 0)
        return False

    report = back_up(laptop.register, laptop.opened, stick / "one.age", laptop.clock, progress=look, stopped=looking)
    verify(report.file, laptop.recovery.identity, laptop.clock, progress=look, stopped=looking)
    restore(
        report.file, disk / "new", laptop.recovery, "une phrase", laptop.clock,
        cost=CHEAP, floor=CHEAP, progress=look, stopped=looking,
    )  # fmt: skip
    health.differing_tables(
        laptop.folder, laptop.opened.register_key, laptop.register.device, laptop.clock, stopped=looking
    )
    assert len(looked) > 20
    assert not found(disk)
    assert list((disk / "tmp").iterdir()) == []
