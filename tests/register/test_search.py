"""Finding people: what is typed, who is found, for which reason, and how sure that is."""

import pytest
from anyascii import anyascii

from app.domain.changes import Change, Edit, Make, Withdraw
from app.domain.entities import Contact, IdNumber, Name, Person
from app.domain.ids import Id
from app.domain.references import reference
from tests.register.laptops import BY, Laptop

REFERENCE = reference("KF", 42)


def test_the_profiles_of_a_long_list_are_those_of_each(here: Laptop, fatou: Id) -> None:
    persons = [here.person(f"Nom{letter}", "Sow") for letter in "abcdefghijklmnopqrstuvwxyz"]
    here.withdraw(persons[3])
    asked = [*persons, fatou, here.ids()]
    found = here.register.profiles(asked)
    assert list(found) == [person for person in asked if here.register.profile(person)]
    assert all(here.register.profile(person) == profile for person, profile in found.items())
    assert len(found[fatou].contacts) == len(("phone", "relative-phone", "email"))
    assert here.register.profiles([]) == {}


@pytest.fixture
def fatou(here: Laptop) -> Id:
    """Someone with two family names, a date, numbers and a telephone, among others who resemble her."""
    person = Person(id=here.ids(), reference=REFERENCE, birth="1990-03-12", birth_variants=("1991-01-01",))
    of: list[Change] = [
        Make(person),
        Make(Name(id=here.ids(), person=person.id, kind="given", text="Fatoumata Élise")),
        Make(Name(id=here.ids(), person=person.id, kind="family", text="N’Diaye-Koné")),
        Make(Name(id=here.ids(), person=person.id, kind="birth-family", text="Ben Ali")),
        Make(IdNumber(id=here.ids(), person=person.id, kind="foreigner", text="99 03 123456")),
        Make(IdNumber(id=here.ids(), person=person.id, kind="passport", text="12AB34567")),
        Make(Contact(id=here.ids(), person=person.id, kind="phone", value="+33 6 12 34 56 78")),
        Make(Contact(id=here.ids(), person=person.id, kind="relative-phone", value="00221 77 123 98 76")),
        Make(Contact(id=here.ids(), person=person.id, kind="email", value="fatou.nd@example.org")),
    ]
    here.register.record("person-made", of, BY)
    here.person("Fatou", "Sylla", birth="1990-11-05")
    here.person("Diallo", birth="1985")
    return person.id


@pytest.mark.parametrize(
    "typed",
    [
        "fatoumata",
        "FATOUMATA NDIAYE",
        "ndiaye fatoumata",
        "kone fat",
        "n'diaye",
        "N Diaye",
        "diaye",
        "ndiaye-koné",
        "ndiayekone",
        "elise",
        "ÉLISE",
        "e\u0301lise",
        "benali",
        "ben ali",
        "ali fatoumata",
        "el fatoumata ben ali",
        "de la koné",
        "12/03/1990",
        "12-3-1990",
        "12.03.1990",
        "12 03 1990",
        "1990-03-12",
        "12031990",
        "12 mars 1990",
        "12 March 1990",
        "03/1990",
        "mars 1990",
        "koné 12/03/1990",
        "01/01/1991",
        "06 12 34 56 78",
        "0612345678",
        "612345678",
        "06.12.34.56.78",
        "+33 6 12 34 56 78",
        "+33 (0)6 12 34 56 78",
        "0033612345678",
        "33612345678",
        "06 12",
        "+33 6 12 3",
        "koné 06 12 34 56 78",
        "5678",
        "+221 77 123 98 76",
        "00221771239876",
        "9876",
        "9903123456",
        "99 03 123456",
        "3456",
        "12ab34567",
        "12 AB 34567",
        "KF-0042",
        "kf0042",
        REFERENCE,
        REFERENCE.replace("-", " ").lower(),
        "fatou.nd",
    ],
)
def test_she_is_found_and_nobody_else(here: Laptop, fatou: Id, typed: str) -> None:
    assert [hit.person for hit in here.register.find(typed)] == [fatou]


NOBODY = ["", "   ", "-", "'", "?!", "\0", "\u200b", "zzz", "fatoumata zzz", "31/02/1989 koné"]


