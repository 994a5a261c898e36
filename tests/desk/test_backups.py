"""Backups as the desk makes them: proven, remembered, restored as a new laptop."""

from contextlib import closing
from pathlib import Path

import pytest

from app.desk.backups import Copies
from app.desk.open_desk import OpenDesk
from app.desk.takeaway import TakeawayForm
from app.domain.entities import Device, IssuedPaper
from app.domain.faults import KnownError
from app.register.register import DATABASE
from tests.clock import FakeClock
from tests.desk.desks import door, register
from tests.register.vaults import CHEAP

OTHER = "une autre phrase de passe"


@pytest.fixture
def copies(clock: FakeClock) -> Copies:
    """What can be done with a backup alone."""
    return Copies(clock, cost=CHEAP, floor=CHEAP)


def test_it_is_proven_remembered_and_restored(desk: OpenDesk, tmp_path: Path, clock: FakeClock, copies: Copies) -> None:
    registered = register(desk)
    desk.issuing.issue(desk.issuing.prepare(TakeawayForm(case=registered.case)))
    recovery = desk.access.recovery_file()
    assert desk.backups.last() is None
    file = desk.backups.suggested(tmp_path)
    assert "Trois" not in file.name
    report = desk.backups.make(file)
    last = desk.backups.last()
    assert last
    assert Path(last.file).name == file.name
    assert copies.verify(file, recovery).counts == report.counts
    copies.restore(file, tmp_path / "new", recovery, OTHER)
    with closing(door(tmp_path / "new", clock).unlock(OTHER)) as again:
        assert again.people.profile(registered.person).name("family") == "Diallo"
        assert again.register.device != desk.register.device
        assert {one.prefix for one in again.register.where(Device)} == {desk.register.prefix, again.register.prefix}
        assert again.access.recovery_confirmed
        again.sitting.begin(again.sitting.volunteers()[0].id)
        assert again.people.profile(register(again).person).person.reference.startswith(f"{again.register.prefix}-0001")
        # A paper of the old laptop is still recognised and printed.
        paper = again.register.where(IssuedPaper)[0]
        assert again.issuing.issued(paper.id)[1].startswith(b"%PDF")
        assert again.backups.check().sound
        assert again.backups.last() is None


def test_other_words_open_no_backup(desk: OpenDesk, tmp_path: Path, copies: Copies) -> None:
    old = desk.access.recovery_file()
    desk.access.new_recovery()
    desk.backups.make(tmp_path / "copy.age")
    with pytest.raises(KnownError) as fault:
        copies.verify(tmp_path / "copy.age", old)
    assert fault.value.code == "backup.wrong-key"
    with pytest.raises(KnownError) as fault:
        copies.restore(tmp_path / "copy.age", tmp_path / "new", old, OTHER)
    assert fault.value.code == "backup.wrong-key"
    assert not (tmp_path / "new").exists()


def test_a_check_finds_a_damaged_paper(desk: OpenDesk) -> None:
    desk.issuing.issue(desk.issuing.prepare(TakeawayForm(case=register(desk).case)))
    assert desk.backups.check().sound
    paper = desk.register.where(IssuedPaper)[0]
    file = desk.register.folder / "files" / paper.file
    file.write_bytes(file.read_bytes()[:-1])
    found = desk.backups.check()
    assert not found.sound
    assert found.files.damaged == (paper.file,)


def test_a_check_finds_a_table_that_says_something_else(desk: OpenDesk) -> None:
    register(desk)
    desk.register.change_own(lambda connection: connection.execute("UPDATE person SET birth = '1900'"))
    found = desk.backups.check()
    assert not found.sound
    assert "person" in found.health.differing
    desk.register.rebuild()
    assert desk.backups.check().sound
    assert (desk.register.folder / DATABASE).exists()
