"""Rules of the desk's own prudence, in the form of those of the law: what to ask for again, to check, to renew."""

from collections.abc import Iterable
from datetime import date, time

from app.domain.deadlines.counting import after, before
from app.domain.deadlines.outcome import NamedDate, Outcome, Sentence, Told, answer, lacking, passed
from app.domain.deadlines.parameters import Parameters


def ends(rule: str, last: date | None, parameters: Parameters, on: date, *, reminders: Iterable[str] = ()) -> Outcome:
    """A paper that ends on a day: `ends`; and `renew-from`, before it by the first of `reminders` that has a value."""
    if last is None:
        return lacking(rule, "expiry")
    uses = [key for key in reminders if parameters.find(key)]
    facts: dict[str, Told] = {"day": last}
    dates = [NamedDate(name="ends", day=last, why=Sentence(f"{rule}-ends", facts))]
    for key in uses[:1]:
        delay = parameters.get(key)
        why = Sentence("reminder", {"day": last, "delay": delay})
        dates.append(NamedDate(name="renew-from", day=before(last, delay), why=why))
    return answer(rule, parameters, uses, dates=dates, warnings=passed(dates[:1], on))


def later(rule: str, start: date | None, delays: dict[str, str], parameters: Parameters) -> Outcome:
    """Dates that come some time after a day: name of the date, key of its delay."""
    if start is None:
        return lacking(rule, "issued")
    dates = []
    for name, key in delays.items():
        delay = parameters.find(key)
        if delay:
            why = Sentence(f"{rule}-after", {"start": start, "delay": delay})
            dates.append(NamedDate(name=name, day=after(start, delay), why=why))
    return answer(rule, parameters, delays.values(), dates=dates)


def plain(rule: str, name: str, day: date | None, hour: time | None = None, fact: str = "expiry") -> Outcome:
    """A day that someone noted: nothing is counted."""
    if day is None:
        return lacking(rule, fact)
    why = Sentence(f"{rule}-noted", {"day": day})
    return Outcome(rule=rule, dates=(NamedDate(name=name, day=day, hour=hour, why=why),))
