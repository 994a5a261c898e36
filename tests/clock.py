"""A clock that tests set and move by hand."""

from datetime import UTC, datetime, timedelta, timezone

PARIS_IN_WINTER = timezone(timedelta(hours=1), "CET")
A_MONDAY_AFTERNOON = datetime(2026, 11, 23, 14, 5, tzinfo=PARIS_IN_WINTER)


class FakeClock:
    """An `app.domain.clock.Clock` that stands still until a test moves it."""

    def __init__(self, start: datetime = A_MONDAY_AFTERNOON) -> None:
        self.moment = start

    def __call__(self) -> datetime:
        """The present moment, an aware datetime."""
        return self.moment

    def advance(self, by: timedelta) -> None:
        """Moves the clock; a negative `by` is a laptop whose clock was set back."""
        self.moment += by

    @property
    def milliseconds(self) -> int:
        """The present moment in milliseconds since 1970-01-01 UTC."""
        return (self.moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
