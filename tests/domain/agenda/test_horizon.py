"""How far the desk looks: the next session but one, read from the days of its sessions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agenda.horizon import horizon
from tests.domain.deadlines.asking import TODAY, parameters


def days(*texts: str) -> list[date]:
    return [date.fromisoformat(f"2026-{text}") for text in texts]


CASES = [
    ("nothing known: one a week is supposed", days(), 0, "2026-11-29", "2026-12-06", 7, True),
    ("one session: the same", days("11-20"), 0, "2026-11-27", "2026-12-04", 7, True),
    ("every week", days("11-05", "11-12", "11-19"), 0, "2026-11-26", "2026-12-03", 7, False),
    ("every two weeks", days("10-22", "11-05", "11-19"), 0, "2026-12-03", "2026-12-17", 14, False),
    ("twice a week", days("11-10", "11-13", "11-17", "11-20"), 0, "2026-11-23", "2026-11-26", 3, False),
    (
        "today is a session: the next one is the next",
        days("11-08", "11-15", "11-22"),
        0,
        "2026-11-29",
        "2026-12-06",
        7,
        False,
    ),
    ("one missed: the rhythm goes on", days("10-29", "11-05", "11-12"), 0, "2026-11-26", "2026-12-03", 7, False),
    ("closed since spring: a month at most", days("01-15", "05-15"), 0, "2026-12-18", "2027-01-18", 31, False),
    ("the desk says its own rhythm", days("11-05", "11-12", "11-19"), 21, "2026-12-10", "2026-12-31", 21, False),
    (
        "a session in the future, by a clock gone wrong",
        days("11-12", "11-19", "12-24"),
        0,
        "2026-11-26",
        "2026-12-03",
        7,
        False,
    ),
]


@pytest.mark.parametrize(
    ("held", "rhythm", "next_session", "until", "step", "supposed"), [row[1:] for row in CASES],
    ids=[row[0] for row in CASES],
)  # fmt: skip
def test_the_next_session_and_the_one_after(
    held: list[date], rhythm: int, next_session: str, until: str, step: int, supposed: bool
) -> None:
    found = horizon(held, TODAY, parameters(), rhythm)
    assert (found.next_session.isoformat(), found.until.isoformat()) == (next_session, until)
    assert (found.rhythm, found.supposed) == (step, supposed)


@given(held=st.lists(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=20), rhythm=st.integers(0, 60))
def test_the_horizon_lies_ahead_and_is_never_empty(held: list[date], rhythm: int) -> None:
    found = horizon(held, TODAY, parameters(), rhythm)
    assert found.since < found.today < found.next_session < found.until
    assert found.last_session < found.today
    assert found.next_session <= found.today + timedelta(days=found.rhythm)
