"""A failed attempt, by the keyboard alone."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt

from app.domain.entities import Attempt
from app.domain.ids import Id
from app.ui.form import FormPage
from app.ui.pages.attempt import AttemptPage
from app.ui.pages.history import History
from app.ui.pages.home import HomePage
from app.ui.pages.people import PeoplePage
from app.ui.pages.person import PersonPage
from tests.desk.desks import entered
from tests.ui.pages.conftest import Room

MESSAGE = "Il n’y a plus de plage horaire libre."


def noted(room: Room, case: Id) -> Attempt:
    """The only attempt of a case."""
    (found,) = room.desk.cases.attempts(case)
    return found


def test_four_keys_and_its_text_record_an_attempt(room: Room) -> None:
    made = room.register()
    room.go(PersonPage, "person", person=made.person)

    room.chord(Qt.Key.Key_E)
    room.key(Qt.Key.Key_B)
    room.key(Qt.Key.Key_Tab)
    room.type(MESSAGE)
    room.chord(Qt.Key.Key_Return)

    attempt = noted(room, made.case)
    assert (attempt.outcome, attempt.message) == ("error-message", MESSAGE)
    assert datetime.fromisoformat(attempt.at) == room.clock().replace(second=0)
    page = room.page(PersonPage)
    assert MESSAGE in room.words()
    assert page.findChildren(History)


def test_undoing_takes_the_line_away_and_keeps_the_focus_on_the_page(room: Room) -> None:
    made = room.register()
    page = room.go(PersonPage, "person", person=made.person)
    entered(room.desk, Attempt, made.case, room.clock(), outcome="no-slot")
    room.settle()
    assert "Tentative : Aucun créneau" in room.words()

    room.press("Annuler : Tentative : Aucun créneau")

    assert room.desk.cases.attempts(made.case) == []
    assert "Tentative" not in room.words()
    focus = room.window.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_place_and_page_come_from_the_attempt_before(room: Room) -> None:
    made = room.register()
    entered(
        room.desk, Attempt, made.case, room.clock(), outcome="no-slot", channel="appointment-site", page="Calendrier"
    )
    page = room.go(AttemptPage, "attempt", case=made.case)
    assert (page.channel.value(), page.page.value()) == ("appointment-site", "Calendrier")
    assert page.outcome.value() == ""


def test_what_the_guide_says_beats_the_attempt_before(room: Room) -> None:
    made = room.register()
    entered(
        room.desk, Attempt, made.case, room.clock(), outcome="no-slot", channel="appointment-site", page="Calendrier"
    )
    page = room.go(AttemptPage, "attempt", case=made.case, node="portal", channel="anef", page="Mes démarches")
    assert (page.channel.value(), page.page.value()) == ("anef", "Mes démarches")


def test_nothing_chosen_and_nothing_copied_is_a_problem_that_keeps_the_form(room: Room) -> None:
    made = room.register()
    page = room.go(AttemptPage, "attempt", case=made.case)
    page.press_main()
    room.settle()
    assert room.page(AttemptPage).outcome.error()
    assert room.desk.cases.attempts(made.case) == []
    page.message.area.setPlainText(MESSAGE)
    page.press_main()
    room.settle()
    assert noted(room, made.case).message == MESSAGE
    room.go(PersonPage, "person", person=made.person)
    assert "On ne sait pas" not in room.words()


def test_a_moment_in_the_future_is_told_beside_its_field(room: Room) -> None:
    made = room.register()
    page = room.go(AttemptPage, "attempt", case=made.case)
    page.outcome.choose("no-slot")
    page.moment.set_typed((room.clock() + timedelta(days=2)).strftime("%d/%m/%Y"), "10:00")
    page.press_main()
    room.settle()
    assert "futur" in page.moment.error()
    page.moment.set_typed("31/02/2026", "10:00")
    page.press_main()
    room.settle()
    assert "31/02/2026" in page.moment.error()
    assert room.desk.cases.attempts(made.case) == []


def test_whoever_asked_is_told_what_was_recorded_before_it_comes_back(room: Room) -> None:
    told: list[tuple[Id, str]] = []
    made = room.register()

    def then(recorded: Id) -> None:
        told.append((recorded, room.window.stack.name()))

    page = room.go(AttemptPage, "attempt", case=made.case, node="portal", then=then)
    page.outcome.choose("no-slot")
    page.press_main()
    room.settle()
    assert told == [(noted(room, made.case).id, "attempt")]
    assert noted(room, made.case).node == "portal"
    room.page(HomePage)


def test_with_two_cases_it_asks_which(room: Room) -> None:
    made = room.register()
    other, _ = room.desk.cases.open(made.person, "address")
    page = room.go(AttemptPage, "attempt", case=made.case)
    assert page.which is not None
    assert page.which.value() == made.case
    page.which.choose(other)
    page.outcome.choose("no-slot")
    page.press_main()
    room.settle()
    assert noted(room, other).outcome == "no-slot"


def test_a_person_without_a_case_gets_one_first(room: Room) -> None:
    made = room.register()
    page = room.go(PersonPage, "person", person=made.person)
    page.cases = []
    room.chord(Qt.Key.Key_E)
    assert room.window.stack.name() == "open-case"


def test_with_nobody_in_sight_one_is_asked_to_choose_first(room: Room) -> None:
    room.chord(Qt.Key.Key_E)
    room.page(PeoplePage)


def test_the_key_opens_it_from_the_other_forms_of_the_case_and_once_only(room: Room) -> None:
    made = room.register()
    room.go(FormPage, "deposit", case=made.case)
    room.chord(Qt.Key.Key_E)
    page = room.page(AttemptPage)
    room.chord(Qt.Key.Key_E)
    assert room.page(AttemptPage) is page


def test_the_book_knows_every_form_by_its_name(room: Room) -> None:
    names = {"attempt", "deposit", "appointment", "status", "note", "title", "contact", "edit-person"}
    assert names <= set(room.window.stack.entries)
