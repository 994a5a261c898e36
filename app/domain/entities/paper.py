"""What is written, kept or signed: notes, attachments, papers issued, mandates and consents."""

from app.domain.entities.base import NOBODY, Entity
from app.domain.ids import Id


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


class Attachment(Entity, frozen=True, kw_only=True):
    """A picture or PDF kept with her file; `about` is the attempt, deposit, decision… that it shows.

    `sha256` is that of the bytes kept; `file` and `thumbnail` are files of the register, each under its own key.
    """

    entity = "attachment"
    person: Id
    case: Id = NOBODY
    about: Id = NOBODY
    name: str = ""
    media_type: str = ""
    size: int | None = None
    pages: int | None = None
    sha256: str = ""
    file: Id = NOBODY
    thumbnail: Id = NOBODY
    purpose: str = "unknown"
    source: str = "unknown"
    at: str = ""
    by: str = ""
    purge_on: str = ""


class Mandate(Entity, frozen=True, kw_only=True):
    """What she asked the desk to do in her name, on a text that she signed; its acts are `MandateAct`."""

    entity = "mandate"
    person: Id
    case: Id = NOBODY
    text: str = ""
    text_version: int | None = None
    text_sha256: str = ""
    language: str = ""
    posture: str = "unknown"
    signed_on: str = ""
    expires_on: str = ""
    revoked_on: str = ""
    file: Id = NOBODY
    by: str = ""


class MandateAct(Entity, frozen=True, kw_only=True):
    """One act that a mandate allows; each can be revoked alone."""

    entity = "mandate_act"
    person: Id
    mandate: Id
    act: str = "unknown"
    revoked_on: str = ""


class Consent(Entity, frozen=True, kw_only=True):
    """Her own yes or no to one use of what is kept about her."""

    entity = "consent"
    person: Id
    purpose: str = "unknown"
    given: str = "unknown"
    given_on: str = ""
    renew_on: str = ""
    withdrawn_on: str = ""
    text: str = ""
    text_version: int | None = None
    text_sha256: str = ""
    language: str = ""
    by: str = ""
