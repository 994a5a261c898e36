"""A person: who she is, how to reach her, what she holds, who belongs to her."""

import msgspec

from app.domain.entities.base import NOBODY, Entity
from app.domain.ids import Id


class Person(Entity, frozen=True, kw_only=True):
    """Someone who is helped; her names are entities of their own."""

    entity = "person"
    reference: str = ""
    birth: str = ""
    birth_variants: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    autonomy: str = "unknown"
    alert: str = ""

    @property
    def subjects(self) -> tuple[Id, ...]:
        """Herself."""
        return (self.id,)


class Name(Entity, frozen=True, kw_only=True):
    """One name of a person; `absent` says that she has none of this kind, which is an answer."""

    entity = "name"
    person: Id
    kind: str = "unknown"
    text: str = ""
    script: str = ""
    as_printed: bool = False
    absent: bool = False


class Language(Entity, frozen=True, kw_only=True):
    """A language that a person speaks or reads (BCP 47 code)."""

    entity = "language"
    person: Id
    code: str = ""
    speaks: str = "unknown"
    reads: str = "unknown"
    interpreter: str = "unknown"


class IdNumber(Entity, frozen=True, kw_only=True):
    """A number that identifies a person somewhere (*numéro étranger*, passport…)."""

    entity = "id_number"
    person: Id
    kind: str = "unknown"
    text: str = ""
    where_seen: str = ""


class Contact(Entity, frozen=True, kw_only=True):
    """A way to reach a person, and what is safe on it; `since`: for an address, the day she moved there."""

    entity = "contact"
    person: Id
    kind: str = "unknown"
    value: str = ""
    whose: str = ""
    shared: str = "unknown"
    may_leave_message: str = "unknown"
    never_mention_prefecture: bool = False
    best_time: str = ""
    since: str = ""


class Title(Entity, frozen=True, kw_only=True):
    """A document held (*titre*): visa, card, récépissé, certificate…"""

    entity = "title"
    person: Id
    kind: str = "unknown"
    ground: str = "unknown"
    number: str = ""
    valid_from: str = ""
    valid_to: str = ""
    rights: tuple[str, ...] = ()
    seen: str = "unknown"
    replaced_by: Id = NOBODY


class Relation(Entity, frozen=True, kw_only=True):
    """Someone of her life (*entourage*): another person of the register, or a name.

    Each member of a household says herself what may be kept of her: being named here is no consent.
    """

    entity = "relation"
    person: Id
    other: Id = NOBODY
    other_name: str = ""
    kind: str = "unknown"
    same_household: str = "unknown"
    since: str = ""
    until: str = ""

    @property
    def subjects(self) -> tuple[Id, ...]:
        """Both, where both are in the register."""
        return tuple(dict.fromkeys(one for one in (self.person, self.other) if one))


class Acknowledgement(Entity, frozen=True, kw_only=True):
    """A volunteer has read the alert of a person, as it was then."""

    entity = "acknowledgement"
    person: Id
    text: str = ""
    at: str = ""
    by: str = ""


class FieldChoice(msgspec.Struct, frozen=True):
    """Of which person of a group one field of `Person` is taken."""

    field: str
    person: Id


class MergeDecision(Entity, frozen=True, kw_only=True):
    """These are one person. Nothing moves: the group is read through its smallest id; withdrawn, it is unmerged."""

    entity = "merge_decision"
    persons: tuple[Id, ...] = ()
    choices: tuple[FieldChoice, ...] = ()
    at: str = ""
    by: str = ""

    @property
    def subjects(self) -> tuple[Id, ...]:
        """Everyone of the group."""
        return self.persons


class NotSame(Entity, frozen=True, kw_only=True):
    """These are different persons, however alike: never proposed again."""

    entity = "not_same"
    persons: tuple[Id, ...] = ()
    at: str = ""
    by: str = ""

    @property
    def subjects(self) -> tuple[Id, ...]:
        """Both."""
        return self.persons
