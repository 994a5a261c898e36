"""Whoever stands on a list is found by the dates that it looks at: each paper worked by hand, on hundreds of days."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from app.domain.agenda.horizon import Horizon, horizon, within
from app.domain.agenda.lines import lines_of, listed
from app.domain.agenda.making import Asking
from app.domain.agenda.model import PersonFile
from app.domain.agenda.reach import Reach, Reaches, reaches
from tests.domain.agenda.people import file, title
from tests.domain.agenda.truth import TABLE
from tests.domain.deadlines.asking import TODAY, parameters

PARTS = {
    "title": "titles", "deposit": "deposits", "attempt": "attempts", "appointment": "appointments", "task": "tasks",
    "requirement_state": "requirements", "mandate": "mandates", "consent": "consents", "contact": "contacts",
}  # fmt: skip
DAYS = range(-420, 420, 3)


def found(held: PersonFile, where: Reaches) -> bool:
    """Whether the register would find this person, as its query does."""
    born = any(first.isoformat() <= held.person.birth <= last.isoformat() for first, last in where.births)
    return born or bool(held.decisions) or any(_in(held, one) for one in where.dates)


def _in(held: PersonFile, one: Reach) -> bool:
    texts = [getattr(entity, one.column) for entity in getattr(held, PARTS[one.table])]
    return any(text and one.first.isoformat() <= text <= one.last.isoformat() + "~" for text in texts)


def near(day: date) -> tuple[Horizon, Horizon]:
    """The list of a desk with a session a week, and the week of its first page."""
    known = parameters(TODAY)
    return horizon([day - timedelta(days=7)], day, known), within(day, known)


@pytest.mark.parametrize("held", [row[1] for row in TABLE], ids=[row[0] for row in TABLE])
def test_nobody_is_out_of_reach(held: PersonFile) -> None:
    for days in DAYS:
        day = TODAY + timedelta(days=days)
        lines = lines_of(held, Asking(now=datetime.combine(day, time(12), UTC), parameters=parameters(TODAY)))
        for span in near(day):
            if list(listed(lines, span)):
                assert found(held, reaches(span, parameters(TODAY))), (day, span)


def test_a_card_that_ends_in_ten_years_is_not_looked_at() -> None:
    for span in near(TODAY):
        assert not found(file(titles=(title(kind="card", valid_to="2036-11-22"),)), reaches(span, parameters(TODAY)))
