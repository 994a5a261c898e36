"""The queue in the window: arrivals, numbers, calls, handovers, ends."""

import pytest
from PySide6.QtCore import Qt

from app.domain.entities import Visit
from app.ui.pages.arrival import AnonymousPage, ArrivalPage
from app.ui.pages.home import HomePage
from app.ui.pages.new_person import NewPersonPage
from app.ui.pages.person import PersonPage
from app.ui.pages.ticket import TicketPage, receive
from app.ui.pages.visit import VisitPage
from app.ui.pages.visit_forms import EndVisitPage, HandVisitPage, JoinVisitPage
from tests.ui.checks import clipped
from tests.ui.pages.conftest import Room
from tests.ui.pages.visits import give_letter, home_lines, visit_of, waiting


@pytest.fixture(autouse=True)
def letter(room: Room) -> None:
    """This laptop's letter is A."""
    give_letter(room)


def next_week(room: Room) -> None:
    """Another session."""
    room.later(days=7)
    room.desk.sitting.begin(room.desk.sitting.volunteers()[0].id)
    room.open()


# -- arriving ----------------------------------------------------------------------------------


def test_who_has_been_here_gets_her_number_by_one_key_after_her_name(room: Room) -> None:
    person = room.register().person
    next_week(room)
    room.chord(Qt.Key.Key_J)
    page = room.page(ArrivalPage)
    room.type("awa diallo")
    page.found.search()
    room.settle()
    room.key(Qt.Key.Key_Return)
    ticket = room.page(TicketPage)
    assert ticket.heading.text() == "Numéro A1"
    assert "DIALLO Awa" in room.words()
    assert "Personne n’attend avant elle." in room.words()
    assert visit_of(room).person == person
    # It can be undone at once; the number has no page then.
    room.chord(Qt.Key.Key_Z)
    room.page(HomePage)
    assert waiting(room) == []


def test_who_is_in_the_queue_already_is_not_put_there_twice(room: Room) -> None:
    room.register()
    page = room.go(ArrivalPage, "arrival")
    room.type("diallo")
    page.found.search()
    room.settle()
    room.key(Qt.Key.Key_Return)
    assert "Cette personne est déjà dans la file." in room.words()
    assert "Son numéro est A1." in room.words()
    room.press("Voir sa visite")
    room.page(VisitPage)


def test_without_a_file_two_gestures_give_a_number(room: Room) -> None:
    room.press("Accueillir sans fiche")
    room.chord(Qt.Key.Key_Return)
    room.page(TicketPage)
    assert visit_of(room).person == ""
    room.go(AnonymousPage, "arrival-anonymous")
    room.key(Qt.Key.Key_B)
    room.chord(Qt.Key.Key_Return)
    assert visit_of(room, 1).themes == ("appointment",)
    assert "1 personne attend avant elle." in room.words()


def test_nobody_found_leads_to_the_form_with_what_was_typed(room: Room) -> None:
    page = room.go(ArrivalPage, "arrival")
    room.type("BALDE Mariama")
    page.press_main()
    room.settle()
    assert room.window.stack.name() == "new-person"


