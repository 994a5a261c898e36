"""An open desk for the tests of each activity."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk.open_desk import OpenDesk
from tests.clock import FakeClock
from tests.desk.desks import create


@pytest.fixture
def desk(tmp_path: Path, clock: FakeClock) -> Iterator[OpenDesk]:
    """A desk of one coordinator, who sits at it."""
    opened = create(tmp_path / "register", clock)
    yield opened
    opened.close()
