"""Dates and moments as people read them, in any language that Babel knows; always in Western digits."""

import re
from datetime import date, datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from app.domain.dates import PartialDate, from_edtf

SHORT, LONG, FULL = "d MMM y", "d MMMM y", "EEEE d MMMM y"
_DIGIT = re.compile(r"\d")
_FIRST = re.compile(r"\b1(?= \D)")
"""In French the first day of a month is an ordinal: `1er novembre`."""

# Their parts stand in another order, or with words between: as the Unicode locale data (CLDR) write them.
_OWN_ORDER = ("pt", "es", "zh", "ja", "ko", "hu", "lt", "mn")

# Their month names are also those of the Ethiopian calendar, whose months begin on other days: digits tell which it is.
_TWO_CALENDARS = ("ti", "am")


def short_date(day: date, language: str = "fr") -> str:
    """`22 nov. 2026`: for lists."""
    return _formatted(day, SHORT, language)


def long_date(day: date, language: str = "fr") -> str:
    """`22 novembre 2026`: for papers and headings."""
    return _formatted(day, LONG, language)


def full_date(day: date, language: str = "fr") -> str:
    """`dimanche 22 novembre 2026`."""
    return _formatted(day, FULL, language)


def month_name(day: date, language: str = "fr") -> str:
    """`Novembre 2026`: the month of a day, as a heading."""
    text = _formatted(day, "LLLL y", language)
    return text[:1].upper() + text[1:]


def weekday_name(number: int, language: str = "fr") -> str:
    """`lun.`: a day of the week, from Monday (0) to Sunday (6), for a column."""
    return _formatted(date(2024, 1, 1 + number), "EEE", language)


def seen_date(text: str, language: str = "fr") -> str:
    """A day, a month or a year of an ISO text: `22 nov. 2026`, `octobre 2025`, `2025`."""
    year, *rest = (int(part) for part in text.split("-"))
    if not rest:
        return str(year)
    day = date(year, rest[0], rest[1] if len(rest) > 1 else 1)
    return _formatted(day, SHORT if len(rest) > 1 else "LLLL y", language)


def short_month(day: date, language: str = "fr") -> str:
    """`oct.`: the month of a day, for an axis."""
    return _formatted(day, "LLL", language)


def clock_time(moment: datetime) -> str:
    """`14:05`."""
    return moment.strftime("%H:%M")


def moment_of(text: str) -> datetime:
    """The moment of an ISO 8601 text of the register."""
    return datetime.fromisoformat(text)


def short_moment(text: str, language: str = "fr") -> str:
    """`22 nov. 2026, 14:05` of an ISO 8601 text; the day alone where it has no time."""
    moment = datetime.fromisoformat(text)
    day = short_date(moment.date(), language)
    return f"{day}, {clock_time(moment)}" if "T" in text else day


def birth_text(edtf: str) -> str:
    """A birth date as papers write it: `12/03/1990`, `03/1990`, `1990`; empty where nothing is known.

    What only a newer program can read is shown as it was written.
    """
    try:
        return partial_text(from_edtf(edtf))
    except ValueError:
        return edtf


def partial_text(born: PartialDate) -> str:
    """A partial date with `??` for an unknown part before a known one."""
    if not born:
        return ""
    year = str(born.year) if born.year else "????"
    if not born.month and not born.day:
        return year
    month = f"{born.month:02d}" if born.month else "??"
    return f"{born.day:02d}/{month}/{year}" if born.day else f"{month}/{year}"


@lru_cache(maxsize=1024)
def _formatted(day: date, pattern: str, language: str) -> str:
    digits = f"{day.day:02d}/{day.month:02d}/{day.year}"
    tongue = language.split("-")[0]
    try:
        locale = Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        # A language in which nobody has named the months yet.
        return digits
    if tongue in _OWN_ORDER:
        pattern = {SHORT: "medium", LONG: "long", FULL: "full"}.get(pattern, pattern)
    elif tongue in _TWO_CALENDARS and pattern == SHORT:
        return digits
    found = _DIGIT.sub(lambda digit: str(int(digit.group())), format_date(day, pattern, locale=locale))
    if tongue == "fr":
        return _FIRST.sub("1er", found)
    return f"{found} ({digits})" if tongue in _TWO_CALENDARS and "d" in pattern else found
