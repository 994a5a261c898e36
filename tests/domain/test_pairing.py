"""Who is worth comparing with whom."""

import msgspec

from app.domain.entities import Contact, IdNumber, Name, Person
from app.domain.ids import Id
from app.domain.pairing import MOST_OF_A_YEAR, MOST_SHARING, NO_CROWD, Sieve, crowd_key
from app.domain.profile import Profile


def someone(number: int, *names: str, birth: str = "", phone: str = "", foreigner: str = "") -> Profile:
    """A person with these names."""
    person = Person(id=Id(f"{number:032x}"), birth=birth)
    return Profile(
        person,
        tuple(Name(id=person.id, person=person.id, text=text) for text in names),
        (),
        (IdNumber(id=person.id, person=person.id, kind="foreigner", text=foreigner),) if foreigner else (),
        (Contact(id=person.id, person=person.id, kind="phone", value=phone),) if phone else (),
    )


def pairs(*people: Profile) -> list[tuple[int, int]]:
    """The pairs, by number."""
    sieve = Sieve()
    for one in people:
        sieve.add(one)
    return [(int(first, 16), int(second, 16)) for first, second in sieve.pairs()]


def test_whoever_shares_nothing_is_not_compared() -> None:
    assert pairs() == []
    assert pairs(someone(1, "Diallo", "Awa"), someone(2, "Traoré", "Awa"), someone(3), someone(4)) == []


def test_two_names_whatever_their_spelling_order_or_script() -> None:
    assert pairs(someone(1, "Mohamed Diallo"), someone(2, "Diallo", "Muhammad"), someone(3, "محمد Jallow")) == [
        (1, 2), (1, 3), (2, 3),
    ]  # fmt: skip


def test_a_name_of_seven_words_is_known_by_those_that_tell() -> None:
    long = someone(1, "Da Silva dos Santos Pereira e Castro", "Maria Aparecida")
    assert pairs(long, someone(2, "Pereira", "Maria"), someone(3, "da Costa", "dos")) == [(1, 2)]


def test_a_name_and_a_date_of_birth_whichever_way_round() -> None:
    found = pairs(
        someone(1, "Diallo", "Awa", birth="1990-03-12"),
        someone(2, "Diallo", "Mariam", birth="1990-12-03"),
        someone(3, "Diallo", "Fatou", birth="1991-03-12"),
    )
    assert found == [(1, 2)]


def test_two_names_whose_dates_of_birth_cannot_be_one_are_not_compared() -> None:
    first = someone(1, "Diallo", "Awa", birth="1990-03-12")
    for birth in ("1971-10-01", "1990-08-30", "1990-08", "1991"):
        assert pairs(first, someone(2, "Diallo", "Awa", birth=birth)) == []
    for birth in ("", "1990", "1990-03", "1990-03-30", "1990-08-12", "1990-12-03", "1991-03-12", "1990-01-01"):
        assert pairs(first, someone(2, "Diallo", "Awa", birth=birth)) == [(1, 2)]
    other = someone(2, "Diallo", "Awa", birth="1971-10-01", phone="06 12 34 56 78")
    assert pairs(someone(1, "Diallo", birth="1990-03-12", phone="+33612345678"), other) == [(1, 2)]


def test_a_number_and_a_phone_are_enough() -> None:
    assert pairs(someone(1, "Un", foreigner="7503 123456"), someone(2, "Deux", foreigner="7503123456")) == [(1, 2)]
    assert pairs(someone(1, "Un", phone="0612345678"), someone(2, "Deux", phone="+33 6 12 34 56 78")) == [(1, 2)]
    assert pairs(someone(1, "Un", foreigner="12"), someone(2, "Deux", foreigner="12")) == []


def test_the_only_name_of_two_people_one_of_whom_has_it_in_her_own_script_too() -> None:
    assert pairs(someone(1, "Zaw", "ဇော်"), someone(2, "Zaw"), someone(3, "Zaw", "Min")) == [(1, 2)]
    assert pairs(someone(1, "Diallo", "Awa", "زهرا"), someone(2, "Zahra"), someone(3, "Awa")) == [(1, 2)]


