"""The takeaway sheet: one page in French, alone or beside the person's language."""

from app.papers import flow
from app.papers.blocks import BODY, bring_rows, courtesy_rows, done_rows, duty_rows
from app.papers.canvas import Ink
from app.papers.furniture import BOTTOM, TOP, Setting, footer, heading, identity, opening
from app.papers.model import Paper, TakeawaySheet, Wording
from app.papers.rows import Column, Row
from app.papers.scripts.typecase import TypeCase

SCALES = tuple(round(1.25 - step * 0.05, 2) for step in range(11))
"""Type scales, 1 being body type of 12 points; what does not fit in the last one goes on a second page."""
LARGE_SCALES = (1.6, 1.5, 1.4)


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
            rows += done_rows(setting, item)
    if sheet.duties:
        rows += heading(setting, labels.duties)
        for number, duty in enumerate(sheet.duties, 1):
            rows += duty_rows(setting, duty, number, labels.before)
    if sheet.bring:
        rows += heading(setting, labels.bring)
        for thing in sheet.bring:
            rows += bring_rows(setting, thing)
    if sheet.where:
        rows += heading(setting, labels.where)
        rows += [Row(setting.cells(line, BODY), above=2) for line in sheet.where]
    if setting.other:
        rows += courtesy_rows(setting, sheet.labels, _translations(sheet))
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
