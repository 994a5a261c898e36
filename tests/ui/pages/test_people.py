"""Everyone who is found can be seen: from the search field on top to the list of all."""

from PySide6.QtCore import Qt

from app.ui.pages.arrival import ArrivalPage
from app.ui.pages.found_list import FEW
from app.ui.pages.people import PeoplePage
from app.ui.pages.person import PersonPage
from app.ui.search_box import ALL
from app.ui.standing import MOST
from app.ui.widgets.suggestions import MOST as SHOWN
from tests.ui.checks import clipped, texts, unnamed
from tests.ui.pages.conftest import Room


def look_for(room: Room, text: str) -> None:
    """Types into the field on top, and waits for the answers."""
    room.chord(Qt.Key.Key_K)
    room.type(text)
    assert room.window.shell is not None and room.window.shell.search is not None
    room.window.shell.search.search()
    room.settle()


def test_the_field_on_top_says_that_there_are_others_and_leads_to_them(room: Room) -> None:
    people = {room.register(family="Diallo", given="Awa").person for _ in range(MOST + 8)}
    look_for(room, "diallo awa")
    assert room.window.shell is not None and room.window.shell.search is not None
    suggestions = room.window.shell.search.suggestions
    lines = suggestions.list.lines()
    assert len(lines) == SHOWN
    assert (lines[-1].key, lines[-1].title) == (ALL, "Et d’autres : voir toute la liste")
    room.key(Qt.Key.Key_PageDown)
    room.key(Qt.Key.Key_Return)
    page = room.page(PeoplePage)
    assert page.found.text() == "diallo awa"
    assert len(page.found.list.lines()) == MOST
    assert "Les 12 premières réponses." in room.words()
    assert clipped(page) == unnamed(page) == []
    page.found.list.step(2)
    kept = page.found.list.current()
    room.press("Montrer d’autres réponses")
    assert {line.key for line in page.found.list.lines()} == people
    assert page.found.list.current() == kept
    assert page.found.rest.isHidden() or not page.found.rest.isVisible()


def test_few_answers_are_all_shown(room: Room) -> None:
    for _ in range(3):
        room.register(family="Diallo", given="Awa")
    look_for(room, "diallo")
    assert room.window.shell is not None and room.window.shell.search is not None
    suggestions = room.window.shell.search.suggestions
    assert ALL not in {line.key for line in suggestions.list.lines()}
    assert "autres" not in texts(suggestions.panel)


def test_the_main_act_of_the_list_follows_who_is_selected(room: Room) -> None:
    made = room.register(family="Diallo", given="Awa")
    page = room.go(PeoplePage, "people")
    assert page.main is not None and page.main.text() == "Ajouter une nouvelle personne"
    room.key(Qt.Key.Key_Down)
    assert page.main.text() == "Ouvrir la fiche choisie"
    assert page.main.accessibleName() == "Ouvrir la fiche choisie : DIALLO Awa"
    room.chord(Qt.Key.Key_Return)
    assert room.page(PersonPage).person == made.person


def test_what_stands_below_the_answers_is_not_pushed_away_and_nothing_scrolls_within(room: Room) -> None:
    for _ in range(FEW):
        room.register(family="Diallo", given="Awa")
    page = room.go(ArrivalPage, "arrival")
    page.looked_for.line.setText("diallo awa")
    page.found.search()
    room.settle()
    assert "Trop de réponses" not in room.words(), "these are all"
    assert not page.found.rest.isVisible()
    room.register(family="Diallo", given="Awa")
    page.found.search()
    room.settle()
    assert len(page.found.list.lines()) == FEW
    assert "Trop de réponses" in room.words()
    assert page.found.list.verticalScrollBar().maximum() == 0
    room.press("Montrer d’autres réponses")
    assert len(page.found.list.lines()) == FEW + 1
    assert page.found.list.verticalScrollBar().maximum() == 0
