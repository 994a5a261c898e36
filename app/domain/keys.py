"""What a person can be found by: tokens derived from her names, dates, numbers and contacts.

Derived and versioned: a change of the rules below changes `VERSION`, and registers rebuild their keys.
Likeness, transliterations and other scripts add their tokens here.
"""

import re
from itertools import pairwise

import msgspec
from anyascii import anyascii

from app.domain.dates import PartialDate, from_edtf
from app.domain.profile import Profile

VERSION = 2
LAST_DIGITS = 4
_WORD = re.compile(r"[a-z0-9]+")


class Key(msgspec.Struct, frozen=True, order=True):
    """One token, and why it finds the person (`name`, `birth`, `number`, `contact`, `reference`)."""

    token: str
    reason: str


def tokens(text: str) -> list[str]:
    """The words of a text in plain small Latin letters: no accents, cut at hyphens and apostrophes."""
    return _WORD.findall(anyascii(text).lower())


def squeezed(text: str) -> str:
    """A text in plain small Latin letters and digits, without anything between them."""
    return "".join(tokens(text))


def keys_of(profile: Profile) -> frozenset[Key]:
    """Every key of a person."""
    found = {Key(token, "name") for name in profile.names for token in _name_tokens(name.text)}
    if profile.person.reference:
        found.add(Key(squeezed(profile.person.reference), "reference"))
    for date in (profile.person.birth, *profile.person.birth_variants):
        found |= _birth_keys(date)
    for number in profile.numbers:
        found |= _number_keys(squeezed(number.text), "number")
    for contact in profile.contacts:
        if contact.kind in ("phone", "relative-phone"):
            phone = national(contact.value)
            # Typed with its first zero or without.
            found |= _number_keys(phone, "contact") | _number_keys(phone.removeprefix("0"), "contact")
        elif contact.kind == "email":
            found |= {Key(token, "contact") for token in tokens(contact.value.split("@")[0])}
    return frozenset(found)


def national(phone: str) -> str:
    """The digits of a telephone number as dialled in France: `+33 6 12…`, `0033 (0)6 12…` and `06 12…` are the same.

    A foreign number begins with its country's digits. What is typed of a number so far is read the same way.
    """
    signs = re.sub(r"[^\d+]", "", anyascii(phone).replace("(0)", ""))
    if re.match(r"\+33|0033|33[1-9]\d{8}$", signs):
        return "0" + re.sub(r"^(\+33|0033|33)", "", signs).removeprefix("0")
    return re.sub(r"\D", "", re.sub(r"^00", "", signs))


def _name_tokens(text: str) -> set[str]:
    words = tokens(text)
    # Ben Ali and Benali, Jean-Pierre and Jeanpierre, N'Diaye and Ndiaye are written either way.
    return {*words, *(first + second for first, second in pairwise(words)), *(["".join(words)] if words else [])}


def _number_keys(whole: str, reason: str) -> set[Key]:
    found = {Key(whole, reason)} if whole else set()
    digits = re.sub(r"\D", "", whole)
    if len(digits) > LAST_DIGITS:
        found.add(Key(digits[-LAST_DIGITS:], reason))
    return found


def _birth_keys(text: str) -> set[Key]:
    try:
        birth = from_edtf(text)
    except ValueError:
        # A laptop with a newer program may write dates that this one cannot read.
        birth = PartialDate()
    found = {Key(str(birth), "birth")} if birth else set()
    if birth.year:
        found.add(Key(f"{birth.year:04d}", "birth"))
    return found
