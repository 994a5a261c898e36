"""The page where a guide is chosen."""

from app.ui.pages.guides import GuidesPage
from app.ui.widgets.text import Section
from tests.ui.pages.conftest import Room


def test_a_guide_alone_under_its_own_name_is_named_once(room: Room) -> None:
    page = room.go(GuidesPage, "guides")
    headings = [section.accessibleName() for section in page.findChildren(Section)]
    assert headings == ["Renouveler un titre"]
    assert "Pas de rendez-vous, portail bloqué" in room.words()
