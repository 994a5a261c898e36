"""What the register keeps: one frozen type an entity, in the words of `register.md`."""

from app.domain.entities.base import NOBODY, Entity
from app.domain.entities.case import (
    Appointment,
    Attempt,
    Case,
    Consequence,
    Decision,
    Deposit,
    GuideRun,
    Piece,
    RequirementState,
    StatusRead,
    Task,
)
from app.domain.entities.desk import Action, Desk, Device, Session, Visit, Volunteer
from app.domain.entities.paper import Attachment, Consent, IssuedPaper, Mandate, MandateAct, Note
from app.domain.entities.person import (
    Acknowledgement,
    Contact,
    FieldChoice,
    IdNumber,
    Language,
    MergeDecision,
    Name,
    NotSame,
    Person,
    Relation,
    Title,
)
from app.domain.entities.retention import PERSON_RULE, PurgeRecord, RetentionRule, Tally, rule_id

__all__ = [
    "Acknowledgement",
    "Action",
    "Appointment",
    "Attachment",
    "Attempt",
    "Case",
    "Consent",
    "Consequence",
    "Contact",
    "Decision",
    "Deposit",
    "Desk",
    "Device",
    "ENTITIES",
    "Entity",
    "FieldChoice",
    "GuideRun",
    "IdNumber",
    "IssuedPaper",
    "Language",
    "Mandate",
    "MandateAct",
    "MergeDecision",
    "NOBODY",
    "Name",
    "NotSame",
    "Note",
    "PERSON_RULE",
    "Person",
    "Piece",
    "PurgeRecord",
    "Relation",
    "RequirementState",
    "RetentionRule",
    "Session",
    "StatusRead",
    "Tally",
    "Task",
    "Title",
    "Visit",
    "Volunteer",
    "rule_id",
]

ENTITIES: tuple[type[Entity], ...] = (
    Desk, Volunteer, Device, Person, Name, Language, IdNumber, Contact, Title, Case, GuideRun,
    RequirementState, Deposit, Attempt, Appointment, StatusRead, Session, Visit, Note, IssuedPaper, Action,
    Relation, Acknowledgement, MergeDecision, NotSame, Decision, Consequence, Task, Attachment, Mandate, MandateAct,
    Consent, RetentionRule, PurgeRecord,
)  # fmt: skip
"""Every entity that this program knows; a journal may hold others, which are kept and forwarded."""
