"""The derived tables: each entity is folded from the heads of its fields.

One head gives the value. Several heads with different values are a conflict: all are kept, the latest by
clock is shown. When something ended is no such question: the later moment answers it (`LATER`). A value that this
program cannot read stays in the journal and shows as not known.
"""

import contextlib
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar, get_origin

import msgspec

from app.domain import merging
from app.domain.changes import Conflict
from app.domain.entities import ENTITIES, Entity, Person, Session
from app.domain.ids import Id, is_id, to_bytes
from app.register import groups, sql
from app.register.journal import Journal
from app.register.operation import LARGEST, Operation
from app.register.sqlcipher import Connection

E = TypeVar("E", bound=Entity)
_AT_ONCE = 20
"""How many ids one question is about; always as many, so that it is compiled once."""

LATER = frozenset({(Session.entity, "closed_at")})
"""Two laptops that close one session: it ended when the last of them closed it."""


class Table(msgspec.Struct, frozen=True):
    """How one entity lies in its table."""

    kind: type[Entity]
    columns: tuple[str, ...]
    types: tuple[Any, ...]
    decoders: dict[str, msgspec.json.Decoder[Any]]
    defaults: dict[str, object]
    """Of each field the value that means *not known*; nothing where it is required."""
    readers: tuple[tuple[str, Callable[[Any], Any]], ...]
    """What makes a cell a value, of the columns where it is none."""

    @property
    def name(self) -> str:
        """The table's name, which is the entity's."""
        return self.kind.entity

    def read(self, field: str, value: str) -> Any:
        """The value of a field that a JSON text says. Raises `ValueError` where it is none of its values."""
        try:
            found = self.decoders[field].decode(value)
        except msgspec.MsgspecError as error:
            raise ValueError(field) from error
        kind = self.types[self.columns.index(field)]
        if kind is Id and found and not is_id(found):
            raise ValueError(field)
        if isinstance(found, int) and abs(found) > LARGEST:
            raise ValueError(field)
        return found

    def to_row(self, entity: Entity) -> tuple[object, ...]:
        """An entity as a row."""
        return tuple(to_sql(getattr(entity, name), kind) for name, kind in zip(self.columns, self.types, strict=True))

    def from_row(self, row: Sequence[object]) -> dict[str, Any]:
        """The fields of a row."""
        found: dict[str, Any] = dict(zip(self.columns, row, strict=True))
        for name, read in self.readers:
            found[name] = read(found[name])
        return found


def table_of(kind: type[Entity]) -> Table:
    """The table of an entity: its fields are the columns."""
    fields = msgspec.structs.fields(kind)
    return Table(
        kind,
        tuple(field.name for field in fields),
        tuple(field.type for field in fields),
        {field.name: msgspec.json.Decoder(field.type) for field in fields},
        {field.name: field.default for field in fields if not field.required},
        tuple((field.name, read) for field in fields if (read := _reader(field.type))),
    )


def _reader(kind: Any) -> Callable[[Any], Any] | None:
    """How a cell of a field of this type is read; found once, for lists read thousands of rows."""
    if kind is Id:
        return _read_id
    if get_origin(kind) is tuple:
        return msgspec.json.Decoder(kind).decode
    return bool if kind is bool else None


def _read_id(cell: object) -> Id:
    return Id(cell.hex() if isinstance(cell, bytes) else "")


TABLES = {kind.entity: table_of(kind) for kind in ENTITIES}


def to_sql(value: object, kind: object) -> object:
    """A value of a field of this type as a cell."""
    if kind is Id:
        return bytes.fromhex(str(value))
    if get_origin(kind) is tuple:
        return msgspec.json.encode(value).decode()
    return int(value) if isinstance(value, bool) else value


