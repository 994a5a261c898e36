"""What is read of a spreadsheet: rows of texts, each with what kind of cell it came from."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

import msgspec

from app.domain.faults import KnownError

MOST_ROWS = 20_000
"""Rows with something in them."""
MOST_COLUMNS = 100
"""Columns beyond are left out, and that is told."""
LONGEST_CELL = 1_000
"""Signs of a cell that are kept; what is longer is too long for any field of ours."""
_MOST_SPREAD = MOST_ROWS * MOST_COLUMNS
"""Rows below merged cells that are looked at: areas that do not overlap have no more."""
_MOST_DIGITS = 30


class Cell(msgspec.Struct, frozen=True):
    """A cell: its text and its kind.

    `text`; `number` (digits as written, `612345678.0` mended to `612345678`); `day` (`YYYY-MM-DD`); `error` (`#N/A`).
    """

    text: str = ""
    kind: str = "text"


class Row(msgspec.Struct, frozen=True):
    """A row with its number as a spreadsheet shows it, from 1."""

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """The cell of a column, from 0; an empty one past the end."""
        return self.cells[column] if column < len(self.cells) else EMPTY


class Table(msgspec.Struct, frozen=True):
    """One sheet of a file. Empty rows are left out.

    `kind` is `xlsx`, `ods` or `csv`; `encoding` and `separator` are those of a csv; `formulas` counts the cells whose
    last result was taken, `merged` those that took the value of the merged cell above, `left_out` says that columns
    past the last one read hold something.
    """

    kind: str
    rows: tuple[Row, ...]
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    encoding: str = ""
    separator: str = ""
    formulas: int = 0
    merged: int = 0
    left_out: bool = False


EMPTY = Cell()


class Gathered:
    """The rows of a sheet as they are read, within the bounds."""

    def __init__(self) -> None:
        self._rows: dict[int, dict[int, Cell]] = {}
        self.formulas = 0
        self.merged = 0
        self.left_out = False
        self._looked_at = 0

    def put(self, row: int, column: int, cell: Cell) -> None:
        """A cell at a row and a column, both from 0. Raises `sheet.too-many-rows`."""
        text = cell.text.strip()
        if not text or row < 0 or column < 0:
            return
        if column >= MOST_COLUMNS:
            self.left_out = True
            return
        if row not in self._rows and len(self._rows) >= MOST_ROWS:
            raise KnownError("sheet.too-many-rows", most=MOST_ROWS)
        self._rows.setdefault(row, {})[column] = Cell(text[:LONGEST_CELL], cell.kind)

    def spread(self, first: int, last: int, column: int) -> None:
        """A cell merged with those below says the same of their rows, where they say anything."""
        own = self._rows.get(first, {}).get(column)
        if own is None or self._looked_at > _MOST_SPREAD:
            return
        self._looked_at += min(last - first, len(self._rows))
        for number in self._between(first + 1, last):
            if column not in self._rows[number]:
                self._rows[number][column] = own
                self.merged += 1

    def rows(self) -> tuple[Row, ...]:
        """What was read, in order."""
        return tuple(Row(number + 1, _in_line(cells)) for number, cells in sorted(self._rows.items()))

    def _between(self, first: int, last: int) -> Iterator[int]:
        if last - first < len(self._rows):
            return (number for number in range(first, last + 1) if number in self._rows)
        return (number for number in self._rows if first <= number <= last)


def _in_line(cells: dict[int, Cell]) -> tuple[Cell, ...]:
    return tuple(cells.get(column, EMPTY) for column in range(max(cells) + 1))


def plain_number(text: str) -> str:
    """A number as someone would write it: `612345678.0` and `6.12345678E8` are `612345678`.

    What is no number, or has more digits than anything at a desk, stays as it is.
    """
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return text
    whole = number.to_integral_value()
    return str(int(whole)) if number == whole else f"{number.normalize():f}"
