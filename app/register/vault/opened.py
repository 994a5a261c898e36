"""The opened vault: the register key and the laptop's own keys, until they are wiped."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register.vault.age import Identity
from app.register.vault.codec import render
from app.register.vault.cost import FLOOR
from app.register.vault.model import Cost, Keys, Slot
from app.register.vault.pair import write
from app.register.vault.wrapping import laptop_keys, seal_of

Way = Literal["passphrase", "recovery", "keyring"]


class Opened:
    """The keys of one register folder, open.

    `folder` is the register folder, `way` how it was opened, `slot` whose passphrase did it (none for
    the other ways), `notices` what is to be told (a file healed by its twin, for instance). After
    `wipe` everything secret raises `vault.locked`. Python leaves copies in memory that no program can
    reach for certain: wiping takes away what we hold, and promises no more.
    """

    def __init__(
        self,
        folder: Path,
        keys: Keys,
        register_key: bytes,
        *,
        way: Way,
        next_key: bytes | None = None,
        slot_id: str | None = None,
        floor: Cost = FLOOR,
        notices: tuple[KnownError, ...] = (),
    ) -> None:
        self.folder, self.way, self.floor, self.notices = folder, way, floor, notices
        self.keys = keys
        self._slot_id = slot_id
        self._register_key = bytearray(register_key)
        self._next_key = None if next_key is None else bytearray(next_key)
        self._identity: Identity | None
        self._signer: Ed25519PrivateKey | None
        self._identity, self._signer = laptop_keys(register_key, keys)

    @property
    def register_key(self) -> bytes:
        """The 32 bytes that SQLCipher takes raw."""
        if not any(self._register_key):
            raise KnownError("vault.locked")
        return bytes(self._register_key)

    @property
    def next_key(self) -> bytes | None:
        """The key that `register.db` is on its way to; see `renewal.settle_register_key`."""
        return None if self._next_key is None else bytes(self._next_key)

    @property
    def identity(self) -> Identity:
        """This laptop's own age identity: it re-reads its backups, and reads change files."""
        if self._identity is None:
            raise KnownError("vault.locked")
        return self._identity

    def sign(self, message: bytes) -> bytes:
        """The laptop's Ed25519 signature of `message`: 64 bytes."""
        if self._signer is None:
            raise KnownError("vault.locked")
        return self._signer.sign(message)

    @property
    def desk(self) -> Id:
        """The desk that all its laptops share."""
        return self.keys.desk

    @property
    def device(self) -> Id:
        """This laptop."""
        return self.keys.device

    @property
    def slot(self) -> Slot | None:
        """Whose passphrase opened it."""
        return next((slot for slot in self.keys.slots if slot.id == self._slot_id), None)

    @property
    def backup_recipients(self) -> tuple[str, ...]:
        """Whom a backup is for (`age1…`): the recovery sheet, this laptop, the coordinators."""
        coordinators = [slot.recipient for slot in self.keys.slots if slot.role == "coordinator"]
        return (self.keys.recovery.recipient, self.keys.laptop.recipient, *coordinators)

    def save(self, keys: Keys, *, register_key: bytes | None = None) -> bool:
        """Writes `keys` as the next generation into `keys.json` and its twin, and holds them from now on.

        The file is sealed under the register key, or under `register_key` if that comes next. Faults of
        `disk.replace`: nothing has changed then, neither here nor on the disk. Answers whether the twin was
        written too; if not, that is a notice.
        """
        keys = replace(keys, generation=self.keys.generation + 1)
        missed = write(self.folder, render(keys, seal_of(register_key or self.register_key, keys)))
        self.notices += missed
        self.keys = keys
        return not missed

    def adopt(self, register_key: bytes, next_key: bytes | None) -> None:
        """Holds these keys from now on; only `renewal` knows when."""
        for old in (self._register_key, self._next_key):
            _zero(old)
        self._register_key = bytearray(register_key)
        self._next_key = None if next_key is None else bytearray(next_key)

    def wipe(self) -> None:
        """Forgets all secrets."""
        _zero(self._register_key)
        _zero(self._next_key)
        self._next_key = self._identity = self._signer = None

    @contextlib.contextmanager
    def until_wiped(self) -> Iterator["Opened"]:
        """Wipes at the end of a `with` block, whatever happens in it."""
        try:
            yield self
        finally:
            self.wipe()


def _zero(secret: bytearray | None) -> None:
    if secret is not None:
        secret[:] = bytes(len(secret))
