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
    """A word of a name on a card, or two neighbours as one: where, why."""

    word: str
    reason: str
    at: frozenset[tuple[str, int, int]]


class _Fit(msgspec.Struct, frozen=True, order=True):
    """A word typed (or two as one) that is a word of the card."""

    closeness: float
    typed: frozenset[int]
    place: _Place
    begins: bool = False
    spelt: bool = False


class _Facts(msgspec.Struct):
    """What was found on a card."""

    fits: list[_Fit] = []
    missing: int = 0
    birth: str = ""
    number: int = NONE
    reference: int = NONE
    contact: bool = False


def match(words: Sequence[Word], alike: Alike, card: Card, *, foreign: bool) -> Match | None:
    """How a person fits the words typed, if she does; `foreign` where they are not in the Latin script."""
    facts = _Facts(fits=_fits(words, alike, card))
    used = frozenset[int]().union(*(fit.typed for fit in facts.fits))
    for place, word in enumerate(words):
        if place not in used and not _is_elsewhere(word, card, facts):
            facts.missing += not word.optional
    if facts.missing == 1:
        _look_further(words, used, card, facts)
    level, sure = _level(facts)
    if not level:
        return None
    return Match(level, _reasons(facts, foreign=foreign), _score(facts, card), sure, _is_rival(facts))


def _fits(words: Sequence[Word], alike: Alike, card: Card) -> list[_Fit]:
    units = [(frozenset((place,)), word.name) for place, word in enumerate(words) if word.name]
    units += [(first[0] | second[0], first[1] + second[1]) for first, second in pairwise(units)]
    places = list(_places(card))
    found = [fit for at, text in units for place in places if (fit := _fit(at, text, place, alike.get(text, {})))]
    # Written just so in an address for mail: nobody's name is only begun by it.
    found = [fit for fit in found if not fit.begins or not {words[place].name for place in fit.typed} & set(card.mails)]
    found.sort(key=lambda fit: (fit.closeness, len(fit.typed), fit.place.reason != "relative"), reverse=True)
    # A name and the same name in another script are one word, not two: the script in which more fits is the one.
    return max(
        (_one_to_one(fit for fit in found if fit.place.reason != other) for other in ("script", "name")),
        key=lambda fits: sum(fit.closeness * len(fit.typed) for fit in fits),
    )


def _one_to_one(found: Iterable[_Fit]) -> list[_Fit]:
    """The closest fits (they come first) of words that are not taken yet."""
    typed: set[int] = set()
    taken: set[tuple[str, int, int]] = set()
    kept = []
    for fit in found:
        if typed.isdisjoint(fit.typed) and taken.isdisjoint(fit.place.at):
            kept.append(fit)
            typed |= fit.typed
            taken |= fit.place.at
    return kept


def _fit(typed: frozenset[int], text: str, place: _Place, alike: Mapping[str, float]) -> _Fit | None:
    if place.word == text[:LONGEST_KEY]:
        return _Fit(SAME, typed, place)
    closeness = alike.get(place.word, 0.0)
    if place.word.startswith(text):
        begun = BEGINS if len(text) > _INITIALS else INITIAL
        return _Fit(max(closeness, begun), typed, place, begins=True)
    return _Fit(closeness, typed, place, spelt=True) if closeness else None


def _places(card: Card) -> Iterator[_Place]:
    for reason, names in (("name", card.names), ("script", card.script), ("relative", card.relatives)):
        for number, name in enumerate(names):
            at = [(word, frozenset([(reason, number, place)])) for place, word in enumerate(name)]
            at += [(first + second, here | there) for (first, here), (second, there) in pairwise(at)]
            yield from (_Place(word[:LONGEST_KEY], reason, where) for word, where in at)


def _look_further(words: Sequence[Word], used: frozenset[int], card: Card, facts: _Facts) -> None:
    """Takes the one name that fits nothing for a name of hers that is written quite otherwise, beside one that fits."""
    firm = any(fit.closeness >= CLOSE and fit.place.reason != "relative" for fit in facts.fits)
    left = [place for place, word in enumerate(words) if place not in used and word.name and not word.optional]
    if not firm or len(left) != 1 or len(words[left[0]].name) < SHORTEST_WITH_TYPO:
        return
    taken = frozenset[tuple[str, int, int]]().union(*(fit.place.at for fit in facts.fits))
    said = sound(words[left[0]].name)
    free = [place for place in _places(card) if place.reason != "relative" and taken.isdisjoint(place.at)]
    fits = [
        _Fit(FAR * OSA.normalized_similarity(said, sound(place.word)), frozenset(left), place, spelt=True)
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
        return ("possible", NONE) if facts.missing == 1 and (firm or whole_birth) else ("", NONE)
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
    several = sum(len(fit.place.at) for fit in own) > 1
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
    names = sum(fit.closeness * len(fit.typed) for fit in facts.fits)
    known = max((sum(map(len, names)) for names in (card.names, card.script)), default=0)
    more = max(known - len(facts.fits), 0)
    birth = BIRTH_WORTH.get(facts.birth, 0) / 3
    return names + birth + facts.number + facts.reference + 0.5 * facts.contact - 0.7 * facts.missing - 0.005 * more
