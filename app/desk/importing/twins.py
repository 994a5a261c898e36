"""Who of a list may be in the register already, or twice in the list."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from app.desk.importing.rows import Incoming
from app.desk.people import People
from app.domain.entities import Contact, IdNumber, Name, Person
from app.domain.ids import Id
from app.domain.likeness import LEVELS, NOT_ALIKE, Likeness, compare
from app.domain.profile import Profile
from app.domain.romanisation import name_words, national, squeezed
from app.domain.skeletons import skeleton
from app.register.work import Progress, Stopped, check

MOST_WORDS = 6
MOST_ALIKE = 60
"""Rows of the list that are compared with one row: a name that hundreds bear tells nobody apart."""
_FOUND = 5
_STEP = 20


class Twin(msgspec.Struct, frozen=True):
    """Someone whom a row may be: a person of the register, or another row (`of_row`) of the same list.

    `level` is `very-likely`, `likely` or `possible`; `reasons` are those of a search.
    """

    row: int
    level: str
    reasons: tuple[str, ...]
    of: Id = Id("")
    of_row: int = 0
    profile: Profile | None = None

    @property
    def skipped(self) -> bool:
        """Whether a row with such a twin is left out unless someone says otherwise."""
        return self.level == LEVELS[0]


def twins(incoming: Sequence[Incoming], people: People, *, progress: Progress, stopped: Stopped) -> dict[int, Twin]:
    """The likest person or earlier row of each row that has one, by row number."""
    found: dict[int, Twin] = {}
    earlier: dict[str, list[tuple[int, Profile]]] = {}
    for done, one in enumerate(incoming):
        if done % _STEP == 0:
            check(stopped)
            progress(done, len(incoming))
        mine = as_profile(one)
        alike = [*_known(one, mine, people), *_above(one, mine, earlier)]
        if alike:
            found[one.row] = min(alike, key=lambda twin: (LEVELS.index(twin.level), not twin.of))
        for block in set(_blocks(mine)):
            earlier.setdefault(block, []).append((one.row, mine))
    return found


def as_profile(one: Incoming) -> Profile:
    """A row as a person, to compare her with others."""
    person = Id("")
    texts = {"family": one.family, "given": one.given, "called": one.called}
    return Profile(
        Person(id=person, birth=str(one.birth)),
        tuple(Name(id=person, person=person, kind=kind, text=text) for kind, text in texts.items() if text),
        (),
        (IdNumber(id=person, person=person, kind="foreigner", text=one.foreigner_number),)
        if one.foreigner_number
        else (),
        tuple(Contact(id=person, person=person, kind="phone", value=phone) for phone in one.phones),
    )


def _known(one: Incoming, mine: Profile, people: People) -> Iterator[Twin]:
    """Persons of the register."""
    seen: set[Id] = set()
    for profile in _met(one, mine, people):
        person = profile.person.id
        likeness = NOT_ALIKE if person in seen else compare(mine, profile)
        seen.add(person)
        if likeness.level:
            yield Twin(one.row, likeness.level, likeness.reasons, of=person, profile=profile)
        if likeness.level == LEVELS[0]:
            # Nobody can be likelier: the other questions need not be asked.
            return


def _met(one: Incoming, mine: Profile, people: People) -> Iterator[Profile]:
    """Those who may be the person of a row: by her number, by any of her names with another fact, by all her names."""
    if one.foreigner_number:
        yield from (found.profile for found in people.find(one.foreigner_number, _FOUND))
    yield from people.worth_comparing(mine)
    for typed in filter(None, (one.name, *one.phones)):
        yield from (found.profile for found in people.find(typed, _FOUND))


def _above(one: Incoming, mine: Profile, earlier: dict[str, list[tuple[int, Profile]]]) -> Iterator[Twin]:
    """Rows above."""
    seen: dict[int, Profile] = {}
    for block in _blocks(mine):
        seen.update(earlier.get(block, ())[:MOST_ALIKE])
    for row, profile in seen.items():
        likeness: Likeness = compare(mine, profile)
        if likeness.level:
            yield Twin(one.row, likeness.level, likeness.reasons, of_row=row)


def _blocks(profile: Profile) -> Iterable[str]:
    """What two rows must have in common to be compared: two words of a name, a number, a telephone."""
    words = sorted({skeleton(word) for name in profile.names for word in name_words(name.text)})[:MOST_WORDS]
    named = combinations(words, 2) if len(words) > 1 else [tuple(words)] if words else []
    return [
        *(f"name {' '.join(pair)}" for pair in named),
        *(f"number {squeezed(number.text)}" for number in profile.numbers),
        *(f"phone {national(contact.value)}" for contact in profile.contacts),
    ]
