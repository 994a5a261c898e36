"""Search and status line: discretion, bold matches, the age of the backup."""

from pathlib import Path

import pytest

from app.language.words import Words
from app.ui.context import Screen, ScreenSettings
from app.ui.pages.home import HomePage
from app.ui.pages.people import PeoplePage
from app.ui.pages.person import PersonPage
from app.ui.standing import PeopleFinder, matches, status_facts
from tests.desk.desks import COORDINATOR, PLACE
from tests.ui.pages.conftest import Room


def finder(room: Room, *, discreet: bool) -> PeopleFinder:
    """A finder over the register of a room."""
    return PeopleFinder(room.desk, Words(), Screen(ScreenSettings(discreet=discreet)))


def test_discretion_shows_initials_and_year_until_one_is_singled_out(room: Room) -> None:
    room.desk.people.edit(room.register(family="Diallo", given="Awa").person, birth="1990-03-13")
    room.register(family="Diallo", given="Binta")
    lines = finder(room, discreet=True).find("dial")
    assert {(line.title, line.detail, line.bold) for line in lines} == {("D. A.", "1990", ()), ("D. B.", "", ())}
    (line,) = finder(room, discreet=True).find("dial awa")
    assert line.title == "DIALLO Awa"
    assert line.detail.startswith("13/03/1990")


def test_without_discretion_every_hit_has_its_name_and_reason(room: Room) -> None:
    room.register(family="Diallo", given="Awa")
    (line,) = finder(room, discreet=False).find("AWA diàl")
    assert line.title == "DIALLO Awa"
    assert line.bold == ((0, 4), (7, 10))
    assert line.reason == "Trouvé par : nom"


@pytest.mark.parametrize(
    ("title", "typed", "places"),
    [
        ("NGUYỄN Hương", "nguyen huo", ((0, 6), (7, 10))),
        ("DIALLO Awa", "awa", ((7, 10),)),
        ("DIALLO Awa", "iallo", ()),
        ("EßER Jean", "ess", ((0, 2),)),
        ("DIALLO Awa", "", ()),
    ],
)
def test_what_was_typed_is_bold_where_it_begins_a_word(
    title: str, typed: str, places: tuple[tuple[int, int], ...]
) -> None:
    assert matches(title, typed) == places


def test_the_search_of_the_frame_opens_her_page(room: Room) -> None:
    made = room.register()
    finder(room, discreet=False).open(made.person, room.window.stack)
    room.settle()
    assert room.page(PersonPage).person == made.person


def test_the_status_line_warns_without_a_backup_and_when_it_is_old(room: Room, tmp_path: Path) -> None:
    words = Words()
    facts = status_facts(room.desk, words)
    assert (facts.place, facts.volunteer, facts.backup_kind) == (PLACE, COORDINATOR, "warning")
    assert facts.backup == "Aucune sauvegarde vérifiée"
    room.desk.backups.make(tmp_path / "copie.guichet")
    facts = status_facts(room.desk, words)
    assert (facts.backup, facts.backup_kind) == ("Sauvegarde vérifiée du 23 nov. 2026", "plain")
    room.later(days=8)
    room.desk.sitting.begin(room.desk.sitting.volunteers()[0].id)
    assert status_facts(room.desk, words).backup_kind == "warning"


def test_a_new_desk_says_how_to_begin(room: Room) -> None:
    page = room.page(HomePage)
    assert "Le registre est vide." in room.words()
    assert page.main is not None
    page.press_main()
    room.settle()
    assert room.window.stack.name() == "arrival"


def test_the_first_page_tells_who_is_here_and_what_goes_on(room: Room) -> None:
    made = room.register()
    room.desk.walks.start(made.case, "anef-renewal-student")
    room.settle()
    said = room.words()
    assert "1 personne est venue aujourd’hui." in said
    assert "Renouveler un titre étudiant · étape 1" in said
    room.press("Reprendre le guide : DIALLO Awa")
    assert room.window.stack.name() == "walk"


def test_the_people_page_lists_the_last_ones_and_filters_as_one_types(room: Room) -> None:
    room.register(given="Awa")
    room.register(family="Balde", given="Mariama")
    page = room.go(PeoplePage, "people")
    assert [line.title for line in page.found.list.lines()] == ["BALDE Mariama", "DIALLO Awa"]
    room.type("awa")
    page.found.search()
    room.settle()
    assert [line.title for line in page.found.list.lines()] == ["DIALLO Awa"]
