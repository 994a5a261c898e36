"""Pictures and PDFs kept with a person's file: read, described, shown from memory, copied, deleted for good."""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from app.desk.fitting import kept_line
from app.desk.holding import Held
from app.desk.retention import Retention
from app.desk.saving import save_file
from app.desk.sitting import Sitting
from app.domain.changes import Change, Edit, Make, Recorded, Withdraw
from app.domain.clock import Clock
from app.domain.entities import NOBODY, Attachment, Entity
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.papers.preview import PageImage as PageImage
from app.papers.scans import ENDINGS, acts, drawn, leaving
from app.register import drafts
from app.register.drafts import HELD, SETTLING, Draft
from app.register.files import Files
from app.register.register import Register
from app.register.sqlcipher import Connection

LARGEST_THUMBNAIL = 256 << 10
SETTLED_AFTER = timedelta(days=7)
"""An attachment that was taken away can come back by undoing for so long; then its key goes."""


class Attachments:
    """The pictures and PDFs of the register."""

    def __init__(
        self, register: Register, sitting: Sitting, files: Files, retention: Retention, clock: Clock, ids: Ids
    ) -> None:
        self._register = register
        self._sitting = sitting
        self._files = files
        self._clock = clock
        self._ids = ids
        self.retention = retention

    # -- recording -----------------------------------------------------------------------------

    def made(self, held: Held, about: Entity | None, /, **fields: str) -> Attachment:
        """What waited for a form, as the attachment that it becomes; `about` is what the form records, if anything.

        `fields` are those of the entity: person (where there is no `about`), purpose, purge_on, name.
        """
        said: dict[str, Any] = {**msgspec.structs.asdict(held), **fields}
        if about is not None:
            case, person = getattr(about, "case", NOBODY), getattr(about, "person", NOBODY)
            said |= {"person": person, "case": case, "about": about.id}
        return Attachment(id=self._ids(), by=self._sitting.author, **said)

    def keep(self, made: Sequence[Attachment]) -> Recorded:
        """Records attachments that are about nothing else recorded now, as one action. `attachment.purpose-missing`."""
        if any(one.purpose == "unknown" for one in made):
            raise KnownError("attachment.purpose-missing")
        return self._sitting.record("attachment-added", [Make(one) for one in made])

    def recorded(self, form: str, made: Sequence[Attachment]) -> None:
        """The form that held them was recorded: it holds them no more, and they are young."""

        def note(connection: Connection) -> None:
            drafts.drop(connection, HELD + form)
            self._note(connection, made)

        self._register.change_own(note)

    # -- reading -------------------------------------------------------------------------------

    def of(self, person: Id) -> list[Attachment]:
        """Everything kept with a person, the latest first."""
        return sorted(self._register.where(Attachment, person=person), key=lambda one: (one.at, one.id), reverse=True)

    def get(self, identifier: Id) -> Attachment:
        """One of them; `LookupError` where it was taken away."""
        found = self._register.get(Attachment, identifier)
        if found is None:
            raise LookupError(identifier)
        return found

    def until(self, purpose: str) -> str:
        """The purge date proposed for what is captured now for a purpose; empty where nothing speaks of it."""
        today = self._clock().date()
        found = self.retention.proposal(purpose, today, today)
        return found.until.isoformat() if found else ""

    def expired(self, one: Attachment) -> bool:
        """Whether it has been kept for as long as was decided."""
        return bool(one.purge_on) and one.purge_on < self._clock().date().isoformat()

    def thumbnail(self, one: Attachment) -> bytes:
        """A JPEG of at most 320 pixels a side; empty where it cannot be had: the page then shows an icon."""
        try:
            found = self._files.get(one.thumbnail) if one.thumbnail else b""
        except KnownError:
            return b""
        # From another laptop it could be anything; ours are some 20 kB.
        return found if len(found) <= LARGEST_THUMBNAIL else b""

    def content(self, one: Attachment) -> bytes:
        """Its bytes, proven to be those that were captured.

        Raises `attachment.not-here` where its key was deleted, `files.missing`, `files.damaged`, `attachment.altered`.
        """
        if not self._files.has(one.file):
            raise KnownError("attachment.not-here")
        content = self._files.get(one.file)
        if hashlib.sha256(content).hexdigest() != one.sha256:
            raise KnownError("attachment.altered")
        return content

    def shown(self, one: Attachment, page: int, longest: int) -> PageImage:
        """A page (from 0) as pixels in memory, its longer side at most `longest`. Faults of `content` and of scans."""
        return drawn(self.content(one), one.media_type, page, longest)

    # -- changing ------------------------------------------------------------------------------

    def describe(self, one: Attachment, *, name: str, purpose: str, purge_on: str) -> Recorded:
        """Other words for it. Raises `attachment.purpose-missing`, `people.too-long`."""
        if purpose == "unknown":
            raise KnownError("attachment.purpose-missing")
        fields: dict[str, object] = {"name": kept_line(name), "purpose": purpose, "purge_on": purge_on}
        return self._sitting.record("attachment-corrected", [Edit(Attachment, one.id, fields)])

    def withdraw(self, one: Attachment) -> Recorded:
        """Takes it away; undoing brings it back for a week, then its key is deleted."""
        # First the note that its key may go: without it, a crash between the two would keep the bytes for ever.
        self._register.change_own(lambda connection: self._note(connection, [one]))
        return self._sitting.record("attachment-withdrawn", [Withdraw(Attachment, one.id)])

    def delete(self, those: Sequence[Attachment]) -> Recorded:
        """Deletes for good: the keys first, so that nothing that is said deleted can be read; nothing undoes it."""
        self._files.delete_all([name for one in those for name in (one.file, one.thumbnail) if name])
        changes: list[Change] = [Withdraw(Attachment, one.id) for one in those]
        return self._sitting.record("attachment-deleted", changes)

    def settle(self) -> int:
        """Deletes the keys of what was taken away more than a week ago; returns of how many. Call it at opening."""
        limit, forgotten = self._clock() - SETTLED_AFTER, 0
        for draft in self._register.drafts():
            if not draft.key.startswith(SETTLING) or datetime.fromisoformat(draft.at) > limit:
                continue
            files: list[Id] = []
            if self._register.get(Attachment, Id(draft.key.removeprefix(SETTLING))) is None:
                files = [Id(name) for name in draft.fields.values() if name]
                forgotten += 1
            self._files.delete_all(files, _dropping(draft.key))
        return forgotten

    # -- copies --------------------------------------------------------------------------------

    def proposed_name(self, one: Attachment) -> str:
        """A name for a copy: what it is and when, never whom it is about; the ending is that of its content."""
        return f"{one.purpose if one.purpose.isalpha() else 'piece'}-{one.at[:10]}{ENDINGS.get(one.media_type, '')}"

    def may_leave_as_it_is(self, one: Attachment) -> bool:
        """Whether the original does nothing by itself when another program opens it. Faults of `content`."""
        return not acts(self.content(one), one.media_type)

    def copy(self, one: Attachment, file: Path, *, original: bool) -> None:
        """Saves a copy in clear: the very bytes, or the same picture without place, camera, scripts, files inside.

        Raises `attachment.not-saved`, faults of `content` and of scans.
        """
        content = self.content(one)
        if not original:
            content = leaving(content, one.media_type)
        save_file(file, content, KnownError("attachment.not-saved"))

    def _note(self, connection: Connection, those: Sequence[Attachment]) -> None:
        at = self._clock().isoformat(timespec="seconds")
        for one in those:
            fields = {"file": str(one.file), "thumbnail": str(one.thumbnail)}
            drafts.keep(connection, Draft(SETTLING + one.id, self._sitting.author, fields, at))


def _dropping(key: str) -> Callable[[Connection, tuple[Id, ...]], None]:
    return lambda connection, _: drafts.drop(connection, key)
