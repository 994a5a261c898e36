"""The history of someone's sheet in the window: read, numbers masked, an action undone from it."""

from PySide6.QtCore import Qt

from app.domain.changes import Make
from app.domain.entities import Contact, Name, Person
from app.domain.ids import Id
from app.ui.pages.changes import ChangesPage
from app.ui.pages.person import PersonPage
from app.ui.widgets.button import Button
from tests.ui.checks import clipped, texts, unnamed
from tests.ui.pages.conftest import Room


def somebody(room: Room) -> Id:
    """Someone with a telephone and two corrections."""
    person = room.register(phone="06 12 34 56 78").person
    room.desk.people.edit(person, alert="Ne pas appeler", autonomy="alone")
    room.desk.people.edit(person, alert="Appeler le soir")
    return person


def test_what_was_changed_is_read_from_the_persons_page(room: Room) -> None:
    person = somebody(room)
    room.go(PersonPage, "person", person=person)
    room.press("Voir les modifications")
    page = room.page(ChangesPage)
    words = room.words()
    assert "Claire a changé l’alerte : de Ne pas appeler en Appeler le soir" in words
    assert "Claire a noté l’alerte : Ne pas appeler (corrigé depuis)" in texts(page)
    assert "à 14:05" in words
    assert clipped(page) == []
    assert unnamed(page) == []


def test_numbers_show_only_when_asked_for(room: Room) -> None:
    person = somebody(room)
    page = room.go(ChangesPage, "history", person=person)
    assert "06 12 34 56 78" not in texts(page)
    room.press("Montrer les numéros")
    assert "06 12 34 56 78" in texts(page)
    page._timer.timeout.emit()
    room.settle()
    assert "06 12 34 56 78" not in texts(page)


def test_an_action_is_undone_and_what_stays_is_named(room: Room) -> None:
    person = somebody(room)
    page = room.go(ChangesPage, "history", person=person)
    older = page.acts_read[1]
    page._undo(older)
    room.settle()
    assert "Reste ce que quelqu’un a changé depuis : l’alerte." in room.words()
    profile = room.desk.people.profile(person)
    assert (profile.person.alert, profile.person.autonomy) == ("Appeler le soir", "unknown")
    assert "Annulé en partie le 23 nov. 2026, 14:05 par Claire." in texts(page)
    assert page.acts_read[0].undoes == older.batch


def test_the_life_of_one_entity(room: Room) -> None:
    person = somebody(room)
    (contact,) = room.desk.register.where(Contact, person=person)
    page = room.go(ChangesPage, "history", person=person, entity=contact.id)
    assert [len(act.told) for act in page.acts_read] == [1]


def test_what_was_done_to_others_too_is_undone_only_once_one_knows_it(room: Room) -> None:
    persons = [Person(id=room.desk.people.new_id(), reference=f"KF-{number:04d}-T") for number in range(3)]
    names = [Name(id=room.desk.people.new_id(), person=one.id, kind="family", text=one.reference) for one in persons]
    room.desk.sitting.record("people-imported", [Make(one) for one in (*persons, *names)])
    page = room.go(ChangesPage, "history", person=persons[0].id)
    assert "KF-0000-T" in texts(page) and "KF-0001-T" not in texts(page), "the sheet of someone else"
    next(one for one in page.findChildren(Button) if one.text() == "Annuler cette action").click()
    room.settle()
    assert "Cette action porte aussi sur 2 autres personnes." in room.words()
    assert room.desk.register.get(Person, persons[1].id) is not None
    assert clipped(page) == []
    # The question can be answered with no, by a button and by Esc.
    room.press("Ne rien annuler")
    assert "Cette action porte aussi" not in room.words()
    ask = next(one for one in page.findChildren(Button) if one.text() == "Annuler cette action")
    ask.click()
    held = page.focusWidget()
    assert isinstance(held, Button) and held.text() == "Annuler pour toutes"
    room.key(Qt.Key.Key_Escape)
    assert "Cette action porte aussi" not in room.words()
    assert room.page(ChangesPage) is page
    assert room.desk.register.get(Person, persons[1].id) is not None
    ask.click()
    room.settle()
    room.press("Annuler pour toutes")
    room.settle()
    assert [one for one in persons if room.desk.register.get(Person, one.id)] == []


def test_what_was_done_to_her_alone_is_undone_at_once(room: Room) -> None:
    person = somebody(room)
    page = room.go(ChangesPage, "history", person=person)
    next(one for one in page.findChildren(Button) if one.text() == "Annuler cette action").click()
    room.settle()
    assert "C’est annulé." in room.words()
    assert page.acts_read[0].undoes == page.acts_read[1].batch


def test_only_an_import_is_said_to_be_undone_from_the_page_of_imports(room: Room) -> None:
    for kind, told in (("people-imported", True), ("x", False)):
        people = [Person(id=room.desk.people.new_id(), reference=f"KF-{number:04d}-T") for number in range(150)]
        names = [Name(id=room.desk.people.new_id(), person=one.id, kind="family", text="Diallo") for one in people]
        room.desk.sitting.record(kind, [Make(one) for one in (*people, *names)])
        page = room.go(ChangesPage, "history", person=people[0].id)
        assert page.acts_read[0].long
        assert ("depuis la page Importer des personnes" in texts(page)) == told
