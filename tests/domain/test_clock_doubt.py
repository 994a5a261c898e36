"""A clock that is obviously wrong, and clocks that are only strange."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.clock_doubt import doubts

MADE = date(2026, 11, 22)
PARIS = timezone(timedelta(hours=1))
LAST = datetime(2026, 12, 1, 18, tzinfo=PARIS)
NONE: list[str] = []


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+01:00")


@pytest.mark.parametrize(("now", "last", "expected"), [
    ("2026-12-01T18:30", LAST, NONE),
    ("2026-11-22T00:10", None, NONE),
    ("2026-11-21T08:00", None, NONE),
    ("2026-11-20T08:00", None, ["clock.before-content"]),
    ("2012-01-01T00:00", LAST, ["clock.before-content"]),
    ("2026-11-30T18:30", LAST, NONE),
    ("2026-11-30T17:30", LAST, ["clock.before-entry"]),
    ("2031-12-01T09:00", LAST, NONE),
    ("2031-12-02T09:00", LAST, ["clock.far-ahead"]),
    ("2031-11-23T09:00", None, ["clock.far-ahead"]),
    ("2031-11-22T09:00", None, NONE),
])  # fmt: skip
def test_what_is_told_of_a_clock(now: str, last: datetime | None, expected: list[str]) -> None:
    assert [one.code for one in doubts(at(now), MADE, last)] == expected


def test_the_time_zone_of_the_last_entry_does_not_matter() -> None:
    assert doubts(at("2026-11-30T18:30"), MADE, LAST.astimezone(UTC)) == ()


DAYS = st.integers(-10_000, 10_000).map(lambda days: LAST + timedelta(days=days))


@given(now=DAYS, last=st.none() | DAYS)
def test_any_clock_is_answered_by_one_sentence_at_most(now: datetime, last: datetime | None) -> None:
    assert len(doubts(now, MADE, last)) <= 1
