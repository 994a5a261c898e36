"""From what someone wants recorded to what the journal says."""

from collections.abc import Iterable, Sequence

import msgspec

from app.domain.changes import Change, Edit, Make, Withdraw
from app.domain.entities import Action, Entity
from app.domain.ids import Id
from app.register.journal import Journal, Said
from app.register.tables import TABLES, Reader


def said(batch: Id, kind: str, changes: Iterable[Change], journal: Journal, reader: Reader) -> list[Said]:
    """The operations of one batch: what it is, then its changes, each having seen the heads it replaces."""
    found: list[Said] = []
    for change in changes:
        match change:
            case Make(entity):
                found.extend(_made(entity))
            case Edit(entity_kind, identifier, fields):
                found.extend(_edited(entity_kind, identifier, fields, journal, reader))
            case Withdraw(entity_kind, identifier):
                found.extend(_withdrawn(entity_kind, identifier, journal, reader))
    return action(batch, kind, found)


def action(batch: Id, kind: str, said: Sequence[Said]) -> list[Said]:
    """A batch with its first operation, which says what it is; nothing where there is nothing to say."""
    subjects = tuple(dict.fromkeys(person for one in said for person in one.subjects))
    return [Said(Action.entity, batch, "kind", _json(kind), subjects), *said] if said else []


def _made(entity: Entity) -> list[Said]:
    subjects = entity.subjects
    found = [Said(entity.entity, entity.id, "", "true", subjects)]
    for field in msgspec.structs.fields(entity):
        value = getattr(entity, field.name)
        if field.name != "id" and (field.required or value != field.default):
            found.append(Said(entity.entity, entity.id, field.name, _json(value), subjects))
    return found


def _edited(
    kind: type[Entity], identifier: Id, fields: dict[str, object], journal: Journal, reader: Reader
) -> list[Said]:
    known = set(TABLES[kind.entity].columns) - {"id"}
    if not fields.keys() <= known:
        raise ValueError(sorted(fields.keys() - known))
    before = reader.get(kind, identifier)
    if before is None:
        raise LookupError(kind.entity, identifier)
    # Its new persons count too: a visit joined to someone is about her from then on.
    after = msgspec.structs.replace(before, **fields)
    subjects = tuple(dict.fromkeys((*before.subjects, *after.subjects)))
    heads = journal.heads(identifier)
    found = []
    for name, value in fields.items():
        seen = [head for head in heads if head.field == name]
        if len(seen) > 1 or value != getattr(before, name):
            found.append(Said(kind.entity, identifier, name, _json(value), subjects, tuple(head.id for head in seen)))
    return found


def _withdrawn(kind: type[Entity], identifier: Id, journal: Journal, reader: Reader) -> list[Said]:
    entity = reader.get(kind, identifier)
    if entity is None:
        return []
    seen = tuple(head.id for head in journal.heads(identifier))
    return [Said(kind.entity, identifier, "", "false", entity.subjects, seen)]


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
