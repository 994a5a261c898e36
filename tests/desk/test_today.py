"""Who is here and what waits, and which actions of a sitting can be undone one by one."""

from datetime import timedelta

from app.desk.open_desk import OpenDesk
from app.domain.entities import Attempt, Title
from tests.clock import FakeClock
from tests.desk.desks import entered, register

GUIDE = "anef-renewal-student"


def test_whoever_came_is_here_until_the_next_session(desk: OpenDesk, clock: FakeClock) -> None:
    first, second = register(desk, given="Awa"), register(desk, given="Binta")
    assert [here.profile.person.id for here in desk.today.here()] == [second.person, first.person]
    assert desk.today.is_here(first.person)
    clock.advance(timedelta(days=1))
    desk.sitting.begin(desk.sitting.volunteers()[0].id)
    assert desk.today.here() == []
    assert not desk.today.is_here(first.person)


def test_a_guide_goes_on_until_it_is_finished(desk: OpenDesk) -> None:
    made = register(desk)
    assert desk.today.going_on() == []
    walk = desk.walks.start(made.case, GUIDE)
    (going,) = desk.today.going_on()
    assert (going.run.id, going.case.id, going.profile.person.id, going.step) == (walk.id, made.case, made.person, 1)


def test_no_more_are_told_than_asked_for(desk: OpenDesk) -> None:
    for name in ("Awa", "Binta", "Coumba"):
        desk.walks.start(register(desk, given=name).case, GUIDE)
    assert len(desk.today.going_on(limit=2)) == 2
    assert [one.profile.name("given") for one in desk.today.going_on()] == ["Coumba", "Binta", "Awa"]


def test_an_action_that_made_one_thing_is_known_by_it(desk: OpenDesk, clock: FakeClock) -> None:
    made = register(desk)
    recorded = entered(desk, Attempt, made.case, clock(), outcome="no-slot")
    (attempt,) = desk.cases.attempts(made.case)
    assert desk.sitting.made_by(attempt.id) == recorded.batch


def test_a_registration_is_not_undone_by_its_case(desk: OpenDesk) -> None:
    made = register(desk)
    desk.cases.hand_over(made.case, "Relire.")
    assert desk.sitting.made_by(made.case) is None
    assert desk.sitting.made_by(made.person) is None


def test_the_titles_of_a_person_begin_with_the_one_that_lasts(desk: OpenDesk) -> None:
    made = register(desk)
    for until in ("2026-12-01", "2027-12-01", ""):
        desk.people.add_title(Title(id=desk.people.new_id(), person=made.person, kind="card", valid_to=until))
    assert [title.valid_to for title in desk.people.titles(made.person)] == ["2027-12-01", "2026-12-01", ""]


def test_a_document_without_a_name_is_told_by_its_key(desk: OpenDesk, clock: FakeClock) -> None:
    assert desk.document("no-such-thing", "fr", clock().date()) == "no-such-thing"
