"""The queue of a session: who waits, in which order, for how long, and what the session amounts to."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal

import msgspec

from app.domain.entities import Session, Visit
from app.domain.vocabulary import OPEN

State = Literal["waiting", "going", "done"]
MOST_MINUTES = 720
"""No visit lasts longer than a session can; past it a clock was moved, or nobody noted the end."""

_NUMBER = re.compile(r"(\D*)(\d+)")


def state_of(visit: Visit) -> State:
    """Where someone stands: she waits until called, is helped until her visit has ended."""
    if visit.ended_at:
        return "done"
    return "going" if visit.called_at else "waiting"


def in_order(visits: Iterable[Visit]) -> list[Visit]:
    """By arrival, the first first.

    The numbers of one laptop are in the order in which they were given, whatever its clock did meanwhile: a later
    number never passes an earlier one.
    """
    latest: dict[str, datetime] = {}
    placed = []
    for visit in sorted(visits, key=_by_number):
        letter, count = _parts(visit.number)
        at = _moment(visit.arrived_at)
        if letter:
            at = latest[letter] = max(at, latest.get(letter, at))
        placed.append(((at, letter, count, visit.id), visit))
    return [visit for _, visit in sorted(placed, key=lambda pair: pair[0])]


def waited(visit: Visit, now: datetime) -> int:
    """Whole minutes between arrival and call, or until `now`; 0 where a clock was set back."""
    until = _moment(visit.called_at) if visit.called_at else now
    return max(0, (until - _moment(visit.arrived_at)) // timedelta(minutes=1))


def spent(visit: Visit, until: datetime) -> int | None:
    """Minutes of help until a moment, those before it was handed over included.

    `None` where nobody can tell: never called, or clocks that contradict each other.
    """
    if not visit.called_at:
        return visit.minutes
    passed = (until - _moment(visit.called_at)) // timedelta(minutes=1)
    if not 0 <= passed <= MOST_MINUTES:
        return visit.minutes
    return min(passed + (visit.minutes or 0), MOST_MINUTES)


def last_activity(session: Session, visits: Iterable[Visit]) -> str:
    """The last moment of which something is known in a session, as the register writes it."""
    moments = [session.opened_at]
    for visit in visits:
        moments += [text for text in (visit.arrived_at, visit.called_at, visit.ended_at) if text]
    return max(filter(None, moments), key=_moment, default="")


def overlap(one: Session, other: Session) -> bool:
    """Whether two sessions are one opening of the desk, each laptop having opened its own."""
    same = one.date == other.date and one.place.casefold() == other.place.casefold()
    return same and _before(one.opened_at, other.closed_at) and _before(other.opened_at, one.closed_at)


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What a session amounts to; lists of (code, how many), the most frequent first."""

    arrivals: int = 0
    anonymous: int = 0
    helped: int = 0
    referred: int = 0
    left: int = 0
    minutes: int = 0
    measured: int = 0
    """Of how many visits the minutes are known."""
    languages: tuple[tuple[str, int], ...] = ()
    themes: tuple[tuple[str, int], ...] = ()
    postures: tuple[tuple[str, int], ...] = ()


def figures(visits: Sequence[Visit]) -> Figures:
    """Counts visits; nobody can be recognised in what comes out but through rare answers."""

    def of(outcome: str) -> int:
        return sum(visit.outcome == outcome for visit in visits)

    known = [visit.minutes for visit in visits if visit.minutes is not None]
    return Figures(
        arrivals=len(visits), anonymous=sum(not visit.person for visit in visits), helped=of("helped"),
        referred=of("referred"), left=of("left"), minutes=sum(known), measured=len(known),
        languages=_counted(visits, lambda visit: (visit.language,)),
        themes=_counted(visits, lambda visit: visit.themes),
        postures=_counted(visits, lambda visit: (visit.posture,)),
    )  # fmt: skip


def _counted(visits: Sequence[Visit], codes: Callable[[Visit], Iterable[str]]) -> tuple[tuple[str, int], ...]:
    found: dict[str, int] = {}
    for visit in visits:
        for code in codes(visit):
            if code and code not in OPEN:
                found[code] = found.get(code, 0) + 1
    return tuple(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _by_number(visit: Visit) -> tuple[str, int, str]:
    return (*_parts(visit.number), visit.id)


def _parts(number: str) -> tuple[str, int]:
    found = _NUMBER.fullmatch(number)
    return (found.group(1), int(found.group(2))) if found else ("", 0)


def _before(opened: str, closed: str) -> bool:
    return not closed or not opened or _moment(opened) <= _moment(closed)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
