"""The blocks that papers are put together from: what was done, what is to be done with its date, what to bring."""

from collections.abc import Iterable

from app.papers.furniture import Setting
from app.papers.model import BringItem, Deadline, DoneItem, Duty, TakeawayLabels, Wording
from app.papers.rows import PANEL, PANEL_PAD, Row, Sign

BODY = 12.0
INDENT = PANEL
DATE = PANEL + PANEL_PAD


def done_rows(setting: Setting, item: DoneItem) -> list[Row]:
    """One thing done, ticked, with its reference under it."""
    rows = [Row(setting.cells(item.text, BODY), indent=INDENT, sign="tick", keep=bool(item.reference))]
    if item.reference:
        reference = setting.datum(item.reference, 11, bold=True)
        both = reference if setting.other and item.text.other else None
        rows.append(Row((reference, both)[: len(setting.columns)], above=0, indent=INDENT))
    return rows


def duty_rows(setting: Setting, duty: Duty, number: int, above: Wording) -> list[Row]:
    """One thing to do, numbered, with its date; `above` stands above the date."""
    first = Row(
        setting.cells(duty.text, BODY + 1, bold=True),
        above=7,
        indent=INDENT,
        number=setting.numbers(number, 10.5),
        keep=duty.deadline is not None,
    )
    sign: Sign = "calendar" if duty.appointment else "clock"
    return [first, *(deadline_rows(setting, duty.deadline, above, sign) if duty.deadline else [])]


def deadline_rows(setting: Setting, deadline: Deadline, above: Wording, sign: Sign = "clock") -> list[Row]:
    """A date: `above` and a sign, the word of its weight, the date in large type, its reason."""
    weight = deadline.weight
    rows: list[Row] = [
        Row(
            setting.cells(above, 10),
            above=4,
            indent=DATE + 16,
            sign=sign,
            badge=setting.cells(deadline.word, 9, bold=True),
            weight=weight,
            pad=(5, 0),
            keep=True,
        ),
        Row(
            setting.cells(deadline.when, 18, bold=True),
            above=0,
            indent=DATE,
            weight=weight,
            pad=(0, 0 if deadline.reason else 4),
            keep=deadline.reason is not None,
        ),
    ]
    if deadline.reason:
        rows.append(Row(setting.cells(deadline.reason, 9.5, grey=0.2), above=0, indent=DATE, weight=weight, pad=(0, 5)))
    return rows


def bring_rows(setting: Setting, item: BringItem) -> list[Row]:
    """One thing to bring, with a box to tick."""
    rows: list[Row] = [Row(setting.cells(item.text, BODY), indent=INDENT, sign="box", keep=item.note is not None)]
    if item.note:
        rows.append(Row(setting.cells(item.note, 9.5, grey=0.25), above=0, indent=INDENT))
    return rows


def courtesy_rows(setting: Setting, labels: TakeawayLabels, translated: Iterable[Wording]) -> list[Row]:
    """That the translation is a help, and whether all of it was read again."""
    rows: list[Row] = [Row(setting.cells(labels.courtesy, 8.5, grey=0.25), above=14, keep=True)]
    if not all(wording.reviewed for wording in translated):
        rows.append(Row(setting.cells(labels.unreviewed, 8.5, grey=0.25), above=0))
    return rows
