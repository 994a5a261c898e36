"""What someone wants recorded: a list of changes that together are one action."""

import msgspec

from app.domain.entities import Entity
from app.domain.ids import Id


class Make(msgspec.Struct, frozen=True):
    """A new entity; its fields that differ from *not known* are said with it."""

    entity: Entity


class Edit(msgspec.Struct, frozen=True):
    """New values of some fields of an entity that exists. A field that already has that value is left alone."""

    kind: type[Entity]
    id: Id
    fields: dict[str, object]


class Withdraw(msgspec.Struct, frozen=True):
    """An entity that should not have been there."""

    kind: type[Entity]
    id: Id


Change = Make | Edit | Withdraw


class Recorded(msgspec.Struct, frozen=True):
    """What a batch changed: views whose data are among these read again."""

    batch: Id
    entities: frozenset[tuple[str, Id]]
    persons: frozenset[Id]


class Conflict(msgspec.Struct, frozen=True):
    """Several laptops said different things of one field; `field` is empty for edit against withdrawal."""

    entity: str
    id: Id
    field: str
    values: tuple[object, ...]
