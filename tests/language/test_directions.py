"""A line whose parts run in two directions keeps their order."""

import unicodedata

from app.language.directions import isolated, joined
from app.language.words import Words
from app.papers.scripts.bidi import LTR, first_strong, levels, visual_order

MARYAM = "مريم الحسيني"
INVISIBLE = "\u2066\u2067\u2068\u2069"


def seen(text: str) -> str:
    """A line as it is drawn in a window that runs from left to right, from its left edge."""
    order = visual_order(levels(text, LTR))
    return "".join(text[place] for place in order if text[place] not in INVISIBLE)


def test_an_arabic_name_stays_before_its_reference_and_its_date() -> None:
    backwards = MARYAM[::-1]
    assert seen(" · ".join((MARYAM, "01/02/1990", "KF-0042-T"))) != f"{backwards} · 01/02/1990 · KF-0042-T"
    line = joined((MARYAM, "01/02/1990", "", "KF-0042-T"))
    assert seen(line) == f"{backwards} · 01/02/1990 · KF-0042-T"
    assert first_strong(line) == LTR, "the whole line would begin at the other edge"


def test_two_arabic_parts_stay_in_the_order_in_which_they_are_said() -> None:
    other = "زهرة"
    assert seen(joined((MARYAM, other), ", ")) == f"{MARYAM[::-1]}, {other[::-1]}"


def test_a_line_of_one_direction_is_left_as_it_is() -> None:
    assert joined(("DIALLO Awa", "", "KF-0042-T")) == "DIALLO Awa · KF-0042-T"
    assert joined((MARYAM, "")) == MARYAM
    assert isolated("KF-0042-T") == "KF-0042-T"
    assert joined(()) == ""


def test_a_sentence_that_begins_with_an_arabic_name_is_not_turned_round() -> None:
    text = Words().t("{who} a noté {what} : {after}", who=MARYAM, what="le téléphone", after="06 00")
    assert first_strong(text) == LTR
    assert seen(text) == f"{MARYAM[::-1]} a noté le téléphone : 06 00"
    assert not any(unicodedata.bidirectional(sign) == "FSI" for sign in Words().t("{who} a noté", who="Awa"))
