"""The list of the desk on a real register: nobody is missed by looking only where the rules can reach."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.desk.open_desk import OpenDesk
from app.domain.agenda.horizon import Horizon
from app.domain.agenda.lines import lines_of, listed
from app.domain.agenda.making import Asking
from app.domain.agenda.model import Line, PersonFile
from app.domain.changes import Make
from app.domain.entities import Decision, MergeDecision, Session, Task, Title
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.words import Words
from tests.clock import PARIS_IN_WINTER, FakeClock
from tests.desk.desks import create, register
from tests.domain.agenda.random_files import person_files

NOON = datetime(2026, 11, 22, 12, tzinfo=PARIS_IN_WINTER)
PEOPLE = 8
CARD: dict[str, Any] = {"kind": "card", "ground": "student", "valid_from": "2026-03-02", "valid_to": "2027-01-28"}


def record(desk: OpenDesk, held: PersonFile) -> None:
    """Someone's whole file, as it is."""
    parts = [one for name in held.__struct_fields__ if name != "person" for one in getattr(held, name)]
    desk.register.record("made", [Make(held.person), *map(Make, parts)], "C1")


def hold(desk: OpenDesk, person: Id, **fields: Any) -> Id:
    """A title of someone's."""
    made = Title(id=desk.people.new_id(), person=person, **{**CARD, **fields})
    desk.people.add_title(made)
    return made.id


def closing(desk: OpenDesk, person: Id) -> Line:
    """Her last day to file."""
    return next(line for line in desk.agenda.of(person) if line.date_name == "closes")


@settings(max_examples=12)
@given(held=st.tuples(*(person_files(number) for number in range(1, PEOPLE + 1))), gap=st.integers(1, 30))
def test_nobody_is_missed(held: tuple[PersonFile, ...], gap: int) -> None:
    clock = FakeClock(NOON)
    with TemporaryDirectory() as folder:
        desk = create(Path(folder) / "register", clock)
        try:
            for one in held:
                record(desk, one)
            day = NOON.date() - timedelta(days=gap)
            session = Session(id=desk.people.new_id(), date=day.isoformat())
            desk.register.record("made", [Make(session)], "C1")
            found = desk.agenda.before_next()
            parameters, _ = desk.deadlines.sound_parameters(NOON.date())
            asking = Asking(now=NOON, parameters=parameters)
            assert names(found.lines) == names(everyone(held, asking, found.horizon))
            near = desk.agenda.urgent(most=1000)
            assert {line.weight for line in near.lines} <= {"overdue", "today", "week"}
            first, last = date(2026, 12, 1), date(2026, 12, 31)
            month = desk.agenda.between(first, last).lines
            wanted = [line for one in held for line in lines_of(one, asking) if line.live]
            assert names(month) == names(line for line in wanted if line.day and first <= line.day <= last)
        finally:
            desk.close()


def everyone(held: tuple[PersonFile, ...], asking: Asking, horizon: Horizon) -> list[Line]:
    """The list as it is when everybody is looked at."""
    return [line for one in held for line in listed(lines_of(one, asking), horizon)]


def names(lines: Iterable[Line]) -> set[tuple[str, str, str, str]]:
    """What identifies lines, for two sets of them to be compared."""
    return {(line.id, line.rule, line.date_name, str(line.day)) for line in lines}


def test_what_is_said_of_a_line_is_one_action_and_can_be_undone(desk: OpenDesk) -> None:
    made = register(desk)
    hold(desk, made.person)
    line = closing(desk, made.person)
    recorded = desk.tasks.override(line, date(2026, 11, 25), "Le site ferme plus tôt")
    assert closing(desk, made.person).day == date(2026, 11, 25)
    assert closing(desk, made.person).computed == line.computed
    desk.people.undo(recorded.batch)
    assert closing(desk, made.person).day == line.computed
    done = desk.tasks.done(closing(desk, made.person))
    assert not closing(desk, made.person).live
    assert line.id not in [one.id for one in desk.agenda.before_next().lines]
    desk.people.undo(done.batch)
    assert closing(desk, made.person).live


def test_postponed_handed_over_and_taken_back(desk: OpenDesk, clock: FakeClock) -> None:
    made = register(desk)
    hold(desk, made.person)
    desk.tasks.postpone(closing(desk, made.person), clock().date() + timedelta(days=40), "en vacances")
    assert closing(desk, made.person).id not in [one.id for one in desk.agenda.before_next().lines]
    desk.tasks.hand_over(closing(desk, made.person), "C1")
    line = closing(desk, made.person)
    assert (line.state, line.task and line.task.to, line.task and line.task.reason) == (
        "handed-over",
        "C1",
        "en vacances",
    )
    desk.tasks.take_back(line)
    line = closing(desk, made.person)
    assert (line.state, line.overridden, line.task and line.task.reason) == ("open", False, "")


