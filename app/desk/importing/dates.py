"""Dates as lists write them: the day before the month, days counted by Excel, years with two figures refused."""

import re
from datetime import date, timedelta

import msgspec

from app.domain.dates import OLDEST_YEAR, PartialDate, month_number, partial_date
from app.exchange.sheets import Cell

_DAY_FIRST = re.compile(
    r"([\d?xX]{1,2})(?:er)?\s*[./\-\s]\s*([^\W_]{1,9}|\?{1,2})\.?\s*[./\-\s]\s*(\d{4}|\d{1,2})(?!\d)"
)
_YEAR_FIRST = re.compile(r"(\d{4})[./\-](\d{1,2})(?:[./\-](\d{1,2})(?:[T ].*)?)?")
_MONTH = re.compile(r"([^\W_]{1,9})\.?\s*[./\-\s]\s*(\d{4})")
_YEAR = re.compile(r"\d{4}")
_WHOLE_NUMBER = re.compile(r"(?<=^\d{4})[.,]0$|(?<=^\d{5})[.,]0$")
_MIDNIGHT = re.compile(r"\s+0?0[:h]00.*")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_DIGITS_FROM_YEAR = re.compile(r"(\d{4})(\d{2})(\d{2})")
_FIRST_SERIAL = 7_000
_YEAR_FIGURES = 4
LAST_YEAR = 2150


class ListedDate(msgspec.Struct, frozen=True):
    """A date of a list; `wrong` says why it cannot be kept.

    `wrong`: `unreadable`, `impossible` (31/02), `two-digits`, `year`. `day_first`: the other order would be a date too.
    `counted`: it was a number of days.
    """

    found: PartialDate = PartialDate()
    wrong: str = ""
    day_first: bool = False
    counted: bool = False


def listed_date(cell: Cell) -> ListedDate:
    """The date of a cell, which is not empty."""
    text = _WHOLE_NUMBER.sub("", _MIDNIGHT.sub("", cell.text.strip()))
    if text.isascii() and text.isdigit() and len(text) != _YEAR_FIGURES:
        return _of_digits(text)
    if _YEAR.fullmatch(text):
        return _made(int(text), None, None)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part or 0) for part in found.groups())
        # Databases write 1990-00-00 where only the year is known.
        return _made(year, month or None, (day or None) if month else None)
    if found := _DAY_FIRST.fullmatch(text):
        return _with_day(*found.groups())
    if found := _MONTH.fullmatch(text):
        return _with_day("", found.group(1), found.group(2))
    return ListedDate(wrong="unreadable")


def _with_day(day: str, month: str, year: str) -> ListedDate:
    if len(year) < _YEAR_FIGURES:
        return ListedDate(wrong="two-digits")
    # Papers write 00/00/1990 or XX/XX/1990 where only the year is known.
    known_day = int(day) if day.isdigit() and int(day) else None
    month_unknown = not month.strip("0?xX")
    number = None if month_unknown else month_number(month)
    if number is None and not month_unknown:
        wrong = "impossible" if month.isdigit() else "unreadable"
        return ListedDate(wrong=wrong)
    made = _made(int(year), number, known_day if number else None)
    swapped = month.isdigit() and known_day is not None and known_day <= 12 and known_day != number
    return msgspec.structs.replace(made, day_first=bool(swapped and not made.wrong))


def _made(year: int, month: int | None, day: int | None) -> ListedDate:
    if not OLDEST_YEAR <= year <= LAST_YEAR:
        return ListedDate(wrong="year")
    try:
        return ListedDate(partial_date(year, month, day))
    except ValueError:
        return ListedDate(wrong="impossible")


def _of_digits(text: str) -> ListedDate:
    """A date without anything between its parts, as databases write it (`19900312`); else a number of days."""
    if found := _DIGITS_FROM_YEAR.fullmatch(text):
        whole = _made(*(int(part) for part in found.groups()))
        if not whole.wrong:
            return whole
    if found := _DIGITS.fullmatch(text):
        return _with_day(*found.groups())
    return _counted(int(text[:9]))


def _counted(serial: int) -> ListedDate:
    """A day counted from the end of 1899, as Excel does where a column lost its format."""
    day = date(1899, 12, 30) + timedelta(days=serial) if serial in range(_FIRST_SERIAL, 100_000) else None
    if day is None:
        return ListedDate(wrong="unreadable")
    return ListedDate(PartialDate(day.year, day.month, day.day), counted=True)
