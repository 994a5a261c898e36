"""For whom the register key is sealed, when that changes."""

from msgspec.structs import replace

from app.register.vault.age import sealed_to
from app.register.vault.model import Keys
from app.register.vault.opened import Opened


def recipients(keys: Keys) -> list[str]:
    """Whose private half opens the register key: the slots, the recovery sheet, the keyring where chosen."""
    keyring = [keys.keyring.recipient] if keys.keyring else []
    return [*(slot.recipient for slot in keys.slots), keys.recovery.recipient, *keyring]


def sealed_for(keys: Keys, register_key: bytes) -> str:
    """The age file (hex) of a register key for everybody in `keys`."""
    return sealed_to(recipients(keys), register_key).hex()


def save_for(opened: Opened, **changed: object) -> None:
    """Saves `changed` slots, recovery or keyring, with the register key sealed anew for exactly those.

    Faults of `disk.replace`; nothing has changed then.
    """
    keys = replace(opened.keys, **changed)
    following = opened.next_key
    keys = replace(
        keys,
        register_key=sealed_for(keys, opened.register_key),
        next_register_key=None if following is None else sealed_for(keys, following),
    )
    opened.save(keys)
