"""Is the clock of this computer obviously wrong? Asked once, when the desk opens."""

from collections.abc import Callable
from datetime import date, datetime

from app.domain.clock import Clock
from app.domain.clock_doubt import doubts
from app.domain.faults import KnownError
from app.register import agenda
from app.register.register import Register


def clock_doubts(register: Register, made_on: Callable[[], date], clock: Clock) -> tuple[KnownError, ...]:
    """What is to be told of the clock; `made_on` is the day on which the content was made."""
    now = clock()
    at = register.reading(lambda connection: agenda.last_entry(connection, register.device))
    last = datetime.fromtimestamp(at / 1000, now.tzinfo) if at is not None else None
    try:
        made = made_on()
    except KnownError:
        # Whoever opens a guide is told what is wrong with the content; here the register alone must do.
        made = last.date() if last else now.date()
    return doubts(now, made, last)