def fold(connection: Connection, journal: Journal, touched: Iterable[tuple[str, Id]]) -> None:
    """Writes the rows of these entities anew from the journal; entities that this program does not know are left."""
    for name, identifier in touched:
        table = TABLES.get(name)
        if table is None:
            continue
        standing = [one for one in journal.heads(name, identifier) if one.value is not None]
        alive = is_alive(standing, journal)
        heads = settled(name, standing)
        connection.execute("DELETE FROM conflict WHERE entity_id = ? AND entity = ?", (to_bytes(identifier), name))
        if alive:
            connection.executemany(
                "INSERT INTO conflict VALUES (?, ?, ?)",
                [(to_bytes(identifier), name, field) for field in disputed(heads)],
            )
            row = table.to_row(entity_of(table, identifier, heads))
            connection.execute(sql.insert(name, table.columns, replace=True), row)
        else:
            connection.execute(sql.delete(name, ["id"]), (to_bytes(identifier),))


def is_alive(heads: Sequence[Operation], journal: Journal) -> bool:
    """Whether an entity with these heads exists: made, or edited by someone who did not know of its withdrawal."""
    existence = [one for one in heads if not one.field]
    if not heads or any(one.value == "true" for one in existence):
        return bool(heads)
    return any(one.field and not journal.was_withdrawn_knowingly(one) for one in heads)


def settled(name: str, heads: Sequence[Operation]) -> list[Operation]:
    """The heads (oldest first) of an entity called `name`, of each field of `LATER` only the one that answers it."""
    answers: dict[str, Operation] = {}
    for one in heads:
        if (name, one.field) in LATER:
            before = answers.setdefault(one.field, one)
            answers[one.field] = max(before, one, key=_moment)
    return [one for one in heads if answers.get(one.field, one) is one]


def _moment(one: Operation) -> tuple[bool, float, str]:
    """Moments by when they are, before them what is no moment: *not closed* and what cannot be read."""
    try:
        at = datetime.fromisoformat(msgspec.json.decode(one.value or "", type=str))
    except (msgspec.MsgspecError, ValueError):
        return (False, 0, one.id)
    # Without its distance from universal time it would be another moment on another laptop.
    return (at.tzinfo is not None, at.timestamp() if at.tzinfo else 0, one.id)


def disputed(heads: Sequence[Operation]) -> list[str]:
    """The fields of a living entity with several values; an empty name for an edit against a withdrawal."""
    values: dict[str, set[str | None]] = {}
    for one in heads:
        values.setdefault(one.field, set()).add(one.value)
    found = [field for field, different in values.items() if len(different) > 1]
    if values.get("") == {"false"}:
        found.append("")
    return found


def entity_of(table: Table, identifier: Id, heads: Sequence[Operation]) -> Entity:
    """The entity that these heads (oldest first) say."""
    values = {one.field: one.value for one in heads if one.field in table.decoders and one.value is not None}
    # What is required is always a reference to something else.
    said: dict[str, Any] = {name: Id("") for name in table.columns if name not in table.defaults}
    for field, value in values.items():
        # A value that only a newer program can read is not known here, and stays in the journal for later.
        with contextlib.suppress(ValueError):
            said[field] = table.read(field, value)
    return table.kind(**{**said, "id": identifier})


