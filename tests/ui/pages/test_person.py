"""A person's page: what to do first, what is known, what happened."""

from datetime import timedelta

from app.desk.records import AttemptForm
from app.domain.changes import Make
from app.domain.entities import Attempt, Contact, Title
from app.ui.context import ScreenSettings
from app.ui.pages.person import PersonPage
from app.ui.pages.walk import WalkPage
from app.ui.widgets.timeline import AT_ONCE
from tests.ui.checks import clipped, unnamed
from tests.ui.pages.conftest import Room

GUIDE = "anef-renewal-student"


def test_the_word_of_the_last_volunteer_stands_above_everything(room: Room) -> None:
    made = room.register()
    room.desk.cases.hand_over(made.case, "Relire ses pièces avec elle.")
    room.desk.people.edit(made.person, alert="Ne pas appeler le soir.")
    room.go(PersonPage, "person", person=made.person)
    said = room.words()
    assert said.index("Ne pas appeler") < said.index("À faire d’abord") < said.index("Situation")
    assert "Relire ses pièces avec elle." in said


def test_the_main_action_is_to_begin_a_guide_or_to_take_it_up_again(room: Room) -> None:
    made = room.register()
    page = room.go(PersonPage, "person", person=made.person)
    assert page.main is not None
    assert page.main.text() == "Commencer un guide"
    room.desk.walks.start(made.case, GUIDE)
    room.settle()
    assert page.main.text() == "Reprendre le guide à l’étape 1"
    page.press_main()
    room.settle()
    room.page(WalkPage)


def test_a_title_says_how_long_it_lasts(room: Room) -> None:
    made = room.register()
    today = room.clock().date()
    for days in (-3, 0, 3, 100):
        until = (today + timedelta(days=days)).isoformat()
        room.desk.people.add_title(Title(id=room.desk.people.new_id(), person=made.person, kind="card", valid_to=until))
    room.go(PersonPage, "person", person=made.person)
    said = room.words()
    for text in ("expiré depuis le 20 nov. 2026", "dernier jour : aujourd’hui", "(dans 3 jours)", "(dans 100 jours)"):
        assert text in said


def test_what_must_not_be_said_comes_before_the_number(room: Room) -> None:
    made = room.register()
    contact = Contact(
        id=room.desk.people.new_id(), person=made.person, kind="phone", value="06 00 00 12 34", shared="yes",
        may_leave_message="no", never_mention_prefecture=True,
    )  # fmt: skip
    room.desk.people.add_contact(contact)
    room.go(PersonPage, "person", person=made.person)
    said = room.words()
    number = said.index("06 00 00 12 34")
    for text in ("Ne jamais parler de la préfecture", "Partagé avec quelqu’un", "Ne pas laisser de message"):
        assert said.index(text) < number


def test_a_visit_is_noted_once(room: Room) -> None:
    made = room.register()
    room.later(days=1)
    room.desk.sitting.begin(room.desk.sitting.volunteers()[0].id)
    room.go(PersonPage, "person", person=made.person)
    room.press("Noter sa venue")
    assert room.desk.today.is_here(made.person)
    assert "Noter sa venue" not in room.words()


def test_three_hundred_lines_are_shown_thirty_at_a_time_and_filtered(room: Room) -> None:
    made = room.register()
    attempts = [
        Attempt(
            id=room.desk.people.new_id(), person=made.person, case=made.case, outcome="no-slot",
            at=(room.clock() - timedelta(hours=number)).isoformat(timespec="minutes"), page=f"page {number}",
        )
        for number in range(300)
    ]  # fmt: skip
    room.desk.sitting.record("attempts-recorded", [Make(attempt) for attempt in attempts])
    room.desk.people.add_note(made.person, "Une note parmi d’autres.")
    page = room.go(PersonPage, "person", person=made.person)
    assert page.history is not None
    assert "page 20" in room.words()
    assert "page 40" not in room.words()
    room.press(f"Montrer {AT_ONCE} lignes plus anciennes")
    assert "page 40" in room.words()
    room.press("Montrer : Notes")
    said = room.words()
    assert "Une note parmi d’autres." in said
    assert "Aucun créneau" not in said
    room.desk.people.add_note(made.person, "Une autre note.")
    room.settle()
    assert "Une autre note." in room.words()
    assert page.history.kind == "note"


def test_within_a_minute_the_last_entered_comes_first(room: Room) -> None:
    made = room.register()
    room.later(seconds=31)
    room.desk.records.record_attempt(AttemptForm(case=made.case, at=room.clock(), outcome="no-slot"))
    page = room.go(PersonPage, "person", person=made.person)
    assert page.history is not None
    said = room.words()
    assert said.index("Tentative") < said.index("Venue à la permanence")


def test_nothing_is_cut_with_long_names_and_large_text(room: Room) -> None:
    made = room.register(family="Ramanantsoa" * 6, given="Andrianampoinimerina " * 4, own_script="محمد عبد الرحمن")
    room.desk.cases.hand_over(made.case, "Relire ses pièces avec elle, puis continuer le guide.")
    theme = room.window.context().theme
    for size, percent in (((1366, 688), 100), ((1366, 688), 200), ((683, 480), 100)):
        room.window.resize(*size)
        theme.resize(percent)
        room.settle()
        page = room.go(PersonPage, "person", person=made.person)
        assert clipped(page) == []
        assert unnamed(page) == []


def test_discretion_does_not_hide_whom_one_works_with(room: Room) -> None:
    made = room.register()
    room.window.context().screen.change(ScreenSettings(discreet=True))
    page = room.go(PersonPage, "person", person=made.person)
    assert page.heading.text() == "DIALLO Awa"
