"""What a decision that was handed over asks for: the last moment to contest it."""

from collections.abc import Iterator

from app.domain.agenda.making import Asking, Matter, Pick, lines_from, lines_of_answer
from app.domain.agenda.model import Line, PersonFile, moment_of
from app.domain.agenda.reading import live_titles
from app.domain.deadlines.facts import MEASURES, Facts
from app.domain.deadlines.outcome import Outcome, Sentence, lacking
from app.domain.entities import Decision

STRICTEST = "detention"
"""Where the measure is not known, the shortest period is the safe one."""
LAST = {"last-moment": Pick("closes"), "last-day": Pick("closes")}
OQTF = {**LAST, "departure-period-ends": Pick("happens")}
APPEAL = {"appeal-ends": Pick("closes")}
CARD = {"card-due": Pick("due")}
NO_RULE = {"now": Pick("closes")}
RED = ("oqtf", "transfer")
"""Decisions before which nothing else comes."""
PROTECTED = ("refugee", "subsidiary-protection")


def decision_lines(file: PersonFile, asking: Asking) -> Iterator[Line]:
    """The lines of the decisions that are still open: not contested yet, not ended."""
    for decision in sorted(file.decisions, key=lambda one: one.id):
        if is_live(decision):
            yield from _lines(decision, file, asking)


def is_live(decision: Decision) -> bool:
    """Whether a decision still asks for something."""
    return not decision.appeal_filed and not decision.ended and not decision.outcome


def is_red(decision: Decision) -> bool:
    """Whether nothing else comes before a decision: also once it is contested, until it ended."""
    return decision.kind in RED and not decision.ended and not decision.outcome


def _lines(decision: Decision, file: PersonFile, asking: Asking) -> Iterator[Line]:
    matter = Matter(
        about=decision, person=decision.person, case=decision.case, red=is_red(decision),
        warnings=_supposed(decision),
    )  # fmt: skip
    if decision.kind == "oqtf":
        without_delay = decision.departure == "none"
        yield from lines_from(matter, "oqtf", facts_of(decision), LAST if without_delay else OQTF, asking)
    elif decision.kind in ("refusal", "withdrawal"):
        # With an OQTF handed over that day, one action covers both: the line of the OQTF says until when.
        if not _comes_with_oqtf(decision, file):
            yield from lines_from(matter, "appeal", facts_of(decision), APPEAL, asking)
    elif decision.kind == "protection":
        if not any(one.kind == "card" and one.ground in PROTECTED for one in live_titles(file)):
            yield from lines_from(matter, "refugee-card", facts_of(decision), CARD, asking)
    elif decision.kind in ("transfer", "return-ban"):
        # Its period is short and no source of ours says it: a lawyer does, today.
        yield from lines_of_answer(
            matter, "no-rule", facts_of(decision), NO_RULE, asking, lambda: _no_rule(decision)
        )  # fmt: skip


def _comes_with_oqtf(decision: Decision, file: PersonFile) -> bool:
    """Whether a live OQTF was handed over with a refusal: on the same day. CESEDA L.614-1, L.911-1."""
    day = facts_of(decision).notified_at
    oqtfs = (one for one in file.decisions if one.kind == "oqtf" and is_red(one))
    return day is not None and any(facts_of(one).notified_at == day for one in oqtfs)


def facts_of(decision: Decision) -> Facts:
    """What the rules are told of a decision. Without the day it was handed over, the day it was taken counts."""
    day, hour = moment_of(decision.notified_at)
    taken = moment_of(decision.dated)[0]
    measure = decision.measure if decision.measure in MEASURES else STRICTEST
    return Facts(
        notified_at=day or taken, notified_time=hour, decision=taken, remedies=_answer(decision.remedies),
        recourse=moment_of(decision.recourse)[0], recourse_rejected=moment_of(decision.recourse_rejected)[0],
        measure=measure if decision.kind == "oqtf" else "",
    )  # fmt: skip


def _answer(text: str) -> str:
    return text if text in ("yes", "no") else ""


def _supposed(decision: Decision) -> tuple[Sentence, ...]:
    told = []
    if decision.kind == "oqtf" and decision.measure not in MEASURES:
        told.append(Sentence("measure-supposed"))
    if not moment_of(decision.notified_at)[0] and moment_of(decision.dated)[0]:
        told.append(Sentence("notified-supposed"))
    return tuple(told)


def _no_rule(decision: Decision) -> Outcome:
    """No day: it says only that the period is missing."""
    known = moment_of(decision.notified_at)[0]
    return lacking("no-rule", *(() if known else ("notified_at",)), "period")
