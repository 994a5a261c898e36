"""The word about what was just done: undone by a key, in the way of nothing, gone in time."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest

from app.ui.widgets.button import Button
from app.ui.widgets.toast import SECONDS, Toast
from app.ui.window import Window
from tests.ui.checks import texts
from tests.ui.conftest import settle
from tests.ui.keys import CTRL, press


def test_undo_is_that_of_the_toast(desk: Window) -> None:
    undone: list[str] = []
    desk.show_toast("Tentative enregistrée.", lambda: undone.append("x"))
    press(desk, Qt.Key.Key_Z, CTRL)
    press(desk, Qt.Key.Key_Z, CTRL)
    assert undone == ["x"]


def test_a_toast_covers_no_control_and_moves_none(desk: Window) -> None:
    desk.resize(900, 520)
    desk.stack.go("deadlines")
    page, toast = desk.stack.page(), desk.findChild(Toast)
    assert page is not None and toast is not None
    for number in range(12):
        page.add(Button(f"Ligne {number}"))
    settle()
    before = {one: one.mapTo(desk, QPoint(0, 0)) for one in desk.findChildren(Button) if not toast.isAncestorOf(one)}
    desk.show_toast("Tentative enregistrée.", lambda: None)
    settle()
    shown = QRect(toast.mapTo(desk, QPoint(0, 0)), toast.size())
    assert before == {one: one.mapTo(desk, QPoint(0, 0)) for one in before}
    for one in before:
        seen = one.visibleRegion().boundingRect().translated(one.mapTo(desk, QPoint(0, 0)))
        assert not seen.intersects(shown), one.text()
    below = page.area.viewport().mapTo(desk, QPoint(0, 0)).y() + page.area.viewport().height()
    assert below <= shown.top()
    page.area.verticalScrollBar().setValue(page.area.verticalScrollBar().maximum())
    last = page.findChildren(Button)[-1].mapTo(desk, QPoint(0, 0))
    toast.dismiss()
    settle()
    assert page.findChildren(Button)[-1].mapTo(desk, QPoint(0, 0)) == last, "what one was about to press has moved"


def test_a_toast_goes_with_the_pointer_at_rest_on_it(desk: Window) -> None:
    toast = desk.findChild(Toast)
    assert toast is not None
    desk.show_toast("Tentative enregistrée.", lambda: None)
    settle()
    middle = toast.mapToGlobal(toast.rect().center())
    QCursor.setPos(middle)
    toast.tick()
    for second in range(SECONDS):
        assert toast.isVisible(), second
        toast.tick()
    assert not toast.isVisible()


def test_a_click_meant_for_something_else_is_not_taken_by_a_toast(desk: Window) -> None:
    undone: list[str] = []
    toast = desk.findChild(Toast)
    assert toast is not None
    desk.show_toast("Premier.", lambda: undone.append("x"))
    settle()
    button = toast.undo_button
    target = button.mapTo(desk, button.rect().center())
    toast.dismiss()
    QCursor.setPos(desk.mapToGlobal(target))
    desk.show_toast("Second.", lambda: undone.append("x"))
    settle()
    handle = desk.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target)
    assert undone == []
    QCursor.setPos(desk.mapToGlobal(target + QPoint(5, 0)))
    toast.tick()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target + QPoint(5, 0))
    assert undone == ["x"]


def test_undo_later_first_says_what_it_would_undo(desk: Window) -> None:
    undone: list[str] = []
    desk.show_toast("Tentative enregistrée.", lambda: undone.append("x"))
    toast = desk.findChild(Toast)
    assert toast is not None
    toast.dismiss()
    assert "Tentative enregistrée." not in texts(desk)
    press(desk, Qt.Key.Key_Z, CTRL)
    assert undone == []
    assert "Tentative enregistrée." in texts(desk)
    press(desk, Qt.Key.Key_Z, CTRL)
    assert undone == ["x"]
    press(desk, Qt.Key.Key_Z, CTRL)
    assert undone == ["x"]
    assert not toast.isVisible()


def test_what_a_toast_says_stands_on_one_line_where_there_is_room(desk: Window) -> None:
    desk.resize(1300, 700)
    toast = desk.findChild(Toast)
    assert toast is not None
    desk.show_toast("La tentative de dépôt de la personne est enregistrée.", lambda: None)
    settle()
    assert toast.height() < 3 * toast.text.fontMetrics().height()
    desk.resize(480, 700)
    settle()
    toast.place()
    assert toast.geometry().left() >= 0 and toast.geometry().right() < desk.width()


def test_a_short_word_stands_on_one_line(desk: Window) -> None:
    desk.resize(1366, 768)
    toast = desk.findChild(Toast)
    assert toast is not None
    for text in (
        "3 personnes sont importées.", "C’est noté : ce ne sont pas les mêmes.", "La permanence est enregistrée.",
        "Le numéro A12 est dans la file.", "L’échéance est marquée faite.",
    ):  # fmt: skip
        desk.show_toast(text, lambda: None)
        settle()
        line = toast.text.fontMetrics().height()
        assert toast.text.heightForWidth(toast.text.width()) < 2 * line, text
