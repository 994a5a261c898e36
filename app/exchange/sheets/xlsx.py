"""Excel workbooks (ECMA-376, SpreadsheetML), as Excel, LibreOffice and Google write them."""

import posixpath
import re
from datetime import date, timedelta

from app.domain.faults import KnownError
from app.exchange.sheets.model import LONGEST_CELL, Cell, Gathered, Table, plain_number
from app.exchange.sheets.xml import Archive, Attributes, StartsOnly

WORKBOOK = "xl/workbook.xml"
_MOST_STRING_SIGNS = 50_000_000
_DATE_FORMATS = frozenset((*range(14, 18), 22, *range(27, 37), *range(50, 59)))
"""Built-in number formats that show a day (ECMA-376 part 1, 18.8.30)."""
_NOT_PATTERN = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_LAST_SERIAL = 2_958_465
_FALSE_LEAP_DAY = 60


def read_xlsx(archive: Archive, wanted: str) -> Table:
    """The sheet named `wanted`, or the first one not hidden. Raises `sheet.no-such-sheet`, `sheet.damaged`."""
    book = _Book()
    archive.hear(WORKBOOK, StartsOnly(book.start))
    archive.hear("xl/_rels/workbook.xml.rels", StartsOnly(book.relation))
    sheets = book.found()
    if not sheets:
        raise KnownError("sheet.damaged")
    if wanted and wanted not in sheets:
        raise KnownError("sheet.no-such-sheet", sheets=", ".join(sheets))
    name = wanted or next((one for one in sheets if one not in book.hidden), next(iter(sheets)))
    strings, styles = _Strings(), _Styles()
    if archive.has("xl/sharedStrings.xml"):
        archive.hear("xl/sharedStrings.xml", strings)
    if archive.has("xl/styles.xml"):
        archive.hear("xl/styles.xml", StartsOnly(styles.start))
    sheet = _Sheet(strings.kept, styles.days(), book.since_1904)
    archive.hear(sheets[name], sheet, told=True)
    gathered = sheet.whole()
    return Table(
        "xlsx", gathered.rows(), tuple(sheets), name, formulas=gathered.formulas, merged=gathered.merged,
        left_out=gathered.left_out,
    )  # fmt: skip


class _Book:
    """The sheets of a workbook and where each lies."""

    def __init__(self) -> None:
        self.since_1904 = False
        self.hidden: set[str] = set()
        self._sheets: dict[str, str] = {}
        self._targets: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in ("1", "true")
        elif name == "sheet":
            title = attributes.get("name", "")
            self._sheets[title] = attributes.get("id", "")
            if attributes.get("state", "visible") != "visible":
                self.hidden.add(title)

    def relation(self, name: str, attributes: Attributes) -> None:
        # A chart on a sheet of its own has no rows.
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            self._targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def found(self) -> dict[str, str]:
        return {
            title: posixpath.normpath(posixpath.join("/xl", self._targets[relation])).lstrip("/")
            for title, relation in self._sheets.items()
            if relation in self._targets
        }


