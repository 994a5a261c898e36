"""What rules are told by the content: delays, amounts and statements that hold on one day, each with its reference."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from app.domain.faults import KnownError

CERTAIN = ("verified", "secondary")


class Known(Struct, frozen=True, kw_only=True):
    """A value that holds on the day asked about.

    `unit` is that of the content (days, months, hours, euros, count, text …); `status` is verified, secondary,
    to-check or conflict; `others` is what the other sources of a conflict say; `stale`: not checked for too long.
    """

    key: str
    unit: str
    value: str
    reference: str
    status: str
    checked_on: date
    others: tuple[str, ...] = ()
    stale: bool = False

    @property
    def number(self) -> int:
        """The value as a whole number. Raises `deadlines.parameter-unfit`."""
        try:
            exact = Decimal(self.value)
            found = int(exact)
        except (InvalidOperation, ValueError, OverflowError) as error:
            raise KnownError("deadlines.parameter-unfit", key=self.key, value=self.value) from error
        if found != exact or found < 0:
            raise KnownError("deadlines.parameter-unfit", key=self.key, value=self.value)
        return found

    @property
    def day(self) -> date:
        """The value as a civil date. Raises `deadlines.parameter-unfit`."""
        try:
            return date.fromisoformat(self.value)
        except ValueError as error:
            raise KnownError("deadlines.parameter-unfit", key=self.key, value=self.value) from error

    def other(self, value: str) -> "Known":
        """The same with what another source says."""
        return Known(
            key=self.key, unit=self.unit, value=value, reference=self.reference, status=self.status,
            checked_on=self.checked_on,
        )  # fmt: skip


class Parameters(Struct, frozen=True, kw_only=True):
    """The values that hold on the day `on`, by key."""

    on: date
    values: Mapping[str, Known]

    def get(self, key: str) -> Known:
        """A value that a rule cannot do without. Raises `deadlines.parameter-missing`."""
        found = self.values.get(key)
        if found is None:
            raise KnownError("deadlines.parameter-missing", key=key, day=self.on.isoformat())
        return found

    def find(self, key: str) -> Known | None:
        """A value that may lack on that day, such as a later court decision."""
        return self.values.get(key)
