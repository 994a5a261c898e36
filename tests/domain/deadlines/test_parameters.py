"""The values of the content: one change is seen everywhere, and a hole, an overlap or a slip is refused in words."""

from collections.abc import Callable
from datetime import date, time

import msgspec
import pytest

from app.desk.deadlines import Deadlines, lines, said
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.rules import RULES
from app.domain.faults import KnownError
from app.guides.content import Content
from app.guides.topics import DatedValue, Parameter
from app.language.faults import explain
from app.language.words import Words
from tests.domain.deadlines.asking import TODAY, clock_at, deadlines, shipped

EXPIRY = Facts(expiry=date(2027, 3, 1), channel="anef")


def value(text: str, start: date, until: date | None = None, **more: object) -> DatedValue:
    """A value over a period."""
    plain = DatedValue(
        from_=start, until=until, value=text, reference="CESEDA R.431-5", status="verified", source="ceseda",
        checked_on=TODAY,
    )  # fmt: skip
    return msgspec.structs.replace(plain, **more)


def with_values(key: str, *values: DatedValue) -> Deadlines:
    """The rules with other values of one parameter."""
    pack = shipped().pack
    unit = pack.parameters[key].unit
    parameters = {**pack.parameters, key: Parameter(unit=unit, values=values)}
    changed = Content(msgspec.structs.replace(pack, parameters=parameters))
    return Deadlines(lambda: changed, clock_at(TODAY))


def refused(ask: Callable[[], object]) -> str:
    """The code of the fault that a question meets; its words exist and name the value."""
    with pytest.raises(KnownError) as raised:
        ask()
    happened, remedy = explain(raised.value, Words())
    assert "renewal-closes" in happened
    assert remedy
    return raised.value.code


def test_changing_one_value_changes_the_date_its_reason_and_its_source() -> None:
    found = said(
        with_values("renewal-closes", value("70", date(2021, 5, 1), reference="CESEDA R.999")).answer(
            "renewal", EXPIRY
        ),
        Words(),
    )
    assert {one.name: one.date for one in found.dates}["closes"] == date(2026, 12, 21)
    assert "70 jours" in found.why
    assert "CESEDA R.999" in {one.ref for one in found.sources}


def test_an_amount_is_said_as_the_content_has_it() -> None:
    late = msgspec.structs.replace(EXPIRY, filed=date(2027, 1, 1))
    assert "180 euros" in said(deadlines().answer("late-fee", late), Words()).why
    dearer = with_values("late-fee", value("200", date(2021, 5, 1)))
    assert "200 euros" in said(dearer.answer("late-fee", late), Words()).why


def test_a_value_counts_from_its_day() -> None:
    rules = with_values(
        "renewal-closes", value("60", date(2021, 5, 1), date(2026, 11, 22)), value("50", date(2026, 11, 23))
    )
    days = [rules.answer("renewal", EXPIRY, on).dates[1].day for on in (TODAY, date(2026, 11, 23))]
    assert days == [date(2026, 12, 31), date(2027, 1, 10)]


def test_a_hole_between_two_values_is_refused_only_where_it_is_met() -> None:
    rules = with_values(
        "renewal-closes", value("60", date(2021, 5, 1), date(2026, 11, 1)), value("50", date(2026, 12, 1))
    )
    assert refused(lambda: rules.answer("renewal", EXPIRY)) == "deadlines.parameter-missing"
    assert rules.answer("renewal", EXPIRY, date(2026, 12, 1)).dates
    assert rules.answer("vls-ts", Facts(entry=date(2026, 9, 1))).dates


def test_a_value_that_is_not_in_force_yet_is_refused() -> None:
    rules = with_values("renewal-closes", value("60", date(2027, 1, 1)))
    assert refused(lambda: rules.answer("renewal", EXPIRY)) == "deadlines.parameter-missing"


