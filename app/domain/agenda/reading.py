"""From what the register holds to what the rules ask: permit, card, channel, dates of one person's file."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.agenda.model import PersonFile, day_of
from app.domain.deadlines.counting import ONE_DAY, after, before
from app.domain.deadlines.facts import PERMITS
from app.domain.deadlines.outcome import Sentence
from app.domain.deadlines.parameters import Parameters
from app.domain.entities import Case, Deposit, Title
from app.domain.ids import Id
from app.domain.vocabulary import OPEN, OTHER

PERMIT_OF = {
    "student": "etudiant", "job-search": "rece", "employee": "salarie", "temporary-worker": "travailleur-temporaire",
    "trainee": "stagiaire", "au-pair": "au-pair", "seasonal": "saisonnier", "talent": "talent",
    "private-family-life": "vpf", "resident": "resident", "resident-eu": "resident-ue", "visitor": "visiteur",
    "refugee": "refugie", "subsidiary-protection": "protection-subsidiaire", "algerian-1": "algerien-1",
    "algerian-10": "algerien-10", "eu-family": "ue-famille", "admission-exceptional": "aes",
}  # fmt: skip
"""Ground of a title in the register: permit of the rules."""
PERMIT_OF_PROCEDURE = {"renewal-student": "etudiant"}
CARDS_OF_PERMIT = {"algerien-10": "accord", "algerien-1": "cst", "resident": "resident", "resident-ue": "resident"}
STAYING = ("card", "vls-ts")
"""Titles that are renewed within a window."""
PROVISIONAL = ("recepisse", "prolongation-certificate")
"""Papers that hold while a request is examined, and are asked for again before they end."""
PROVING = (*STAYING, *PROVISIONAL, "favourable-decision")
NOT_A_REQUEST = ("address", "duplicate", "appointment", "decision", "none")
"""Procedures whose deposits ask for no permit: silence on them is no refusal of one."""
RENEWALS = ("renewal", "renewal-student")
ANOTHER_PERMIT = ("first-request", "status-change")
"""Procedures that ask for another permit than the one held: its ground says nothing of the one asked for."""


def permit_of(ground: str) -> str:
    """The permit of a title's ground; empty where it is not known."""
    if ground.startswith(OTHER):
        return "autre"
    return PERMIT_OF.get(ground, ground if ground in PERMITS else "")


def is_open(case: Case) -> bool:
    """Whether a case still waits for its outcome."""
    return not case.outcome or case.outcome in OPEN


def held_until(title: Title) -> date | None:
    """The last day of a title, where it is known."""
    return day_of(title.valid_to)


def live_titles(file: PersonFile) -> tuple[Title, ...]:
    """The titles that no other replaces, in an order that does not depend on how they were read.

    A title that is said to be replaced by itself, or by one that is not there, is replaced by nothing.
    """
    known = {title.id for title in file.titles}
    return tuple(sorted((one for one in file.titles if not _is_replaced(one, known)), key=lambda one: one.id))


def _is_replaced(title: Title, known: set[Id]) -> bool:
    return title.replaced_by in known and title.replaced_by != title.id


def card_of(title: Title, parameters: Parameters) -> str:
    """The sort of card of the rules, by its ground and its length; empty where it is not known. CESEDA L.411-4."""
    permit = permit_of(title.ground)
    if title.kind != "card":
        return ""
    if permit in CARDS_OF_PERMIT:
        return CARDS_OF_PERMIT[permit]
    start, end = day_of(title.valid_from), held_until(title)
    if start is None or end is None or permit == "ue-famille":
        # A family card of the Union may last five or ten years and is none of the cards of the code.
        return ""
    # A card of so many months ends on the eve of its anniversary.
    end += ONE_DAY
    if end >= after(start, parameters.get("card-length-resident")):
        return "resident"
    if end >= after(start, parameters.get("card-length-long")):
        return "pluriannuelle-4"
    return "pluriannuelle-2" if end > after(start, parameters.get("address-permit-length")) + ONE_DAY else "cst"


def channel_of(file: PersonFile) -> tuple[str, tuple[Sentence, ...]]:
    """The channel of the rules for a renewal, and what is told where it is only supposed.

    As in the last open case that says one; else ANEF, whose window closes first.
    """
    for case in sorted(file.cases, key=lambda one: (one.opened, one.id), reverse=True):
        if is_open(case) and case.procedure not in NOT_A_REQUEST:
            if case.channel == "anef":
                return "anef", ()
            if case.channel in ("counter", "appointment-site", "demarche-numerique", "post"):
                return "prefecture", ()
    return "anef", (Sentence("channel-supposed"),)


def requests(file: PersonFile) -> Iterator[tuple[Deposit, Case | None, date]]:
    """The deposits that ask for a permit, each with its case and its day, the oldest first."""
    cases = {case.id: case for case in file.cases}
    found = [(day, deposit.id, deposit) for deposit in file.deposits if (day := day_of(deposit.at))]
    for day, _, deposit in sorted(found, key=lambda one: (one[0], one[1])):
        case = cases.get(deposit.case)
        if case is None or case.procedure not in NOT_A_REQUEST:
            yield deposit, case, day


def request_for(title: Title, file: PersonFile, parameters: Parameters) -> Deposit | None:
    """The first request filed to go on after a title: lodged in its last months, or since it ended.

    One filed early in a long title asked for something else: taken for its renewal, it would hide the window.
    """
    if not file.deposits:
        return None
    end = held_until(title)
    starts = (day_of(title.valid_from), before(end, parameters.get("request-lookback")) if end else None)
    start = max((day for day in starts if day), default=None)
    return next((deposit for deposit, _, day in requests(file) if start is None or day > start), None)


def followed_by(title: Title, titles: Iterable[Title]) -> Title | None:
    """Another title that still proves a stay the day after this one ends; nothing where its end is not known.

    Without a last day, only a favourable decision does, if it came later: it holds until the card is collected.
    """
    last = held_until(title)
    return next((one for one in titles if last and one.id != title.id and _follows(one, title, last)), None)


def _follows(other: Title, title: Title, last: date) -> bool:
    end, start = held_until(other), day_of(other.valid_from)
    if other.kind not in PROVING or (start is not None and start > last + ONE_DAY):
        return False
    if end is not None:
        return end > last
    return other.kind == "favourable-decision" and other.valid_from > title.valid_from


def title_renewed(file: PersonFile, filed: date) -> Title | None:
    """The title that a request filed on a day asks to go on from: of those begun before, the one that lasts longest."""
    held = [one for one in file.titles if one.kind in STAYING and (day_of(one.valid_from) or filed) <= filed]
    return max(held, key=lambda one: (one.valid_to, one.id), default=None)


def asked_permit(case: Case | None, file: PersonFile, filed: date) -> tuple[str, str]:
    """The permit and the sort of request (`first`, `renewal`) of a deposit; empty where not known."""
    procedure = case.procedure if case else ""
    request = "renewal" if procedure in RENEWALS else "first" if procedure == "first-request" else ""
    if procedure in PERMIT_OF_PROCEDURE:
        return PERMIT_OF_PROCEDURE[procedure], request
    renewed = title_renewed(file, filed) if procedure not in ANOTHER_PERMIT else None
    return (permit_of(renewed.ground) if renewed else ""), request
