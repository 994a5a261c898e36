"""How alike two words, two dates of birth, two persons are, and why: what search and the list of duplicates go by.

Likeness of names proves nothing by itself: it is `very-likely` only where something independent agrees (a date of
birth, a number). Contact data are shared by families and by desks: alone they are never more than `possible`.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec
from rapidfuzz.distance import OSA

from app.domain.dates import PartialDate, from_edtf
from app.domain.profile import Profile
from app.domain.romanisation import PARTICLES, is_foreign, name_words, national, squeezed
from app.domain.skeletons import misspellings_allowed, readings, skeleton, skeletons, sound

LEVELS = ("very-likely", "likely", "possible")
"""From the surest to the least sure."""
CLOSE, LOOSE = 0.845, 0.735
"""From here on two words are one name spelt twice; two words that may be."""
SAME = 1.0
SHORTEST_NUMBER = 5
_JANUARY_1, _DECEMBER_31 = (1, 1), (12, 31)
_FEWEST_CONSONANTS = 2
BIRTH_WORTH = {"birth": 3, "birth-swapped": 2, "birth-year": 1, "birth-near": 1}
"""How much the agreement of two dates is worth, for the reasons that it gives."""


class Likeness(msgspec.Struct, frozen=True):
    """How alike two persons are (`very-likely`, `likely`, `possible`; empty where they are not), and why."""

    level: str
    reasons: tuple[str, ...] = ()


NOT_ALIKE = Likeness("")


@lru_cache(maxsize=65536)
def closeness(one: str, other: str) -> float:
    """How alike two words of `tokens` are, from 0 to 1: `SAME` letter by letter, `CLOSE` or `LOOSE`. Symmetric."""
    if one == other:
        return SAME
    mine, its = sound(one), sound(other)
    shared = set(skeletons(one)) & set(skeletons(other))
    found = by_errors(one, other, mine, its)
    if shared:
        first = skeleton(one) == skeleton(other)
        pairs = ((mine, its) for mine in readings(one) for its in readings(other))
        longest = max(shared, key=len)
        found = max(found, *(by_consonants(*pair, longest, first=first) for pair in pairs))
    return told_apart(mine, its, found)


def by_consonants(mine: str, its: str, shared: str, *, first: bool) -> float:
    """How alike two words are by the sounds of one reading of each, whose skeleton they share.

    `first` says that it is the skeleton of both as they stand.
    """
    if mine == its:
        return 0.97 if first else 0.93
    if len(shared) > _FEWEST_CONSONANTS and (_is_unvowelled(mine) or _is_unvowelled(its)):
        return 0.9
    base = 0.5 if len(shared) <= _FEWEST_CONSONANTS else 0.6 if first else 0.57
    return base + 0.35 * (1 - OSA.normalized_distance(mine, its))


def by_errors(one: str, other: str, mine: str, its: str) -> float:
    """How alike two words, with their sounds, are that typing errors may have made of each other; else 0."""
    allowed = misspellings_allowed(one, other)
    if not allowed:
        return 0.0
    # From the allowed number on, the exact one makes no difference.
    wrong = min(OSA.distance(pair[0], pair[1], score_cutoff=allowed) for pair in ((one, other), (mine, its)))
    return 0.92 - 0.3 * wrong / min(len(mine), len(its), 6) if wrong <= allowed else 0.0


def told_apart(mine: str, its: str, found: float) -> float:
    """The closeness found between two sounds; less where an end tells two people apart: Samir and Samira."""
    return min(found, 0.8) if mine + "a" == its or its + "a" == mine else found


def _is_unvowelled(sounds: str) -> bool:
    """Whether a word is written as in Arabic, without its short vowels."""
    return not any(letter in "aiu" for letter in sounds[1:])


def births_agree(one: str, other: str) -> str:
    """How two dates of birth (EDTF) agree: `birth`, `birth-swapped`, `birth-year`, `birth-near`; empty if they do not.

    1 January and 31 December are what papers say of a day that nobody knows: they count as the year only.
    """
    mine, its = _vague(one), _vague(other)
    if not mine.year or not its.year:
        return ""
    if mine.year != its.year:
        return "birth-near" if _is_near(mine, its) else ""
    if not mine.month or not its.month:
        return "birth-year"
    if mine == its:
        return "birth" if mine.day else "birth-year"
    if not mine.day or not its.day:
        return "birth-year" if mine.month == its.month else ""
    if (mine.month, mine.day) == (its.day, its.month):
        return "birth-swapped"
    return "birth-near" if mine.month == its.month or mine.day == its.day else ""


def _vague(text: str) -> PartialDate:
    try:
        found = from_edtf(text)
    except ValueError:
        return PartialDate()
    return PartialDate(found.year) if (found.month, found.day) in (_JANUARY_1, _DECEMBER_31) else found


def _is_near(mine: PartialDate, its: PartialDate) -> bool:
    """Whether two whole dates are of the same day of two years that differ by one figure."""
    same_day = mine.day is not None and (mine.month, mine.day) == (its.month, its.day)
    return same_day and OSA.distance(str(mine.year), str(its.year)) == 1


# -- two persons --------------------------------------------------------------------------------------


class Agreement(msgspec.Struct, frozen=True):
    """How the names of two persons agree: the words of one that are words of the other, and the worst of these.

    `missing` are the words that the one with fewer words has and the other has not.
    """

    words: int = 0
    worst: float = 0.0
    missing: int = 0
    alone: bool = False
    """Whether both have a single word as their name."""
    foreign: bool = False

    @property
    def strong(self) -> bool:
        """Whether these are the same names, however they are spelt."""
        return (self.words > 1 or self.alone) and not self.missing and self.worst >= CLOSE

    @property
    def fair(self) -> bool:
        """Whether these may be the same names."""
        if self.words > 1:
            return self.missing <= 1
        return self.words == 1 and not self.missing and self.worst >= CLOSE


def compare(one: Profile, other: Profile) -> Likeness:
    """How alike two persons are, and why; whichever comes first.

    The reasons are those of a search: `name`, `spelling`, `script`, `birth`, `birth-swapped`, `birth-year`,
    `birth-near`, `number`, `contact`.
    """
    names = max(
        (names_agree(mine, its, foreign=is_not_latin != was_not_latin)
         for is_not_latin, mine in namings(one) for was_not_latin, its in namings(other)),
        key=lambda found: (found.strong, found.fair, found.worst, found.words, not found.foreign),
        default=Agreement(),
    )  # fmt: skip
    births = [(mine, its) for mine in _births(one) for its in _births(other)]
    birth = max((births_agree(*pair) for pair in births), key=lambda found: BIRTH_WORTH.get(found, 0), default="")
    number, contact = bool(_numbers(one) & _numbers(other)), bool(_contacts(one) & _contacts(other))
    contrary = not birth and any(_is_known(mine) and _is_known(its) for mine, its in births)
    level = _level(names, BIRTH_WORTH.get(birth, 0), number=number, contact=contact, contrary=contrary)
    if not level:
        return NOT_ALIKE
    said = _name_reason(names) if names.strong or names.fair else ""
    reasons = ("number" if number else "", said, birth, "contact" if contact else "")
    return Likeness(level, tuple(filter(None, reasons)))


def _level(names: Agreement, birth: int, *, number: bool, contact: bool, contrary: bool) -> str:
    """The level of what agrees; `contrary` where the dates of birth cannot be those of one person."""
    whole_birth = birth == BIRTH_WORTH["birth"]
    if number:
        return "very-likely" if (names.fair and names.worst >= CLOSE and not contrary) or whole_birth else "likely"
    if names.strong and whole_birth:
        return "very-likely"
    if contrary:
        return "possible" if names.strong and contact else ""
    if names.strong:
        return "likely" if birth or contact or names.worst == SAME else "possible"
    return "possible" if contact or (names.fair and birth > 1) else ""


def _name_reason(names: Agreement) -> str:
    if names.foreign:
        return "script"
    return "name" if names.worst == SAME else "spelling"


def namings(profile: Profile) -> list[tuple[bool, tuple[tuple[str, ...], ...]]]:
    """The names of a person as words, those in Latin letters apart from those in another script (`True`)."""
    found: dict[bool, list[tuple[str, ...]]] = {}
    for name in profile.names:
        if words := tuple(name_words(name.text)):
            found.setdefault(is_foreign(name.text), []).append(words)
    return [(foreign, tuple(words)) for foreign, words in found.items()]


def names_agree(one: Sequence[Sequence[str]], other: Sequence[Sequence[str]], *, foreign: bool = False) -> Agreement:
    """How the names of two persons agree, in whatever order; each name is a sequence of words. Symmetric."""
    mine, its = _joined(one, other), _joined(other, one)
    # Ties are told apart by the words themselves: the answer is the same from both sides.
    pairs = sorted(
        (-closeness(first, second), min(first, second), max(first, second), first) for first in mine for second in its
    )
    left, right = set(mine), set(its)
    matched: list[float] = []
    for unlike, low, high, first in pairs:
        second = high if first == low else low
        if -unlike >= LOOSE and first in left and second in right:
            left.remove(first)
            right.remove(second)
            matched.append(-unlike)
    if not matched:
        return Agreement(missing=min(len(mine), len(its)))
    return Agreement(len(matched), min(matched), min(len(left), len(right)), len(mine) == len(its) == 1, foreign)


def _joined(names: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> set[str]:
    """The words of names; two of them as one (Ben Ali) where the other person writes them so (Benali)."""
    theirs = {sound(word) for name in others for word in name}
    found: set[str] = set()
    for name in names:
        words = list(name)
        for first, second in pairwise(name):
            if sound(first + second) in theirs and first in words and second in words:
                words.remove(first)
                words.remove(second)
                words.append(first + second)
        kept = [word for word in words if word not in PARTICLES]
        found.update(kept or words)
    return found


def _births(profile: Profile) -> Iterable[str]:
    return filter(None, (profile.person.birth, *profile.person.birth_variants))


def _is_known(birth: str) -> bool:
    return _vague(birth).year is not None


def _numbers(profile: Profile) -> set[str]:
    found = {squeezed(number.text) for number in profile.numbers}
    return {number for number in found if len(number) >= SHORTEST_NUMBER}


def _contacts(profile: Profile) -> set[str]:
    found = set()
    for contact in profile.contacts:
        is_mail = contact.kind == "email"
        value = contact.value.strip().casefold() if is_mail else national(contact.value)
        if len(value) >= SHORTEST_NUMBER:
            found.add(value)
    return found
