"""The fonts, read once for all tests of papers."""

from pathlib import Path

import pytest

from app.papers.scripts.typecase import TypeCase

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def case() -> TypeCase:
    """The project's own fonts."""
    return TypeCase(ROOT / "resources" / "fonts")
