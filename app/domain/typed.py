"""What someone types into the search, read as words, dates, numbers and references."""

import re
from itertools import pairwise

import msgspec
from anyascii import anyascii

from app.domain.dates import OLDEST_YEAR, PartialDate, month_number, partial_date
from app.domain.keys import national, squeezed, tokens
from app.domain.references import PREFIX_LETTERS, check_letter

MOST_WORDS = 8
MOST_TYPED = 300
LATEST_YEAR = 2100
PARTICLES = frozenset((
    "abd", "abdel", "abdul", "abou", "abu", "al", "ben", "bin", "bou", "da", "das", "de", "del", "der", "des", "di",
    "do", "dos", "du", "el", "ibn", "la", "le", "ould", "oud", "van", "von",
))  # fmt: skip
"""Parts of names that papers leave out, add or write together."""

_NUMBER_BEFORE, _NUMBER_AFTER = r"(?<!\d)(?<!\d[\s./\-])", r"(?!\d)(?![\s./\-]\d)"
_DAY_MONTH_YEAR = re.compile(_NUMBER_BEFORE + r"(\d{1,2})[\s./\-](\d{1,2})[\s./\-](\d{4})" + _NUMBER_AFTER)
_YEAR_MONTH_DAY = re.compile(_NUMBER_BEFORE + r"(\d{4})-(\d{1,2})-(\d{1,2})" + _NUMBER_AFTER)
_MONTH_YEAR = re.compile(_NUMBER_BEFORE + r"(\d{1,2})[./\-](\d{4})" + _NUMBER_AFTER)
_DAY_NAMED_MONTH_YEAR = re.compile(r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d_]{3,9})\.?\s+(\d{4})(?!\d)")
_NAMED_MONTH_YEAR = re.compile(r"([^\W\d_]{3,9})\.?\s+(\d{4})")
_EIGHT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{4})")
_PHONE = re.compile(_NUMBER_BEFORE + r"(?<!\w)(?:\+|0)[\d\s.()/\-]{4,}\d(?!\w)")
_ONLY_DIGITS = re.compile(r"\+?[\d\s.()/\-]*\d[\d\s.()/\-]*")
_REFERENCE = re.compile(r"(?<!\w)([a-z]{2})[\s\-]?(\d{4,})[\s\-]?([a-z])(?!\w)", re.IGNORECASE)


class Word(msgspec.Struct, frozen=True):
    """Something typed: a key must begin with one of `starts`; a particle may also be missing."""

    starts: tuple[str, ...]
    optional: bool = False


def words_of(typed: str) -> list[Word]:
    """The words that someone typed: a date is one word, a telephone number too."""
    found: list[Word] = []
    rest = typed[:MOST_TYPED]
    for pattern, read in ((_REFERENCE, _reference), (_DAY_MONTH_YEAR, _date), (_YEAR_MONTH_DAY, _iso_date),
                          (_DAY_NAMED_MONTH_YEAR, _named_date), (_MONTH_YEAR, _month), (_PHONE, _phone)):  # fmt: skip
        for match in list(pattern.finditer(rest)):
            starts = read(match)
            if starts:
                found.append(Word(starts))
                rest = rest.replace(match.group(), " ", 1)
    whole = rest.strip()
    if not found and (only := _alone(whole)):
        return [Word(only)]
    return (found + _plain(whole))[:MOST_WORDS]


def _plain(text: str) -> list[Word]:
    words = tokens(text)
    joined = ["".join(pair) for pair in pairwise(words)]
    # A number written in groups is one key.
    together = ["".join(words)] if re.search(r"\d", text) else []
    named = any(word not in PARTICLES for word in words)
    return [
        Word(
            _distinct(word, *joined[max(place - 1, 0) : place + 1], *_eight_digits(word), *together),
            named and word in PARTICLES,
        )
        for place, word in enumerate(words)
    ]


def _alone(text: str) -> tuple[str, ...]:
    """What a text says that is nothing but a number in groups, or a month."""
    if _ONLY_DIGITS.fullmatch(text):
        return _distinct(squeezed(text), national(text), *_eight_digits(squeezed(text)))
    match = _NAMED_MONTH_YEAR.fullmatch(text)
    return _parts(None, match.group(1), match.group(2)) if match else ()


def _distinct(*starts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, starts)))


def _reference(match: re.Match[str]) -> tuple[str, ...]:
    prefix, digits, letter = match.group(1).upper(), match.group(2), match.group(3).upper()
    if set(prefix) <= set(PREFIX_LETTERS) and check_letter(prefix, int(digits)) == letter:
        return (squeezed(match.group()),)
    return ()


def _phone(match: re.Match[str]) -> tuple[str, ...]:
    return _distinct(national(match.group()), squeezed(match.group()))


def _date(match: re.Match[str]) -> tuple[str, ...]:
    return _parts(match.group(1), match.group(2), match.group(3))


def _iso_date(match: re.Match[str]) -> tuple[str, ...]:
    return _parts(match.group(3), match.group(2), match.group(1))


def _named_date(match: re.Match[str]) -> tuple[str, ...]:
    return _parts(match.group(1), match.group(2), match.group(3))


def _month(match: re.Match[str]) -> tuple[str, ...]:
    return _parts(None, match.group(1), match.group(2))


def _eight_digits(word: str) -> tuple[str, ...]:
    match = _EIGHT_DIGITS.fullmatch(word)
    return _date(match) if match else ()


def _parts(day: str | None, month: str, year: str) -> tuple[str, ...]:
    number = month_number(anyascii(month))
    try:
        found = partial_date(int(year), number, int(day) if day else None) if number else PartialDate()
    except ValueError:
        return ()
    return (str(found),) if found.year and found.year in range(OLDEST_YEAR, LATEST_YEAR) else ()
