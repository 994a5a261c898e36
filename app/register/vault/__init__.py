"""The vault: who may open the register of a laptop, and with what. The format is described in `model`."""

from app.register.vault.age import Identity
from app.register.vault.belonging import bind_register, check_register
from app.register.vault.entry import (
    Door,
    SecretStore,
    create,
    create_known,
    look,
    open_with_keyring,
    open_with_passphrase,
    open_with_recovery,
)
from app.register.vault.keyring_entry import disable_keyring, enable_keyring
from app.register.vault.model import Cost, Role, Slot
from app.register.vault.opened import Opened
from app.register.vault.quality import Quality, passphrase_quality, suggested_passphrase
from app.register.vault.recovery import RecoverySecret, read_recovery, recovery_words_like
from app.register.vault.renewal import renew_register_key, settle_register_key
from app.register.vault.slots import (
    accept_slots,
    add_slot,
    change_passphrase,
    confirm_recovery,
    set_recovery,
    set_role,
    slot_signature,
    withdraw_slot,
)

__all__ = [
    "Cost",
    "Door",
    "Identity",
    "Opened",
    "Quality",
    "RecoverySecret",
    "Role",
    "SecretStore",
    "Slot",
    "accept_slots",
    "add_slot",
    "bind_register",
    "change_passphrase",
    "check_register",
    "confirm_recovery",
    "create",
    "create_known",
    "disable_keyring",
    "enable_keyring",
    "look",
    "open_with_keyring",
    "open_with_passphrase",
    "open_with_recovery",
    "passphrase_quality",
    "read_recovery",
    "recovery_words_like",
    "renew_register_key",
    "set_recovery",
    "set_role",
    "settle_register_key",
    "slot_signature",
    "suggested_passphrase",
    "withdraw_slot",
]
