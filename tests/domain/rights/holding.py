"""What fictional papers prove, with the content that ships. The day is Sunday 22 November 2026."""

from datetime import date
from typing import Any

from app.desk.rights import papers_of
from app.domain.agenda.model import PersonFile
from app.domain.entities import Title
from app.domain.rights.held import rights_held
from app.domain.rights.model import Paper, PaperRights, RightsHeld
from tests.domain.agenda.people import SHE, file, made
from tests.domain.deadlines.asking import TODAY, parameters, shipped

START, END = date(2026, 1, 1), date(2027, 12, 31)


def papers() -> tuple[Paper, ...]:
    """What the shipped content says of each paper."""
    return papers_of(shipped(), TODAY)


def held(whole: PersonFile, on: date = TODAY) -> RightsHeld:
    """What her papers prove."""
    return rights_held(whole, papers(), parameters(), on, START, END)


def paper(number: int = 10, **fields: Any) -> Title:
    """A paper of hers, seen by someone at the desk."""
    known: dict[str, Any] = {"valid_from": "2026-06-01", "valid_to": "2027-05-31", "seen": "seen", **fields}
    return Title(id=made(number), person=SHE, **known)


def proofs(found: PaperRights) -> str:
    """The four proofs in one word each: `proven limited uncertain -`."""
    return " ".join(one.certainty or "-" for one in found.proofs)


def alone(**fields: Any) -> str:
    """What a paper proves where it is the only one."""
    (found,) = held(file(titles=(paper(**fields),))).papers
    return proofs(found)


def after_card(kind: str, ground: str) -> str:
    """What a provisional paper proves after a card on the same ground."""
    card = paper(9, kind="card", ground=ground, valid_from="2025-06-01", valid_to="2026-05-31")
    found = held(file(titles=(card, paper(kind=kind, ground=ground))))
    return next(proofs(one) for one in found.papers if one.title.id == made(10))
