"""How long what is kept may be kept, and what was forgotten for good: opaque ids only, never a name."""

import hashlib

import msgspec

from app.domain.entities.base import Entity
from app.domain.ids import Id

PERSON_RULE = "person"
"""What the rule about whole persons is about; the other rules are about a purpose of `ATTACHMENT_PURPOSES`."""


class RetentionRule(Entity, frozen=True, kw_only=True):
    """For how many months the desk keeps something, less than the content allows; `rule_id` is its identifier."""

    entity = "retention_rule"
    about: str = "unknown"
    months: int | None = None
    at: str = ""
    by: str = ""


class Tally(msgspec.Struct, frozen=True):
    """How many of one kind: the name of an entity, or `file`."""

    kind: str
    count: int


class PurgeRecord(Entity, frozen=True, kw_only=True):
    """These persons were forgotten for good: the journal that says so forgets what it said of them.

    `spared`: what is about them too and now belongs to someone else. `first` and `second` are the codes of the two
    volunteers, `months` what the rule said that day. About nobody: it outlives those whom it names.
    """

    entity = "purge_record"
    persons: tuple[Id, ...] = ()
    spared: tuple[Id, ...] = ()
    reason: str = "unknown"
    months: int | None = None
    at: str = ""
    first: str = ""
    second: str = ""
    gone: tuple[Tally, ...] = ()
    kept: tuple[Tally, ...] = ()


def rule_id(about: str) -> Id:
    """The identifier that every laptop gives to the rule about one thing: 32 hex digits."""
    return Id(hashlib.sha256(f"retention\x1f{about}".encode()).hexdigest()[:32])
