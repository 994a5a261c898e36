"""What a person can be found by: tokens derived from her names, dates, numbers and contacts.

Derived and versioned: a change of the rules below changes `VERSION`, and registers rebuild their keys.
Likeness, transliterations and other scripts add their tokens here.
"""

import re

import msgspec
from anyascii import anyascii

from app.domain.dates import PartialDate, from_edtf, partial_date
from app.domain.profile import Profile

VERSION = 1
SHORTEST = 2
LAST_DIGITS = 4
_WORD = re.compile(r"[a-z0-9]+")
_DATE = re.compile(r"\b(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})\b|\b(\d{4})-(\d{2})-(\d{2})\b")


class Key(msgspec.Struct, frozen=True, order=True):
    """One token, and why it finds the person (`name`, `birth`, `number`, `contact`, `reference`)."""

    token: str
    reason: str


def tokens(text: str) -> list[str]:
    """The words of a text in plain small Latin letters: no accents, no apostrophes, hyphens cut."""
    plain = anyascii(text.replace("’", "").replace("'", "")).lower().replace("'", "")
    return _WORD.findall(plain)


def keys_of(profile: Profile) -> frozenset[Key]:
    """Every key of a person."""
    found = {Key(token, "name") for name in profile.names for token in tokens(name.text)}
    if profile.person.reference:
        found.add(Key("".join(tokens(profile.person.reference)), "reference"))
    for date in (profile.person.birth, *profile.person.birth_variants):
        found |= _birth_keys(from_edtf(date)) if date else set()
    for number in profile.numbers:
        found |= _digit_keys(number.text, "number")
    for contact in profile.contacts:
        if contact.kind in ("phone", "relative-phone"):
            found |= _digit_keys(national(contact.value), "contact")
        elif contact.kind == "email":
            found |= {Key(token, "contact") for token in tokens(contact.value.split("@")[0])}
    return frozenset(found)


def national(phone: str) -> str:
    """The digits of a telephone number without the French prefix: `+33 6 12…` and `06 12…` are the same."""
    digits = re.sub(r"\D", "", phone)
    return re.sub(r"^(0033|33|0)(?=[1-9]\d{8}$)", "", digits)


def _digit_keys(text: str, reason: str) -> set[Key]:
    whole = re.sub(r"[^a-z0-9]", "", anyascii(text).lower())
    found = {Key(whole, reason)} if whole else set()
    digits = re.sub(r"\D", "", whole)
    if len(digits) > LAST_DIGITS:
        found.add(Key(digits[-LAST_DIGITS:], reason))
    return found


def _birth_keys(birth: PartialDate) -> set[Key]:
    found = {Key(str(birth), "birth")} if birth else set()
    if birth.year:
        found.add(Key(str(birth.year), "birth"))
    return found


def words_of(typed: str) -> list[str]:
    """The tokens that someone typed into the search: a date is one token, a phone number too."""
    dates: list[str] = []

    def keep(match: re.Match[str]) -> str:
        day, month, year = match.group(1, 2, 3) if match.group(1) else match.group(6, 5, 4)
        try:
            dates.append(str(partial_date(int(year), int(month), int(day))))
        except ValueError:
            return match.group(0)
        return " "

    rest = _DATE.sub(keep, typed)
    joined = re.sub(r"(?<=\d)[\s.\-]+(?=\d)", "", rest) if re.fullmatch(r"[\d\s.\-+]+", rest.strip() or "x") else rest
    found = [national(token) if token.isdigit() else token for token in tokens(_join_reference(joined))]
    return dates + [token for token in found if len(token) >= SHORTEST]


def _join_reference(text: str) -> str:
    return re.sub(r"\b([A-Za-z]{2})-?(\d{4,})-?([A-Za-z])\b", r"\1\2\3", text)
