"""Everything kept about one person, as plain data: for her own copy, for `guichet person`."""

from collections.abc import Sequence
from typing import Any

import msgspec

from app.domain.entities import ENTITIES, Entity, Person
from app.domain.ids import Id
from app.register.groups import PERSON_FIELDS
from app.register.register import Register
from app.register.tables import TABLES


def dossier(register: Register, person: Id) -> dict[str, Any]:
    """The person and every entity that is about her, by entity; private notes included, because they are about her.

    Where several sheets were joined, each is there as it is.
    """
    members = register.members(person)
    sheets = (register.own(Person, one) for one in members)
    found: dict[str, Any] = {"person": [msgspec.to_builtins(sheet) for sheet in sheets if sheet]}
    for kind in ENTITIES:
        rows = [msgspec.to_builtins(one) for one in _about(register, kind, person, members)]
        if rows:
            found[kind.entity] = rows
    return found


def _about(register: Register, kind: type[Entity], person: Id, members: Sequence[Id]) -> list[Entity]:
    columns = TABLES[kind.entity].columns
    if "persons" in columns:
        # Decisions about several persons: few, and without an index of their own.
        return [one for one in register.where(kind) if set(one.subjects) & set(members)]
    found = {one.id: one for name in PERSON_FIELDS if name in columns for one in register.where(kind, **{name: person})}
    return list(found.values())