def test_the_number_is_shown_alone_in_the_window(room: Room) -> None:
    person = room.register().person
    room.go(TicketPage, "ticket", visit=visit_of(room).id)
    room.key(Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert room.window.shell is not None
    assert not room.window.shell.isVisible()
    assert clipped(room.window) == []
    room.key(Qt.Key.Key_Escape)
    assert room.window.shell.isVisible()
    room.press("La recevoir maintenant")
    assert room.page(PersonPage).person == person


def test_the_language_is_said_on_the_page_of_the_number(room: Room) -> None:
    room.desk.queue.arrive_without_file()
    page = room.go(TicketPage, "ticket", visit=visit_of(room).id)
    page.language.choose("ti")
    page.language.changed.emit()
    room.settle()
    assert visit_of(room).language == "ti"
    room.go(HomePage, "home")
    assert "tigrigna" in room.words()


# -- helping -----------------------------------------------------------------------------------


def test_the_first_page_calls_the_one_who_waits_longest(room: Room) -> None:
    room.desk.queue.arrive_without_file("ar", ("permit",))
    room.later(minutes=25)
    person = room.register().person
    page = room.go(HomePage, "home")
    assert page.main is not None
    assert page.main.accessibleName() == "Appeler la personne suivante : A1"
    assert "Attend depuis 25 min" in room.words()
    page.press_main()
    room.settle()
    # Without a file, the visit is the page.
    assert room.page(VisitPage).heading.text() == "A1 · Sans fiche"
    room.go(HomePage, "home")
    room.chord(Qt.Key.Key_Return)
    assert room.page(PersonPage).person == person
    room.go(HomePage, "home")
    said = room.words()
    assert "Personne n’attend." in said
    assert said.count("Ouvrir sa fiche : A2") == 1
    assert said.count("Voir la visite : A1") == 1


def test_waiting_is_told_anew_each_minute_and_the_focus_stays(room: Room) -> None:
    room.desk.queue.arrive_without_file()
    page = room.go(HomePage, "home")
    before = room.window.focusWidget()
    room.later(minutes=130)
    page._timer.timeout.emit()
    assert "Attend depuis 2 h 10" in room.words()
    assert "c’est long" in room.words()
    assert room.window.focusWidget() is before


def test_one_key_receives_her_then_ends_her_visit(room: Room) -> None:
    person = room.register().person
    room.go(PersonPage, "person", person=person)
    assert "A1 · Vient d’arriver" in room.words()
    room.chord(Qt.Key.Key_J)
    assert "Avec Claire depuis 14:05" in room.words()
    room.later(minutes=40)
    room.chord(Qt.Key.Key_J)
    page = room.page(EndVisitPage)
    assert page.minutes.value() == "40"
    room.key(Qt.Key.Key_A)
    room.chord(Qt.Key.Key_Return)
    room.page(HomePage)
    (visit,) = room.desk.queue.standing().done
    assert (visit.outcome, visit.minutes, visit.helper) == ("helped", 40, "C1")
    assert "1 visite terminée aujourd’hui" in room.words()
    room.chord(Qt.Key.Key_Z)
    assert room.desk.queue.standing().done == ()


def test_seen_today_is_one_key(room: Room) -> None:
    person = room.register().person
    next_week(room)
    room.go(PersonPage, "person", person=person)
    assert "Sa venue d’aujourd’hui n’est pas notée." in room.words()
    room.chord(Qt.Key.Key_J)
    assert room.desk.today.is_here(person)
    assert "Avec Claire" in room.words()


@pytest.mark.parametrize("typed", ["-3", "10000", "9" * 5000, "vingt", "721"])
def test_impossible_minutes_are_told_beside_the_field(room: Room, typed: str) -> None:
    room.desk.queue.arrive_without_file()
    room.desk.queue.call(visit_of(room).id)
    page = room.go(EndVisitPage, "end-visit", visit=visit_of(room).id)
    page.press_main()
    room.settle()
    assert page.outcome.error()
    page.outcome.choose("helped")
    page.minutes.set_value(typed)
    page.press_main()
    room.settle()
    assert page.minutes.error()
    assert not page.outcome.error()
    assert room.desk.queue.standing().done == ()


def test_an_end_that_was_begun_waits_on_the_first_page(room: Room) -> None:
    room.desk.queue.arrive_without_file()
    room.desk.queue.call(visit_of(room).id)
    page = room.go(EndVisitPage, "end-visit", visit=visit_of(room).id)
    page.next_step.area.setFocus()
    room.type("Revenir lundi.")
    room.go(HomePage, "home")
    room.press("Reprendre : Terminer la visite")
    assert room.page(EndVisitPage).next_step.value() == "Revenir lundi."


def test_what_is_noted_at_the_end_is_corrected_later(room: Room) -> None:
    room.desk.queue.arrive_without_file()
    visit = visit_of(room)
    room.desk.queue.settle(visit.id, "left")
    page = room.go(VisitPage, "visit", visit=visit.id)
    assert "Repartie sans attendre" in room.words()
    page.press_main()
    room.settle()
    form = room.page(EndVisitPage)
    assert form.outcome.value() == "left"
    form.outcome.choose("helped")
    form.minutes.set_value("30")
    form.press_main()
    room.settle()
    room.page(VisitPage)
    assert "30 min" in room.words()


def test_someone_else_goes_on_and_reads_what_to_do(room: Room) -> None:
    room.desk.sitting.add_volunteer("Mehdi")
    room.desk.queue.arrive_without_file()
    room.desk.queue.call(visit_of(room).id)
    page = room.go(HandVisitPage, "hand-visit", visit=visit_of(room).id)
    page.press_main()
    room.settle()
    assert page.helper.error()
    page.helper.choose(page.helper.options[0].code)
    page.next_step.set_value("Relire la lettre.")
    page.press_main()
    room.settle()
    room.page(HomePage)
    assert "attend Mehdi" in " ".join(line.detail for line in home_lines(room))
    room.go(VisitPage, "visit", visit=visit_of(room).id)
    assert "Relire la lettre." in room.words()


def test_an_anonymous_visit_is_joined_and_parted(room: Room) -> None:
    person = room.register().person
    next_week(room)
    room.desk.queue.arrive_without_file()
    visit = visit_of(room).id
    room.desk.queue.call(visit)
    called = room.go(VisitPage, "visit", visit=visit)
    assert called.main is not None
    assert called.main.text() == "Dire qui c’est"
    called.press_main()
    room.settle()
    page = room.page(JoinVisitPage)
    room.type("diallo")
    page.found.search()
    room.settle()
    room.key(Qt.Key.Key_Return)
    assert room.page(VisitPage).heading.text() == "A1 · DIALLO Awa"
    assert visit_of(room).person == person
    room.press("Ce n’était pas elle")
    assert room.page(VisitPage).heading.text() == "A1 · Sans fiche"


def test_an_anonymous_visit_becomes_that_of_whoever_is_registered(room: Room) -> None:
    room.desk.queue.arrive_without_file()
    visit = visit_of(room).id
    room.desk.queue.call(visit)
    room.go(JoinVisitPage, "join-visit", visit=visit)
    room.type("BALDE Mariama")
    room.press("Créer une fiche")
    form = room.page(NewPersonPage).form
    assert (form.family.value(), form.given.value()) == ("BALDE", "Mariama")
    form.procedure.choose("appointment")
    room.chord(Qt.Key.Key_Return)
    hers = room.page(PersonPage).person
    (only,) = room.desk.register.where(Visit)
    assert (only.id, only.person) == (visit, hers)
    room.chord(Qt.Key.Key_Z)
    assert room.desk.queue.get(visit).person == ""


def test_a_visit_that_was_taken_back_has_no_page(room: Room) -> None:
    room.desk.queue.arrive_without_file()
    room.go(VisitPage, "visit", visit=visit_of(room).id)
    room.press("Retirer de la file")
    room.page(HomePage)
    assert waiting(room) == []


def test_who_was_called_meanwhile_is_told(room: Room) -> None:
    mehdi = room.desk.sitting.add_volunteer("Mehdi")
    room.desk.queue.arrive_without_file()
    visit = visit_of(room)
    page = room.go(VisitPage, "visit", visit=visit.id)
    claire = room.desk.sitting.volunteers()[0].id
    room.desk.sitting.begin(mehdi)
    room.desk.queue.call(visit.id)
    room.desk.sitting.begin(claire)
    # The page of before still has its button: what it does is refused, and said.
    receive(page, page.at_desk, visit.id)
    room.settle()
    assert "Mehdi a déjà appelé le numéro A1." in room.words()
