"""Conditions: a fact that is not known satisfies nothing but being unknown; months are calendar months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.guides.conditions import Situation, add_months, holds, moved, value_on
from app.guides.model import Condition, Shift
from app.guides.topics import DatedValue, Parameter, Unit

TODAY = date(2026, 11, 22)


def parameter(unit: Unit, *values: tuple[str, str | None, str]) -> Parameter:
    """A parameter of these (from, until, value)."""
    return Parameter(
        unit=unit,
        values=tuple(
            DatedValue(
                from_=date.fromisoformat(start),
                until=date.fromisoformat(end) if end else None,
                value=value,
                reference="x",
                status="verified",
                source="law",
                checked_on=TODAY,
            )
            for start, end, value in values
        ),
    )


PARAMETERS = {
    "days": parameter("days", ("2021-01-01", None, "60")),
    "months": parameter("months", ("2021-01-01", None, "6")),
    "later": parameter("days", ("2027-01-01", None, "60")),
}
FACTS = {"kind": "card", "until": "2027-01-21", "age": "18", "odd": "many", "lost": "unknown", "when": "2027"}


def situation() -> Situation:
    """What is known in these tests."""
    return Situation(FACTS, {"asked": "yes"}, PARAMETERS, TODAY)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Condition(fact="kind", is_="card"), True),
        (Condition(fact="kind", is_="visa"), False),
        (Condition(fact="kind", in_=("visa", "card")), True),
        (Condition(fact="kind", in_=("visa",)), False),
        (Condition(answer="asked", is_="yes"), True),
        (Condition(answer="not-asked", is_="yes"), False),
        (Condition(fact="kind", known=True), True),
        (Condition(fact="kind", known=False), False),
        (Condition(fact="lost", known=False), True),
        (Condition(fact="lost", is_="unknown"), True),
        (Condition(fact="nobody", is_="unknown"), True),
        (Condition(fact="nobody", known=True), False),
        (Condition(fact="nobody", in_=("",)), False),
        (Condition(fact="nobody", before="today"), False),
        (Condition(fact="nobody", at_least="0"), False),
        (Condition(fact="age", at_least="18"), True),
        (Condition(fact="age", at_least="18.5"), False),
        (Condition(fact="odd", at_least="1"), False),
        (Condition(fact="until", after="today"), True),
        (Condition(fact="until", before="2027-01-21"), False),
        (Condition(fact="until", before="2027-01-22"), True),
        (Condition(fact="until", minus="days", before="today"), False),
        (Condition(fact="until", minus="days", after="today"), False),
        (Condition(fact="until", minus="days", after="2026-11-21"), True),
        (Condition(fact="until", plus="months", after="2027-07-20"), True),
        (Condition(fact="until", minus="later", before="today"), False),
        (Condition(fact="when", before="today"), False),
        (Condition(fact="when", after="today"), False),
    ],
)
def test_a_condition_holds_or_not(condition: Condition, expected: bool) -> None:
    assert holds(condition, situation()) is expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2026-12-15", 1, "2027-01-15"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-11-22", 0, "2026-11-22"),
        ("2026-01-15", -13, "2024-12-15"),
    ],
)
def test_months_end_on_the_same_day_number_or_the_last(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(-200, 200))
def test_months_never_run_over_into_the_next(day: date, months: int) -> None:
    found = add_months(day, months)
    assert found.day <= day.day
    assert found.year * 12 + found.month == day.year * 12 + day.month + months


def test_a_date_is_moved_by_the_value_of_the_day() -> None:
    assert moved(TODAY, Shift(fact="x"), PARAMETERS, TODAY) == TODAY
    assert moved(TODAY, Shift(fact="x", minus="later"), PARAMETERS, TODAY) is None


def test_a_value_holds_from_its_first_to_its_last_day() -> None:
    fee = parameter("euros", ("2020-01-01", "2025-12-31", "25"), ("2026-05-01", None, "50"))
    values = [
        value_on(fee, date.fromisoformat(day)) for day in ("2019-12-31", "2025-12-31", "2026-04-30", "2026-05-01")
    ]
    assert [value.value if value else None for value in values] == [None, "25", None, "50"]
