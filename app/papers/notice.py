"""A paper of headed parts: the emergency sheet, someone’s dates, the lists of the desk."""

from collections.abc import Iterator

from msgspec import Struct

from app.papers.blocks import BODY, INDENT, courtesy_rows, deadline_rows
from app.papers.canvas import WIDTH
from app.papers.furniture import MARGIN, Setting, heading, identity, opening
from app.papers.model import Deadline, DeskCard, Holder, Paper, PaperMark, TakeawayLabels, Wording
from app.papers.numbered import Frame, made_by, numbered
from app.papers.rows import Column, Row, Sign
from app.papers.scripts.typecase import TypeCase

SMALL = 9.0
"""The type of what is only to be known, in points at scale 1."""


class Entry(Struct, frozen=True, kw_only=True):
    """One thing told: its text, with a sign before it or its `number`; or a date, `text` being what it is.

    `note` stands under it in smaller type. `size` is its type at scale 1, in points; `wide` runs its French over the
    whole width, for what has no translation.
    """

    text: Wording
    sign: Sign = ""
    number: int = 0
    deadline: Deadline | None = None
    note: Wording | None = None
    bold: bool = False
    size: float = BODY
    wide: bool = False


class Part(Struct, frozen=True):
    """What stands under one heading; without one, it follows what is before it."""

    heading: Wording | None
    entries: tuple[Entry, ...]


class Notice(Struct, frozen=True, kw_only=True):
    """A paper: what it is and is not, whom it is about where it is about someone, its parts in order.

    `band`: a word in white on a black band above all (`URGENT`). `issued` is the date as text, `made` what stands
    before it. `labels` hold the words of the identity and of the courtesy translation.
    """

    mark: PaperMark
    desk: DeskCard
    title: Wording
    nature: Wording
    issued: Wording
    made: Wording
    parts: tuple[Part, ...]
    labels: TakeawayLabels = TakeawayLabels()
    holder: Holder | None = None
    language: str = "fr"
    helper: str = ""
    band: str = ""
    large: bool = False
    specimen: str = ""


def notice(sheet: Notice, case: TypeCase) -> Paper:
    """The paper as a PDF, on as few A4 pages as its smallest type allows.

    Raises `KnownError("papers.missing-glyph")` when a character has no glyph in any font of `case`.
    """
    setting = Setting(case, sheet.language)
    frame = Frame(
        mark=sheet.mark, desk=sheet.desk, title=sheet.title.french, language=sheet.language,
        made=made_by(sheet.made, sheet.issued, sheet.helper, sheet.labels),
        holder=sheet.holder.name if sheet.holder else "", band=sheet.band, large=sheet.large, specimen=sheet.specimen,
    )  # fmt: skip
    return numbered(_rows(sheet, setting), setting, frame)


def _rows(sheet: Notice, setting: Setting) -> list[Row]:
    rows = opening(setting, sheet.title, sheet.nature)
    if sheet.holder:
        rows += identity(setting, sheet.holder, sheet.labels)
    for part in sheet.parts:
        if part.heading and part.entries:
            rows += heading(setting, part.heading)
        for entry in part.entries:
            rows += _entry(setting, entry)
    if setting.other:
        rows += courtesy_rows(setting, sheet.labels, _translated(sheet))
    return rows


def _entry(setting: Setting, entry: Entry) -> list[Row]:
    if entry.deadline:
        return [*deadline_rows(setting, entry.deadline, entry.text), *_note(setting, entry, INDENT)]
    indent = INDENT if entry.sign or entry.number else 0.0
    small = entry.size <= SMALL
    if entry.wide:
        whole = Column(MARGIN + 4, WIDTH - 2 * MARGIN - 8)
        return [Row((setting.french(entry.text.french, entry.size, bold=entry.bold, grey=0.2),), above=0, own=(whole,))]
    first = Row(
        setting.cells(entry.text, entry.size, bold=entry.bold, grey=0.2 if small else 0.0),
        above=1 if small else 3,
        indent=indent,
        sign=entry.sign,
        number=setting.numbers(entry.number, 10.5) if entry.number else (),
        keep=entry.note is not None,
    )
    return [first, *_note(setting, entry, indent)]


def _note(setting: Setting, entry: Entry, indent: float) -> Iterator[Row]:
    if entry.note:
        yield Row(setting.cells(entry.note, 9.5, grey=0.2), above=0, indent=indent)


def _translated(sheet: Notice) -> Iterator[Wording]:
    """Every text that has a translation."""
    found = [sheet.title, sheet.nature]
    for part in sheet.parts:
        found += [part.heading] if part.heading else []
        for entry in part.entries:
            found += [entry.text, *([entry.note] if entry.note else [])]
            if entry.deadline:
                found += [entry.deadline.when, entry.deadline.word]
    return (wording for wording in found if wording.other)
