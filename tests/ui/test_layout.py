"""Nothing is cut, at any size of window and text, in French stretched by 40 %, and from right to left."""

import string
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from app.language.words import Words
from app.ui.context import Context, PageEntry
from app.ui.shell import ShellParts
from app.ui.theme.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.field import TextField
from app.ui.widgets.page import Page
from app.ui.window import Window
from tests.ui.checks import SIZES, clipped, small_targets, unnamed
from tests.ui.conftest import settle
from tests.ui.samples import People, entries

PAGES = ("home", "person", "deadlines", "papers", "keys")


class LongWords(Words):
    """French stretched by 40 %, its named places kept."""

    def t(self, text: str, /, **facts: object) -> str:
        """The sentence and as many letters more."""
        extra = " " + string.ascii_lowercase * 4
        return super().t(text, **facts) + extra[: max(2, round(len(text) * 0.4))]


def walk(window: Window) -> list[str]:
    """What is wrong on any of the pages."""
    wrong = []
    for page in PAGES:
        window.stack.go(page)
        settle()
        found = clipped(window) + unnamed(window) + small_targets(window)
        wrong += [f"{page}: {sentence}" for sentence in found]
    return wrong


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_at_the_four_usable_sizes(desk: Window, size: tuple[int, int]) -> None:
    desk.resize(QSize(*size))
    wrong = walk(desk)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("percent", [150, 200])
def test_nothing_is_cut_with_large_text(desk: Window, theme: Theme, percent: int) -> None:
    theme.resize(percent)
    wrong = walk(desk)
    assert not wrong, "\n".join(wrong)


def test_nothing_is_cut_with_large_text_in_a_narrow_window(desk: Window, theme: Theme) -> None:
    theme.resize(150)
    desk.resize(683, 600)
    wrong = walk(desk)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("size", [SIZES[0], SIZES[3]])
def test_nothing_is_cut_in_french_stretched_by_40_percent(window: Window, size: tuple[int, int]) -> None:
    window.speak(LongWords(), [*window.stack.entries.values()][:1])
    window.show_desk(entries(), "home", ShellParts(People()))
    window.resize(QSize(*size))
    wrong = walk(window)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("size", [SIZES[0], SIZES[3]])
def test_nothing_is_cut_from_right_to_left(desk: Window, qapp: QApplication, size: tuple[int, int]) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    desk.resize(QSize(*size))
    wrong = walk(desk)
    assert not wrong, "\n".join(wrong)


class Form(Page):
    """A page in the middle, with so many fields."""

    def __init__(self, context: Context, fields: int) -> None:
        super().__init__(context, "Créer le registre", centred=True)
        for number in range(fields):
            self.add(TextField(f"Question {number}"))
        self.set_actions(Button("Créer", "primary"))


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_page_in_the_middle_stays_there_when_it_scrolls(
    window: Window, qapp: QApplication, direction: Qt.LayoutDirection
) -> None:
    qapp.setLayoutDirection(direction)
    for fields in (2, 30):
        window.speak(Words(), [PageEntry("unlock", partial(Form, fields=fields))])
        settle()
        page = window.stack.page()
        assert isinstance(page, Form)
        assert page.area.verticalScrollBar().isVisible() == (fields == 30)
        for part in (page.heading, page.bar.flow):
            place = part.mapTo(page, QPoint(0, 0)).x()
            assert abs(place - (page.width() - place - part.width())) <= 1


def test_the_action_bar_is_always_in_sight(desk: Window, theme: Theme) -> None:
    for percent, size in ((100, SIZES[3]), (200, SIZES[0]), (150, SIZES[1])):
        theme.resize(percent)
        desk.resize(QSize(*size))
        desk.stack.go("deadlines")
        settle()
        page = desk.stack.page()
        assert page is not None and page.main is not None
        corner = page.main.mapTo(desk, page.main.rect().bottomRight())
        assert desk.rect().contains(corner), f"at {percent} % in {size}"
        assert page.area.height() >= 60, "and there is room above it to read"


def test_the_check_sees_a_cut_label(show: Callable[[QWidget], QWidget]) -> None:
    box = QWidget()
    label = QLabel("Anticonstitutionnellement", box)
    label.setGeometry(0, 0, 40, 10)
    box.resize(300, 100)
    show(box)
    assert len(clipped(box)) == 2


def test_the_check_sees_what_sticks_out(show: Callable[[QWidget], QWidget]) -> None:
    box = QWidget()
    QWidget(box).setGeometry(250, 10, 100, 30)
    box.resize(300, 100)
    show(box)
    assert len(clipped(box)) == 1
