"""Questions to the tables that span entities: profiles, recent persons, the history of one person."""

import msgspec

from app.domain.entities import Contact, IdNumber, Language, Name, Person
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.profile import Profile
from app.register import logical_clock
from app.register.sqlcipher import Connection
from app.register.tables import Reader


class Batch(msgspec.Struct, frozen=True):
    """One action of the history: what it was, who did it, on which laptop, when (milliseconds since 1970 UTC)."""

    id: Id
    kind: str
    author: str
    device: Id
    at: int


def profile(reader: Reader, person: Id) -> Profile | None:
    """A person with what identifies her, where she exists."""
    found = reader.get(Person, person)
    if found is None:
        return None
    return Profile(
        found,
        tuple(reader.where(Name, person=person)),
        tuple(reader.where(Language, person=person)),
        tuple(reader.where(IdNumber, person=person)),
        tuple(reader.where(Contact, person=person)),
    )


def recent_persons(connection: Connection, limit: int) -> list[Id]:
    """The persons whom the last actions were about, latest first."""
    rows = connection.execute(
        "SELECT subjects FROM operation WHERE subjects <> x'' ORDER BY rowid DESC LIMIT ?", (limit * 40,)
    )
    found: dict[Id, None] = {}
    for (subjects,) in rows:
        for start in range(0, len(subjects), 16):
            found.setdefault(from_bytes(subjects[start : start + 16]))
    return list(found)[:limit]


def history(connection: Connection, person: Id, limit: int) -> list[Batch]:
    """The last actions about a person, latest first."""
    rows = connection.execute(
        "SELECT operation.batch, operation.value, operation.author, operation.device, operation.clock "
        "FROM batch_subject JOIN operation ON operation.batch = batch_subject.batch "
        "WHERE batch_subject.person = ? AND operation.entity = 'action' AND operation.value IS NOT NULL "
        "ORDER BY operation.clock DESC LIMIT ?",
        (to_bytes(person), limit),
    )
    return [
        Batch(from_bytes(batch), msgspec.json.decode(kind), author, from_bytes(device), logical_clock.moment(clock))
        for batch, kind, author, device, clock in rows
    ]
