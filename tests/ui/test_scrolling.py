"""A screen reader counts one child of whatever scrolls: what it asks for next is always there."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QScrollArea

from app.ui.widgets.scrolling import keep_bars_to_eyes
from app.ui.window import Window
from tests.ui.conftest import settle

PAGES = ("home", "person", "deadlines", "papers", "keys")


@pytest.mark.usefixtures("theme")
def test_an_area_has_one_child_whether_its_bar_shows_or_not() -> None:
    area, bare = QScrollArea(), QScrollArea()
    keep_bars_to_eyes(area)
    for each in (area, bare):
        each.setWidget(QLabel("a\n" * 200))
        each.show()
    settle()
    assert area.verticalScrollBar().isVisible()
    assert [QAccessible.queryAccessibleInterface(each).childCount() for each in (area, bare)] == [1, 2]
    for each in (area, bare):
        each.hide()
    assert [QAccessible.queryAccessibleInterface(each).childCount() for each in (area, bare)] == [1, 1]
    for each in (area, bare):
        each.deleteLater()


def test_every_area_of_the_window_is_so(desk: Window) -> None:
    desk.resize(700, 320)
    for page in PAGES:
        desk.stack.go(page)
        settle()
        for area in desk.findChildren(QScrollArea):
            assert QAccessible.queryAccessibleInterface(area).childCount() == 1, f"{page}: {area.accessibleName()}"
