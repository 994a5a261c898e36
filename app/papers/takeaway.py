"""The takeaway sheet: one page in French, alone or beside the person's language."""

from app.papers import flow
from app.papers.canvas import Ink
from app.papers.furniture import BOTTOM, TOP, Setting, footer, heading, identity, opening
from app.papers.model import BringItem, Deadline, DoneItem, Duty, Paper, TakeawaySheet, Wording
from app.papers.rows import PANEL, PANEL_PAD, Column, Row
from app.papers.scripts.typecase import TypeCase

SCALES = tuple(round(1.25 - step * 0.05, 2) for step in range(11))
"""Type scales, 1 being body type of 12 points; what does not fit in the last one goes on a second page."""
LARGE_SCALES = (1.6, 1.5, 1.4)

_BODY = 12.0
_INDENT = PANEL
_DATE = PANEL + PANEL_PAD


def takeaway(sheet: TakeawaySheet, case: TypeCase) -> Paper:
    """The sheet as a PDF; one A4 page, a second only when the smallest type does not fit.

    Raises `KnownError("papers.missing-glyph")` when a character has no glyph in any font of `case`.
    """
    setting = Setting(case, sheet.language)
    rows = _rows(sheet, setting)
    scales = LARGE_SCALES if sheet.large else SCALES
    flowed = flow.fitted(rows, setting.columns, scales, TOP, TOP + 24, BOTTOM)
    made = f"{sheet.labels.issued.french} {sheet.issued.french}"
    if sheet.helper:
        made += f" {sheet.labels.helper.french.lower()} {sheet.helper}"
    title = f"{sheet.labels.title.french} {sheet.mark.number}"
    ink = Ink(title, "fr", sheet.desk.name)
    for number, placed in enumerate(flowed.pages, 1):
        if sheet.specimen:
            ink.across(setting.french(sheet.specimen, 1, bold=True).text.lines(1e9)[0], 120, 0.92)
        if number > 1:
            _reminder(ink, setting, sheet)
        flow.draw_page(ink, placed, setting.columns, flowed.scale)
        footer(ink, setting, sheet.desk, sheet.mark, made, (number, len(flowed.pages)))
        ink.end_page()
    return Paper(ink.finish(), len(flowed.pages), title, sheet.mark.number, sheet.language)


def _reminder(ink: Ink, setting: Setting, sheet: TakeawaySheet) -> None:
    """The first line of a second page."""
    cell = setting.datum(f"{sheet.labels.title.french} · {sheet.holder.name}", 9, bold=True)
    cell.draw(ink, Column(setting.columns[0].x, 515), TOP + 8, 1.0, 0, 1)
    ink.rule(setting.columns[0].x, TOP + 13, 515, 0.5)


def _rows(sheet: TakeawaySheet, setting: Setting) -> list[Row]:
    labels = sheet.labels
    rows = opening(setting, labels.title, labels.nature)
    rows += identity(setting, sheet.holder, labels)
    if sheet.done:
        rows += heading(setting, labels.done)
        for item in sheet.done:
            rows += _done(setting, item)
    if sheet.duties:
        rows += heading(setting, labels.duties)
        for number, duty in enumerate(sheet.duties, 1):
            rows += _duty(setting, duty, number, labels.before)
    if sheet.bring:
        rows += heading(setting, labels.bring)
        for thing in sheet.bring:
            rows += _bring(setting, thing)
    if sheet.where:
        rows += heading(setting, labels.where)
        rows += [Row(setting.cells(line, _BODY), above=2) for line in sheet.where]
    if setting.other:
        rows += _courtesy(sheet, setting)
    return rows


def _done(setting: Setting, item: DoneItem) -> list[Row]:
    rows = [Row(setting.cells(item.text, _BODY), indent=_INDENT, sign="tick", keep=bool(item.reference))]
    if item.reference:
        reference = setting.datum(item.reference, 11, bold=True)
        both = reference if setting.other and item.text.other else None
        rows.append(Row((reference, both)[: len(setting.columns)], above=0, indent=_INDENT))
    return rows


def _duty(setting: Setting, duty: Duty, number: int, before: Wording) -> list[Row]:
    first = Row(
        setting.cells(duty.text, _BODY + 1, bold=True),
        above=7,
        indent=_INDENT,
        number=setting.numbers(number, 10.5),
        keep=duty.deadline is not None,
    )
    return [first, *(_deadline(setting, duty.deadline, before) if duty.deadline else [])]


def _deadline(setting: Setting, deadline: Deadline, before: Wording) -> list[Row]:
    """A date: the word of its weight and a clock, the date in large type, its reason."""
    weight = deadline.weight
    rows: list[Row] = [
        Row(
            setting.cells(before, 10),
            above=4,
            indent=_DATE + 16,
            sign="clock",
            badge=setting.cells(deadline.word, 9, bold=True),
            weight=weight,
            pad=(5, 0),
            keep=True,
        ),
        Row(
            setting.cells(deadline.when, 18, bold=True),
            above=0,
            indent=_DATE,
            weight=weight,
            pad=(0, 0 if deadline.reason else 4),
            keep=deadline.reason is not None,
        ),
    ]
    if deadline.reason:
        rows.append(
            Row(setting.cells(deadline.reason, 9.5, grey=0.2), above=0, indent=_DATE, weight=weight, pad=(0, 5))
        )
    return rows


def _bring(setting: Setting, item: BringItem) -> list[Row]:
    rows: list[Row] = [Row(setting.cells(item.text, _BODY), indent=_INDENT, sign="box", keep=item.note is not None)]
    if item.note:
        rows.append(Row(setting.cells(item.note, 9.5, grey=0.25), above=0, indent=_INDENT))
    return rows


def _courtesy(sheet: TakeawaySheet, setting: Setting) -> list[Row]:
    """That the translation is a help, and whether it was read again."""
    labels = sheet.labels
    rows: list[Row] = [Row(setting.cells(labels.courtesy, 8.5, grey=0.25), above=14, keep=True)]
    if not all(wording.reviewed for wording in _translations(sheet)):
        rows.append(Row(setting.cells(labels.unreviewed, 8.5, grey=0.25), above=0))
    return rows


def _translations(sheet: TakeawaySheet) -> list[Wording]:
    """Every text of the sheet that has a translation."""
    labels = sheet.labels
    found = [labels.title, labels.nature, labels.done, labels.duties, labels.bring, labels.where, *sheet.where]
    found += [item.text for item in sheet.done] + [item.text for item in sheet.bring]
    found += [item.note for item in sheet.bring if item.note]
    for duty in sheet.duties:
        found.append(duty.text)
        if duty.deadline:
            found += [duty.deadline.when, duty.deadline.word]
            found += [duty.deadline.reason] if duty.deadline.reason else []
    return [wording for wording in found if wording.other]
