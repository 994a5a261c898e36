"""What happened outside, noted for the file: attempts, deposits, appointments, statuses read."""

from datetime import datetime, timedelta

import msgspec

from app.desk.fitting import kept_line, kept_text
from app.desk.sitting import Sitting
from app.domain.changes import Make, Recorded
from app.domain.clock import Clock
from app.domain.entities import Appointment, Attempt, Case, Deposit, Piece, StatusRead
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
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

    def __init__(self, register: Register, sitting: Sitting, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._sitting = sitting
        self._clock = clock
        self._ids = ids

    def attempts(self, case: Id) -> list[Attempt]:
        """The attempts of a case, oldest first."""
        return sorted(self._register.where(Attempt, case=case), key=lambda one: one.at)

    def record_attempt(self, form: AttemptForm) -> Recorded:
        """Records an attempt. Raises `attempt.outcome-missing`, `record.in-future`, `people.too-long`."""
        if form.outcome == "unknown" and not form.message.strip():
            raise KnownError("attempt.outcome-missing")
        attempt = Attempt(
            id=self._ids(), person=self._person(form.case), case=form.case, at=self._moment(form.at),
            channel=form.channel, page=kept_line(form.page), outcome=form.outcome,
            message=kept_text(form.message), by=self._sitting.author, witness=form.witness, node=form.node,
        )  # fmt: skip
        return self._sitting.record("attempt-recorded", [Make(attempt)])

    def record_deposit(self, form: DepositForm) -> Recorded:
        """Records a request filed. Raises `record.in-future`, `people.too-long`."""
        pieces = tuple(Piece(kept_line(name)) for name in form.pieces if kept_line(name))
        deposit = Deposit(
            id=self._ids(), person=self._person(form.case), case=form.case, at=self._moment(form.at),
            channel=form.channel, reference=kept_line(form.reference), pieces=pieces,
            acknowledgement=form.acknowledgement, by=self._sitting.author,
        )  # fmt: skip
        return self._sitting.record("deposit-recorded", [Make(deposit)])

    def record_appointment(self, case: Id, at: datetime, place: str, bring: str = "") -> Recorded:
        """Records an appointment obtained; it may well be in the future."""
        appointment = Appointment(
            id=self._ids(), person=self._person(case), case=case, at=_iso(at), place=kept_line(place),
            bring=kept_text(bring),
        )  # fmt: skip
        return self._sitting.record("appointment-recorded", [Make(appointment)])

    def record_status(self, case: Id, at: datetime, text: str) -> Recorded:
        """Records what the administration's page said, word for word. Raises `status.empty`, `record.in-future`."""
        said = kept_text(text)
        if not said:
            raise KnownError("status.empty")
        status = StatusRead(
            id=self._ids(), person=self._person(case), case=case, at=self._moment(at), text=said,
            by=self._sitting.author,
        )  # fmt: skip
        return self._sitting.record("status-recorded", [Make(status)])

    def _person(self, case: Id) -> Id:
        found = self._register.get(Case, case)
        if found is None:
            raise LookupError(case)
        return found.person

    def _moment(self, at: datetime) -> str:
        # A minute of grace: the form shows minutes, the clock has seconds.
        if at > self._clock() + timedelta(minutes=1):
            raise KnownError("record.in-future")
        return _iso(at)


def _iso(at: datetime) -> str:
    return at.isoformat(timespec="minutes")
