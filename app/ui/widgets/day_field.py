"""A whole day on one line, for questions that are answered from a paper in the hand."""

from datetime import date

from app.domain.dates import OLDEST_YEAR
from app.domain.deadlines.reading import LATEST_YEAR
from app.domain.faults import KnownError
from app.domain.moments import read_day
from app.ui.widgets.field import LongTextField, TextField

WIDTH = 14


class DayField(TextField):
    """`31/12/2026`, `31 déc. 2026`, `2026-12-31`; empty where it is not known."""

    def __init__(self, label: str, *, hint: str = "", optional: str = "", example: str = "31/12/2026") -> None:
        super().__init__(label, hint=hint, optional=optional, example=example, width=WIDTH)

    def day(self) -> date | None:
        """The day; none where nothing is written. Raises `date.impossible`, `date.year`."""
        return whole_day(self.value()) if self.value().strip() else None


class DaysField(LongTextField):
    """Several days, one a line."""

    def days(self) -> tuple[date, ...]:
        """The days that are written. Raises `date.impossible`, `date.year`."""
        parts = self.value().replace(";", "\n").replace(",", "\n").splitlines()
        return tuple(whole_day(part) for part in parts if part.strip())


def whole_day(text: str) -> date:
    """The day of a text, within the years that a life can touch. Raises `date.impossible`, `date.year`."""
    day = read_day(text)
    if not OLDEST_YEAR <= day.year <= LATEST_YEAR:
        raise KnownError("date.year", text=text.strip())
    return day
