"""Facts that cannot be true together are refused before any rule reads them."""

from collections.abc import Iterator
from datetime import date

from app.domain.deadlines.facts import SEVERAL_DATES, SINGLE_DATES, Facts
from app.domain.deadlines.outcome import Sentence
from app.domain.faults import KnownError

ORDER = (
    ("issued", "expiry"), ("issued", "filed"), ("issued", "complete_on"), ("filed", "complete_on"),
    ("decision", "notified_at"), ("decision", "recourse"), ("notified_at", "recourse"),
    ("recourse", "recourse_rejected"), ("decision", "reasons_asked"), ("reasons_asked", "reasons_given"),
)  # fmt: skip
"""Pairs whose first can only be the same day as the second or before."""
TO_COME = ("expiry",)
"""Facts that are about the future as often as not."""


def check(facts: Facts) -> None:
    """Raises `deadlines.dates-contradict` for the first two facts that cannot both be true."""
    for first, second in ORDER:
        _in_order(first, getattr(facts, first), second, getattr(facts, second))
    if facts.expiry and facts.birth == facts.expiry:
        raise _contradiction("birth", facts.birth, "expiry", facts.expiry)
    for name, day in _all(facts):
        _in_order("birth", facts.birth, name, day)
    for one in facts.suspended:
        _in_order("suspended", one.start, "suspended", one.end)
        _in_order("complete_on", facts.complete_on or facts.filed, "suspended", one.start)


def not_yet(facts: Facts, on: date) -> tuple[Sentence, ...]:
    """What is told of facts that lie after the day asked about: the answer supposes them."""
    return tuple(
        Sentence("supposed", {"fact": name, "day": day})
        for name, day in _all(facts)
        if day > on and name not in TO_COME
    )


def _all(facts: Facts) -> Iterator[tuple[str, date]]:
    for name in SINGLE_DATES:
        day = getattr(facts, name)
        if day is not None:
            yield name, day
    for name in SEVERAL_DATES:
        yield from ((name, day) for day in getattr(facts, name))


def _in_order(first: str, earlier: date | None, second: str, later: date | None) -> None:
    if earlier is not None and later is not None and later < earlier:
        raise _contradiction(first, earlier, second, later)


def _contradiction(first: str, earlier: date, second: str, later: date) -> KnownError:
    return KnownError(
        "deadlines.dates-contradict",
        first=second, first_day=later.isoformat(), second=first, second_day=earlier.isoformat(),
    )  # fmt: skip
