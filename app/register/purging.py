"""Forgetting persons for good: what the records of purges in the journal do to the journal itself.

A `PurgeRecord` is said like anything else, here or on another laptop; wherever a journal holds one, what is said of
those whom it names has neither value nor salt. What is forgotten follows from the operations alone, never from the
order in which they came, so that laptops end alike; and an operation that comes later is forgotten as it arrives: the
purge wins. The inner hashes stay, and with them the chain.

- An entity about a purged person is forgotten whole, unless the record spares it: it belongs to someone else by now.
- Of what concerns two persons the other's part stays ("relation, erased"); of decisions about several, those that still
  are about two.
- A visit stays without a person: how many came, when, for what, is the desk's own count, and says nothing of anyone
  once her name, her numbers and what was written in free words are gone.
- The keys of her files go with the operations that named them, and the drafts that speak of any of this.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from app.domain.entities import Action, MergeDecision, NotSame, PurgeRecord, Relation, RetentionRule, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id, from_bytes, is_id, to_bytes
from app.register import local
from app.register.journal import Journal
from app.register.operation import Operation, is_genuine
from app.register.sqlcipher import Connection, known_errors, transaction
from app.register.tables import TABLES

NAMES = ("purged", "purge_spared")
"""The derived tables."""

UNSWEPT = "purge_unswept"
"""Set while pages may still hold words that were forgotten."""
_PERMISSION = "purging"
"""What the triggers of the journal ask for (schema 001)."""
VISIT_KEPT = frozenset({
    "", "session", "number", "arrived_at", "called_at", "ended_at", "helper", "language", "minutes", "posture",
    "themes", "outcome",
})  # fmt: skip
"""What stays of a visit; an answer in someone's own words (`other:…`) does not."""
_PATIENCE = 1000
"""For how long a sweep waits for those who read, in milliseconds: a backup takes longer, a page of the window less."""
_IN_WORDS = '"other:'
_DECISIONS = (MergeDecision.entity, NotSame.entity)
_NEVER = (PurgeRecord.entity, RetentionRule.entity)
_FILES = ("file", "thumbnail")
"""The fields that name a file of the register."""
_HEX = re.compile("[0-9a-f]{32}")

_BATCHES = "SELECT batch FROM batch_subject WHERE person = ?"
_SAID = "SELECT DISTINCT entity, entity_id, subjects FROM operation WHERE batch = ?"
_NOTE = {
    "persons": "INSERT OR IGNORE INTO purged VALUES (?, ?)",
    "spared": "INSERT OR IGNORE INTO purge_spared VALUES (?, ?)",
}
"""What the fields of a record are noted by."""
_BY = "SELECT record FROM purged WHERE person = ?"
_SPARES = "SELECT 1 FROM purge_spared WHERE entity_id = ? AND record = ?"
_FORGET = "UPDATE operation SET value = NULL, salt = x'' WHERE id = ?"

_Entity = tuple[str, Id]


def any_purged(connection: Connection) -> bool:
    """Whether anyone was ever purged here."""
    return connection.execute("SELECT 1 FROM purged LIMIT 1").fetchone() is not None


def purged_among(connection: Connection, persons: Iterable[Id]) -> frozenset[Id]:
    """Those of these persons who were purged."""
    return frozenset(one for one in persons if connection.execute(_BY, (to_bytes(one),)).fetchone())


def note(connection: Connection, operations: Iterable[Operation]) -> list[Id]:
    """Notes whom records among these operations purge, and what they spare; returns those persons.

    Every such record counts, whatever was said of it later: what is gone cannot come back.
    """
    persons: list[Id] = []
    for one in operations:
        if one.entity == PurgeRecord.entity and one.field in _NOTE:
            ids = [found for found in _ids(one.value or "") if is_id(found)]
            rows = [(to_bytes(found), to_bytes(one.entity_id)) for found in ids]
            connection.executemany(_NOTE[one.field], rows)
            persons += ids if one.field == "persons" else []
    return persons


def apply(connection: Connection, operations: Sequence[Operation]) -> list[Operation]:
    """Does what the records among new operations of the journal say, and what earlier ones say of the new ones.

    Inside the caller's transaction, after they were written and before anything is derived from them; returns the
    operations that were forgotten, for what was derived from them.
    """
    named = note(connection, operations)
    entities = set(touched(connection, named))
    if not any_purged(connection):
        return []
    entities.update(_late(connection, operations))
    return enforce(connection, entities)


