"""Pages of someone who has very much, and of a register where there is nobody."""

from datetime import timedelta

from app.domain.changes import Make
from app.domain.entities import Consequence, Contact, Name, Person, Task, Title
from app.ui.pages.people import PeoplePage
from app.ui.pages.person import PersonPage
from app.ui.pages.strip import AT_ONCE, MOST
from tests.ui.pages.conftest import Room

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
