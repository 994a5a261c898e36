"""When the computer locks its screen or goes to sleep, the register locks too: one signal for all systems."""

import ctypes
import sys
from collections.abc import Callable
from datetime import datetime
from typing import cast

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, QTimer, Signal, Slot

JUMP_SECONDS = 60
LOOK_EVERY_MS = 15_000
# (service, path, interface, signal, our slot): what desktops say when they lock, and logind when it sleeps.
_SESSION_BUS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver", "org.cinnamon.ScreenSaver", "ActiveChanged"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver", "org.mate.ScreenSaver", "ActiveChanged"),
    ("org.xfce.ScreenSaver", "/org/xfce/ScreenSaver", "org.xfce.ScreenSaver", "ActiveChanged"),
)
WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT, WTS_SESSION_LOCK = 0x02B1, 0x2, 0x7


class SessionWatch(QObject):
    """Emits `should_lock` when the session locks, another user takes the screen, or the computer sleeps.

    Where the system says nothing (macOS, a bare X server) a jump of the clock against the running time
    tells that the computer slept. `now` is civil time, `seconds` running time that stops in sleep.
    """

    should_lock = Signal()

    def __init__(self, now: Callable[[], datetime], seconds: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._seconds = seconds
        self._seen = (now(), seconds())
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._windows: WindowsMessages | None = None

    def start(self, window: int) -> None:
        """Begins to listen; `window` is the native handle of the main window. Call it after the first paint."""
        self._seen = (self._now(), self._seconds())
        self._timer.start()
        if sys.platform == "linux":
            self._listen_to_buses()
        elif sys.platform == "win32":
            self._windows = WindowsMessages(self.should_lock.emit)
            self._windows.register(window)

    def stop(self) -> None:
        """Listens no more."""
        self._timer.stop()
        if self._windows is not None:
            self._windows.forget()
            self._windows = None

    def look(self) -> None:
        """Whether more civil time went by than running time, or less time than running time could: then it slept."""
        now, seconds = self._now(), self._seconds()
        civil, running = (now - self._seen[0]).total_seconds(), seconds - self._seen[1]
        self._seen = (now, seconds)
        if civil - running > JUMP_SECONDS or running > LOOK_EVERY_MS / 1000 + JUMP_SECONDS:
            self.should_lock.emit()

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        """A screen saver began (true) or ended, or the computer goes to sleep (true) or wakes."""
        if active:
            self.should_lock.emit()

    @Slot()
    def on_lock(self) -> None:
        """The session was asked to lock."""
        self.should_lock.emit()

    def _listen_to_buses(self) -> None:
        # Imported here: not every system has a bus, and the first paint does not wait for it.
        from PySide6.QtDBus import QDBusConnection

        # The binding takes the text that SLOT gives, though its signature says bytes.
        active, lock = cast(bytes, SLOT("on_active(bool)")), cast(bytes, SLOT("on_lock()"))
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for service, path, interface, name in _SESSION_BUS:
                session.connect(service, path, interface, name, self, active)
        system = QDBusConnection.systemBus()
        if system.isConnected():
            manager = "org.freedesktop.login1.Manager"
            system.connect(
                "org.freedesktop.login1", "/org/freedesktop/login1", manager, "PrepareForSleep", self, active
            )
            system.connect("org.freedesktop.login1", "", "org.freedesktop.login1.Session", "Lock", self, lock)


class WindowsMessages(QAbstractNativeEventFilter):
    """The messages of Windows about its session and its power."""

    def __init__(self, lock: Callable[[], object]) -> None:
        super().__init__()
        self._lock = lock
        self._window = 0

    def register(self, window: int) -> None:
        """Asks Windows to tell `window` of changes of its session."""
        self._window = window
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(ctypes.c_void_p(window), 0)
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self)

    def forget(self) -> None:
        """Asks it to stop."""
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSUnRegisterSessionNotification(ctypes.c_void_p(self._window))
            application = QCoreApplication.instance()
            if application is not None:
                application.removeNativeEventFilter(self)

    def nativeEventFilter(self, event_type: QByteArray | bytes | bytearray | memoryview, message: int) -> object:
        """Looks at a message and lets it pass. `message` is the address of a `MSG`."""
        if event_type == b"windows_generic_MSG":
            number, code = read_message(message)
            self.hear(number, code)
        return False

    def hear(self, number: int, code: int) -> None:
        """What a message number and its first parameter mean to us."""
        locked = number == WM_WTSSESSION_CHANGE and code in (WTS_SESSION_LOCK, WTS_CONSOLE_DISCONNECT)
        if locked or (number == WM_POWERBROADCAST and code == PBT_APMSUSPEND):
            self._lock()


class _Message(ctypes.Structure):
    """The head of a `MSG`: window, number, first parameter."""

    _fields_ = (("window", ctypes.c_void_p), ("number", ctypes.c_uint), ("code", ctypes.c_size_t))


def read_message(address: int) -> tuple[int, int]:
    """Number and first parameter of the `MSG` at `address`."""
    found = _Message.from_address(address)
    return int(found.number), int(found.code)
