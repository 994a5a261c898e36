"""A copy of a live database is whole, encrypted under its own key, and nothing is left of one that failed."""

import secrets
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.changes import Make
from app.domain.entities import Note
from app.domain.faults import KnownError
from app.domain.ids import Ids
from app.register import health
from app.register.copying import copy_database, require_encrypted
from app.register.register import Register
from app.register.sqlcipher import connect, opens
from tests.clock import FakeClock

KEY, OTHER = secrets.token_bytes(32), secrets.token_bytes(32)


@pytest.fixture
def register(tmp_path: Path, clock: FakeClock) -> Iterator[Register]:
    """A register of some megabytes: more than SQLite keeps in memory."""
    folder = tmp_path / "register"
    folder.mkdir()
    ids = Ids(clock)
    opened = Register(folder, KEY, ids(), clock)
    text = "récit " * 2000
    opened.record("note", [Make(Note(id=ids(), person=ids(), text=text)) for _ in range(200)], "C1")
    yield opened
    opened.close()


def test_it_is_what_the_original_was_and_opens_with_its_own_key_alone(register: Register, tmp_path: Path) -> None:
    source, target = register.folder / "register.db", tmp_path / "copy.db"
    copy_database(source, KEY, target, OTHER)
    require_encrypted(target)
    assert target.stat().st_mode & 0o777 == 0o600
    assert not opens(target, KEY)
    with closing(connect(target, OTHER, read_only=True)) as copy, closing(connect(source, KEY, read_only=True)) as own:
        assert health.prove(copy) == health.counts(own)
        for query in ("SELECT * FROM operation ORDER BY arrival", "SELECT * FROM local", "SELECT * FROM note"):
            assert copy.execute(query).fetchall() == own.execute(query).fetchall()
    assert target.read_bytes()[:16] != source.read_bytes()[:16], "the salts differ"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["copy.db", "register"]


def test_what_was_deleted_is_not_in_it(register: Register, tmp_path: Path) -> None:
    source, target = register.folder / "register.db", tmp_path / "copy.db"
    with closing(connect(source, KEY)) as connection:
        connection.execute("CREATE TABLE more AS SELECT text FROM note")
        connection.execute("DROP TABLE more")
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    copy_database(source, KEY, target, OTHER)
    with closing(connect(target, OTHER, read_only=True)) as copy:
        assert copy.execute("PRAGMA freelist_count").fetchone()[0] == 0
        assert copy.execute("PRAGMA page_count").fetchone()[0] < pages


def test_a_database_in_clear_is_told_from_an_encrypted_one(register: Register, tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    with closing(sqlite3.connect(plain)) as connection:
        connection.execute("CREATE TABLE person (name)")
    assert plain.read_bytes().startswith(b"SQLite format 3\0")
    headless = tmp_path / "headless.db"
    headless.write_bytes(secrets.token_bytes((1 << 20) - 5) + b"CREATE TABLE person" + secrets.token_bytes(99))
    for file in (plain, headless):
        with pytest.raises(KnownError, match="register.plain"):
            require_encrypted(file)
    require_encrypted(register.folder / "register.db")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_takes_no_more_is_told_and_nothing_is_left(register: Register, tmp_path: Path) -> None:
    register.close()
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from app.domain.faults import KnownError; from app.register.copying import copy_database\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "source, target, key, room = sys.argv[1:]\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), int(room)))\n"
        "try: copy_database(Path(source), bytes.fromhex(key), Path(target), bytes(32))\n"
        "except KnownError as fault: sys.exit(fault.code)\n"
    )
    size = (register.folder / "register.db").stat().st_size
    for room in (0, 4096, size // 3, size // 2):
        run = subprocess.run(
            [sys.executable, "-c", script, register.folder / "register.db", tmp_path / "copy.db", KEY.hex(), str(room)],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.stderr.strip() in {"register.disk-full", "register.io-error"}, run.stderr
        assert not (tmp_path / "copy.db").exists()
