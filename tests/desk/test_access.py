"""Who may open the register: the sheet, passphrases, the keyring of the account."""

from contextlib import closing
from pathlib import Path

import pytest

from app.desk import access
from app.desk.door import FirstRun
from app.desk.open_desk import OpenDesk
from app.domain.faults import KnownError
from app.papers.preview import page_texts
from app.register.register import Register
from app.register.vault import RecoverySecret
from tests.clock import FakeClock
from tests.desk.desks import COORDINATOR, DESK, PASSPHRASE, Keyrings, create, door, register
from tests.register.vaults import Drawer

OTHER = "quatre autres mots pour entrer"


def refused(code: str, act: object) -> None:
    """Something that is refused with this fault."""
    assert callable(act)
    with pytest.raises(KnownError) as fault:
        act()
    assert fault.value.code == code


def words_of(desk: OpenDesk) -> str:
    """The words that the sheet shows."""
    line = desk.access.recovery_file().splitlines()
    return " ".join(text.removeprefix("# ") for text in line[1:5])


def sheet_state(desk: OpenDesk) -> tuple[str, str]:
    """Whether the new sheet is still held, and whether it was typed back."""
    held, proven = desk.access.sheet_held, desk.access.recovery_confirmed
    return "held" if held else "gone", "proven" if proven else "not proven"


def test_the_first_run_is_over_when_the_sheet_was_typed_back(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock)) as desk:
        assert sheet_state(desk) == ("held", "not proven")
        words = words_of(desk)
        refused("vault.other-recovery", lambda: desk.access.confirm(" ".join(RecoverySecret.new().words)))
        refused("vault.recovery-count", lambda: desk.access.confirm(" ".join(words.split()[:23])))
        assert sheet_state(desk) == ("held", "not proven")
        desk.access.confirm(words.upper())
        assert sheet_state(desk) == ("gone", "proven")
        refused("access.no-sheet", desk.access.sheet)
        refused("access.no-sheet", desk.access.recovery_file)
    with closing(door(tmp_path, clock).unlock_with_recovery(words)) as desk:
        assert desk.access.recovery_confirmed
        assert (desk.access.way, desk.access.code) == ("recovery", "")
        refused("access.not-by-passphrase", lambda: desk.access.change_passphrase(PASSPHRASE, OTHER))


def test_the_sheet_shows_every_word(desk: OpenDesk) -> None:
    desk.sitting.describe_desk(name="Une permanence")
    text = " ".join(page_texts(desk.access.sheet().content)[0].split())
    assert all(word in text for word in words_of(desk).split())
    assert "Une permanence" in text
    assert "23 novembre 2026" in text
    assert "Feuille de secours" in text


def test_a_first_run_that_was_cut_off_makes_a_new_sheet(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock)) as desk:
        lost = words_of(desk)
    with closing(door(tmp_path, clock).unlock(PASSPHRASE)) as desk:
        assert sheet_state(desk) == ("gone", "not proven")
        desk.access.new_recovery()
        new = words_of(desk)
        refused("vault.other-recovery", lambda: desk.access.confirm(lost))
        desk.access.confirm(new)
    refused("vault.other-recovery", lambda: door(tmp_path, clock).unlock_with_recovery(lost))
    door(tmp_path, clock).unlock_with_recovery(new).close()


def test_a_passphrase_is_changed_by_who_knows_it(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock)) as desk:
        refused("vault.wrong-passphrase", lambda: desk.access.change_passphrase(OTHER, OTHER))
        refused("vault.passphrase-empty", lambda: desk.access.change_passphrase(PASSPHRASE, " "))
        desk.access.change_passphrase(PASSPHRASE, OTHER)
        register(desk)
    refused("vault.wrong-passphrase", lambda: door(tmp_path, clock).unlock(PASSPHRASE))
    door(tmp_path, clock).unlock(OTHER).close()


class Absent(Drawer):
    """A keyring that is not there."""

    @property
    def name(self) -> str:
        """Nobody answers."""
        raise KnownError("system.keyring-missing")

    @name.setter
    def name(self, _name: str) -> None:
        """Nobody listens."""


