"""A capture of the screen, without our own window on it. Where a system does not allow it, that is known beforehand."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

WAIT_MS = 350
"""How long the other windows have to paint what ours covered: a compositor fades windows out in up to 250 ms."""


class ScreenGrabber:
    """Hides a window, grabs a screen, and brings the window back.

    Nothing of Qt is made before it is asked to: the program builds it before its `QApplication`.
    """

    def __init__(self) -> None:
        self._window: QWidget | None = None
        self._number = 0
        self._then: Callable[[QImage], object] = lambda _image: None

    def screens(self) -> tuple[tuple[int, int], ...]:
        """Width and height in pixels of each screen; none where a program may not see them (Wayland)."""
        if QGuiApplication.platformName().startswith("wayland"):
            return ()
        found = []
        for screen in QGuiApplication.screens():
            size, scale = screen.size(), screen.devicePixelRatio()
            found.append((round(size.width() * scale), round(size.height() * scale)))
        return tuple(found)

    def grab(self, window: QWidget, number: int, then: Callable[[QImage], object]) -> None:
        """Grabs the screen `number` (from 0) once `window` is out of sight, then calls `then`.

        The image is null where the system refused. A second call while one is under way does nothing.
        """
        if self._window is not None:
            return
        self._window, self._number, self._then = window, number, then
        window.hide()
        QTimer.singleShot(WAIT_MS, self._grab)

    def _grab(self) -> None:
        window, then = self._window, self._then
        self._window, self._then = None, lambda _image: None
        screens = QGuiApplication.screens()
        image = screens[self._number].grabWindow(0).toImage() if self._number < len(screens) else QImage()
        if window is not None:
            window.show()
            window.raise_()
            window.activateWindow()
        then(image)
