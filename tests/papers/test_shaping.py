"""Which font writes what, and where lines may end."""

import pytest

from app.papers.scripts.breaks import break_places
from app.papers.scripts.shaping import Shaper
from app.papers.scripts.typecase import TypeCase, is_right_to_left


def fonts_of(case: TypeCase, text: str, language: str) -> list[tuple[str, str]]:
    """Font and text of each run, in reading order, without isolates."""
    runs = Shaper(case).shape(text, language).runs
    told = [(run.font.name.removesuffix("-Regular"), run.text.strip("\u2066\u2067\u2069")) for run in runs]
    return [(font, words) for font, words in told if words]


def test_right_to_left_text_keeps_its_own_spaces_and_stops(case: TypeCase) -> None:
    assert fonts_of(case, "محمد علي.", "fr") == [("NotoNaskhArabic", "محمد علي.")]


def test_numbers_and_latin_names_inside_arabic_are_in_noto_sans(case: TypeCase) -> None:
    assert fonts_of(case, "يوم 22.11.2026 مع Marie DUPONT", "ar") == [
        ("NotoNaskhArabic", "يوم "),
        ("NotoSans", "22.11.2026"),
        ("NotoNaskhArabic", " مع "),
        ("NotoSans", "Marie DUPONT"),
    ]


def test_two_scripts_of_one_font_are_shaped_apart(case: TypeCase) -> None:
    assert fonts_of(case, "Anna Анна", "fr") == [("NotoSans", "Anna "), ("NotoSans", "Анна")]


def test_marks_and_joiners_stay_with_their_letter(case: TypeCase) -> None:
    assert fonts_of(case, "می‌روم", "fa") == [("NotoNaskhArabic", "می‌روم")]
    assert fonts_of(case, "K\u0323o\u0302", "fr") == [("NotoSans", "\u1e32ô")]


def test_french_signs_and_telephones_are_held(case: TypeCase) -> None:
    shaped = Shaper(case).shape("Oui : « ici » ! 04 76 00 00 00", "fr")
    assert shaped.text == "Oui\u00a0: «\u00a0ici\u00a0»\u00a0! 04\u00a076\u00a000\u00a000\u00a000"


def test_what_cannot_be_seen_is_not_printed(case: TypeCase) -> None:
    shaped = Shaper(case).shape("A\x00B\u202eC\u0007D\ufeff", "fr")
    assert shaped.text == "ABCD"
    assert len(shaped.lines(1e9)[0].runs[0].glyphs) == 4


@pytest.mark.parametrize("text", ["", "\n", "a\n\nb"])
def test_empty_lines_are_lines(text: str, case: TypeCase) -> None:
    assert len(Shaper(case).shape(text, "fr").lines(5000)) == text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a b", ["a ", "b"]),
        ("a  b", ["a  ", "b"]),
        ("oui !", ["oui !"]),
        ("oui : non", ["oui : ", "non"]),
        ("نعم ؟ لا", ["نعم ؟ ", "لا"]),
        ("( a )", ["( a )"]),
        ("« ici » et", ["« ici » ", "et"]),
        ("Jean-Marie", ["Jean-", "Marie"]),
        ("-5 12-14", ["-5 ", "12-14"]),
        ("et/ou 22/11/2026", ["et/", "ou ", "22/11/2026"]),
        ("ሰላም፡ዓለም።", ["ሰላም፡", "ዓለም።"]),
        ("a\u00a0b", ["a\u00a0b"]),
        ("", [""]),
    ],
)
def test_lines_end_only_here(text: str, parts: list[str]) -> None:
    places = break_places(text)
    assert [text[start:end] for start, end in zip([0, *places], places, strict=False)] == parts


def test_the_direction_of_a_language() -> None:
    assert [code for code in ("ar", "fr", "prs", "ku-Arab", "ku", "ti", "ur-PK") if is_right_to_left(code)] == [
        "ar", "prs", "ku-Arab", "ur-PK",
    ]  # fmt: skip
