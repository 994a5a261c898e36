"""Finding people: from what is typed to the few cards that may fit, and from those to hits, best first.

Every step looks at a bounded number of rows, whatever the size of the register: frequent names are looked up by two, or
with a date, and what a word may mean is looked for among the words of names in use, not among people.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, islice, permutations

import msgspec

from app.domain import keys
from app.domain.ids import Id, from_bytes
from app.domain.likeness import CLOSE, LEVELS, LOOSE, by_consonants, by_errors, told_apart
from app.domain.matching import ALL, NONE, SOUND_BEGINS, Alike, Match, match
from app.domain.profile import Profile
from app.domain.romanisation import is_foreign
from app.domain.skeletons import LONGEST, SHORTEST_WITH_TYPO, skeleton, sound
from app.domain.typed import Word, words_of
from app.register.indexing import card
from app.register.sqlcipher import Connection

_CARDS = 150
"""How many cards are compared with what is typed."""
_ENOUGH, _FEW = 60, 40
"""With so many candidates, less likely ones, and those by a single name, are not looked for."""
_ROWS = 100
"""How many rows of one range of keys are read."""
_FORMS, _MEANT = 400, 60
"""How many rows of one form of a word are read, and how many words it is taken to mean."""
_LOOKED_UP = 4
"""How many words of a name are looked up; all are compared."""
_LIKELIEST, _SPELLINGS = 12, 25
"""How many of the words meant are looked up alone, and with another name."""
_SHORTEST_BEGINNING = 2
_FIRST, _LAST = "\0", "\U0010ffff"
"""Signs before and after every sign of a key: the end of a range of one key, of all those that begin with it."""
_BEGUN = "SELECT word FROM search_form WHERE form >= ? AND form < ? LIMIT ?"
_IN_RANGE = "SELECT person FROM search_key WHERE token >= ? AND token < ? LIMIT ?"


class Hit(msgspec.Struct, frozen=True):
    """A person found, with the reasons, and how likely she is the one: `very-likely`, `likely`, `possible`."""

    person: Id
    reasons: tuple[str, ...]
    level: str


def find(connection: Connection, typed: str, limit: int) -> list[Hit]:
    """The persons who fit what is typed, best first."""
    words = words_of(typed)
    if all(word.optional for word in words):
        return []
    alike = {unit: meant(connection, unit) for unit in _units(words)}
    foreign = is_foreign(typed[:_ROWS])
    found: list[tuple[bytes, Match]] = []
    for person in islice(_candidates(connection, words, alike), _CARDS):
        own = card(connection, person)
        fit = match(words, alike, own, foreign=foreign) if own else None
        if fit:
            found.append((person, fit))
    found.sort(key=lambda one: (LEVELS.index(one[1].level), -one[1].score))
    told = _told([fit for _, fit in found])
    return [Hit(from_bytes(person), fit.reasons, level) for (person, fit), level in zip(found, told, strict=True)][
        :limit
    ]


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


# -- what a word may mean -----------------------------------------------------------------------------


def meant(connection: Connection, word: str) -> dict[str, float]:
    """The words of names in use that someone who types `word` may mean, and how close each is, the closest first.

    Other spellings, other scripts, errors; and words that begin with its sound.
    """
    said = sound(word)
    mine = {form.form: form.sound for form in keys.forms_of(word)}
    first = keys.ALIKE + skeleton(word)
    found: dict[str, float] = {}
    for form, other, its in _of_forms(connection, [form for form in mine if form[0] == keys.ALIKE]):
        heard = mine[form]
        close = told_apart(heard, its, by_consonants(heard, its, form[1:], first=form == first))
        found[other] = max(found.get(other, 0.0), close)
    if SHORTEST_WITH_TYPO <= len(word) <= LONGEST:
        for _, other, its in _of_forms(connection, [form for form in mine if form[0] == keys.MISSPELT]):
            if found.get(other, 0.0) < CLOSE:
                found[other] = max(found.get(other, 0.0), told_apart(said, its, by_errors(word, other, said, its)))
    found = {other: close for other, close in found.items() if close >= LOOSE and other != word}
    if len(said) > _SHORTEST_BEGINNING:
        start = keys.SOUND + said
        for (other,) in connection.execute(_BEGUN, (start, start + _LAST, _MEANT)):
            found[other] = max(found.get(other, 0.0), SOUND_BEGINS)
    return dict(sorted(found.items(), key=lambda one: -one[1])[:_MEANT])


def _of_forms(connection: Connection, forms: Sequence[str]) -> list[tuple[str, str, str]]:
    """The words in use that have one of these forms, each with the form and its sound in it."""
    places = ", ".join("?" * len(forms))
    query = " ".join(["SELECT form, word, sound FROM search_form WHERE form IN (", places, ") LIMIT ?"])
    found: list[tuple[str, str, str]] = connection.execute(query, (*forms, _FORMS)).fetchall()
    return found


# -- from words to persons ------------------------------------------------------------------------------


def candidates(connection: Connection, profile: Profile, most: int = _CARDS) -> list[Id]:
    """The persons to compare with someone, who may be herself in the register or not yet: the likeliest first.

    By her names in any spelling and order, her dates of birth, numbers and telephones; herself among them.
    """
    own = keys.card_of([profile])
    words = [Word((), name=word) for names in (own.names, own.script) for word in keys.paired(names)]
    words += [Word((), births=own.births)] if own.births else []
    words += [Word((text,)) for text in (*own.numbers, *own.phones)]
    alike = {word.name: meant(connection, word.name) for word in words if word.name}
    return [from_bytes(person) for person in islice(_candidates(connection, words, alike), most)]


def _candidates(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """Those who may fit, none twice, in the order of the steps: each step only where those before found few."""
    found: set[bytes] = set()
    steps = (
        (_by_numbers, _ENOUGH), (_by_name_and_date, _ENOUGH), (_by_two_names, _ENOUGH), (_by_two_spellings, _ENOUGH),
        (_by_name_and_initial, _FEW), (_by_one_name, _FEW), (_by_date, _ENOUGH), (_by_chance, _FEW),
    )  # fmt: skip
    for step, enough in steps:
        if len(found) >= enough:
            continue
        for person in step(connection, words, alike):
            if person not in found:
                found.add(person)
                yield person


def _by_numbers(connection: Connection, words: Sequence[Word], _alike: Alike) -> Iterator[bytes]:
    """By references, numbers, telephones, addresses: all that is neither a name nor only a date."""
    named = any(word.name for word in words)
    for word in words:
        # With a name, four digits are rather a year.
        if not word.name and not (named and word.births):
            yield from _by_starts(connection, word)


def _by_name_and_date(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    dates = [bounds for word in words for birth in word.births for bounds in _dates(birth)]
    for name in _names(words) if dates else ():
        for consonants in _skeletons(name, alike):
            for date, end in dates:
                yield from _range(connection, keys.pair(consonants, date), keys.pair(consonants, end))


def _by_two_names(connection: Connection, words: Sequence[Word], _alike: Alike) -> Iterator[bytes]:
    """By two names as they are typed, the second perhaps only begun."""
    pairs = list(permutations(_names(words), 2))
    for one, other in pairs:
        yield from _range(connection, keys.pair(skeleton(one), other, one))
    for one, other in pairs:
        yield from _range(connection, keys.pair(skeleton(one), other))


def _by_two_spellings(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """By any spelling of two names."""
    for one, other in combinations(_names(words), 2):
        for consonants in _skeletons(one, alike):
            yield from _range(connection, keys.pair(consonants, other))
            for word in islice(alike.get(other, ()), _SPELLINGS):
                yield from _range(connection, keys.pair(consonants, word, ""))


def _by_name_and_initial(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """By any spelling of one name, and the first letter of another that may be written wrongly."""
    for one, other in permutations(_names(words), 2):
        for consonants in _skeletons(one, alike):
            yield from _range(connection, keys.pair(consonants, other[0]))


def _by_one_name(connection: Connection, words: Sequence[Word], alike: Alike) -> Iterator[bytes]:
    """By a name alone: as it is typed, begun, meant; of several, those who have two of them."""
    names = _names(words) or [word.name for word in words if word.name]
    if len(names) == 1:
        for bounds in _spellings(names[0], alike):
            yield from _range(connection, *bounds)
        return
    sets = [
        {person for bounds in _spellings(unit, alike) for person in _range(connection, *bounds)}
        for unit in (*names, *_joined(words))
    ]
    for one, other in combinations(sets, 2):
        yield from sorted(one & other)


def _by_date(connection: Connection, words: Sequence[Word], _alike: Alike) -> Iterator[bytes]:
    for word in words:
        for birth in word.births:
            for date, end in _dates(birth):
                yield from _range(connection, date, end)


def _by_chance(connection: Connection, words: Sequence[Word], _alike: Alike) -> Iterator[bytes]:
    """By what would have led to too many: four digits that may be the year or the end of a number."""
    for word in words:
        if not word.name and word.births:
            yield from _by_starts(connection, word)


def _by_starts(connection: Connection, word: Word) -> Iterator[bytes]:
    for start in word.starts:
        yield from _range(connection, start[: keys.LONGEST_KEY])


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


def _spellings(name: str, alike: Alike) -> Iterator[tuple[str, str]]:
    """The ranges of keys of a name typed: as it is, begun, meant."""
    start = name[: keys.LONGEST_KEY]
    yield start, start + _FIRST
    yield start, start + _LAST
    yield from ((word, word + _FIRST) for word in islice(alike.get(name, ()), _LIKELIEST))


def _dates(birth: str) -> list[tuple[str, str]]:
    """The ranges of dates (EDTF) that may be one date of birth: partial, day and month the other way round."""
    year, _, day = birth[:4], birth[5:7], birth[8:]
    if not day or birth[4:] in ("-01-01", "-12-31"):
        whole = [year] if day else [birth, year]
        return [(whole[0], whole[0] + _LAST), *((one, one + _FIRST) for one in whole[1:])]
    swapped = f"{year}-{day}-{birth[5:7]}"
    found = dict.fromkeys((birth, swapped, year, birth[:7], f"{year}-01-01", f"{year}-12-31"))
    return [(one, one + _FIRST) for one in found]


def _range(connection: Connection, start: str, end: str = "") -> Iterator[bytes]:
    """The persons of a range of keys, all that begin with `start` where no end is given; at most `_ROWS`."""
    rows = connection.execute(_IN_RANGE, (start, end or start + _LAST, _ROWS)).fetchall()
    return (row[0] for row in rows)
