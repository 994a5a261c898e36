"""What someone types into the search, read as words, dates, numbers and references."""

import re
from itertools import pairwise

import msgspec

from app.domain.dates import OLDEST_YEAR, PartialDate, month_number, partial_date
from app.domain.references import PREFIX_LETTERS, check_letter
from app.domain.romanisation import PARTICLES, name_words, national, romanised, squeezed

MOST_WORDS = 8
MOST_TYPED = 300
LATEST_YEAR = 2100
_SHORT_YEAR = 2
_LONGEST_MONTH = 31

_NUMBER_BEFORE, _NUMBER_AFTER = r"(?<!\d)(?<!\d[\s./\-])", r"(?!\d)(?![\s./\-]\d)"
_DAY_MONTH_YEAR = re.compile(_NUMBER_BEFORE + r"(\d{1,2})[\s./\-](\d{1,2})[\s./\-](\d{4})" + _NUMBER_AFTER)
_DAY_MONTH_SHORT_YEAR = re.compile(_NUMBER_BEFORE + r"(\d{1,2})[./\-](\d{1,2})[./\-](\d{2})" + _NUMBER_AFTER)
_YEAR_MONTH_DAY = re.compile(_NUMBER_BEFORE + r"(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})" + _NUMBER_AFTER)
_YEAR_MONTH = re.compile(r"(?<![\w./\-])(\d{4})[./\-](\d{1,2})" + _NUMBER_AFTER)
_DAY_UNKNOWN = re.compile(r"(?<!\w)[xX?]{2}[./\-]([xX?]{2}|\d{1,2})[./\-](\d{4})(?!\d)")
_MONTH_YEAR = re.compile(_NUMBER_BEFORE + r"(\d{1,2})[./\-](\d{4})" + _NUMBER_AFTER)
_DAY_NAMED_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d_]{3,9})\.?\s+(\d{4})(?!\d)")
_NAMED_MONTH_DAY_YEAR = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
_NAMED_MONTH_YEAR = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{4})")
_EIGHT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_EIGHT_FROM_YEAR = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"\d{4}")
_PHONE = re.compile(_NUMBER_BEFORE + r"(?<!\w)(?:\+|0)[\d\s.()/\-]{4,}\d(?!\w)")
_ONLY_DIGITS = re.compile(r"\+?[\d\s.()/\-]*\d[\d\s.()/\-]*")
_REFERENCE = re.compile(r"(?<!\w)([a-z]{2})[\s\-]?(\d{4,})[\s\-]?([a-z])(?!\w)", re.IGNORECASE)


class Word(msgspec.Struct, frozen=True):
    """Something typed: a key that begins with one of `starts`, or a date of birth; a particle may also be missing.

    `name` is the word where it can be one of a name; `births` are the dates that it can be, as EDTF.
    """

    starts: tuple[str, ...]
    optional: bool = False
    name: str = ""
    births: tuple[str, ...] = ()


def words_of(typed: str) -> list[Word]:
    """The words that someone typed: a date is one word, a telephone number too."""
    found: list[Word] = []
    # A word that is cut off is none.
    rest = typed if len(typed) <= MOST_TYPED else typed[:MOST_TYPED].rpartition(" ")[0] or typed[:MOST_TYPED]
    for pattern, read in (
        (_REFERENCE, _reference), (_DAY_MONTH_YEAR, _date), (_DAY_MONTH_SHORT_YEAR, _date),
        (_YEAR_MONTH_DAY, _iso_date), (_DAY_UNKNOWN, _month), (_DAY_NAMED_MONTH_YEAR, _date),
        (_NAMED_MONTH_DAY_YEAR, _month_first), (_MONTH_YEAR, _month), (_YEAR_MONTH, _iso_month), (_PHONE, _phone),
    ):  # fmt: skip
        for match in list(pattern.finditer(rest)):
            word = read(match)
            if word:
                found.append(word)
                rest = rest.replace(match.group(), " ", 1)
    whole = rest.strip()
    if not found and (only := _alone(whole)):
        return [only]
    return list(dict.fromkeys(found + _plain(whole)))[:MOST_WORDS]


