"""LibreOffice spreadsheets (OpenDocument 1.3, part 3, chapter 9)."""

import re

from app.domain.faults import KnownError
from app.exchange.sheets.model import LONGEST_CELL, MOST_COLUMNS, Cell, Gathered, Table, plain_number
from app.exchange.sheets.xml import Archive, Attributes, StartsOnly

CONTENT, MANIFEST = "content.xml", "META-INF/manifest.xml"
_FARTHEST = 1 << 24
_CELLS = ("table-cell", "covered-table-cell")
_APART = ("annotation", "shapes", "forms", "tracked-changes")
"""Elements whose text is not that of their cell."""


def read_ods(archive: Archive, wanted: str) -> Table:
    """The sheet named `wanted`, or the first. Raises `sheet.no-such-sheet`, `sheet.locked` and `sheet.damaged`."""
    if archive.has(MANIFEST):
        archive.hear(MANIFEST, StartsOnly(_refuse_secret))
    document = _Document(wanted)
    archive.hear(CONTENT, document, told=True)
    if wanted and wanted not in document.sheets:
        raise KnownError("sheet.no-such-sheet", sheets=", ".join(document.sheets))
    gathered = document.whole()
    return Table(
        "ods", gathered.rows(), tuple(document.sheets), wanted or next(iter(document.sheets), ""),
        formulas=gathered.formulas, merged=gathered.merged, left_out=gathered.left_out,
    )  # fmt: skip


def _refuse_secret(name: str, _attributes: Attributes) -> None:
    if name == "encryption-data":
        raise KnownError("sheet.locked")


class _Document:
    """The cells of one sheet, and the names of all."""

    def __init__(self, wanted: str) -> None:
        self.sheets: list[str] = []
        self._wanted = wanted
        self._gathered = Gathered()
        self._merged: list[tuple[int, int, int]] = []
        self._reading = False
        self._row, self._rows = 0, 1
        self._column, self._columns = 0, 1
        self._line: list[tuple[int, Cell]] = []
        self._attributes: Attributes = {}
        self._parts: list[str] = []
        self._apart = 0
        self._in_text = 0

    def whole(self) -> Gathered:
        for first, last, column in self._merged:
            self._gathered.spread(first, last, column)
        return self._gathered

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            self._open(attributes.get("name", ""))
        elif not self._reading:
            return
        elif name in _APART:
            self._apart += 1
        elif name == "table-row":
            self._rows, self._column, self._line = _count(attributes, "number-rows-repeated"), 0, []
        elif name in _CELLS:
            self._columns, self._attributes = _count(attributes, "number-columns-repeated"), attributes
            self._parts = []
        elif not self._apart:
            self._begin_text(name)

    def end(self, name: str) -> None:
        if not self._reading:
            return
        if name == "table":
            self._reading = False
        elif name in _APART:
            self._apart -= 1
        elif name == "p":
            self._in_text = max(0, self._in_text - 1)
        elif name in _CELLS:
            self._end_cell(name)
        elif name == "table-row":
            self._end_row()

    def text(self, text: str) -> None:
        if self._reading and self._in_text and not self._apart and len(self._parts) < LONGEST_CELL:
            self._parts.append(text[:LONGEST_CELL])

    def _open(self, name: str) -> None:
        self._reading = not self._reading and (name == self._wanted if self._wanted else not self.sheets)
        self.sheets.append(name)
        self._row = 0

    def _begin_text(self, name: str) -> None:
        if name == "p":
            self._in_text += 1
            if self._parts:
                self._parts.append("\n")
        elif name in ("s", "tab", "line-break"):
            self._parts.append(" ")

    def _end_cell(self, name: str) -> None:
        cell = _cell(self._attributes, "".join(self._parts))
        if cell.text.strip() and name != "covered-table-cell":
            self._gathered.formulas += "formula" in self._attributes
            # What repeats in thousands of columns is never read past the last one that counts.
            past = min(self._column + self._columns, MOST_COLUMNS + 1)
            self._line.extend((column, cell) for column in range(self._column, past))
            below = _count(self._attributes, "number-rows-spanned")
            if below > 1 and len(self._merged) < LONGEST_CELL * 10:
                self._merged.append((self._row, self._row + below - 1, self._column))
        self._column = min(self._column + self._columns, _FARTHEST)

    def _end_row(self) -> None:
        if self._line:
            for row in range(self._row, self._row + self._rows):
                for column, cell in self._line:
                    self._gathered.put(row, column, cell)
        self._row = min(self._row + self._rows, _FARTHEST)


def _cell(attributes: Attributes, shown: str) -> Cell:
    match attributes.get("value-type", "string"):
        case "float" | "currency" | "percentage":
            return Cell(_shown_number(plain_number(attributes.get("value", shown)), shown), "number")
        case "date":
            return Cell(attributes.get("date-value", shown)[:10], "day")
    if "formula" in attributes and shown.startswith(("#", "Err:")):
        return Cell(shown, "error")
    return Cell(shown or attributes.get("string-value", ""))


def _shown_number(number: str, shown: str) -> str:
    """A telephone formatted as one keeps the zero that its cell shows."""
    digits = re.sub(r"[\s.]", "", shown)
    return digits if digits.isascii() and digits.isdigit() and digits.lstrip("0") == number else number


def _count(attributes: Attributes, name: str) -> int:
    text = attributes.get(name, "1")
    return min(int(text), _FARTHEST) if text.isascii() and text.isdigit() and len(text) < 10 else 1
