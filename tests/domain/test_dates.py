"""Dates of which any part may be unknown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.dates import PartialDate, earliest, from_edtf, month_number, partial_date, read_date
from app.domain.faults import KnownError

TODAY = date(2026, 11, 23)
ANY_DATE = st.dates(date(1880, 1, 1), TODAY)


@given(ANY_DATE, st.sets(st.sampled_from(["year", "month", "day"])))
def test_a_date_is_read_from_three_fields_and_from_its_own_text(whole: date, known: set[str]) -> None:
    parts = {name: getattr(whole, name) if name in known else None for name in ("year", "month", "day")}
    expected = PartialDate(**parts)
    typed = {name: "" if value is None else str(value) for name, value in parts.items()}
    assert read_date(typed["day"], typed["month"], typed["year"], TODAY) == expected
    assert from_edtf(str(expected)) == expected
    assert (expected.whole == whole) == (len(known) == 3)
    assert bool(expected) == bool(known)
    assert earliest(expected) <= whole


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_any_text_is_a_date_or_a_known_fault(day: str, month: str, year: str) -> None:
    try:
        found = read_date(day, month, year, TODAY)
    except KnownError as fault:
        assert fault.code in {"date.impossible", "date.year", "date.future"}
    else:
        assert from_edtf(str(found)) == found


DIGITS = st.text("0123456789²①٣𐩀 -/", max_size=6)


@given(DIGITS, DIGITS, DIGITS)
def test_any_digits_are_a_date_or_a_known_fault(day: str, month: str, year: str) -> None:
    try:
        read_date(day, month, year, TODAY)
    except KnownError as fault:
        assert fault.code.startswith("date.")


@given(st.text("0123456789X-", max_size=11) | st.text(max_size=11))
def test_any_text_is_edtf_or_a_value_error(text: str) -> None:
    try:
        found = from_edtf(text)
    except ValueError:
        return
    assert from_edtf(str(found)) == found


@pytest.mark.parametrize(
    ("day", "month", "year", "code"),
    [
        ("31", "02", "1990", "date.impossible"),
        ("29", "2", "1991", "date.impossible"),
        ("31", "4", "", "date.impossible"),
        ("30", "2", "", "date.impossible"),
        ("0", "1", "1990", "date.impossible"),
        ("32", "", "", "date.impossible"),
        ("1", "13", "1990", "date.impossible"),
        ("1", "0", "1990", "date.impossible"),
        ("1", "brumaire", "1990", "date.impossible"),
        ("1", "jui", "1990", "date.impossible"),
        ("x", "1", "1990", "date.impossible"),
        ("1", "1", "90", "date.year"),
        ("1", "1", "1879", "date.year"),
        ("1", "1", "0000", "date.impossible"),
        ("24", "11", "2026", "date.future"),
        ("", "12", "2026", "date.future"),
        ("", "", "2027", "date.future"),
    ],
)
def test_an_impossible_date_is_told(day: str, month: str, year: str, code: str) -> None:
    with pytest.raises(KnownError) as fault:
        read_date(day, month, year, TODAY)
    assert fault.value.code == code


@pytest.mark.parametrize(
    ("day", "month", "year", "text"),
    [
        ("29", "2", "", "XXXX-02-29"),
        ("29", "2", "1992", "1992-02-29"),
        ("", "", "", ""),
        ("12", "", "1990", "1990-XX-12"),
        ("12", "", "", "XXXX-XX-12"),
        ("", "3", "1990", "1990-03"),
        (" 1 ", " Mars ", " 1990 ", "1990-03-01"),
        ("23", "11", "2026", "2026-11-23"),
    ],
)
def test_a_date_is_written_as_far_as_it_is_known(day: str, month: str, year: str, text: str) -> None:
    assert str(read_date(day, month, year, TODAY)) == text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", 3), ("03", 3), ("12", 12), ("13", None), ("0", None), ("003", None), ("", None), ("m", None),
        ("ma", None), ("mars", 3),
        ("Mar.", 3), ("MARCH", 3), ("mai", 5), ("May", 5), ("févr", 2), ("Février", 2), ("feb", 2),
        ("juin", 6), ("june", 6), ("juil.", 7), ("july", 7), ("jui", None), ("août", 8), ("aou", 8), ("Aug", 8),
        ("sept", 9), ("déc", 12), ("december", 12), ("marie", None), ("decathlon", None), ("²", 2),
    ],
)  # fmt: skip
def test_months(text: str, number: int | None) -> None:
    assert month_number(text) == number


@pytest.mark.parametrize(
    "text", ["1990-13", "1990-02-30", "90", "1990-3", "1990/03/12", "0000", "1990-03-12T00", "~1990", " "]
)
def test_what_is_no_edtf(text: str) -> None:
    with pytest.raises(ValueError):
        from_edtf(text)


def test_a_date_has_a_year_of_four_digits() -> None:
    with pytest.raises(ValueError, match="10000"):
        partial_date(10000, None, None)
