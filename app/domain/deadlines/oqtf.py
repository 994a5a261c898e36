"""An obligation to leave the territory: the last moment to act."""

from collections.abc import Iterable
from datetime import date, datetime, time

from app.domain.deadlines.counting import after, hours_after
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import NamedDate, Outcome, Sentence, answer, lacking, passed
from app.domain.deadlines.parameters import Parameters
from app.domain.deadlines.silence import open_day

ALWAYS = ("oqtf-recourse", "oqtf-legal-aid")
STRICT = ("oqtf-no-extension", "oqtf-counting", "oqtf-measure-change")
TOLD = (Sentence("oqtf-lawyer-now"), Sentence("oqtf-recourse"), Sentence("oqtf-legal-aid"))


def oqtf(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Last moment to contest an OQTF. CESEDA L.614-1 to L.614-3, L.911-1, L.921-1, L.921-2, R.921-3.

    Needs notified_at and measure; in detention the period runs from the hour of notification.
    """
    missing = [name for name, known in (("notified_at", facts.notified_at), ("measure", facts.measure)) if not known]
    if facts.notified_at is None or missing:
        return lacking("oqtf", *missing)
    if facts.measure == "detention":
        return _detention(facts.notified_at, facts.notified_time, parameters, on)
    return _general(facts.notified_at, parameters, on) if facts.measure == "general" else _days(facts, parameters, on)


def _detention(notified: date, at: time | None, parameters: Parameters, on: date) -> Outcome:
    delay = parameters.get("oqtf-detention")
    start = datetime.combine(notified, at or time())
    end, other = hours_after(start, delay)
    why = Sentence("oqtf-hours", {"day": notified, "hour": start.time(), "delay": delay})
    dates = (NamedDate(name="last-moment", day=end.date(), hour=end.time(), why=why),)
    warnings = [*passed(dates, on), *TOLD, Sentence("oqtf-no-extension"), Sentence("oqtf-measure-since")]
    if at is None:
        warnings.insert(0, Sentence("hour-unknown", {"day": notified}))
    if other != end:
        warnings.append(Sentence("clocks-change", {"day": other.date(), "hour": other.time()}))
    return answer(
        "oqtf", parameters, ("oqtf-detention", STRICT[0], STRICT[-1], *ALWAYS), dates=dates, warnings=warnings
    )


def _days(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """House arrest or prison: the period starts the day after and ends at midnight of its last day."""
    notified = facts.notified_at
    if notified is None:
        return lacking("oqtf", "notified_at")
    delay = parameters.get("oqtf-house-arrest")
    end = after(notified, delay)
    why = Sentence("oqtf-days", {"day": notified, "delay": delay})
    dates = (NamedDate(name="last-day", day=end, why=why), *open_day(end))
    warnings = (*passed(dates, on), *TOLD, Sentence("oqtf-no-extension"), *_another_measure(facts.measure))
    return answer("oqtf", parameters, ("oqtf-house-arrest", *STRICT, *ALWAYS), dates=dates, warnings=warnings)


def _another_measure(measure: str) -> Iterable[Sentence]:
    """A measure that comes after another begins its own period: out of prison, detention; under arrest, likewise."""
    yield Sentence("oqtf-measure-change")
    if measure == "house-arrest":
        yield Sentence("oqtf-measure-since")


def _general(notified: date, parameters: Parameters, on: date) -> Outcome:
    """One month. No later reading is told: no source of ours counts this period in clear days."""
    delay, departure = parameters.get("oqtf-general"), parameters.get("departure-period")
    end = after(notified, delay)
    dates = (
        NamedDate(name="last-day", day=end, why=Sentence("oqtf-months", {"day": notified, "delay": delay})),
        *open_day(end),
        NamedDate(
            name="departure-period-ends", day=after(notified, departure),
            why=Sentence("departure", {"day": notified, "delay": departure}),
        ),
    )  # fmt: skip
    warnings = (
        *passed(dates, on),
        *TOLD,
        Sentence("oqtf-measure-change"),
        Sentence("departure-doubt"),
    )
    uses = ("oqtf-general", "departure-period", STRICT[-1], *ALWAYS)
    return answer("oqtf", parameters, uses, dates=dates, warnings=warnings)
