"""Another register key, so that whoever left cannot read what is written from now on.

The database changes its key in one transaction of its own; `keys.json` holds both keys from before that
until after it. Whatever instant the program dies at, one of the two opens the register, and the next
opening finds out which.
"""

import secrets
from collections.abc import Callable

from msgspec.structs import replace

from app.domain.faults import KnownError
from app.register.vault.opened import Opened
from app.register.vault.sealing import sealed_for
from app.register.vault.wrapping import resealed_laptop


def renew_register_key(opened: Opened, rekey: Callable[[bytes], None]) -> None:
    """Gives the register a new key; `rekey` puts it on `register.db`, whole or not at all.

    An exception of `rekey` passes through, and both keys stay until `settle_register_key`, which comes
    before another renewal. Faults:
    `vault.renewal-refused` (both copies of the keys must be written first), those of writing.
    """
    if opened.next_key is not None:
        raise ValueError("settle_register_key comes first")
    following = secrets.token_bytes(32)
    both = opened.save(replace(opened.keys, next_register_key=sealed_for(opened.keys, following)))
    opened.adopt(opened.register_key, following)
    if not both:
        raise KnownError("vault.renewal-refused", folder=str(opened.folder))
    rekey(following)
    _keep(opened, following)


def settle_register_key(opened: Opened, opens: Callable[[bytes], bool]) -> None:
    """Ends a renewal that was interrupted; nothing if there was none. Call it before `register.db` is used.

    `opens` tells whether a key opens `register.db`. Fault: `vault.register-damaged` if none of the two does.
    """
    if opened.next_key is None:
        return
    for key in (opened.next_key, opened.register_key):
        if opens(key):
            _keep(opened, key)
            return
    raise KnownError("vault.register-damaged")


def _keep(opened: Opened, key: bytes) -> None:
    laptop = resealed_laptop(opened.register_key, key, opened.keys)
    sealed = sealed_for(opened.keys, key)
    keys = replace(opened.keys, register_key=sealed, next_register_key=None, laptop=laptop)
    opened.save(keys, register_key=key)
    opened.adopt(key, None)
