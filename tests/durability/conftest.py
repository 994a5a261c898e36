"""What is killed while it writes writes to a real disk, whose waits are where most kills strike."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder in the usual place, instead of one in memory."""
    with tempfile.TemporaryDirectory(prefix="guichet-killed-") as folder:
        yield Path(folder)
