"""The account's keyring: only a real one is used, and what happens to it is told as it is (R13)."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from keyring.errors import KeyringError, KeyringLocked

from app.domain.faults import KnownError
from app.system.keyring import Backend, Store, SystemKeyring, system_backend

TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]
real = pytest.mark.skipif(bool(MISSING) or sys.platform != "linux", reason=f"not installed: {', '.join(MISSING)}")


class Drawer:
    """A keyring in memory, as the `keyring` library knows it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.kept: dict[str, str] = {}
        self.error = error

    def get_password(self, service: str, username: str) -> str | None:
        """The secret."""
        if self.error is not None:
            raise self.error
        return self.kept.get(service + username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps it."""
        if self.error is not None:
            raise self.error
        self.kept[service + username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forgets it; as real backends do, it refuses where there is none."""
        if service + username not in self.kept:
            raise KeyringError("No such password!")
        del self.kept[service + username]


def of(store: Store) -> SystemKeyring:
    """A system keyring that keeps its secrets in `store`."""
    return SystemKeyring(KnownError, find=lambda: Backend("Drawer", store))


def fault(action: Callable[[], object]) -> KnownError:
    """The known fault that an action ends with."""
    with pytest.raises(KnownError) as caught:
        action()
    return caught.value


def test_what_is_kept_is_given_back_until_it_is_forgotten() -> None:
    keyring = of(Drawer())
    assert keyring.name == "Drawer"
    assert keyring.get("a") is None
    keyring.set("a", "secret")
    keyring.set("a", "another secret")
    assert (keyring.get("a"), keyring.get("b")) == ("another secret", None)
    keyring.delete("a")
    keyring.delete("a")
    assert keyring.get("a") is None


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (KeyringLocked("dismissed"), "system.keyring-locked"),
        (KeyringError("no"), "system.keyring-refused"),
        (ConnectionResetError("the daemon died"), "system.keyring-refused"),
        (EOFError(), "system.keyring-refused"),
    ],
)
def test_each_thing_that_happens_to_a_keyring_has_its_name(error: Exception, expected: str) -> None:
    keyring = of(Drawer(error))
    for action in (lambda: keyring.get("a"), lambda: keyring.set("a", "b"), lambda: keyring.delete("a")):
        told = fault(action)
        assert (told.code, told.facts) == (expected, {"backend": "Drawer"})
        assert told.__cause__ is error


def test_a_keyring_that_does_not_answer_is_not_waited_for_for_ever() -> None:
    forever = threading.Event()

    class Asleep(Drawer):
        def get_password(self, service: str, username: str) -> str | None:
            forever.wait()
            return super().get_password(service, username)

    keyring = SystemKeyring(KnownError, patience=0.05, find=lambda: Backend("Drawer", Asleep()))
    told = fault(lambda: keyring.get("a"))
    forever.set()
    assert told.code == "system.keyring-slow"


def test_no_keyring_is_told_at_the_first_question_and_not_before() -> None:
    keyring = SystemKeyring(KnownError, find=lambda: None)
    for action in (lambda: keyring.name, lambda: keyring.get("a"), lambda: keyring.set("a", "b")):
        assert fault(action).code == "system.keyring-missing"


def test_the_library_is_imported_only_when_asked() -> None:
    script = "import sys, app.system.keyring; sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=False).returncode == 0


def test_without_a_session_bus_there_is_no_keyring(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nowhere'}")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    if sys.platform == "linux":
        assert system_backend() is None


JOURNEY = """
import sys
from pathlib import Path
from app.domain.faults import KnownError
from app.register.vault import disable_keyring, enable_keyring, open_with_keyring
from app.system.keyring import SystemKeyring
from tests.register.vaults import make
store, folder = SystemKeyring(KnownError), Path(sys.argv[1])
try:
    opened, _ = make(folder)
    enable_keyring(opened, store)
    again = open_with_keyring(folder, SystemKeyring(KnownError))
    print(store.name, again.register_key == opened.register_key, len(store.get(opened.device)))
    disable_keyring(opened, store)
    print(store.get(opened.device), opened.notices)
except KnownError as fault:
    print(fault.code)
"""


UNLOCKED = "printf passphrase | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1"


def session(tmp_path: Path, start: str, register: str) -> list[str]:
    """What the journey prints in a session of its own, after the command `start`; the daemon ends with the session."""
    # Short names: a socket's path has at most 107 characters.
    private = {"XDG_DATA_HOME": tmp_path / "d", "XDG_RUNTIME_DIR": tmp_path / "r", "HOME": tmp_path / "h"}
    for folder in private.values():
        folder.mkdir(mode=0o700, exist_ok=True)
    environment = {**os.environ, **{name: str(folder) for name, folder in private.items()}}
    # A plaintext or null keyring that someone configured changes nothing.
    environment["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        environment.pop(name, None)
    command = ["dbus-run-session", "--", "sh", "-c", f'{start}; exec "$@"', "session"]
    run = subprocess.run(
        [*command, sys.executable, "-c", JOURNEY, str(tmp_path / register)],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.splitlines()


@real
def test_a_real_secret_service_opens_the_register_is_revoked_and_says_when_it_is_locked(tmp_path: Path) -> None:
    # Nobody is there to let a first keyring be made; with it made and open; made and locked.
    assert session(tmp_path, LOCKED, "first") == ["system.keyring-refused"]
    assert session(tmp_path, UNLOCKED, "second") == ["Secret Service True 74", "None ()"]
    assert session(tmp_path, LOCKED, "third") == ["system.keyring-locked"]
