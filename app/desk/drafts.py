"""Forms that were begun and not recorded: kept as they are typed, offered back to whoever sits down again."""

from app.desk.sitting import Sitting
from app.domain.clock import Clock
from app.register.drafts import SETTLING, Draft
from app.register.register import Register


class Drafts:
    """The unsaved forms of this laptop."""

    def __init__(self, register: Register, sitting: Sitting, clock: Clock) -> None:
        self._register = register
        self._sitting = sitting
        self._clock = clock

    def keep(self, key: str, fields: dict[str, str]) -> None:
        """Keeps what a form holds under its key (`attempt/<case>`, `person/new`…); nothing typed, nothing kept."""
        if any(fields.values()):
            at = self._clock().isoformat(timespec="seconds")
            self._register.keep_draft(Draft(key, self._sitting.author, fields, at))
        else:
            self._register.drop_draft(key)

    def of(self, key: str) -> dict[str, str]:
        """What was typed into a form and not recorded; empty where there is nothing."""
        return next((draft.fields for draft in self._register.drafts() if draft.key == key), {})

    def drop(self, key: str) -> None:
        """Forgets a form that was recorded or given up."""
        self._register.drop_draft(key)

    def waiting(self) -> list[Draft]:
        """The forms that wait for someone, the last typed first."""
        return [draft for draft in self._register.drafts() if not draft.key.startswith(SETTLING)]
