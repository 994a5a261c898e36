"""Pictures and PDFs taken in for a form that is not recorded yet: encrypted at once, offered back after a crash.

Nothing of them is ever in a file in clear, and nothing is half there: bytes, thumbnail, keys and the line of the draft
that names them are one transaction. What becomes of them is one of three things: the form is recorded and they are
its attachments; the form is given up and their keys are deleted; or the laptop stops and they wait.
"""

import hashlib
import os
import stat
from pathlib import Path

import msgspec

from app.desk.fitting import kept_line
from app.desk.sitting import Sitting
from app.domain.clock import Clock
from app.domain.entities import Attachment
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.text import LONGEST_LINE
from app.papers.scans import MOST_BYTES, read_scan
from app.papers.scans import MOST_PIXELS as MOST_PIXELS
from app.register import drafts
from app.register.drafts import HELD as HELD
from app.register.drafts import Draft
from app.register.files import Files
from app.register.register import Register
from app.register.sqlcipher import Connection
from app.register.storage import O_BINARY, O_NONBLOCK

MOST_HELD = 20


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A picture or PDF that waits for its form; `file` and `thumbnail` are files of the register."""

    file: Id
    thumbnail: Id
    name: str
    media_type: str
    size: int
    pages: int
    sha256: str
    source: str
    at: str


_read_held = msgspec.json.Decoder(Held).decode


class Holding:
    """What the forms of this laptop hold; `form` is the key of a form's draft."""

    def __init__(self, register: Register, sitting: Sitting, files: Files, clock: Clock) -> None:
        self._register = register
        self._sitting = sitting
        self._files = files
        self._clock = clock

    def of(self, form: str) -> list[Held]:
        """What a form holds, in the order in which it came; what was recorded meanwhile is held no more."""
        kept = self._register.reading(lambda connection: _read(connection, form))
        return [one for one in kept if not self._register.where(Attachment, file=one.file)]

    def take_file(self, form: str, file: Path) -> Held:
        """Takes in a file, once it is known to be within bounds.

        Raises `attachment.unreadable-file`, what `app.papers.scans.read_scan` raises, `attachment.too-many`, and the
        faults of keeping files.
        """
        return self.take(form, read_file(file), file.name, "file")

    def take(self, form: str, content: bytes, name: str, source: str) -> Held:
        """Takes in bytes from `source` (clipboard, screen, file): looked at whole, then kept encrypted. Same faults.

        Its moment is now: when the desk saw it, which is what the desk can say of it. What a camera's clock wrote
        into it stays in it.
        """
        digest = hashlib.sha256(content).hexdigest()
        before = self.of(form)
        twice = next((one for one in before if one.sha256 == digest), None)
        if twice is not None:
            return twice
        if len(before) >= MOST_HELD:
            raise KnownError("attachment.too-many", most=MOST_HELD)
        scan = read_scan(content)
        held: list[Held] = []

        def note(connection: Connection, names: tuple[Id, ...]) -> None:
            held.append(
                Held(
                    file=names[0], thumbnail=names[1], name=kept_line(name[:LONGEST_LINE]), media_type=scan.media_type,
                    size=len(content), pages=scan.pages, sha256=digest, source=source, at=self._now(),
                )
            )  # fmt: skip
            self._write(connection, form, [*_read(connection, form), *held])

        self._files.put_all((content, scan.thumbnail), note)
        return held[0]

    def let_go(self, form: str, *those: Held) -> None:
        """Forgets for good what a form does not want any more."""
        gone = {one.file for one in those}

        def note(connection: Connection, _: tuple[Id, ...]) -> None:
            self._write(connection, form, [one for one in _read(connection, form) if one.file not in gone])

        self._files.delete_all([name for one in those for name in (one.file, one.thumbnail)], note)

    def thumbnail(self, held: Held) -> bytes:
        """Its thumbnail, a JPEG; faults of the file store."""
        return self._files.get(held.thumbnail)

    def _write(self, connection: Connection, form: str, held: list[Held]) -> None:
        if held:
            fields = {str(one.file): msgspec.json.encode(one).decode() for one in held}
            drafts.keep(connection, Draft(HELD + form, self._sitting.author, fields, self._now()))
        else:
            drafts.drop(connection, HELD + form)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def read_file(file: Path) -> bytes:
    """The bytes of a file that someone chose; nothing is read of one that is too large.

    Raises `attachment.unreadable-file`, `attachment.too-large`.
    """
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | O_BINARY | O_NONBLOCK), "rb") as source:
            told = os.fstat(source.fileno())
            if not stat.S_ISREG(told.st_mode):
                raise KnownError("attachment.unreadable-file")
            # One byte more than allowed shows a file that grew since it told its size.
            content = source.read(MOST_BYTES + 1) if told.st_size <= MOST_BYTES else None
    except OSError as error:
        raise KnownError("attachment.unreadable-file") from error
    if content is None or len(content) > MOST_BYTES:
        raise KnownError("attachment.too-large", megabytes=MOST_BYTES >> 20)
    return content


def _read(connection: Connection, form: str) -> list[Held]:
    found = next((one.fields for one in drafts.kept(connection) if one.key == HELD + form), {})
    return [_read_held(text) for text in found.values()]
