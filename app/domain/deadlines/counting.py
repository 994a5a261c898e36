"""Counting: days are days, months are months, hours are hours; working days of mainland France.

A period in months ends on the same day number, or on the last day of a shorter month.
"""

from calendar import SATURDAY, SUNDAY, monthrange
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import cache

import holidays

from app.domain.deadlines.parameters import Known
from app.domain.faults import KnownError

MONTHS_OF_A_YEAR = 12
ONE_DAY = timedelta(days=1)
ONE_HOUR = timedelta(hours=1)


def add_months(day: date, months: int) -> date:
    """The same day number `months` later (earlier when negative), or the last day of a shorter month."""
    year, month = divmod(day.year * MONTHS_OF_A_YEAR + day.month - 1 + months, MONTHS_OF_A_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise KnownError("deadlines.out-of-calendar", day=day.isoformat())
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, years: int) -> date:
    """The birthday `years` later; on 28 February for someone born on the 29th: the earlier reading."""
    return add_months(day, years * MONTHS_OF_A_YEAR)


def after(day: date, delay: Known) -> date:
    """The day that ends a period of days or months that starts on `day`."""
    return _moved(day, delay, 1)


def before(day: date, delay: Known) -> date:
    """The day from which a period of days or months leads to `day`."""
    return _moved(day, delay, -1)


def _moved(day: date, delay: Known, sign: int) -> date:
    if delay.unit == "months":
        return add_months(day, sign * delay.number)
    if delay.unit != "days":
        raise KnownError("deadlines.parameter-unfit", key=delay.key, value=f"{delay.value} {delay.unit}")
    return shifted(day, sign * delay.number)


def shifted(day: date, days: int) -> date:
    """`day` moved by a number of days. Raises `deadlines.out-of-calendar`."""
    try:
        return day + timedelta(days=days)
    except OverflowError as error:
        raise KnownError("deadlines.out-of-calendar", day=day.isoformat()) from error


def hours_after(start: datetime, delay: Known) -> tuple[datetime, datetime]:
    """The moment that ends a period of hours, on the clocks of mainland France: the earlier reading, then the other.

    Where clocks change within the period, an hour on the dial and an hour elapsed differ: the earlier end is first.
    Raises `deadlines.parameter-unfit` where the delay is not in hours.
    """
    if delay.unit != "hours":
        raise KnownError("deadlines.parameter-unfit", key=delay.key, value=f"{delay.value} {delay.unit}")
    try:
        dial = start + timedelta(hours=delay.number)
        if any(start < change <= dial for change in _back_to_winter(start.year, dial.year)):
            return dial - ONE_HOUR, dial
        if any(start < change <= dial for change in _on_to_summer(start.year, dial.year)):
            return dial, dial + ONE_HOUR
    except OverflowError as error:
        raise KnownError("deadlines.out-of-calendar", day=start.date().isoformat()) from error
    return dial, dial


SUMMER_BEGINS, SUMMER_ENDS = 3, 10
"""Months whose last Sunday moves the clocks (directive 2000/84/CE, articles 2 and 3)."""
CLOCKS_MOVED = time(3)
"""By then both changes have taken place."""


def _on_to_summer(first: int, last: int) -> Iterator[datetime]:
    yield from (_last_sunday(year, SUMMER_BEGINS) for year in range(first, last + 1))


def _back_to_winter(first: int, last: int) -> Iterator[datetime]:
    yield from (_last_sunday(year, SUMMER_ENDS) for year in range(first, last + 1))


def _last_sunday(year: int, month: int) -> datetime:
    day = date(year, month, monthrange(year, month)[1])
    while day.weekday() != SUNDAY:
        day -= ONE_DAY
    return datetime.combine(day, CLOCKS_MOVED)


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("FR", years=year))


def working(day: date) -> bool:
    """Whether offices open that day in mainland France: no Saturday, Sunday or public holiday."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


def last_working_day(day: date) -> date:
    """The working day that is `day` or the last one before."""
    while not working(day):
        day -= ONE_DAY
    return day


def next_working_day(day: date) -> date:
    """The working day that is `day` or the first one after."""
    while not working(day):
        day += ONE_DAY
    return day