def test_the_only_name_of_two_people() -> None:
    assert pairs(someone(1, "Ahmad"), someone(2, "Ahmed"), someone(3, "Ahmad", "Shah")) == [(1, 2)]


def test_a_day_that_nobody_knows_says_the_year_only() -> None:
    crowd = [someone(number, f"Nom{number}", "Awa", birth="1990-01-01") for number in range(5)]
    assert pairs(*crowd) == []
    assert pairs(someone(1, "Diallo", "Awa", birth="1990-12-31"), someone(2, "Diallo", "Awa", birth="1990-06-05")) == [
        (1, 2)
    ]


def test_a_date_seen_on_another_paper_counts_as_hers() -> None:
    first = someone(1, "Diallo", "Awa", birth="1990-03-12")
    other = someone(2, "Diallo", "Mariam", birth="1955-01-05")
    seen = msgspec.structs.replace(other.person, birth_variants=("1990-03-12",))
    assert pairs(first, other) == []
    assert pairs(first, msgspec.structs.replace(other, person=seen)) == [(1, 2)]


def test_what_many_share_says_little() -> None:
    crowd = [someone(number, "Mohamed", "Diallo", birth=f"{1920 + number}") for number in range(MOST_SHARING + 10)]
    assert pairs(*crowd) == []
    twin = someone(999, "Mohamed", "Diallo", birth="1922")
    assert pairs(*crowd, twin) == [(2, 999)]
    same_year = [someone(number, "Mohamed", "Diallo", birth="1990") for number in range(MOST_OF_A_YEAR + 1)]
    assert pairs(*same_year) == []
    nobody_knows = [someone(number, "Mohamed", "Diallo") for number in range(MOST_SHARING + 1)]
    assert pairs(*nobody_knows) == []


def crowds(*people: Profile) -> list[int]:
    """How many people are in each crowd."""
    sieve = Sieve()
    for one in people:
        sieve.add(one)
    sieve.pairs()
    return sorted(len(those) for those in sieve.crowds().values())


def test_many_of_one_name_of_whom_nothing_more_is_known_are_a_crowd() -> None:
    spellings = ("Mohamed", "Muhammad")
    nobody_knows = [someone(number, spellings[number % 2], "Diallo") for number in range(MOST_SHARING + 1)]
    assert (crowds(*nobody_knows), pairs(*nobody_knows)) == ([MOST_SHARING + 1], [])
    assert crowds(*nobody_knows[1:]) == []
    year_only = [someone(100 + number, "Mohamed", "Diallo", birth="1990-01-01") for number in range(MOST_SHARING + 1)]
    assert crowds(*nobody_knows, *year_only) == [MOST_SHARING + 1] * 2
    # A number says more than the name: those two are compared all the same.
    numbered = [someone(200 + number, "Mohamed", "Diallo", foreigner="7503123456") for number in range(2)]
    assert pairs(*nobody_knows, *numbered) == [(200, 201)]


def test_two_without_a_date_are_found_among_many_who_have_one() -> None:
    known = [
        someone(number, "Mohamed", "Diallo", birth=f"{1900 + number}-03-12") for number in range(MOST_SHARING + 10)
    ]
    assert pairs(*known, someone(998, "Mohamed", "Diallo"), someone(999, "Muhammad", "Diallo")) == [(998, 999)]
    assert crowds(*known) == []


def test_the_key_of_a_crowd_tells_names_and_years_apart() -> None:
    one = crowd_key(someone(1, "Mohamed", "Diallo"))
    assert one == crowd_key(someone(2, "Diallo Muhammad")) != NO_CROWD
    assert one != crowd_key(someone(3, "Mohamed", "Traoré"))
    assert one != crowd_key(someone(4, "Mohamed", "Diallo", birth="1990"))
    assert crowd_key(someone(5, "Mohamed", "Diallo", birth="1990-03-12")) == crowd_key(someone(6)) == NO_CROWD


def test_names_without_a_letter_and_dates_that_nobody_can_read_are_no_obstacle() -> None:
    assert pairs(someone(1, "", "—", birth="vers 1990"), someone(2, "…", birth="vers 1990")) == []
    assert pairs(someone(1, "Nguyễn Thị Minh Khai Hoàng Anh Thư"), someone(2, "Nguyen Thi Minh Khai")) == [(1, 2)]
