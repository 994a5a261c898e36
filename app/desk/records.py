"""What happened outside, noted for the file: attempts, deposits, appointments, statuses read."""

from datetime import datetime

import msgspec

from app.desk.entries import Entries
from app.desk.sitting import Sitting
from app.domain.changes import Recorded
from app.domain.entities import Appointment, Attempt, Case, Deposit, Piece, StatusRead
from app.domain.ids import Id
from app.domain.moments import iso
from app.register.register import Register


class AttemptForm(msgspec.Struct, frozen=True, kw_only=True):
    """A try, as it was: when, where, what the screen said word for word."""

    case: Id
    at: datetime
    outcome: str
    channel: str = "unknown"
    page: str = ""
    message: str = ""
    witness: str = "unknown"
    node: str = ""


class DepositForm(msgspec.Struct, frozen=True, kw_only=True):
    """A request filed, with the names of the pieces sent."""

    case: Id
    at: datetime
    channel: str = "unknown"
    reference: str = ""
    pieces: tuple[str, ...] = ()
    acknowledgement: str = "unknown"


class Records:
    """What is recorded in the cases of one person after another."""

    def __init__(self, register: Register, sitting: Sitting, entries: Entries) -> None:
        self._register = register
        self._sitting = sitting
        self._entries = entries

    def attempts(self, case: Id) -> list[Attempt]:
        """The attempts of a case, oldest first."""
        return sorted(self._register.where(Attempt, case=case), key=lambda one: one.at)

    def record_attempt(self, form: AttemptForm) -> Recorded:
        """Records an attempt. Raises `attempt.outcome-missing`, `record.in-future`, `people.too-long`."""
        attempt = Attempt(
            id=self._entries.new_id(), person=self._person(form.case), case=form.case, at=iso(form.at),
            channel=form.channel, page=form.page, outcome=form.outcome, message=form.message, by=self._sitting.author,
            witness=form.witness, node=form.node,
        )  # fmt: skip
        return self._entries.add(attempt)

    def record_deposit(self, form: DepositForm) -> Recorded:
        """Records a request filed. Raises `record.in-future`, `people.too-long`."""
        deposit = Deposit(
            id=self._entries.new_id(), person=self._person(form.case), case=form.case, at=iso(form.at),
            channel=form.channel, reference=form.reference, pieces=tuple(Piece(name) for name in form.pieces),
            acknowledgement=form.acknowledgement, by=self._sitting.author,
        )  # fmt: skip
        return self._entries.add(deposit)

    def record_appointment(self, case: Id, at: datetime, place: str, bring: str = "") -> Recorded:
        """Records an appointment obtained; it may well be in the future."""
        appointment = Appointment(
            id=self._entries.new_id(), person=self._person(case), case=case, at=iso(at), place=place, bring=bring
        )
        return self._entries.add(appointment)

    def record_status(self, case: Id, at: datetime, text: str) -> Recorded:
        """Records what the administration's page said, word for word. Raises `status.empty`, `record.in-future`."""
        status = StatusRead(
            id=self._entries.new_id(), person=self._person(case), case=case, at=iso(at), text=text,
            by=self._sitting.author,
        )  # fmt: skip
        return self._entries.add(status)

    def _person(self, case: Id) -> Id:
        found = self._register.get(Case, case)
        if found is None:
            raise LookupError(case)
        return found.person
