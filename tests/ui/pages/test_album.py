"""Every page has its place in the album (`tests/ui/album`), and none breaks there."""

from app.language.words import Words
from app.ui.pages.book import desk_pages
from app.ui.widgets.page import Page
from tests.ui.album.__main__ import rest
from tests.ui.album.crowd import Crowding
from tests.ui.album.plates import PLATES
from tests.ui.checks import clipped, unnamed
from tests.ui.pages.conftest import Room

MANY = 300


def test_every_page_of_the_book_has_its_pictures() -> None:
    assert {plate.page for plate in PLATES} == {entry.name for entry in desk_pages(Words())}


def test_no_two_pictures_have_one_name() -> None:
    names = [plate.name for plate in PLATES]
    assert len(names) == len(set(names))


def test_no_page_breaks_with_three_hundred_of_everything(room: Room) -> None:
    room.window.stack.go("settings")
    crowding = Crowding(room.desk, room.clock().date(), "long")
    crowding.nobody()
    crowding.one()
    crowding.others(MANY)
    crowding.bare()
    crowd = crowding.each(MANY)
    room.settle()
    wrong: list[str] = []
    for plate in (one for one in PLATES if one.on is None):
        opened = plate.opened(room, crowd)
        assert opened is not None, plate.name
        page = room.go(Page, plate.page, **opened)
        rest(room)
        wrong += [f"{plate.name}: {one}" for one in (*clipped(page), *unnamed(page))]
    assert wrong == []
