"""What each paper proves of stay, work, travel, social rights: worked by hand from the articles, never the program.

`proven`, `limited` (within limits), `conditional` (on a condition), `uncertain`, `-` (nothing). Social rights depend on
each benefit: the reference does not settle them, so they are uncertain but in the continuity of L.433-3.
"""

import pytest

from app.domain.vocabulary import TITLE_GROUNDS, TITLE_KINDS
from tests.domain.rights.holding import after_card, alone, papers

CARDS = [
    # L.411-1 (stay), L.414-10 and -11 (work), L.312-5 (coming back with the card and a travel document).
    ("student", "proven limited limited uncertain"),  # L.422-1: 60 % of the yearly working time
    ("employee", "proven limited limited uncertain"),  # L.414-12: the work authorised
    ("temporary-worker", "proven limited limited uncertain"),
    ("talent", "proven limited limited uncertain"),
    ("private-family-life", "proven proven limited uncertain"),
    ("resident", "proven proven limited uncertain"),
    ("visitor", "proven - limited uncertain"),  # L.414-11 4°, L.426-20
    ("refugee", "proven proven uncertain uncertain"),  # L.561-9: a travel document of its own
    ("subsidiary-protection", "proven proven uncertain uncertain"),
    ("eu-family", "proven proven uncertain uncertain"),  # L.233-5
    ("algerian-1", "uncertain uncertain limited uncertain"),  # the agreement of 1968: to be checked
    ("algerian-10", "uncertain uncertain limited uncertain"),
    ("admission-exceptional", "proven uncertain limited uncertain"),
    ("unknown", "proven uncertain limited uncertain"),
    ("other:retraité", "proven uncertain limited uncertain"),
]
FIRST = [
    # R.431-12 (stay), R.431-14 (work on a first receipt: a list).
    ("recepisse", "student", "proven - uncertain uncertain"),
    ("recepisse", "visitor", "proven - uncertain uncertain"),
    ("recepisse", "employee", "proven limited uncertain uncertain"),
    ("recepisse", "private-family-life", "proven uncertain uncertain uncertain"),  # some articles of it only
    ("recepisse", "subsidiary-protection", "proven proven uncertain uncertain"),
    ("recepisse", "refugee", "proven proven uncertain uncertain"),
    # R.431-15-1, paragraph 3 (alone, for a first request), R.431-15-2 (work), R.431-15-3 and -4 (protected).
    ("prolongation-certificate", "student", "proven - - uncertain"),
    ("prolongation-certificate", "private-family-life", "proven uncertain - uncertain"),
    ("prolongation-certificate", "refugee", "proven proven - uncertain"),
    ("prolongation-certificate", "subsidiary-protection", "proven proven - uncertain"),
]
RENEWED = [
    # R.431-15 and R.431-15-2, last paragraph: work as the card that is renewed allowed it. R.431-15-1, paragraph 2: the
    # certificate proves the stay beside the card that ended.
    ("recepisse", "student", "proven limited uncertain uncertain"),
    ("recepisse", "private-family-life", "proven proven uncertain uncertain"),
    ("recepisse", "visitor", "proven - uncertain uncertain"),
    ("recepisse", "unknown", "proven uncertain uncertain uncertain"),
    ("prolongation-certificate", "student", "conditional limited uncertain uncertain"),
    ("prolongation-certificate", "resident", "conditional proven uncertain uncertain"),
    ("prolongation-certificate", "visitor", "conditional - uncertain uncertain"),
    ("prolongation-certificate", "refugee", "proven proven - uncertain"),
]
OTHERS = [
    ("deposit-confirmation", "- - - -"),  # R.431-15-1, paragraph 1; L.431-3
    ("favourable-decision", "proven uncertain uncertain uncertain"),  # R.431-15-1, last paragraph
    ("visa", "proven uncertain uncertain uncertain"),  # L.411-1 1°
    ("passport", "- - - -"),
    ("none", "- - - -"),
]


@pytest.mark.parametrize(("ground", "expected"), CARDS)
def test_a_card_and_a_long_stay_visa(ground: str, expected: str) -> None:
    assert alone(kind="card", ground=ground) == expected
    assert alone(kind="vls-ts", ground=ground) == expected


@pytest.mark.parametrize(("kind", "ground", "expected"), FIRST)
def test_a_provisional_paper_of_a_first_request(kind: str, ground: str, expected: str) -> None:
    assert alone(kind=kind, ground=ground) == expected


@pytest.mark.parametrize(("kind", "ground", "expected"), RENEWED)
def test_a_provisional_paper_of_a_renewal(kind: str, ground: str, expected: str) -> None:
    assert after_card(kind, ground) == expected


@pytest.mark.parametrize(("kind", "expected"), OTHERS)
@pytest.mark.parametrize("ground", ["student", "refugee", "unknown"])
def test_the_other_papers(kind: str, ground: str, expected: str) -> None:
    assert alone(kind=kind, ground=ground) == expected


def test_no_kind_of_paper_is_left_without_an_answer() -> None:
    answered = {kind for paper in papers() for kind in paper.kinds}
    assert set(TITLE_KINDS) - answered == {"unknown", "not-stated"}
    assert {ground for paper in papers() for ground in paper.grounds} <= set(TITLE_GROUNDS)


def test_a_deposit_confirmation_warns_that_it_proves_nothing_and_that_silence_runs() -> None:
    (deposit,) = [one for one in papers() if "deposit-confirmation" in one.kinds]
    assert deposit.traps == ("deposit-proves-nothing", "silence-runs")
    assert all(
        "silence-runs" in one.traps for one in papers() if {"recepisse", "prolongation-certificate"} & {*one.kinds}
    )
