"""Asking the rules with the content that ships, on a day of the tests' own."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from app.desk.deadlines import Deadlines
from app.domain.clock import Clock
from app.domain.deadlines.parameters import Parameters
from app.guides.content import Content
from app.guides.loader import load

ROOT = Path(__file__).resolve().parents[3]
TODAY = date(2026, 11, 22)


@cache
def shipped() -> Content:
    """The content that ships, read once."""
    return Content(load(ROOT / "resources" / "content"))


def clock_at(day: date) -> Clock:
    """A clock that stands at noon of a day."""
    return lambda: datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def deadlines(today: date = TODAY) -> Deadlines:
    """The rules on a day, with the shipped content."""
    return Deadlines(shipped, clock_at(today))


@cache
def parameters(on: date = TODAY) -> Parameters:
    """The shipped values that hold on a day."""
    return deadlines().parameters(on)
