"""Reading a list of people from a file: what it is is told from its content, never from its name."""

import io
import zipfile
from pathlib import Path

from app.domain.faults import KnownError
from app.exchange.sheets.model import Table
from app.exchange.sheets.ods import CONTENT, read_ods
from app.exchange.sheets.separated import read_separated
from app.exchange.sheets.xlsx import WORKBOOK, read_xlsx
from app.exchange.sheets.xml import Archive, sheet_faults
from app.register.work import Progress, Stopped, never, silent

LARGEST_FILE = 20 << 20
"""Bytes: more than twenty thousand people with every column need."""
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"age-encryption")


def read_table(file: Path, sheet: str = "", *, progress: Progress = silent, stopped: Stopped = never) -> Table:
    """One sheet of an xlsx, ods or csv file: the one named `sheet`, else the first.

    Formulas are never computed: the result that the file holds is taken. Raises `sheet.unreadable`, `sheet.too-large`
    (most: MB), `sheet.too-many-rows`, `sheet.not-a-sheet`, `sheet.old-format`, `sheet.locked` (a password),
    `sheet.damaged`, `sheet.no-such-sheet`, `sheet.empty`, `work.stopped`.
    """
    content = _content(file)
    if content.startswith(_ZIP):
        with sheet_faults():
            table = _zipped(content, sheet, progress, stopped)
    elif content.startswith(_COMPOUND):
        raise KnownError("sheet.locked" if _ENCRYPTED in content else "sheet.old-format")
    elif content.startswith(_OTHERS):
        raise KnownError("sheet.not-a-sheet")
    else:
        table = read_separated(content, stopped)
    if not table.rows:
        raise KnownError("sheet.empty")
    return table


def _content(file: Path) -> bytes:
    try:
        if not file.is_file():
            raise KnownError("sheet.unreadable")
        with file.open("rb") as source:
            # One byte more than allowed: a file that grows meanwhile is not read to its end either.
            content = source.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise KnownError("sheet.unreadable") from error
    if len(content) > LARGEST_FILE:
        raise KnownError("sheet.too-large", most=LARGEST_FILE >> 20)
    return content


def _zipped(content: bytes, sheet: str, progress: Progress, stopped: Stopped) -> Table:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        archive = Archive(opened, progress, stopped)
        if archive.has(WORKBOOK):
            return read_xlsx(archive, sheet)
        if archive.has("xl/workbook.bin"):
            raise KnownError("sheet.old-format")
        kind = archive.begins_with("mimetype") if archive.has("mimetype") else ""
        if archive.has(CONTENT) and "spreadsheet" in kind:
            return read_ods(archive, sheet)
        raise KnownError("sheet.not-a-sheet")
