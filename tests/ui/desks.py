"""A real small register under the window: cheap keys, a clock that stands still, a team of one."""

from pathlib import Path

from app.desk.open_desk import OpenDesk
from tests.clock import FakeClock
from tests.desk.desks import create


def small_desk(folder: Path, clock: FakeClock) -> OpenDesk:
    """A new desk in `folder`, its recovery sheet proven, with its coordinator sitting at it and a session open."""
    desk = create(folder, clock)
    desk.access.confirm(desk.access.recovery_file())
    return desk
