"""Until when, with which gaps, and what is told of papers that contradict each other."""

from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.compose import words as spoken
from app.domain.agenda.model import PersonFile
from app.domain.entities import Decision
from app.domain.rights.model import RIGHTS, Band
from app.language.rights_texts import REASONS, certainty_of, say
from tests.domain.agenda.people import SHE, case, deposit, file, made
from tests.domain.agenda.random_files import person_files
from tests.domain.deadlines.test_texts import PROMISES
from tests.domain.rights.holding import END, START, held, paper

CARD: dict[str, Any] = {"kind": "card", "ground": "resident", "valid_from": "2016-10-16", "valid_to": "2026-10-15"}
FILED: dict[str, Any] = {"cases": (case(procedure="renewal", channel="anef"),), "deposits": (deposit("2026-07-20"),)}


def drawn(band: Band) -> list[str]:
    """A band as `proven 2026-01-01 2026-10-15`, gaps as `gap …`."""
    spans = [(one.start, one.end, one.certainty) for one in band.spans]
    gaps = [(one.start, one.end, "gap") for one in band.gaps]
    return [f"{what} {first} {last}" for first, last, what in sorted([*spans, *gaps])]


def stay(*titles: Any, **parts: Any) -> list[str]:
    return drawn(held(file(titles=titles, **parts)).band("stay"))


def test_a_card_then_nothing() -> None:
    assert stay(paper(**CARD)) == ["proven 2026-01-01 2026-10-15", "gap 2026-10-16 2027-12-31"]


def test_a_resident_card_goes_on_for_three_months_where_its_renewal_was_asked_for() -> None:
    expected = ["proven 2026-01-01 2027-01-15", "gap 2027-01-16 2027-12-31"]
    assert stay(paper(**CARD), **FILED) == expected
    found = held(file(titles=(paper(**CARD),), **FILED))
    assert drawn(found.band("social"))[1] == "proven 2026-10-16 2027-01-15"
    assert drawn(found.band("travel"))[1].startswith("gap")
    (going_on,) = [one for one in found.papers if one.continued]
    assert (going_on.current, "continuity-short" in going_on.traps) == (True, True)


@pytest.mark.parametrize(("fields", "goes_on"), [
    ({"ground": "private-family-life", "valid_from": "2022-10-16"}, True),
    ({"ground": "private-family-life", "valid_from": "2024-10-16"}, False),
    ({"ground": "student", "valid_from": "2025-10-16"}, False),
    ({"ground": "eu-family", "valid_from": "2021-10-16"}, False),
    ({"ground": "algerian-10"}, True),
    ({"ground": "algerian-1", "valid_from": "2025-10-16"}, False),
    ({"kind": "vls-ts", "ground": "student", "valid_from": "2025-10-16"}, False),
])  # fmt: skip
def test_only_some_cards_go_on(fields: dict[str, Any], goes_on: bool) -> None:
    found = held(file(titles=(paper(**{**CARD, **fields}),), **FILED))
    assert any(one.continued for one in found.papers) is goes_on


def test_filed_after_its_end_it_goes_on_from_that_day_and_on_a_condition() -> None:
    late = {**FILED, "deposits": (deposit("2026-11-02"),)}
    assert stay(paper(**CARD), **late) == [
        "proven 2026-01-01 2026-10-15", "gap 2026-10-16 2026-11-01", "conditional 2026-11-02 2027-01-15",
        "gap 2027-01-16 2027-12-31",
    ]  # fmt: skip


def test_a_hole_between_a_card_and_its_certificate_is_a_gap() -> None:
    card = paper(9, kind="card", ground="student", valid_from="2025-09-01", valid_to="2026-08-31")
    api = paper(10, kind="prolongation-certificate", ground="student", valid_from="2026-09-10", valid_to="2026-12-09")
    assert stay(card, api) == [
        "proven 2026-01-01 2026-08-31", "gap 2026-09-01 2026-09-09", "conditional 2026-09-10 2026-12-09",
        "gap 2026-12-10 2027-12-31",
    ]  # fmt: skip


def test_a_replaced_paper_holds_until_the_other_begins() -> None:
    old = paper(
        9, kind="recepisse", ground="resident", valid_from="2026-06-01", valid_to="2026-11-30", replaced_by=made(10)
    )
    new = paper(10, kind="card", ground="resident", valid_from="2026-10-01", valid_to="2036-09-30")
    found = held(file(titles=(old, new)))
    receipt = next(one for one in found.papers if one.title.id == old.id)
    assert receipt.proofs[0].end == date(2026, 9, 30)
    assert receipt.current is False


def test_a_favourable_decision_holds_until_the_card_is_collected() -> None:
    (found,) = held(file(titles=(paper(kind="favourable-decision", valid_from="2026-10-01", valid_to=""),))).papers
    assert (found.proofs[0].certainty, found.proofs[0].end, found.proofs[0].open_end) == (
        "proven",
        date(2026, 11, 22),
        True,
    )


