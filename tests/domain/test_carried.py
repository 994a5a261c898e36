"""What was typed to search is sorted into the form, and nothing of it is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.carried import Carried, carried


@pytest.mark.parametrize(
    ("typed", "sorted_"),
    [
        ("balde mariama", Carried("balde", "mariama")),
        ("Mariama BALDE", Carried("BALDE", "Mariama")),
        ("BALDE DIALLO Awa Fatou", Carried("BALDE DIALLO", "Awa Fatou")),
        ("BALDE MARIAMA", Carried("BALDE", "MARIAMA")),
        ("zahra", Carried("zahra")),
        ("Ould Brahim Sidi", Carried("Ould Brahim", "Sidi")),
        ("de la Cruz Ana", Carried("de la Cruz", "Ana")),
        ("Ben", Carried("Ben")),
        ("El Al", Carried("El", "Al")),
        ("BALDE Mariama 13/03/1991", Carried("BALDE", "Mariama", birth=("13", "03", "1991"))),
        ("diallo 1990", Carried("diallo", birth=("", "", "1990"))),
        ("أحمدي زهرا", Carried(own_script="أحمدي زهرا")),
        ("AHMADI Zahra زهرا", Carried("AHMADI", "Zahra", own_script="زهرا")),
        ("06 00 00 12 34 diallo", Carried("diallo", phone="06 00 00 12 34")),
        ("+33 6 00 00 12 34", Carried(phone="+33 6 00 00 12 34")),
        ("9912345678", Carried(foreigner_number="9912345678")),
        ("", Carried()),
    ],
)
def test_each_part_goes_to_its_field(typed: str, sorted_: Carried) -> None:
    assert carried(typed) == sorted_


WORD = st.text("abcdefgéèÀÉXYZابتдж", min_size=1, max_size=9)


@given(st.lists(WORD | st.from_regex(r"[0-9]{1,12}", fullmatch=True), max_size=6))
def test_no_letter_and_no_digit_is_lost(words: list[str]) -> None:
    found = carried(" ".join(words))
    kept = " ".join((found.family, found.given, found.own_script, *found.birth, found.phone, found.foreigner_number))
    assert sorted(re.sub(r"\W", "", kept)) == sorted("".join(words))
