"""Which two of many persons are worth comparing: those who share what two sheets of one person nearly always share.

A mark is a number, a way to reach her, a date of birth with one name, or two names; names go by their skeletons, so
that spellings and scripts do not matter. A mark that many share says little: two frequent names without a date prove
nothing. Comparing everyone with everyone would take 5,000,000,000 comparisons at 100,000 people; marks leave a few
for each.
"""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from app.domain.dates import PartialDate, from_edtf
from app.domain.ids import Id
from app.domain.profile import Profile
from app.domain.romanisation import PARTICLES, is_foreign, name_words, national, squeezed
from app.domain.skeletons import skeletons

SHORTEST_NUMBER = 5
MOST_WORDS = 6
VAGUE = ((1, 1), (12, 31))
MOST_SHARING = 20
"""A mark that more people share is looked at only among those born the same year."""
MOST_OF_A_YEAR = 40
NO_CROWD = 0
"""The key of whoever has a whole date of birth, or no name."""
_PARTS = 64
_INDEX_BITS = 24
_INDEX, _HASH = (1 << _INDEX_BITS) - 1, (1 << 64 - _INDEX_BITS) - 1
_WEAK = ("names", "name")
"""What two persons have in common who need not have anything else: dates of birth that contradict it count."""

Mark = tuple[object, ...]


