"""Dates as people have them: often a whole day, sometimes only a year, never a timestamp.

Written as EDTF level 1 (ISO 8601-2:2019): `1990-03-12`, `1990-03`, `1990`, `1990-XX-12`, `XXXX-03-12`.
"""

import re
import unicodedata
from calendar import monthrange
from datetime import date

import msgspec

from app.domain.faults import KnownError

OLDEST_YEAR = 1880
MONTHS = (
    ("janvier", "january"), ("fevrier", "february"), ("mars", "march"), ("avril", "april"), ("mai", "may"),
    ("juin", "june"), ("juillet", "july"), ("aout", "august"), ("septembre", "september"), ("octobre", "october"),
    ("novembre", "november"), ("decembre", "december"),
)  # fmt: skip
"""The months in French and in English, without accents."""
SHORTEST_MONTH = 3
_EDTF = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?")


class PartialDate(msgspec.Struct, frozen=True):
    """A date of which any part may be unknown (`None`)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __bool__(self) -> bool:
        return (self.year, self.month, self.day) != (None, None, None)

    def __str__(self) -> str:
        """The EDTF text; empty where nothing is known."""
        if not self:
            return ""
        parts = [f"{self.year:04d}" if self.year else "XXXX"]
        if self.month or self.day:
            parts.append(f"{self.month:02d}" if self.month else "XX")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)

    @property
    def whole(self) -> date | None:
        """The civil date, where every part is known."""
        if self.year and self.month and self.day:
            return date(self.year, self.month, self.day)
        return None


def from_edtf(text: str) -> PartialDate:
    """The date of an EDTF text (an empty text is the unknown date). Raises `ValueError` on anything else."""
    if not text:
        return PartialDate()
    found = _EDTF.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, month, day = (int(part) if part and part.isdigit() else None for part in found.groups())
    return partial_date(year, month, day)


def partial_date(year: int | None, month: int | None, day: int | None) -> PartialDate:
    """A date of these parts. Raises `ValueError` where no such day exists (31/02, month 13, year 0)."""
    longest = 31 if month is None else monthrange(year or 2000, month)[1] if month in range(1, 13) else 0
    if longest == 0 or (day is not None and day not in range(1, longest + 1)):
        raise ValueError(f"{year}-{month}-{day}")
    if year is not None and year not in range(1, 10000):
        raise ValueError(str(year))
    return PartialDate(year, month, day)


def month_number(text: str) -> int | None:
    """The month of `3`, `03`, `mars`, `Mar.`, `févr`, `February`; nothing where it is none."""
    plain = unicodedata.normalize("NFKD", text.strip().lower().rstrip("."))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    if re.fullmatch(r"\d{1,2}", plain):
        return int(plain) if int(plain) in range(1, 13) else None
    if len(plain) < SHORTEST_MONTH:
        return None
    found = [number for number, names in enumerate(MONTHS, 1) if any(name.startswith(plain) for name in names)]
    # `jui` is juin or juillet.
    return found[0] if len(found) == 1 else None


def read_date(day: str, month: str, year: str, today: date) -> PartialDate:
    """The date that three fields say; an empty field is an unknown part.

    Raises a known error `date.impossible` (31/02, month 13), `date.year` (not four digits, or before
    1880), `date.future` (a whole date after `today`).
    """
    if year.strip() and not re.fullmatch(r"\d{4}", year.strip()):
        raise KnownError("date.year", text=year.strip())
    shown = "/".join(part.strip() or "?" for part in (day, month, year))
    parts = (_part(day, shown), month_number(month) if month.strip() else None)
    if month.strip() and parts[1] is None:
        raise KnownError("date.impossible", text=shown)
    try:
        found = partial_date(int(year) if year.strip() else None, parts[1], parts[0])
    except ValueError as impossible:
        raise KnownError("date.impossible", text=shown) from impossible
    if found.year and found.year < OLDEST_YEAR:
        raise KnownError("date.year", text=year.strip())
    if earliest(found) and earliest(found) > today:
        raise KnownError("date.future", text=shown)
    return found


def read_dates(text: str, today: date) -> tuple[PartialDate, ...]:
    """The dates of one line, parted by `;` or `,`: `01/01/1990; 03/1990; 1991`. The known errors of `read_date`."""
    found = []
    for written in re.split("[;,\n]", text):
        parts = re.split(r"[\s./-]+", written.strip())
        if len(parts) > len(("day", "month", "year")):
            raise KnownError("date.impossible", text=written.strip())
        if written.strip():
            day, month, year = ["", "", *parts][-3:]
            found.append(read_date(day, month, year, today))
    return tuple(dict.fromkeys(found))


def _part(text: str, shown: str) -> int | None:
    if not text.strip():
        return None
    if not re.fullmatch(r"\d{1,2}", text.strip()):
        raise KnownError("date.impossible", text=shown)
    return int(text)


def earliest(known: PartialDate) -> date:
    """The first day that a partial date can be; `date.min` where the year is unknown."""
    if known.year is None:
        return date.min
    return date(known.year, known.month or 1, known.day or 1)
