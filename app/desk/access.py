"""Who may open this laptop's register: passphrase, keyring, recovery sheet."""

from collections.abc import Callable, Iterable

from app.domain.clock import Clock
from app.domain.entities import Desk
from app.domain.faults import KnownError
from app.language.dates import long_date
from app.papers.model import Paper, RecoverySheet
from app.papers.recovery import recovery_sheet
from app.papers.scripts.typecase import TypeCase
from app.register import vault
from app.register.register import DATABASE, Register
from app.register.sqlcipher import opens
from app.register.vault import Opened, RecoverySecret, SecretStore
from app.register.vault.keyring_entry import disable_keyring, enable_keyring
from app.register.vault.quality import Quality, passphrase_quality, suggested_passphrase
from app.register.vault.renewal import renew_register_key, settle_register_key
from app.register.vault.slots import change_passphrase, confirm_recovery, set_recovery


class Access:
    """The ways into this register, for someone who has just come in by one of them."""

    def __init__(
        self,
        opened: Opened,
        register: Register,
        type_case: TypeCase,
        clock: Clock,
        store: Callable[[], SecretStore],
    ) -> None:
        self._opened = opened
        self._register = register
        self._clock = clock
        self._type_case = type_case
        self._store = store
        self._secret: RecoverySecret | None = None

    @property
    def notices(self) -> tuple[KnownError, ...]:
        """What opening the keys had to tell, for instance that a damaged copy was healed."""
        return self._opened.notices

    @property
    def code(self) -> str:
        """The code of whoever opened with a passphrase; empty for the other ways."""
        return self._opened.slot.label if self._opened.slot else ""

    @property
    def way(self) -> str:
        """How it was opened: `passphrase`, `keyring` or `recovery`."""
        return self._opened.way

    # -- recovery sheet ------------------------------------------------------------------------

    @property
    def recovery_confirmed(self) -> bool:
        """Whether someone typed or scanned the recovery sheet back."""
        return self._opened.keys.recovery.confirmed

    def hold(self, secret: RecoverySecret) -> None:
        """Keeps the secret of a new recovery sheet until it was typed back; it is nowhere else."""
        self._secret = secret

    @property
    def sheet_held(self) -> bool:
        """Whether a recovery sheet waits to be proven."""
        return self._secret is not None

    def new_recovery(self) -> None:
        """Makes a new recovery sheet; the one before opens nothing new from now on."""
        secret = RecoverySecret.new()
        set_recovery(self._opened, secret.recipient)
        self.hold(secret)

    def sheet(self) -> Paper:
        """The recovery sheet to print, as long as it was not typed back. Raises `access.no-sheet`."""
        if self._secret is None:
            raise KnownError("access.no-sheet")
        desk = self._register.where(Desk)[0].name
        made_on = long_date(self._clock().date())
        secret = self._secret
        sheet = RecoverySheet(desk, made_on, secret.words, secret.key, secret.recipient)
        return recovery_sheet(sheet, self._type_case)

    def recovery_file(self) -> str:
        """The new recovery sheet as an age identity file, for whoever has no printer. Raises `access.no-sheet`."""
        if self._secret is None:
            raise KnownError("access.no-sheet")
        return self._secret.file

    def confirm(self, typed: str) -> None:
        """Proves the sheet by its words, or its scanned code, typed back. Faults of `read_recovery` and its own."""
        confirm_recovery(self._opened, vault.read_recovery(typed))
        self._secret = None

    # -- passphrase and keyring ----------------------------------------------------------------

    def change_passphrase(self, old: str, new: str) -> None:
        """Another passphrase for whoever opened; about two seconds. Raises `access.not-by-passphrase`."""
        if not self.code:
            raise KnownError("access.not-by-passphrase")
        change_passphrase(self._opened, self.code, old, new)

    @property
    def keyring(self) -> str | None:
        """The keyring that may open this register, if that was chosen."""
        entry = self._opened.keys.keyring
        return entry.backend if entry else None

    def keyring_offered(self) -> str:
        """The name of this account's keyring. Raises the true reason where there is none fit."""
        return self._store().name

    def use_keyring(self) -> None:
        """Lets the computer account's keyring open this register."""
        enable_keyring(self._opened, self._store())

    def leave_keyring(self) -> None:
        """Revokes the keyring, and changes the register's key so that a copied secret opens nothing new."""
        disable_keyring(self._opened, self._store())
        # A renewal that was refused, because a backup was being made for instance, comes to its end first.
        settle_register_key(self._opened, lambda key: opens(self._register.folder / DATABASE, key))
        renew_register_key(self._opened, self._register.rekey)


def quality(passphrase: str, known: Iterable[str] = ()) -> Quality:
    """How good a passphrase is; `known` are words that others can guess here."""
    return passphrase_quality(passphrase, known)


def suggestion() -> str:
    """A passphrase made of random words."""
    return suggested_passphrase()
