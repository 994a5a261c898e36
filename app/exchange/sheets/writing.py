"""Writing a spreadsheet (xlsx) in memory: nothing of it touches the disk before someone says where."""

import io
from collections.abc import Sequence

import xlsxwriter

_WIDTH = 22


def written_sheet(name: str, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook of one sheet, whose cells are texts: no program takes a zero or a sign away, none computes them."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet(name)
        text, heading = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
        sheet.set_column(0, len(headings) - 1, _WIDTH, text)
        sheet.freeze_panes(1, 0)
        for number, cells in enumerate((headings, *rows)):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell, text if number else heading)
    return content.getvalue()
