"""What speaks against forgetting someone now: what is open, due, or still to come."""

from datetime import date

import msgspec

from app.desk.agenda import Agenda
from app.domain.agenda.model import day_of
from app.domain.entities import Appointment, Case, Decision, Mandate, Visit
from app.domain.ids import Id
from app.register.register import Register


class Caution(msgspec.Struct, frozen=True):
    """Something of a person that speaks against forgetting her now.

    `code`: `open-case`, `visit-today`, `appointment`, `decision` (notified and not ended, an OQTF among them),
    `deadline` (a line of the agenda still to be done), `mandate`. `count` of them; `day`: the first, if they have one.
    """

    person: Id
    code: str
    count: int
    day: date | None = None


def cautions(register: Register, agenda: Agenda, person: Id, today: date) -> list[Caution]:
    """The cautions about a person, each kind once."""
    where = register.where
    cases = [one for one in where(Case, person=person) if not one.outcome]
    visits = [day_of(one.arrived_at) for one in where(Visit, person=person) if not one.ended_at]
    appointments = [day_of(one.at) for one in where(Appointment, person=person)]
    decisions = [one for one in where(Decision, person=person) if not one.ended and not one.outcome]
    mandates = [day_of(one.expires_on) for one in where(Mandate, person=person) if not one.revoked_on]
    found: dict[str, list[date | None]] = {
        "open-case": [day_of(one.opened) for one in cases],
        "visit-today": [day for day in visits if day == today],
        "appointment": [day for day in appointments if day and day >= today],
        "decision": [day_of(one.notified_at) for one in decisions],
        "deadline": [line.day for line in agenda.strip(person)],
        "mandate": [day for day in mandates if day and day >= today],
    }
    return [
        Caution(person, code, len(days), min((day for day in days if day), default=None))
        for code, days in found.items()
        if days
    ]
