"""The queue as the tests of its pages ask for it."""

from app.domain.changes import Edit
from app.domain.entities import Device, Visit
from app.ui.pages.home import HomePage
from app.ui.widgets.result_list import Result
from tests.ui.pages.conftest import Room


def give_letter(room: Room) -> None:
    """This laptop's letter is A."""
    room.desk.sitting.record("device-lettered", [Edit(Device, room.desk.register.device, {"letter": "A"})])
    room.settle()


def waiting(room: Room) -> list[str]:
    """The numbers that wait."""
    return [visit.number for visit in room.desk.queue.standing().waiting]


def visit_of(room: Room, place: int = 0) -> Visit:
    """One of those who are here, by arrival."""
    standing = room.desk.queue.standing()
    return (*standing.waiting, *standing.going)[place]


def home_lines(room: Room) -> list[Result]:
    """The lines of the queue on the first page."""
    page = room.page(HomePage)
    assert page._cards is not None
    return [line for shown, _ in page._cards._lists for line in shown.lines()]
