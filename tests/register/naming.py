"""The labelled names: who is in the register, what is typed to find them, how many are found (promise E7).

How the names were gathered, and what is held out: `names/README.md`.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import sqlcipher3

from app.desk.demo import Lots
from app.domain.entities import Name, Person
from app.domain.ids import Id
from app.domain.keys import card_of
from app.domain.profile import Profile
from app.domain.romanisation import is_foreign
from app.register import cards, indexing, migrations, search

FILE = Path(__file__).parent / "names" / "names.tsv"
OTHERS, ABSENT = 6_000, 800
LOOKED_AT = 3
ROUNDS = 2
SHORTEST_WITH_ERROR, LONG = 4, 8
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Named:
    """One name and the ways in which it is written."""

    tradition: str
    label: str
    ways: tuple[str, ...]

    @property
    def latin(self) -> list[str]:
        """The ways in Latin letters."""
        return [way for way in self.ways if not is_foreign(way)]

    @property
    def own(self) -> str:
        """The way in its own script; empty where that is the Latin one."""
        return next((way for way in self.ways if is_foreign(way)), "")

    @property
    def held_out(self) -> bool:
        """Whether the rules were never tuned on it."""
        return hashlib.sha256(self.label.encode()).digest()[0] % 3 == 0


@dataclass(frozen=True)
class Someone:
    """A person of the register: her two names, how they are written there, her date of birth."""

    given: Named
    family: Named
    written: tuple[str, ...]
    birth: str

    @property
    def labels(self) -> tuple[str, str]:
        """Which two names she has, however they are written."""
        return self.given.label, self.family.label


@dataclass(frozen=True)
class Asked:
    """Something typed: for whom (nobody where she is not there), and what makes it difficult."""

    typed: str
    person: int | None
    kind: str
    held_out: bool


@dataclass(frozen=True)
class Measured:
    """How well those are found who are looked for."""

    asked: int
    found: int
    sure: int
    rightly_sure: int
    missed: tuple[Asked, ...] = ()
    wrong: tuple[Asked, ...] = ()

    @property
    def recall(self) -> float:
        """How many of those who are there are among the first three."""
        return self.found / self.asked

    @property
    def precision(self) -> float:
        """How many of the hits that are very likely are right."""
        return self.rightly_sure / self.sure


@cache
def names(kind: str) -> dict[str, list[Named]]:
    """The given or the family names of each tradition."""
    found: dict[str, list[Named]] = {}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        tradition, its, label, ways = line.split("\t")
        if its == kind:
            found.setdefault(tradition, []).append(Named(tradition, label, tuple(ways.split(", "))))
    return found


def everyone(lots: Lots) -> list[Someone]:
    """Those who will be looked for: each name twice or more, each pair of names once."""
    found: dict[tuple[str, str], Someone] = {}
    for tradition, givens in names("given").items():
        families = names("family")[tradition]
        for turn in range(ROUNDS * max(len(givens), len(families))):
            given, family = givens[turn % len(givens)], families[(turn + turn // len(givens) * 5) % len(families)]
            someone = Someone(given, family, _written(given, family, lots), _birth(lots))
            found.setdefault(someone.labels, someone)
    return list(found.values())


def others(there: Sequence[Someone], count: int, lots: Lots, *, but: frozenset[tuple[str, str]]) -> list[Someone]:
    """Other persons: names of the same lists in pairs that nobody `there` and none of `but` has."""
    known = {someone.labels for someone in there} | but
    givens = [name for those in names("given").values() for name in those]
    found: list[Someone] = []
    while len(found) < count:
        given = lots.one(givens)
        families = names("family")[given.tradition if lots.number(5) else lots.one(list(names("family")))]
        someone = Someone(given, family := lots.one(families), _written(given, family, lots), _birth(lots))
        if someone.labels not in known:
            found.append(someone)
    return found


def questions(there: Sequence[Someone], lots: Lots) -> Iterator[Asked]:
    """What is typed to find each of those who are looked for."""
    for number, someone in enumerate(there):
        held_out = someone.given.held_out or someone.family.held_out
        for kind, typed in _typed(someone, lots):
            yield Asked(typed, number, kind, held_out)


def register(there: Sequence[Someone]) -> Any:
    """A search index with these persons, the n-th under the id n + 1, and nothing else."""
    connection = sqlcipher3.connect(":memory:", isolation_level=None)
    for _, script in migrations.steps():
        for statement in migrations.statements(script):
            connection.execute(statement)
    for number, someone in enumerate(there):
        person = Id(f"{number + 1:032x}")
        named = tuple(Name(id=person, person=person, text=text) for text in someone.written)
        profile = Profile(Person(id=person, birth=someone.birth), named)
        indexing.write(connection, person, cards.filed(person, card_of([profile]), profile))
    return connection


def measured(connection: Any, asked: Sequence[Asked]) -> Measured:
    """Types everything; nobody is rightly found where she who is meant is not there."""
    found = sure = right = 0
    missed, wrong = [], []
    for question in asked:
        hits = search.find(connection, question.typed, 20)
        persons = [int(hit.person, 16) - 1 for hit in hits]
        certain = [person for person, hit in zip(persons, hits, strict=True) if hit.level == "very-likely"]
        sure += len(certain)
        right += certain.count(question.person) if question.person is not None else 0
        if [person for person in certain if person != question.person]:
            wrong.append(question)
        if question.person in persons[:LOOKED_AT]:
            found += 1
        elif question.person is not None:
            missed.append(question)
    there = sum(question.person is not None for question in asked)
    return Measured(there, found, sure, right, tuple(missed), tuple(wrong))


def scene(seed: int = 1) -> tuple[list[Someone], list[Asked], list[Asked]]:
    """The persons of the register, what is typed for some of them, what is typed for persons who are not there."""
    lots = Lots(seed)
    there = everyone(lots)
    asked = list(questions(there, lots))
    absent = others(there, ABSENT, lots, but=frozenset())
    missing = [Asked(*_absent(someone, lots), someone.given.held_out or someone.family.held_out) for someone in absent]
    rest = others(there, OTHERS, lots, but=frozenset(someone.labels for someone in absent))
    return there + rest, asked, missing


def _absent(someone: Someone, lots: Lots) -> tuple[str, None, str]:
    dated = f" {_day(someone.birth)}" if lots.number(2) else ""
    return f"{lots.one(someone.given.latin)} {lots.one(someone.family.ways)}{dated}", None, "absent"


def _written(given: Named, family: Named, lots: Lots) -> tuple[str, ...]:
    latin = (lots.one(given.latin), lots.one(family.latin))
    if not (given.own and family.own) or lots.number(3):
        return latin
    own = (f"{given.own} {family.own}",)
    return own if lots.number(2) else (*latin, *own)


def _typed(someone: Someone, lots: Lots) -> Iterator[tuple[str, str]]:
    given, family = (_other(name, someone, lots) for name in (someone.given, someone.family))
    yield "spelling", f"{given} {family}"
    yield "order", f"{family.upper()} {lots.one(someone.given.latin)}"
    yield "error", _with_error(f"{lots.one(someone.given.latin)} {_stored(someone.family, someone, lots)}", lots)
    if someone.given.own and someone.family.own:
        yield "script", f"{someone.given.own} {someone.family.own}"
    date = _day(someone.birth, swapped=True)
    yield from (
        [("swapped", f"{given} {family} {date}"), ("birth", f"{family} {_day(someone.birth)}")]
        if len(someone.birth) > 4
        else [("year", f"{given} {family} {someone.birth}")]
    )


def _other(name: Named, someone: Someone, lots: Lots) -> str:
    """A way to write a name that is not the one of the register."""
    return lots.one([way for way in name.latin if way not in someone.written])


def _stored(name: Named, someone: Someone, lots: Lots) -> str:
    return next((way for way in name.latin if way in someone.written), lots.one(name.latin))


def _with_error(text: str, lots: Lots) -> str:
    """One error of the fingers in a word that is long enough, or two in a word of eight letters."""
    words = text.split()
    long_enough = [place for place, word in enumerate(words) if len(word) > SHORTEST_WITH_ERROR]
    if long_enough:
        place = lots.one(long_enough)
        for _ in range(2 if len(words[place]) > LONG and not lots.number(3) else 1):
            words[place] = _slip(words[place], lots)
    return " ".join(words)


def _slip(word: str, lots: Lots) -> str:
    at = 1 + lots.number(len(word) - 2)
    letter = LETTERS[lots.number(len(LETTERS))]
    return lots.one(
        [
            word[:at] + letter + word[at + 1 :],
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def _birth(lots: Lots) -> str:
    year, month, day = 1950 + lots.number(56), 1 + lots.number(12), 1 + lots.number(28)
    return f"{year}" if not lots.number(8) else f"{year}-{month:02d}-{day:02d}"


def _day(birth: str, *, swapped: bool = False) -> str:
    if len(birth) == len("1990"):
        return birth
    year, month, day = birth.split("-")
    return f"{month}/{day}/{year}" if swapped else f"{day}/{month}/{year}"
