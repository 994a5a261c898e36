"""How a person is written."""

import pytest

from app.domain.entities import Name, Person
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.names import capitals, full_name, initials, masked, short_name

HER = Id("1" * 32)


def named(**names: str) -> Profile:
    """Someone with these names, by kind."""
    found = tuple(
        Name(id=Id(f"{place:032x}"), person=HER, kind=kind.replace("_", "-"), text=text, absent=not text)
        for place, (kind, text) in enumerate(names.items())
    )
    return Profile(Person(id=HER), found)


@pytest.mark.parametrize(
    ("written", "capital"),
    [
        ("Diallo", "DIALLO"),
        ("Ould Slimane", "OULD SLIMANE"),
        ("Aydın", "AYDIN"),
        ("Weiß", "WEISS"),
        ("Böhm", "BÖHM"),
        ("N’Guessan", "N’GUESSAN"),
        ("ბერიძე", "ბერიძე"),
        ("الأمراني", "الأمراني"),
        ("ገብረመድህን", "ገብረመድህን"),
        ("Шевченко", "ШЕВЧЕНКО"),
        ("陳", "陳"),
    ],
)
def test_a_family_name_is_in_capitals_where_its_script_has_them(written: str, capital: str) -> None:
    assert capitals(written) == capital
    assert full_name(named(family=written, given="Awa")) == f"{capital} Awa"


def test_one_name_alone_is_her_name() -> None:
    assert full_name(named(called="Tesfay")) == "Tesfay"
    assert full_name(named(own_script="ተስፋይ")) == "ተስፋይ"
    assert full_name(named(family="X")) == "X"
    assert full_name(named()) == ""


def test_no_given_name_is_an_answer_and_not_a_word() -> None:
    assert full_name(named(family="Rahimi", given="")) == "RAHIMI"
    assert short_name(named(family="Rahimi", given="")) == "Rahimi"


def test_seven_words_are_kept_and_three_are_initials() -> None:
    long = named(family="dos Santos Silva", given="Maria da Conceição Aparecida")
    assert full_name(long) == "DOS SANTOS SILVA Maria da Conceição Aparecida"
    assert initials(long) == "D. S. S."


def test_birth_name_stands_in_for_a_family_name() -> None:
    assert full_name(named(birth_family="Diop", given="Awa")) == "DIOP Awa"


def test_she_is_called_as_she_says() -> None:
    assert short_name(named(family="Diallo", given="Aïssatou", called="Aïcha")) == "Aïcha"
    assert short_name(named(family="Diallo", given="Aïssatou")) == "Aïssatou"


@pytest.mark.parametrize(("number", "shown"), [("06 12 34 48 21", "•••• 48 21"), ("4821", "••••"), ("", "••••")])
def test_a_masked_number_shows_its_end_only_where_it_has_more(number: str, shown: str) -> None:
    assert masked(number) == shown
