"""A backup is made, proven, and opens without us."""

import hashlib
import re
import shutil
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from app.domain.faults import KnownError
from app.exchange import members
from app.exchange.backup import back_up, backup_name, last_backup
from app.exchange.lisezmoi import LISEZMOI
from app.exchange.verify import verify
from app.register import health
from app.register.migrations import steps
from app.register.sqlcipher import connect
from app.register.vault.wrapping import unwrapped
from tests.exchange.laptop import CHEAP, MARKERS, PASSPHRASE, Laptop, contents, leftovers

TOOLS = ("age", "tar", "sha256sum")
needs_tools = pytest.mark.skipif(
    not all(map(shutil.which, TOOLS)), reason=f"the system's own tools are missing: {', '.join(TOOLS)}"
)


def unpacked(laptop: Laptop, backup: Path, place: Path) -> Path:
    """The members of a backup, taken out with the system's own tools as LISEZMOI.txt says."""
    out = place / "sauvegarde"
    out.mkdir(parents=True)
    key, tar = place / "cle.txt", place / "sauvegarde.tar"
    key.write_text(laptop.recovery.file)
    subprocess.run(["age", "-d", "-i", key, "-o", tar, backup], check=True)
    listed = subprocess.run(["tar", "-tvf", tar], check=True, capture_output=True, text=True).stdout.splitlines()
    assert all(line.startswith("-rw-------") for line in listed), listed
    subprocess.run(["tar", "-xf", tar, "-C", out], check=True)
    return out