class _Strings:
    """The texts that cells refer to by number."""

    def __init__(self) -> None:
        self.kept: list[str] = []
        self._signs = 0
        self._parts: list[str] = []
        self._inside = ""
        self._phonetic = False

    def start(self, name: str, _attributes: Attributes) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._phonetic = True
        self._inside = name

    def end(self, name: str) -> None:
        if name == "rPh":
            self._phonetic = False
        elif name == "si":
            text = "".join(self._parts)[:LONGEST_CELL]
            self._signs += len(text)
            if self._signs > _MOST_STRING_SIGNS:
                raise KnownError("sheet.too-large", most=_MOST_STRING_SIGNS // 1_000_000)
            self.kept.append(text)
        self._inside = ""

    def text(self, text: str) -> None:
        if self._inside == "t" and not self._phonetic:
            self._parts.append(text[:LONGEST_CELL])


class _Styles:
    """Which styles show a number as a day."""

    def __init__(self) -> None:
        self._own: dict[int, str] = {}
        self._formats: list[int] = []
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            self._own[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")
        elif name in ("cellXfs", "cellStyleXfs", "cellStyles"):
            self._in_cells = name == "cellXfs"
        elif name == "xf" and self._in_cells:
            self._formats.append(_number(attributes.get("numFmtId")))

    def days(self) -> frozenset[int]:
        return frozenset(
            place
            for place, number in enumerate(self._formats)
            if (shows_day(self._own[number]) if number in self._own else number in _DATE_FORMATS)
        )


class _Sheet:
    """The cells of one sheet."""

    def __init__(self, strings: list[str], days: frozenset[int], since_1904: bool) -> None:
        self._strings = strings
        self._days = days
        self._since_1904 = since_1904
        self._gathered = Gathered()
        self._merged: list[tuple[int, int, int]] = []
        self._row, self._column = -1, -1
        self._kind, self._style = "", 0
        self._parts: list[str] = []
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._row = _number(attributes.get("r"), self._row + 2) - 1
            self._column = -1
        elif name == "c":
            self._begin(attributes)
        elif name == "f":
            self._gathered.formulas += 1
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        self._inside = name

    def end(self, name: str) -> None:
        if name == "c" and self._parts:
            self._gathered.put(self._row, self._column, self._cell("".join(self._parts)))
        self._inside = ""

    def text(self, text: str) -> None:
        if self._inside in ("v", "t") and len(self._parts) < LONGEST_CELL:
            self._parts.append(text[:LONGEST_CELL])

    def whole(self) -> Gathered:
        for first, last, column in self._merged:
            self._gathered.spread(first, last, column)
        return self._gathered

    def _begin(self, attributes: Attributes) -> None:
        place = _CELL.fullmatch(attributes.get("r", ""))
        self._column = _column(place.group(1)) if place else self._column + 1
        if place:
            self._row = int(place.group(2)) - 1
        self._kind, self._style = attributes.get("t", "n"), _number(attributes.get("s"))
        self._parts = []

    def _cell(self, text: str) -> Cell:
        match self._kind:
            case "s":
                place = _number(text, -1)
                return Cell(self._strings[place]) if 0 <= place < len(self._strings) else Cell("", "error")
            case "d":
                return Cell(text[:10], "day")
            case "e":
                return Cell(text, "error")
            case "n":
                day = serial_day(text, self._since_1904) if self._style in self._days else ""
                return Cell(day, "day") if day else Cell(plain_number(text), "number")
        return Cell(text)

    def _merge(self, area: str) -> None:
        corners = [_CELL.fullmatch(corner) for corner in area.split(":")]
        if len(corners) == 2 and corners[0] and corners[1] and len(self._merged) < LONGEST_CELL * 10:
            first, last = int(corners[0].group(2)) - 1, int(corners[1].group(2)) - 1
            if last > first:
                self._merged.append((first, last, _column(corners[0].group(1))))


def shows_day(pattern: str) -> bool:
    """Whether a number format shows a day: `dd/mm/yyyy`, `[$-40C]d mmmm yyyy`, but not `0.00 "days"` nor `h:mm`."""
    return bool(re.search("[dy]", _NOT_PATTERN.sub("", pattern.lower())))


def serial_day(text: str, since_1904: bool = False) -> str:
    """The day (`YYYY-MM-DD`) of a number that Excel counts days with; empty where it is none.

    Day 60 of the system of 1900 is a 29 February that never was (ECMA-376 part 1, 18.17.4.1).
    """
    try:
        serial = int(float(text))
    except (ValueError, OverflowError):
        return ""
    if since_1904:
        serial += 1462
    if not 1 <= serial <= _LAST_SERIAL or serial == _FALSE_LEAP_DAY:
        return ""
    start = date(1899, 12, 30) if serial > _FALSE_LEAP_DAY else date(1899, 12, 31)
    return (start + timedelta(days=serial)).isoformat()


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _number(text: str | None, otherwise: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise
