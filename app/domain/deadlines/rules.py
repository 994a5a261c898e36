"""The rules by the name under which the desk and the commands ask for them."""

from collections.abc import Callable
from datetime import date

from app.domain.deadlines.checks import check, not_yet
from app.domain.deadlines.continuity import continuity, prolongation
from app.domain.deadlines.duties import address, refugee_card, shortage_jobs, vls_ts, young_adult
from app.domain.deadlines.evidence import evidence
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.oqtf import oqtf
from app.domain.deadlines.outcome import Outcome
from app.domain.deadlines.parameters import Parameters
from app.domain.deadlines.remedies import appeal, reasons_request
from app.domain.deadlines.silence import court_application, implicit_refusal
from app.domain.deadlines.windows import late_fee, renewal, visa_risk
from app.domain.faults import KnownError

Rule = Callable[[Facts, Parameters, date], Outcome]

RULES: dict[str, Rule] = {
    "renewal": renewal,
    "late-fee": late_fee,
    "visa-risk": visa_risk,
    "implicit-refusal": implicit_refusal,
    "reasons-request": reasons_request,
    "appeal": appeal,
    "oqtf": oqtf,
    "continuity": continuity,
    "prolongation": prolongation,
    "address": address,
    "vls-ts": vls_ts,
    "young-adult": young_adult,
    "refugee-card": refugee_card,
    "shortage-jobs": shortage_jobs,
    "court-application": court_application,
    "evidence": evidence,
}


def find_rule(name: str) -> Rule:
    """The rule of a name. Raises `deadlines.unknown-rule`, which lists the right ones."""
    if name not in RULES:
        raise KnownError("deadlines.unknown-rule", name=name, names=", ".join(RULES))
    return RULES[name]


def apply(name: str, facts: Facts, parameters: Parameters, on: date) -> Outcome:
    """What a rule says of these facts on a day.

    Raises `deadlines.unknown-rule`, `deadlines.dates-contradict`, `deadlines.parameter-missing`,
    `deadlines.parameter-unfit`, `deadlines.out-of-calendar`.
    """
    rule = find_rule(name)
    check(facts)
    found = rule(facts, parameters, on)
    supposed = not_yet(facts, on) if found.dates else ()
    return Outcome(
        rule=found.rule, dates=found.dates, why=found.why, sources=found.sources, missing=found.missing,
        warnings=(*found.warnings, *supposed),
    )  # fmt: skip
