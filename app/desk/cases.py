"""Why someone came: her cases, and the word left for the next volunteer."""

from typing import TypeVar

import msgspec

from app.desk.fitting import kept_line, kept_text
from app.desk.sitting import Sitting
from app.domain.changes import Edit, Make, Recorded
from app.domain.clock import Clock
from app.domain.entities import Appointment, Attempt, Case, Consequence, Deposit, RequirementState, StatusRead
from app.domain.ids import Id, Ids
from app.register.register import Register

E = TypeVar("E", Attempt, Deposit, StatusRead, Appointment, Consequence, RequirementState)


class Digest(msgspec.Struct, frozen=True):
    """Where a case stands: how often it was tried, the last deposit and status, the next appointment, its documents."""

    attempts: int = 0
    last_attempt: str = ""
    deposit: Deposit | None = None
    status: StatusRead | None = None
    appointment: Appointment | None = None
    consequences: tuple[Consequence, ...] = ()
    requirements: tuple[RequirementState, ...] = ()


class Cases:
    """The cases of the register."""

    def __init__(self, register: Register, sitting: Sitting, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._sitting = sitting
        self._clock = clock
        self._ids = ids

    def of(self, person: Id) -> list[Case]:
        """A person's cases, the latest first."""
        return self._register.where(Case, person=person)[::-1]

    def get(self, case: Id) -> Case:
        """One case; `LookupError` where there is none."""
        found = self._register.get(Case, case)
        if found is None:
            raise LookupError(case)
        return found

    def attempts(self, case: Id) -> list[Attempt]:
        """The attempts of a case, oldest first."""
        return sorted(self._register.where(Attempt, case=case), key=lambda one: one.at)

    def open(self, person: Id, procedure: str, reason: str = "") -> tuple[Id, Recorded]:
        """Opens a case for a procedure."""
        case = Case(
            id=self._ids(), person=person, procedure=procedure, reason=kept_line(reason),
            opened=self._clock().date().isoformat(), desk=self._sitting.desk.id,
        )  # fmt: skip
        return case.id, self._sitting.record("case-opened", [Make(case)])

    def digests(self, person: Id) -> dict[Id, Digest]:
        """Where each case of a person stands."""
        now = self._clock().isoformat(timespec="minutes")
        attempts, deposits = self._by_case(Attempt, person), self._by_case(Deposit, person)
        statuses, appointments = self._by_case(StatusRead, person), self._by_case(Appointment, person)
        consequences, requirements = self._by_case(Consequence, person), self._by_case(RequirementState, person)
        return {
            case: Digest(
                len(attempts.get(case, ())), max((one.at for one in attempts.get(case, ())), default=""),
                max(deposits.get(case, ()), key=_at, default=None), max(statuses.get(case, ()), key=_at, default=None),
                min((one for one in appointments.get(case, ()) if one.at >= now), key=_at, default=None),
                tuple(consequences.get(case, ())), tuple(requirements.get(case, ())),
            )
            for case in (one.id for one in self.of(person))
        }  # fmt: skip

    def beside(self, person: Id) -> list[Consequence]:
        """What delay did to her life that was noted in none of her cases."""
        return [one for one in self._register.where(Consequence, person=person) if not one.case]

    def _by_case(self, kind: type[E], person: Id) -> dict[Id, list[E]]:
        found: dict[Id, list[E]] = {}
        for one in self._register.where(kind, person=person):
            found.setdefault(one.case, []).append(one)
        return found

    def edit(self, case: Id, **fields: str) -> Recorded:
        """Changes fields of `Case`: procedure, reason, channel, outcome."""
        cleaned: dict[str, object] = {name: kept_line(text) for name, text in fields.items()}
        return self._sitting.record("case-edited", [Edit(Case, case, cleaned)])

    def hand_over(self, case: Id, text: str) -> Recorded:
        """Leaves a word for the next volunteer: what to do first."""
        return self._sitting.record("case-handed-over", [Edit(Case, case, {"handover": kept_text(text)})])

    def requirements(self, case: Id) -> dict[str, RequirementState]:
        """How far each document asked for is, by its key."""
        return {one.requirement: one for one in self._register.where(RequirementState, case=case)}

    def mark_requirements(self, case: Id, states: dict[str, str]) -> Recorded | None:
        """Notes the documents seen, missing, sent…, by key; nothing where nothing changed."""
        known = self.requirements(case)
        person = self.get(case).person
        changes: list[Make | Edit] = []
        for key, state in states.items():
            if key not in known:
                made = RequirementState(id=self._ids(), person=person, case=case, requirement=key, state=state)
                changes.append(Make(made))
            elif known[key].state != state:
                changes.append(Edit(RequirementState, known[key].id, {"state": state}))
        return self._sitting.record("documents-checked", changes) if changes else None


def _at(one: Deposit | StatusRead | Appointment) -> tuple[str, Id]:
    return one.at, one.id
