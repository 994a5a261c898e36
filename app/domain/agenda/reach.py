"""Where to look for those who may have something to do between two days: the rules, read backwards.

A rule adds a delay to a date of the register; whoever has that date between two days less the delay is a candidate.
Candidates are read whole and the rules asked: being one too many costs time, one too few would cost a right.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

from msgspec import Struct

from app.domain.agenda.horizon import Horizon
from app.domain.deadlines.continuity import REMINDERS
from app.domain.deadlines.counting import ONE_DAY, add_years, after, before
from app.domain.deadlines.evidence import WEEK
from app.domain.deadlines.parameters import Known, Parameters
from app.domain.deadlines.silence import DEFAULT, SHORTER

MARGIN = timedelta(days=4)
"""Months do not all have as many days: adding one and taking it off again may miss the day by three."""
SILENCES = (DEFAULT, *SHORTER.values(), "silence-blue-card-moved")
OPENINGS = ("renewal-opens", "counter-window", "eu-family-window", "passport-reminder")
CLOSINGS = ("renewal-closes",)
AFTER_EXPIRY = ("entry-conditions-after", "card-continuity")
AFTER_START = ("visa-validation", "collection-check")
AFTER_DEPOSIT = ("dn-reminder", "dn-letter")
PLAIN = (
    ("title", "valid_to"), ("appointment", "at"), ("requirement_state", "valid_until"), ("consent", "renew_on"),
    ("mandate", "expires_on"), ("task", "due"), ("task", "until"),
)  # fmt: skip
"""Columns whose own day is the day to act by."""


class Reach(Struct, frozen=True, order=True):
    """Dates of one column between two days, both included."""

    table: str
    column: str
    first: date
    last: date


class Reaches(Struct, frozen=True):
    """Where to look: dates of columns, and days of birth."""

    dates: tuple[Reach, ...]
    births: tuple[tuple[date, date], ...]


def reaches(horizon: Horizon, parameters: Parameters) -> Reaches:
    """Where whoever has a line within a horizon is found. Nobody by a value that lacks: its rule fails too."""
    since, until = horizon.since, horizon.until
    found = chain(
        (Reach(table, column, since, until) for table, column in PLAIN),
        _titles(horizon, parameters),
        _deposits(since, until, parameters),
        _attempts(since, until),
        _earlier("contact", "since", since, until, _known(("address-declaration", "address-ofpra"), parameters)),
        _ahead("mandate", "expires_on", since, until, _known(("mandate-reminder",), parameters)),
    )
    return Reaches(tuple(_joined(found)), tuple(_births(since, until, parameters)))


def _known(keys: Iterable[str], parameters: Parameters) -> list[Known]:
    return [found for key in keys if (found := parameters.find(key))]


def _titles(horizon: Horizon, parameters: Parameters) -> Iterator[Reach]:
    since, until = horizon.since, horizon.until
    yield from _ahead("title", "valid_to", since, until, _known(CLOSINGS, parameters))
    # From its first reminder on, a line is on the list until its day.
    yield from (Reach("title", "valid_to", since, after(until, one)) for one in _known(REMINDERS[:1], parameters))
    yield from _ahead("title", "valid_to", horizon.last_session, until, _known(OPENINGS, parameters))
    yield from _earlier("title", "valid_to", since, until, _known(AFTER_EXPIRY, parameters))
    yield from _earlier("title", "valid_from", since, until, _known(AFTER_START, parameters))


def _deposits(since: date, until: date, parameters: Parameters) -> Iterator[Reach]:
    """The refusal that silence makes, the last comfortable day before it, the end of the appeal after it."""
    appeal, margin = parameters.find("refusal-appeal"), parameters.find("court-margin")
    for silence in _known(SILENCES, parameters):
        first, last = before(since, silence), before(until, silence)
        if appeal:
            first = before(first, appeal)
        if margin:
            last = after(last, margin)
        yield from (Reach("deposit", column, first - MARGIN, last + MARGIN) for column in ("at", "complete_on"))
    yield from _earlier("deposit", "at", since, until, _known(AFTER_DEPOSIT, parameters))


def _attempts(since: date, until: date) -> Iterator[Reach]:
    """The next attempt is due on the last day of the week after the last one's: seven to thirteen days later."""
    yield Reach("attempt", "at", since - WEEK - WEEK + ONE_DAY, until - WEEK)


def _ahead(table: str, column: str, first: date, last: date, delays: Iterable[Known]) -> Iterator[Reach]:
    """Dates that something comes before by a delay."""
    return (
        Reach(table, column, after(first, one) - margin(one), after(last, one) + margin(one)) for one in delays
    )  # fmt: skip


def _earlier(table: str, column: str, first: date, last: date, delays: Iterable[Known]) -> Iterator[Reach]:
    """Dates that something follows by a delay."""
    return (
        Reach(table, column, before(first, one) - margin(one), before(last, one) + margin(one)) for one in delays
    )  # fmt: skip


def margin(delay: Known) -> timedelta:
    """How much further to look because of what a delay is counted in: days taken off are the days added."""
    return MARGIN if delay.unit == "months" else timedelta()


def _births(since: date, until: date, parameters: Parameters) -> Iterator[tuple[date, date]]:
    age, entitled, delay = (parameters.find(key) for key in ("adult-age", "entitled-age", "adult-filing"))
    if age and entitled and delay:
        # Whichever of the two comes first is the date.
        for years, first, last in (
            (age.number, before(since, delay), before(until, delay)), (entitled.number, since, until),
        ):  # fmt: skip
            yield add_years(first, -years) - MARGIN, add_years(last, -years) + MARGIN


def _joined(found: Iterable[Reach]) -> Iterator[Reach]:
    """The same days in fewer reaches."""
    at: Reach | None = None
    for one in sorted(found):
        if at and (at.table, at.column) == (one.table, one.column) and one.first <= at.last:
            at = Reach(at.table, at.column, at.first, max(at.last, one.last))
            continue
        if at:
            yield at
        at = one
    if at:
        yield at
