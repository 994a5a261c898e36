"""A backup becomes the register of a new laptop."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.entities import Name, Person
from app.domain.faults import KnownError
from app.exchange.backup import last_backup
from app.exchange.restore import restore
from app.register import health, vault
from app.register.register import Register
from app.register.sqlcipher import connect
from app.register.vault import RecoverySecret
from app.register.vault.belonging import check_register
from tests.clock import FakeClock
from tests.exchange.laptop import CHEAP, Laptop, contents, leftovers, new_laptop, reopened, restored


def test_everything_is_there_on_a_new_laptop(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    content = b"une capture"
    file = laptop.files.put(content)
    report = laptop.back_up(stick / "one.age")
    new = restored(laptop, report.file, tmp_path / "new")
    other = reopened(laptop, new)
    try:
        assert other.register.since({}) == laptop.register.since({})
        for kind in (Person, Name):
            assert other.register.where(kind) == laptop.register.where(kind)
        assert other.register.find("zoubaida")
        assert other.files.get(file) == content
        assert other.register.paper_key == laptop.register.paper_key
        # What was the old laptop's own is not taken over.
        assert other.register.device != laptop.register.device
        assert other.register.prefix == new.prefix != laptop.register.prefix
        assert other.opened.register_key != laptop.opened.register_key
        assert other.register.drafts() == []
        assert last_backup(other.register) is None
        assert other.register.next_number("person") == 1
    finally:
        other.register.close()
    key = new.opened.register_key
    assert health.check(other.folder / "register.db", key).sound
    assert health.differing_tables(other.folder, key, other.register.device, laptop.clock) == ()
    assert not leftovers(tmp_path, other.folder)


def test_both_laptops_go_on_and_meet_again(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    new = restored(laptop, laptop.back_up(stick / "one.age").file, tmp_path / "new")
    other = reopened(laptop, new)
    try:
        laptop.add_person("Une")
        other.add_person("Autre")
        _, taken = other.register.accept(laptop.register.since(other.register.devices()))
        assert taken.forks == frozenset()
        laptop.register.accept(other.register.since(laptop.register.devices()))
        assert {name.text for name in laptop.register.where(Name)} == {name.text for name in other.register.where(Name)}
        references = [person.reference for person in other.register.where(Person)]
        assert len(set(references)) == len(references) == 5
        assert other.register.devices().keys() == {laptop.register.device, other.register.device}
    finally:
        other.register.close()


def test_its_keys_are_new_and_the_sheet_stays(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    new = restored(laptop, laptop.back_up(stick / "one.age").file, tmp_path / "new")
    target = tmp_path / "new"
    for opened in (
        vault.open_with_passphrase(target, "une autre phrase", floor=CHEAP),
        vault.open_with_recovery(target, laptop.recovery, floor=CHEAP),
        new.opened,
    ):
        assert opened.folder == target
        check_register(opened)
        Register(target, opened.register_key, opened.device, laptop.clock).close()
    assert new.opened.desk == laptop.opened.desk
    assert new.opened.keys.recovery.confirmed
    assert not {slot.recipient for slot in new.opened.keys.slots} & {
        slot.recipient for slot in laptop.opened.keys.slots
    }
    with pytest.raises(KnownError, match="vault.wrong-passphrase"):
        vault.open_with_passphrase(target, "quatre chevaux dans la cour", floor=CHEAP)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_folders_and_files_are_private(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    restored(laptop, laptop.back_up(stick / "one.age").file, tmp_path / "new")
    for entry in [tmp_path / "new", *(tmp_path / "new").rglob("*")]:
        assert entry.stat().st_mode & 0o077 == 0, entry


def test_an_empty_folder_takes_it_in(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    restored(laptop, laptop.back_up(stick / "one.age").file, tmp_path / "new")
    assert (tmp_path / "new" / "register.db").exists()


def test_a_folder_that_holds_something_is_left_alone(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    file = laptop.back_up(stick / "one.age").file
    target = tmp_path / "new"
    target.mkdir()
    (target / "letter.txt").write_text("x")
    link, plain = tmp_path / "link", tmp_path / "plain"
    link.symlink_to(stick)
    plain.write_text("x")
    for taken in (target, link, plain, laptop.folder):
        before = contents(target, stick)
        with pytest.raises(KnownError, match="restore.not-empty"):
            restored(laptop, file, taken)
        assert contents(target, stick) == before


def test_the_folder_around_it_must_be_there(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    file = laptop.back_up(stick / "one.age").file
    with pytest.raises(KnownError, match="backup.folder-gone"):
        restored(laptop, file, tmp_path / "no" / "new")
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize(
    ("passphrase", "label", "code"),
    [("", "C1", "vault.passphrase-empty"), ("une phrase", "Awa Diallo", "vault.label-not-a-code")],
)
def test_what_cannot_become_a_slot_is_said_first(
    laptop: Laptop, stick: Path, tmp_path: Path, passphrase: str, label: str, code: str
) -> None:
    file = laptop.back_up(stick / "one.age").file
    with pytest.raises(KnownError, match=code):
        restore(file, tmp_path / "new", laptop.recovery, passphrase, laptop.clock, label=label, cost=CHEAP, floor=CHEAP)
    assert not (tmp_path / "new").exists()


def test_another_desk_s_words_open_nothing(laptop: Laptop, stick: Path, tmp_path: Path, clock: FakeClock) -> None:
    file = laptop.back_up(stick / "one.age").file
    stranger = new_laptop(tmp_path / "elsewhere", clock, persons=0)
    stranger.register.close()
    for secret in (stranger.recovery, RecoverySecret.new()):
        with pytest.raises(KnownError, match="backup.wrong-key"):
            restore(file, tmp_path / "new", secret, "une phrase", clock, cost=CHEAP, floor=CHEAP)
    assert not (tmp_path / "new").exists()
    assert not leftovers(tmp_path)


def test_the_new_prefix_is_one_that_nobody_has(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    file = laptop.back_up(stick / "one.age").file
    prefixes = {restored(laptop, file, tmp_path / f"new{number}").prefix for number in range(6)}
    assert laptop.register.prefix not in prefixes


def test_its_tables_are_folded_anew(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    with closing(connect(laptop.folder / "register.db", laptop.opened.register_key)) as connection:
        connection.execute("UPDATE name SET text = 'Faux'")
    other = reopened(laptop, restored(laptop, laptop.back_up(stick / "one.age").file, tmp_path / "new"))
    assert "Faux" not in {name.text for name in other.register.where(Name)}
    other.register.close()
