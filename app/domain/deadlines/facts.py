"""What is known of a situation: every fact may lack, and no fact has a plausible default."""

from datetime import date, time

from msgspec import Struct

CHANNELS = ("anef", "prefecture")
PERMITS = (
    "etudiant", "rece", "salarie", "travailleur-temporaire", "stagiaire", "au-pair", "saisonnier", "ict", "talent",
    "talent-carte-bleue", "talent-famille-carte-bleue", "talent-chercheur", "visiteur", "vpf", "resident",
    "resident-ue", "refugie", "protection-subsidiaire", "algerien-1", "algerien-10", "ue-famille", "aes", "autre",
)  # fmt: skip
"""`resident-ue` is the long-term resident card of the Union (LRD-UE)."""
CARDS = ("cst", "pluriannuelle-4", "pluriannuelle-2", "resident", "accord")
MEASURES = ("general", "house-arrest", "prison", "detention")
REQUESTS = ("first", "renewal")
YES_NO = ("yes", "no")
PROTECTED = ("refugie", "protection-subsidiaire")
ALGERIAN = ("algerien-1", "algerien-10")


class Suspension(Struct, frozen=True):
    """A period during which silence does not count: pieces asked for on `start`, supplied (or due) on `end`."""

    start: date
    end: date


class Facts(Struct, frozen=True, kw_only=True, gc=False):
    """What a rule may be told. Dates are civil dates of mainland France; texts are codes of this file, '' unknown.

    `complete_on`: the day the file was complete. `notified_at`: the day a decision was handed over, and
    `notified_time` its hour. `decision`: the day of the decision, or the day a refusal by silence arose.
    `recourse`: an administrative appeal; `recourse_rejected`: the last rejection of it. `remedies`: does the
    notification state the remedies and their time limits. `entitled`: is the young adult entitled as of right.
    `elsewhere`: does the person hold the blue card of another member State.
    """

    expiry: date | None = None
    issued: date | None = None
    filed: date | None = None
    complete_on: date | None = None
    notified_at: date | None = None
    notified_time: time | None = None
    entry: date | None = None
    birth: date | None = None
    move: date | None = None
    decision: date | None = None
    recourse: date | None = None
    recourse_rejected: date | None = None
    reasons_asked: date | None = None
    reasons_given: date | None = None
    suspended: tuple[Suspension, ...] = ()
    attempts: tuple[date, ...] = ()
    emails: tuple[date, ...] = ()
    letters: tuple[date, ...] = ()
    calls: tuple[date, ...] = ()
    visits: tuple[date, ...] = ()
    channel: str = ""
    permit: str = ""
    card: str = ""
    measure: str = ""
    request: str = ""
    remedies: str = ""
    entitled: str = ""
    elsewhere: str = ""


CHOICES = {
    "channel": CHANNELS,
    "permit": PERMITS,
    "card": CARDS,
    "measure": MEASURES,
    "request": REQUESTS,
    "remedies": YES_NO,
    "entitled": YES_NO,
    "elsewhere": YES_NO,
}
"""The codes that each choice may take."""
SINGLE_DATES = (
    "expiry", "issued", "filed", "complete_on", "notified_at", "entry", "birth", "move", "decision", "recourse",
    "recourse_rejected", "reasons_asked", "reasons_given",
)  # fmt: skip
SEVERAL_DATES = ("attempts", "emails", "letters", "calls", "visits")
