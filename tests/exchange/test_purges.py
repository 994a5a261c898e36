"""What was forgotten stays forgotten: in new backups, and in what is restored from older ones."""

from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from app.desk.backups import Copies
from app.domain.changes import Make
from app.domain.entities import Attachment, Person, PurgeRecord
from app.domain.ids import Id, Ids
from app.exchange import ledger
from app.exchange.members import Purge, Purges
from app.exchange.remembered import backups
from app.exchange.restore import restore
from app.exchange.sealing import seal
from app.register import health, purging, vault
from app.register.purge_again import purge_again
from app.register.register import DATABASE, Register
from app.register.vault import RecoverySecret
from tests.exchange.laptop import CHEAP, MARKERS, Laptop, reopened, restored
from tests.register.pages import words_with

AGAIN = "une autre phrase"


def purge(laptop: Laptop, *persons: Id) -> None:
    """Forgets persons for good."""
    spared = laptop.register.reading(lambda connection: purging.spared(connection, persons))
    record = PurgeRecord(
        id=Ids(laptop.clock)(), persons=persons, spared=spared, reason="asked",
        at=laptop.clock().isoformat(timespec="seconds"), first="C1", second="C2",
    )  # fmt: skip
    laptop.register.record("persons-purged", [Make(record)], "C1")
    assert laptop.register.sweep()
    laptop.files.tidy()


def told(laptop: Laptop, folder: Path) -> None:
    """Puts the ledger of a laptop beside the backups of a folder."""
    at = laptop.clock().isoformat(timespec="seconds")
    purges = laptop.register.reading(lambda connection: ledger.purges_of(connection, at))
    ledger.write(folder, purges, laptop.opened)


def someone(laptop: Laptop) -> tuple[Id, Id]:
    """A person with a word of her own everywhere, and a file."""
    person = laptop.add_person("Zqxnom")
    file = laptop.files.put(b"Zqxcontenu" * 9)
    made = Attachment(id=Ids(laptop.clock)(), person=person, name="Zqxpiece", file=file)
    laptop.register.record("attachment-added", [Make(made)], "C1")
    return person, file


