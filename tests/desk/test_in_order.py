"""A list that is kept is the list that would be made anew, whatever was recorded, and whenever."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.desk.in_order import InOrder
from app.domain.agenda.model import Line, in_order
from app.domain.changes import Recorded
from app.domain.deadlines.outcome import Outcome
from app.domain.ids import Id

PEOPLE = 6
LINES = st.lists(st.tuples(st.dates(date(2026, 11, 1), date(2026, 12, 1)), st.booleans()), max_size=3)
RECORDED = st.lists(st.dictionaries(st.integers(0, PEOPLE - 1), LINES, min_size=1), max_size=8)


class Desk:
    """Who has which lines; something may be recorded while a list is made."""

    def __init__(self) -> None:
        self.has: dict[Id, list[Line]] = {}
        self.asked: list[Id] = []
        self.everyone_asked = 0
        self.meanwhile: list[dict[Id, list[Line]]] = []
        self._tell: Any = None

    def on_change(self, listener: Any) -> None:
        """As a register does."""
        self._tell = listener

    def record(self, said: dict[Id, list[Line]]) -> None:
        """These persons have other lines from now on."""
        self.has.update(said)
        self._tell(Recorded(Id("b"), frozenset(), frozenset(said)))

    def everyone(self) -> Iterator[tuple[Id, Sequence[Line]]]:
        """What each has; while the second is asked, something else is recorded."""
        self.everyone_asked += 1
        for place, person in enumerate(sorted(self.has)):
            yield person, list(self.has[person])
            if not place and self.meanwhile:
                self.record(self.meanwhile.pop())

    def some(self, persons: Sequence[Id]) -> dict[Id, list[Line]]:
        """What these have."""
        self.asked += persons
        found = {person: list(self.has.get(person, [])) for person in persons}
        if self.meanwhile:
            self.record(self.meanwhile.pop())
        return found


def line(person: Id, day: date, number: int, *, red: bool) -> Line:
    """A line of a person."""
    outcome = Outcome(rule="renewal")
    return Line(
        id=Id(f"{person}{number}"), person=person, owner=person, about_kind="title", rule="renewal", date_name="closes",
        turn="closes", day=day, red=red, outcome=outcome,
    )  # fmt: skip


def lines(said: dict[int, list[tuple[date, bool]]]) -> dict[Id, list[Line]]:
    """What is recorded, as lines of persons."""
    return {
        (person := Id(f"p{number}")): [line(person, day, place, red=red) for place, (day, red) in enumerate(found)]
        for number, found in said.items()
    }


def wanted(found: Sequence[Line]) -> list[Line]:
    """Half of the days."""
    return [one for one in found if one.red or (one.day and one.day.day % 2)]


def ask(kept: InOrder, desk: Desk, under: object = "") -> tuple[Line, ...]:
    """One question; a red line may be another one a minute later."""
    return kept.of(
        under, desk.everyone, desk.some, select=wanted, lasts=lambda found: not any(one.red for one in found)
    )


@given(first=RECORDED, meanwhile=RECORDED, then=RECORDED)
def test_what_is_kept_is_what_would_be_made_anew(first: Any, meanwhile: Any, then: Any) -> None:
    desk = Desk()
    kept = InOrder(desk.on_change)
    for said in first:
        desk.record(lines(said))
    desk.meanwhile = [lines(said) for said in meanwhile]
    for said in [*then, {}]:
        if said:
            desk.record(lines(said))
        ask(kept, desk)
    while desk.meanwhile:
        desk.record(desk.meanwhile.pop())
        ask(kept, desk)
    assert ask(kept, desk) == in_order(one for found in desk.has.values() for one in wanted(found))


@pytest.fixture
def desk() -> Desk:
    """Three people with a line each."""
    made = Desk()
    made.has = lines({number: [(date(2026, 11, number * 2 + 1), False)] for number in range(3)})
    return made


def test_only_those_are_asked_about_whom_something_was_recorded(desk: Desk) -> None:
    kept = InOrder(desk.on_change)
    ask(kept, desk)
    assert ask(kept, desk) == ask(kept, desk)
    assert (desk.everyone_asked, desk.asked) == (1, [])
    desk.record(lines({1: []}))
    assert [one.person for one in ask(kept, desk)] == ["p0", "p2"]
    ask(kept, desk)
    assert (desk.everyone_asked, desk.asked) == (1, ["p1"])


def test_what_may_pass_is_asked_each_time(desk: Desk) -> None:
    kept = InOrder(desk.on_change)
    desk.record(lines({1: [(date(2026, 11, 3), True)]}))
    for _ in range(3):
        ask(kept, desk)
    assert (desk.everyone_asked, desk.asked) == (1, ["p1", "p1"])


def test_something_else_that_it_depends_on_an_import_and_a_lock_make_it_anew(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.desk.in_order.MOST_CHANGED", 2)
    kept = InOrder(desk.on_change)
    ask(kept, desk)
    ask(kept, desk, "another day")
    assert desk.everyone_asked == 2
    desk.record(lines({number: [] for number in range(3)}))
    assert (ask(kept, desk, "another day"), desk.everyone_asked, desk.asked) == ((), 3, [])
    desk.record(lines({1: [(date(2026, 11, 3), False)]}))
    assert ask(kept, desk, "another day")
    kept.clear()
    assert not len(kept)
    ask(kept, desk, "another day")
    assert desk.everyone_asked == 4


def test_a_list_that_is_being_made_when_the_desk_is_locked_is_not_kept(desk: Desk) -> None:
    kept = InOrder(desk.on_change)

    def everyone() -> Iterator[tuple[Id, Sequence[Line]]]:
        kept.clear()
        return desk.everyone()

    kept.of("", everyone, desk.some, select=wanted, lasts=lambda _found: True)
    assert not len(kept)


def test_of_two_that_are_made_at_once_the_newer_is_kept(desk: Desk) -> None:
    kept = InOrder(desk.on_change)

    def everyone() -> Iterator[tuple[Id, Sequence[Line]]]:
        before = list(desk.everyone())
        desk.record(lines({1: []}))
        ask(kept, desk)
        return iter(before)

    kept.of("", everyone, desk.some, select=wanted, lasts=lambda _found: True)
    assert [one.person for one in ask(kept, desk)] == ["p0", "p2"]
