"""What holds for any facts at all: order, width, no crash, and the reason given with each date."""

from datetime import date, time, timedelta

import msgspec
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from app.domain.deadlines.counting import add_months, last_working_day, next_working_day, working
from app.domain.deadlines.evidence import weeks
from app.domain.deadlines.facts import CHOICES, PERMITS, SEVERAL_DATES, SINGLE_DATES, Facts, Suspension
from app.domain.deadlines.outcome import Outcome
from app.domain.deadlines.rules import RULES, apply
from app.domain.faults import KnownError
from app.language.deadline_texts import NAMES, date_line, say
from app.language.words import Words
from tests.domain.deadlines.asking import TODAY, parameters

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
NEAR = st.dates(date(2026, 1, 1), date(2028, 12, 31))
SUSPENSIONS = st.builds(
    lambda start, count: Suspension(start, start + timedelta(days=count)), NEAR, st.integers(-3, 60)
)


@st.composite
def situations(draw: st.DrawFn) -> Facts:
    """Facts of any kind, sensible or not, each present or absent."""
    maybe = st.one_of(DAYS, NEAR)
    values: dict[str, object] = {name: draw(st.none() | maybe) for name in SINGLE_DATES}
    values |= {name: draw(st.sampled_from(("", *codes))) for name, codes in CHOICES.items()}
    values |= {name: draw(st.lists(NEAR, max_size=4).map(tuple)) for name in SEVERAL_DATES}
    values["suspended"] = draw(st.lists(SUSPENSIONS, max_size=3).map(tuple))
    values["notified_time"] = draw(st.none() | st.times().map(lambda at: at.replace(second=0, microsecond=0)))
    return msgspec.convert(values, Facts)


def said(rule: str, facts: Facts, on: date = TODAY) -> Outcome:
    """What a rule says with the shipped values."""
    return apply(rule, facts, parameters(), on)


@pytest.mark.parametrize("rule", RULES)
@given(facts=situations(), on=NEAR)
def test_any_facts_are_answered_or_refused_in_words(rule: str, facts: Facts, on: date) -> None:
    try:
        found = said(rule, facts, on)
    except KnownError as fault:
        assert fault.code == "deadlines.dates-contradict"
        return
    assert bool(found.missing) <= (not found.dates)
    assert found.missing or found.sources
    for one in found.dates:
        assert one.name in NAMES
        assert date_line(one, Words())
        assert say(one.why, Words())
    for sentence in (*found.reasons, *found.warnings):
        assert "{" not in say(sentence, Words())


@given(expiry=DAYS, channel=st.sampled_from(CHOICES["channel"]), permit=st.sampled_from(PERMITS))
def test_a_window_is_never_empty_and_lies_before_the_end(expiry: date, channel: str, permit: str) -> None:
    days = {one.name: one.day for one in said("renewal", Facts(expiry=expiry, channel=channel, permit=permit)).dates}
    assert days.get("opens", days["closes"]) <= days["closes"] <= expiry
    assert permit == "resident-ue" or days["opens"] < days["closes"]


@given(first=DAYS, later=st.integers(0, 400), permit=st.sampled_from(PERMITS))
def test_a_later_filing_never_gives_an_earlier_refusal(first: date, later: int, permit: str) -> None:
    one, other = (
        said("implicit-refusal", Facts(complete_on=day, permit=permit)).dates[0].day
        for day in (first, first + timedelta(days=later))
    )
    assert first < one <= other


@given(
    first=st.dates(date(2026, 1, 1), date(2026, 6, 1)), later=st.integers(0, 40), permit=st.sampled_from(PERMITS),
    suspensions=st.lists(SUSPENSIONS, max_size=4).map(tuple),
)  # fmt: skip
def test_nor_does_it_with_suspensions(
    first: date, later: int, permit: str, suspensions: tuple[Suspension, ...]
) -> None:
    then = first + timedelta(days=later)
    assume(all(then <= one.start <= one.end for one in suspensions))
    without = said("implicit-refusal", Facts(complete_on=first, permit=permit)).dates[0].day
    one, other = (
        said("implicit-refusal", Facts(complete_on=day, permit=permit, suspended=suspensions)).dates[0].day
        for day in (first, then)
    )
    assert without <= one <= other


