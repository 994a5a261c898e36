"""What the journal means, told in the plainest way: slowly, from all operations at once, without a database."""

from collections.abc import Iterable

from app.domain.ids import Id
from app.register.operation import Operation
from app.register.tables import TABLES

Entity = tuple[str, Id]
Place = tuple[Entity, str]


def entity_of(one: Operation) -> Entity:
    """What an operation is about."""
    return one.entity, one.entity_id


def heads_of(operations: Iterable[Operation]) -> dict[Place, list[Operation]]:
    """The operations of each field that no operation of the same field of the same entity has seen, oldest first."""
    known = sorted(operations, key=lambda one: (one.clock, one.id))
    seen = {(entity_of(one), one.field, other) for one in known for other in one.seen}
    heads: dict[Place, list[Operation]] = {}
    for one in known:
        if (entity_of(one), one.field, one.id) not in seen:
            heads.setdefault((entity_of(one), one.field), []).append(one)
    return heads


def living(operations: Iterable[Operation]) -> set[Entity]:
    """The entities that exist: made, or edited by someone who did not know that they were withdrawn.

    What was purged says nothing any more.
    """
    known = list(operations)
    heads = heads_of(known)
    told = {(entity_of(one), other) for one in known if not one.field for other in one.seen}
    found = set()
    for (entity, field), those in heads.items():
        standing = [one for one in those if one.value is not None]
        if any(one.value == "true" if not field else (entity, one.id) not in told for one in standing):
            found.add(entity)
    return found


def disputes(operations: Iterable[Operation]) -> dict[Place, set[str | None]]:
    """The values of the fields of living entities of which several are said, or which were withdrawn elsewhere."""
    known = list(operations)
    alive = living(known)
    found: dict[Place, set[str | None]] = {}
    for (entity, field), those in heads_of(known).items():
        values: set[str | None] = {one.value for one in those if one.value is not None}
        withdrawn = not field and values == {"false"}
        if entity in alive and entity[0] in TABLES and (len(values) > 1 or withdrawn):
            found[entity, field] = values
    return found
