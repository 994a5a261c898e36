"""Which of her dates show at once, in which order; the first acts of her case beside them."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from app.domain.agenda.model import Line
from app.domain.deadlines.outcome import Outcome
from app.domain.ids import Id
from app.ui.pages.people import PeoplePage
from app.ui.pages.person import PersonPage
from app.ui.pages.strip import in_view
from app.ui.standing import MOST
from tests.ui.pages.conftest import Room

TODAY = date(2026, 11, 22)


def line(name: str, days: int | None, *, red: bool = False) -> Line:
    """A line so many days from today, or without a day."""
    return Line(
        id=Id(name), person=Id("p"), owner=Id("p"), about_kind="title", rule="r", date_name=name, turn="closes",
        day=None if days is None else TODAY + timedelta(days=days), outcome=Outcome(rule="r"), red=red,
    )  # fmt: skip


def names(lines: list[Line]) -> list[str]:
    return [one.date_name for one in lines]


def test_what_is_near_comes_first_and_what_is_long_past_last() -> None:
    lines = [line("unknown", None), line("summer", -120), line("late", -3), line("soon", 5)]
    assert [names(part) for part in in_view(lines, TODAY)] == [["unknown", "late", "soon"], ["summer"]]
    assert names(in_view(lines[1:], TODAY)[0]) == ["late", "soon", "summer"]


def test_a_date_of_two_years_ago_is_asked_for_unless_there_is_no_other() -> None:
    visa, soon = line("visa", -800), line("soon", 5)
    assert [names(part) for part in in_view([visa, soon], TODAY)] == [["soon"], ["visa"]]
    assert [names(part) for part in in_view([visa], TODAY)] == [["visa"], []]
    assert names(in_view([line("red", -800, red=True), soon], TODAY)[0]) == ["red", "soon"]


def test_the_first_acts_of_a_case_are_seen_without_scrolling(room: Room) -> None:
    made = room.register()
    room.window.resize(1366, 747)
    page = room.go(PersonPage, "person", person=made.person)
    room.settle()
    (act,) = (
        one for one in page.findChildren(QPushButton)
        if one.accessibleName().startswith("Passer le relais") and one.isVisible()
    )  # fmt: skip
    view = page.area.viewport()
    assert act.mapTo(view, QPoint(0, act.height())).y() <= view.height()


def test_return_opens_the_recent_person_that_the_arrows_chose(room: Room) -> None:
    room.register()
    page = room.go(PeoplePage, "people")
    QTest.keyClick(page.found.field.line, Qt.Key.Key_Return)
    room.settle()
    assert page.isVisible()
    QTest.keyClick(page.found.field.line, Qt.Key.Key_Down)
    QTest.keyClick(page.found.field.line, Qt.Key.Key_Return)
    room.settle()
    assert not page.isVisible()


def test_a_list_that_is_full_says_how_to_find_the_right_one(room: Room) -> None:
    for _ in range(MOST + 1):
        room.register()
    page = room.go(PeoplePage, "people")
    room.type("diallo")
    page.found.search()
    room.settle()
    assert "date de naissance" in page.found.caption.text()
