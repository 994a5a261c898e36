"""Separated text (csv): its encoding and its separator are found out from the file itself."""

import codecs
import csv
import io
import re

from app.domain.faults import KnownError
from app.exchange.sheets.model import Cell, Gathered, Table
from app.register.work import Stopped, check

SEPARATORS = (";", ",", "\t", "|")
_LOOKED_AT = 50
_STOP_EVERY = 1_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_SAID_SEPARATOR = re.compile(r"sep=(\t|[^\w\s\"])\r?\n", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_TEXT_FOR_ONE = 10
"""Of so many signs one may be a control sign that slipped into a list; with more of them it is no text."""
_END = "\nend"


def read_separated(content: bytes, stopped: Stopped) -> Table:
    """The table of a csv file. Raises `sheet.not-a-sheet`, `sheet.too-many-rows`, `sheet.damaged`, `work.stopped`."""
    text, encoding = decoded(content)
    if "\0" in text or len(_CONTROL.findall(text)) * _TEXT_FOR_ONE > len(text):
        raise KnownError("sheet.not-a-sheet")
    said = _SAID_SEPARATOR.match(text)
    before = 0
    if said:
        text, before = text[said.end() :], 1
    separator = said.group(1) if said else separator_of(text)
    gathered = Gathered()
    cells: list[str] = []
    try:
        for number, following in enumerate(
            csv.reader(io.StringIO(text + _END, newline=""), delimiter=separator), before
        ):
            if number % _STOP_EVERY == 0:
                check(stopped)
            # The last line is ours: it is not put.
            for column, cell in enumerate(cells):
                gathered.put(number - 1, column, Cell(cell))
            cells = following
    except csv.Error as error:
        raise KnownError("sheet.damaged") from error
    if cells != [_END.strip()]:
        # A quotation mark that never closes makes one cell of the rest of the file: those people would be lost unseen.
        raise KnownError("sheet.damaged")
    return Table("csv", gathered.rows(), encoding=encoding, separator=separator, left_out=gathered.left_out)


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and the name of its encoding: UTF-8, UTF-16, else Windows-1252, which old files are in.

    Raises `sheet.damaged` where a file says what it is and is not.
    """
    for mark, codec, name in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(codec), name
            except UnicodeDecodeError as error:
                raise KnownError("sheet.damaged") from error
    zeros = (content[:2000:2].count(0), content[1:2000:2].count(0))
    codecs_tried = [("utf-16-le" if zeros[1] else "utf-16-be", "UTF-16")] if any(zeros) else []
    for codec, name in (*codecs_tried, ("utf-8", "UTF-8"), ("cp1252", "Windows-1252")):
        try:
            return content.decode(codec), name
        except UnicodeDecodeError:
            continue
    return content.decode("cp1252", "replace"), "Windows-1252"


def separator_of(text: str) -> str:
    """The sign that cuts the first lines most often into as many cells; a semicolon where there is only one column."""
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:_LOOKED_AT]
    best, most = SEPARATORS[0], 0
    for separator in SEPARATORS:
        counts = [_outside_quotes(line).count(separator) for line in lines]
        head = counts[0] if counts else 0
        score = sum(count == head for count in counts) * head
        if score > most:
            best, most = separator, score
    return best


def _outside_quotes(line: str) -> str:
    return re.sub(r'"[^"]*"', "", line)
