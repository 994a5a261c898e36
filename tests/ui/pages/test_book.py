"""The list of pages."""

from app.language.words import Words
from app.ui.pages.book import desk_pages


def test_every_page_stands_in_a_section_or_is_one() -> None:
    pages = desk_pages(Words())
    sections = {entry.name for entry in pages if entry.section}
    assert [entry.name for entry in pages if not entry.section and entry.within not in sections] == []
