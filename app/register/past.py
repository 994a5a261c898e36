"""What was done, operation by operation: the actions about a person, and the life of one entity."""

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from app.domain.entities import Action
from app.domain.ids import Id, from_bytes, to_bytes
from app.register import groups, logical_clock, queries, sql
from app.register.journal import Journal
from app.register.operation import COLUMNS, Operation, from_row
from app.register.queries import Batch
from app.register.sqlcipher import Connection

UNDO = "undo"
MOST = 500
"""Operations of one action that are read; a longer one (a list of thousands of people) is named and not told."""

_OF_BATCH = sql.select("operation", COLUMNS, ["batch"], "device_seq") + " LIMIT ?"
_OF_ENTITY = sql.select("operation", COLUMNS, ["entity_id"]) + " ORDER BY clock, id"
_SUBJECTS = "SELECT person FROM batch_subject WHERE batch = ?"
_SEVERAL = "SELECT COUNT(DISTINCT entity_id) > 1 FROM operation WHERE batch = ? AND entity <> 'action'"
_ACTION = "SELECT kind FROM action WHERE id = ?"


class Deed(msgspec.Struct, frozen=True):
    """One action with what it said, and what it said before it.

    `before` are the operations that it replaced, by id; `standing` those of its own that nothing has replaced since;
    `disputed` the (entity id, field) of which laptops say different things. `long`: too long to be read.
    `undoes` is the action that it undid; `undone_by` the one that undid it, `partly` where something of it stayed.
    `hers` are the sheets of whoever is asked about; `others` how many more an action about several things is about.
    """

    batch: Batch
    operations: tuple[Operation, ...] = ()
    before: dict[Id, Operation] = {}
    standing: frozenset[Id] = frozenset()
    disputed: frozenset[tuple[Id, str]] = frozenset()
    long: bool = False
    undoes: Id = Id("")
    undone_by: Id = Id("")
    partly: bool = False
    hers: frozenset[Id] = frozenset()
    others: int = 0

    def of_her(self) -> list[Operation]:
        """What it said of her, and of nobody in particular: what it said of others is not her history."""
        return [one for one in self.operations if not one.subjects or not self.hers.isdisjoint(one.subjects)]


def deeds(connection: Connection, person: Id, limit: int) -> list[Deed]:
    """The last actions about a person, latest first."""
    batches = queries.history(connection, person, limit)
    hers = frozenset(groups.members(connection, person))
    return _marked([_deed(connection, batch, _of_batch(connection, batch.id), hers) for batch in batches])


def deeds_of(connection: Connection, entity: Id, limit: int) -> list[Deed]:
    """The last actions that said something of one entity, latest first, with what they said of it alone."""
    by_batch: dict[Id, list[Operation]] = {}
    for row in connection.execute(_OF_ENTITY, (to_bytes(entity),)):
        one = from_row(row)
        by_batch.setdefault(one.batch, []).append(one)
    latest = list(by_batch.values())[::-1][:limit]
    whose = {person for said in latest for one in said for person in one.subjects}
    hers = frozenset(one for person in whose for one in groups.members(connection, person))
    return _marked([_deed(connection, _batch(connection, said[0]), said, hers) for said in latest])


class Group(msgspec.Struct, frozen=True):
    """An action about many persons, those who exist still among them."""

    batch: Batch
    persons: tuple[Id, ...]
    existing: bool


def groups_of(connection: Connection, kind: str, limit: int) -> list[Group]:
    """The last actions of a kind, latest first, with the persons whom they are about."""
    query = "SELECT id FROM action WHERE kind = ? ORDER BY id DESC LIMIT ?"
    found = []
    for (batch,) in connection.execute(query, (kind, limit)).fetchall():
        said = [from_row(row) for row in connection.execute(_OF_ENTITY, (batch,))]
        if said:
            persons = said[0].subjects
            found.append(Group(_batch(connection, said[0]), persons, any(_exists(connection, one) for one in persons)))
    return found


def _exists(connection: Connection, person: Id) -> bool:
    row = connection.execute("SELECT 1 FROM person WHERE id = ?", (to_bytes(person),))
    return row.fetchone() is not None


def _of_batch(connection: Connection, batch: Id) -> list[Operation]:
    return [from_row(row) for row in connection.execute(_OF_BATCH, (to_bytes(batch), MOST + 1))]


def _batch(connection: Connection, one: Operation) -> Batch:
    row = connection.execute(_ACTION, (to_bytes(one.batch),)).fetchone()
    return Batch(one.batch, row[0] if row else "", one.author, one.device, logical_clock.moment(one.clock))


def _deed(connection: Connection, batch: Batch, operations: Sequence[Operation], hers: frozenset[Id]) -> Deed:
    if len(operations) > MOST:
        return Deed(batch, long=True)
    said = tuple(one for one in operations if one.entity != Action.entity)
    entities = {one.entity_id for one in said}
    before = _seen(Journal(connection, Id("")), said)
    return Deed(
        batch, said, before, _ids(connection, "SELECT operation FROM head WHERE entity_id = ?", entities),
        _disputed(connection, entities),
        undoes=_most_seen(before.values()) if batch.kind == UNDO else Id(""),
        hers=hers, others=_others(connection, batch.id, hers),
    )  # fmt: skip


def _others(connection: Connection, batch: Id, hers: frozenset[Id]) -> int:
    """How many persons besides her; none where one thing joins them, such as a kinship, which names both."""
    ((several,),) = connection.execute(_SEVERAL, (to_bytes(batch),)).fetchall()
    persons = _ids(connection, _SUBJECTS, [batch]) if several else frozenset()
    return len({groups.representative(connection, one) for one in persons - hers})


def _seen(journal: Journal, said: Iterable[Operation]) -> dict[Id, Operation]:
    found = {identifier: journal.operation(identifier) for one in said for identifier in one.seen}
    return {identifier: one for identifier, one in found.items() if one is not None}


def _most_seen(before: Iterable[Operation]) -> Id:
    """An undoing has seen what it undid, and sometimes older things beside it."""
    counted = Counter(one.batch for one in before).most_common(1)
    return counted[0][0] if counted else Id("")


def _ids(connection: Connection, query: str, entities: Iterable[Id]) -> frozenset[Id]:
    rows = (row for entity in entities for row in connection.execute(query, (to_bytes(entity),)))
    return frozenset(from_bytes(identifier) for (identifier,) in rows)


def _disputed(connection: Connection, entities: Iterable[Id]) -> frozenset[tuple[Id, str]]:
    query = "SELECT field FROM conflict WHERE entity_id = ?"
    return frozenset(
        (entity, field) for entity in entities for (field,) in connection.execute(query, (to_bytes(entity),))
    )


def _marked(found: Sequence[Deed]) -> list[Deed]:
    """The same, latest first, told which were undone; an undoing that was undone itself counts no more."""
    undone: dict[Id, Deed] = {}
    marked: list[Deed] = []
    for deed in found:
        by = undone.get(deed.batch.id)
        if deed.undoes and by is None:
            undone.setdefault(deed.undoes, deed)
        if by is not None:
            put_back = set(by.before)
            partly = any(one.id not in put_back for one in deed.operations)
            deed = msgspec.structs.replace(deed, undone_by=by.batch.id, partly=partly)
        marked.append(deed)
    return marked
