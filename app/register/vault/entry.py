"""Ways into a register folder: making its keys, and opening them."""

import contextlib
import hmac
import re
import secrets
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register.vault import pair
from app.register.vault.age import Identity, NotForThisIdentityError, sealed_to
from app.register.vault.bech32 import Bech32Error
from app.register.vault.codec import render
from app.register.vault.cost import FLOOR, normal, tuned
from app.register.vault.disk import disk_faults
from app.register.vault.model import Cost, Keys, Recovery, Role
from app.register.vault.opened import Opened, Way
from app.register.vault.recovery import RecoverySecret
from app.register.vault.wrapping import WrongKeyError, new_laptop, new_slot, seal_of, unwrapped

_LABEL = re.compile("[A-Za-z0-9][A-Za-z0-9-]{0,11}")


class SecretStore(Protocol):
    """The keyring of a computer account. It raises known errors of its own when it is missing, locked or slow."""

    @property
    def name(self) -> str:
        """Which backend it is, the same on every start."""

    def get(self, key: str) -> str | None:
        """The secret kept under `key`, None if there is none."""

    def set(self, key: str, secret: str) -> None:
        """Keeps a secret."""

    def delete(self, key: str) -> None:
        """Forgets a secret; none is fine."""


class Door(Struct, frozen=True):
    """What the unlock page may know before anything is open: volunteers' codes, and the keyring's backend.

    `unused`: there are keys and never was a register, because a first run was interrupted; begin it again.
    """

    labels: tuple[str, ...]
    keyring: str | None
    recovery_confirmed: bool
    unused: bool


def look(folder: Path) -> Door:
    """What stands on the door of a register folder. Faults of `pair.find`."""
    keys = pair.find(folder).best.keys
    backend = keys.keyring.backend if keys.keyring else None
    labels = tuple(slot.label for slot in keys.slots)
    return Door(labels, backend, keys.recovery.confirmed, _unused(folder, keys))


def create(
    folder: Path, passphrase: str, label: str, *, desk: Id, device: Id, cost: Cost | None = None, floor: Cost = FLOOR
) -> tuple[Opened, RecoverySecret]:
    """New keys for a new desk in `folder`, with one coordinator's slot and a new recovery sheet.

    `cost` is measured on this machine (some seconds) unless given; only tests give another `floor`.
    Keys of a first run that never came to a register are replaced.
    Faults: `vault.already-here`, `vault.label-not-a-code`, `vault.passphrase-empty`, and those of writing.
    """
    recovery = RecoverySecret.new()
    opened = create_known(
        folder, passphrase, label, desk=desk, device=device, recovery=recovery.recipient, cost=cost, floor=floor
    )
    return opened, recovery


