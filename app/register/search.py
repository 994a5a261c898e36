"""Finding people: from what is typed to the few cards that may fit, and from those to hits, best first.

Every step looks at a bounded number of rows, whatever the size of the register: frequent names are looked up by two, or
with a date, and what a word may mean is looked for among the words of names in use, not among people.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, permutations

import msgspec

from app.domain import keys
from app.domain.ids import Id
from app.domain.likeness import LEVELS
from app.domain.matching import ALL, NONE, Alike, Match, Matcher
from app.domain.profile import Profile
from app.domain.romanisation import is_foreign
from app.domain.skeletons import skeleton
from app.domain.typed import MOST_TYPED, Word, words_of
from app.register import cards
from app.register.cards import Filed
from app.register.meaning import Meanings
from app.register.ranges import begun, exact
from app.register.sqlcipher import Connection

_CARDS = 50
"""How many cards are compared with what is typed: with more, no more people are found."""
_ENOUGH, _FEW = 50, 40
"""With so many candidates, less likely ones, and those by a single name, are not looked for."""
_CROWD = 2
"""Of so many times as many as are shown who have all that is typed, the likeliest were read: nobody else is."""
_LOOKED_UP = 4
"""How many words of a name are looked up; all are compared."""
_LIKELIEST, _SPELLINGS = 12, 25
"""How many of the words meant are looked up alone, and with another name."""
_TWO = 2
"""Of how many names a key tells."""
_RARE = 10
"""A name that so many people have at most tells them from a crowd."""


class Hit(msgspec.Struct, frozen=True):
    """A person found, with the reasons, and how likely she is the one: `very-likely`, `likely`, `possible`.

    `shown` is what a list shows of her: herself and her names, no more.
    """

    shown: Profile
    reasons: tuple[str, ...]
    level: str

    @property
    def person(self) -> Id:
        """Who was found."""
        return self.shown.person.id


def find(connection: Connection, typed: str, limit: int, meanings: Meanings | None = None) -> list[Hit]:
    """The persons who fit what is typed, best first; `meanings` remembers for the next letter what words may mean."""
    words = words_of(typed)
    if all(word.optional for word in words):
        return []
    alike = (meanings or Meanings()).of(connection, _units(words))
    matcher = Matcher(words, alike, foreign=is_foreign(typed[:MOST_TYPED]))
    found: list[tuple[Filed, Match]] = []
    whole = 0
    for one in cards.read(connection, islice(_candidates(connection, words, alike), _CARDS)):
        fit = matcher.match(one.card)
        if fit:
            found.append((one, fit))
            whole += fit.rival or fit.level != LEVELS[-1]
            if whole >= _CROWD * limit:
                break
    found.sort(key=lambda one: (LEVELS.index(one[1].level), -one[1].score))
    told = _told([fit for _, fit in found])
    best = list(zip(found, told, strict=True))[:limit]
    return [Hit(one.shown, fit.reasons, level) for (one, fit), level in best]


def _told(found: Sequence[Match]) -> list[str]:
    """The level of each: what others share with her does not make anyone very likely."""
    sure = max((fit.sure for fit in found if fit.level == LEVELS[0]), default=NONE)
    surest = [fit for fit in found if fit.level == LEVELS[0] and fit.sure == sure]
    rivals = [fit for fit in found if fit.rival] if sure == NONE else []
    single = len(surest) == 1 and len(rivals) <= 1
    return [
        fit.level if fit.level != LEVELS[0] or (fit.sure == sure and (single or sure == ALL)) else LEVELS[1]
        for fit in found
    ]


# -- from words to persons ------------------------------------------------------------------------------


def candidates(connection: Connection, profile: Profile, most: int = _CARDS) -> list[Id]:
    """The persons to compare with someone, who may be herself in the register or not yet: the likeliest first.

    By her names in any spelling and order, her dates of birth, numbers and telephones; herself among them.
    """
    own = keys.card_of([profile])
    words = [Word((), name=word) for names in (own.names, own.script) for word in keys.paired(names)]
    words += [Word((), births=own.births)] if own.births else []
    words += [Word((text,)) for text in (*own.numbers, *own.phones)]
    alike = Meanings().of(connection, [word.name for word in words if word.name])
    return [cards.person_at(address) for address in islice(_candidates(connection, words, alike), most)]


def _candidates(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """Where the cards lie of those who may fit, none twice: each step only where those before found few."""
    found: set[bytes] = set()
    steps = (
        (_by_numbers, _ENOUGH), (_by_name_and_date, _ENOUGH), (_by_two_names, _ENOUGH), (_by_two_spellings, _ENOUGH),
        (_by_name_and_initial, _FEW), (_by_one_name, _FEW), (_by_date, _ENOUGH), (_by_chance, _FEW),
    )  # fmt: skip
    for step, enough in steps:
        if len(found) >= enough:
            continue
        for address in step(connection, words, alike):
            if address not in found:
                found.add(address)
                yield address


def _by_numbers(connection: Connection, words: Sequence[Word], _alike: Alike) -> Iterator[bytes]:
    """By references, numbers, telephones, addresses: all that is neither a name nor only a date."""
    named = any(word.name for word in words)
    for word in words:
        # With a name, four digits are rather a year.
        if not word.name and not (named and word.births):
            yield from _by_starts(connection, word)


def _by_name_and_date(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """By a name and a date: of several names, those first who have most of them."""
    births = [birth for word in words for birth in word.births]
    for ask, dates in ((exact, _dates(births)), (begun, _years(births))) if births else ():
        found: Counter[bytes] = Counter()
        for name in _names(words):
            starts = [keys.pair(consonants, date) for consonants in _skeletons(name, alike) for date in dates]
            found.update(list(dict.fromkeys(ask(connection, starts))))
        yield from sorted(found, key=found.__getitem__, reverse=True)


def _by_two_names(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """By two names as they are typed, the second perhaps only begun."""
    pairs = list(permutations(_names(words), 2))
    whole = [keys.pair(skeleton(one), other, one) for one, other in pairs]
    found = begun(connection, [*whole, *(keys.pair(skeleton(one), other) for one, other in pairs)])
    return _likeliest_first(connection, words, alike, found)


def _by_two_spellings(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """By any spelling of two names."""
    pairs = combinations(_names(words), 2)
    found = begun(connection, [start for one, other in pairs for start in _spelt(one, other, alike)])
    return _likeliest_first(connection, words, alike, found)


def _likeliest_first(
    connection: Connection, words: Sequence[Word], alike: Alike, two: Iterator[bytes]
) -> Iterator[bytes]:
    """Those who have two of the names typed; where that is a crowd, first whoever has a third of them."""
    crowd = list(dict.fromkeys(two))
    if len(crowd) >= _ENOUGH and len(_names(words)) > _TWO:
        yield from _out_of_a_crowd(connection, _names(words), alike)
    yield from crowd


def _out_of_a_crowd(connection: Connection, names: Sequence[str], alike: Alike) -> Iterator[bytes]:
    """Those who have three of these names or more, most first; and whoever has one that few have: a relative's."""
    having: dict[bytes, set[str]] = {}
    for one, other in combinations(names, 2):
        for address in begun(connection, _spelt(one, other, alike)):
            having.setdefault(address, set()).update((one, other))
    several = {address: len(hers) for address, hers in having.items() if len(hers) > _TWO}
    yield from sorted(several, key=several.__getitem__, reverse=True)
    for name in names:
        bearers = list(islice(_spellings(connection, name, alike), _RARE + 1))
        yield from bearers if len(bearers) <= _RARE else ()


