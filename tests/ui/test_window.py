"""The window: gate and desk, lock, idle time, keys, history, search, focus."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.context import Context, PageEntry
from app.ui.shell import ShellParts
from app.ui.tasks import Tasks
from app.ui.theme.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page
from app.ui.window import Window
from tests.ui.checks import focus_traps, keys_taken_twice, texts, unnamed, write
from tests.ui.conftest import LonePage, settle
from tests.ui.keys import ALT, CTRL, press
from tests.ui.samples import FormPage, People, entries

ZAHRA = "ZAHRA-9977-مريم"


def test_the_title_names_nobody(desk: Window) -> None:
    desk.stack.go("person")
    assert desk.windowTitle() == "Guichet ouvert"


def test_only_sections_that_exist_are_shown(window: Window) -> None:
    window.show_desk(entries()[:2], "home", ShellParts())
    settle()
    assert window.shell is not None
    assert list(window.shell.side.buttons) == ["home", "person"]
    assert window.shell.search is None
    assert window.shell.new_button is None
    assert not window.shell.top.isVisible()


def test_back_finds_the_page_as_it_was_left(desk: Window) -> None:
    desk.stack.go("deadlines")
    page = desk.stack.page()
    assert isinstance(page, FormPage)
    page.text.set_value("en cours")
    desk.stack.go("person")
    settle()
    press(desk, Qt.Key.Key_Left, ALT)
    assert desk.stack.page() is page
    assert page.text.value() == "en cours"
    press(desk, Qt.Key.Key_Escape)
    assert desk.stack.name() == "home"
    press(desk, Qt.Key.Key_Escape)
    assert desk.stack.depth() == 1


def test_history_keeps_twelve_pages(desk: Window) -> None:
    for _ in range(20):
        desk.stack.go("person")
    assert desk.stack.depth() == 12
    assert desk.stack.count() == 12


def test_a_form_that_was_saved_leaves_the_history(desk: Window) -> None:
    desk.stack.go("deadlines")
    desk.stack.replace("person")
    desk.stack.back()
    assert desk.stack.name() == "home"


def test_what_is_no_more_leaves_no_page_behind(desk: Window) -> None:
    desk.stack.go("deadlines")
    desk.stack.go("person")
    desk.stack.anew("papers")
    assert (desk.stack.name(), desk.stack.depth(), desk.stack.count()) == ("papers", 2, 2)
    desk.stack.back()
    assert desk.stack.name() == "home"
    desk.stack.go("person")
    desk.stack.anew("home")
    assert (desk.stack.name(), desk.stack.depth()) == ("home", 1)


def test_no_key_is_taken_twice_and_none_is_a_digit(desk: Window) -> None:
    for name in ("home", "person", "deadlines", "papers", "keys"):
        desk.stack.go(name)
        settle()
        wrong = keys_taken_twice(desk)
        assert not wrong, wrong


def test_the_check_sees_a_key_taken_twice(desk: Window) -> None:
    from PySide6.QtGui import QAction

    action = QAction("Autre", desk)
    action.setShortcut("Ctrl+K")
    desk.addAction(action)
    digit = QAction("Chiffre", desk)
    digit.setShortcut("Ctrl+1")
    desk.addAction(digit)
    assert len(keys_taken_twice(desk)) == 2


@pytest.mark.parametrize("key", [Qt.Key.Key_K, Qt.Key.Key_F])
def test_search_is_reached_from_inside_a_field(desk: Window, key: Qt.Key) -> None:
    desk.stack.go("deadlines")
    settle()
    page = desk.stack.page()
    assert isinstance(page, FormPage) and desk.shell is not None and desk.shell.search is not None
    page.text.set_value("déjà tapé")
    page.text.setFocus()
    page.text.line.home(False)
    press(desk, key, CTRL)
    assert desk.shell.search.line.hasFocus()
    assert page.text.value() == "déjà tapé"


def test_search_finds_and_opens_with_return(desk: Window, tasks: Tasks) -> None:
    assert desk.shell is not None and desk.shell.search is not None
    search = desk.shell.search
    press(desk, Qt.Key.Key_K, CTRL)
    write(search.line, "diallo")
    assert not search.suggestions.is_open()
    search.search()
    tasks.settle()
    assert [line.title for line in search.suggestions.list.lines()] == ["DIALLO Awa", "DIALLO Aoua"]
    press(desk, Qt.Key.Key_Down)
    assert search.suggestions.list.current() == "2"
    press(desk, Qt.Key.Key_Return)
    assert desk.stack.name() == "person"
    assert search.text() == ""
    assert not search.suggestions.is_open()


def test_a_search_does_not_stay_on_the_next_page(desk: Window) -> None:
    assert desk.shell is not None and desk.shell.search is not None
    press(desk, Qt.Key.Key_K, CTRL)
    write(desk.shell.search.line, "zahra")
    desk.stack.go("deadlines")
    settle()
    assert desk.shell.search.text() == ""


def test_escape_closes_results_then_empties_then_returns(desk: Window, tasks: Tasks) -> None:
    assert desk.shell is not None and desk.shell.search is not None
    search = desk.shell.search
    desk.stack.go("deadlines")
    settle()
    press(desk, Qt.Key.Key_K, CTRL)
    write(search.line, "personne de ce nom")
    search.search()
    tasks.settle()
    assert "Personne ne correspond à « personne de ce nom »." in texts(search.suggestions.panel)
    press(desk, Qt.Key.Key_Escape)
    assert not search.suggestions.is_open()
    press(desk, Qt.Key.Key_Escape)
    assert search.text() == ""
    press(desk, Qt.Key.Key_Escape)
    assert not search.line.hasFocus()
    assert desk.stack.name() == "deadlines"


def test_a_new_person_begins_with_what_was_searched(window: Window) -> None:
    given: list[str] = []

    class New(Page):
        def __init__(self, context: Context, typed: str = "") -> None:
            super().__init__(context, "Nouvelle personne")
            given.append(typed)

    window.show_desk([*entries()[:1], PageEntry("new-person", New)], "home", ShellParts(People()))
    assert window.shell is not None and window.shell.search is not None
    window.shell.search.line.setText("awa dialo")
    press(window, Qt.Key.Key_N, CTRL)
    assert given == ["awa dialo"]
    assert window.shell.search.text() == ""


def test_control_return_presses_the_main_button(desk: Window) -> None:
    desk.stack.go("deadlines")
    settle()
    page = desk.stack.page()
    assert isinstance(page, FormPage)
    page.text.setFocus()
    press(desk, Qt.Key.Key_Return, CTRL)
    assert page.number.error() != ""


def test_a_page_answers_keys_by_its_acts(desk: Window) -> None:
    page, heard = desk.stack.page(), list[str]()
    assert page is not None
    page.acts["print"] = lambda: heard.append("print")
    press(desk, Qt.Key.Key_P, CTRL)
    press(desk, Qt.Key.Key_E, CTRL)
    assert heard == ["print"]


def test_text_grows_and_shrinks_by_keys_and_help_opens(desk: Window, theme: Theme) -> None:
    press(desk, Qt.Key.Key_Plus, CTRL)
    assert theme.percent == 110
    press(desk, Qt.Key.Key_Minus, CTRL)
    assert theme.percent == 100
    press(desk, Qt.Key.Key_F1)
    assert desk.stack.name() == "keys"
    assert "Verrouiller maintenant" in texts(desk)
    press(desk, Qt.Key.Key_F1)
    assert desk.stack.depth() == 2


def test_alt_and_a_letter_open_a_section(desk: Window, qtbot: QtBot) -> None:
    press(desk, Qt.Key.Key_G, ALT)
    # A key presses a button for a tenth of a second.
    qtbot.waitUntil(lambda: desk.stack.name() == "guides")
    assert desk.shell is not None
    guides, home = (desk.shell.side.buttons[name] for name in ("guides", "home"))
    assert guides.property("here") and not home.property("here")
    # A screen reader hears a button and where one is, not a box that is ticked.
    told = [QAccessible.queryAccessibleInterface(button) for button in (guides, home)]
    assert {one.role() for one in told} == {QAccessible.Role.Button}
    assert [one.text(QAccessible.Text.Description) for one in told] == ["Vous êtes dans cette rubrique", ""]


def test_tab_goes_round_the_whole_window(desk: Window) -> None:
    for name in ("home", "person", "deadlines", "papers", "keys"):
        desk.stack.go(name)
        settle()
        wrong = focus_traps(desk)
        assert not wrong, f"{name}: {wrong}"


def test_the_gate_has_names_too(window: Window) -> None:
    assert unnamed(window) == []


def test_the_layout_follows_the_width_and_the_size_of_text(desk: Window, theme: Theme) -> None:
    shell = desk.shell
    assert shell is not None
    assert shell.mode == "words"
    desk.resize(900, 600)
    settle()
    assert shell.mode == "icons"
    assert shell.side.buttons["home"].toolTip() == "Accueil"
    desk.resize(683, 600)
    settle()
    assert shell.mode == "compact"
    desk.resize(1366, 768)
    theme.resize(200)
    settle()
    assert shell.mode == "compact"


def test_names_are_hidden_by_the_eye(desk: Window) -> None:
    page = desk.stack.page()
    assert desk.shell is not None and page is not None
    heard: list[bool] = []
    screen = page.context.screen
    screen.changed.connect(lambda: heard.append(screen.settings.discreet))
    desk.shell.line.eye.click()
    assert desk.shell.line.eye.accessibleName() == "Montrer les noms"
    desk.shell.line.eye.click()
    assert heard == [True, False]


def test_the_focus_ring_shows_for_the_keyboard_and_follows(desk: Window) -> None:
    ring = desk.ring
    assert desk.shell is not None
    button = desk.shell.side.buttons["guides"]
    button.setFocus()
    press(desk, Qt.Key.Key_Shift)
    assert ring.target() is button
    inside = ring.geometry()
    corner = button.mapTo(desk, QPoint(0, 0))
    assert inside.contains(corner) and inside.topLeft() != corner
    handle = desk.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(700, 760))
    settle()
    assert ring.target() is None
    desk.stack.go("deadlines")
    settle()
    page = desk.stack.page()
    assert isinstance(page, FormPage)
    page.text.setFocus()
    assert ring.target() is page.text.line


def test_the_ring_does_not_lie_over_what_is_above_the_page(desk: Window) -> None:
    desk.stack.go("deadlines")
    settle()
    page = desk.stack.page()
    assert isinstance(page, FormPage)
    press(desk, Qt.Key.Key_Shift)
    page.text.setFocus()
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    settle()
    top = page.area.mapTo(desk, QPoint(0, 0)).y()
    assert not desk.ring.isVisible() or desk.ring.y() >= top


def test_the_focus_arrives_on_the_first_control_of_a_page(desk: Window) -> None:
    first = QApplication.focusWidget()
    assert isinstance(first, Button)
    assert first.text() == "Préparer le courrier"
    desk.stack.go("deadlines")
    focus = QApplication.focusWidget()
    page = desk.stack.page()
    assert isinstance(page, FormPage)
    assert focus is page.choice.buttons[1], "not the way back, and the answer that is chosen"
    desk.stack.go("keys")
    page = desk.stack.page()
    assert page is not None
    assert QApplication.focusWidget() is page.back_link


def test_settings_are_told_when_they_change(desk: Window, theme: Theme) -> None:
    heard: list[int] = []
    page = desk.stack.page()
    assert page is not None
    page.context.screen.changed.connect(lambda: heard.append(page.context.screen.settings.percent))
    theme.larger()
    assert heard == [110]


def test_the_first_paint_is_told_once(window: Window) -> None:
    heard: list[str] = []
    window.shown_once.connect(lambda: heard.append("shown"))
    window.hide()
    window.show()
    settle()
    assert heard == []


@pytest.mark.parametrize(
    ("key", "modifiers", "ours"),
    [(Qt.Key.Key_K, CTRL, True), (Qt.Key.Key_E, CTRL, True), (Qt.Key.Key_Z, CTRL, False), (Qt.Key.Key_K, ALT, False)],
)
def test_an_edit_cannot_claim_our_keys(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier, ours: bool) -> None:
    # On X11, a line edit takes Ctrl+K (delete to the end of the line) and Ctrl+E (go there) before any shortcut.
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, modifiers)
    event.accept()
    assert window.watch.eventFilter(window, event) is ours
    assert event.isAccepted() is not ours


def test_a_page_within_a_section_marks_it(desk: Window) -> None:
    desk.stack.entries["lone"] = PageEntry("lone", LonePage, within="guides")
    desk.stack.go("lone")
    assert desk.shell is not None
    assert [name for name, button in desk.shell.side.buttons.items() if button.property("here")] == ["guides"]
