"""What brings someone to the calculator, in the order in which it is offered: the rules to ask, the facts to ask."""

from typing import Literal

from msgspec import Struct

from app.domain.deadlines.continuity import CARD_OF
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.silence import BLUE_CARDS, SHORTER
from app.domain.deadlines.windows import OWN_WINDOW

Turn = Literal["opens", "closes", "due", "happens"]
"""What a date is: the first day to act, the last one, a day by which something is expected, an event."""


class Situation(Struct, frozen=True):
    """A situation of a walk-in: the rules that speak of it, the one that matters first; the facts to ask, in order."""

    code: str
    rules: tuple[str, ...]
    facts: tuple[str, ...]


_REQUEST = ("filed", "complete_on", "permit", "request", "elsewhere")
SITUATIONS = (
    Situation("oqtf", ("oqtf",), ("measure", "notified_at")),
    Situation("refused", ("appeal",), ("notified_at", "decision", "remedies", "recourse", "recourse_rejected")),
    Situation(
        "expires",
        ("renewal", "late-fee", "visa-risk", "continuity", "prolongation"),
        ("expiry", "permit", "channel", "card", "filed"),
    ),
    Situation("silent", ("implicit-refusal", "court-application", "reasons-request"), (*_REQUEST, "reasons_asked")),
    Situation("no-slot", ("evidence",), ("attempts", "channel", "emails", "letters", "calls", "visits")),
    Situation("waiting", ("prolongation", "continuity"), ("expiry", "permit", "channel", "filed", "card")),
    Situation("arrived", ("vls-ts",), ("entry",)),
    Situation("moved", ("address",), ("move", "permit", "card")),
    Situation("young", ("young-adult",), ("birth", "entitled")),
    Situation("protected", ("refugee-card",), ("decision",)),
    Situation("shortage", ("shortage-jobs",), ()),
)

_SILENCE = (*_REQUEST, "suspended")
READS: dict[str, tuple[str, ...]] = {
    "renewal": ("expiry", "channel", "permit"),
    "late-fee": ("expiry", "filed", "channel", "permit"),
    "visa-risk": ("expiry", "filed"),
    "implicit-refusal": _SILENCE,
    "reasons-request": ("decision", *_SILENCE, "reasons_asked", "reasons_given"),
    "appeal": (
        "notified_at", "decision", "measure", "remedies", "recourse", "recourse_rejected", "reasons_asked",
        "reasons_given", *_SILENCE,
    ),
    "oqtf": ("notified_at", "notified_time", "measure"),
    "continuity": ("expiry", "card", "permit", "filed"),
    "prolongation": ("expiry", "filed", "complete_on", "channel", "permit"),
    "address": ("move", "permit", "card", "issued", "expiry"),
    "vls-ts": ("entry",),
    "young-adult": ("birth", "entitled"),
    "refugee-card": ("decision",),
    "shortage-jobs": (),
    "court-application": _SILENCE,
    "evidence": ("attempts", "emails", "letters", "calls", "visits", "channel"),
}  # fmt: skip
"""The facts that each rule reads: what is told of how a date was found names these and no other."""

TURNS: dict[str, Turn] = {
    "opens": "opens",
    "late-from": "happens",
    "implicit-refusal": "happens",
    "departure-period-ends": "happens",
    "continuity-ends": "happens",
    "first-certificate-ends": "happens",
    "due": "due",
    "card-due": "due",
    "answer-due": "due",
    "reminder": "happens",
    "weeks-covered-on": "happens",
}
"""What a date of this name is; any other is a last day to act."""


def situation(code: str) -> Situation:
    """The situation of a code. Any other code is a bug: `LookupError`."""
    for one in SITUATIONS:
        if one.code == code:
            return one
    raise LookupError(code)


def asked(one: Situation, facts: Facts) -> tuple[str, ...]:
    """The facts to ask for in a situation, given those that are known: what would change nothing is not asked."""
    pointless = {
        "elsewhere": facts.permit not in BLUE_CARDS,
        "request": facts.permit not in SHORTER,
        "card": facts.permit in CARD_OF,
        "channel": facts.permit in OWN_WINDOW,
        "visits": facts.channel != "anef",
    }
    return tuple(name for name in one.facts if not pointless.get(name, False))


def turn_of(name: str) -> Turn:
    """What a date of this name is."""
    return TURNS.get(name, "closes")


def used(rule: str, facts: Facts) -> tuple[tuple[str, object], ...]:
    """The facts that a rule was given, by name, in the order in which it reads them; a rule not known here: all."""
    names = READS.get(rule, Facts.__struct_fields__)
    found = ((name, getattr(facts, name)) for name in names)
    return tuple((name, value) for name, value in found if value not in (None, "", ()))
