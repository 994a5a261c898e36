"""Between the end of a card and the decision: what continues, and the provisional papers to watch for."""

from collections.abc import Iterable
from datetime import date

from app.domain.deadlines import windows
from app.domain.deadlines.counting import after, before
from app.domain.deadlines.facts import PROTECTED, Facts
from app.domain.deadlines.outcome import NamedDate, Outcome, Sentence, answer, lacking, passed
from app.domain.deadlines.parameters import Parameters

COVERED = ("pluriannuelle-4", "resident", "accord")
CARD_OF = {"resident": "resident", "resident-ue": "resident", "algerien-10": "accord", "algerien-1": "cst"}
"""The card that some permits are, where it is not said."""
REMINDERS = (
    "prolongation-reminder-first", "prolongation-reminder", "prolongation-reminder-near", "prolongation-reminder-last",
)  # fmt: skip


def continuity(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Until when an expired card goes on, for someone who asked for its renewal. CESEDA L.433-3, L.411-4 10°.

    Needs card and expiry; filed says whether the condition is met. No date where the first paragraph covers nothing.
    """
    card = facts.card or CARD_OF.get(facts.permit, "")
    missing = [name for name, known in (("card", card), ("expiry", facts.expiry)) if not known]
    if facts.expiry is None or missing:
        return lacking("continuity", *missing)
    delay = parameters.get("card-continuity")
    end = after(facts.expiry, delay)
    if card not in COVERED:
        return _not_covered(facts, card, end, parameters)
    if facts.filed and facts.filed > end:
        over = Sentence("continuity-over-before-filing", {"filed": facts.filed, "day": end})
        return answer("continuity", parameters, ("card-continuity",), warnings=(over,))
    why = Sentence("continuity", {"expiry": facts.expiry, "delay": delay})
    dates = (NamedDate(name="continuity-ends", day=end, why=why),)
    warnings = (*passed(dates, on), *_condition(facts, facts.expiry), Sentence("continuity-not-beyond"))
    return answer("continuity", parameters, ("card-continuity",), dates=dates, warnings=warnings)


def _condition(facts: Facts, expiry: date) -> Iterable[Sentence]:
    if facts.filed is None:
        yield Sentence("continuity-if-filed")
    elif facts.filed > expiry:
        yield Sentence("continuity-filed-after", {"filed": facts.filed, "expiry": expiry})


def _not_covered(facts: Facts, card: str, end: date, parameters: Parameters) -> Outcome:
    """The second paragraph covers shorter cards in listed departments, for a request made before expiry."""
    uses = ["card-continuity", "card-continuity-listed"]
    warnings = [Sentence("continuity-none")]
    if card == "pluriannuelle-2":
        uses.append("card-continuity-two-years")
    if facts.expiry and (facts.filed is None or facts.filed < facts.expiry):
        warnings.append(Sentence("continuity-listed-perhaps", {"other": end}))
    return answer("continuity", parameters, uses, warnings=warnings)


def prolongation(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """When the prolongation certificate must exist, its reminders, its longest end. CESEDA R.431-15-1, -3, -4.

    Needs expiry; for a protected person without one, filed. With filed (or complete_on) and what `renewal` needs,
    says whether the file was lodged in the window: else it is due on that condition.
    """
    if facts.permit in PROTECTED and facts.expiry is None:
        return _protected(facts.filed, parameters, on) if facts.filed else lacking("prolongation", "filed")
    if facts.expiry is None:
        return lacking("prolongation", "expiry")
    filed = facts.filed or facts.complete_on
    if filed is None or windows.needed(facts):
        return _due(facts.expiry, facts, parameters, on, Sentence("prolongation-if-in-window"))
    found = windows.window(facts.expiry, facts, parameters)
    complete = facts.complete_on or filed
    outside = complete > found.closes or (found.opens is not None and filed < found.opens)
    if outside and facts.channel == "prefecture":
        # A receipt follows from a complete file, not from its window (R.431-12): no day is owed, no right is lost.
        told = (Sentence("receipt-instead"),)
        return answer("prolongation", parameters, (*found.uses, "receipt-instead"), warnings=told)
    if outside:
        late = Sentence("prolongation-not-in-window", {"complete": complete, "closes": found.closes})
        return answer("prolongation", parameters, (*found.uses, "prolongation-late"), warnings=(late,))
    condition = None if facts.complete_on else Sentence("prolongation-if-complete")
    return _due(facts.expiry, facts, parameters, on, condition, found.uses)


def _due(
    expiry: date,
    facts: Facts,
    parameters: Parameters,
    on: date,
    condition: Sentence | None,
    uses: tuple[str, ...] = (),
) -> Outcome:
    due = NamedDate(name="due", day=expiry, why=Sentence("prolongation-due", {"expiry": expiry}))
    dates = [due, *_reminders(expiry, parameters)]
    warnings = [*passed(dates, on), Sentence("deposit-proves-nothing")]
    if condition:
        warnings.append(condition)
    if facts.channel == "prefecture":
        told = Sentence("receipt-instead")
        return answer(
            "prolongation", parameters, (*uses, "receipt-instead", *REMINDERS), dates=dates, warnings=(*warnings, told)
        )
    length = "prolongation-length-protection" if facts.permit in PROTECTED else "prolongation-length"
    dates += _ends(expiry, length, parameters)
    return answer("prolongation", parameters, (*uses, length, *REMINDERS), dates=dates, warnings=warnings)


def _protected(filed: date, parameters: Parameters, on: date) -> Outcome:
    """Refugees and beneficiaries of subsidiary protection: the certificate comes with the online request."""
    due = NamedDate(name="due", day=filed, why=Sentence("prolongation-at-once", {"filed": filed}))
    dates = (due, *_ends(filed, "prolongation-length-protection", parameters))
    uses = ("prolongation-length-protection", *REMINDERS)
    return answer("prolongation", parameters, uses, dates=dates, warnings=passed(dates[1:], on))


def _ends(start: date, key: str, parameters: Parameters) -> Iterable[NamedDate]:
    length = parameters.get(key)
    end = after(start, length)
    why = Sentence("prolongation-ends", {"start": start, "delay": length})
    return (NamedDate(name="first-certificate-ends", day=end, why=why), *_reminders(end, parameters))


def _reminders(end: date, parameters: Parameters) -> Iterable[NamedDate]:
    """The desk's own prudence: a day on which it has no value loses a reminder, not the answer."""
    for delay in filter(None, map(parameters.find, REMINDERS)):
        why = Sentence("reminder", {"day": end, "delay": delay})
        yield NamedDate(name="reminder", day=before(end, delay), why=why)
