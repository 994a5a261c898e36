"""The agenda asks by index, however many people there are."""

import pytest

from app.domain.agenda.horizon import within
from app.domain.agenda.reach import reaches
from app.register.agenda import BORN, BY_DATE, DECIDED, by_date
from tests.domain.deadlines.asking import TODAY, parameters
from tests.register.laptops import Laptop

QUESTIONS = {f"{table} {column}": by_date(table, column) for table, column in sorted(BY_DATE)}
QUESTIONS |= {"births": BORN, "decisions": DECIDED}


@pytest.mark.parametrize("question", QUESTIONS)
def test_nobody_is_looked_at_in_vain(here: Laptop, question: str) -> None:
    statement = QUESTIONS[question]
    values = ("2026-11-01", "2026-12-31") if "?" in statement else ()
    plan = here.register.reading(lambda c: [row[3] for row in c.execute(f"EXPLAIN QUERY PLAN {statement}", values)])
    assert any(step.startswith("SEARCH") and "INDEX" in step for step in plan), plan
    assert not any(step.startswith("SCAN") for step in plan), plan


def test_every_column_that_the_rules_reach_is_one_of_them() -> None:
    found = {(one.table, one.column) for one in reaches(within(TODAY, parameters()), parameters()).dates}
    assert found == BY_DATE


def test_another_column_is_not_searched() -> None:
    with pytest.raises(ValueError, match="person"):
        by_date("person", "alert")
