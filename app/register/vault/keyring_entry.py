"""Opening with the computer account's keyring: chosen per laptop, and revoked for good.

What the keyring keeps is the private half of an age identity made for it; its public half is one more
recipient of the register key. It is not the register key itself, nor a key that wraps it, because of the
three things that revoking must mean:
- taking the recipient away shuts the door even while the keyring is missing or locked and cannot be told
  to forget its secret;
- the register key can be renewed without the keyring being at hand, since only public halves are needed;
- after a renewal, a secret that was copied from the keyring opens nothing that is written from then on,
  not even together with an old copy of `keys.json`.
"""

from app.domain.faults import KnownError
from app.register.vault.age import Identity
from app.register.vault.entry import SecretStore
from app.register.vault.model import KeyringEntry
from app.register.vault.opened import Opened
from app.register.vault.sealing import save_for


def enable_keyring(opened: Opened, store: SecretStore) -> None:
    """Lets the keyring open this register: whoever opens this computer account then does.

    Chosen again, it gets a new secret, and the one before opens nothing. Faults: those of the store,
    `vault.keyring-empty` (it does not give back what it was given), those of writing; the keyring is then
    off as regards `keys.json`.
    """
    identity = Identity.new()
    if opened.keys.keyring is not None:
        save_for(opened, keyring=None)
    store.set(opened.device, identity.text)
    if store.get(opened.device) != identity.text:
        raise KnownError("vault.keyring-empty", backend=store.name)
    save_for(opened, keyring=KeyringEntry(backend=store.name, recipient=identity.recipient))


def disable_keyring(opened: Opened, store: SecretStore) -> None:
    """Revokes the keyring: in `keys.json` first, whose faults of writing pass through, then in the keyring.

    A keyring that is out of reach keeps a secret that opens nothing any more: that is a notice. Call
    `renewal.renew_register_key` next, as after the withdrawal of a slot.
    """
    if opened.keys.keyring is not None:
        save_for(opened, keyring=None)
    try:
        store.delete(opened.device)
    except KnownError as fault:
        opened.notices += (fault,)
