"""A calendar file (iCalendar, RFC 5545): days and hours under neutral titles, for a telephone that others may see."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

PRODUCT = "-//Guichet ouvert//FR"
DAY_BEFORE = timedelta(days=-1)


class CalendarEntry(Struct, frozen=True, kw_only=True):
    """One entry: `when` is a day, or an aware moment. `key` names it for ever: taken in again, it replaces itself."""

    key: str
    when: date | datetime
    title: str


def calendar_file(entries: Iterable[CalendarEntry], made: datetime) -> bytes:
    """The bytes of a calendar file, each entry private, with a reminder the day before. Same entries, same bytes."""
    # It brings time zones with it, which nothing else at an open desk needs.
    from icalendar import Alarm, Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for one in entries:
        event = Event()
        event.add("uid", f"{one.key}@guichet-ouvert")
        event.add("dtstamp", made.astimezone(UTC))
        event.add("dtstart", one.when.astimezone(UTC) if isinstance(one.when, datetime) else one.when)
        event.add("summary", one.title)
        event.add("class", "PRIVATE")
        event.add("transp", "TRANSPARENT")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one.title)
        alarm.add("trigger", DAY_BEFORE)
        event.add_component(alarm)
        calendar.add_component(event)
    found: bytes = calendar.to_ical()
    return found
