"""What every page has: what the paper is and is not, whom it is about, who made it, its number and check code.

Plain type and black rules: nothing here resembles a document of the State, and nothing is lost without colour.
"""

import segno

from app.papers.canvas import HEIGHT, WIDTH, Ink
from app.papers.model import DeskCard, Holder, PaperMark, TakeawayLabels, Wording
from app.papers.rows import Cell, Column, Row
from app.papers.scripts.shaping import Shaper
from app.papers.scripts.typecase import TypeCase, is_right_to_left

MARGIN = 40.0
GUTTER = 24.0
TOP = 38.0
FOOTER = 92.0
BOTTOM = HEIGHT - FOOTER - 10.0
NOT_A_PERMIT = "Ce document n’est pas un titre de séjour."

_QR_SIDE = 52.0


class Setting:
    """The texts of one paper in French, and beside it in another language (empty: French alone)."""

    def __init__(self, case: TypeCase, other: str = "") -> None:
        self._shaper = Shaper(case)
        self.other = "" if other == "fr" else other
        self.rtl = is_right_to_left(self.other)
        self.columns = self._columns()

    def _columns(self) -> tuple[Column, ...]:
        whole = WIDTH - 2 * MARGIN
        if not self.other:
            return (Column(MARGIN, whole),)
        half = (whole - GUTTER) / 2
        return Column(MARGIN, half), Column(MARGIN + half + GUTTER, half, self.rtl)

    def french(self, text: str, size: float, *, bold: bool = False, grey: float = 0.0) -> Cell:
        """A text in French."""
        return Cell(self._shaper.shape(text, "fr", bold=bold, base=0), size, grey)

    def datum(self, text: str, size: float, *, bold: bool = False) -> Cell:
        """A name or a number as it is, in any script."""
        return Cell(self._shaper.shape(text, "fr", bold=bold, base=0), size)

    def cells(self, wording: Wording, size: float, *, bold: bool = False, grey: float = 0.0) -> tuple[Cell | None, ...]:
        """A text in each column; a missing translation leaves its place empty."""
        french = self.french(wording.french, size, bold=bold, grey=grey)
        if not self.other:
            return (french,)
        if not wording.other:
            return french, None
        shaped = self._shaper.shape(wording.other, self.other, bold=bold, base=int(self.rtl))
        return french, Cell(shaped, size, grey)

    def numbers(self, number: int, size: float) -> tuple[Cell | None, ...]:
        """A white number in each column, to stand on a black disc."""
        cell = self.french(str(number), size, bold=True, grey=1.0)
        return (cell,) * len(self.columns)

    def label(self, wording: Wording, size: float) -> Cell:
        """A short label in both languages on one line, to stand above a datum."""
        both = f"{wording.french} · {wording.other}" if self.other and wording.other else wording.french
        return Cell(self._shaper.shape(both, self.other or "fr", base=0), size, 0.35)


def opening(setting: Setting, title: Wording, nature: Wording) -> list[Row]:
    """The first lines: what the paper is, and what it is not."""
    return [
        Row(setting.cells(title, 22, bold=True), above=0, keep=True),
        Row(setting.cells(nature, 9, grey=0.2), above=1, keep=True),
    ]


def identity(setting: Setting, holder: Holder, labels: TakeawayLabels) -> list[Row]:
    """Whom the paper is about: labelled data on a band of light grey."""
    names = [(labels.name, holder.name), (labels.other_name, holder.other_name)]
    facts = [
        (labels.born, holder.born),
        (labels.nationality, holder.nationality),
        (labels.foreigner_number, holder.foreigner_number),
    ]
    lines = [[fact for fact in line if fact[1]] for line in (names, facts)]
    lines = [line for line in lines if line]
    rows: list[Row] = []
    for place, line in enumerate(lines):
        columns = _parts(len(line))
        last = place == len(lines) - 1
        size = 10.5 if place else 13.5
        rows.append(
            Row(
                tuple(setting.label(label, 8) for label, _ in line),
                above=0 if place else 10,
                pad=(6, 0) if place == 0 else (2, 0),
                own=columns,
                keep=True,
            )
        )
        values = tuple(setting.datum(text, size, bold=place == 0) for _, text in line)
        rows.append(Row(values, above=0, pad=(0, 6 if last else 1), own=columns, keep=not last))
    return rows


def _parts(count: int) -> tuple[Column, ...]:
    """Equal parts of the page's width."""
    share = (WIDTH - 2 * MARGIN - 20 + 10) / count
    return tuple(Column(MARGIN + 10 + place * share, share - 10) for place in range(count))


def heading(setting: Setting, wording: Wording) -> list[Row]:
    """The head of a section: a rule and its name."""
    return [Row(setting.cells(wording, 13, bold=True), above=11, pad=(3, 0), rule=1.2, keep=True)]


def footer(ink: Ink, setting: Setting, desk: DeskCard, mark: PaperMark, made: str, page: tuple[int, int]) -> None:
    """The foot of page `page[0]` of `page[1]`: not a permit, who we are, when `made`, number, code, QR code."""
    y = HEIGHT - FOOTER
    ink.rule(MARGIN, y, WIDTH - 2 * MARGIN, 0.7)
    right = WIDTH - MARGIN
    ink.squares(qr_code(f"{mark.number} {mark.code}"), right - _QR_SIDE, y + 8, _QR_SIDE)
    numbers = Column(right - _QR_SIDE - 132, 124, rtl=True)
    texts = [
        (setting.french("N° du papier", 7.5, grey=0.3), 16.0),
        (setting.french(mark.number, 9.5, bold=True), 27.0),
        (setting.french("Code de contrôle", 7.5, grey=0.3), 39.0),
        (setting.french(mark.code, 9.5, bold=True), 50.0),
        (setting.french(f"Page {page[0]}/{page[1]}", 8.5), 62.0),
    ]
    for cell, down in texts:
        cell.draw(ink, numbers, y + down, 1.0, 0, 1)
    column = Column(MARGIN, numbers.x - MARGIN - 12)
    setting.french(NOT_A_PERMIT, 10, bold=True).draw(ink, column, y + 18, 1.0, 0, 1)
    _association(ink, setting, desk, made, column, y + 32)


def _association(ink: Ink, setting: Setting, desk: DeskCard, made: str, column: Column, y: float) -> None:
    """The association's name and addresses, on four small lines at most."""
    place = ", ".join(desk.address)
    reach = " · ".join(text for text in (desk.phone, desk.email, desk.website, desk.registration) if text)
    lines = [(desk.name, True), (place, False), (reach, False), (made, False)]
    left = 4
    for text, bold in lines:
        if text and left:
            cell = setting.french(text, 8, bold=bold, grey=0.0 if bold else 0.2)
            shown = min(cell.count(column.width, 1.0), left, 2)
            cell.draw(ink, column, y, 1.0, 0, shown)
            y += shown * cell.step(1.0)
            left -= shown


def watermark(ink: Ink, setting: Setting, text: str) -> None:
    """A word across the page, under what is printed on it; nothing where there is none."""
    if text:
        ink.say(text)
        ink.across(setting.french(text, 1, bold=True).text.lines(1e9)[0], 120, 0.92)


def qr_code(text: str) -> list[list[bool]]:
    """The squares of a QR code (level M, a fixed mask: same text, same code)."""
    code = segno.make(text, error="m", micro=False, boost_error=False, mask=2)
    return [[bool(square) for square in row] for row in code.matrix]