def test_what_is_not_written_is_open_and_not_sure() -> None:
    (found,) = held(file(titles=(paper(kind="card", ground="resident", valid_to=""),))).papers
    assert (found.proofs[0].certainty, found.proofs[0].open_end) == ("uncertain", True)
    assert "end-unknown" in [one.code for one in found.proofs[0].reasons]


def test_what_was_only_said_is_not_sure() -> None:
    (found,) = held(file(titles=(paper(kind="card", ground="resident", seen="declared"),))).papers
    assert {one.certainty for one in found.proofs} == {"uncertain"}


@pytest.mark.parametrize(("noted", "work"), [
    (("stay", "work"), "proven"), (("stay", "work-limited"), "limited"), (("stay",), "uncertain"), ((), "limited"),
])  # fmt: skip
def test_what_was_read_on_the_paper_counts(noted: tuple[str, ...], work: str) -> None:
    (found,) = held(file(titles=(paper(kind="card", ground="student", rights=noted),))).papers
    assert found.proofs[1].certainty == work


CONTRADICTIONS = [
    ({"valid_from": "2027-06-01", "valid_to": "2026-06-01"}, "ends-before-it-begins"),
    ({"valid_from": "2026-02-31"}, "date-unreadable"),
    ({"valid_to": "bientôt"}, "date-unreadable"),
    ({"valid_from": "2027-06-01", "valid_to": ""}, "begins-later"),
]


@pytest.mark.parametrize(("fields", "code"), CONTRADICTIONS)
def test_dates_that_cannot_be_are_told_and_draw_nothing_false(fields: dict[str, Any], code: str) -> None:
    found = held(file(titles=(paper(kind="card", ground="resident", **fields),)))
    assert code in [one.code for one in found.warnings]
    if code == "ends-before-it-begins":
        assert all(not band.spans for band in found.bands)


def test_an_open_decision_is_told_beside_every_right() -> None:
    refused = Decision(id=made(40), person=SHE, kind="refusal", notified_at="2026-11-10")
    found = held(file(titles=(paper(**CARD),), decisions=(refused,)))
    assert [one.code for one in found.warnings] == ["decision-may-end"]


@settings(max_examples=25)
@given(whole=person_files())
def test_bands_are_whole_and_in_order_whatever_the_papers(whole: PersonFile) -> None:
    found = held(whole)
    assert tuple(band.right for band in found.bands) == RIGHTS
    for band in found.bands:
        pieces = sorted([*((one.start, one.end) for one in band.spans), *((one.start, one.end) for one in band.gaps)])
        for (_, last), (first, _) in zip(pieces, pieces[1:], strict=False):
            assert last + timedelta(days=1) == first
        for first, last in pieces:
            assert START <= first <= last <= END
        if pieces:
            assert pieces[-1][1] == END
            assert (band.spans[0].start, band.spans[0].end) == pieces[0]
        for one, following in zip(band.spans, band.spans[1:], strict=False):
            assert one.end + timedelta(days=1) < following.start or one.certainty != following.certainty


@settings(max_examples=25)
@given(whole=person_files(), lots=st.randoms(use_true_random=False))
def test_the_order_of_the_papers_changes_nothing(whole: PersonFile, lots: Random) -> None:
    mixed = msgspec.structs.replace(whole, titles=tuple(lots.sample(whole.titles, len(whole.titles))))
    assert held(mixed) == held(whole)


@settings(max_examples=25)
@given(whole=person_files())
def test_one_more_paper_leaves_no_day_without_proof_that_had_one(whole: PersonFile) -> None:
    plain = msgspec.structs.replace(
        whole, titles=tuple(msgspec.structs.replace(one, replaced_by="") for one in whole.titles)
    )
    more = msgspec.structs.replace(plain, titles=(*plain.titles, paper(999, kind="card", ground="resident")))
    before, after = held(plain).band("stay"), held(more).band("stay")
    for day in (START, date(2026, 7, 1), date(2026, 11, 22), date(2027, 5, 31), END):
        assert proven(after, day) or not proven(before, day)


def proven(band: Band, day: date) -> bool:
    """Whether anything proves the right on a day."""
    return any(one.start <= day <= one.end for one in band.spans)


@settings(max_examples=25)
@given(whole=person_files())
def test_every_reason_has_its_words_and_promises_nothing(whole: PersonFile) -> None:
    words = spoken("fr")
    found = held(whole)
    for proof in (one for each in found.papers for one in each.proofs):
        assert certainty_of(proof, words)
        assert proof.reference
        told = [say(reason, words) for reason in proof.reasons]
        assert told
        assert not [text for text in told if "{" in text]
    assert not [say(one, words) for one in found.warnings if "{" in say(one, words)]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_reason_promises_a_right(language: str) -> None:
    words = spoken(language)
    for text in REASONS.values():
        assert not [promise for promise in PROMISES if promise in words.t(text).lower()]
