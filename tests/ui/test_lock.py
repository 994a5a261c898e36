"""The lock: nothing of a person stays in the window, whatever was open; idle time and its countdown."""

import gc
import weakref

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.domain.changes import Recorded
from app.domain.ids import Id
from app.ui.context import Context, PageEntry
from app.ui.shell import ShellParts
from app.ui.status_line import StatusFacts
from app.ui.tasks import Tasks
from app.ui.theme.theme import Theme
from app.ui.widgets.field import TextField
from app.ui.widgets.page import Page
from app.ui.window import Window
from tests.ui.checks import texts, write
from tests.ui.conftest import Seconds, settle
from tests.ui.keys import CTRL, press
from tests.ui.samples import FormPage

ZAHRA = "ZAHRA-9977-مريم"


def test_a_lock_leaves_no_word_of_a_person_in_the_window(desk: Window, theme: Theme) -> None:
    for name in ("person", "deadlines", "home"):
        desk.stack.go(name)
    desk.stack.go("deadlines")
    page = desk.stack.page()
    assert isinstance(page, FormPage) and desk.shell is not None and desk.shell.search is not None
    page.text.set_value(ZAHRA)
    page.note.set_value(ZAHRA)
    page.set_title(ZAHRA)
    page.tell("info", ZAHRA)
    desk.show_toast(ZAHRA, lambda: None)
    desk.shell.line.put(StatusFacts("Mairie", ZAHRA))
    desk.shell.search.line.setText(ZAHRA)
    desk.shell.search.suggestions.show_lines((), note=ZAHRA)
    settle()
    assert texts(desk).count(ZAHRA) >= 8
    heard: list[str] = []
    desk.locking.connect(lambda: heard.append("locking"))
    press(desk, Qt.Key.Key_L, CTRL)
    everything = [widget for widget in QApplication.allWidgets() if "DIALLO" in texts(widget) or ZAHRA in texts(widget)]
    assert not everything, [(repr(w), repr(w.parentWidget()), texts(w)[:100]) for w in everything]
    assert heard == ["locking"]
    assert desk.stack.name() == "unlock"
    # What is gone hears of nothing any more.
    theme.choose("dark")
    settle()


def test_a_lock_leaves_no_page_in_memory(desk: Window) -> None:
    kept: list[weakref.ref[QWidget | None]] = []
    for name in ("person", "deadlines", "papers", "keys"):
        desk.stack.go(name)
        kept.append(weakref.ref(desk.stack.page()))
    kept.append(weakref.ref(desk.shell))
    settle()
    desk.lock()
    settle()
    gc.collect()
    assert [one() for one in kept] == [None] * 5


def test_a_lock_closes_dialogs_and_windows(desk: Window) -> None:
    dialog, other = QDialog(desk), QWidget(desk, Qt.WindowType.Tool)
    dialog.setWindowTitle(ZAHRA)
    dialog.open()
    other.show()
    settle()
    desk.lock()
    settle()
    assert not dialog.isVisible()
    assert not other.isVisible()


def test_a_lock_keeps_what_was_typed(window: Window) -> None:
    kept: list[str] = []

    class Typing(Page):
        def __init__(self, context: Context) -> None:
            super().__init__(context, "Note")
            self.note = self.add(TextField("Note"))

        def leaving(self) -> None:
            kept.append(self.note.value())

    window.show_desk([PageEntry("home", Typing)], "home", ShellParts())
    settle()
    page = window.stack.page()
    assert isinstance(page, Typing)
    write(page.note.line, "à finir")
    window.lock()
    assert kept == ["à finir"]


def test_nothing_is_delivered_to_a_locked_window(desk: Window, tasks: Tasks) -> None:
    page, heard = desk.stack.page(), list[object]()
    assert page is not None
    tasks.run(page, lambda _work: "late", heard.append)
    desk.lock()
    tasks.settle()
    assert heard == []


def test_recorded_actions_reach_every_open_page_and_no_locked_one(window: Window) -> None:
    heard: list[str] = []

    class Listening(Page):
        def __init__(self, context: Context) -> None:
            super().__init__(context, "Liste")

        def data_changed(self, recorded: Recorded) -> None:
            heard.append(str(recorded.batch))

    window.show_desk([PageEntry("home", Listening), PageEntry("other", Listening)], "home", ShellParts())
    window.stack.go("other")
    recorded = Recorded(Id("0" * 32), frozenset(), frozenset())
    window.tell_recorded(recorded)
    settle()
    assert len(heard) == 2
    window.lock()
    window.tell_recorded(recorded)
    settle()
    assert len(heard) == 2


def test_idle_time_locks_after_a_countdown_that_any_key_stops(desk: Window, seconds: Seconds) -> None:
    seconds.now += 4 * 60 + 29
    desk.idle.tick()
    assert "Verrouillage" not in texts(desk)
    seconds.now += 1
    desk.idle.tick()
    settle()
    assert "Verrouillage dans 30 secondes." in texts(desk)
    press(desk, Qt.Key.Key_Shift)
    assert "Verrouillage" not in texts(desk)
    seconds.now += 4 * 60 + 59
    desk.idle.tick()
    assert "Verrouillage dans 1 seconde." in texts(desk)
    seconds.now += 1
    desk.idle.tick()
    settle()
    assert desk.shell is None
    assert not desk.idle.running()


def test_the_pointer_counts_as_somebody(desk: Window, seconds: Seconds) -> None:
    seconds.now += 4 * 60 + 50
    handle = desk.windowHandle()
    assert handle is not None
    QTest.mouseMove(handle, QPoint(300, 300))
    settle()
    seconds.now += 60
    desk.idle.tick()
    assert desk.shell is not None


def test_the_gate_does_not_count(window: Window, seconds: Seconds) -> None:
    seconds.now += 3600
    assert not window.idle.running()
    window.idle.tick()
    assert window.stack.name() == "unlock"