def test_a_reason_a_day_ahead_and_someone_are_asked_for(desk: OpenDesk, clock: FakeClock) -> None:
    made = register(desk)
    hold(desk, made.person)
    line = closing(desk, made.person)
    acts: tuple[tuple[Callable[[], object], str], ...] = (
        (lambda: desk.tasks.override(line, date(2026, 12, 1), "  "), "task.reason-missing"),
        (lambda: desk.tasks.postpone(line, clock().date()), "task.date-passed"),
        (lambda: desk.tasks.hand_over(line, ""), "task.nobody"),
        (lambda: desk.tasks.write(made.person, " "), "task.text-missing"),
    )
    for act, code in acts:
        with pytest.raises(KnownError) as fault:
            act()
        assert fault.value.code == code


def test_two_laptops_that_say_different_things_of_one_date_disagree_about_one_thing(desk: OpenDesk) -> None:
    made = register(desk)
    hold(desk, made.person)
    line = closing(desk, made.person)
    desk.tasks.done(line)
    desk.tasks.postpone(line, date(2026, 12, 10))
    assert [task.id for task in desk.register.where(Task)] == [line.id]


def test_something_written_by_hand_stands_on_the_list_and_is_done(desk: OpenDesk) -> None:
    made = register(desk)
    desk.tasks.write(made.person, "Appeler le CROUS", date(2026, 11, 25), made.case)
    (line,) = [one for one in desk.agenda.before_next().lines if one.text]
    assert (line.text, line.case, line.computed) == ("Appeler le CROUS", made.case, date(2026, 11, 25))
    desk.tasks.postpone(line, date(2026, 11, 28))
    desk.tasks.take_back(next(one for one in desk.agenda.of(made.person) if one.text))
    assert next(one for one in desk.agenda.of(made.person) if one.text).day == date(2026, 11, 25)
    desk.tasks.done(next(one for one in desk.agenda.of(made.person) if one.text))
    assert not [one for one in desk.agenda.before_next().lines if one.text]


def test_the_red_ones_come_first_for_her_and_for_the_desk(desk: OpenDesk) -> None:
    made, other = register(desk), register(desk, given="Binta")
    hold(desk, made.person)
    for person, at in ((made, "2026-11-23T10:00+01:00"), (other, "2026-11-22T09:00+01:00")):
        decision = Decision(
            id=desk.people.new_id(), person=person.person, kind="oqtf", measure="detention", notified_at=at
        )
        desk.entries.add(decision)
    assert [line.rule for line in desk.agenda.red(made.person)] == ["oqtf"]
    assert [line.person for line in desk.agenda.red_matters().lines] == [other.person, made.person]
    assert [line.red for line in desk.agenda.urgent(2).lines] == [True, True]
    assert desk.agenda.urgent(1).more >= 1


def test_who_was_joined_is_one_person_on_the_list(desk: OpenDesk) -> None:
    first, second = register(desk), register(desk, given="A.")
    hold(desk, second.person)
    merge = MergeDecision(id=desk.people.new_id(), persons=(first.person, second.person))
    desk.register.record("merged", [Make(merge)], "C1")
    lines = [line for line in desk.agenda.before_next().lines if line.date_name == "closes"]
    assert [(line.person, line.owner) for line in lines] == [(first.person, second.person)]
    assert closing(desk, first.person).id == closing(desk, second.person).id


def test_the_rhythm_of_the_desk_can_be_said(desk: OpenDesk) -> None:
    assert desk.agenda.rhythm == 0
    desk.agenda.set_rhythm(14)
    found = desk.agenda.horizon()
    assert (found.rhythm, found.supposed) == (14, False)
    desk.agenda.set_rhythm(0)
    assert desk.agenda.horizon().rhythm == 7


def test_what_was_said_of_a_date_stands_in_the_history(desk: OpenDesk) -> None:
    made = register(desk)
    hold(desk, made.person)
    desk.tasks.override(closing(desk, made.person), date(2026, 11, 25), "Le site ferme plus tôt")
    told = next(one for one in desk.timeline(made.person, Words()) if one.kind == "task")
    assert told.title == "Échéance : Dernier jour pour déposer le renouvellement"
    assert "25 nov. 2026" in told.detail
    assert "Le site ferme plus tôt" in told.detail


def test_the_profiles_of_a_list_are_those_of_the_persons(desk: OpenDesk) -> None:
    first, second, third = register(desk), register(desk, given="A."), register(desk, called="Hirut", family="")
    for one in (second, third):
        hold(desk, one.person)
    merge = MergeDecision(id=desk.people.new_id(), persons=(first.person, second.person))
    desk.register.record("merged", [Make(merge)], "C1")
    found = desk.agenda.before_next()
    assert set(found.profiles) == {first.person, third.person}
    assert all(desk.people.profile(person) == profile for person, profile in found.profiles.items())