class Reader:
    """Reads the derived tables through one connection; whoever is asked for by person is read through her group.

    Entities keep the person whom they were recorded for. `get` and `where` give one `Person` for a whole group, under
    the id that represents it, whichever member is asked for; `own` gives a sheet as it is.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, kind: type[E], identifier: Id) -> E | None:
        """One entity, where it exists."""
        found = self.where(kind, id=identifier)
        return found[0] if found else None

    def own(self, kind: type[E], identifier: Id) -> E | None:
        """One entity as it lies in its table: of a person, her sheet without what those joined to her say."""
        found = self.own_where(kind, id=identifier)
        return found[0] if found else None

    def own_where(self, kind: type[E], /, **equal: object) -> list[E]:
        """The entities whose fields equal these values as they lie in their table: no group is looked at."""
        return self._rows(kind, equal, ())

    def where(self, kind: type[E], /, **equal: object) -> list[E]:
        """The entities whose fields equal these values, in the order of their making."""
        if kind is Person:
            return [one for one in self._persons(equal) if isinstance(one, kind)]
        return self._rows(kind, equal, groups.PERSON_FIELDS)

    def among(self, kind: type[E], field: str, wanted: Sequence[Id]) -> list[E]:
        """The entities of which a reference is one of these ids, as they lie in their table; in few questions."""
        table = TABLES[kind.entity]
        query = sql.select(table.name, table.columns, order="id", conditions=[sql.among(field, _AT_ONCE)])
        rows = (
            row
            for first in range(0, len(wanted), _AT_ONCE)
            for row in self._connection.execute(query, _padded(wanted[first : first + _AT_ONCE])).fetchall()
        )
        return [kind(**table.from_row(row)) for row in rows]

    def span(self, kind: type[E], field: str, first: Id, last: Id) -> list[E]:
        """The entities of which a reference lies between two ids, these included, as they lie in their table."""
        table = TABLES[kind.entity]
        query = sql.select(table.name, table.columns, order="id", conditions=[sql.between(field)])
        rows = self._connection.execute(query, (to_bytes(first), to_bytes(last))).fetchall()
        return [kind(**table.from_row(row)) for row in rows]

    def members(self, person: Id) -> tuple[Id, ...]:
        """Everyone of a person's group, in the order of their making; she alone where she has none."""
        return groups.members(self._connection, person)

    def sheets(self, person: Id) -> list[Person]:
        """The sheets of a person that exist, each as it is, the one that represents her first."""
        return self._rows(Person, {"id": person}, ("id",))

    def choices(self, person: Id) -> dict[str, Id]:
        """Of which sheet each field is taken, where that was chosen; of several choices the latest."""
        return {choice.field: choice.person for choice in groups.choices(self._connection, person)}

    def conflicts(self, journal: Journal, identifier: Id) -> list[Conflict]:
        """What several laptops say differently of one entity, or of one of the sheets of a person.

        Of each field the last value is the one shown.
        """
        return [
            Conflict(entity, member, field, _values(journal.heads(entity, member), field))
            for member in self.members(identifier)
            for entity, field in self._connection.execute(
                "SELECT entity, field FROM conflict WHERE entity_id = ?", (to_bytes(member),)
            ).fetchall()
        ]

    def _rows(self, kind: type[E], equal: Mapping[str, object], persons: Container[str]) -> list[E]:
        """The rows with these values; where a field is one of `persons`, any member of that person's group will do."""
        table = TABLES[kind.entity]
        values: list[object] = []
        conditions: list[str] = []
        for name, value in equal.items():
            first = groups.group(self._connection, Id(str(value))) if name in persons else None
            values.append(to_sql(first or value, table.types[table.columns.index(name)]))
            conditions.append(groups.condition(name) if first else sql.equals(name))
        rows = self._connection.execute(
            sql.select(table.name, table.columns, order="id", conditions=conditions), values
        ).fetchall()
        return [kind(**table.from_row(row)) for row in rows]

    def _persons(self, equal: dict[str, object]) -> list[Person]:
        rows = self._rows(Person, equal, ("id",))
        if set(equal) == {"id"}:
            return [self._joined(rows)] if len(rows) > 1 else rows
        first = groups.representatives(self._connection) if rows else {}
        found: dict[Id, Person] = {}
        for row in rows:
            identifier = first.get(row.id, row.id)
            if identifier not in found:
                found[identifier] = self._joined(self.sheets(identifier)) if row.id in first else row
        return list(found.values())

    def _joined(self, sheets: Sequence[Person]) -> Person:
        return merging.joined(sheets, self.choices(sheets[0].id))


def _padded(wanted: Sequence[Id]) -> list[bytes]:
    return [*map(to_bytes, wanted), *[b""] * (_AT_ONCE - len(wanted))]


def _values(heads: Iterable[Operation], field: str) -> tuple[object, ...]:
    found: dict[str, None] = {}
    for one in heads:
        if one.field == field and one.value is not None:
            # Said again later: it goes to the end.
            found.pop(one.value, None)
            found[one.value] = None
    return tuple(msgspec.json.decode(value) for value in found)