def test_two_values_on_the_same_day_are_refused() -> None:
    rules = with_values(
        "renewal-closes", value("60", date(2021, 5, 1), date(2026, 12, 31)), value("50", date(2026, 11, 1))
    )
    assert refused(lambda: rules.answer("renewal", EXPIRY)) == "deadlines.parameter-overlap"


@pytest.mark.parametrize("text", ["1.5", "soixante", "-60", "Infinity", "NaN"])
def test_a_value_that_counts_no_whole_days_is_refused(text: str) -> None:
    rules = with_values("renewal-closes", value(text, date(2021, 5, 1)))
    assert refused(lambda: rules.answer("renewal", EXPIRY)) == "deadlines.parameter-unfit"


def test_a_value_that_leaves_the_calendar_is_refused() -> None:
    rules = with_values("renewal-closes", value("99999999", date(2021, 5, 1)))
    with pytest.raises(KnownError) as raised:
        rules.answer("renewal", EXPIRY)
    assert raised.value.code == "deadlines.out-of-calendar"


def test_a_delay_in_the_wrong_unit_is_refused() -> None:
    pack = shipped().pack
    wrong = Parameter(unit="euros", values=pack.parameters["renewal-closes"].values)
    content = Content(msgspec.structs.replace(pack, parameters={**pack.parameters, "renewal-closes": wrong}))
    rules = Deadlines(lambda: content, clock_at(TODAY))
    assert refused(lambda: rules.answer("renewal", EXPIRY)) == "deadlines.parameter-unfit"


def codes(rules: Deadlines) -> set[str]:
    """The warnings of a renewal."""
    return {one.code for one in rules.answer("renewal", EXPIRY).warnings}


def test_a_value_checked_too_long_ago_says_so() -> None:
    old, fresh = date(2026, 5, 21), date(2026, 5, 22)
    assert "stale" in codes(with_values("renewal-closes", value("60", date(2021, 5, 1), checked_on=old)))
    assert "stale" not in codes(with_values("renewal-closes", value("60", date(2021, 5, 1), checked_on=fresh)))


def test_a_check_in_the_future_says_that_the_clock_or_the_content_is_wrong() -> None:
    ahead = with_values("renewal-closes", value("60", date(2021, 5, 1), checked_on=date(2026, 11, 23)))
    assert "checked-in-future" in codes(ahead)
    assert "checked-in-future" not in codes(deadlines())
    assert "checked-in-future" in codes(deadlines(date(2026, 1, 1)))


def test_an_hour_of_today_that_is_past_says_so() -> None:
    def told(hour: int) -> set[str]:
        facts = Facts(notified_at=date(2026, 11, 20), notified_time=time(hour), measure="detention")
        return {one.code for one in deadlines().answer("oqtf", facts).warnings}

    # The clock of these tests stands at noon.
    assert "moment-passed" in told(11)
    assert "moment-passed" not in told(12)
    assert "moment-passed" not in told(13)


def test_doubt_is_told_with_both_values() -> None:
    found = said(deadlines().answer("visa-risk", Facts(expiry=date(2026, 9, 1))), Words())
    assert [one.status for one in found.sources] == ["conflict"]
    assert any("6 mois" in text and "9 mois" in text for text in found.warnings)


@pytest.mark.parametrize("rule", RULES)
def test_every_value_that_a_rule_names_ships(rule: str) -> None:
    everything = Facts(
        expiry=date(2027, 3, 1), filed=date(2026, 12, 1), complete_on=date(2026, 12, 1), notified_at=date(2027, 5, 1),
        entry=date(2026, 9, 1), birth=date(2008, 12, 15), move=date(2026, 9, 1), decision=date(2027, 4, 1),
        attempts=(date(2026, 11, 2),), channel="anef", permit="etudiant", card="resident",
        measure="general" if rule == "oqtf" else "",
    )  # fmt: skip
    found = deadlines().answer(rule, everything)
    assert found.dates
    assert list(lines(found, Words()))
