"""The rows that a page is made of: measured at any type scale, cut between lines where they must, drawn."""

from typing import Literal

from msgspec import Struct, structs

from app.papers.canvas import Ink
from app.papers.model import Weight
from app.papers.scripts.shaping import ShapedText

SMALLEST = 7.5
"""No text is printed in smaller type, in points."""

PANEL = 24.0
PANEL_PAD = 12.0
"""Where the grey ground of a date begins in its column, and its text on it, in points at scale 1."""

Sign = Literal["", "tick", "box", "clock", "calendar"]


class Column(Struct, frozen=True):
    """A column of the page: its left edge, its width, and whether its text runs from the right."""

    x: float
    width: float
    rtl: bool = False

    def inset(self, start: float) -> "Column":
        """The same column without `start` points at its beginning."""
        return Column(self.x if self.rtl else self.x + start, max(self.width - start, 1.0), self.rtl)

    def at_start(self, width: float, inset: float = 0.0) -> float:
        """The left edge of something of this width that stands `inset` points after the column's beginning."""
        return self.x + self.width - inset - width if self.rtl else self.x + inset

    def at_end(self, width: float, inset: float = 0.0) -> float:
        """The left edge of something of this width that stands `inset` points before the column's end."""
        return self.x + inset if self.rtl else self.x + self.width - inset - width


class Cell(Struct, frozen=True):
    """One text in one column; `size` in points at scale 1."""

    text: ShapedText
    size: float
    grey: float = 0.0

    def at(self, scale: float) -> float:
        """The type size at a scale."""
        return max(self.size * scale, SMALLEST)

    def step(self, scale: float) -> float:
        """From one line to the next."""
        return self.at(scale) * self.text.line_height

    def rise(self, scale: float) -> float:
        """From the top of the first line to its baseline."""
        return self.at(scale) * (0.5 * self.text.line_height + 0.36)

    def count(self, width: float, scale: float) -> int:
        """How many lines it makes in a width."""
        return len(self.text.ranges(width * 1000 / self.at(scale)))

    def width(self, scale: float) -> float:
        """Its width on one line."""
        return self.text.natural_width * self.at(scale) / 1000

    def words(self, width: float, scale: float, first: int, last: int) -> str:
        """What stands in lines `first` to `last` (excluded), in the order in which it is read."""
        shown = self.text.ranges(width * 1000 / self.at(scale))[first:last]
        return self.text.text[shown[0][0] : shown[-1][1]].strip() if shown else ""

    def draw(
        self, ink: Ink, column: Column, baseline: float, scale: float, first: int, last: int, said: str | None = None
    ) -> None:  # fmt: skip
        """Draws lines `first` to `last` (excluded), the first of them on `baseline`; `said` in the words of the page.

        Without it, what is drawn is said.
        """
        ink.say(self.words(column.width, scale, first, last) if said is None else said)
        size = self.at(scale)
        step = self.step(scale)
        for place, line in enumerate(self.text.lines(column.width * 1000 / size)[first:last]):
            x = column.at_start(line.width * size / 1000)
            ink.line(line, x, baseline + place * step, size, self.grey)


