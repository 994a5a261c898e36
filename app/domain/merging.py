"""Several sheets of one person, read as one: which value is shown of each field, and what is said twice.

A merge moves nothing, so this is decided at each reading. Of a field the value is that of the sheet chosen for it;
where none was chosen, or the one chosen does not know, that of the first sheet that knows. The sheets are always given
in the order of their making, the first of those that exist being the one that represents the group.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from app.domain.entities import NOBODY, Entity, Person
from app.domain.ids import Id

FIELDS = tuple(field.name for field in msgspec.structs.fields(Person) if field.name != "id")
"""The fields of a person of which one is chosen; everything else of hers is a list, and lists are united."""

_BLANK = {field.name: field.default for field in msgspec.structs.fields(Person)}
E = TypeVar("E", bound=Entity)


def is_known(field: str, value: object) -> bool:
    """Whether a value of a field of `Person` says anything."""
    return bool(value != _BLANK[field])


def source(field: str, sheets: Sequence[Person], choices: Mapping[str, Id]) -> Person:
    """The sheet, one of at least one, from which a field is read."""
    knowing = [sheet for sheet in sheets if is_known(field, getattr(sheet, field))]
    chosen = next((sheet for sheet in knowing if sheet.id == choices.get(field)), None)
    return chosen or (knowing or sheets)[0]


def joined(sheets: Sequence[Person], choices: Mapping[str, Id]) -> Person:
    """The sheets of one person as one; `choices` is of which sheet a field is taken."""
    fields = {field: getattr(source(field, sheets, choices), field) for field in FIELDS}
    return Person(id=sheets[0].id, **fields)


def differing(sheets: Sequence[Person]) -> tuple[str, ...]:
    """The fields of which several sheets know different values: someone has to choose. References always differ."""
    asked = (field for field in FIELDS if field != "reference")
    known = ((field, [getattr(sheet, field) for sheet in sheets]) for field in asked)
    return tuple(field for field, values in known if len({one for one in values if is_known(field, one)}) > 1)


def once(entities: Iterable[E]) -> list[E]:
    """The items of a list of a person's; what two of her sheets say in the very same words is given once."""
    items = list(entities)
    if len({getattr(one, "person", NOBODY) for one in items}) < 2:
        return items
    found: dict[E, E] = {}
    for one in items:
        found.setdefault(msgspec.structs.replace(one, **_NOBODYS), one)
    return list(found.values())


_NOBODYS = {"id": NOBODY, "person": NOBODY}
