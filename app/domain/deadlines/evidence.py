"""Attempts as evidence: the weeks that they cover, against a margin of prudence that is no legal threshold."""

from collections.abc import Iterable
from datetime import date, timedelta

from app.domain.deadlines.counting import shifted
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import NamedDate, Outcome, Sentence, Told, answer, lacking
from app.domain.deadlines.parameters import Parameters

WEEK = timedelta(weeks=1)
OTHERS = ("emails", "letters", "calls", "visits")


def weeks(attempts: Iterable[date]) -> frozenset[date]:
    """The calendar weeks (their Mondays) in which attempts were made."""
    return frozenset(monday(day) for day in attempts)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def evidence(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Distinct weeks covered by attempts, and what lacks to the margin. CE 10 June 2020 no. 435594. Needs attempts.

    The date is the day on which the margin of weeks was reached, else the first on which it can be.
    """
    if not facts.attempts:
        return lacking("evidence", "attempts")
    wanted, least = parameters.get("evidence-weeks"), parameters.get("evidence-attempts")
    covered = weeks(facts.attempts)
    counts: dict[str, Told] = {
        "weeks": len(covered), "attempts": len(facts.attempts), "wanted": wanted, "least": least,
    }  # fmt: skip
    lack = max(wanted.number - len(covered), 0)
    reached = _still_to_come(covered, lack, on) if lack else _covered_on(facts.attempts, wanted.number)
    dates = (NamedDate(name="weeks-covered-on", day=reached, why=Sentence("evidence", counts)),)
    enough = not lack and len(facts.attempts) >= least.number
    warnings = [Sentence("evidence-margin"), Sentence("evidence-enough" if enough else "evidence-not-yet", counts)]
    if len(covered) == 1:
        warnings.append(Sentence("evidence-same-week"))
    uses = ["evidence-weeks", "evidence-attempts", "evidence-same-week"]
    for name in OTHERS if facts.channel == "anef" else OTHERS[:-1]:
        key = f"evidence-{name}"
        uses.append(key)
        if len(getattr(facts, name)) < parameters.get(key).number:
            warnings.append(Sentence(f"evidence-lacks-{name}", {"least": parameters.get(key)}))
    return answer("evidence", parameters, uses, dates=dates, warnings=warnings)


def _covered_on(attempts: tuple[date, ...], wanted: int) -> date:
    """The first attempt of the last of the weeks wanted."""
    last = sorted(weeks(attempts))[max(wanted - 1, 0)]
    return min(day for day in attempts if monday(day) == last)


def _still_to_come(covered: frozenset[date], lack: int, on: date) -> date:
    """The first day on which so many more weeks can be covered: a week already covered adds nothing."""
    at = monday(on)
    while True:
        lack -= at not in covered
        if not lack:
            return max(at, on)
        at = shifted(at, WEEK.days)