class Row(Struct, frozen=True):
    """The same thing in each column, first lines on one baseline.

    `sign` or `number` stands before the text of each column, which begins `indent` points later; `badge` is a
    word in a box at the end of the first line. `weight` puts the row on the grey ground of a date, with a bar.
    `own`: columns other than the page's, on a band of light grey. `rule`: thickness of a rule over the whole.
    `above`: white before it, left out at the top of a page; `pad`: inside it, above and below the text.
    `keep`: not to be parted from the next row. `first`, `last`: the lines that it shows, when it was cut.
    """

    cells: tuple[Cell | None, ...]
    above: float = 4.0
    indent: float = 0.0
    sign: Sign = ""
    number: tuple[Cell | None, ...] = ()
    badge: tuple[Cell | None, ...] = ()
    weight: Weight | None = None
    pad: tuple[float, float] = (0.0, 0.0)
    own: tuple[Column, ...] = ()
    rule: float = 0.0
    keep: bool = False
    first: int = 0
    last: int = 1 << 30

    def space(self, scale: float) -> float:
        """The white above it."""
        return self.above * scale

    def height(self, columns: tuple[Column, ...], scale: float) -> float:
        """Its height without that white."""
        tallest = max(
            (cell.step(scale) * self._shown(cell, column, scale) + self._drop(at, column, scale))
            for at, (cell, column) in enumerate(zip(self.cells, self.own or columns, strict=True))
            if cell
        )
        return tallest + sum(self.pad) * scale

    def draw_ground(self, ink: Ink, columns: tuple[Column, ...], y: float, scale: float) -> None:
        """Draws what lies under the text of this row and of its neighbours."""
        height = self.height(columns, scale)
        left, right = columns[0].x, columns[-1].x + columns[-1].width
        if self.rule:
            ink.rule(left, y, right - left, self.rule)
        if self.own:
            ink.fill(left, y, right - left, height + 0.3, 0.955)
        for cell, column in zip(self.cells, self.own or columns, strict=True):
            if cell and self.weight:
                _ground(ink, column.inset(PANEL * scale), y, height, self.weight)

    def draw(self, ink: Ink, columns: tuple[Column, ...], y: float, scale: float) -> None:
        """Draws it, its top at `y`."""
        top = y + self.pad[0] * scale
        baseline = top + max(cell.rise(scale) for cell in self.cells if cell)
        if self.own:
            # Several things on one line: they are read on one.
            ink.say("  ".join(self._words(at, columns, scale) for at in range(len(self.cells))).strip())
        for at, (cell, column) in enumerate(zip(self.cells, self.own or columns, strict=True)):
            if cell is None:
                continue
            if self.first == 0:
                self._opening(ink, at, column, baseline, scale)
            text_column = column.inset(self.indent * scale)
            said = "" if self.own else self._words(at, columns, scale)
            cell.draw(ink, text_column, baseline + self._drop(at, column, scale), scale, self.first, self.last, said)

    def _words(self, at: int, columns: tuple[Column, ...], scale: float) -> str:
        """What is read of one column: its number, its text, its badge."""
        cell = self.cells[at]
        if cell is None:
            return ""
        width = (self.own or columns)[at].inset(self.indent * scale).width
        words = cell.words(width, scale, self.first, self.last)
        number = self.number[at] if self.number else None
        badge = self.badge[at] if self.badge else None
        if number and self.first == 0:
            words = f"{number.text.text}. {words}"
        return f"{words} ({badge.text.text})" if badge else words

    def parted(self, columns: tuple[Column, ...], scale: float, room: float) -> "tuple[Row, Row] | None":
        """What fits in `room` and the rest; None when it cannot be cut there."""
        step = max(cell.step(scale) for cell in self.cells if cell)
        lines = int((room - sum(self.pad) * scale) / step)
        longest = max(
            self._shown(cell, col, scale) for cell, col in zip(self.cells, self.own or columns, strict=True) if cell
        )
        if self.badge or lines < 1 or lines >= longest:
            return None
        cut = self.first + lines
        return structs.replace(self, last=cut, keep=False), structs.replace(self, first=cut, above=0.0, rule=0.0)

    def _shown(self, cell: Cell, column: Column, scale: float) -> int:
        lines = cell.count(column.width - self.indent * scale, scale)
        return max(min(lines, self.last) - self.first, 0)

    def _drop(self, at: int, column: Column, scale: float) -> float:
        """How far the text stands under its badge when both do not fit on one line."""
        badge = self.badge[at] if self.badge else None
        cell = self.cells[at]
        if badge is None or cell is None:
            return 0.0
        taken = self.indent * scale + cell.width(scale) + badge.width(scale) + 24 * scale
        return badge.step(scale) + 4 * scale if taken > column.width else 0.0

    def _opening(self, ink: Ink, at: int, column: Column, baseline: float, scale: float) -> None:
        """The sign, number and badge of one column."""
        cell = self.cells[at]
        size = cell.at(scale) if cell else 0.0
        middle = baseline - size * 0.36
        if self.sign:
            inset = (PANEL + PANEL_PAD) * scale if self.weight else 0.0
            _sign(ink, self.sign, column.at_start(size, inset), middle, size)
        number = self.number[at] if self.number else None
        if number:
            radius = number.at(scale) * 0.92
            x = column.at_start(radius * 2)
            ink.disc(x + radius, middle, radius)
            width = number.width(scale)
            here = Column(x + radius - width / 2, width + 1)
            number.draw(ink, here, middle + number.at(scale) * 0.36, scale, 0, 1, said="")
        badge = self.badge[at] if self.badge else None
        if badge and self.weight:
            _badge(ink, badge, column, baseline, scale, self.weight)


def _ground(ink: Ink, column: Column, y: float, height: float, weight: Weight) -> None:
    """The grey of a date, and the bar before it: the nearer the date, the thicker."""
    bar = {"ahead": 1.5, "week": 3.5, "today": 6.0}[weight]
    ink.fill(column.x, y, column.width, height + 0.3, 0.94)
    ink.fill(column.at_start(bar), y, bar, height + 0.3, 0.0)


def _badge(ink: Ink, badge: Cell, column: Column, baseline: float, scale: float, weight: Weight) -> None:
    """The word of a date: white on black today, framed this week, plain otherwise."""
    size = badge.at(scale)
    width = badge.width(scale) + size
    x = column.at_end(width, PANEL_PAD * 0.75 * scale)
    height = badge.step(scale) + size * 0.2
    top = baseline - badge.rise(scale) - size * 0.1
    if weight == "today":
        ink.fill(x, top, width, height, 0.0)
    elif weight == "week":
        ink.frame(x, top, width, height, 1.2)
    inside = Cell(badge.text, badge.size, 1.0 if weight == "today" else 0.0)
    inside.draw(ink, Column(x + size / 2, width), baseline, scale, 0, 1, said="")


def _sign(ink: Ink, sign: Sign, x: float, middle: float, size: float) -> None:
    """A small drawing in a square of `size`, centred on `middle`."""
    if sign == "box":
        side = size * 0.92
        ink.frame(x, middle - side / 2, side, side, 1.1)
    elif sign == "tick":
        points = [(0.08, 0.02), (0.34, 0.28), (0.86, -0.32)]
        ink.stroke([(x + right * size, middle + down * size) for right, down in points], size * 0.13)
    elif sign == "clock":
        centre = x + size / 2
        ink.disc(centre, middle, size * 0.46, thickness=size * 0.1)
        hands = [(centre, middle - size * 0.26), (centre, middle), (centre + size * 0.18, middle + size * 0.1)]
        ink.stroke(hands, size * 0.1)
    elif sign == "calendar":
        side, left, top = size * 0.84, x + size * 0.08, middle - size * 0.36
        ink.frame(left, top, side, side, size * 0.1)
        ink.fill(left, top, side, side * 0.32, 0.0)
        for ring in (0.22, 0.64):
            ink.fill(left + side * ring, top - size * 0.14, side * 0.14, size * 0.16, 0.0)
