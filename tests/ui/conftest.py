"""A window and its parts, for every test of the window."""

import gc
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.language.words import Words
from app.ui.collecting import collect
from app.ui.context import Context, PageEntry, Screen, ScreenSettings
from app.ui.resources import FONTS, THEMES
from app.ui.shell import ShellParts
from app.ui.tasks import Tasks
from app.ui.theme.fonts import load_first, load_rest
from app.ui.theme.theme import Theme
from app.ui.widgets.page import Page
from app.ui.window import Window, WindowParts
from tests.clock import FakeClock
from tests.ui.samples import People, entries


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    """The fonts of the program, once."""
    del qapp
    load_first(FONTS)
    load_rest(FONTS)


@pytest.fixture(autouse=True)
def collected_here(qapp: QApplication) -> Iterator[None]:
    """As in the program, what lies in cycles is destroyed in the window's thread, not by the work beside it."""
    del qapp
    gc.disable()
    yield
    collect()
    gc.enable()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 %, left to right again afterwards."""
    made = Theme(THEMES)
    made.wear()
    yield made
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    """Work beside the window; nothing is under way any more at the end."""
    made = Tasks()
    yield made
    made.forget()
    made.settle()
    made.close()


class Seconds:
    """Running time that tests move."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Seconds."""
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    """Running time that stands still."""
    return Seconds()


class Grabbing:
    """A screen of these tests: what is grabbed is `image`, at once unless it `waits`, and how often is counted."""

    def __init__(self) -> None:
        self.image = QImage(1366, 768, QImage.Format.Format_RGB32)
        self.image.fill(Qt.GlobalColor.darkCyan)
        self.sizes: tuple[tuple[int, int], ...] = ((1366, 768),)
        self.grabbed: list[int] = []
        self.waits = False
        self.waiting: list[Callable[[QImage], object]] = []

    def screens(self) -> tuple[tuple[int, int], ...]:
        """One, until the test has more or none."""
        return self.sizes

    def grab(self, window: QWidget, number: int, then: Callable[[QImage], object]) -> None:
        """The image."""
        del window
        self.grabbed.append(number)
        if self.waits:
            self.waiting.append(then)
        else:
            then(self.image)


class LonePage(Page):
    """The gate of these tests: a page with a name that no person has."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "Porte")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tasks: Tasks, clock: FakeClock, seconds: Seconds) -> Iterator[Window]:
    """A window at its gate, on screen and active."""
    parts = WindowParts(Words(), theme, tasks, clock, Screen(ScreenSettings()), seconds, Grabbing())
    made = Window(parts, [PageEntry("unlock", LonePage)], "unlock")
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


@pytest.fixture
def desk(window: Window) -> Window:
    """The window with an open desk of sample pages."""
    window.show_desk(entries(), "home", ShellParts(People()))
    settle()
    return window


@pytest.fixture
def show(qtbot: QtBot, theme: Theme) -> Iterator[Callable[[QWidget], QWidget]]:
    """Shows a widget alone in a window of its own, active and laid out."""
    del theme
    made: list[QWidget] = []

    def _show(widget: QWidget) -> QWidget:
        made.append(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        settle()
        return widget

    yield _show
    for widget in made:
        widget.close()
        widget.deleteLater()
    settle()


def settle() -> None:
    """Lays out, paints, and really deletes what is to be deleted."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
