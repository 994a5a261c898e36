"""From what someone wants recorded to what the journal says."""

from collections.abc import Iterable, Sequence

import msgspec

from app.domain import merging
from app.domain.changes import Change, Edit, Make, Withdraw
from app.domain.entities import Action, Entity, Person
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register.journal import Journal, Said
from app.register.tables import TABLES, Reader


def said(batch: Id, kind: str, changes: Iterable[Change], journal: Journal, reader: Reader) -> list[Said]:
    """The operations of one batch: what it is, then its changes, each having seen the heads it replaces.

    Raises `register.gone` where what is edited was withdrawn meanwhile; `ValueError` where a value is none of its
    field's, or where two changes are about the same thing: neither would have seen the other.
    """
    found: list[Said] = []
    for change in changes:
        match change:
            case Make(entity):
                found.extend(_made(entity, journal))
            case Edit(entity_kind, identifier, fields):
                for one, its in _routed(entity_kind, identifier, fields, journal, reader).items():
                    found.extend(_edited(entity_kind, one, its, journal, reader))
            case Withdraw(entity_kind, identifier):
                found.extend(_withdrawn(entity_kind, identifier, journal, reader))
    _refuse_twice(found)
    return action(batch, kind, found)


def action(batch: Id, kind: str, said: Sequence[Said]) -> list[Said]:
    """A batch with its first operation, which says what it is; nothing where there is nothing to say."""
    subjects = tuple(dict.fromkeys(person for one in said for person in one.subjects))
    return [Said(Action.entity, batch, "kind", _json(Action, "kind", kind), subjects), *said] if said else []


def _made(entity: Entity, journal: Journal) -> list[Said]:
    # To make again what was withdrawn, or what is in dispute, has seen what was said of it.
    seen: dict[str, tuple[Id, ...]] = {}
    for head in journal.heads(entity.entity, entity.id):
        seen[head.field] = (*seen.get(head.field, ()), head.id)
    subjects = entity.subjects
    found = [Said(entity.entity, entity.id, "", "true", subjects, seen.get("", ()))]
    table = TABLES[entity.entity]
    for name in table.columns[1:]:
        value = getattr(entity, name)
        if name not in table.defaults or value != table.defaults[name] or name in seen:
            text = _json(type(entity), name, value)
            found.append(Said(entity.entity, entity.id, name, text, subjects, seen.get(name, ())))
    return found


def _routed(
    kind: type[Entity], identifier: Id, fields: dict[str, object], journal: Journal, reader: Reader
) -> dict[Id, dict[str, object]]:
    """Which fields of which entity an edit is about.

    Where several sheets are one person, a new value goes to the sheet from which the field is read, and a value that
    is not known to all that know one, or another would show instead. Sheets of which several laptops say different
    things get it too: whoever sees the person as one has settled it.
    """
    sheets = reader.sheets(identifier) if kind is Person else []
    if len(sheets) < 2 or not fields.keys() <= set(merging.FIELDS):
        return {sheets[0].id if sheets else identifier: fields}
    choices = reader.choices(identifier)
    disputed = {(one.id, one.field) for one in reader.conflicts(journal, identifier) if one.entity == kind.entity}
    found: dict[Id, dict[str, object]] = {}
    for name, value in fields.items():
        shown = merging.source(name, sheets, choices)
        for sheet in sheets:
            emptied = not merging.is_known(name, value) and merging.is_known(name, getattr(sheet, name))
            if sheet is shown or emptied or (sheet.id, name) in disputed:
                found.setdefault(sheet.id, {})[name] = value
    return found


def _edited(
    kind: type[Entity], identifier: Id, fields: dict[str, object], journal: Journal, reader: Reader
) -> list[Said]:
    known = set(TABLES[kind.entity].columns) - {"id"}
    if not fields.keys() <= known:
        raise ValueError(sorted(fields.keys() - known))
    before = reader.own(kind, identifier)
    if before is None:
        raise KnownError("register.gone")
    # Its new persons count too: a visit joined to someone is about her from then on.
    after = msgspec.structs.replace(before, **fields)
    subjects = tuple(dict.fromkeys((*before.subjects, *after.subjects)))
    heads = journal.heads(kind.entity, identifier)
    found = []
    for name, value in fields.items():
        text = _json(kind, name, value)
        seen = tuple(head.id for head in heads if head.field == name)
        if len(seen) > 1 or text != _json(kind, name, getattr(before, name)):
            found.append(Said(kind.entity, identifier, name, text, subjects, seen))
    return found


def _withdrawn(kind: type[Entity], identifier: Id, journal: Journal, reader: Reader) -> list[Said]:
    entity = reader.own(kind, identifier)
    if entity is None:
        return []
    seen = tuple(head.id for head in journal.heads(kind.entity, identifier))
    return [Said(kind.entity, identifier, "", "false", entity.subjects, seen)]


def _refuse_twice(found: Sequence[Said]) -> None:
    fields: dict[Id, list[str]] = {}
    for one in found:
        fields.setdefault(one.entity_id, []).append(one.field)
    withdrawn = {one.entity_id for one in found if not one.field and one.value == "false"}
    for identifier, names in fields.items():
        if len(set(names)) < len(names) or (identifier in withdrawn and len(names) > 1):
            raise ValueError(identifier)


def _json(kind: type[Entity], field: str, value: object) -> str:
    """A value as the journal says it; what the journal says can never be corrected, so it is read back first."""
    text = msgspec.json.encode(value).decode()
    TABLES[kind.entity].read(field, text)
    return text