MONOTONE = [
    ("visa-risk", "expiry", {}),
    ("renewal", "expiry", {"channel": "anef"}),
    ("renewal", "expiry", {"channel": "prefecture"}),
    ("late-fee", "expiry", {"channel": "anef"}),
    ("reasons-request", "decision", {}),
    ("appeal", "notified_at", {}),
    ("oqtf", "notified_at", {"measure": "general"}),
    ("oqtf", "notified_at", {"measure": "house-arrest"}),
    ("oqtf", "notified_at", {"measure": "prison"}),
    ("oqtf", "notified_at", {"measure": "detention"}),
    ("continuity", "expiry", {"card": "resident"}),
    ("address", "move", {}),
    ("vls-ts", "entry", {}),
    ("young-adult", "birth", {}),
    ("refugee-card", "decision", {}),
    ("court-application", "complete_on", {"permit": "salarie"}),
]


@pytest.mark.parametrize(("rule", "fact", "others"), MONOTONE)
@given(first=DAYS, later=st.integers(0, 800))
def test_a_later_fact_never_gives_an_earlier_date(
    rule: str, fact: str, others: dict[str, str], first: date, later: int
) -> None:
    one, other = (
        said(rule, msgspec.convert({fact: day, **others}, Facts)).dates[0]
        for day in (first, first + timedelta(days=later))
    )
    assert (one.day, one.hour or time()) <= (other.day, other.hour or time())


@given(notified=DAYS, at=st.times().map(lambda found: found.replace(second=0, microsecond=0)))
def test_an_unknown_hour_is_never_later_than_a_known_one(notified: date, at: time) -> None:
    known = said("oqtf", Facts(notified_at=notified, notified_time=at, measure="detention")).dates[0]
    unknown = said("oqtf", Facts(notified_at=notified, measure="detention")).dates[0]
    assert (unknown.day, unknown.hour or time()) <= (known.day, known.hour or time())


@given(notified=DAYS)
def test_the_stricter_the_measure_the_earlier_the_date(notified: date) -> None:
    ends = [
        said("oqtf", Facts(notified_at=notified, measure=measure)).dates[0].day
        for measure in ("detention", "prison", "house-arrest", "general")
    ]
    assert ends == sorted(ends)


@given(birth=DAYS)
def test_where_the_category_is_unknown_the_earlier_date_is_shown(birth: date) -> None:
    unknown, *known = (said("young-adult", Facts(birth=birth, entitled=one)).dates[0].day for one in ("", "yes", "no"))
    assert unknown == min(known)


@given(
    notified=st.dates(date(2020, 1, 1), date(2030, 1, 1)), wait=st.integers(0, 150),
    rejected=st.none() | st.integers(0, 400),
)  # fmt: skip
def test_an_administrative_appeal_never_brings_the_date_forward(
    notified: date, wait: int, rejected: int | None
) -> None:
    recourse = notified + timedelta(days=wait)
    answered = None if rejected is None else recourse + timedelta(days=rejected)
    plain = said("appeal", Facts(notified_at=notified)).dates[0].day
    found = said("appeal", Facts(notified_at=notified, recourse=recourse, recourse_rejected=answered)).dates[0].day
    if rejected is None:
        assert found >= plain
    assert found >= notified


@given(attempts=st.lists(NEAR, min_size=1, max_size=12).map(tuple), more=NEAR, on=NEAR)
def test_one_more_attempt_never_covers_fewer_weeks(attempts: tuple[date, ...], more: date, on: date) -> None:
    assert len(weeks(attempts)) <= len(weeks((*attempts, more))) <= len(weeks(attempts)) + 1
    found = said("evidence", Facts(attempts=attempts), max(on, *attempts)).dates[0].day
    assert found >= min(attempts)


@given(day=DAYS, months=st.integers(-400, 400))
def test_months_keep_the_day_number_or_end_a_shorter_month(day: date, months: int) -> None:
    try:
        found = add_months(day, months)
    except KnownError as fault:
        assert fault.code == "deadlines.out-of-calendar"
        return
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day == day.day or (found.day < day.day and (found + ONE_DAY).day == 1)


@given(day=DAYS)
def test_working_days_close_in_on_a_day_from_both_sides(day: date) -> None:
    before, after = last_working_day(day), next_working_day(day)
    assert before <= day <= after
    assert working(before)
    assert working(after)
    assert after - before < timedelta(days=7)
    assert (before == after == day) == working(day)
