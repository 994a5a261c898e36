"""What the tests of the register share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.register.laptops import Laptop, laptop


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Laptop]:
    """One laptop."""
    with laptop(tmp_path / "here", number=1) as opened:
        yield opened


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Laptop]:
    """Another laptop of the same desk."""
    with laptop(tmp_path / "there", number=2) as opened:
        yield opened
