"""Dates and moments as people read them, in any language that Babel knows; always in Western digits."""

from datetime import date, datetime

from babel.dates import format_date

from app.domain.dates import PartialDate, from_edtf

# Right-to-left text would move the parts of a date around: they are isolated (Unicode UAX 9, section 2.4.2).
ISOLATE_LEFT_TO_RIGHT = "\u2066"
ISOLATE_AUTO = "\u2068"
POP = "\u2069"
EASTERN_DIGITS = {zero + digit: str(digit) for zero in (0x660, 0x6F0) for digit in range(10)}


def short_date(day: date, language: str = "fr") -> str:
    """`22 nov. 2026`: for lists."""
    return _formatted(day, "d MMM y", language)


def long_date(day: date, language: str = "fr") -> str:
    """`22 novembre 2026`: for papers and headings."""
    return _formatted(day, "d MMMM y", language)


def full_date(day: date, language: str = "fr") -> str:
    """`dimanche 22 novembre 2026`."""
    return _formatted(day, "EEEE d MMMM y", language)


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
    """A birth date as papers write it: `12/03/1990`, `03/1990`, `1990`; empty where nothing is known."""
    return partial_text(from_edtf(edtf))


def partial_text(born: PartialDate) -> str:
    """A partial date with `??` for an unknown part before a known one."""
    if not born:
        return ""
    year = str(born.year) if born.year else "????"
    if not born.month and not born.day:
        return year
    month = f"{born.month:02d}" if born.month else "??"
    return f"{born.day:02d}/{month}/{year}" if born.day else f"{month}/{year}"


def _formatted(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=language.replace("-", "_")).translate(EASTERN_DIGITS)


def isolated(text: str) -> str:
    """A value kept whole inside a sentence of another direction."""
    return f"{ISOLATE_AUTO}{text}{POP}"
