"""Undoing a batch is a new batch: it puts back what is still as that batch left it, and tells the rest."""

from collections.abc import Iterable, Sequence

import msgspec

from app.domain.entities import Action, PurgeRecord
from app.domain.ids import Id
from app.register.journal import Journal, Said
from app.register.operation import Operation
from app.register.tables import is_alive
from app.register.work import Steps


class Undone(msgspec.Struct, frozen=True):
    """What to say to undo a batch, and the (entity, id, field) that someone has changed since."""

    said: tuple[Said, ...]
    changed_since: tuple[tuple[str, Id, str], ...]


def undo(batch: Id, journal: Journal, steps: Steps) -> Undone:
    """How to undo one batch, read from the journal; what was purged does not come back. One of the `steps`."""
    by_entity: dict[tuple[str, Id], list[Operation]] = {}
    for one in journal.batch(batch):
        if one.entity not in (Action.entity, PurgeRecord.entity):
            by_entity.setdefault((one.entity, one.entity_id), []).append(one)
    said: list[Said] = []
    since: list[tuple[str, Id, str]] = []
    for (entity, identifier), operations in steps.through(by_entity.items()):
        heads = journal.heads(entity, identifier)
        if any(not one.field and one.value == "true" for one in operations):
            put_back, changed = _unmade(operations, heads, journal)
        else:
            put_back, changed = _put_back(operations, heads, journal)
        said.extend(put_back)
        since.extend((entity, identifier, field) for field in changed)
    return Undone(tuple(said), tuple(since))


def _unmade(
    operations: Sequence[Operation], heads: Sequence[Operation], journal: Journal
) -> tuple[list[Said], list[str]]:
    """The withdrawal of what this batch made, or made again, unless someone has said more of it since."""
    mine = {one.id for one in operations}
    changed = [head.field for head in heads if head.id not in mine and not journal.was_withdrawn_knowingly(head)]
    if changed or not heads:
        return [], list(dict.fromkeys(changed))
    making = next(one for one in operations if not one.field)
    return [_said(making, "false", [head.id for head in heads])], []


def _put_back(
    operations: Sequence[Operation], heads: Sequence[Operation], journal: Journal
) -> tuple[list[Said], list[str]]:
    """The values that this batch replaced, where its own still stand."""
    standing = {head.id for head in heads}
    alive = is_alive(heads, journal)
    said: list[Said] = []
    changed: list[str] = []
    for one in operations:
        # A field put back on what was withdrawn since would bring it back to life.
        if one.id in standing and (alive or not one.field):
            said.extend(_said(one, value, [one.id]) for value in _before(one, journal))
        else:
            changed.append(one.field)
    return said, changed


def _said(one: Operation, value: str, seen: Iterable[Id]) -> Said:
    return Said(one.entity, one.entity_id, one.field, value, one.subjects, tuple(seen))


def _before(one: Operation, journal: Journal) -> list[str]:
    """The values that an operation replaced, several where it settled a conflict.

    *Not known again* (JSON null) where there was none.
    """
    seen = [journal.operation(identifier) for identifier in one.seen]
    values = [before for before in seen if before and before.value is not None and before.field == one.field]
    values.sort(key=lambda before: (before.clock, before.id))
    return list(dict.fromkeys(before.value for before in values if before.value is not None)) or ["null"]