def test_a_new_backup_holds_nothing_of_her(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    person, file = someone(laptop)
    other = next(one.id for one in laptop.register.where(Person) if one.id != person)
    purge(laptop, person)
    report = laptop.back_up(stick / "one.age")
    assert (report.purges, report.notices and report.notices[-1].code) == (1, "backup.same-disk")
    new = restored(laptop, report.file, tmp_path / "new")
    assert new.report.purged_again == 0
    assert [notice.code for notice in new.report.notices] == []
    found = reopened(laptop, new)
    try:
        assert found.register.get(Person, other)
        assert found.register.get(Person, person) is None
        assert words_with(found.folder, new.opened.register_key, "Zqx") == set()
        assert not (found.folder / "files" / file).exists()
        assert found.files.unsound() == laptop.files.unsound()
    finally:
        found.register.close()


@pytest.mark.parametrize("ledger_by", ["the next backup", "the purge"])
def test_an_older_backup_forgets_her_again(laptop: Laptop, stick: Path, tmp_path: Path, ledger_by: str) -> None:
    person, file = someone(laptop)
    old = laptop.back_up(stick / "old.age")
    laptop.clock.advance(timedelta(days=3))
    purge(laptop, person)
    if ledger_by == "the next backup":
        laptop.back_up(stick / "new.age")
    else:
        told(laptop, stick)
    laptop.clock.advance(timedelta(days=1))
    made = Copies(laptop.clock, cost=CHEAP, floor=CHEAP).restore(
        old.file, tmp_path / "again", laptop.recovery.file, AGAIN
    )
    assert made.purged_again == 1
    (notice,) = made.notices
    assert (notice.code, notice.facts) == ("restore.purges-unknown", {"day": "2026-11-26"})
    opened = vault.open_with_passphrase(tmp_path / "again", AGAIN, floor=CHEAP)
    assert words_with(tmp_path / "again", opened.register_key, "Zqx") == set()
    register = Register(tmp_path / "again", opened.register_key, opened.device, laptop.clock)
    try:
        assert register.get(Person, person) is None
        assert len(register.where(Person)) == 3
        (record,) = register.where(PurgeRecord)
        assert (record.persons, record.reason) == ((person,), "restored")
        assert purge_again(register, "C1", laptop.clock) == ()
        # The laptop that purged her and the restored one meet: both purges stand.
        register.accept(laptop.register.since(register.devices()))
        laptop.register.accept(register.since(laptop.register.devices()))
        assert len(laptop.register.where(PurgeRecord)) == 2
    finally:
        register.close()
    assert health.check(tmp_path / "again" / DATABASE, opened.register_key).sound
    assert health.differing_tables(tmp_path / "again", opened.register_key, opened.device, laptop.clock) == ()
    assert not (laptop.folder / "files" / file).exists()


def test_a_restore_that_was_cut_off_forgets_her_when_it_is_opened(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    person, _ = someone(laptop)
    old = laptop.back_up(stick / "old.age")
    purge(laptop, person)
    told(laptop, stick)
    new = restored(laptop, old.file, tmp_path / "new")
    found = reopened(laptop, new)
    try:
        assert found.register.get(Person, person), "nobody has opened it yet"
        assert purge_again(found.register, "C1", laptop.clock) == (person,)
        assert found.register.get(Person, person) is None
    finally:
        found.register.close()


def test_without_a_newer_ledger_it_is_told_since_when_purges_are_unknown(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    someone(laptop)
    report = laptop.back_up(stick / "old.age")
    assert not list(stick.glob(f"{ledger.NAME}*")), "nobody was ever purged"
    laptop.clock.advance(timedelta(days=40))
    new = restored(laptop, report.file, tmp_path / "new")
    assert [(one.code, one.facts["day"]) for one in new.report.notices] == [("restore.purges-unknown", "2026-11-23")]
    assert new.report.purged_again == 0


@pytest.mark.parametrize("what", ["cut", "flipped", "empty", "a folder", "plain", "hostile", "of others"])
def test_a_spoilt_ledger_spoils_no_restore(laptop: Laptop, stick: Path, tmp_path: Path, what: str) -> None:
    person, _ = someone(laptop)
    report = laptop.back_up(stick / "old.age")
    purge(laptop, person)
    told(laptop, stick)
    (file,) = stick.glob(f"{ledger.NAME}*")
    data = file.read_bytes()
    spoilt = {"cut": data[:-9], "flipped": data[:-9] + bytes([data[-9] ^ 1]) + data[-8:], "empty": b"", "plain": b"{}"}
    file.unlink()
    if what in spoilt:
        file.write_bytes(spoilt[what])
    elif what == "a folder":
        file.mkdir()
    elif what == "hostile":
        purges = Purges(known_until="2026-99-99T00:00:00+00:00", purges=(Purge("0" * 32, "", (person,)),))
        ledger.write(stick, purges, laptop.opened)
    else:
        pieces: list[bytes] = []
        known = Purges(known_until=report.made_at, purges=(Purge("0" * 32, report.made_at, (person,)),))
        seal([msgspec.json.encode(known)], pieces.append, [RecoverySecret.new().recipient])
        file.write_bytes(b"".join(pieces))
    restored_again = restore(
        report.file, tmp_path / "new", laptop.recovery, AGAIN, laptop.clock, cost=CHEAP, floor=CHEAP
    )
    assert restored_again.report.purged_again == 0


def test_a_laptop_remembers_the_backups_that_may_still_lie_somewhere(laptop: Laptop, stick: Path) -> None:
    first, second = laptop.back_up(stick / "one.age"), laptop.back_up(stick / "two.age")
    assert [one.file for one in backups(laptop.register)] == [str(first.file), str(second.file)]
    first.file.unlink()
    assert [one.file for one in backups(laptop.register)] == [str(second.file)]
    stick.rename(stick.with_name("pulled out"))
    assert len(backups(laptop.register)) == 2, "nobody can say what is on a stick that is not there"


def test_a_ledger_names_nobody(laptop: Laptop, stick: Path) -> None:
    person, _ = someone(laptop)
    purge(laptop, person)
    told(laptop, stick)
    (file,) = stick.glob(f"{ledger.NAME}*")
    assert person.encode() not in file.read_bytes(), "not even its opaque ids can be read without a key"
    (found,) = ledger.beside(stick, laptop.recovery.identity)
    assert ledger.persons([found]) == (person,)
    assert MARKERS[0].encode() not in file.read_bytes()
