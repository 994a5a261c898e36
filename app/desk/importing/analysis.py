"""What a list would bring in, before anything is recorded."""

from collections.abc import Mapping, Sequence

import msgspec

from app.desk.importing.lists import Lexicon
from app.desk.importing.rows import SEVERAL, Incoming, Refused, Remark
from app.desk.importing.twins import Twin
from app.exchange.sheets import Row, Table

LOOKED_AT = 20
"""Rows among which the headings are looked for."""
SAMPLES = 3


class Column(msgspec.Struct, frozen=True):
    """A column of the list: its place from 0, its heading, up to three values, the field that it seems to hold."""

    place: int
    heading: str
    samples: tuple[str, ...]
    field: str = ""


class Opened(msgspec.Struct, frozen=True):
    """A sheet that was read. `heading` is the row of the headings; nothing where its first row is a person already."""

    table: Table
    columns: tuple[Column, ...]
    heading: int | None

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows below the headings."""
        return tuple(row for row in self.table.rows if self.heading is None or row.number > self.heading)

    @property
    def fields(self) -> dict[int, str]:
        """The field of each column that seems to hold one."""
        return {column.place: column.field for column in self.columns if column.field}


class Analysis(msgspec.Struct, frozen=True):
    """What would be brought in: `incoming` and `refused` are all rows that say anything; `notes` are of the file."""

    incoming: tuple[Incoming, ...]
    refused: tuple[Refused, ...]
    twins: dict[int, Twin]
    notes: tuple[Remark, ...]

    @property
    def rows(self) -> int:
        """How many rows say something."""
        return len(self.incoming) + len(self.refused)

    def chosen(self, anyway: Mapping[int, bool] | None = None) -> list[Incoming]:
        """Those who would be recorded; `anyway` says of rows with a twin whether they are brought in all the same."""
        said = anyway or {}
        return [one for one in self.incoming if said.get(one.row, not self._skipped(one.row))]

    def _skipped(self, row: int) -> bool:
        twin = self.twins.get(row)
        return twin is not None and twin.skipped


def opened(table: Table, lexicon: Lexicon, *, headless: bool = False) -> Opened:
    """A sheet with the fields that its headings name; `headless`: it has none, its first row is a person."""
    heading = None if headless else _heading(table, lexicon)
    below = [row for row in table.rows if heading is None or row.number > heading.number]
    width = max((len(row.cells) for row in table.rows), default=0)
    taken: set[str] = set()
    columns: list[Column] = []
    for place in range(width):
        text = heading.cell(place).text if heading else ""
        field = lexicon.field(text)
        if field in taken and field not in SEVERAL:
            field = ""
        taken.add(field)
        samples = _samples(below, place)
        if text or samples:
            columns.append(Column(place, text, samples, field))
    return Opened(table, tuple(columns), heading.number if heading else None)


def notes(sheet: Opened, incoming: Sequence[Incoming]) -> tuple[Remark, ...]:
    """What to know of the whole file."""
    table = sheet.table
    above = sum(row.number < sheet.heading for row in table.rows) if sheet.heading is not None else 0
    counts = {
        "rows-above": above,
        "formulas": table.formulas,
        "merged": table.merged,
        "day-first": sum(one.day_first for one in incoming),
    }
    found = [Remark(code, count) for code, count in counts.items() if count]
    return (*found, *((Remark("columns-left-out"),) if table.left_out else ()))


def _heading(table: Table, lexicon: Lexicon) -> Row:
    """The row that names most fields among the first ones; the first row where none names any."""

    def named(row: Row) -> int:
        return len({lexicon.field(cell.text) for cell in row.cells} - {""})

    return max(table.rows[:LOOKED_AT], key=named)


def _samples(rows: Sequence[Row], place: int) -> tuple[str, ...]:
    found = dict.fromkeys(row.cell(place).text for row in rows[:200] if row.cell(place).text)
    return tuple(found)[:SAMPLES]
