"""The queue as pure functions: order, minutes, what a session amounts to."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entities import Session, Visit
from app.domain.ids import Id
from app.domain.queueing import MOST_MINUTES, figures, in_order, last_activity, overlap, spent, state_of, waited
from tests.clock import A_MONDAY_AFTERNOON as START

SESSION = Id("0" * 32)


def at(minutes: float) -> str:
    """A moment so many minutes after the opening, as the register writes it."""
    return (START + timedelta(minutes=minutes)).isoformat(timespec="seconds")


def visit(number: str = "A1", arrived: float = 0, **fields: object) -> Visit:
    """A visit of that number."""
    known: dict[str, object] = {"id": Id(number.rjust(32, "0")), "session": SESSION, "arrived_at": at(arrived)}
    return Visit(number=number, **{**known, **fields})  # type: ignore[arg-type]  # fields of an entity, by name


def test_someone_waits_then_is_helped_then_has_gone() -> None:
    assert [state_of(one) for one in (visit(), visit(called_at=at(1)), visit(called_at=at(1), ended_at=at(2)))] == [
        "waiting", "going", "done"
    ]  # fmt: skip
    # She left without being called.
    assert state_of(visit(ended_at=at(2))) == "done"


def test_who_came_first_is_first_across_two_laptops() -> None:
    found = in_order([visit("B1", 3), visit("A2", 5), visit("A1", 0), visit("A10", 6)])
    assert [one.number for one in found] == ["A1", "B1", "A2", "A10"]


def test_a_clock_set_back_lets_nobody_pass() -> None:
    found = in_order([visit("A1", 60), visit("A2", 61), visit("A3", -30), visit("B1", 62)])
    assert [one.number for one in found] == ["A1", "A2", "A3", "B1"]


def test_moments_are_compared_and_not_their_texts() -> None:
    summer = visit("A1", 0, arrived_at="2026-10-25T02:30:00+02:00")
    winter = visit("B1", 0, arrived_at="2026-10-25T02:10:00+01:00")
    assert [one.number for one in in_order([winter, summer])] == ["A1", "B1"]


@given(st.lists(st.tuples(st.sampled_from("AB"), st.integers(-500, 500)), max_size=30))
def test_within_a_laptop_numbers_are_never_out_of_order(arrivals: list[tuple[str, int]]) -> None:
    counts = {"A": 0, "B": 0}
    visits = []
    for letter, minutes in arrivals:
        counts[letter] += 1
        visits.append(visit(f"{letter}{counts[letter]}", minutes))
    found = in_order(visits)
    assert sorted(one.id for one in found) == sorted(one.id for one in visits)
    for letter in "AB":
        numbers = [int(one.number[1:]) for one in found if one.number[0] == letter]
        assert numbers == sorted(numbers)


@pytest.mark.parametrize(("arrived", "minutes"), [(-12, 12), (0, 0), (-0.9, 0), (30, 0), (-65, 65)])
def test_waiting_is_told_in_whole_minutes_and_never_below_none(arrived: float, minutes: int) -> None:
    assert waited(visit(arrived=arrived), START) == minutes


def test_waiting_ends_with_the_call() -> None:
    assert waited(visit(called_at=at(20)), START + timedelta(hours=5)) == 20


@pytest.mark.parametrize(
    ("called", "before", "minutes"),
    [
        (-25, None, 25), (-25, 10, 35), (5, None, None), (5, 10, 10), (-MOST_MINUTES - 1, None, None), (-0.5, None, 0),
        (-MOST_MINUTES, 5, MOST_MINUTES),
    ],
)  # fmt: skip
def test_minutes_are_counted_or_not_known(called: float, before: int | None, minutes: int | None) -> None:
    assert spent(visit(called_at=at(called), minutes=before), START) == minutes


def test_minutes_of_someone_who_waits_are_those_before() -> None:
    assert spent(visit(minutes=7), START) == 7
    assert spent(visit(), START) is None


def test_the_last_moment_of_a_session() -> None:
    session = Session(id=SESSION, opened_at=at(0))
    assert last_activity(session, []) == at(0)
    assert last_activity(session, [visit(arrived=5), visit(arrived=3, called_at=at(9), ended_at=at(8))]) == at(9)


@pytest.mark.parametrize(
    ("place", "opened", "closed", "same"),
    [
        ("Salle", 10, "", True), ("SALLE", 10, "", True), ("Mairie", 10, "", False), ("Salle", 130, "", False),
        ("Salle", -60, at(-1), False), ("Salle", -60, at(0), True),
    ],
)  # fmt: skip
def test_two_laptops_open_one_session_between_them(place: str, opened: float, closed: str, same: bool) -> None:
    mine = Session(id=SESSION, date="2026-11-23", place="Salle", opened_at=at(0), closed_at=at(120))
    other = Session(id=Id("1" * 32), date="2026-11-23", place=place, opened_at=at(opened), closed_at=closed)
    assert overlap(mine, other) is same
    assert overlap(other, mine) is same


def test_a_session_is_counted() -> None:
    person = Id("2" * 32)
    found = figures(
        [
            visit(
                outcome="helped", minutes=20, language="ar", themes=("permit", "online"), posture="do", person=person
            ),
            visit(outcome="helped", minutes=0, language="ar", themes=("permit",), posture="show"),
            visit(outcome="left", language="", themes=("unknown",)),
            visit(outcome="referred", language="other:mina"),
        ]
    )
    assert (found.arrivals, found.anonymous, found.helped, found.left, found.referred) == (4, 3, 2, 1, 1)
    assert (found.minutes, found.measured) == (20, 2)
    assert found.languages == (("ar", 2), ("other:mina", 1))
    assert found.themes == (("permit", 2), ("online", 1))
    assert found.postures == (("do", 1), ("show", 1))
    assert figures([]).arrivals == 0


def test_no_offset_is_lost() -> None:
    assert datetime.fromisoformat(at(0)) == START
