"""How long pictures and PDFs are kept: proposed from the content's parameters, decided by a person."""

from collections.abc import Callable
from datetime import date

import msgspec

from app.domain.deadlines.counting import add_months, shifted
from app.domain.faults import KnownError
from app.guides.content import Content

PARAMETERS = {
    "evidence": "retention-evidence", "decision": "retention-file", "letter": "retention-file",
    "title": "retention-copy", "application": "retention-copy",
}  # fmt: skip
"""The parameter that speaks of each purpose; none of a mandate, which is kept "until the end of the help"."""


class Proposal(msgspec.Struct, frozen=True):
    """Until when something may be kept, and who says so."""

    until: date
    reference: str


class Retention:
    """Reads the retention parameters of the content in use."""

    def __init__(self, content: Callable[[], Content]) -> None:
        self._content = content

    def proposal(self, purpose: str, since: date, today: date) -> Proposal | None:
        """The last day of keeping what was captured on `since`, never before today; none where nothing speaks of it.

        A content that does not load proposes nothing: that is no reason to lose a capture.
        """
        key = PARAMETERS.get(purpose)
        try:
            content = self._content()
        except KnownError:
            return None
        parameter = content.pack.parameters.get(key) if key else None
        value = content.parameter(key, today) if key and parameter else None
        if parameter is None or value is None or not value.value.isdigit():
            return None
        move = {"months": add_months, "days": shifted}.get(parameter.unit)
        if move is None:
            return None
        return Proposal(max(move(since, int(value.value)), today), value.reference)
