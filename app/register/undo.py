"""Undoing a batch is a new batch: it puts back what is still as that batch left it, and tells the rest."""

import msgspec

from app.domain.ids import Id
from app.register.journal import Journal, Said
from app.register.operation import Operation


class Undone(msgspec.Struct, frozen=True):
    """What to say to undo a batch, and the (entity, id, field) that someone has changed since."""

    said: tuple[Said, ...]
    changed_since: tuple[tuple[str, Id, str], ...]


def undo(batch: Id, journal: Journal) -> Undone:
    """How to undo one batch, read from the journal."""
    operations = [one for one in journal.batch(batch) if one.entity != "action"]
    made = {one.entity_id for one in operations if not one.field and one.value == "true"}
    said: list[Said] = []
    since: list[tuple[str, Id, str]] = []
    for one in operations:
        if one.entity_id in made and one.field:
            continue  # Goes with its entity.
        heads = journal.heads(one.entity_id)
        mine = {other.id for other in operations if other.entity_id == one.entity_id}
        if one.entity_id in made:
            changed = [head.field for head in heads if head.id not in mine]
            since.extend((one.entity, one.entity_id, field) for field in changed)
            if not changed:
                said.append(_said(one, "false", tuple(head.id for head in heads)))
        elif one.id in {head.id for head in heads}:
            said.append(_said(one, _before(one, journal), (one.id,)))
        else:
            since.append((one.entity, one.entity_id, one.field))
    return Undone(tuple(said), tuple(since))


def _said(one: Operation, value: str, seen: tuple[Id, ...]) -> Said:
    return Said(one.entity, one.entity_id, one.field, value, one.subjects, seen)


def _before(one: Operation, journal: Journal) -> str:
    """The value that an operation replaced; *not known again* (JSON null) where there was none."""
    seen = [journal.operation(identifier) for identifier in one.seen]
    values = [before for before in seen if before and before.value is not None and before.field == one.field]
    latest = max(values, key=lambda before: (before.clock, before.id), default=None)
    return latest.value if latest and latest.value is not None else "null"
