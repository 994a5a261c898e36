"""What the register keeps: one frozen type an entity, in the words of `register.md`.

Every field but the references has a default that means *not known*; no default is ever a plausible answer.
A choice is a text from `app.domain.vocabulary` or `other:…`, never an enumeration, because a laptop must
keep and show an answer that only a newer program offers. Moments are ISO 8601 texts with their offset,
civil dates are `YYYY-MM-DD`, birth dates are EDTF.
"""

from typing import ClassVar

import msgspec

from app.domain.ids import Id

NOBODY = Id("")
"""No reference."""


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """Something of the register with an identifier of its own."""

    entity: ClassVar[str]
    id: Id

    @property
    def subjects(self) -> tuple[Id, ...]:
        """The persons whom it is about: what a purge and a person's own copy go by."""
        person: Id = getattr(self, "person", NOBODY)
        return (person,) if person else ()


class Desk(Entity, frozen=True, kw_only=True):
    """The place and its team (*permanence*): what its papers say of it."""

    entity = "desk"
    name: str = ""
    legal_name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    opening: str = ""


class Volunteer(Entity, frozen=True, kw_only=True):
    """Someone who helps; the journal knows only the code."""

    entity = "volunteer"
    code: str = ""
    name: str = ""
    role: str = "unknown"
    active: bool = True


class Device(Entity, frozen=True, kw_only=True):
    """A laptop of the desk."""

    entity = "device"
    prefix: str = ""
    letter: str = ""
    name: str = ""
    recipient: str = ""
    verify_key: str = ""


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
    """A way to reach a person, and what is safe on it."""

    entity = "contact"
    person: Id
    kind: str = "unknown"
    value: str = ""
    whose: str = ""
    shared: str = "unknown"
    may_leave_message: str = "unknown"
    never_mention_prefecture: bool = False
    best_time: str = ""


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


class Case(Entity, frozen=True, kw_only=True):
    """Why she came: one procedure, from its opening to its outcome (*dossier*)."""

    entity = "case"
    person: Id
    procedure: str = "unknown"
    reason: str = ""
    channel: str = "unknown"
    opened: str = ""
    desk: Id = NOBODY
    outcome: str = ""
    handover: str = ""


class GuideRun(Entity, frozen=True, kw_only=True):
    """One walk through a guide, pinned to the version that it began with; `trail` holds its steps and answers."""

    entity = "guide_run"
    person: Id
    case: Id
    guide: str = ""
    version: int = 0
    language: str = ""
    site_open_on: str = "unknown"
    trail: tuple[str, ...] = ()
    started: str = ""
    finished: str = ""


class RequirementState(Entity, frozen=True, kw_only=True):
    """How far one document asked for is: missing, seen, copied, uploaded, not applicable."""

    entity = "requirement_state"
    person: Id
    case: Id
    requirement: str = ""
    state: str = "unknown"
    valid_until: str = ""
    mismatch: str = ""


class Piece(msgspec.Struct, frozen=True):
    """One file sent with a deposit."""

    name: str
    pages: int | None = None
    size: int | None = None
    sha256: str = ""


class Deposit(Entity, frozen=True, kw_only=True):
    """A request filed (*dépôt*), with the pieces sent."""

    entity = "deposit"
    person: Id
    case: Id
    at: str = ""
    channel: str = "unknown"
    reference: str = ""
    pieces: tuple[Piece, ...] = ()
    acknowledgement: str = "unknown"
    by: str = ""


class Attempt(Entity, frozen=True, kw_only=True):
    """A try that failed or half succeeded (*tentative*): what a court later reads."""

    entity = "attempt"
    person: Id
    case: Id
    at: str = ""
    channel: str = "unknown"
    page: str = ""
    outcome: str = "unknown"
    message: str = ""
    by: str = ""
    witness: str = "unknown"
    capture: str = ""
    node: str = ""


class Appointment(Entity, frozen=True, kw_only=True):
    """An appointment obtained (*rendez-vous*)."""

    entity = "appointment"
    person: Id
    case: Id
    at: str = ""
    place: str = ""
    bring: str = ""
    kept: str = "unknown"


class StatusRead(Entity, frozen=True, kw_only=True):
    """What the administration's page said, word for word (*état relevé*)."""

    entity = "status_read"
    person: Id
    case: Id
    at: str = ""
    text: str = ""
    by: str = ""


class Session(Entity, frozen=True, kw_only=True):
    """One opening of the desk (*séance*)."""

    entity = "session"
    date: str = ""
    place: str = ""
    team: tuple[str, ...] = ()
    device: Id = NOBODY
    opened_at: str = ""
    closed_at: str = ""
    handover: str = ""


class Visit(Entity, frozen=True, kw_only=True):
    """Someone who came to a session; anonymous until joined to a person."""

    entity = "visit"
    session: Id
    person: Id = NOBODY
    number: str = ""
    arrived_at: str = ""
    helper: str = ""
    language: str = ""
    minutes: int | None = None
    posture: str = "unknown"
    themes: tuple[str, ...] = ()
    next_step: str = ""
    ended_at: str = ""


class Note(Entity, frozen=True, kw_only=True):
    """Free text about a person; a private one is never printed nor exported."""

    entity = "note"
    person: Id
    case: Id = NOBODY
    text: str = ""
    private: bool = False
    at: str = ""
    by: str = ""


class IssuedPaper(Entity, frozen=True, kw_only=True):
    """A paper that left the desk: enough to say later whether it is ours and unchanged."""

    entity = "issued_paper"
    person: Id
    case: Id = NOBODY
    kind: str = "unknown"
    template: str = ""
    language: str = ""
    number: str = ""
    at: str = ""
    by: str = ""
    sha256: str = ""
    file: Id = NOBODY
    snapshot: str = ""


class Action(Entity, frozen=True, kw_only=True):
    """What a batch was, in one word; its identifier is the batch's."""

    entity = "action"
    kind: str = ""


ENTITIES: tuple[type[Entity], ...] = (
    Desk, Volunteer, Device, Person, Name, Language, IdNumber, Contact, Title, Case, GuideRun,
    RequirementState, Deposit, Attempt, Appointment, StatusRead, Session, Visit, Note, IssuedPaper, Action,
)  # fmt: skip
"""Every entity that this program knows; a journal may hold others, which are kept and forwarded."""
