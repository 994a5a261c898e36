"""From when to when a title holds, as far as its dates can be believed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from msgspec import Struct

from app.domain.agenda.model import day_of
from app.domain.agenda.reading import held_until
from app.domain.deadlines.counting import ONE_DAY
from app.domain.deadlines.outcome import Sentence
from app.domain.entities import Title
from app.domain.ids import Id

MOMENT_DIGITS = 12


class Period(Struct, frozen=True):
    """The first and the last day; none where the dates cannot be believed. Open: that day is not on the paper.

    `condition`: on what else it depends.
    """

    start: date | None = None
    end: date | None = None
    open_start: bool = False
    open_end: bool = False
    condition: Sentence | None = None


def period_of(title: Title, titles: Iterable[Title], on: date) -> tuple[Period, tuple[Sentence, ...]]:
    """When a title holds, and what is told of dates that contradict each other."""
    start, end = day_of(title.valid_from), held_until(title)
    told = [
        Sentence("date-unreadable", {"date": text})
        for text, day in ((title.valid_from, start), (title.valid_to, end))
        if text and day is None
    ]
    if start and end and end < start:
        return Period(), (*told, Sentence("ends-before-it-begins", {"start": start, "end": end}))
    open_end = end is None
    last = end or on
    next_one = _replacement(title, titles)
    begun = day_of(next_one.valid_from) if next_one else None
    if begun and begun <= last:
        if start and begun <= start:
            told.append(Sentence("replaced-before-it-begins", {"start": start, "replaced": begun}))
        else:
            last, open_end = begun - ONE_DAY, False
    first = start or min(entered(title.id), last)
    if first > last:
        # Not begun yet, and nobody knows until when: nothing can be drawn.
        return Period(), (*told, Sentence("begins-later", {"start": first}))
    return Period(first, last, start is None, open_end), tuple(told)


def _replacement(title: Title, titles: Iterable[Title]) -> Title | None:
    """The title that took its place; nothing where it is said to be its own, or is not there."""
    return next((one for one in titles if one.id == title.replaced_by and one.id != title.id), None)


def entered(identifier: Id) -> date:
    """The day on which something was noted, which its identifier tells (UUIDv7, RFC 9562 section 5.7)."""
    return datetime.fromtimestamp(int(identifier[:MOMENT_DIGITS], 16) / 1000, UTC).date()