def create_known(
    folder: Path,
    passphrase: str,
    label: str,
    *,
    desk: Id,
    device: Id,
    recovery: str,
    confirmed: bool = False,
    role: Role = "coordinator",
    cost: Cost | None = None,
    floor: Cost = FLOOR,
) -> Opened:
    """New keys for a new laptop of a desk whose recovery sheet (`age1…`) exists: a restore, or a laptop that joins."""
    checked_label(label)
    checked_passphrase(passphrase)
    _free(folder)
    slot = new_slot(Identity.new(), passphrase, label, role, desk, cost or tuned())
    register_key = secrets.token_bytes(32)
    keys = Keys(
        desk=desk,
        device=device,
        generation=1,
        slots=(slot,),
        recovery=Recovery(recovery, confirmed),
        register_key=sealed_to([slot.recipient, recovery], register_key).hex(),
        next_register_key=None,
        register_head=None,
        laptop=new_laptop(register_key, desk, device),
        keyring=None,
    )
    with disk_faults(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Some sticks know no modes; what lies in the folder is encrypted all the same.
        with contextlib.suppress(PermissionError):
            folder.chmod(0o700)
    notices = pair.write(folder, render(keys, seal_of(register_key, keys)))
    return Opened(folder, keys, register_key, way="passphrase", slot_id=slot.id, floor=floor, notices=notices)


def open_with_passphrase(folder: Path, passphrase: str, label: str | None = None, *, floor: Cost = FLOOR) -> Opened:
    """Opens the slot of `label`; without a label tries all slots, one derivation (about 1 s) each.

    Faults: `vault.wrong-passphrase`, `vault.unknown-label`, `vault.cost-refused`, `vault.keys-altered`,
    and those of `pair.find`.
    """
    found = pair.find(folder)
    keys = found.best.keys
    slots = [slot for slot in keys.slots if label is None or slot.label.casefold() == label.strip().casefold()]
    if not slots:
        raise KnownError("vault.unknown-label", label=label)
    for slot in slots:
        with contextlib.suppress(WrongKeyError):
            identity = unwrapped(slot, passphrase, keys.desk, floor)
            return _enter(folder, found, identity, "passphrase", slot.id, floor)
    raise KnownError("vault.wrong-passphrase")


def open_with_recovery(folder: Path, secret: RecoverySecret, *, floor: Cost = FLOOR) -> Opened:
    """Opens with the recovery sheet. Faults: `vault.other-recovery` (another desk's, or an older sheet)."""
    found = pair.find(folder)
    if found.best.keys.recovery.recipient != secret.recipient:
        raise KnownError("vault.other-recovery")
    return _enter(folder, found, secret.identity, "recovery", None, floor)


def open_with_keyring(folder: Path, store: SecretStore, *, floor: Cost = FLOOR) -> Opened:
    """Opens with the keyring of the computer account, where that was chosen.

    Faults: `vault.keyring-off`, `vault.keyring-changed` (another backend than the one that was chosen),
    `vault.keyring-empty`, `vault.keyring-other` (its secret is not ours), and the store's own.
    """
    found = pair.find(folder)
    entry = found.best.keys.keyring
    if entry is None:
        raise KnownError("vault.keyring-off")
    if store.name != entry.backend:
        raise KnownError("vault.keyring-changed", expected=entry.backend, present=store.name)
    secret = store.get(found.best.keys.device)
    if secret is None:
        raise KnownError("vault.keyring-empty", backend=entry.backend)
    try:
        identity = Identity.from_text(secret)
    except Bech32Error as error:
        raise KnownError("vault.keyring-other", backend=entry.backend) from error
    if identity.recipient != entry.recipient:
        raise KnownError("vault.keyring-other", backend=entry.backend)
    return _enter(folder, found, identity, "keyring", None, floor)


def checked_label(label: str) -> None:
    """Fault `vault.label-not-a-code` unless `label` can be a volunteer's code."""
    if not _LABEL.fullmatch(label):
        raise KnownError("vault.label-not-a-code")


def checked_passphrase(passphrase: str) -> None:
    """Fault `vault.passphrase-empty`; how good it is, `quality` says."""
    if not normal(passphrase):
        raise KnownError("vault.passphrase-empty")


def _free(folder: Path) -> None:
    """Fault `vault.already-here` unless `folder` holds nothing of ours, or keys that nothing was written with."""
    try:
        unused = _unused(folder, pair.find(folder).best.keys)
    except KnownError as fault:
        unused = fault.code == "vault.no-register"
    if not unused:
        raise KnownError("vault.already-here", folder=str(folder))


def _unused(folder: Path, keys: Keys) -> bool:
    return keys.register_head is None and not (folder / pair.REGISTER).exists()


def _enter(folder: Path, found: pair.Found, identity: Identity, way: Way, slot_id: str | None, floor: Cost) -> Opened:
    """Opens with a private half that is known to be right: what does not fit now was changed by someone."""
    keys = found.best.keys
    try:
        register_key = identity.open(bytes.fromhex(keys.register_key))
        following = keys.next_register_key
        next_key = None if following is None else identity.open(bytes.fromhex(following))
        if not hmac.compare_digest(seal_of(register_key, keys), bytes.fromhex(found.best.seal)):
            raise WrongKeyError
        opened = Opened(folder, keys, register_key, way=way, next_key=next_key, slot_id=slot_id, floor=floor)
    except (NotForThisIdentityError, WrongKeyError) as error:
        raise KnownError("vault.keys-altered") from error
    opened.notices = found.notices + (pair.heal(folder, found) if found.heal else ())
    return opened
