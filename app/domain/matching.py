"""How well a person fits what is typed, for which reasons, and how sure that is.

Words of names are matched one to one, the closest first, whole or by their beginning, as themselves or as the name that
they may mean; what is not a name is looked for among dates, numbers, telephones, addresses and references.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec
from rapidfuzz.distance import OSA

from app.domain.keys import LONGEST_KEY, Card, last_digits
from app.domain.likeness import BIRTH_WORTH, CLOSE, SAME, births_agree
from app.domain.skeletons import SHORTEST_WITH_TYPO, sound
from app.domain.typed import Word

BEGINS, SOUND_BEGINS, INITIAL = 0.9, 0.84, 0.75
"""How close a word is that a word typed only begins, by its letters, by its sound, by one or two letters."""
_INITIALS = 2
FAR = 0.7
"""How close two words would be that are only spelt alike, if they were spelt the same."""
_HALF = 0.5
REASONS = (
    "reference", "name", "script", "spelling", "relative", "number", "birth", "birth-swapped", "birth-year",
    "birth-near", "contact",
)  # fmt: skip
"""The reasons, the most telling first."""
ALL, SOME, NONE = 2, 1, 0
"""How sure a number, or names and a date, are."""

Alike = Mapping[str, Mapping[str, float]]
"""Of each word typed, the words of the register that it may mean, and how close they are."""


class Match(msgspec.Struct, frozen=True):
    """How a person fits what is typed; the higher `score` the better.

    `sure` is what the level rests on where that is `very-likely`: 2 a number or a reference, 1 names and a date of
    birth, 0 names alone. `rival` says that all that is typed of names fits, at least by sound: then nobody
    is sure by names alone.
    """

    level: str
    reasons: tuple[str, ...]
    score: float
    sure: int = NONE
    rival: bool = False


class _Place(msgspec.Struct, frozen=True):
    """A word of a name on a card, or two neighbours as one: where (one bit a word of the card), why."""

    word: str
    reason: str
    at: int


class _Near(msgspec.Struct, frozen=True):
    """A word typed (or two as one; one bit each) that is a certain word, and how close they are."""

    closeness: float
    typed: int
    begins: bool = False
    spelt: bool = False


class _Fit(msgspec.Struct, frozen=True):
    """A word typed (or two as one) that is a word of the card."""

    closeness: float
    typed: int
    place: _Place
    begins: bool = False
    spelt: bool = False


class _Facts(msgspec.Struct):
    """What was found on a card."""

    fits: list[_Fit] = []
    missing: int = 0
    undated: bool = False
    """Whether a date was typed and nobody knows the year of hers: it says nothing for her, and nothing against."""
    birth: str = ""
    number: int = NONE
    reference: int = NONE
    contact: bool = False


class Matcher:
    """Compares what is typed with card after card, and remembers how close each word of theirs is: few are new."""

    def __init__(self, words: Sequence[Word], alike: Alike, *, foreign: bool) -> None:
        """Takes the words typed, what each may mean; `foreign` where they are not in the Latin script."""
        self._words = words
        self._alike = alike
        self._foreign = foreign
        units = [(1 << place, word.name) for place, word in enumerate(words) if word.name]
        self._units = units + [(first[0] | second[0], first[1] + second[1]) for first, second in pairwise(units)]
        self._near: dict[str, tuple[_Near, ...]] = {}

    def match(self, card: Card) -> Match | None:
        """How a person fits what is typed, if she does."""
        facts = _Facts(fits=self._fits(card))
        used = _union(fit.typed for fit in facts.fits)
        for place, word in enumerate(self._words):
            if not used >> place & 1 and not _is_elsewhere(word, card, facts):
                facts.missing += not word.optional
                facts.undated |= bool(word.births) and not any(date[:4].isdigit() for date in card.births)
        if facts.missing == 1:
            _look_further(self._words, used, card, facts)
        level, sure = _level(facts)
        if not level:
            return None
        return Match(level, _reasons(facts, foreign=self._foreign), _score(facts, card), sure, _is_rival(facts))

    def _fits(self, card: Card) -> list[_Fit]:
        found = [
            _Fit(near.closeness, near.typed, place, near.begins, near.spelt)
            for place in _places(card)
            for near in self._near_to(place.word)
        ]
        if card.mails:
            # Written just so in an address for mail: nobody's name is only begun by it.
            mailed = _union(1 << place for place, word in enumerate(self._words) if word.name in card.mails)
            found = [fit for fit in found if not (fit.begins and fit.typed & mailed)]
        found.sort(
            key=lambda fit: (fit.closeness, fit.typed.bit_count(), fit.place.reason != "relative", -fit.typed),
            reverse=True,
        )
        if not (card.script and card.names):
            return _one_to_one(found)
        # A name and the same name in another script are one word, not two: the script in which more fits is the one.
        return max(
            (_one_to_one(fit for fit in found if fit.place.reason != other) for other in ("script", "name")),
            key=lambda fits: sum(fit.closeness * fit.typed.bit_count() for fit in fits),
        )

    def _near_to(self, word: str) -> tuple[_Near, ...]:
        known = self._near.get(word)
        if known is None:
            found = (_near(typed, text, word, self._alike.get(text, {})) for typed, text in self._units)
            known = self._near[word] = tuple(near for near in found if near)
        return known


def _one_to_one(found: Iterable[_Fit]) -> list[_Fit]:
    """The closest fits (they come first) of words that are not taken yet."""
    typed = taken = 0
    kept = []
    for fit in found:
        if not typed & fit.typed and not taken & fit.place.at:
            kept.append(fit)
            typed |= fit.typed
            taken |= fit.place.at
    return kept


def _near(typed: int, text: str, word: str, alike: Mapping[str, float]) -> _Near | None:
    """How close what is typed (where, and its text) is to a word of a card."""
    if word == text[:LONGEST_KEY]:
        return _Near(SAME, typed)
    closeness = alike.get(word, 0.0)
    if word.startswith(text):
        begun = BEGINS if len(text) > _INITIALS else INITIAL
        return _Near(max(closeness, begun), typed, begins=True)
    return _Near(closeness, typed, spelt=True) if closeness else None


def _places(card: Card) -> Iterator[_Place]:
    bit = 1
    for reason, names in (("name", card.names), ("script", card.script), ("relative", card.relatives)):
        for name in names:
            before = ""
            for word in name:
                yield _Place(word[:LONGEST_KEY], reason, bit)
                if before:
                    yield _Place((before + word)[:LONGEST_KEY], reason, bit | bit >> 1)
                before = word
                bit <<= 1


def _union(bits: Iterable[int]) -> int:
    found = 0
    for one in bits:
        found |= one
    return found


def _look_further(words: Sequence[Word], used: int, card: Card, facts: _Facts) -> None:
    """Takes the one name that fits nothing for a name of hers that is written quite otherwise, beside one that fits."""
    firm = any(fit.closeness >= CLOSE and fit.place.reason != "relative" for fit in facts.fits)
    left = [place for place, word in enumerate(words) if not used >> place & 1 and word.name and not word.optional]
    if not firm or len(left) != 1 or len(words[left[0]].name) < SHORTEST_WITH_TYPO:
        return
    taken = _union(fit.place.at for fit in facts.fits)
    said = sound(words[left[0]].name)
    free = [place for place in _places(card) if place.reason != "relative" and not taken & place.at]
    fits = [
        _Fit(FAR * OSA.normalized_similarity(said, sound(place.word)), 1 << left[0], place, spelt=True)
        for place in free
    ]
    best = max(fits, key=lambda fit: fit.closeness, default=None)
    if best and best.closeness >= FAR * _HALF:
        facts.fits.append(best)
        facts.missing = 0


def _is_elsewhere(word: Word, card: Card, facts: _Facts) -> bool:
    """Whether something typed is a date, a number, a reference or an address of the card; notes which."""
    agreements = [births_agree(one, other) for one in word.births for other in card.births]
    birth = max(agreements, key=lambda one: BIRTH_WORTH.get(one, 0), default="")
    if birth:
        facts.birth = max(facts.birth, birth, key=lambda one: BIRTH_WORTH.get(one, 0))
        return True
    if any(text.startswith(word.starts) for text in card.references):
        facts.reference = max(facts.reference, SOME, ALL * any(text in word.starts for text in card.references))
        return True
    number = max((_number(text, word.starts) for text in card.numbers), default=NONE)
    facts.number = max(facts.number, number)
    contact = any(_number(text, word.starts) for text in card.phones) or any(
        text.startswith(word.starts) for text in card.mails
    )
    facts.contact |= contact
    return bool(number) or contact


def _number(text: str, starts: tuple[str, ...]) -> int:
    if text in starts:
        return ALL
    return SOME if text.startswith(starts) or last_digits(text) in starts else NONE


def _is_rival(facts: _Facts) -> bool:
    """Whether all the names typed are hers, perhaps spelt otherwise."""
    hers = all(fit.closeness >= CLOSE and fit.place.reason != "relative" for fit in facts.fits)
    return bool(facts.fits) and not facts.missing and hers


def _level(facts: _Facts) -> tuple[str, int]:
    """The level of what was found, and what it rests on; empty where she does not fit."""
    own = [fit for fit in facts.fits if fit.place.reason != "relative"]
    if facts.missing:
        # One word may be wrong or unknown here where two names, or a name and the whole date, fit.
        whole_birth = facts.birth == "birth" and own
        firm = sum(fit.closeness >= CLOSE for fit in own) > 1
        undated = facts.undated and own and all(fit.closeness >= CLOSE and not fit.begins for fit in facts.fits)
        return ("possible", NONE) if facts.missing == 1 and (firm or whole_birth or undated) else ("", NONE)
    if ALL in (facts.reference, facts.number):
        return "very-likely", ALL
    if len(own) < len(facts.fits):
        return "possible", NONE
    return _level_of_names(own, facts) if own else (_level_without_name(facts), NONE)


def _level_without_name(facts: _Facts) -> str:
    others = facts.number or facts.reference or facts.contact
    if facts.birth == "birth" or (facts.birth and others):
        return "likely"
    return "possible" if facts.birth or others else ""


def _level_of_names(own: Sequence[_Fit], facts: _Facts) -> tuple[str, int]:
    several = sum(fit.place.at.bit_count() for fit in own) > 1
    whole = not any(fit.begins for fit in own)
    close = all(fit.closeness >= CLOSE for fit in own)
    same = all(fit.closeness == SAME for fit in own)
    if facts.birth == "birth" and (same or (several and close)):
        return "very-likely", SOME
    if same and several:
        return "very-likely", SOME if facts.birth else NONE
    if facts.birth or facts.number or facts.reference or facts.contact:
        return ("likely" if close or several else "possible"), NONE
    if several:
        return ("likely" if close or not whole else "possible"), NONE
    return ("likely" if same else "possible"), NONE


def _reasons(facts: _Facts, *, foreign: bool) -> tuple[str, ...]:
    found = {_name_reason(fit, foreign=foreign) for fit in facts.fits}
    found |= {facts.birth, "contact" if facts.contact else "", "reference" if facts.reference else ""}
    found.add("number" if facts.number else "")
    return tuple(reason for reason in REASONS if reason in found)


def _name_reason(fit: _Fit, *, foreign: bool) -> str:
    if fit.place.reason == "relative":
        return "relative"
    if foreign != (fit.place.reason == "script") and (foreign or fit.spelt):
        return "script"
    return "spelling" if fit.spelt else "name"


def _score(facts: _Facts, card: Card) -> float:
    names = sum(fit.closeness * fit.typed.bit_count() for fit in facts.fits)
    # Whoever bears a name comes before those around her.
    others = sum(fit.place.reason == "relative" for fit in facts.fits)
    known = max((sum(map(len, names)) for names in (card.names, card.script)), default=0)
    more = max(known - len(facts.fits), 0)
    birth = BIRTH_WORTH.get(facts.birth, 0) / 3
    said = names + birth + facts.number + facts.reference + 0.5 * facts.contact
    return said - 0.7 * facts.missing - 0.1 * others - 0.005 * more