@pytest.mark.parametrize("typed", NOBODY)
def test_nobody_is_found(here: Laptop, fatou: Id, typed: str) -> None:
    assert fatou and here.register.find(typed) == []


@pytest.mark.parametrize(
    ("typed", "level", "reasons"),
    [
        (REFERENCE, "very-likely", ("reference",)),
        ("9903123456", "very-likely", ("number",)),
        ("fatoumata koné", "very-likely", ("name",)),
        ("koné 12/03/1990", "very-likely", ("name", "birth")),
        ("koné 1990", "likely", ("name", "birth-year")),
        ("fatoumata", "likely", ("name",)),
        ("fatoum kon", "likely", ("name",)),
        ("12/03/1990", "likely", ("birth",)),
        ("fatoum", "possible", ("name",)),
        ("3456", "possible", ("number",)),
        ("0612345678", "possible", ("contact",)),
        ("fatou.nd", "possible", ("contact",)),
        ("fatou.nd 0612345678", "possible", ("contact",)),
    ],
)
def test_how_sure_it_is_and_why(here: Laptop, fatou: Id, typed: str, level: str, reasons: tuple[str, ...]) -> None:
    hit = here.register.find(typed)[0]
    assert (hit.person, hit.level, hit.reasons) == (fatou, level, reasons)


@pytest.mark.parametrize("text", ["محمد الأمين", "Ольга Петренко", "ሰላም ተስፋዬ", "王伟", "Nguyễn Thị", "Θεοδώρα"])
def test_another_script_finds_itself_and_is_found_in_plain_letters(here: Laptop, text: str) -> None:
    person = here.person(text)
    here.person("Diallo")
    for typed in (text, *text.split(), anyascii(text)):
        assert [hit.person for hit in here.register.find(typed)] == [person]


def test_a_name_of_one_letter_or_of_three_hundred_is_found(here: Laptop) -> None:
    short, long = here.person("O"), here.person("Wa" * 150)
    assert [hit.person for hit in here.register.find("o")] == [short]
    assert [hit.person for hit in here.register.find("Wa" * 150)] == [long]
    assert [hit.person for hit in here.register.find("wawa")] == [long]


def test_a_text_without_end_is_read_as_far_as_a_name_goes(here: Laptop) -> None:
    person = here.person("Diallo")
    assert [hit.person for hit in here.register.find("diallo " * 100_000)] == [person]


def test_the_whole_word_comes_before_its_beginnings(here: Laptop) -> None:
    for number in range(100):
        here.person(f"Alim{number}")
    ali = here.person("Ali")
    hits = here.register.find("ali", limit=10)
    assert hits[0].person == ali and len(hits) == 10


def test_two_whole_words_come_before_many_beginnings(here: Laptop) -> None:
    for number in range(100):
        here.person(f"Ali{number} Mohamedou")
    both = here.person("Ali Mohamed")
    assert here.register.find("mohamed ali", limit=5)[0].person == both


def test_the_search_follows_what_changes(here: Laptop) -> None:
    person = Person(id=here.ids(), birth="1990")
    name = Name(id=here.ids(), person=person.id, text="Diallo")
    here.register.record("made", [Make(person), Make(name)], BY)
    here.register.record("edited", [Edit(Name, name.id, {"text": "Traoré"})], BY)
    assert not here.register.find("diallo")
    assert here.register.find("traore")
    here.edit(person.id, birth="1991")
    assert not here.register.find("1990") and here.register.find("1991")
    here.register.record("withdrawn", [Withdraw(Name, name.id)], BY)
    assert not here.register.find("traore") and here.register.find("1991")
    here.withdraw(person.id)
    assert not here.register.find("1991")


def test_a_date_of_birth_that_only_a_newer_program_reads_stops_nothing(here: Laptop) -> None:
    person = here.person("Diallo", birth="~1990?")
    assert [hit.person for hit in here.register.find("diallo")] == [person]
    assert here.register.find("1990") == []


def test_those_last_seen_come_first(here: Laptop) -> None:
    persons = [here.person(f"P{number}") for number in range(30)]
    here.edit(persons[3], alert="x")
    gone = here.person("Gone")
    here.withdraw(gone)
    assert here.register.recent_persons(4) == [persons[3], *reversed(persons[-3:])]
