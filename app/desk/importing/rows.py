"""One row of a list: a person to bring in, or why she cannot be."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

import msgspec

from app.desk.fitting import kept_line
from app.desk.importing.dates import ListedDate, listed_date
from app.desk.importing.lists import Lexicon
from app.domain.dates import PartialDate, earliest
from app.domain.faults import KnownError
from app.domain.romanisation import national
from app.domain.text import LONGEST_LINE, clean_line
from app.domain.vocabulary import other
from app.exchange.sheets import Cell, Row
from app.exchange.sheets.model import plain_number

FIELDS = (
    "family_name", "given_name", "full_name", "birth_date", "nationality", "language", "phone", "foreigner_number",
    "title_kind", "title_expiry",
)  # fmt: skip
SEVERAL = ("nationality", "language", "phone")
"""Fields that several columns may hold."""
_BETWEEN = re.compile(r"\s*(?:[/;,\n]|\bet\b|\bou\b|\band\b)\s*")
_BETWEEN_PHONES = re.compile(r"\s*(?:[/;,\n]|\bet\b|\bou\b|\band\b)\s*(?=[+0-9(])")
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")
_FLOAT = re.compile(r"\d+[.,]0+")
_NINE_DIGITS = re.compile(r"[1-9]\d{8}")
_SHORTEST_PHONE = 4
"""Digits: 3949 is a number, `liste rouge` is none."""
_EXACT_DIGITS = 15
"""Digits of a number that a spreadsheet keeps; it makes zeros of the others."""


class Remark(msgspec.Struct, frozen=True):
    """Something to say of a row or of the file; its sentence is in `app.language.import_texts`."""

    code: str
    count: int = 0


class Incoming(msgspec.Struct, frozen=True, kw_only=True):
    """Someone whom a row describes; `remarks` is what to look at."""

    row: int
    family: str = ""
    given: str = ""
    no_given: bool = False
    called: str = ""
    birth: PartialDate = PartialDate()
    nationalities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    foreigner_number: str = ""
    title_kind: str = ""
    title_expiry: str = ""
    remarks: tuple[Remark, ...] = ()
    day_first: bool = False

    @property
    def name(self) -> str:
        """As lists write her: the family name first."""
        return " ".join(part for part in (self.family, self.given) if part) or self.called


class Refused(msgspec.Struct, frozen=True):
    """A row that is not brought in, with the reasons; `name` is whom it is about, as far as it says."""

    row: int
    remarks: tuple[Remark, ...]
    name: str = ""


class RowReader:
    """Reads rows whose columns hold these fields, as they are on a day."""

    def __init__(self, fields: Mapping[int, str], lexicon: Lexicon, today: date) -> None:
        self._columns: dict[str, list[int]] = {}
        for column, field in sorted(fields.items()):
            self._columns.setdefault(field, []).append(column)
        self._lexicon = lexicon
        self._today = today

    def read(self, row: Row) -> Incoming | Refused | None:
        """Who it is; nothing where no column of ours says anything."""
        reading = _Reading(row, self._columns, self._lexicon)
        if reading.is_blank():
            return None
        found = reading.person()
        self._judge(reading, found)
        if reading.wrong:
            return Refused(row.number, tuple(reading.wrong), found.name)
        return msgspec.structs.replace(found, remarks=tuple(dict.fromkeys(reading.doubtful)))

    def _judge(self, reading: "_Reading", found: Incoming) -> None:
        if not found.name:
            reading.refuse("no-name")
        born = earliest(found.birth) if found.birth else None
        if born and born > self._today:
            reading.refuse("birth-future")
        if born and found.title_expiry and date.fromisoformat(found.title_expiry) <= born:
            reading.refuse("birth-after-expiry")


class _Reading:
    """One row being read, with what is wrong and what is doubtful in it."""

    def __init__(self, row: Row, columns: Mapping[str, list[int]], lexicon: Lexicon) -> None:
        self._row = row
        self._columns = columns
        self._lexicon = lexicon
        self.wrong: list[Remark] = []
        self.doubtful: list[Remark] = []

    def refuse(self, code: str, count: int = 0) -> None:
        """Says why the row cannot be brought in."""
        self.wrong.append(Remark(code, count))

    def is_blank(self) -> bool:
        return not any(self._row.cell(column).text for columns in self._columns.values() for column in columns)

    def person(self) -> Incoming:
        """Who the row describes, as far as it can be read."""
        given, called = self._line("given_name"), self._line("full_name")
        no_given = self._lexicon.says_no_given_name(given)
        family, split = _split(called)
        birth, expiry = self._date("birth_date", "birth"), self._date("title_expiry", "expiry")
        return Incoming(
            row=self._row.number, family=self._line("family_name") or family,
            given="" if no_given else given or split, no_given=no_given, called="" if family else called,
            birth=birth.found, nationalities=self._several("nationality", self._lexicon.nationality),
            languages=self._several("language", self._lexicon.language), phones=self._phone_numbers(),
            foreigner_number=self._number(next(self._cells("foreigner_number"), Cell())),
            title_kind=self._title(), title_expiry=self._expiry(expiry),
            day_first=birth.day_first or expiry.day_first,
        )  # fmt: skip

    def _title(self) -> str:
        kind = self._line("title_kind")
        found = self._lexicon.title(kind)
        if kind and not found:
            self._doubt("title-unknown")
        return found or (other(kind) if kind else "")

    def _expiry(self, expiry: ListedDate) -> str:
        day = expiry.found.whole
        if expiry.found and day is None:
            self.refuse("expiry-partial")
        return day.isoformat() if day else ""

    def _date(self, field: str, name: str) -> ListedDate:
        cell = next(self._cells(field), None)
        if cell is None:
            return ListedDate()
        found = listed_date(cell)
        if found.wrong:
            self.refuse(f"{name}-{found.wrong}")
        if found.counted:
            self._doubt(f"{name}-counted")
        return found

    def _several(self, field: str, known: Callable[[str], str]) -> tuple[str, ...]:
        found: list[str] = []
        for cell in self._cells(field):
            whole = self._kept(cell)
            for part in [whole] if known(whole) else _BETWEEN.split(whole):
                if part and not known(part):
                    self._doubt(f"{field}-unknown")
                found.append(known(part) or (other(part) if part else ""))
        return tuple(dict.fromkeys(filter(None, found)))

    def _phone_numbers(self) -> tuple[str, ...]:
        found = [one for cell in self._cells("phone") for one in self._phones(cell)]
        return tuple(dict.fromkeys(filter(None, found)))

    def _phones(self, cell: Cell) -> Iterable[str]:
        whole = _FLOAT.fullmatch(cell.text) or _ROUNDED.fullmatch(cell.text)
        for part in [cell.text] if whole else _BETWEEN_PHONES.split(cell.text):
            number = self._number(Cell(part, cell.kind))
            if _NINE_DIGITS.fullmatch(number):
                # Spreadsheets take the first zero for a number away.
                self._doubt("phone-zero")
                number = f"0{number}"
            elif number and len(national(number)) < _SHORTEST_PHONE:
                self._doubt("phone-unknown")
            yield number

    def _number(self, cell: Cell) -> str:
        text = cell.text.strip()
        if _FLOAT.fullmatch(text):
            self._doubt("number-mended")
            text = plain_number(text.replace(",", "."))
        rounded = cell.kind == "number" and len(text) > _EXACT_DIGITS
        if rounded or _ROUNDED.fullmatch(text):
            self._doubt("number-rounded")
            return ""
        return self._kept(Cell(text))

    def _line(self, field: str) -> str:
        cell = next(self._cells(field), None)
        return self._kept(cell) if cell else ""

    def _cells(self, field: str) -> Iterator[Cell]:
        """The cells of a field that say something."""
        for column in self._columns.get(field, ()):
            cell = self._row.cell(column)
            if cell.kind == "error":
                self._doubt("error-cell")
            elif cell.text and not self._lexicon.is_empty(cell.text):
                yield cell

    def _kept(self, cell: Cell) -> str:
        if clean_line(cell.text).removed:
            self._doubt("invisible-signs")
        try:
            return kept_line(cell.text)
        except KnownError:
            self.refuse("too-long", LONGEST_LINE)
            return ""

    def _doubt(self, code: str) -> None:
        self.doubtful.append(Remark(code))


def _split(called: str) -> tuple[str, str]:
    """Family name and given names of a whole name, told by capitals as on permits; nothing where they do not tell."""
    words = called.split()
    capitals = [word for word in words if len(word) > 1 and word.isupper()]
    if not capitals or len(capitals) == len(words):
        return "", ""
    return " ".join(capitals), " ".join(word for word in words if word not in capitals)
