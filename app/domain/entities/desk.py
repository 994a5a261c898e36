"""The desk: its place, its team, its laptops, its sessions and who came to them."""

from app.domain.entities.base import NOBODY, Entity
from app.domain.ids import Id


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
    """Someone who came to a session; anonymous until joined to a person.

    She waits from `arrived_at`, is helped from `called_at`, has gone at `ended_at`.
    """

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
    called_at: str = ""
    outcome: str = "unknown"


class Action(Entity, frozen=True, kw_only=True):
    """What a batch was, in one word; its identifier is the batch's."""

    entity = "action"
    kind: str = ""