def _spelt(one: str, other: str, alike: Alike) -> Iterator[str]:
    """The keys of two names in any spelling, the second perhaps only begun."""
    likeliest = list(islice(alike.get(other, ()), _SPELLINGS))
    for consonants in _skeletons(one, alike):
        yield keys.pair(consonants, other)
        yield from (keys.pair(consonants, word, "") for word in likeliest)


def _by_name_and_initial(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """By any spelling of one name, and the first letter of another that may be written wrongly."""
    pairs = permutations(_names(words), 2)
    return begun(
        connection,
        [keys.pair(consonants, other[0]) for one, other in pairs for consonants in _skeletons(one, alike)],
    )


def _by_one_name(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """By a name alone: as it is typed, begun, meant; of several, those who have two of them, or one that is rare."""
    names = _names(words) or [word.name for word in words if word.name]
    if len(names) == 1:
        yield from _spellings(connection, names[0], alike)
        return
    sets = [set(_spellings(connection, unit, alike)) for unit in (*names, *_joined(words))]
    for one, other in combinations(sets, 2):
        yield from sorted(one & other)
    # Of a crowd not everyone was asked for; the few who have the other name can all be compared.
    for bearers in sets:
        yield from sorted(bearers) if len(bearers) <= _RARE else ()


def _by_date(connection: Connection, words: Sequence[Word], _alike: Alike) -> Iterator[bytes]:
    births = [birth for word in words for birth in word.births]
    yield from exact(connection, _dates(births))
    yield from begun(connection, _years(births))


def _by_chance(connection: Connection, words: Sequence[Word], _alike: Alike) -> Iterator[bytes]:
    """By what would have led to too many: four digits that may be the year or the end of a number."""
    for word in words:
        if not word.name and word.births:
            yield from _by_starts(connection, word)


def _by_starts(connection: Connection, word: Word) -> Iterator[bytes]:
    return begun(connection, [start[: keys.LONGEST_KEY] for start in word.starts])


def _names(words: Sequence[Word]) -> list[str]:
    """The names typed that cannot be missing, as many as are looked up."""
    return [word.name for word in words if word.name and not word.optional][:_LOOKED_UP]


def _units(words: Sequence[Word]) -> list[str]:
    """The names typed, and two neighbours as one."""
    return [word.name for word in words if word.name] + _joined(words)


def _joined(words: Sequence[Word]) -> list[str]:
    return list(keys.joined([word.name for word in words if word.name]))[:_LOOKED_UP]


def _skeletons(name: str, alike: Alike) -> list[str]:
    """The skeletons of a name typed and of those that it may mean, none twice."""
    likeliest = islice(alike.get(name, ()), _LIKELIEST)
    return list(dict.fromkeys([skeleton(name), *map(skeleton, likeliest)]))


def _spellings(connection: Connection, name: str, alike: Alike) -> Iterator[bytes]:
    """The persons who have a name typed: as it is, begun, meant."""
    start = name[: keys.LONGEST_KEY]
    yield from exact(connection, [start])
    yield from begun(connection, [start])
    yield from exact(connection, islice(alike.get(name, ()), _LIKELIEST))


def _dates(births: Sequence[str]) -> list[str]:
    """The dates (EDTF) that may be one of these dates of birth: partial, day and month the other way round."""
    found: list[str] = []
    for birth in births:
        year, month, day = birth[:4], birth[5:7], birth[8:]
        if _is_whole(birth):
            found += [birth, f"{year}-{day}-{month}", year, birth[:7], f"{year}-01-01", f"{year}-12-31"]
        elif not day:
            found.append(year)
    return found


def _years(births: Sequence[str]) -> list[str]:
    """What the dates begin with that may be one of those of which only the year is known, or the month."""
    return [birth if not birth[8:] else birth[:4] for birth in births if not _is_whole(birth)]


def _is_whole(birth: str) -> bool:
    return bool(birth[8:]) and birth[4:] not in ("-01-01", "-12-31")
