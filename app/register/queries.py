"""Questions to the tables that span entities: profiles, recent persons, the history of one person."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from app.domain.entities import Contact, IdNumber, Language, Name, Person
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.merging import once
from app.domain.profile import Profile
from app.register import groups, logical_clock, sql
from app.register.sqlcipher import Connection
from app.register.tables import Reader

Owned = TypeVar("Owned", Name, Language, IdNumber, Contact)
_LOOKED_BACK = 5_000
"""How many operations are looked at for the persons last seen."""


class Batch(msgspec.Struct, frozen=True):
    """One action of the history: what it was, who did it, on which laptop, when (milliseconds since 1970 UTC)."""

    id: Id
    kind: str
    author: str
    device: Id
    at: int


def profile(reader: Reader, person: Id) -> Profile | None:
    """A person with what identifies her, where she exists; what several of her sheets say alike is there once."""
    found = reader.get(Person, person)
    if found is None:
        return None
    return Profile(
        found,
        tuple(once(reader.where(Name, person=person))),
        tuple(once(reader.where(Language, person=person))),
        tuple(once(reader.where(IdNumber, person=person))),
        tuple(once(reader.where(Contact, person=person))),
    )


def profiles(connection: Connection, reader: Reader, persons: Sequence[Id]) -> dict[Id, Profile]:
    """Those of these persons who exist, as `profile` gives each, in the same order: a list costs few questions."""
    joined = groups.grouped(connection, persons)
    alone = [person for person in persons if person not in joined]
    sheets = {one.id: one for one in reader.among(Person, "id", alone)}
    names, languages = _of_each(reader, Name, alone), _of_each(reader, Language, alone)
    numbers, contacts = _of_each(reader, IdNumber, alone), _of_each(reader, Contact, alone)
    found = {
        one: Profile(sheets[one], names(one), languages(one), numbers(one), contacts(one))
        for one in alone
        if one in sheets
    }
    read = ((person, profile(reader, person) if person in joined else found.get(person)) for person in persons)
    return {person: one for person, one in read if one}


def _of_each(reader: Reader, kind: type[Owned], persons: Sequence[Id]) -> Callable[[Id], tuple[Owned, ...]]:
    found: dict[Id, list[Owned]] = {}
    for one in reader.among(kind, "person", persons):
        found.setdefault(one.person, []).append(one)
    return lambda person: tuple(found.get(person, ()))


def sheet(reader: Reader, person: Id) -> Profile:
    """One sheet of a person, as if nothing were joined to it; empty where it does not exist."""
    return Profile(
        reader.own(Person, person) or Person(id=person),
        tuple(reader.own_where(Name, person=person)),
        tuple(reader.own_where(Language, person=person)),
        tuple(reader.own_where(IdNumber, person=person)),
        tuple(reader.own_where(Contact, person=person)),
    )


def recent_persons(connection: Connection, limit: int) -> list[Id]:
    """The persons whom the actions last learnt of were about, latest first.

    By arrival, not by clock: a laptop whose clock is a year ahead would otherwise fill the list for a year.
    """
    rows = connection.execute("SELECT subjects FROM operation ORDER BY arrival DESC LIMIT ?", (_LOOKED_BACK,))
    seen: set[bytes] = set()
    found: dict[Id, bool] = {}
    for (subjects,) in rows:
        for start in range(0, len(subjects), 16):
            person = subjects[start : start + 16]
            if person not in seen:
                seen.add(person)
                found.setdefault(*_read_through(connection, person))
        if sum(found.values()) >= limit:
            break
    return [person for person, exists in found.items() if exists][:limit]


def _read_through(connection: Connection, person: bytes) -> tuple[Id, bool]:
    """Through whom a person is read, and whether she exists."""
    first = groups.representative(connection, from_bytes(person))
    row = connection.execute("SELECT 1 FROM person WHERE id = ?", (to_bytes(first),)).fetchone()
    return first, row is not None


def history(connection: Connection, person: Id, limit: int) -> list[Batch]:
    """The last actions about a person, latest first; one about several of her sheets is there once."""
    first = groups.group(connection, person)
    about = sql.select("batch_subject", ["batch"], conditions=[groups.condition("person") if first else "person = ?"])
    query = (
        # What a batch was is said of an entity with the batch's own identifier.
        "SELECT action.id, action.kind, operation.author, operation.device, operation.clock FROM action "
        "JOIN operation ON operation.entity_id = action.id AND operation.entity = 'action' WHERE action.id IN (",
        about,
        ") ORDER BY operation.clock DESC, operation.id DESC LIMIT ?",
    )
    rows = connection.execute(" ".join(query), (to_bytes(first or person), limit))
    return [
        Batch(from_bytes(batch), kind, author, from_bytes(device), logical_clock.moment(clock))
        for batch, kind, author, device, clock in rows
    ]
