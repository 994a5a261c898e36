"""Time as an argument: nothing below `app.compose` asks the computer what time it is."""

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""Returns the present moment as an aware datetime in the laptop's own time zone."""


def milliseconds(moment: datetime) -> int:
    """Milliseconds since 1970-01-01 UTC of an aware datetime."""
    return int(moment.timestamp() * 1000)
