"""How far the desk looks ahead: to its next session but one, from the rhythm of its sessions."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

import msgspec
from msgspec import Struct

from app.domain.deadlines.counting import after, before
from app.domain.deadlines.parameters import Parameters

LOOKED_AT = 12
"""Sessions from which the rhythm is read: a quarter of a year where there is one a week."""


class Horizon(Struct, frozen=True, kw_only=True):
    """The days that the list of the desk covers.

    Something that falls before `until`, the next session but one, must be done at `next_session` at the latest.
    `since` is how far back missed dates are listed; `last_session` the last one before today, from which windows that
    opened are told; `rhythm` the days between two sessions. `supposed`: too few sessions are known to read a rhythm.
    """

    today: date
    last_session: date
    next_session: date
    until: date
    since: date
    rhythm: int
    supposed: bool


def horizon(sessions: Iterable[date], today: date, parameters: Parameters, rhythm: int = 0) -> Horizon:
    """The horizon of a day, from the days of the sessions held; `rhythm` in days where the desk says its own.

    The rhythm is the median of the days between its last sessions; a session held today is not the next one.
    """
    held = sorted({day for day in sessions if day <= today})[-LOOKED_AT:]
    usual = parameters.get("agenda-rhythm")
    gaps = [(later - earlier).days for earlier, later in pairwise(held)]
    # A desk that closes for the summer still opens again before long.
    read = min(median_low(gaps), parameters.get("agenda-longest-rhythm").number) if gaps else usual.number
    step = timedelta(days=rhythm or read)
    last = held[-1] if held else before(today, usual)
    steps = (today - last) // step + 1
    next_session = last + step * steps
    past = [day for day in held if day < today]
    return Horizon(
        today=today,
        last_session=past[-1] if past else before(today, usual),
        next_session=next_session,
        until=next_session + step,
        since=before(today, parameters.get("agenda-overdue")),
        rhythm=step.days,
        supposed=not gaps and not rhythm,
    )


def within(today: date, parameters: Parameters) -> Horizon:
    """A horizon of one week around a day: what the desk page shows."""
    week = parameters.get("agenda-week")
    end = after(today, week)
    return Horizon(
        today=today, last_session=before(today, week), next_session=end, until=end, since=before(today, week),
        rhythm=week.number, supposed=False,
    )  # fmt: skip


def covering(one: Horizon, other: Horizon) -> Horizon:
    """`other`, as far as both look; and as far as it will look once a session is held today."""
    step = timedelta(days=other.rhythm)
    return msgspec.structs.replace(
        other,
        next_session=other.today,
        until=max(one.until, other.until, other.today + step + step),
        since=min(one.since, other.since),
        last_session=min(one.last_session, other.last_session),
    )
