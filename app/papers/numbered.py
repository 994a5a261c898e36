"""Rows made into a numbered paper: on as few A4 pages as its type allows, each with its foot and its check code."""

from collections.abc import Sequence

from msgspec import Struct

from app.papers import flow
from app.papers.canvas import WIDTH, Ink
from app.papers.furniture import BOTTOM, MARGIN, TOP, Setting, footer, watermark
from app.papers.model import DeskCard, Paper, PaperMark, TakeawayLabels, Wording
from app.papers.rows import Column, Row

SCALES = tuple(round(1.25 - step * 0.05, 2) for step in range(11))
"""Type scales, 1 being body type of 12 points; what does not fit in the last one goes on another page."""
LARGE_SCALES = (1.6, 1.5, 1.4)
BAND = 22.0
"""The black band of an urgent paper, in points."""


class Frame(Struct, frozen=True, kw_only=True):
    """What stands around the rows of a paper.

    `made`: when and by whom, in words. `holder`: whose it is, said again on the pages after the first. `band`: a word
    in white on a black band above all. `specimen`: a word across each page.
    """

    mark: PaperMark
    desk: DeskCard
    title: str
    made: str
    language: str
    holder: str = ""
    band: str = ""
    large: bool = False
    specimen: str = ""


def made_by(made: Wording, issued: Wording, helper: str, labels: TakeawayLabels) -> str:
    """When a paper was made and with whom, as its foot says it."""
    when = f"{made.french} {issued.french}"
    return f"{when} {labels.helper.french.lower()} {helper}" if helper else when


def numbered(rows: Sequence[Row], setting: Setting, frame: Frame) -> Paper:
    """The paper as a PDF."""
    scales = LARGE_SCALES if frame.large else SCALES
    top = TOP + (BAND if frame.band else 0)
    flowed = flow.fitted(rows, setting.columns, scales, top, TOP + 24, BOTTOM)
    title = f"{frame.title} {frame.mark.number}"
    ink = Ink(title, "fr", frame.desk.name)
    for number, placed in enumerate(flowed.pages, 1):
        watermark(ink, setting, frame.specimen)
        if number > 1:
            _reminder(ink, setting, frame)
        elif frame.band:
            _band(ink, setting, frame.band)
        flow.draw_page(ink, placed, setting.columns, flowed.scale)
        footer(ink, setting, frame.desk, frame.mark, frame.made, (number, len(flowed.pages)))
        ink.end_page()
    return Paper(ink.finish(), len(flowed.pages), title, frame.mark.number, frame.language, ink.texts)


def _band(ink: Ink, setting: Setting, text: str) -> None:
    width = WIDTH - 2 * MARGIN
    ink.fill(MARGIN, TOP - 14, width, BAND, 0.0)
    cell = setting.french(text, 13, bold=True, grey=1.0)
    cell.draw(ink, Column(MARGIN + 10, width - 20), TOP + 2, 1.0, 0, 1)


def _reminder(ink: Ink, setting: Setting, frame: Frame) -> None:
    """The first line of the pages after the first."""
    text = " · ".join(part for part in (frame.title, frame.holder) if part)
    width = WIDTH - 2 * MARGIN
    setting.datum(text, 9, bold=True).draw(ink, Column(MARGIN, width), TOP + 8, 1.0, 0, 1)
    ink.rule(MARGIN, TOP + 13, width, 0.5)
