"""What is typed is read as it was meant, or refused by name."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.deadlines.facts import Facts, Suspension
from app.domain.deadlines.reading import KEYS, USAGE, read_facts
from app.domain.faults import KnownError
from app.language.faults import TEXTS

TYPED = st.text("0123456789-/:,T= abcé٣\x00", max_size=24)


def test_every_kind_of_fact_is_read() -> None:
    typed = [
        "expiry=2027-03-01", "notified_at=2026-11-20T15:30:59", "attempts=2026-11-02, 2026-11-03", "permit=vpf",
        "suspended=2026-05-01/2026-05-21,2026-06-01/2026-06-11", "on=2026-11-23",
    ]  # fmt: skip
    suspended = (
        Suspension(date(2026, 5, 1), date(2026, 5, 21)),
        Suspension(date(2026, 6, 1), date(2026, 6, 11)),
    )
    facts = Facts(
        expiry=date(2027, 3, 1), notified_at=date(2026, 11, 20), notified_time=time(15, 30), permit="vpf",
        attempts=(date(2026, 11, 2), date(2026, 11, 3)), suspended=suspended,
    )  # fmt: skip
    assert read_facts(typed) == (facts, date(2026, 11, 23))


def test_nothing_typed_is_nothing_known() -> None:
    assert read_facts([]) == (Facts(), None)


@given(key=st.sampled_from(KEYS) | TYPED, value=TYPED)
def test_whatever_is_typed_is_read_or_refused_in_words(key: str, value: str) -> None:
    try:
        read_facts([f"{key}={value}"])
    except KnownError as fault:
        assert fault.code in TEXTS


@pytest.mark.parametrize(
    "text", ["٢٠٢٧-03-01", "2027-3-1", "2027-W09-1", "2027-03-01T10:00", "+2027-03-01", "0000-01-01"]
)
def test_only_whole_plain_dates_are_dates(text: str) -> None:
    with pytest.raises(KnownError) as raised:
        read_facts([f"expiry={text}"])
    assert raised.value.code in ("date.impossible", "date.year")


def test_a_slip_of_typing_is_told_from_a_fact_that_cannot_be() -> None:
    assert not {code for code in USAGE if code not in TEXTS}
    assert "deadlines.dates-contradict" not in USAGE
