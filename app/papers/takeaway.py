"""The takeaway sheet: one page in French, alone or beside the person's language."""

from app.papers.blocks import BODY, bring_rows, courtesy_rows, done_rows, duty_rows
from app.papers.furniture import Setting, heading, identity, opening
from app.papers.model import Duty, Paper, TakeawayLabels, TakeawaySheet, Wording
from app.papers.numbered import Frame, made_by, numbered
from app.papers.rows import Row
from app.papers.scripts.typecase import TypeCase


def takeaway(sheet: TakeawaySheet, case: TypeCase) -> Paper:
    """The sheet as a PDF; one A4 page, a second only when the smallest type does not fit.

    Raises `KnownError("papers.missing-glyph")` when a character has no glyph in any font of `case`.
    """
    setting = Setting(case, sheet.language)
    frame = Frame(
        mark=sheet.mark, desk=sheet.desk, title=sheet.labels.title.french, language=sheet.language,
        made=made_by(sheet.labels.issued, sheet.issued, sheet.helper, sheet.labels), holder=sheet.holder.name,
        large=sheet.large, specimen=sheet.specimen,
    )  # fmt: skip
    return numbered(_rows(sheet, setting), setting, frame)


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
            rows += duty_rows(setting, duty, number, _above(duty, labels))
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


def _above(duty: Duty, labels: TakeawayLabels) -> Wording:
    """What stands above the date of a thing to do: an appointment is on its day, not before it."""
    return labels.appointment if duty.appointment else labels.before


def _translations(sheet: TakeawaySheet) -> list[Wording]:
    """Every text of the sheet that has a translation."""
    labels = sheet.labels
    found = [labels.title, labels.nature, labels.done, labels.duties, labels.bring, labels.where, *sheet.where]
    found += [item.text for item in sheet.done] + [item.text for item in sheet.bring]
    found += [item.note for item in sheet.bring if item.note]
    for duty in sheet.duties:
        found.append(duty.text)
        if duty.deadline:
            found += [_above(duty, labels), duty.deadline.when, duty.deadline.word]
            found += [duty.deadline.reason] if duty.deadline.reason else []
    return [wording for wording in found if wording.other]
