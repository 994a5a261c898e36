"""Every page has its place in the album (`tests/ui/album`)."""

from app.language.words import Words
from app.ui.pages.book import desk_pages
from tests.ui.album.plates import PLATES


def test_every_page_of_the_book_has_its_pictures() -> None:
    assert {plate.page for plate in PLATES} == {entry.name for entry in desk_pages(Words())}


def test_no_two_pictures_have_one_name() -> None:
    names = [plate.name for plate in PLATES]
    assert len(names) == len(set(names))
