"""The dates of the week on the first page: they come beside it, and nothing jumps."""

from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication

from app.desk.agenda import Agenda, Urgent
from app.domain.ids import Id
from app.register.work import Stopped
from app.ui.pages.deadlines import DeadlinesPage
from app.ui.pages.home import HomePage
from app.ui.pages.strip import UrgentCard
from tests.ui.conftest import settle
from tests.ui.pages.conftest import Room
from tests.ui.pages.test_deadlines import card


@pytest.fixture
def someone(room: Room) -> Id:
    """Someone whose window closes this week."""
    return card(room, "2027-01-25", family="Okafor")


def test_nothing_urgent_is_said(room: Room) -> None:
    room.register()
    room.go(DeadlinesPage, "deadlines")
    page = room.go(HomePage, "home")
    assert "Rien d’urgent cette semaine." in room.words()
    assert not page.urgent.list.isVisible()


@pytest.mark.usefixtures("someone")
def test_the_card_stays_while_the_page_reads_the_rest_again(room: Room) -> None:
    page = room.go(HomePage, "home")
    assert [line.title for line in page.urgent.list.lines()] == ["OKAFOR Awa"]
    kept, height = page.urgent, page.urgent.height()
    page._read()
    settle()
    assert page.urgent is kept
    assert page.urgent.list.isVisible() and len(page.urgent.list.lines()) == 1
    assert page.urgent.height() == height
    room.settle()
    assert page.urgent.height() == height


def test_the_card_ends_with_its_page(room: Room) -> None:
    room.go(HomePage, "home")
    room.window.lock()
    room.settle()
    assert not [widget for widget in QApplication.allWidgets() if isinstance(widget, UrgentCard)]


@pytest.mark.usefixtures("someone")
def test_the_queue_shows_while_dates_are_computed_and_leaving_stops_them(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.go(DeadlinesPage, "deadlines")
    begun, ended = Event(), Event()

    def long(_agenda: Agenda, _most: int, stopped: Stopped) -> Urgent:
        begun.set()
        while not stopped():
            ended.wait(timedelta(milliseconds=5).total_seconds())
        ended.set()
        return Urgent(lines=(), profiles={}, more=0)

    monkeypatch.setattr(Agenda, "urgent", long)
    room.window.stack.go("home")
    settle()
    assert begun.wait(10)
    page = room.page(HomePage)
    assert "est venue aujourd’hui" in room.words()
    assert page.urgent.list.isVisible() and not ended.is_set()
    room.go(DeadlinesPage, "deadlines")
    assert ended.wait(10)
