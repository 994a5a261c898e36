"""Pages of someone who has very much, and of a register where there is nobody."""

from datetime import timedelta

import msgspec

from app.domain.changes import Make
from app.domain.dates import PartialDate
from app.domain.entities import Consequence, Contact, Language, Name, Person, StatusRead, Task, Title
from app.ui.pages.attachment_leaving import DeletePage
from app.ui.pages.details import IN_SIGHT, TitlePage
from app.ui.pages.paper import PaperPage
from app.ui.pages.people import PeoplePage
from app.ui.pages.person import PersonPage
from app.ui.pages.strip import AT_ONCE, MOST
from app.ui.pages.walk import WalkPage
from app.ui.widgets.choice import Choice
from app.ui.widgets.select import Select
from tests.desk.desks import entered
from tests.papers.outside import picture
from tests.ui.checks import clipped
from tests.ui.pages.conftest import Room
from tests.ui.pages.pieces import kept

MANY = 60


def test_an_empty_register_says_so_and_what_to_do(room: Room) -> None:
    page = room.go(PeoplePage, "people")
    assert page.found.caption.text() == "Personne n’est encore dans le registre."
    assert page.main is not None
    assert page.main.text() == "Ajouter une nouvelle personne"
    room.register()
    room.go(PeoplePage, "people")
    assert "encore dans le registre" not in room.words()


def test_of_many_contacts_and_titles_her_page_makes_the_first(room: Room) -> None:
    made, ids = room.register(), room.desk.people.new_id
    ends = room.clock().date()
    entries = [
        *(Contact(id=ids(), person=made.person, kind="phone", value=f"06120000{n:02}") for n in range(MANY)),
        *(Title(id=ids(), person=made.person, kind="card", valid_to=f"{ends + timedelta(days=n)}", number=f"9{n:05}")
          for n in range(MANY)),
    ]  # fmt: skip
    room.desk.sitting.record("people-imported", [Make(one) for one in entries])
    room.go(PersonPage, "person", person=made.person)
    assert "•••• 00 14" not in room.words()
    assert room.words().count("Afficher : Téléphone") < MANY / 2
    room.press("Montrer 15 lignes de plus : Contacts")
    assert room.words().count("Afficher : Téléphone") == 30
    numbers = room.words().count("Afficher : Numéro du titre")
    assert numbers == 3
    room.press(f"{MANY - 3} lignes plus anciennes")
    assert room.words().count("Afficher : Numéro du titre") > numbers


def test_her_dates_come_twenty_at_a_time(room: Room) -> None:
    made = room.register()
    due = (room.clock() + timedelta(days=4)).date().isoformat()
    tasks = [
        Task(id=room.desk.people.new_id(), person=made.person, text=f"Appeler {n}", due=due) for n in range(MANY)
    ]  # fmt: skip
    room.desk.sitting.record("people-imported", [Make(one) for one in tasks])
    room.go(PersonPage, "person", person=made.person)
    dates = sum(f"Appeler {n}," in room.words() for n in range(MANY))
    assert dates == MOST
    room.press(f"Voir encore {MANY - MOST} dates")
    assert sum(f"Appeler {n}," in room.words() for n in range(MANY)) == MOST + AT_ONCE
    room.press(f"Voir encore {MANY - MOST - AT_ONCE} dates")
    assert sum(f"Appeler {n}," in room.words() for n in range(MANY)) == MOST + 2 * AT_ONCE


def test_of_many_consequences_a_case_tells_the_latest(room: Room) -> None:
    made = room.register()
    noted = [
        Consequence(
            id=room.desk.people.new_id(), person=made.person, case=made.case, kind="travel", detail=f"fois {n:02}",
            since=f"2026-{1 + n // 28:02}-{1 + n % 28:02}",
        )
        for n in range(MANY)
    ]  # fmt: skip
    room.desk.sitting.record("people-imported", [Make(one) for one in noted])
    room.go(PersonPage, "person", person=made.person)
    case = room.words().split("Histoire")[0]
    assert "fois 59" in case
    assert "fois 56" not in case
    assert "57 autres conséquences : voir l’histoire" in case


def test_without_a_case_her_page_says_what_one_is_for(room: Room) -> None:
    told = "dites pourquoi elle vient"
    made = room.register()
    room.go(PersonPage, "person", person=made.person)
    assert told not in room.words()
    person = Person(id=room.desk.people.new_id(), reference="BX-0001-G")
    name = Name(id=room.desk.people.new_id(), person=person.id, kind="given", text="Awa")
    room.desk.sitting.record("people-imported", [Make(person), Make(name)])
    room.go(PersonPage, "person", person=person.id)
    assert told in room.words()