@needs_tools
def test_the_stock_tools_open_a_backup_and_find_what_is_promised(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    report = laptop.back_up(stick / "one.age")
    out = unpacked(laptop, report.file, tmp_path / "out")
    names = {str(file.relative_to(out)) for file in out.rglob("*") if file.is_file()}
    kept = {f"files/{file.name}" for file in (laptop.folder / "files").iterdir()}
    assert names == {*members.FIRST, members.SUMS} | kept
    assert len(kept) == 2
    assert not (names & {"keys.json", "keys.backup.json"})
    subprocess.run(["sha256sum", "--strict", "-c", members.SUMS], cwd=out, check=True, capture_output=True)
    assert (out / members.README).read_text() == LISEZMOI
    key = bytes.fromhex((out / members.KEY).read_text().strip())
    with closing(connect(out / members.DATABASE, key, read_only=True)) as register:
        assert health.prove(register) == report.counts
        found = register.execute("SELECT reference, text FROM person JOIN name ON name.person = person.id").fetchall()
    assert {text for _, text in found} == {f"{MARKERS[0]} {number}" for number in range(3)}


@needs_tools
def test_the_lines_of_the_readme_open_an_attached_file(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    content = b"une capture" * 100
    name = laptop.files.put(content)
    report = laptop.back_up(stick / "one.age")
    out = unpacked(laptop, report.file, tmp_path / "out")
    key = bytes.fromhex((out / members.KEY).read_text().strip())
    with closing(connect(out / members.DATABASE, key, read_only=True)) as register:
        rows = dict(register.execute("SELECT lower(hex(file)), hex(key) FROM file_key").fetchall())
    lines = re.search(r"( +from cryptography.*?\n)\n", LISEZMOI, re.DOTALL)
    assert lines
    script = "\n".join(line.strip() for line in lines.group(1).splitlines())
    script = script.replace("LE NOM DU FICHIER", name).replace("SA CLE", rows[name])
    subprocess.run([sys.executable, "-c", script], cwd=out, check=True)
    assert (out / "contenu").read_bytes() == content


def test_the_report_is_true(laptop: Laptop, stick: Path) -> None:
    report = laptop.back_up(stick / "one.age")
    assert report.file == stick / "one.age"
    assert report.bytes == report.file.stat().st_size
    assert report.sha256 == hashlib.sha256(report.file.read_bytes()).hexdigest()
    with closing(connect(laptop.folder / "register.db", laptop.opened.register_key, read_only=True)) as connection:
        assert report.counts == health.counts(connection)
    assert (report.counts.devices, report.counts.files, report.schema) == (1, 2, steps()[-1][0])
    assert (report.desk, report.device) == (laptop.opened.desk, laptop.opened.device)
    assert report.made_at == report.proven_at == laptop.clock().isoformat()
    assert report.file.stat().st_mode & 0o777 == 0o600
    assert not leftovers(stick, laptop.folder)


def test_it_is_verified_again_by_the_words_the_laptop_and_a_coordinator(laptop: Laptop, stick: Path) -> None:
    made = laptop.back_up(stick / "one.age")
    laptop.clock.advance(timedelta(hours=3))
    slot = laptop.opened.keys.slots[0]
    coordinator = unwrapped(slot, PASSPHRASE, laptop.opened.desk, CHEAP)
    for identity in (laptop.recovery.identity, laptop.opened.identity, coordinator):
        again = verify(made.file, identity, laptop.clock)
        assert again.proven_at > made.proven_at
        assert msgspec.structs.replace(again, proven_at=made.proven_at, notices=made.notices) == made


def test_the_register_remembers_its_newest_proven_backup(laptop: Laptop, stick: Path) -> None:
    assert last_backup(laptop.register) is None
    laptop.back_up(stick / "one.age")
    laptop.clock.advance(timedelta(minutes=30))
    second = laptop.back_up(stick / "two.age")
    last = last_backup(laptop.register)
    assert last is not None
    assert (last.file, last.sha256, last.counts) == (str(second.file), second.sha256, second.counts)
    assert last.made_at == second.made_at


def test_the_desk_goes_on_recording_while_a_backup_is_made(laptop: Laptop, stick: Path) -> None:
    told: list[tuple[int, int]] = []

    def record(done: int, total: int) -> None:
        told.append((done, total))
        laptop.add_person(f"Arrivée {len(told)}")

    before = len(laptop.register.since({}))
    report = back_up(laptop.register, laptop.opened, stick / "one.age", laptop.clock, progress=record)
    assert report.counts.operations == before
    assert len(laptop.register.since({})) > before
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_an_older_backup_is_never_written_over(laptop: Laptop, stick: Path) -> None:
    laptop.back_up(stick / "one.age")
    before = contents(stick)
    with pytest.raises(KnownError, match="backup.already-there"):
        laptop.back_up(stick / "one.age")
    assert contents(stick) == before


def test_a_backup_beside_the_register_is_told(laptop: Laptop, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    notices = laptop.back_up(tmp_path / "backups" / "one.age").notices
    assert [notice.code for notice in notices] == ["backup.same-disk"]


def test_a_file_that_is_gone_or_spoilt_is_counted_and_stops_nothing(laptop: Laptop, stick: Path) -> None:
    gone, spoilt, kept = (laptop.files.put(bytes([number]) * 900) for number in range(3))
    (laptop.folder / "files" / gone).unlink()
    data = bytearray((laptop.folder / "files" / spoilt).read_bytes())
    data[100] ^= 1
    (laptop.folder / "files" / spoilt).write_bytes(data)
    report = laptop.back_up(stick / "one.age")
    assert (report.missing, report.damaged) == ((gone,), (spoilt,))
    assert laptop.files.get(kept) == b"\x02" * 900


def test_a_damaged_register_makes_no_backup(laptop: Laptop, stick: Path) -> None:
    for number in range(40):
        laptop.add_person(f"Personne {number}")
    laptop.register.close()
    database = laptop.folder / "register.db"
    data = bytearray(database.read_bytes())
    for start in range(4096 * 20, len(data), 4096):
        data[start + 64] ^= 1
    database.write_bytes(data)
    # The register is closed: only what the backup itself does can notice.
    with pytest.raises(KnownError, match="register.damaged"):
        laptop.back_up(stick / "one.age")
    assert not list(stick.iterdir())
    assert not leftovers(laptop.folder)


def test_the_name_says_when_and_nothing_else(laptop: Laptop) -> None:
    assert backup_name(laptop.clock()) == "guichet-ouvert-2026-11-23-14h05m00.age"


def test_what_a_killed_backup_left_goes_with_the_next(laptop: Laptop, stick: Path) -> None:
    ours = stick / f".{laptop.opened.device[-8:]}-0a0a0a0a.part"
    theirs = stick / ".ffffffff-0a0a0a0a.part"
    for part in (ours, theirs):
        part.write_bytes(b"half")
    left_behind = laptop.folder / ".backup-x1"
    left_behind.mkdir()
    (left_behind / "copy.db").write_bytes(b"half")
    laptop.back_up(stick / "one.age")
    assert not ours.exists()
    assert theirs.exists(), "another laptop may be writing it"
    assert not left_behind.exists()
