"""Every key and click of the window, seen before any widget: for the idle lock and the focus ring."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow

from app.ui.keymap import TAKEN_BY_EDITS

COUNTDOWN_SECONDS = 30
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress)
_MOVES = (QEvent.Type.MouseMove, QEvent.Type.Wheel)


class InputWatch(QObject):
    """Emits `keyed` for a key press and `pointed` for a click, `moved` for the pointer's other doings.

    It also keeps our shortcuts from being swallowed by the line edit that has the focus.
    """

    keyed = Signal()
    pointed = Signal()
    moved = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ours = {QKeySequence(keys) for keys in TAKEN_BY_EDITS}

    def watch(self, window: QWindow) -> None:
        """Begins to look at what arrives at `window`."""
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Looks, and lets everything pass but the claim of an edit on one of our keys."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if QKeySequence(event.keyCombination()) in self._ours:
                event.ignore()
                return True
        elif kind == QEvent.Type.KeyPress:
            self.keyed.emit()
        elif kind in _PRESSES:
            self.pointed.emit()
        elif kind in _MOVES:
            self.moved.emit()
        return False


class IdleWatch(QObject):
    """Counts the time in which nobody touches the window.

    `now` gives seconds that only go forward. `countdown(seconds)` is emitted each second of the last 30,
    `calm` when a key or the pointer stops it, `expired` at its end. `tick` is called by its own timer.
    """

    countdown = Signal(int)
    calm = Signal()
    expired = Signal()

    def __init__(self, now: Callable[[], float], minutes: float, parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self.seconds = minutes * 60
        self._last = now()
        self._counting = False
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)

    def start(self) -> None:
        """Begins to count."""
        self._last = self._now()
        self._counting = False
        self._timer.start()

    def stop(self) -> None:
        """Counts no more."""
        self._timer.stop()
        self._counting = False

    def running(self) -> bool:
        """Whether it counts."""
        return self._timer.isActive()

    def touch(self) -> None:
        """Somebody is there."""
        self._last = self._now()
        if self._counting:
            self._counting = False
            self.calm.emit()

    def tick(self) -> None:
        """Looks how long nobody was there."""
        left = self.seconds - (self._now() - self._last)
        if left <= 0:
            self.stop()
            self.expired.emit()
        elif left <= COUNTDOWN_SECONDS:
            self._counting = True
            self.countdown.emit(round(left))
