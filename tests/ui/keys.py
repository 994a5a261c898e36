"""Keys as the system sends them to the window."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.window import Window
from tests.ui.conftest import settle

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key as the system sends it: to the window, which finds out whose it is."""
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifiers)
    settle()