class Sieve:
    """Takes persons one by one, 300 bytes each, and then gives the pairs; each pair once.

    Of more than `MOST_SHARING` bearers of one name about whom nothing more is known, nobody can say who is there
    twice: their names make no pairs, they are given as a crowd.
    """

    def __init__(self) -> None:
        self._persons: list[Id] = []
        self._births: list[PartialDate] = []
        self._keys = array("q")
        self._crowded: set[int] = set()
        self._parts = [array("Q") for _ in range(_PARTS)]
        self._known: dict[str, tuple[str, ...]] = {}

    def add(self, profile: Profile) -> None:
        """One more person; at most 16 million."""
        index = len(self._persons)
        self._persons.append(profile.person.id)
        self._births.append(_birth_of(profile))
        self._keys.append(crowd_key(profile))
        for mark in self._marks(profile):
            # The last bit says whether the mark is a weak one; two marks with one hash cost a comparison, no more.
            number = (hash(mark) << 1 | (mark[0] in _WEAK)) & _HASH
            self._parts[number % _PARTS].append(number << _INDEX_BITS | index)

    def pairs(self) -> list[tuple[Id, Id]]:
        """Those worth comparing, in the order of the first of each two."""
        found: set[int] = set()
        self._crowded = {key for key, count in Counter(self._keys).items() if key != NO_CROWD and count > MOST_SHARING}
        for part in self._parts:
            for number, marked in groupby(sorted(part), key=lambda one: one >> _INDEX_BITS):
                sharing = [one & _INDEX for one in marked]
                found.update(
                    first << _INDEX_BITS | second
                    for first, second in self._worth(sharing)
                    if not number & 1 or self._may_be_one(first, second)
                )
        return [(self._persons[pair >> _INDEX_BITS], self._persons[pair & _INDEX]) for pair in sorted(found)]

    def crowds(self) -> dict[int, list[Id]]:
        """The bearers of one name about whom nothing more is known, by `crowd_key`; once the pairs were asked for."""
        found: dict[int, list[Id]] = {key: [] for key in self._crowded}
        for person, key in zip(self._persons, self._keys, strict=True):
            if key in found:
                found[key].append(person)
        return found

    def _worth(self, sharing: Sequence[int]) -> Iterator[tuple[int, int]]:
        if len(sharing) <= MOST_SHARING:
            yield from combinations(sharing, 2)
            return
        years: dict[int | None, list[int]] = {}
        for one in sharing:
            years.setdefault(self._births[one].year, []).append(one)
        for year, those in years.items():
            if year and len(those) <= MOST_OF_A_YEAR:
                yield from combinations(those, 2)
            else:
                yield from self._of_one_name(those)

    def _of_one_name(self, sharing: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Among many of whom little is known, those who have all their names in common."""
        names: dict[int, list[int]] = {}
        for one in sharing:
            names.setdefault(self._keys[one], []).append(one)
        for key, those in names.items():
            if key != NO_CROWD and len(those) <= MOST_SHARING:
                yield from combinations(those, 2)

    def _may_be_one(self, first: int, second: int) -> bool:
        """Whether two dates of birth may be one, written wrongly; what is not known contradicts nothing."""
        if self._keys[first] == self._keys[second] and self._keys[first] in self._crowded:
            return False
        mine, its = self._births[first], self._births[second]
        day, month = mine.day == its.day, mine.month == its.month
        if not mine.year or not its.year:
            return True
        if mine.year != its.year:
            return mine.day is not None and day and month
        if not mine.month or not its.month or not mine.day or not its.day:
            return month or not mine.month or not its.month
        return day or month or (mine.month, mine.day) == (its.day, its.month)

    def _marks(self, profile: Profile) -> set[Mark]:
        numbers = (squeezed(one.text) for one in profile.numbers)
        found: set[Mark] = {("number", text) for text in numbers if len(text) >= SHORTEST_NUMBER}
        found |= {("contact", text) for one in profile.contacts if (text := _reached_at(one.kind, one.value))}
        words = list(dict.fromkeys(word for name in profile.names for word in name_words(name.text)))
        # Of seven words three may be da, dos and e: they would leave no room for those that tell.
        words = ([word for word in words if word not in PARTICLES] or words)[:MOST_WORDS]
        readings = [self._readings(word) for word in words]
        for born in map(_read, (profile.person.birth, *profile.person.birth_variants)):
            if born.month and born.day and (born.month, born.day) not in VAGUE:
                # Day and month are written either way round.
                day = (born.year, *sorted((born.month, born.day)))
                found |= {("born", day, reading) for those in readings for reading in those}
        for mine, its in combinations(readings, 2):
            found |= {("names", *sorted((mine[0], one))) for one in its}
            found |= {("names", *sorted((one, its[0]))) for one in mine}
        for alone in _alone(profile):
            found |= {("name", reading) for reading in self._readings(alone)}
        return found

    def _readings(self, word: str) -> tuple[str, ...]:
        """The skeletons of a word: a few thousand words make most names."""
        if word not in self._known:
            self._known[word] = skeletons(word)
        return self._known[word]


def crowd_key(profile: Profile) -> int:
    """What the bearers of one name have in common of whom no whole date of birth is known; else `NO_CROWD`.

    The same for all spellings of the name, for the same year of birth or none, and for as long as the program runs.
    """
    birth = _birth_of(profile)
    if birth.day or profile.person.birth_variants:
        return NO_CROWD
    words = sorted({skeletons(word)[0] for name in profile.names for word in name_words(name.text)})
    return (hash((birth.year, *words)) or 1) if words else NO_CROWD


def _alone(profile: Profile) -> Iterator[str]:
    """The only word of her names, in each script in which there is no other."""
    words: dict[bool, set[str]] = {}
    for name in profile.names:
        words.setdefault(is_foreign(name.text), set()).update(name_words(name.text))
    for those in words.values():
        if len(those) == 1:
            yield from those


def _birth_of(profile: Profile) -> PartialDate:
    """Her date of birth as far as it says something: 1 January and 31 December stand for a day that nobody knows."""
    found = PartialDate() if profile.person.birth_variants else _read(profile.person.birth)
    return PartialDate(found.year) if (found.month, found.day) in VAGUE else found


def _read(text: str) -> PartialDate:
    try:
        return from_edtf(text)
    except ValueError:
        return PartialDate()


def _reached_at(kind: str, value: str) -> str:
    if kind == "email":
        return value.strip().casefold()
    number = national(value) if kind in ("phone", "relative-phone") else ""
    return number if len(number) >= SHORTEST_NUMBER else ""
