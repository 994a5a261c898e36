"""A laptop with a small register, and a folder for its backups on what stands for a USB stick."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clock import FakeClock
from tests.exchange.laptop import Laptop, new_laptop


@pytest.fixture
def laptop(tmp_path: Path, clock: FakeClock) -> Iterator[Laptop]:
    """A laptop whose register is open."""
    made = new_laptop(tmp_path / "register", clock)
    yield made
    made.register.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """An empty folder for backups."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
