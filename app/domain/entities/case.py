"""A case: why she came, what was tried and filed, what the administration answered, what remains to do."""

import msgspec

from app.domain.entities.base import NOBODY, Entity
from app.domain.ids import Id


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
    """A request filed (*dépôt*), with the pieces sent.

    `complete_on`: the day on which the administration said that the file was complete; silence counts from it.
    """

    entity = "deposit"
    person: Id
    case: Id
    at: str = ""
    channel: str = "unknown"
    reference: str = ""
    pieces: tuple[Piece, ...] = ()
    acknowledgement: str = "unknown"
    by: str = ""
    complete_on: str = ""


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


class Decision(Entity, frozen=True, kw_only=True):
    """A decision of the administration that was notified: a refusal, an obligation to leave the territory (OQTF).

    `notified_at` is a moment where the hour is known, else a date: some remedies are counted in hours. `remedies`: does
    it state the remedies and their time limits. `recourse`: an administrative appeal, and the day of its rejection.
    """

    entity = "decision"
    person: Id
    case: Id = NOBODY
    kind: str = "unknown"
    measure: str = "unknown"
    departure: str = "unknown"
    dated: str = ""
    notified_at: str = ""
    notified_by: str = "unknown"
    seen: str = "unknown"
    remedies: str = "unknown"
    recourse: str = ""
    recourse_rejected: str = ""
    appeal_filed: str = ""
    followed_by: str = ""
    ended: str = ""
    outcome: str = ""


class Consequence(Entity, frozen=True, kw_only=True):
    """What delay did to a life: for the file and the figures."""

    entity = "consequence"
    person: Id
    case: Id = NOBODY
    kind: str = "unknown"
    since: str = ""
    until: str = ""
    detail: str = ""


class Task(Entity, frozen=True, kw_only=True):
    """What the desk says of a computed date (`rule`, `date_name`, of the entity `about`), or a thing to do by hand.

    The computed date is never stored: `due` is someone's own date beside it, with its `reason`.
    """

    entity = "task"
    person: Id
    case: Id = NOBODY
    about: Id = NOBODY
    rule: str = ""
    date_name: str = ""
    text: str = ""
    due: str = ""
    reason: str = ""
    state: str = "open"
    until: str = ""
    to: str = ""
    at: str = ""
    by: str = ""
