"""Who may open this register: passphrases, slots, the recovery sheet."""

import contextlib
import secrets
from collections.abc import Iterable

from msgspec.structs import replace

from app.domain.faults import KnownError
from app.register.vault.age import Identity
from app.register.vault.cost import tuned
from app.register.vault.entry import checked_label, checked_passphrase
from app.register.vault.model import MAX_SLOTS, Cost, Recovery, Role, Slot
from app.register.vault.opened import Opened
from app.register.vault.recovery import RecoverySecret
from app.register.vault.sealing import save_for
from app.register.vault.wrapping import WrongKeyError, new_slot, rewrapped, slot_signer, unwrapped


def change_passphrase(opened: Opened, label: str, old: str, new: str) -> None:
    """Another passphrase for a slot; two derivations, and no other slot is touched.

    The slot keeps its cost and its identity: whoever has an old copy of the file and the old passphrase
    still has its private half. After a passphrase became known, withdraw the slot and add another.
    Faults: `vault.wrong-passphrase`, `vault.unknown-label`, `vault.passphrase-empty`, those of writing.
    """
    checked_passphrase(new)
    slot, identity = _proven(opened, label, old)
    changed = rewrapped(slot, identity, new, opened.desk, slot.cost)
    slots = tuple(changed if other.id == slot.id else other for other in opened.keys.slots)
    opened.save(replace(opened.keys, slots=slots))


def slot_signature(opened: Opened, label: str, passphrase: str, message: bytes) -> bytes:
    """The Ed25519 signature (64 bytes) of a volunteer's slot, whose public half is `Slot.signer`. One derivation.

    The passphrase is asked each time: an opened register is not the volunteer's signature.
    """
    _, identity = _proven(opened, label, passphrase)
    return slot_signer(identity).sign(message)


def add_slot(
    opened: Opened, passphrase: str, label: str, role: Role = "volunteer", *, cost: Cost | None = None
) -> Slot:
    """A new slot; its cost is measured on this machine unless given.

    Faults: `vault.label-not-a-code`, `vault.label-taken`, `vault.passphrase-empty`, `vault.too-many-slots`,
    those of writing.
    """
    checked_label(label)
    checked_passphrase(passphrase)
    if _of(opened, label):
        raise KnownError("vault.label-taken", label=label)
    slot = new_slot(Identity.new(), passphrase, label, role, opened.desk, cost or tuned())
    accept_slots(opened, [slot])
    return slot


def accept_slots(opened: Opened, slots: Iterable[Slot]) -> None:
    """Takes in slots made on other laptops of the desk; one with a known id takes its place.

    Whether they may be taken in is the exchange's business. Fault: `vault.too-many-slots`.
    """
    known = {slot.id: slot for slot in (*opened.keys.slots, *slots)}
    if len(known) > MAX_SLOTS:
        raise KnownError("vault.too-many-slots", most=MAX_SLOTS)
    save_for(opened, slots=tuple(known.values()))


def withdraw_slot(opened: Opened, slot_id: str) -> None:
    """Takes a slot away; one that is not there is fine.

    From now on its passphrase opens nothing here. Who kept an old copy of `keys.json` can still read the
    present register key: call `renewal.renew_register_key` next. Fault: `vault.last-slot`.
    """
    left = tuple(slot for slot in opened.keys.slots if slot.id != slot_id)
    if not left:
        raise KnownError("vault.last-slot")
    save_for(opened, slots=left)


def set_role(opened: Opened, slot_id: str, role: Role) -> None:
    """Gives a slot another role; coordinators' slots are among the recipients of backups."""
    slots = (replace(slot, role=role) if slot.id == slot_id else slot for slot in opened.keys.slots)
    opened.save(replace(opened.keys, slots=tuple(slots)))


def set_recovery(opened: Opened, recipient: str, *, confirmed: bool = False) -> None:
    """Another recovery sheet (`age1…`); the one before opens nothing written from now on."""
    save_for(opened, recovery=Recovery(recipient, confirmed))


def confirm_recovery(opened: Opened, typed: RecoverySecret) -> None:
    """Remembers that the sheet was typed or scanned back. Fault: `vault.other-recovery`."""
    if not secrets.compare_digest(typed.recipient, opened.keys.recovery.recipient):
        raise KnownError("vault.other-recovery")
    opened.save(replace(opened.keys, recovery=Recovery(typed.recipient, confirmed=True)))


def _of(opened: Opened, label: str) -> list[Slot]:
    return [slot for slot in opened.keys.slots if slot.label.casefold() == label.strip().casefold()]


def _proven(opened: Opened, label: str, passphrase: str) -> tuple[Slot, Identity]:
    slots = _of(opened, label)
    if not slots:
        raise KnownError("vault.unknown-label", label=label)
    for slot in slots:
        with contextlib.suppress(WrongKeyError):
            return slot, unwrapped(slot, passphrase, opened.desk, opened.floor)
    raise KnownError("vault.wrong-passphrase")
