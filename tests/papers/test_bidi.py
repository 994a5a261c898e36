"""Levels and visual order against python-bidi's Rust implementation, and what must stay whole in Arabic."""

import pytest
from bidi import get_display  # type: ignore[import-untyped]  # python-bidi publishes no type stubs
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.papers.scripts.bidi import LTR, RTL, first_strong, levels, visual_order
from app.papers.scripts.isolates import held_together
from app.papers.scripts.shaping import Shaper
from app.papers.scripts.typecase import TypeCase

LETTERS = "abÉ אב جدُ"
NUMBERS = "12٣۵"
SIGNS = " .,:/+-%€!'\"«»"
# One at a time: python-bidi looks for the strong character before a bracket inside isolates too (rule N0).
BRACKETS = "()[]{}"
ISOLATES = "\u2066\u2067\u2068\u2069"


def shown(text: str, base: int) -> str:
    """A text as one line, character by character, without isolates."""
    found = levels(text, base)
    for place in range(len(text) - 1, -1, -1):
        if text[place] not in " " + ISOLATES:
            break
        found[place] = base
    return without_isolates("".join(text[place] for place in visual_order(found)))


def without_isolates(text: str) -> str:
    return "".join(character for character in text if character not in ISOLATES)


@pytest.mark.parametrize("extra", [BRACKETS, ISOLATES], ids=["brackets", "isolates"])
def test_any_text_is_ordered_as_by_the_other_implementation(extra: str) -> None:
    @settings(max_examples=500)
    @example("ا1,2", LTR)
    @example("ا1.2-3", RTL)
    @example("1+2#", RTL)
    @given(st.text(LETTERS + NUMBERS + SIGNS + extra, max_size=24), st.sampled_from((LTR, RTL)))
    def check(text: str, base: int) -> None:
        assert shown(text, base) == without_isolates(get_display(text, base_dir="LR"[base]))

    check()


@given(st.lists(st.integers(0, 6), max_size=20))
def test_visual_order_loses_no_run(run_levels: list[int]) -> None:
    assert sorted(visual_order(run_levels)) == list(range(len(run_levels)))


def test_the_first_strong_letter_gives_the_direction() -> None:
    assert first_strong("12 سميرة Benali") == RTL
    assert first_strong("12 Benali سميرة") == LTR
    assert first_strong("\u2067سميرة\u2069 Benali") == LTR
    assert first_strong("12/11") == LTR


@pytest.mark.parametrize(
    "whole",
    [
        "+33 4 76 00 00 00",
        "(+33) 4 76 00 00 00",
        "22/11/2026",
        "14:30",
        "Marie DUPONT",
        "14 rue Nicolas-Chorier, 38000 Grenoble (Isère)",
        "A7-2026-00042-K",
        "aide@exemple.org",
        "50%",
    ],
)
def test_what_is_latin_or_a_number_stays_whole_in_arabic(whole: str) -> None:
    assert whole in shown(held_together(f"هذا {whole}، ثم (هذا {whole})", RTL), RTL)


def test_without_isolates_a_telephone_would_be_turned_round() -> None:
    assert "+33 4 76" not in shown("هاتف +33 4 76", RTL)


def test_an_arabic_name_does_not_pull_a_date_in_french() -> None:
    assert shown(held_together("Nom محمد علي 22/11/2026", LTR), LTR) == "Nom يلع دمحم 22/11/2026"


def test_direction_is_applied_after_the_lines_are_broken(case: TypeCase) -> None:
    shaped = Shaper(case).shape("واحد اثنان ثلاثة أربعة خمسة ستة", "ar", base=RTL)
    lines = shaped.lines(5000)
    assert len(lines) > 2
    read = " ".join(run.text for line in lines for run in reversed(line.runs))
    assert read.split() == shaped.text.split()
