"""The register locks with the computer: screen lock, sleep, and the clock that jumps."""

import ctypes
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.system.qt_session import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_CONSOLE_DISCONNECT,
    WTS_SESSION_LOCK,
    SessionWatch,
    WindowsMessages,
    read_message,
)
from tests.clock import FakeClock

ROOT = Path(__file__).resolve().parents[2]


class Running:
    """Running time that tests move."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


def _watch(clock: FakeClock, running: Running) -> tuple[SessionWatch, list[str]]:
    watch, heard = SessionWatch(clock, running), list[str]()
    watch.should_lock.connect(lambda: heard.append("lock"))
    return watch, heard


def test_a_computer_that_slept_locks(qapp: QApplication, clock: FakeClock) -> None:
    del qapp
    running = Running()
    watch, heard = _watch(clock, running)
    clock.advance(timedelta(seconds=15))
    running.now += 15
    watch.look()
    assert heard == []
    # Civil time went on, running time stood still (Linux, macOS).
    clock.advance(timedelta(minutes=20))
    running.now += 15
    watch.look()
    assert heard == ["lock"]
    # Both went on, but nobody looked for twenty minutes (Windows).
    clock.advance(timedelta(minutes=20))
    running.now += 20 * 60
    watch.look()
    assert heard == ["lock", "lock"]


def test_a_clock_set_back_does_not_lock(qapp: QApplication, clock: FakeClock) -> None:
    del qapp
    running = Running()
    watch, heard = _watch(clock, running)
    clock.advance(timedelta(hours=-1))
    running.now += 15
    watch.look()
    assert heard == []


def test_a_screen_saver_that_ends_does_not_lock(qapp: QApplication, clock: FakeClock) -> None:
    del qapp
    watch, heard = _watch(clock, Running())
    watch.on_active(False)
    assert heard == []
    watch.on_active(True)
    watch.on_lock()
    assert heard == ["lock", "lock"]


@pytest.mark.parametrize(
    ("number", "code", "locks"),
    [
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, True),
        (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT, True),
        (WM_WTSSESSION_CHANGE, 0x8, False),
        (WM_POWERBROADCAST, PBT_APMSUSPEND, True),
        (WM_POWERBROADCAST, 0x12, False),
        (0x0200, WTS_SESSION_LOCK, False),
    ],
)
def test_what_windows_says_is_understood(number: int, code: int, locks: bool) -> None:
    heard: list[str] = []
    messages = WindowsMessages(lambda: heard.append("lock"))
    message = (ctypes.c_void_p * 8)()
    ctypes.c_uint.from_buffer(message, ctypes.sizeof(ctypes.c_void_p)).value = number
    ctypes.c_size_t.from_buffer(message, 2 * ctypes.sizeof(ctypes.c_void_p)).value = code
    address = ctypes.addressof(message)
    assert read_message(address) == (number, code)
    assert messages.nativeEventFilter(b"windows_generic_MSG", address) is False
    assert messages.nativeEventFilter(b"xcb_generic_event_t", address) is False
    assert heard == (["lock"] if locks else [])


# A desktop that locks its screen, and a window that listens, on a bus of their own.
_LISTENER = """
import sys
from datetime import datetime, UTC
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from app.system.qt_session import SessionWatch
app = QCoreApplication([])
watch = SessionWatch(lambda: datetime(2026, 11, 22, tzinfo=UTC), lambda: 0.0)
watch.should_lock.connect(lambda: (print("locked"), app.quit()))
watch.start(0)
bus = QDBusConnection.sessionBus()
message = QDBusMessage.createSignal("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")
message.setArguments([True])
assert bus.registerService("org.freedesktop.ScreenSaver")
QTimer.singleShot(0, lambda: bus.send(message))
QTimer.singleShot(10_000, lambda: app.exit(3))
sys.exit(app.exec())
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("dbus-run-session"), reason="dbus-run-session is not installed"
)
def test_a_desktop_that_locks_its_screen_locks_the_register() -> None:
    done = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _LISTENER],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.strip() == "locked", done.stderr
