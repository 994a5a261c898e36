"""Facts as they are typed: `expiry=2027-03-01 channel=anef`."""

import re
from collections.abc import Iterable
from datetime import date, time

import msgspec

from app.domain.dates import OLDEST_YEAR
from app.domain.deadlines.facts import CHOICES, SEVERAL_DATES, SINGLE_DATES, Facts, Suspension
from app.domain.faults import KnownError

KEYS = (*SINGLE_DATES, *CHOICES, *SEVERAL_DATES, "suspended", "on")
LATEST_YEAR = 2200
USAGE = (
    "deadlines.unknown-rule", "deadlines.unknown-key", "deadlines.unknown-value", "deadlines.not-a-pair",
    "deadlines.twice", "deadlines.facts-missing",
)  # fmt: skip
"""The faults that are a slip in what was typed, not in the facts."""
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOMENT = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<hour>\d{2}:\d{2})(?::\d{2})?)?")


def read_facts(typed: Iterable[str]) -> tuple[Facts, date | None]:
    """The facts of `key=value` texts, and the day asked about where `on` says it.

    Several dates of one key are separated by commas; a suspension is `2026-05-01/2026-05-20`. Raises
    `deadlines.not-a-pair`, `deadlines.unknown-key`, `deadlines.unknown-value`, `deadlines.twice`,
    `date.impossible`, `date.year`, `time.impossible`.
    """
    pairs: dict[str, str] = {}
    for one in typed:
        key, equals, value = one.partition("=")
        if not equals:
            raise KnownError("deadlines.not-a-pair", text=one)
        if key not in KEYS:
            raise KnownError("deadlines.unknown-key", key=key, keys=", ".join(KEYS))
        if key in pairs:
            raise KnownError("deadlines.twice", key=key)
        pairs[key] = value.strip()
    on = read_day(pairs.pop("on")) if "on" in pairs else None
    return msgspec.convert({name: found for key in pairs for name, found in _read(key, pairs[key])}, Facts), on


def _read(key: str, value: str) -> Iterable[tuple[str, object]]:
    if key in CHOICES:
        yield key, _choice(key, value)
    elif key in SEVERAL_DATES:
        yield key, tuple(read_day(part) for part in value.split(","))
    elif key == "suspended":
        yield key, tuple(_suspension(part) for part in value.split(","))
    elif key == "notified_at":
        day, hour = _moment(value)
        yield from ((key, day), ("notified_time", hour))
    else:
        yield key, read_day(value)


def _choice(key: str, value: str) -> str:
    if value not in CHOICES[key]:
        raise KnownError("deadlines.unknown-value", key=key, value=value, values=", ".join(CHOICES[key]))
    return value


def read_day(text: str) -> date:
    """The civil date of `2027-03-01`. Raises `date.impossible`, `date.year`."""
    text = text.strip()
    if not _ISO_DAY.fullmatch(text):
        raise KnownError("date.impossible", text=text)
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise KnownError("date.impossible", text=text) from error
    if not OLDEST_YEAR <= day.year <= LATEST_YEAR:
        raise KnownError("date.year", text=text)
    return day


def _moment(text: str) -> tuple[date, time | None]:
    found = _MOMENT.fullmatch(text)
    if not found:
        return read_day(text), None
    if found["hour"] is None:
        return read_day(found["day"]), None
    try:
        return read_day(found["day"]), time.fromisoformat(found["hour"])
    except ValueError as error:
        raise KnownError("time.impossible", text=found["hour"]) from error


def _suspension(text: str) -> Suspension:
    start, _, end = text.partition("/")
    return Suspension(read_day(start), read_day(end))