def enforce(connection: Connection, entities: Iterable[_Entity]) -> list[Operation]:
    """Forgets what purges say of these entities, with the files and drafts; returns the operations forgotten."""
    forgotten: list[Operation] = []
    gone: set[Id] = set()
    journal = Journal(connection, Id(""))
    for _, identifier in entities:
        going = _going(connection, journal.of(identifier))
        forgotten += going
        gone.update({identifier} if going else ())
    if not forgotten:
        return []
    local.put(connection, _PERMISSION, "1")
    connection.executemany(_FORGET, [(to_bytes(one.id),) for one in forgotten])
    connection.execute("DELETE FROM local WHERE name = ?", (_PERMISSION,))
    connection.executemany("DELETE FROM file_key WHERE file = ?", [(to_bytes(one),) for one in files_of(forgotten)])
    _drop_drafts(connection, gone)
    local.put(connection, UNSWEPT, "1")
    return [_without(one) for one in forgotten]


def everyone(connection: Connection) -> list[Id]:
    """Everyone who was ever purged."""
    return [from_bytes(person) for (person,) in connection.execute("SELECT DISTINCT person FROM purged")]


def touched(connection: Connection, persons: Iterable[Id]) -> frozenset[_Entity]:
    """The entities of which something was said that is about one of these persons."""
    return frozenset(_touched(connection, {to_bytes(person) for person in persons}))


def _touched(connection: Connection, wanted: set[bytes]) -> Iterator[_Entity]:
    # Each batch once: a list of thousands of people is a single one.
    for batch in {row[0] for person in wanted for row in connection.execute(_BATCHES, (person,))}:
        for name, identifier, subjects in connection.execute(_SAID, (batch,)).fetchall():
            if any(subjects[start : start + 16] in wanted for start in range(0, len(subjects), 16)):
                yield name, from_bytes(identifier)


def admitted(connection: Connection, operations: Sequence[Operation]) -> list[Operation]:
    """Operations of another laptop as they may be written here.

    What is plainly about purged persons comes in without its value, so that no page ever holds it. What is not genuine
    is left as it is, for the journal to refuse.
    """
    subjects = {person for one in operations for person in one.subjects}
    named = [found for one in operations if one.entity == PurgeRecord.entity for found in _named(one)]
    gone = purged_among(connection, subjects).union(subjects.intersection(named))
    if not gone:
        return list(operations)
    spared = {from_bytes(entity) for (entity,) in connection.execute("SELECT entity_id FROM purge_spared")}
    spared.update(found for one in operations if one.field == "spared" for found in _ids(one.value or ""))

    def plain(one: Operation) -> bool:
        shared = one.entity in (Relation.entity, Visit.entity, *_NEVER) or one.entity_id in spared
        return bool(one.subjects) and gone.issuperset(one.subjects) and not shared

    return [_without(one) if plain(one) and is_genuine(one) else one for one in operations]


def spared(connection: Connection, persons: Sequence[Id]) -> tuple[Id, ...]:
    """What was said of these persons and belongs to someone else by now: it was moved when sheets were parted."""
    found: list[Id] = []
    for name, identifier in touched(connection, persons):
        table = TABLES.get(name)
        if table and "person" in table.columns and name != Relation.entity:
            owners = _owners(connection, name, identifier)
            found += [identifier] if owners and owners.isdisjoint(persons) else []
    return tuple(found)


def sweep(connection: Connection) -> bool:
    """Writes every page anew where some may hold what was forgotten, and empties the log into them.

    Outside any transaction. False where that cannot be now, because someone else (a backup) still reads older pages or
    there is no room: what was forgotten is so all the same, and whoever opens the register next sweeps. It holds a copy
    of the register in memory meanwhile, because nothing may be written outside its encrypted files.
    """
    if not local.get(connection, UNSWEPT):
        return True
    try:
        with known_errors():
            return _swept(connection)
    except (KnownError, MemoryError):
        return False


