"""Why someone came: her cases, and the word left for the next volunteer."""

from app.desk.fitting import kept_line, kept_text
from app.desk.sitting import Sitting
from app.domain.changes import Edit, Make, Recorded
from app.domain.clock import Clock
from app.domain.entities import Case, RequirementState
from app.domain.ids import Id, Ids
from app.register.register import Register


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

    def open(self, person: Id, procedure: str, reason: str = "") -> tuple[Id, Recorded]:
        """Opens a case for a procedure."""
        case = Case(
            id=self._ids(), person=person, procedure=procedure, reason=kept_line(reason),
            opened=self._clock().date().isoformat(), desk=self._sitting.desk.id,
        )  # fmt: skip
        return case.id, self._sitting.record("case-opened", [Make(case)])

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
