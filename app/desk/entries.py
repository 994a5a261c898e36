"""What is noted in a person's file, one entity at a time: added, corrected, withdrawn. Nothing is overwritten."""

from typing import Any, TypeVar

import msgspec

from app.desk.fitting import kept_line, kept_text
from app.desk.sitting import Sitting
from app.domain.changes import Change, Edit, Make, Recorded, Withdraw
from app.domain.clock import Clock
from app.domain.entities import Appointment, Attachment, Attempt, Deposit, Entity, Name, Piece, StatusRead
from app.domain.entry_faults import faults
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.register.register import Register

E = TypeVar("E", bound=Entity)
SEVERAL_LINES = {
    ("note", "text"), ("attempt", "message"), ("status_read", "text"), ("appointment", "bring"),
    ("consequence", "detail"), ("person", "alert"), ("case", "handover"), ("acknowledgement", "text"),
}  # fmt: skip
"""The (entity, field) that may hold several lines of text."""

ADDED: dict[type[Entity], str] = {
    Attempt: "attempt-recorded", Deposit: "deposit-recorded", Appointment: "appointment-recorded",
    StatusRead: "status-recorded",
}  # fmt: skip
"""What the journal calls the adding of these; of the others, `<entity>-added`."""


class Entries:
    """Any entity that is about a person and has a form of its own."""

    def __init__(self, register: Register, sitting: Sitting, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._sitting = sitting
        self._clock = clock
        self._ids = ids

    def get(self, kind: type[E], identifier: Id) -> E:
        """One entity; `LookupError` where it was withdrawn."""
        found = self._register.get(kind, identifier)
        if found is None:
            raise LookupError(identifier)
        return found

    def of(self, kind: type[E], person: Id) -> list[E]:
        """A person's entities of one kind, in the order of their making."""
        return self._register.where(kind, person=person)

    def new_id(self) -> Id:
        """An identifier for an entity that is about to be made."""
        return self._ids()

    def faults(self, entity: Entity) -> list[KnownError]:
        """What keeps it from being recorded; texts too long among them."""
        try:
            return faults(fitted(entity), self._clock())
        except KnownError as too_long:
            return [too_long]

    def add(self, entity: Entity, *attachments: Attachment) -> Recorded:
        """Records an entity, cleaned, with what is attached to it, as one action. Raises what `faults` tells first."""
        made = [Make(one) for one in (self._sound(entity), *attachments)]
        return self._sitting.record(ADDED.get(type(entity), f"{_word(type(entity))}-added"), made)

    def correct(self, entity: Entity, *attachments: Attachment) -> Recorded:
        """Records what differs from the entity kept under the same identifier; what it was stays in the history.

        Raises what `faults` tells first, `LookupError` where it was withdrawn meanwhile, `people.name-missing` where
        she would have no name any more.
        """
        kept = self.get(type(entity), entity.id)
        sound = self._sound(entity)
        if isinstance(sound, Name) and not sound.text:
            self._another_name(sound)
        changed = {name: value for name, value in _fields(sound).items() if value != getattr(kept, name)}
        changes: list[Change] = [Edit(type(entity), entity.id, changed), *(Make(one) for one in attachments)]
        return self._sitting.record(f"{_word(type(entity))}-corrected", changes)

    def withdraw(self, kind: type[Entity], identifier: Id) -> Recorded:
        """Takes back an entity that should not have been there. `people.name-missing`: not her only name."""
        if kind is Name:
            self._another_name(self.get(Name, identifier))
        return self._sitting.record(f"{_word(kind)}-withdrawn", [Withdraw(kind, identifier)])

    def _another_name(self, name: Name) -> None:
        """Something to call her by stays."""
        if not any(one.text and one.id != name.id for one in self.of(Name, name.person)):
            raise KnownError("people.name-missing")

    def _sound(self, entity: E) -> E:
        made = fitted(entity)
        for fault in faults(made, self._clock()):
            raise fault
        return made


def fitted(entity: E) -> E:
    """The entity with its texts cleaned. Raises `people.too-long`."""
    changed = {name: _kept(entity.entity, name, value) for name, value in _fields(entity).items() if name != "id"}
    return msgspec.structs.replace(entity, **changed)


def _kept(entity: str, name: str, value: object) -> object:
    if isinstance(value, tuple):
        kept = (_kept(entity, name, one) for one in value)
        return tuple(one for one in kept if one not in ("", Piece("")))
    if isinstance(value, Piece):
        return msgspec.structs.replace(value, name=kept_line(value.name))
    if not isinstance(value, str):
        return value
    return kept_text(value) if (entity, name) in SEVERAL_LINES else kept_line(value)


def _fields(entity: Entity) -> dict[str, Any]:
    return {name: getattr(entity, name) for name in entity.__struct_fields__}


def _word(kind: type[Entity]) -> str:
    return kind.entity.replace("_", "-")
