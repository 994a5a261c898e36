"""The window at an open desk, for the tests of its pages."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from app.desk.open_desk import OpenDesk
from app.desk.people import Registered
from app.language.words import Words
from app.ui.context import Context, PageEntry, at_desk
from app.ui.pages.book import desk_pages
from app.ui.shell import ShellParts
from app.ui.standing import PeopleFinder, status_facts
from app.ui.tasks import Tasks
from app.ui.widgets.page import Page
from app.ui.window import Window
from tests.clock import FakeClock
from tests.desk.desks import register
from tests.ui.checks import as_read, shown, write
from tests.ui.conftest import settle
from tests.ui.desks import small_desk

P = TypeVar("P", bound=Page)


class Room:
    """An open desk and its window; a hand at its keys."""

    def __init__(
        self, desk: OpenDesk, window: Window, tasks: Tasks, clock: FakeClock, words: Words | None = None
    ) -> None:
        self.desk, self.window, self.tasks, self.clock = desk, window, tasks, clock
        self._spoken = words or Words()
        desk.on_change(window.tell_recorded)
        self.open()

    def open(self, *more: PageEntry) -> None:
        """Opens the desk in the window, from the gate too."""
        words, screen = self._spoken, self.window.context().screen
        parts = ShellParts(PeopleFinder(self.desk, words, screen), lambda: status_facts(self.desk, words))

        def context(plain: Context) -> Context:
            return at_desk(plain, self.desk)

        self.window.show_desk((*desk_pages(words), *more), "home", parts, context)
        self.settle()

    def settle(self) -> None:
        """All work is done and delivered, laid out and painted."""
        for _ in range(2):
            self.tasks.settle()
            settle()

    def register(self, **fields: object) -> Registered:
        """Someone who came for her student title."""
        return register(self.desk, **fields)

    def go(self, kind: type[P], name: str, **arguments: object) -> P:
        """Opens a page."""
        self.window.stack.go(name, **arguments)
        self.settle()
        return self.page(kind)

    def page(self, kind: type[P]) -> P:
        """The page in sight, which is of this kind."""
        page = self.window.stack.page()
        assert isinstance(page, kind), type(page).__name__
        return page

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key, held with others, where the focus is."""
        QTest.keyClick(self.window.focusWidget() or self.window, key, held)
        self.settle()

    def chord(self, key: Qt.Key) -> None:
        """Ctrl and a key."""
        self.key(key, Qt.KeyboardModifier.ControlModifier)

    def type(self, text: str) -> None:
        """Types where the focus is."""
        focus = self.window.focusWidget()
        assert focus is not None
        write(focus, text)
        self.settle()

    def press(self, name: str) -> None:
        """Clicks the button of this name."""
        buttons = (one for one in shown(self.window) if isinstance(one, QAbstractButton))
        found = [one for one in buttons if as_read(one.accessibleName()) == name]
        assert found, f"no button {name!r}"
        found[0].click()
        self.settle()

    def words(self) -> str:
        """Everything that can be read on the page in sight."""
        page = self.window.stack.page()
        assert page is not None
        return as_read("\n".join(_said(widget) for widget in shown(page)))

    def later(self, **by: int) -> None:
        """Time goes by."""
        self.clock.advance(timedelta(**by))


def _said(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    return f"{text() if callable(text) else ''} {widget.accessibleName()}"


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    """What a test copied is let go: Qt would reach for it again after Python has ended, and crash."""
    yield
    qapp.clipboard().clear()


@pytest.fixture
def room(tmp_path: Path, clock: FakeClock, window: Window, tasks: Tasks) -> Iterator[Room]:
    """The window at an open desk where nobody is registered yet."""
    made = Room(small_desk(tmp_path / "register", clock), window, tasks, clock)
    yield made
    window.lock()
    tasks.settle()
    made.desk.close()
