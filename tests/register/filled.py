"""Entities with a word of their own in every field: what a register must keep, find again, or forget whole."""

from typing import Any, TypeVar

import msgspec

from app.domain.entities import Entity, FieldChoice, Piece, Tally
from app.domain.ids import Id

E = TypeVar("E", bound=Entity)


def word(kind: type[Entity], field: str, mark: str) -> str:
    """The word that stands in a field, which no other field has; letters only, so that every search splits it alike."""
    return f"{mark}{kind.entity}{field}".replace("_", "")


def filled(kind: type[E], identifier: Id, person: Id, mark: str, **given: object) -> E:
    """An entity about a person with every field said: words where there is text, `given` goes before."""
    said: dict[str, Any] = {
        field.name: _value(field.type, word(kind, field.name, mark), person)
        for field in msgspec.structs.fields(kind)
        if field.name != "id"
    }
    return kind(id=identifier, **{**said, **given})


def _value(kind: Any, text: str, person: Id) -> object:
    plain: dict[Any, object] = {
        str: text, bool: True, int: 7, int | None: 7, Id: person, tuple[str, ...]: (text,), tuple[Id, ...]: (person,),
        tuple[Piece, ...]: (Piece(text, 1, 2, text),), tuple[FieldChoice, ...]: (FieldChoice(text, person),),
        tuple[Tally, ...]: (Tally(text, 1),),
    }  # fmt: skip
    if kind not in plain:
        raise TypeError(kind)
    return plain[kind]
