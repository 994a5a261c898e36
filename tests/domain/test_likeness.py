"""How alike two words, two dates, two persons are: the same from both sides, sure only where something else agrees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.entities import Contact, IdNumber, Name, Person
from app.domain.ids import Id
from app.domain.likeness import CLOSE, LOOSE, SAME, Likeness, births_agree, closeness, compare
from app.domain.profile import Profile
from app.domain.romanisation import tokens

NOBODY = Id("")
BIRTH = "1990-03-12"


def person(*names: str, birth: str = "", number: str = "", phone: str = "", email: str = "") -> Profile:
    """Someone with these names, in one name each."""
    contacts = [("phone", phone), ("email", email)]
    return Profile(
        Person(id=NOBODY, birth=birth),
        tuple(Name(id=NOBODY, person=NOBODY, text=text) for text in names),
        numbers=(IdNumber(id=NOBODY, person=NOBODY, text=number),) if number else (),
        contacts=tuple(Contact(id=NOBODY, person=NOBODY, kind=kind, value=value) for kind, value in contacts if value),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mohamed", "muhammad"),
        ("mohamed", "mehmet"),
        ("mohamed", "محمد"),
        ("oumar", "umar"),
        ("diallo", "jallow"),
        ("khadija", "خديجة"),
        ("abderrahmane", "abdelrahman"),
        ("abdoulaye", "abdullah"),
        ("traore", "traroe"),
        ("goncalves", "gonsalves"),
        ("petrenko", "Петренко"),
        ("tesfay", "ተስፋዬ"),
        ("chowdhury", "চৌধুরী"),
    ],
)
def test_one_name_spelt_twice_is_close(one: str, other: str) -> None:
    first, second = "".join(tokens(one)), "".join(tokens(other))
    assert closeness(first, second) >= CLOSE


@pytest.mark.parametrize(
    ("one", "other"),
    [("ali", "ola"), ("kone", "konate"), ("issa", "moussa"), ("toure", "traore"), ("ba", "bo"), ("amina", "aminata")],
)
def test_two_short_names_are_not_one(one: str, other: str) -> None:
    assert closeness(one, other) < LOOSE


@pytest.mark.parametrize(
    ("one", "other"), [("hassan", "hussein"), ("mahmoud", "mohamed"), ("samira", "samir"), ("ali", "aliou")]
)
def test_neighbours_are_loose_at_most(one: str, other: str) -> None:
    assert closeness(one, other) < CLOSE


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        (BIRTH, BIRTH, "birth"),
        (BIRTH, "1990-12-03", "birth-swapped"),
        (BIRTH, "1990", "birth-year"),
        (BIRTH, "1990-03", "birth-year"),
        (BIRTH, "1990-01-01", "birth-year"),
        ("1990-12-31", "1990-01-01", "birth-year"),
        (BIRTH, "1990-03-13", "birth-near"),
        (BIRTH, "1991-03-12", "birth-near"),
        (BIRTH, "1990-04-13", ""),
        (BIRTH, "1990-04", ""),
        (BIRTH, "1985", ""),
        (BIRTH, "", ""),
        ("", "", ""),
        ("XXXX-03-12", BIRTH, ""),
        ("not a date", BIRTH, ""),
    ],
)
def test_how_two_dates_of_birth_agree(one: str, other: str, agreement: str) -> None:
    assert births_agree(one, other) == births_agree(other, one) == agreement


@pytest.mark.parametrize(
    ("one", "other", "level", "reasons"),
    [
        # The same, spelt otherwise or in another script, and the date agrees.
        (person("Mohamed", "Diallo", birth=BIRTH), person("Jallow", "Muhammad", birth=BIRTH), "very-likely",
         ("spelling", "birth")),
        (person("محمد ديالو", birth=BIRTH), person("Mohamed", "Diallo", birth=BIRTH), "very-likely",
         ("script", "birth")),
        (person("Diallo", birth=BIRTH), person("Diallo", birth=BIRTH), "very-likely", ("name", "birth")),
        # The date agrees in part.
        (person("Ali Ben Ali", birth=BIRTH), person("Benali", "Ali", birth="1990-12-03"), "likely",
         ("name", "birth-swapped")),
        (person("Abd El Kader Amrani", birth="1980"), person("عبد القادر العمراني", birth="1980-01-01"), "likely",
         ("script", "birth-year")),
        (person("Olga", "Petrenko", birth=BIRTH), person("Olga", "Petrenko", birth="1990-03-21"), "likely",
         ("name", "birth-near")),
        # Names alone.
        (person("Awa", "Traoré"), person("TRAORE", "Awa"), "likely", ("name",)),
        (person("Ousmane", "Traoré"), person("Usman", "Traore"), "possible", ("spelling",)),
        # Twins; a family name and a date; two homonyms.
        (person("Hassan", "Diallo", birth=BIRTH), person("Hussein", "Diallo", birth=BIRTH), "possible",
         ("spelling", "birth")),
        (person("Diallo", birth=BIRTH), person("Mamadou", "Diallo", birth=BIRTH), "possible", ("name", "birth")),
        (person("Awa", "Traoré", birth=BIRTH), person("Awa", "Traoré", birth="1971-05-09"), "", ()),
        (person("Awa", "Traoré"), person("Fatou", "Traoré"), "", ()),
        # Contact data: of a family, of a desk.
        (person("Awa", phone="06 12 34 56 78"), person("Ali", phone="+33 6 12 34 56 78"), "possible", ("contact",)),
        (person("Awa", email="A@example.org"), person("Ali", email="a@example.org"), "possible", ("contact",)),
        # Numbers.
        (person("Awa", "Traoré", number="99 03 123456"), person("Haoua", "Traore", number="9903123456"), "very-likely",
         ("number", "spelling")),
        (person("Ousmane", "Traoré", number="9903123456"), person("Usman", "Traore", number="9903123456"),
         "very-likely", ("number", "spelling")),
        (person("Awa", number="9903123456"), person("Ali", number="9903123456"), "likely", ("number",)),
        (person(), person(), "", ()),
    ],
)  # fmt: skip
def test_how_alike_two_persons_are(one: Profile, other: Profile, level: str, reasons: tuple[str, ...]) -> None:
    assert compare(one, other) == Likeness(level, reasons)


NAMES = ["Ali", "Benali", "Ben", "Mohamed", "Muhammad", "محمد", "Diallo", "Jallow", "Hassan", "Hussein", "X"]
WORDS = st.lists(st.sampled_from(NAMES), max_size=4)


@given(WORDS, WORDS, st.sampled_from(["", BIRTH, "1990", "1990-12-03"]), st.sampled_from(["", "1990-01-01", BIRTH]))
def test_it_is_the_same_from_both_sides(mine: list[str], its: list[str], birth: str, other_birth: str) -> None:
    one, other = person(" ".join(mine), birth=birth), person(*its, birth=other_birth)
    assert compare(one, other) == compare(other, one)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_words_can_be_compared(one: str, other: str) -> None:
    for first in tokens(one):
        for second in tokens(other):
            assert 0 <= closeness(first, second) == closeness(second, first) <= SAME
