"""Promise E7: people are found among 6,000 others however their names are written, and nobody is sure by mistake."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.register import naming
from tests.register.naming import Asked, Measured


@pytest.fixture(scope="module")
def measured() -> Iterator[dict[bool, Measured]]:
    """What was measured with the names that the rules were tuned on (`False`), and with those held out (`True`)."""
    there, asked, absent = naming.scene()
    connection = naming.register(there)
    yield {held_out: naming.measured(connection, part(asked + absent, held_out)) for held_out in (False, True)}
    connection.close()


def part(asked: list[Asked], held_out: bool) -> list[Asked]:
    """The questions of one part."""
    return [one for one in asked if one.held_out == held_out]


def together(measured: dict[bool, Measured], field: str) -> int:
    """A count of both parts."""
    return sum(int(getattr(one, field)) for one in measured.values())


def test_the_names_are_many_and_of_every_tradition() -> None:
    there, asked, absent = naming.scene()
    assert {
        "arabic",
        "maghreb",
        "persian",
        "turkish",
        "cyrillic",
        "geez",
        "bengali",
        "westafrica",
        "portuguese",
    } <= set(naming.names("given"))
    assert len(there) - len({one.person for one in asked}) >= 5_000
    assert len(asked) >= 1_500 and len(absent) >= 500
    assert 0.3 < sum(one.held_out for one in asked) / len(asked) < 0.7


def test_nearly_everyone_is_among_the_first_three(measured: dict[bool, Measured]) -> None:
    assert together(measured, "found") / together(measured, "asked") >= 0.98
    assert measured[False].recall >= 0.985
    assert measured[True].recall >= 0.975


def test_very_likely_is_right(measured: dict[bool, Measured]) -> None:
    assert together(measured, "sure") >= 250
    assert together(measured, "rightly_sure") / together(measured, "sure") >= 0.99
    assert measured[True].precision >= 0.99


def test_the_measure_can_fail() -> None:
    there, asked, _ = naming.scene()
    connection: Any = naming.register(there[:50])
    found = naming.measured(connection, [one for one in asked if one.person is not None][-200:])
    connection.close()
    assert found.recall < 0.1 and len(found.missed) > 180
