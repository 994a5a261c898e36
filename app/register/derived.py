"""Everything that follows from the journal: heads, tables, conflicts, subjects, search; kept up, or made anew."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import islice

from app.domain import keys
from app.domain.entities import ENTITIES, Contact, Entity, IdNumber, MergeDecision, Name, Person, PurgeRecord, Relation
from app.domain.ids import Id, from_bytes, to_bytes
from app.register import groups, indexing, local, purging, sql, tables
from app.register.journal import Journal
from app.register.operation import Operation
from app.register.sqlcipher import Connection, transaction
from app.register.work import Steps

NAMES = (
    "head", "superseded", "conflict", "batch_subject", *indexing.NAMES, *groups.NAMES, *purging.NAMES, *tables.TABLES,
)  # fmt: skip
"""The derived tables."""

_FINDABLE: tuple[type[Entity], ...] = (Name, IdNumber, Contact)
_OWNER = {
    **{
        kind.entity: sql.select(kind.entity, ["person"], ["id"])
        for kind in ENTITIES if "person" in kind.__struct_fields__
    },
    # Each of the two is found by the other's name.
    Relation.entity: sql.select(Relation.entity, ["person", "other"], ["id"]),
}  # fmt: skip
_SEARCHED = frozenset({Person.entity, Relation.entity, *(kind.entity for kind in _FINDABLE)})
_FOR_ALL = frozenset({"", *_SEARCHED, MergeDecision.entity, PurgeRecord.entity})
"""Where these change, more follows than their own tables."""
_SEARCH = "search"
"""What people are found by: where only this changes, the journal is not read."""
_RULES = 4
"""Raised when the folding itself changes."""
_CHUNK = 10_000


def derive(
    connection: Connection, operations: Sequence[Operation], steps: Steps | None = None
) -> tuple[frozenset[tuple[str, Id]], frozenset[Id]]:
    """Derives what new operations of the journal change; returns the entities and the persons whom they are about.

    Two of the `steps`; the caller's transaction undoes what was begun where the user stops it.
    """
    steps = steps or Steps()
    journal = Journal(connection, Id(""))
    journal.index(operations)
    touched = dict.fromkeys((one.entity, one.entity_id) for one in operations)
    # Whom something belonged to and whom it belongs to now: an operation need not know both.
    before = _owners(connection, touched)
    tables.fold(connection, journal, steps.through(touched))
    owners = [*before, *_owners(connection, touched)]
    formed = groups.update(connection, touched)
    persons = formed.union(person for entity, person in owners if entity in _SEARCHED)
    searched = persons | indexing.related(connection, persons)
    indexing.update(connection, tables.Reader(connection), steps.through(searched))
    about = formed.union((person for _, person in owners), (one for each in operations for one in each.subjects))
    # A view knows a person by any id of her group.
    return frozenset(touched), about.union(other for person in about for other in groups.members(connection, person))


def rebuild(connection: Connection) -> None:
    """Makes every derived table anew from the journal, inside the caller's transaction."""
    for name in NAMES:
        connection.execute(sql.delete(name))
    journal = Journal(connection, Id(""))
    operations = journal.all()
    while chunk := list(islice(operations, _CHUNK)):
        journal.index(chunk)
        purging.note(connection, chunk)
    # An older version of the program takes in a purge without knowing what it is.
    purging.enforce(connection, purging.touched(connection, purging.everyone(connection)))
    entities = connection.execute("SELECT DISTINCT entity, entity_id FROM operation")
    tables.fold(connection, journal, ((name, from_bytes(identifier)) for name, identifier in entities))
    merges = connection.execute(sql.select(MergeDecision.entity, ["id"])).fetchall()
    groups.update(connection, [(MergeDecision.entity, from_bytes(identifier)) for (identifier,) in merges])
    _index(connection)


def bring_up_to_date(connection: Connection) -> None:
    """Makes anew what another version of the program derived with other rules.

    Where only some kinds of entities have other fields since, only their tables are folded again, and where people are
    found by something else, only that is made again: a large register opens without its whole journal being read.
    """
    now = _rules()
    changed = {name for name, rules in now.items() if local.get(connection, _made_by(name)) != rules}
    if not changed:
        return
    with transaction(connection):
        if changed.isdisjoint(_FOR_ALL):
            _fold_again(connection, changed - {_SEARCH})
            if _SEARCH in changed:
                _index_again(connection)
        else:
            rebuild(connection)
        for name in changed:
            local.put(connection, _made_by(name), now[name])


def _rules() -> dict[str, str]:
    """By what the tables are made: a hash for each kind of entity, one for search, under no name one for the rest."""
    kinds = {table.name: (table.columns, table.types) for table in tables.TABLES.values()}
    said = {"": (_RULES,), _SEARCH: (keys.VERSION,), **kinds}
    return {name: hashlib.sha256(repr(rules).encode()).hexdigest() for name, rules in said.items()}


def _made_by(name: str) -> str:
    """Where a laptop keeps the hash of these rules."""
    return f"derived_by/{name}" if name else "derived_by"


def _fold_again(connection: Connection, kinds: Iterable[str]) -> None:
    # What nobody knew the owner of may turn out to be about someone who was purged.
    purging.enforce(connection, purging.touched(connection, purging.everyone(connection)))
    journal = Journal(connection, Id(""))
    for name in kinds:
        connection.execute(sql.delete(name))
        # Whatever was said of an entity, something of it is still a head.
        entities = connection.execute("SELECT DISTINCT entity_id FROM head WHERE entity = ?", (name,)).fetchall()
        tables.fold(connection, journal, ((name, from_bytes(identifier)) for (identifier,) in entities))


def _index_again(connection: Connection) -> None:
    for name in indexing.NAMES:
        connection.execute(sql.delete(name))
    _index(connection)


def _index(connection: Connection) -> None:
    persons = [from_bytes(row[0]) for row in connection.execute(sql.select(Person.entity, ["id"]))]
    indexing.update(connection, tables.Reader(connection), persons)


def _owners(connection: Connection, touched: Iterable[tuple[str, Id]]) -> list[tuple[str, Id]]:
    """Of these entities, what each is and whom it belongs to, as the tables say at this moment."""
    found: list[tuple[str, Id]] = []
    for name, identifier in touched:
        if name == Person.entity:
            found.append((name, identifier))
        elif name in _OWNER:
            rows = connection.execute(_OWNER[name], (to_bytes(identifier),))
            found += [(name, from_bytes(owner)) for row in rows for owner in row if owner]
    return found
