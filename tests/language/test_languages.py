"""Languages and countries by their names."""

import pytest

from app.language.labels import nationality
from app.language.languages import ASKED, countries, country_name, is_right_to_left, language_name, own_name
from app.language.words import Words


@pytest.mark.parametrize("code", ASKED)
def test_every_language_that_is_asked_has_its_names(code: str) -> None:
    for name in (language_name(code), language_name(code, "en"), own_name(code)):
        assert name.strip()
        assert name != code
    assert language_name(code, "en")[0].isupper()


def test_no_two_languages_that_are_asked_look_the_same() -> None:
    for shown_in in ("fr", "en"):
        names = [language_name(code, shown_in) for code in ASKED]
        assert len(set(names)) == len(names)
    assert len(set(ASKED)) == len(ASKED)


def test_what_was_typed_is_the_name_of_another_language() -> None:
    assert language_name("other:fon") == "fon"
    assert own_name("other:fon") == "fon"


@pytest.mark.parametrize(
    ("code", "expected"), [("ar", True), ("fa-AF", True), ("prs", True), ("ur", True), ("ti", False), ("fr", False)]
)
def test_direction(code: str, expected: bool) -> None:
    assert is_right_to_left(code) is expected


def test_countries_are_named_and_in_order() -> None:
    listed = countries()
    assert ("GN", "Guinée") in listed
    assert not {"EU", "UN", "ZZ"} & {code for code, _ in listed}
    assert country_name("GN", "en") == "Guinea"
    assert country_name("other:Kurdistan") == "Kurdistan"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("GN", "Guinée"),
        ("stateless", "Apatride"),
        ("undetermined", "Nationalité indéterminée"),
        ("unknown", "On ne sait pas"),
        ("other:Somaliland", "Somaliland"),
    ],
)
def test_a_nationality_is_a_country_or_another_answer(code: str, shown: str) -> None:
    assert nationality(code, Words()) == shown