def _plain(text: str) -> list[Word]:
    words = list(dict.fromkeys(name_words(text)))
    neighbours = ["".join(pair) for pair in pairwise(words)]
    # A number written in groups is one key.
    together = [squeezed(text)] if re.search(r"\d", romanised(text)) else []
    named = any(word not in PARTICLES for word in words)
    return [
        Word(
            _distinct(word, *neighbours[max(place - 1, 0) : place + 1], *together),
            named and word in PARTICLES,
            name=word if word.isalpha() else "",
            births=_births_of_digits(word),
        )
        for place, word in enumerate(words)
    ]


def _alone(text: str) -> Word | None:
    """What a text says that is nothing but a number in groups, or a month."""
    if _ONLY_DIGITS.fullmatch(text):
        digits = squeezed(text)
        # Typed without the zero that it begins with in France, or without the sign before a country's digits.
        return Word(_distinct(digits, national(text), "0" + digits), births=_births_of_digits(digits))
    match = _NAMED_MONTH_YEAR.fullmatch(text)
    return _word(*_births(None, match.group(1), match.group(2))) if match else None


def _distinct(*starts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, starts)))


def _word(*births: str) -> Word | None:
    return Word((), births=_distinct(*births)) if births else None


def _reference(match: re.Match[str]) -> Word | None:
    prefix, digits, letter = match.group(1).upper(), match.group(2), match.group(3).upper()
    if set(prefix) <= set(PREFIX_LETTERS) and check_letter(prefix, int(digits)) == letter:
        return Word((squeezed(match.group()),))
    return None


def _phone(match: re.Match[str]) -> Word | None:
    return Word(_distinct(national(match.group()), squeezed(match.group())))


def _date(match: re.Match[str]) -> Word | None:
    return _word(*_births(match.group(1), match.group(2), match.group(3)))


def _iso_date(match: re.Match[str]) -> Word | None:
    return _word(*_births(match.group(3), match.group(2), match.group(1)))


def _month_first(match: re.Match[str]) -> Word | None:
    return _word(*_births(match.group(2), match.group(1), match.group(3)))


def _month(match: re.Match[str]) -> Word | None:
    return _word(*_births(None, match.group(1), match.group(2)))


def _iso_month(match: re.Match[str]) -> Word | None:
    return _word(*_births(None, match.group(2), match.group(1)))


def _births_of_digits(word: str) -> tuple[str, ...]:
    """The dates that digits without anything between them can be: `1990`, `12031990`, `19900312`."""
    if _YEAR.fullmatch(word):
        return _births(None, None, word)
    if match := _EIGHT_DIGITS.fullmatch(word):
        found = _births(match.group(1), match.group(2), match.group(3))
        match = _EIGHT_FROM_YEAR.fullmatch(word)
        return found or (_births(match.group(3), match.group(2), match.group(1)) if match else ())
    return ()


def _births(day: str | None, month: str | None, year: str) -> tuple[str, ...]:
    """The dates of these parts; with day and month the other way round where they are none as they stand.

    Papers write 00 or XX for what nobody knows. Of a day that its month does not have, 31/02, only the year is taken.
    """
    month = month if month and month.strip("0?xX") else None
    day = day if month and day and day.strip("0") else None
    number = month_number(romanised(month)) if month else None
    years = [int(year)] if len(year) > _SHORT_YEAR else [1900 + int(year), 2000 + int(year)]
    found = [_part(one, number, day) for one in years] if number or not month else [""]
    if not any(found) and day and month and month.isdigit():
        found = [_part(one, month_number(romanised(day)), month) for one in years]
    if not any(found) and number and day and int(day) <= _LONGEST_MONTH:
        found = [_part(one, None, None) for one in years]
    return _distinct(*found)


def _part(year: int, month: int | None, day: str | None) -> str:
    try:
        found = partial_date(year, month, int(day) if day else None) if month or not day else PartialDate()
    except ValueError:
        return ""
    return str(found) if year in range(OLDEST_YEAR, LATEST_YEAR) else ""
