"""Persons joined by merges. A merge moves nothing: the group is read through its smallest id that exists.

A group is whoever living decisions connect, directly or through others; who decided what, in which order and on which
laptop makes no difference. `merge_member` says whom each living decision names, `person_group` who represents each
member; both are derived, and kept up group by group, so that a merge costs the same in a large register. A person
without a group has no row in either: reading her costs one look into an index.
"""

from collections.abc import Iterable, Sequence

import msgspec

from app.domain.entities import FieldChoice, MergeDecision, Person
from app.domain.ids import Id, from_bytes, is_id, to_bytes
from app.register import sql
from app.register.sqlcipher import Connection

NAMES = ("merge_member", "person_group")
"""The derived tables."""

PERSON_FIELDS = ("person", "other")
"""The fields by which an entity names a person."""

_PERSONS = sql.select(MergeDecision.entity, ["persons"], ["id"])
_EXISTS = sql.select(Person.entity, ["id"], ["id"])
_GROUP = "SELECT representative FROM person_group WHERE member = ?"
_MEMBERS = "SELECT member FROM person_group WHERE representative = ? ORDER BY member"
_CHOICES = (
    "SELECT merge_decision.choices, (SELECT max(operation.clock) FROM head JOIN operation ON operation.id = "
    "head.operation WHERE head.entity_id = merge_decision.id AND head.entity = 'merge_decision' "
    "AND head.field = 'choices') AS said FROM merge_decision WHERE id IN "
    "(SELECT decision FROM merge_member JOIN person_group ON member = person WHERE representative = ?) "
    "ORDER BY said, merge_decision.id"
)
_read_choices = msgspec.json.Decoder(tuple[FieldChoice, ...]).decode
_read_ids = msgspec.json.Decoder(tuple[Id, ...]).decode


def group(connection: Connection, person: Id) -> Id | None:
    """Who represents a person's group; nobody where she has none."""
    row = connection.execute(_GROUP, (_blob(person),)).fetchone()
    return from_bytes(row[0]) if row else None


def condition(field: str) -> str:
    """The condition of SQL that a field names a member of the group of a representative, its parameter."""
    return " ".join([sql.quoted(field), "IN (SELECT member FROM person_group WHERE representative = ?)"])


def members(connection: Connection, person: Id) -> tuple[Id, ...]:
    """Everyone of a person's group, in the order of their making; she alone where she has none."""
    first = group(connection, person)
    return tuple(from_bytes(row[0]) for row in connection.execute(_MEMBERS, (to_bytes(first),))) if first else (person,)


def representative(connection: Connection, person: Id) -> Id:
    """Through whom a person is read: herself where she has no group."""
    return group(connection, person) or person


def grouped(connection: Connection, persons: Sequence[Id]) -> frozenset[Id]:
    """Those of these persons who have a group."""
    query = sql.select("person_group", ["member"], conditions=[sql.among("member", len(persons))])
    return frozenset(from_bytes(row[0]) for row in connection.execute(query, [_blob(person) for person in persons]))


def representatives(connection: Connection) -> dict[Id, Id]:
    """Of everyone who has a group, who represents it."""
    rows = connection.execute("SELECT member, representative FROM person_group")
    return {from_bytes(member): from_bytes(first) for member, first in rows}


def decisions(connection: Connection, person: Id) -> list[Id]:
    """The living decisions that make a person's group."""
    found: dict[bytes, None] = {}
    for member in members(connection, person):
        found.update((row[0], None) for row in _decisions(connection, to_bytes(member)))
    return sorted(map(from_bytes, found))


def choices(connection: Connection, person: Id) -> list[FieldChoice]:
    """What was chosen for the fields of a group, the latest choice last; each of a member, but perhaps of one gone."""
    everyone = members(connection, person)
    rows = connection.execute(_CHOICES, (to_bytes(representative(connection, person)),))
    said = (_read_choices(text) for text, _ in rows)
    return [choice for those in said for choice in those if choice.person in everyone]


def update(connection: Connection, touched: Iterable[tuple[str, Id]]) -> frozenset[Id]:
    """Forms anew the groups that these entities are about; returns everyone who is or was in one of them."""
    unsure: set[bytes] = set()
    for name, identifier in touched:
        blob = to_bytes(identifier)
        if name == MergeDecision.entity:
            unsure |= _name_members(connection, blob)
        elif name == Person.entity and _decisions(connection, blob):
            # Whether she exists may decide who represents the group.
            unsure.add(blob)
    formed: set[bytes] = set()
    for person in unsure:
        if person not in formed:
            formed |= _form(connection, person)
    return frozenset(map(from_bytes, formed))


def _name_members(connection: Connection, decision: bytes) -> set[bytes]:
    """Writes whom a decision names, if it lives; returns whom it named or names, and everyone of their groups."""
    before = {row[0] for row in connection.execute("SELECT person FROM merge_member WHERE decision = ?", (decision,))}
    row = connection.execute(_PERSONS, (decision,)).fetchone()
    # Another laptop may have written anything there.
    named = {to_bytes(one) for one in _read_ids(row[0]) if is_id(one)} if row else set()
    connection.execute(sql.delete("merge_member", ["decision"]), (decision,))
    connection.executemany("INSERT INTO merge_member VALUES (?, ?)", [(person, decision) for person in named])
    groups = {to_bytes(one) for person in before for one in members(connection, from_bytes(person))}
    return before | named | groups


def _form(connection: Connection, person: bytes) -> set[bytes]:
    """Writes the group of a person; returns everyone in it."""
    group, ahead = {person}, [person]
    while ahead:
        for (decision,) in _decisions(connection, ahead.pop()):
            named = connection.execute("SELECT person FROM merge_member WHERE decision = ?", (decision,))
            new = {row[0] for row in named} - group
            group |= new
            ahead.extend(new)
    connection.executemany(sql.delete("person_group", ["member"]), [(member,) for member in group])
    if len(group) > 1:
        existing = [member for member in group if connection.execute(_EXISTS, (member,)).fetchone()]
        first = min(existing or group)
        connection.executemany("INSERT INTO person_group VALUES (?, ?)", [(member, first) for member in group])
    return group


def _decisions(connection: Connection, person: bytes) -> list[tuple[bytes]]:
    return list(connection.execute("SELECT decision FROM merge_member WHERE person = ?", (person,)))


def _blob(person: Id) -> bytes:
    # Whoever is nobody, or was written by another laptop as something else, has no group.
    return to_bytes(person) if is_id(person) else b""
