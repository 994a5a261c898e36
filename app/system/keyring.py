"""The keyring of the computer account: the system's own or none.

Only the Secret Service, the Windows Credential Manager and the macOS Keychain are used. They are chosen by
platform and not through the `keyring` library's own choice, which a setting or an installed package can
point to a file in clear, to nothing, or to a chain of both.
"""

import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Protocol, TypeVar

from app.system.fault import Fault

Answer = TypeVar("Answer")

SERVICE = "guichet-ouvert"
PATIENCE = 30.0
"""Seconds: the system may be asking the person for the keyring's password meanwhile."""


class Store(Protocol):
    """What we use of a backend of the `keyring` library."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps a secret."""

    def delete_password(self, service: str, username: str) -> None:
        """Forgets a secret that is there."""


@dataclass(frozen=True)
class Backend:
    """A system keyring: its name, remembered in the register's keys, and how to reach it."""

    name: str
    store: Store


def system_backend() -> Backend | None:
    """The keyring of this system; None where it is not installed or not running.

    The `keyring` library is imported here, because that takes longer than everything else at the start.
    """
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring as Native

        name = "Windows Credential Manager"
    elif sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as Native

        name = "macOS Keychain"
    else:
        from keyring.backends.SecretService import Keyring as Native

        name = "Secret Service"
    native: Callable[[], Store] = Native
    return Backend(name, native()) if Native.viable else None


class SystemKeyring:
    """Secrets of this program in the account's keyring; nothing is looked for before the first question.

    Every question may raise: `system.keyring-missing`, `system.keyring-locked` (and not unlocked by the
    person), `system.keyring-slow` (no answer within `patience` seconds), `system.keyring-refused`.
    """

    def __init__(
        self,
        fault: Fault,
        *,
        patience: float = PATIENCE,
        find: Callable[[], Backend | None] = system_backend,
    ) -> None:
        self._fault, self._patience, self._find = fault, patience, find
        self._found: Backend | None = None

    @property
    def name(self) -> str:
        """Which keyring it is."""
        return self._backend().name

    def get(self, key: str) -> str | None:
        """The secret kept under `key`, None if there is none."""
        backend = self._backend()
        return self._ask(backend.name, lambda: backend.store.get_password(SERVICE, key))

    def set(self, key: str, secret: str) -> None:
        """Keeps `secret` under `key`, in the place of another one."""
        backend = self._backend()
        self._ask(backend.name, lambda: backend.store.set_password(SERVICE, key, secret))

    def delete(self, key: str) -> None:
        """Forgets the secret under `key`; none is fine."""
        backend = self._backend()

        def forget() -> None:
            if backend.store.get_password(SERVICE, key) is not None:
                backend.store.delete_password(SERVICE, key)

        self._ask(backend.name, forget)

    def _backend(self) -> Backend:
        if self._found is None:
            self._found = self._ask(SERVICE, self._find)
        if self._found is None:
            raise self._fault("system.keyring-missing")
        return self._found

    def _ask(self, backend: str, question: Callable[[], Answer]) -> Answer:
        """The answer, waited for in a thread that may be left behind: a keyring can hang for ever."""
        kept = _Kept(question)
        thread = threading.Thread(target=kept.run, name="keyring", daemon=True)
        thread.start()
        thread.join(self._patience)
        if thread.is_alive():
            raise self._fault("system.keyring-slow", backend=backend, seconds=round(self._patience))
        if kept.error is not None:
            raise self._told(backend, kept.error) from kept.error
        return kept.answers[0]

    def _told(self, backend: str, error: Exception) -> Exception:
        from keyring.errors import KeyringLocked

        code = "system.keyring-locked" if isinstance(error, KeyringLocked) else "system.keyring-refused"
        return self._fault(code, backend=backend)


class _Kept(Generic[Answer]):
    """Carries an answer, or an exception of whatever kind the backends have, from one thread to another."""

    def __init__(self, question: Callable[[], Answer]) -> None:
        self._question = question
        self.answers: list[Answer] = []
        self.error: Exception | None = None

    def run(self) -> None:
        """Asks."""
        with self:
            self.answers.append(self._question())

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: TracebackType | None) -> bool:
        """Keeps an exception for the thread that asked."""
        if isinstance(error, Exception):
            self.error = error
        return self.error is not None
