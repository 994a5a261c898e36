"""Everything kept about one person, as plain data: for her own copy, for `guichet person`."""

from typing import Any

import msgspec

from app.domain.entities import ENTITIES, Person
from app.domain.ids import Id
from app.register.register import Register
from app.register.tables import TABLES


def dossier(register: Register, person: Id) -> dict[str, Any]:
    """The person and every entity that names her, by entity; private notes included, because they are about her.

    Where several sheets were joined, each is there as it is.
    """
    sheets = (register.own(Person, one) for one in register.members(person))
    found: dict[str, Any] = {"person": [msgspec.to_builtins(sheet) for sheet in sheets if sheet]}
    for kind in ENTITIES:
        if "person" in TABLES[kind.entity].columns:
            rows = register.where(kind, person=person)
            if rows:
                found[kind.entity] = [msgspec.to_builtins(one) for one in rows]
    return found
