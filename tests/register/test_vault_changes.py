"""Changes of an opened vault: passphrases, slots, the recovery sheet, the register key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from app.domain.faults import KnownError
from app.register.sqlcipher import connect
from app.register.vault import (
    Identity,
    RecoverySecret,
    accept_slots,
    add_slot,
    bind_register,
    change_passphrase,
    check_register,
    confirm_recovery,
    enable_keyring,
    open_with_keyring,
    open_with_recovery,
    renew_register_key,
    set_recovery,
    set_role,
    settle_register_key,
    slot_signature,
    withdraw_slot,
)
from app.register.vault.age import NotForThisIdentityError
from app.register.vault.model import MAX_SLOTS
from app.register.vault.wrapping import new_slot, unwrapped
from tests.register.vaults import CHEAP, DESK, LABEL, OTHER_DEVICE, PHRASE, Drawer, enter, make


def fault(action: Callable[[], object]) -> str:
    """The code of the known fault that an action ends with."""
    with pytest.raises(KnownError) as caught:
        action()
    return caught.value.code


def test_a_new_passphrase_takes_the_place_of_the_old_one_and_touches_nobody_elses(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    other = add_slot(opened, "une autre phrase", "B2", cost=CHEAP)
    key = opened.register_key
    change_passphrase(opened, "ab1", PHRASE, "ma nouvelle phrase")
    assert enter(tmp_path, "ma nouvelle phrase").register_key == key
    assert fault(lambda: enter(tmp_path)) == "vault.wrong-passphrase"
    assert other in enter(tmp_path, "une autre phrase").keys.slots
    assert fault(lambda: change_passphrase(opened, "AB1", PHRASE, "x")) == "vault.wrong-passphrase"
    assert fault(lambda: change_passphrase(opened, "ZZ", PHRASE, "x")) == "vault.unknown-label"
    assert fault(lambda: change_passphrase(opened, "AB1", "ma nouvelle phrase", "  ")) == "vault.passphrase-empty"
    assert enter(tmp_path, "ma nouvelle phrase").keys == opened.keys


def test_a_withdrawn_slot_opens_nothing_here_and_after_a_renewal_not_even_its_old_copy_reads_the_new_key(
    tmp_path: Path,
) -> None:
    opened, _ = make(tmp_path)
    slot = add_slot(opened, "une autre phrase", "B2", cost=CHEAP)
    private = unwrapped(slot, "une autre phrase", DESK, CHEAP)
    old = opened.register_key
    assert private.open(bytes.fromhex(opened.keys.register_key)) == old
    withdraw_slot(opened, slot.id)
    renew_register_key(opened, lambda _key: None)
    assert fault(lambda: enter(tmp_path, "une autre phrase")) == "vault.wrong-passphrase"
    with pytest.raises(NotForThisIdentityError):
        private.open(bytes.fromhex(opened.keys.register_key))
    assert enter(tmp_path).register_key == opened.register_key != old
    withdraw_slot(opened, slot.id)


def test_what_cannot_be_asked_of_slots_is_refused(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    before = opened.keys
    assert fault(lambda: withdraw_slot(opened, opened.keys.slots[0].id)) == "vault.last-slot"
    assert fault(lambda: add_slot(opened, "une phrase", "ab1", cost=CHEAP)) == "vault.label-taken"
    assert fault(lambda: add_slot(opened, "une phrase", "Awa D", cost=CHEAP)) == "vault.label-not-a-code"
    assert fault(lambda: add_slot(opened, " ", "B2", cost=CHEAP)) == "vault.passphrase-empty"
    identity = Identity.new()
    many = [new_slot(identity, "x", f"N{number}", "volunteer", DESK, CHEAP) for number in range(MAX_SLOTS)]
    assert fault(lambda: accept_slots(opened, many)) == "vault.too-many-slots"
    assert opened.keys == before == enter(tmp_path).keys


def test_as_many_slots_as_allowed_fit_and_open(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    identity = Identity.new()
    many = [new_slot(identity, "x", f"N{number}", "volunteer", DESK, CHEAP) for number in range(1, MAX_SLOTS)]
    accept_slots(opened, many)
    assert len(enter(tmp_path).keys.slots) == MAX_SLOTS


def test_a_slot_made_on_one_laptop_opens_another_of_the_desk_with_the_same_passphrase(tmp_path: Path) -> None:
    first, _ = make(tmp_path / "a")
    second, _ = make(tmp_path / "b", OTHER_DEVICE)
    slot = add_slot(first, "une autre phrase", "B2", cost=CHEAP)
    accept_slots(second, [slot])
    assert enter(tmp_path / "b", "une autre phrase", "B2").register_key == second.register_key
    change_passphrase(first, "B2", "une autre phrase", "encore une autre")
    accept_slots(second, [one for one in first.keys.slots if one.id == slot.id])
    assert enter(tmp_path / "b", "encore une autre").register_key == second.register_key
    assert len(second.keys.slots) == 2


def test_backups_are_for_the_recovery_sheet_this_laptop_and_the_coordinators(tmp_path: Path) -> None:
    opened, recovery = make(tmp_path)
    slot = add_slot(opened, "une autre phrase", "B2", "session-lead", cost=CHEAP)
    fixed = {recovery.recipient, opened.identity.recipient, opened.keys.slots[0].recipient}
    assert set(opened.backup_recipients) == fixed
    set_role(opened, slot.id, "coordinator")
    assert set(enter(tmp_path).backup_recipients) == fixed | {slot.recipient}


def test_a_slot_signs_with_its_passphrase(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    signature = slot_signature(opened, LABEL, PHRASE, b"accepted")
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(opened.keys.slots[0].signer)).verify(signature, b"accepted")
    assert fault(lambda: slot_signature(opened, LABEL, "une autre", b"accepted")) == "vault.wrong-passphrase"


def test_a_sheet_counts_once_it_was_typed_back_and_a_new_one_replaces_it(tmp_path: Path) -> None:
    opened, first = make(tmp_path)
    assert not opened.keys.recovery.confirmed
    assert fault(lambda: confirm_recovery(opened, RecoverySecret.new())) == "vault.other-recovery"
    confirm_recovery(opened, first)
    assert enter(tmp_path).keys.recovery.confirmed
    second = RecoverySecret.new()
    set_recovery(opened, second.recipient)
    assert not opened.keys.recovery.confirmed
    assert open_with_recovery(tmp_path, second).register_key == opened.register_key
    assert fault(lambda: open_with_recovery(tmp_path, first)) == "vault.other-recovery"


def test_every_way_in_survives_a_renewal_without_being_asked(tmp_path: Path) -> None:
    opened, recovery = make(tmp_path)
    add_slot(opened, "une autre phrase", "B2", cost=CHEAP)
    drawer = Drawer()
    enable_keyring(opened, drawer)
    identity, seen = opened.identity.text, list[bytes]()
    renew_register_key(opened, seen.append)
    ways = [
        enter(tmp_path),
        enter(tmp_path, "une autre phrase"),
        open_with_recovery(tmp_path, recovery),
        open_with_keyring(tmp_path, drawer),
    ]
    assert [way.register_key for way in ways] == seen * 4 == [opened.register_key] * 4
    assert {way.identity.text for way in ways} == {identity}
    assert all(way.next_key is None for way in ways)


def test_the_key_before_a_renewal_is_wiped(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    held = next(value for value in vars(opened).values() if isinstance(value, bytearray))
    assert any(held)
    renew_register_key(opened, lambda _key: None)
    assert not any(held)


def test_changes_during_an_unsettled_renewal_keep_both_keys(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    with pytest.raises(InterruptedError):
        renew_register_key(opened, interrupted)
    with pytest.raises(ValueError, match="settle"):
        renew_register_key(opened, lambda _key: None)
    slot = add_slot(opened, "une autre phrase", "B2", cost=CHEAP)
    again = enter(tmp_path, "une autre phrase")
    assert (again.register_key, again.next_key) == (opened.register_key, opened.next_key)
    assert again.slot == slot
    assert fault(lambda: settle_register_key(again, lambda _key: False)) == "vault.register-damaged"
    following = again.next_key
    settle_register_key(again, lambda key: key == following)
    assert enter(tmp_path).register_key == following


def interrupted(_key: bytes) -> None:
    """A change of the register's key that stops in the middle."""
    raise InterruptedError


def test_the_database_itself_goes_to_the_new_key_and_keeps_its_head(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    database = connect(tmp_path / "register.db", opened.register_key)
    database.execute("CREATE TABLE kept (value)")
    database.execute("INSERT INTO kept VALUES ('here')")
    bind_register(opened)
    renew_register_key(opened, lambda key: database.execute(f"PRAGMA rekey = \"x'{key.hex()}'\""))
    database.close()
    again = enter(tmp_path)
    check_register(again)
    reopened = connect(tmp_path / "register.db", again.register_key)
    assert reopened.execute("SELECT value FROM kept").fetchone()[0] == "here"
    reopened.close()
