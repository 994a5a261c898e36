"""What follows from each paper, request and decision: worked by hand. The day is Sunday 22 November 2026."""

from datetime import date

import pytest

from app.domain.agenda.horizon import within
from app.domain.agenda.lines import lines_of, listed
from app.domain.agenda.model import PersonFile
from app.domain.entities import Decision
from tests.domain.agenda.people import SHE, asking, file, lines, made, title, told
from tests.domain.agenda.truth import CARD, ENDED, TABLE, decided


@pytest.mark.parametrize(("held", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_follows(held: PersonFile, expected: dict[str, str]) -> None:
    assert told(held) == expected


def test_a_title_replaced_asks_for_nothing() -> None:
    held = file(titles=(title(**ENDED, replaced_by=made(11)), title(11, **CARD)))
    assert {line.about for line in lines(held)} == {made(11)}


@pytest.mark.parametrize("target", [made(10), made(99)])
def test_replaced_by_itself_or_by_nothing_is_not_replaced(target: str) -> None:
    held = file(titles=(title(**CARD, replaced_by=target),))
    assert "renewal closes" in told(held)


def test_facts_that_contradict_each_other_are_told_on_their_line_and_hide_no_other() -> None:
    held = file(
        titles=(title(**{**CARD, "valid_from": "2028-01-01"}), title(11, kind="passport", valid_to="2027-05-24"))
    )
    wrong, *others = lines(held)
    assert wrong.fault is not None
    assert wrong.fault.code == "deadlines.dates-contradict"
    assert wrong.day is None
    assert {line.rule for line in others} == {"passport"}


@pytest.mark.parametrize("text", ["hier", "2026-02-31", "2026", "31/12/2026"])
def test_a_date_that_cannot_be_read_is_a_date_that_lacks(text: str) -> None:
    (line,) = lines(file(titles=(title(kind="card", valid_to=text),)))
    assert line.missing == ("expiry",)


def test_without_a_channel_the_window_that_closes_first_counts_and_that_is_told() -> None:
    closes = [line for line in lines(file(titles=(title(**CARD),))) if line.date_name == "closes"]
    assert [one.code for one in closes[0].warnings] == ["channel-supposed"]


def test_what_is_red_comes_first_and_stays_on_the_list_whatever_its_day() -> None:
    held = file(
        titles=(title(**{**CARD, "valid_to": "2026-11-23"}),),
        decisions=(Decision(id=made(40), person=SHE, kind="oqtf", measure="general", notified_at="2026-08-01"),),
    )
    found = lines(held)
    assert [line.red for line in found[:1]] == [True]
    near = within(date(2026, 11, 22), asking().parameters)
    assert found[0].date_name == "last-day"
    assert found[0] in list(listed(found, near))


@pytest.mark.parametrize(("hour", "weight"), [(9, "today"), (17, "today"), (18, "overdue")])
def test_the_hour_counts_on_the_last_day(hour: int, weight: str) -> None:
    (line,) = lines_of(decided(measure="detention", notified_at="2026-11-20T17:30+01:00"), asking(hour=hour))
    assert (str(line.day), str(line.hour), line.weight) == ("2026-11-22", "17:30:00", weight)
