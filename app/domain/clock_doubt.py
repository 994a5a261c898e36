"""The clock of the computer obviously wrong: dates counted from it would be wrong too, so it is told at opening."""

from datetime import date, datetime, timedelta

from app.domain.deadlines.counting import add_years
from app.domain.faults import KnownError

GRACE = timedelta(days=1)
"""Laptops disagree about the hour and the time zone: less than a day says nothing."""
LONGEST_USE = 5
"""Years after its content was made, and after its last entry, in which a desk would surely have had new content."""


def doubts(now: datetime, content_made: date, last_entry: datetime | None) -> tuple[KnownError, ...]:
    """What is wrong with the present moment, by the day the content was made and the last entry of this laptop.

    `clock.before-content` and `clock.before-entry`: earlier than what is known to have been; `clock.far-ahead`: so
    much later that the clock is likelier wrong than the desk silent.
    """
    today = now.date()
    if now + GRACE < datetime.combine(content_made, now.timetz()):
        return (KnownError("clock.before-content", today=today.isoformat(), day=content_made.isoformat()),)
    if last_entry is not None and now + GRACE < last_entry:
        day = last_entry.astimezone(now.tzinfo).date()
        return (KnownError("clock.before-entry", today=today.isoformat(), day=day.isoformat()),)
    latest = max(content_made, last_entry.date() if last_entry else content_made)
    if today > add_years(latest, LONGEST_USE):
        return (KnownError("clock.far-ahead", today=today.isoformat(), day=latest.isoformat()),)
    return ()