def _swept(connection: Connection) -> bool:
    connection.execute("VACUUM")
    (patience,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    ((busy, *_),) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    connection.execute(f"PRAGMA busy_timeout = {int(patience)}")
    if busy:
        return False
    with transaction(connection):
        connection.execute("DELETE FROM local WHERE name = ?", (UNSWEPT,))
    return True


# -- what goes --------------------------------------------------------------------------------------------


def _going(connection: Connection, said: Sequence[Operation]) -> list[Operation]:
    """Of everything said of one entity, what is to be forgotten and is not yet."""
    subjects = {person for one in said for person in one.subjects}
    gone = purged_among(connection, subjects)
    if not gone:
        return []
    whole = _is_condemned(connection, said[0].entity_id, gone)
    return [one for one in said if goes(one, gone, whole=whole)]


def goes(one: Operation, gone: frozenset[Id], *, whole: bool) -> bool:
    """Whether an operation goes once these persons are `gone`; `whole`: no record spares its entity."""
    if one.entity in _NEVER or one.value is None:
        return False
    if one.entity == Visit.entity:
        return whole and (one.field not in VISIT_KEPT or _IN_WORDS in one.value)
    if one.entity in _DECISIONS:
        # A decision about one person alone says nothing.
        return len(set(one.subjects) - gone) < 2
    hers = bool(one.subjects) and gone.issuperset(one.subjects)
    if one.entity == Relation.entity:
        return hers or one.field == "other_name"
    # Of what only a newer program knows it cannot be said whose it is besides.
    return whole if one.entity in TABLES and one.entity != Action.entity else hers


def _is_condemned(connection: Connection, entity: Id, gone: Iterable[Id]) -> bool:
    """Whether a record that names one of these persons does not spare the entity."""
    records = [row[0] for person in gone for row in connection.execute(_BY, (to_bytes(person),))]
    return any(not connection.execute(_SPARES, (to_bytes(entity), record)).fetchone() for record in records)


def _late(connection: Connection, operations: Iterable[Operation]) -> Iterator[_Entity]:
    """The entities of these operations of which a purge has something to say."""
    query = "SELECT 1 FROM operation WHERE entity_id = ? AND value IS NULL LIMIT 1"
    known: dict[Id, bool] = {}
    for name, identifier, subjects in {(one.entity, one.entity_id, one.subjects) for one in operations}:
        for person in subjects:
            if person not in known:
                known[person] = bool(purged_among(connection, [person]))
        if any(known[person] for person in subjects) or connection.execute(query, (to_bytes(identifier),)).fetchone():
            yield name, identifier


def _owners(connection: Connection, name: str, identifier: Id) -> set[Id]:
    """Whose an entity is by the heads of its field; several where laptops disagree."""
    rows = connection.execute(
        "SELECT value FROM operation WHERE id IN (SELECT operation FROM head WHERE entity_id = ? AND entity = ? "
        "AND field = 'person') AND value IS NOT NULL",
        (to_bytes(identifier), name),
    )
    return {Id(found) for (value,) in rows for found in _ids(value) if is_id(found)}


def files_of(forgotten: Iterable[Operation]) -> Iterator[Id]:
    """The files of the register that these operations name."""
    for one in forgotten:
        if one.field in _FILES and one.value:
            yield from (Id(found) for found in _ids(one.value) if is_id(found))


def _drop_drafts(connection: Connection, gone: set[Id]) -> None:
    """Forgets the forms that name any of these entities, and the files that wait for them."""
    for key, value in connection.execute("SELECT key, value FROM draft").fetchall():
        if gone.isdisjoint(_HEX.findall(key + value)):
            continue
        connection.execute("DELETE FROM draft WHERE key = ?", (key,))
        files = [(bytes.fromhex(found),) for found in _HEX.findall(value)]
        connection.executemany("DELETE FROM file_key WHERE file = ?", files)


def _named(one: Operation) -> list[Id]:
    return _ids(one.value or "") if one.field == "persons" else []


def _ids(value: str) -> list[Id]:
    """The texts in a JSON value that is one or a list of them; another laptop may have written anything."""
    try:
        found = msgspec.json.decode(value)
    except msgspec.MsgspecError:
        return []
    return [Id(one) for one in (found if isinstance(found, list) else [found]) if isinstance(one, str)]


def _without(one: Operation) -> Operation:
    return msgspec.structs.replace(one, value=None, salt=b"")