def test_a_keyring_that_is_missing_is_told_and_nothing_changes(tmp_path: Path, clock: FakeClock) -> None:
    with closing(create(tmp_path, clock, Absent)) as desk:
        refused("system.keyring-missing", desk.access.keyring_offered)
        assert desk.access.keyring is None
    assert door(tmp_path, clock).look().keyring is None
    refused("vault.keyring-off", door(tmp_path, clock).unlock_with_keyring)


def test_the_keyring_opens_until_it_is_left(tmp_path: Path, clock: FakeClock) -> None:
    keyrings = Keyrings()
    with closing(create(tmp_path, clock, keyrings)) as desk:
        assert desk.access.keyring_offered() == "Secret Service"
        desk.access.use_keyring()
    assert door(tmp_path, clock).look().keyring == "Secret Service"
    old_keys = (tmp_path / "keys.json").read_bytes()
    secret = dict(keyrings.drawer.kept)
    with closing(door(tmp_path, clock, keyrings).unlock_with_keyring()) as desk:
        assert (desk.access.way, desk.access.keyring) == ("keyring", "Secret Service")
        desk.access.leave_keyring()
        assert desk.access.keyring is None
        assert keyrings.drawer.kept == {}
        # It goes on working under its new key.
        person = register(desk).person
        assert desk.backups.check().sound
    refused("vault.keyring-off", door(tmp_path, clock, keyrings).unlock_with_keyring)
    # Whoever copied the secret and the keys opens nothing that was written since.
    new_keys = (tmp_path / "keys.json").read_bytes()
    keyrings.drawer.kept.update(secret)
    for name in ("keys.json", "keys.backup.json"):
        (tmp_path / name).write_bytes(old_keys)
    with pytest.raises(KnownError):
        door(tmp_path, clock, keyrings).unlock_with_keyring()
    for name in ("keys.json", "keys.backup.json"):
        (tmp_path / name).write_bytes(new_keys)
    with closing(door(tmp_path, clock).unlock(PASSPHRASE)) as desk:
        assert desk.people.profile(person)


def test_a_keyring_left_while_a_backup_runs_is_left_at_the_second_try(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyrings = Keyrings()

    def busy(*_: object) -> None:
        raise KnownError("register.busy")

    with closing(create(tmp_path, clock, keyrings)) as desk:
        desk.access.use_keyring()
        with monkeypatch.context() as broken:
            broken.setattr(Register, "rekey", busy)
            refused("register.busy", desk.access.leave_keyring)
        desk.access.leave_keyring()
        register(desk)
        assert desk.backups.check().sound
    door(tmp_path, clock).unlock(PASSPHRASE).close()


@pytest.mark.parametrize("keyring", ["another", "empty"])
def test_a_keyring_that_changed_is_told(tmp_path: Path, clock: FakeClock, keyring: str) -> None:
    keyrings = Keyrings()
    with closing(create(tmp_path, clock, keyrings)) as desk:
        desk.access.use_keyring()
    if keyring == "another":
        keyrings.drawer.name = "KWallet"
    else:
        keyrings.drawer.kept.clear()
    refused(
        "vault.keyring-changed" if keyring == "another" else "vault.keyring-empty",
        door(tmp_path, clock, keyrings).unlock_with_keyring,
    )
    door(tmp_path, clock).unlock(PASSPHRASE).close()


def test_the_keys_are_forgotten_when_it_closes(desk: OpenDesk) -> None:
    opened = desk.access._opened
    desk.close()
    refused("vault.locked", lambda: opened.register_key)
    refused("vault.locked", lambda: opened.identity)
    refused("register.closed", lambda: desk.people.find("x"))


def test_the_keys_are_forgotten_even_when_closing_fails(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = door(tmp_path, clock).create(FirstRun(desk=DESK, coordinator=COORDINATOR, passphrase=PASSPHRASE))
    close = Register.close

    def fail(register: Register) -> None:
        close(register)
        raise KnownError("register.io-error")

    with monkeypatch.context() as broken:
        broken.setattr(Register, "close", fail)
        refused("register.io-error", desk.close)
    refused("vault.locked", lambda: desk.access._opened.register_key)
    door(tmp_path, clock).unlock(PASSPHRASE).close()


def test_a_suggestion_is_good_and_a_known_word_is_not() -> None:
    assert access.suggestion() != access.suggestion()
    assert access.quality(access.suggestion()) != access.quality("permanence", ["permanence"])
