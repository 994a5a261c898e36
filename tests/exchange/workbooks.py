"""Spreadsheets for tests: real ones, and ones that no program writes."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

import xlsxwriter

Cells = Sequence[object]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = (
    '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
BOOK = f'<workbook {MAIN} xmlns:r="r"><sheets><sheet name="Liste" r:id="r1"/></sheets></workbook>'
ODS = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = 'xmlns:office="o" xmlns:table="t" xmlns:text="x"'


def xlsx(file: Path, *rows: Cells, sheets: Sequence[str] = ("Liste",)) -> Path:
    """A workbook whose first sheet has these rows; a text stays a text."""
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False}) as book:
        for name in sheets:
            sheet = book.add_worksheet(name)
            for number, cells in enumerate(rows if name == sheets[0] else [[name]]):
                sheet.write_row(number, 0, cells)
    return file


def raw_xlsx(file: Path, rows: str, **more: str) -> Path:
    """A workbook made of its own XML: `rows` is what stands in `sheetData`; `more` are members by their stem."""
    sheet = f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{more.pop('after', '')}</worksheet>"
    members = {
        "xl/workbook.xml": BOOK, "xl/_rels/workbook.xml.rels": RELATIONS, "xl/worksheets/sheet1.xml": sheet,
        **{f"xl/{name}.xml": text for name, text in more.items()},
    }  # fmt: skip
    return zipped(file, members)


def ods(file: Path, *tables: str, mimetype: str = ODS, manifest: str = "<manifest/>") -> Path:
    """An OpenDocument spreadsheet; each table is the XML of its rows, named Feuille1, Feuille2…"""
    inside = "".join(
        f"<table:table table:name={quoteattr(f'Feuille{number}')}>{rows}</table:table>"
        for number, rows in enumerate(tables, 1)
    )
    content = f"<office:document-content {SPACES}><office:body>{inside}</office:body></office:document-content>"
    return zipped(file, {"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest})


def zipped(file: Path, members: dict[str, str]) -> Path:
    """An archive of texts."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return file


def mutated(content: bytes, place: int, value: int) -> bytes:
    """The same with one byte changed."""
    changed = io.BytesIO(content)
    changed.seek(place)
    changed.write(bytes([value]))
    return changed.getvalue()
