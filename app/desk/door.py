"""The way into a register: the first run, opening with a passphrase, the keyring or the recovery sheet."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import msgspec

from app.desk.fitting import kept_line
from app.desk.laptop import device_card
from app.domain.changes import Make
from app.domain.clock import Clock
from app.domain.entities import Desk, Device, Volunteer
from app.domain.faults import KnownError
from app.domain.ids import Ids
from app.register import vault
from app.register.purge_again import purge_again
from app.register.register import DATABASE, Register
from app.register.sqlcipher import opens
from app.register.vault import Cost, Opened, SecretStore
from app.register.vault.belonging import bind_register, check_register
from app.register.vault.cost import FLOOR
from app.register.vault.renewal import settle_register_key

if TYPE_CHECKING:
    from app.desk.open_desk import OpenDesk

FIRST_CODE = "C1"
KEYS = ("keys.json", "keys.backup.json")


class Claim(Protocol):
    """The right to be the one running copy on a register folder."""

    def release(self) -> None:
        """Lets another copy in."""


class Look(msgspec.Struct, frozen=True):
    """What the unlock page may know: whether to begin or to open, whose codes, which keyring."""

    state: Literal["first-run", "locked"]
    codes: tuple[str, ...] = ()
    keyring: str | None = None


class FirstRun(msgspec.Struct, frozen=True, kw_only=True):
    """What a coordinator says to create a desk."""

    desk: str
    coordinator: str
    passphrase: str


class Door:
    """The way into one register folder; `enter` builds what someone at the open desk can do."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        ids: Ids,
        store: Callable[[], SecretStore],
        claim: Callable[[Path], Claim],
        enter: Callable[[Opened, Register, Claim], OpenDesk],
        *,
        cost: Cost | None = None,
        floor: Cost = FLOOR,
    ) -> None:
        """`cost` and `floor` of passphrases are for tests; a desk's are measured on its own machine."""
        self.folder = folder
        self._clock = clock
        self._ids = ids
        self._store = store
        self._claim = claim
        self._enter = enter
        self._cost = cost
        self._floor = floor

    def look(self) -> Look:
        """What stands at the door.

        Raises `door.keys-missing`, `door.register-missing`, `vault.unreadable`, and the faults of the keys.
        """
        try:
            has_keys = any((self.folder / name).exists() for name in KEYS)
            has_register = (self.folder / DATABASE).exists()
        except OSError as error:
            raise KnownError("vault.unreadable", file=str(self.folder)) from error
        if not has_keys and not has_register:
            return Look("first-run")
        if not has_keys:
            raise KnownError("door.keys-missing")
        found = vault.look(self.folder)
        if not has_register:
            if found.unused:  # A first run that was cut off before it made the register begins again.
                return Look("first-run")
            raise KnownError("door.register-missing")
        return Look("locked", found.labels, found.keyring)

    def create(self, form: FirstRun) -> OpenDesk:
        """Creates a desk, whose recovery sheet is still to be proven. Raises `door.name-missing`, and the vault's."""
        desk_name, coordinator = kept_line(form.desk), kept_line(form.coordinator)
        if not desk_name or not coordinator:
            raise KnownError("door.name-missing")
        self._make_folder()
        with ExitStack() as undo:
            claim = self._claimed(undo)
            opened, recovery = vault.create(
                self.folder, form.passphrase, FIRST_CODE, desk=self._ids(), device=self._ids(), cost=self._cost,
                floor=self._floor,
            )  # fmt: skip
            undo.callback(opened.wipe)
            register = self._open(opened, undo)
            register.record("desk-created", self._beginnings(opened, register, desk_name, coordinator), FIRST_CODE)
            desk = self._enter(opened, register, claim)
            desk.access.hold(recovery)
            undo.pop_all()
        return desk

    def unlock(self, passphrase: str, code: str | None = None) -> OpenDesk:
        """Opens with a volunteer's passphrase; about a second."""
        return self._unlock(lambda: vault.open_with_passphrase(self.folder, passphrase, code, floor=self._floor))

    def unlock_with_keyring(self) -> OpenDesk:
        """Opens with the keyring of the computer account, where that was chosen."""
        return self._unlock(lambda: vault.open_with_keyring(self.folder, self._store(), floor=self._floor))

    def unlock_with_recovery(self, words: str) -> OpenDesk:
        """Opens with the recovery sheet, typed or scanned."""
        return self._unlock(
            lambda: vault.open_with_recovery(self.folder, vault.read_recovery(words), floor=self._floor)
        )

    def _unlock(self, open_keys: Callable[[], Opened]) -> OpenDesk:
        with ExitStack() as undo:
            claim = self._claimed(undo)
            opened = open_keys()
            undo.callback(opened.wipe)
            check_register(opened)
            register = self._open(opened, undo)
            self._complete(opened, register)
            desk = self._enter(opened, register, claim)
            undo.pop_all()
        return desk

    def _make_folder(self) -> None:
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise KnownError("system.folder-refused", folder=str(self.folder)) from error

    def _claimed(self, undo: ExitStack) -> Claim:
        claim = self._claim(self.folder)
        undo.callback(claim.release)
        return claim

    def _open(self, opened: Opened, undo: ExitStack) -> Register:
        # A change of the register's key that was cut off is carried to its end first.
        settle_register_key(opened, lambda key: opens(self.folder / DATABASE, key))
        register = Register(self.folder, opened.register_key, opened.device, self._clock)
        undo.callback(register.close)
        if opened.keys.register_head is None:
            bind_register(opened)
        return register

    def _complete(self, opened: Opened, register: Register) -> None:
        """Records what a first run, or a restore, that was cut off between its files had no time to."""
        if not register.where(Desk):
            register.record("desk-created", self._beginnings(opened, register, "", FIRST_CODE), FIRST_CODE)
        elif register.get(Device, opened.device) is None:
            register.record("laptop-restored", [Make(device_card(opened, register))], FIRST_CODE)
        purge_again(register, FIRST_CODE, self._clock)

    def _beginnings(self, opened: Opened, register: Register, desk: str, coordinator: str) -> list[Make]:
        return [
            Make(Desk(id=opened.desk, name=desk)),
            Make(Volunteer(id=self._ids(), code=FIRST_CODE, name=coordinator, role="coordinator")),
            Make(device_card(opened, register)),
        ]
