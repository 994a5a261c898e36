"""What someone says beside a computed date: it is told, and never hides the date."""

from datetime import date
from typing import Any

import pytest

from app.domain.agenda.horizon import Horizon
from app.domain.agenda.lines import listed
from app.domain.agenda.model import Line, line_id
from app.domain.entities import Task
from tests.domain.agenda.people import SHE, file, lines, made, title

CARD: dict[str, Any] = {"kind": "card", "ground": "student", "valid_from": "2026-03-02", "valid_to": "2027-01-28"}
CLOSES = date(2026, 11, 29)
"""60 days before 28 January 2027."""
NEAR = Horizon(
    today=date(2026, 11, 22), last_session=date(2026, 11, 15), next_session=date(2026, 11, 29),
    until=date(2026, 12, 6), since=date(2026, 10, 22), rhythm=7, supposed=False,
)  # fmt: skip


def closing(valid_to: str = CARD["valid_to"], **said: Any) -> Line:
    """The last day to file, with what is said of it."""
    name = line_id(SHE, made(10), "renewal", "closes")
    task = Task(id=name, person=SHE, about=made(10), rule="renewal", date_name="closes", **said)
    held = file(titles=(title(**{**CARD, "valid_to": valid_to}),), tasks=(task,) if said else ())
    return next(line for line in lines(held) if line.date_name == "closes")


def on_the_list(line: Line) -> bool:
    return line in list(listed([line], NEAR))


def test_alone_it_is_the_computed_date() -> None:
    line = closing()
    assert (line.day, line.computed, line.state, line.weight, line.overridden) == (
        CLOSES,
        CLOSES,
        "open",
        "week",
        False,
    )
    assert on_the_list(line)


def test_another_date_stands_beside_the_computed_one_with_its_reason() -> None:
    line = closing(due="2026-11-25", reason="Le site ferme plus tôt")
    assert (line.day, line.computed, line.overridden) == (date(2026, 11, 25), CLOSES, True)
    assert line.task is not None
    assert line.task.reason == "Le site ferme plus tôt"
    assert line.outcome.dates


def test_a_date_later_than_the_computed_one_is_told() -> None:
    assert "later-than-computed" in [one.code for one in closing(due="2026-12-20", reason="vu").warnings]
    assert "later-than-computed" not in [one.code for one in closing(due="2026-11-25", reason="vu").warnings]


def test_what_is_done_leaves_the_list_and_stays_hers() -> None:
    line = closing(state="done", until="2026-11-29")
    assert (line.state, line.live, line.computed) == ("done", False, CLOSES)
    assert not on_the_list(line)


def test_what_was_done_for_another_date_is_to_be_done_again() -> None:
    line = closing(valid_to="2027-02-01", state="done", until="2026-11-29")
    assert line.state == "open"
    assert "changed-since-done" in [one.code for one in line.warnings]


@pytest.mark.parametrize(("until", "listed_now", "weight"), [
    ("2026-11-25", True, "week"), ("2026-12-06", True, "week"), ("2026-12-07", False, "week"),
])  # fmt: skip
def test_what_is_postponed_waits_until_then_but_never_past_its_own_day(
    until: str, listed_now: bool, weight: str
) -> None:
    line = closing(state="postponed", until=until)
    assert (line.state, line.weight, line.computed) == ("postponed", weight, CLOSES)
    assert on_the_list(line) is listed_now


def test_what_is_missed_and_postponed_is_not_late_until_then() -> None:
    line = closing(valid_to="2027-01-10", state="postponed", until="2026-12-04")
    assert (line.computed, line.weight) == (date(2026, 11, 11), "later")


def test_what_is_handed_over_stays_on_the_list_with_its_new_owner() -> None:
    line = closing(state="handed-over", to="C2")
    assert line.task is not None
    assert (line.state, line.task.to, on_the_list(line)) == ("handed-over", "C2", True)


def test_a_state_that_only_a_newer_program_knows_is_open() -> None:
    assert closing(state="delegated").state == "open"


def test_what_is_said_of_a_line_that_is_no_more_says_nothing() -> None:
    task = Task(
        id=line_id(SHE, made(99), "renewal", "closes"), person=SHE, about=made(99), rule="renewal", state="done"
    )
    assert lines(file(tasks=(task,))) == ()


def test_two_laptops_give_one_date_one_name() -> None:
    assert line_id(SHE, made(10), "renewal", "closes") == closing().id
    assert len({line_id(SHE, made(10), rule, name) for rule, name in (("a", "bc"), ("ab", "c"), ("a", "c"))}) == 3
