"""The sheets of people: everyone of a register, and the sheets that were joined into one person."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from app.domain.entities import (
    NOBODY,
    Contact,
    Entity,
    FieldChoice,
    IdNumber,
    Language,
    MergeDecision,
    Name,
    NotSame,
    Person,
)
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.merging import differing, is_known
from app.domain.profile import Profile
from app.register import groups, queries, sql
from app.register.register import Register
from app.register.sqlcipher import Connection
from app.register.tables import TABLES, Reader

_LISTS: tuple[type[Entity], ...] = (Name, Language, IdNumber, Contact)
"""What a profile lists, in its order."""
_ABOUT_SHEETS = (Person.entity, MergeDecision.entity, NotSame.entity)
_MADE_SINCE = (
    "SELECT DISTINCT entity, entity_id FROM operation WHERE batch IN "
    "(SELECT batch FROM batch_subject WHERE person = ?1) AND field = '' AND value = 'true' AND clock > "
    "(SELECT min(clock) FROM operation WHERE entity_id IN (SELECT decision FROM merge_member WHERE person = ?1) "
    "AND entity = 'merge_decision' AND field = '') ORDER BY entity_id"
)


class Joined(msgspec.Struct, frozen=True):
    """A person whose sheets were joined: each as it is, the first represents her; who decided it, what was chosen."""

    sheets: tuple[Profile, ...]
    decisions: tuple[MergeDecision, ...]
    choices: tuple[FieldChoice, ...]
    """The latest last."""


def count(register: Register, kind: type[Entity]) -> int:
    """How many entities of a kind there are; of persons, how many sheets."""
    query = sql.count("main", kind.entity)
    return register.reading(lambda connection: int(connection.execute(query).fetchone()[0]))


def everyone(register: Register, at_once: int = 500) -> Iterator[Profile]:
    """Everyone, each group once; others may read and write meanwhile, and what changes meanwhile may be seen."""
    after = Id("0" * 32)
    while after:
        these, after = register.reading(partial(_next, after=after, limit=at_once))
        yield from these


def joined(register: Register, person: Id) -> Joined:
    """The sheets of a person that exist; one where nothing was joined to hers, none where she does not exist."""

    def question(connection: Connection) -> Joined:
        reader = Reader(connection)
        decisions = (reader.own(MergeDecision, one) for one in groups.decisions(connection, person))
        return Joined(
            tuple(queries.sheet(reader, sheet.id) for sheet in reader.sheets(person)),
            tuple(one for one in decisions if one),
            tuple(groups.choices(connection, person)),
        )

    return register.reading(question)


def unsettled(register: Register, person: Id) -> tuple[str, ...]:
    """The fields of which her sheets know different things, and of which nothing was chosen, or not the same."""
    found = joined(register, person)
    persons = {sheet.person.id: sheet.person for sheet in found.sheets}
    asked = []
    for field in differing(list(persons.values())):
        chosen = [persons[one.person] for one in found.choices if one.field == field and one.person in persons]
        values = {getattr(one, field) for one in chosen}
        if len({value for value in values if is_known(field, value)}) != 1:
            asked.append(field)
    return tuple(asked)


def joined_persons(register: Register) -> list[Id]:
    """Everyone who is read from several sheets, by the id that represents her."""
    return sorted(set(register.reading(groups.representatives).values()))


def entered_since(register: Register, person: Id) -> list[Entity]:
    """What was recorded under the id that represents a group since the first decision that made it, oldest first.

    What was recorded for another of her sheets, as in one of its cases, says by itself whose it is.
    """

    def question(connection: Connection) -> list[Entity]:
        reader, first = Reader(connection), groups.representative(connection, person)
        rows = connection.execute(_MADE_SINCE, (to_bytes(first),)).fetchall()
        hers = [(name, from_bytes(one)) for name, one in rows if name in TABLES and name not in _ABOUT_SHEETS]
        found = (reader.own(TABLES[name].kind, one) for name, one in hers)
        return [one for one in found if one and getattr(one, "person", NOBODY) == first]

    return register.reading(question)


def _next(connection: Connection, after: Id, limit: int) -> tuple[list[Profile], Id]:
    """The next persons after an id by their ids, each group once; and the last id looked at, empty at the end.

    A few queries for all of them: to read a whole register person by person would take minutes.
    """
    query = "SELECT id FROM person WHERE id > ? ORDER BY id LIMIT ?"
    rows = connection.execute(query, (to_bytes(after), limit)).fetchall()
    if not rows:
        return [], NOBODY
    reader, first, last = Reader(connection), from_bytes(rows[0][0]), from_bytes(rows[-1][0])
    lists = [_by_person(reader.span(kind, "person", first, last)) for kind in _LISTS]
    found: list[Profile | None] = []
    for person in reader.span(Person, "id", first, last):
        representative = groups.group(connection, person.id)
        if representative is None:
            found.append(Profile(person, *(tuple(hers.get(person.id, ())) for hers in lists)))
        elif representative == person.id:
            found.append(queries.profile(reader, person.id))
    return [one for one in found if one], last


def _by_person(entities: Iterable[Entity]) -> dict[Id, list[Any]]:
    found: dict[Id, list[Any]] = {}
    for one in entities:
        found.setdefault(getattr(one, "person", NOBODY), []).append(one)
    return found