def test_the_history_names_guides_by_their_title(room: Room) -> None:
    made = room.register()
    room.desk.walks.start(made.case, "anef-renewal-student")
    last = room.desk.history(room.window.context().words, room.clock()).of(made.person)[0]
    said = last.told[0].sentence
    assert "anef-renewal-student" not in said
    assert room.desk.walks.content.pack.guides["anef-renewal-student"].texts["fr"].title in said


def test_of_many_titles_the_one_that_replaces_is_found_by_typing(room: Room) -> None:
    made, ids = room.register(), room.desk.people.new_id
    titles = [
        Title(id=ids(), person=made.person, kind="card", ground="student", valid_to=f"2026-0{1 + n}-15")
        for n in range(IN_SIGHT + 1)
    ]  # fmt: skip
    room.desk.sitting.record("people-imported", [Make(one) for one in titles])
    page = room.go(TitlePage, "title", entry=titles[0].id)
    assert isinstance(page.replaced, Choice)
    room.desk.entries.add(Title(id=ids(), person=made.person, kind="card", valid_to="2027-01-15"))
    page = room.go(TitlePage, "title", entry=titles[0].id)
    assert isinstance(page.replaced, Select)
    page.replaced.choose(titles[3].id)
    assert page.replaced.line.text() == "Carte de séjour · Étudiant · jusqu’au 15 avr. 2026"
    assert page.replaced.value() == titles[3].id


def test_whoever_speaks_many_languages_begins_a_guide_with_all_of_them_in_sight(room: Room) -> None:
    made = room.register()
    codes = ("ar", "am", "bn", "ka", "hy", "uk", "ru", "ti", "so", "fa", "ps")
    spoken = [Language(id=room.desk.people.new_id(), person=made.person, code=code, speaks="well") for code in codes]
    room.desk.sitting.record("people-imported", [Make(one) for one in spoken])
    walk = room.desk.walks.start(made.case, "anef-renewal-student")
    page = room.go(WalkPage, "walk", run=walk.id)
    assert clipped(page) == []


def test_of_many_pieces_to_delete_the_others_unfold(room: Room) -> None:
    made = room.register()
    (first,) = kept(room, made.person, picture())
    others = [msgspec.structs.replace(first, id=room.desk.people.new_id(), name=f"photo {n}") for n in range(40)]
    room.desk.attachments.keep(others)
    page = room.go(DeletePage, "delete-attachments", pieces=tuple(one.id for one in (first, *others)))
    assert "Supprimer 41 pièces" in room.words()
    assert "photo 39" not in room.words()
    assert room.window.focusWidget() is page.main
    assert page.area.verticalScrollBar().value() == 0
    room.press("21 autres pièces")
    assert "photo 39" in room.words()
    assert clipped(page) == []


def test_a_case_tells_how_a_long_text_begins_and_the_history_has_it_whole(room: Room) -> None:
    made = room.register()
    said = " ".join(f"mot{n}" for n in range(80))
    entered(room.desk, StatusRead, made.case, room.clock(), text=said)
    room.go(PersonPage, "person", person=made.person)
    case, happened = room.words().split("Histoire", 1)
    assert "mot3 " in case
    assert "mot79" not in case
    assert "mot79" in happened


def test_who_she_is_comes_before_her_other_names(room: Room) -> None:
    made = room.register(birth=PartialDate(1990, 3, 12))
    names = [
        Name(id=room.desk.people.new_id(), person=made.person, kind="alias", text=f"Surnom{n}") for n in range(MANY)
    ]  # fmt: skip
    room.desk.sitting.record("people-imported", [Make(one) for one in names])
    room.go(PersonPage, "person", person=made.person)
    situation = room.words().split("Situation", 1)[1]
    assert situation.index("Diallo") < situation.index("12/03/1990")
    assert situation.index("12/03/1990") < situation.index("Surnom0")
    assert f"Surnom{MANY - 1}" not in room.words()


def test_beside_the_preview_of_a_paper_the_page_does_not_scroll(room: Room) -> None:
    made = room.register()
    page = room.go(PaperPage, "paper", case=made.case)
    assert "English (anglais)" in room.words()
    assert "українська" not in room.words()
    assert page.area.verticalScrollBar().maximum() == 0
    room.press("Autres langues")
    assert "українська" in room.words()
