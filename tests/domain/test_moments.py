"""A day and a time as people type them."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.domain.moments import read_day, read_moment, read_time

PARIS = timezone(timedelta(hours=1))
EARLIEST, LATEST = (datetime.fromisoformat(day) for day in ("1900-01-01", "2999-12-31"))


@pytest.mark.parametrize(
    "typed", ["22/11/2026", " 22.11.26", "22-11-2026", "22 nov. 2026", "22 novembre 2026", "22 11 2026", "2026-11-22"]
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    assert read_day(typed) == date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["", "31/02/2026", "22/13/2026", "22/11", "demain", "22/11/226", "1/1/0000"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(KnownError) as refused:
        read_day(typed)
    assert refused.value.code == "date.impossible"


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [("14:30", 14, 30), ("14h30", 14, 30), ("14 h 30", 14, 30), ("1430", 14, 30), ("9h", 9, 0), ("9", 9, 0),
     ("14.05", 14, 5), ("14H", 14, 0)],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(typed: str, hour: int, minute: int) -> None:
    assert read_time(typed) == time(hour, minute)


@pytest.mark.parametrize("typed", ["", "25:00", "14:60", "midi", "14:3", "143"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(KnownError) as refused:
        read_time(typed)
    assert refused.value.code == "time.impossible"


@given(st.datetimes(min_value=EARLIEST, max_value=LATEST))
def test_what_is_written_is_read_again(moment: datetime) -> None:
    found = read_moment(moment.strftime("%d/%m/") + f"{moment.year:04d}", moment.strftime("%H:%M"), PARIS)
    assert found == moment.replace(second=0, microsecond=0, tzinfo=PARIS)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_a_moment_or_a_known_fault(day: str, at: str) -> None:
    try:
        assert read_moment(day, at, PARIS).tzinfo is PARIS
    except KnownError as fault:
        assert fault.code in ("date.impossible", "time.impossible")


@given(st.from_regex(r"\d{1,4}[/. -]\d{1,2}[/. -]\d{1,4}", fullmatch=True))
def test_any_digits_are_a_day_or_a_known_fault(text: str) -> None:
    try:
        read_day(text)
    except KnownError as fault:
        assert fault.code == "date.impossible"
