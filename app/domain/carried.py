"""What was typed to look for someone, sorted into the fields of her form: nothing typed is lost."""

import re

import msgspec

from app.domain.romanisation import PARTICLES
from app.domain.text import clean_line, script_of

_DATE = re.compile(r"(?<!\d)(\d{1,2})[./\-](\d{1,2})[./\-](\d{4})(?!\d)")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_PHONE = re.compile(r"(?<!\w)(?:\+\d{1,3}|0)(?:[\s.\-]?\d){8,10}(?!\w)")
_NUMBER = re.compile(r"(?<!\w)\d{6,}(?!\w)")


class Carried(msgspec.Struct, frozen=True):
    """The parts, as typed; `birth` are day, month, year as texts."""

    family: str = ""
    given: str = ""
    own_script: str = ""
    birth: tuple[str, str, str] = ("", "", "")
    phone: str = ""
    foreigner_number: str = ""


def carried(typed: str) -> Carried:
    """Sorts what was typed.

    Of the names, those in capitals are the family name; without any, the first word is, with the particles before it
    (*Ould Brahim*, *El Haj Ali*).
    """
    rest = clean_line(typed).text
    birth = ("", "", "")
    found = _DATE.search(rest)
    if found:
        birth = (found.group(1), found.group(2), found.group(3))
        rest = rest.replace(found.group(), " ", 1)
    rest, phone = _taken(_PHONE, rest)
    rest, number = _taken(_NUMBER, rest)
    if not any(birth):
        rest, year = _taken(_YEAR, rest)
        birth = ("", "", year)
    words = rest.split()
    own = [word for word in words if script_of(word) not in ("", "Latin")]
    family, given = _names([word for word in words if word not in own])
    return Carried(family, given, " ".join(own), birth, phone, number)


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    found = pattern.search(text)
    return (text.replace(found.group(), " ", 1), found.group().strip()) if found else (text, "")


def _names(words: list[str]) -> tuple[str, str]:
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if capitals and len(capitals) < len(words):
        return " ".join(capitals), " ".join(word for word in words if word not in capitals)
    first = next((place for place, word in enumerate(words) if word.casefold() not in PARTICLES), 0)
    return " ".join(words[: first + 1]), " ".join(words[first + 1 :])
