"""A capture of the screen: the window is away meanwhile, and comes back whatever happens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.system.qt_screen import ScreenGrabber


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A window on the screen, as large as it can be."""
    made = QWidget()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.showMaximized()
    return made


def test_the_window_is_away_while_the_screen_is_grabbed(qtbot: QtBot, window: QWidget) -> None:
    grabber, seen = ScreenGrabber(), list[QImage]()
    grabber.grab(window, 0, seen.append)
    assert not window.isVisible()
    qtbot.waitUntil(lambda: bool(seen))
    assert window.isVisible()
    assert window.windowState() & Qt.WindowState.WindowMaximized
    size = QGuiApplication.primaryScreen().size()
    assert (seen[0].width(), seen[0].height()) == (size.width(), size.height()) == grabber.screens()[0]


def test_asked_twice_it_grabs_once(qtbot: QtBot, window: QWidget) -> None:
    grabber, seen = ScreenGrabber(), list[QImage]()
    for _ in range(2):
        grabber.grab(window, 0, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    grabber.grab(window, 0, seen.append)
    qtbot.waitUntil(lambda: len(seen) > 1)
    assert len(seen) == 2


def test_a_screen_that_is_gone_gives_nothing_and_the_window_back(qtbot: QtBot, window: QWidget) -> None:
    grabber, seen = ScreenGrabber(), list[QImage]()
    grabber.grab(window, 7, seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0].isNull()
    assert window.isVisible()


def test_where_programs_may_not_see_the_screen_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QGuiApplication, "platformName", lambda: "wayland-egl")
    assert ScreenGrabber().screens() == ()
