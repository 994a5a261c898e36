"""Whether `register.db` and `keys.json` go together.

SQLCipher says the same of a wrong key and of a damaged first page. The first 16 bytes of the file are the
database's salt: random, written once, and remembered in `keys.json`.
"""

from msgspec.structs import replace

from app.domain.faults import KnownError
from app.register.vault.opened import Opened
from app.register.vault.pair import HEAD, register_head

_PLAIN = b"SQLite format 3\0"
_FEW_BITS = 32
"""Two random salts differ in fewer of their 128 bits once in 150 million pairs."""


def bind_register(opened: Opened) -> None:
    """Remembers the head of `register.db`, once it is made. Faults of `check_register` and of writing."""
    head = _head(opened)
    opened.save(replace(opened.keys, register_head=head.hex()))


def check_register(opened: Opened) -> None:
    """Passes if `register.db` is the one of these keys, as far as its head tells.

    A register that was only just begun, and whose head is not remembered yet, passes.

    Faults: `vault.register-missing`, `vault.register-damaged`, `vault.register-plain` (not encrypted),
    `vault.register-other` (the register or the keys were swapped), `vault.unreadable`, `vault.read-error`.
    """
    known = opened.keys.register_head
    if known is None:
        _present(opened)
        return
    head = _head(opened)
    if head.hex() == known:
        return
    differing = (int.from_bytes(head) ^ int(known, 16)).bit_count()
    if differing < _FEW_BITS or len(set(head)) == 1:
        raise KnownError("vault.register-damaged")
    raise KnownError("vault.register-other", folder=str(opened.folder))


def _present(opened: Opened) -> bytes:
    head = register_head(opened.folder)
    if head is None:
        raise KnownError("vault.register-missing", folder=str(opened.folder))
    return head


def _head(opened: Opened) -> bytes:
    head = _present(opened)
    if len(head) < HEAD:
        raise KnownError("vault.register-damaged")
    if head == _PLAIN:
        raise KnownError("vault.register-plain")
    return head
