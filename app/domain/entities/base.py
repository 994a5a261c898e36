"""What every entity is.

Every field but the references has a default that means *not known*; no default is ever a plausible answer.
A choice is a text from `app.domain.vocabulary` or `other:…`, never an enumeration, because a laptop must
keep and show an answer that only a newer program offers. Moments are ISO 8601 texts with their offset,
civil dates are `YYYY-MM-DD`, birth dates are EDTF.

Entities hold texts, numbers and tuples of these, nothing that could hold them: Python need not look for cycles among
the thousands that a list reads (`gc=False`).
"""

from typing import ClassVar

import msgspec

from app.domain.ids import Id

NOBODY = Id("")
"""No reference."""


class Entity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something of the register with an identifier of its own."""

    entity: ClassVar[str]
    id: Id

    @property
    def subjects(self) -> tuple[Id, ...]:
        """The persons whom it is about: what a purge and a person's own copy go by."""
        person: Id = getattr(self, "person", NOBODY)
        return (person,) if person else ()
