"""The table of hand-worked cases, `truth.yaml`: each row is a sentence about the law, with its article."""

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from app.domain.deadlines.outcome import NamedDate, Outcome
from app.domain.deadlines.reading import read_facts
from app.domain.deadlines.rules import RULES
from app.domain.faults import KnownError
from tests.domain.deadlines.asking import deadlines

FEWEST = 200


class Case(NamedTuple):
    """A row: the rule, its article, the facts as typed, the dates as written, the codes told and not told."""

    rule: str
    article: str
    facts: tuple[str, ...]
    expected: str
    told: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.rule} {' '.join(self.facts)}"


def case(rule: str, article: str, row: str) -> Case:
    """A row of the table, taken apart."""
    facts, _, rest = row.partition("=>")
    expected, _, told = rest.partition(";")
    return Case(rule, article, tuple(facts.split()), expected.strip(), tuple(told.split()))


TABLE = yaml.safe_load((Path(__file__).parent / "truth.yaml").read_text(encoding="utf-8"))
CASES = [case(group["rule"], group["article"], row) for group in TABLE for row in group["cases"]]


def written(one: NamedDate) -> str:
    """A date as the table writes it."""
    return one.day.isoformat() + (one.hour.strftime("T%H:%M") if one.hour else "")


def of(found: Outcome, name: str) -> str:
    """The dates of one name as the table writes them; `none` where there is none."""
    return ",".join(written(one) for one in found.dates if one.name == name) or "none"


@pytest.mark.parametrize("row", CASES, ids=str)
def test_a_rule_says_what_was_worked_out_by_hand(row: Case) -> None:
    if row.expected.startswith("fault:"):
        with pytest.raises(KnownError) as raised:
            deadlines().typed(row.rule, row.facts)
        assert raised.value.code == row.expected.removeprefix("fault:")
        return
    facts, on = read_facts(row.facts)
    found = deadlines().answer(row.rule, facts, on)
    if row.expected.startswith("missing:"):
        assert (found.missing, found.dates) == (tuple(row.expected.removeprefix("missing:").split(",")), ())
        return
    assert not found.missing
    assert found.sources, "an answer cites its sources"
    wanted = [] if row.expected == "none" else [part.split("=") for part in row.expected.split()]
    assert {name: of(found, name) for name, _ in wanted} == dict(wanted), row.article
    if row.expected == "none":
        assert not found.dates, row.article
    codes = {one.code for one in (*found.reasons, *found.warnings)}
    missing = {code[1:] for code in row.told if code.startswith("+")} - codes
    unwanted = {code[1:] for code in row.told if code.startswith("-")} & codes
    assert (missing, unwanted) == (set(), set()), row.article


def test_the_table_is_large_and_covers_every_rule_with_an_article() -> None:
    assert len({str(row) for row in CASES}) == len(CASES) >= FEWEST
    assert {row.rule for row in CASES} == set(RULES)
    assert all(row.article for row in CASES)
