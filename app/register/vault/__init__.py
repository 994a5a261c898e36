"""The vault: who may open the register of a laptop, and with what. The format is described in `model`."""

from app.register.vault.age import Identity
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
from app.register.vault.model import Cost, Role, Slot
from app.register.vault.opened import Opened
from app.register.vault.recovery import RecoverySecret, read_recovery, recovery_words_like

__all__ = [
    "Cost",
    "Door",
    "Identity",
    "Opened",
    "RecoverySecret",
    "Role",
    "SecretStore",
    "Slot",
    "create",
    "create_known",
    "look",
    "open_with_keyring",
    "open_with_passphrase",
    "open_with_recovery",
    "read_recovery",
    "recovery_words_like",
]
