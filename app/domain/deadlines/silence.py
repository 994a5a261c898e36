"""Silence of the administration: when it becomes a refusal, and the last comfortable day before."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from app.domain.deadlines.counting import after, before, last_working_day, shifted
from app.domain.deadlines.facts import ALGERIAN, Facts, Suspension
from app.domain.deadlines.outcome import NamedDate, Outcome, Sentence, answer, lacking
from app.domain.deadlines.parameters import Parameters

DEFAULT = "silence-default"
SHORTER = {
    "etudiant": "silence-student",
    "rece": "silence-rece",
    "au-pair": "silence-au-pair",
    "stagiaire": "silence-trainee",
    "saisonnier": "silence-seasonal",
    "ict": "silence-ict",
    "talent-carte-bleue": "silence-blue-card",
    "talent-famille-carte-bleue": "silence-blue-card-family",
    "talent-chercheur": "silence-researcher",
}
"""Permit: the parameter of its own silence. Other permits follow the default (CESEDA R.432-2)."""
BLUE_CARDS = ("talent-carte-bleue", "talent-famille-carte-bleue")


class Refusal(Struct, frozen=True, kw_only=True):
    """The day that a refusal by silence arises, and what that rests on."""

    day: date
    why: Sentence
    uses: tuple[str, ...]
    warnings: tuple[Sentence, ...]


def needed(facts: Facts) -> tuple[str, ...]:
    """The facts that `refusal` lacks."""
    missing = [] if facts.complete_on or facts.filed else ["complete_on"]
    return (*missing, *(() if facts.permit else ("permit",)))


def refusal(start: date, facts: Facts, parameters: Parameters) -> Refusal:
    """The refusal that silence makes of a request complete on `start`. CESEDA R.432-1, R.432-2; CRPA L.114-5."""
    key = _silence(facts)
    delay = parameters.get(key)
    plain = after(start, delay)
    day = suspended(plain, facts.suspended)
    warnings = [*_start_doubts(facts, start), *_other_readings(facts, parameters, start, key, day)]
    if day != plain:
        warnings.append(Sentence("not-suspended", {"other": plain}))
    warnings.append(Sentence("papers-do-not-stop-silence"))
    uses = [key, "silence-starts", "silence-provisional-papers"]
    uses += ["silence-suspension"] if facts.suspended else []
    uses += ["silence-algerian"] if facts.permit in ALGERIAN else []
    uses += ["silence-renewals", DEFAULT] if key != DEFAULT and facts.request != "first" else []
    uses += ["silence-blue-card-extension"] if key == "silence-blue-card-moved" else []
    why = Sentence("silence", {"start": start, "delay": delay})
    if day != plain:
        why = Sentence("silence-suspended", {"start": start, "delay": delay, "count": (day - plain).days})
    return Refusal(day=day, why=why, uses=tuple(uses), warnings=tuple(warnings))


def _silence(facts: Facts) -> str:
    if facts.permit in BLUE_CARDS and facts.elsewhere == "yes":
        return "silence-blue-card-moved"
    return SHORTER.get(facts.permit, DEFAULT)


def _start_doubts(facts: Facts, start: date) -> Iterable[Sentence]:
    if facts.complete_on is None:
        yield Sentence("supposed-complete", {"filed": start})
    elif facts.filed and facts.filed < facts.complete_on:
        yield Sentence("counted-from-complete", {"filed": facts.filed, "complete": start})


def _other_readings(facts: Facts, parameters: Parameters, start: date, key: str, day: date) -> Iterable[Sentence]:
    if key != DEFAULT and facts.request != "first":
        other = suspended(after(start, parameters.get(DEFAULT)), facts.suspended)
        if other > day:
            yield Sentence("silence-of-renewals", {"other": other, "delay": parameters.get(DEFAULT)})
    if key == "silence-blue-card-moved":
        extended = after(day, parameters.get("silence-blue-card-extension"))
        yield Sentence("silence-extended", {"other": extended})


def suspended(end: date, suspensions: Iterable[Suspension]) -> date:
    """`end` moved by the days of the suspensions that begin before it; days told twice count once."""
    covered = date.min
    for one in sorted(suspensions, key=lambda each: each.start):
        start = max(one.start, covered)
        if one.start < end and one.end > start:
            end = shifted(end, (one.end - start).days)
            covered = one.end
    return end


def implicit_refusal(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """When silence becomes a refusal. CESEDA R.432-1, R.432-2. Needs permit and complete_on (or filed)."""
    start, missing = facts.complete_on or facts.filed, needed(facts)
    if start is None or missing:
        return lacking("implicit-refusal", *missing)
    found = refusal(start, facts, parameters)
    state = Sentence("refusal-exists", {"day": found.day}) if found.day <= on else Sentence("refusal-to-come")
    return answer(
        "implicit-refusal", parameters, found.uses,
        dates=(NamedDate(name="implicit-refusal", day=found.day, why=found.why),),
        warnings=(state, *found.warnings),
    )  # fmt: skip


def court_application(facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """Last comfortable day to ask the court for useful measures. CJA L.521-3; the margin is prudence, not law.

    Needs permit and complete_on (or filed).
    """
    start, missing = facts.complete_on or facts.filed, needed(facts)
    if start is None or missing:
        return lacking("court-application", *missing)
    found = refusal(start, facts, parameters)
    margin = parameters.get("court-margin")
    last = before(found.day, margin)
    why = Sentence("court-margin", {"refusal": found.day, "margin": margin})
    dates = [NamedDate(name="last-comfortable-day", day=last, why=why), *open_day(last)]
    warnings = [Sentence("margin-not-law"), *found.warnings]
    if found.day <= on:
        warnings.insert(0, Sentence("refusal-exists-suspension", {"day": found.day}))
    elif last < on:
        warnings.insert(0, Sentence("comfort-passed", {"day": last, "refusal": found.day}))
    return answer(
        "court-application", parameters, ("court-margin", "urgent-measures", *found.uses), dates=dates,
        why=(found.why,), warnings=warnings,
    )  # fmt: skip


def open_day(last: date) -> tuple[NamedDate, ...]:
    """The last working day before `last`, where `last` is none: offices are closed."""
    open_on = last_working_day(last)
    if open_on == last:
        return ()
    why = Sentence("closed-that-day", {"day": last})
    return (NamedDate(name="last-working-day", day=open_on, why=why),)
