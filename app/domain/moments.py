"""A day and a time as people type them."""

import re
from datetime import date, datetime, time, tzinfo

from app.domain.dates import month_number
from app.domain.faults import KnownError

_DAY = re.compile(r"(\d{1,2})\s*[./\-\s]\s*([^\W_]+)\.?\s*[./\-\s]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?)?|(\d{2})(\d{2})")
CENTURY = 2000


def read_day(text: str) -> date:
    """The day of `22/11/2026`, `22.11.26`, `22 nov. 2026`, `2026-11-22`. Raises the known error `date.impossible`."""
    plain = text.strip()
    found = _DAY.fullmatch(plain)
    iso = _ISO.fullmatch(plain)
    parts = (found.group(3), found.group(2), found.group(1)) if found else iso.groups() if iso else None
    month = month_number(parts[1]) if parts else None
    try:
        if parts is None or month is None:
            raise ValueError(plain)
        century = CENTURY if len(parts[0]) == len("26") else 0
        return date(century + int(parts[0]), month, int(parts[2]))
    except ValueError as wrong:
        raise KnownError("date.impossible", text=plain) from wrong


def read_time(text: str) -> time:
    """The time of `14:30`, `14h30`, `14 h`, `1430`. Raises the known error `time.impossible`."""
    plain = re.sub(r"\s", "", text)
    found = _TIME.fullmatch(plain)
    try:
        if found is None:
            raise ValueError(plain)
        hour, minute, packed_hour, packed_minute = found.groups()
        return time(int(hour or packed_hour), int(minute or packed_minute or 0))
    except ValueError as wrong:
        raise KnownError("time.impossible", text=text.strip()) from wrong


def read_moment(day: str, at: str, zone: tzinfo | None) -> datetime:
    """The moment of a day and a time in the laptop's zone; the faults of both."""
    return datetime.combine(read_day(day), read_time(at), zone)


def iso(moment: datetime) -> str:
    """A moment as the register writes it: ISO 8601 to the minute, with its offset."""
    return moment.isoformat(timespec="minutes")
