"""Questions to the tables that span entities: profiles, recent persons, the history of one person."""

import msgspec

from app.domain.entities import Contact, IdNumber, Language, Name, Person
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.profile import Profile
from app.register import logical_clock
from app.register.sqlcipher import Connection
from app.register.tables import Reader

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
    """The persons whom the actions last learnt of were about, latest first.

    By arrival, not by clock: a laptop whose clock is a year ahead would otherwise fill the list for a year.
    """
    rows = connection.execute("SELECT subjects FROM operation ORDER BY arrival DESC LIMIT ?", (_LOOKED_BACK,))
    found: dict[bytes, bool] = {}
    for (subjects,) in rows:
        for start in range(0, len(subjects), 16):
            person = subjects[start : start + 16]
            if person not in found:
                found[person] = (
                    connection.execute("SELECT 1 FROM person WHERE id = ?", (person,)).fetchone() is not None
                )
        if sum(found.values()) >= limit:
            break
    return [from_bytes(person) for person, exists in found.items() if exists][:limit]


def history(connection: Connection, person: Id, limit: int) -> list[Batch]:
    """The last actions about a person, latest first."""
    rows = connection.execute(
        # What a batch was is said of an entity with the batch's own identifier.
        "SELECT action.id, action.kind, operation.author, operation.device, operation.clock "
        "FROM batch_subject JOIN action ON action.id = batch_subject.batch "
        "JOIN operation ON operation.entity_id = action.id AND operation.entity = 'action' "
        "WHERE batch_subject.person = ? ORDER BY operation.clock DESC, operation.id DESC LIMIT ?",
        (to_bytes(person), limit),
    )
    return [
        Batch(from_bytes(batch), kind, author, from_bytes(device), logical_clock.moment(clock))
        for batch, kind, author, device, clock in rows
    ]
