"""Several sheets are one person: nothing moves, everything is read through the sheet that represents them."""

from datetime import timedelta

import msgspec
import pytest

from app.domain.changes import Change, Edit, Make, Withdraw
from app.domain.entities import (
    Attempt,
    Case,
    Contact,
    FieldChoice,
    IdNumber,
    MergeDecision,
    Name,
    Note,
    Person,
    Relation,
    Visit,
)
from app.domain.ids import Id
from app.domain.profile import Profile
from app.register import health, indexing, sheets
from app.register.journal import Said
from tests.register.laptops import BY, KEY, Laptop, execute, tables


def join(here: Laptop, *persons: Id, **chosen: Id) -> MergeDecision:
    """Someone decides that these are one person; `chosen` is of whom a field is taken."""
    choices = tuple(FieldChoice(field, person) for field, person in chosen.items())
    decision = MergeDecision(id=here.ids(), persons=persons, choices=choices, by=BY)
    record(here, Make(decision))
    return decision


def part(here: Laptop, decision: MergeDecision) -> None:
    """The decision is taken back."""
    record(here, Withdraw(MergeDecision, decision.id))


def record(here: Laptop, *changes: Change) -> Id:
    """Records one batch."""
    return here.register.record("x", changes, BY).batch


def profile(here: Laptop, person: Id) -> Profile:
    """A person who exists."""
    found = here.register.profile(person)
    assert found
    return found


def found_by(here: Laptop, typed: str) -> list[Id]:
    """Who is found."""
    return [hit.person for hit in here.register.find(typed)]


def test_a_person_alone_has_no_group(here: Laptop) -> None:
    person = here.person("Diallo")
    assert here.register.members(person) == (person,)
    assert here.register.representative(person) == person
    assert tables(here.register, ["person_group"]) == {"person_group": []}


def test_a_child_is_found_by_a_name_that_stands_on_another_sheet_of_her_mother(here: Laptop) -> None:
    mother, sheet = here.person("Benali", "Zohra"), here.person("Tazi")
    child = here.person("Sami")
    record(here, Make(Relation(id=here.ids(), person=child, other=sheet, kind="parent")))
    assert found_by(here, "benali") == [mother]
    decision = join(here, mother, sheet)
    assert found_by(here, "benali") == [mother, child]
    name = Name(id=here.ids(), person=mother, kind="birth-family", text="Haddouche")
    record(here, Make(name))
    assert found_by(here, "haddouche") == [mother, child]
    before = tables(here.register, indexing.NAMES)
    here.register.rebuild()
    assert tables(here.register, indexing.NAMES) == before
    part(here, decision)
    assert found_by(here, "benali") == [mother]
    assert found_by(here, "tazi") == [sheet, child]


def test_a_group_is_read_through_its_first_sheet_whichever_is_asked_for(here: Laptop) -> None:
    one = here.person("Diallo", reference="KF-0001-A", birth="1990")
    other = here.person("Dialo", reference="KF-0002-B")
    join(here, other, one)
    for asked in (one, other):
        read = profile(here, asked)
        assert read.person == Person(id=one, reference="KF-0001-A", birth="1990")
        assert [name.text for name in read.names] == ["Diallo", "Dialo"]
        assert here.register.get(Person, asked) == read.person
        assert here.register.members(asked) == (one, other)
        assert here.register.representative(asked) == one
    assert here.register.where(Person) == [profile(here, one).person]


def test_every_list_is_read_through_the_group_and_keeps_the_person_it_was_made_for(here: Laptop) -> None:
    one, other, third = here.person("Un"), here.person("Deux"), here.person("Trois")
    case = Case(id=here.ids(), person=other, reason="loyer")
    visit = Visit(id=here.ids(), session=here.ids(), person=other)
    brother = Relation(id=here.ids(), person=third, other=other, kind="brother")
    record(here, Make(case), Make(visit), Make(brother))
    join(here, one, other)
    for asked in (one, other):
        assert here.register.where(Case, person=asked) == [case]
        assert here.register.where(Visit, person=asked, session=visit.session) == [visit]
        assert here.register.where(Relation, other=asked) == [brother]
    assert here.register.get(Case, case.id) == case
    assert not here.register.where(Case, person=third)


def test_what_two_sheets_say_alike_is_there_once(here: Laptop) -> None:
    one, other = here.person("Diallo"), here.person("Diallo", "Awa")
    phones = [Contact(id=here.ids(), person=each, kind="phone", value="0612345678") for each in (one, other)]
    spare = Contact(id=here.ids(), person=other, kind="phone", value="0612345678", shared="yes")
    record(here, *map(Make, [*phones, spare]))
    join(here, one, other)
    read = profile(here, other)
    assert [name.text for name in read.names] == ["Diallo", "Awa"]
    # Shared, as only the other sheet says, is something else.
    assert read.contacts == (phones[0], spare)
    assert here.register.where(Contact, person=one) == [*phones, spare]


def test_a_field_is_of_the_sheet_chosen_for_it_else_of_the_first_that_knows(here: Laptop) -> None:
    one, other = here.person(birth="1990"), here.person(birth="1991")
    record(here, Edit(Person, other, {"alert": "sourd"}))
    join(here, one, other, birth=other)
    assert (profile(here, one).person.birth, profile(here, one).person.alert) == ("1991", "sourd")
    # A sheet that knows nothing never hides one that does, even where it was chosen.
    third = here.person()
    join(here, third, one, birth=third)
    assert profile(here, third).person.birth == "1990"


def test_of_several_choices_the_latest_by_clock_counts(here: Laptop, there: Laptop) -> None:
    one, other = here.person(birth="1990"), here.person(birth="1991")
    there.take(here)
    there.clock.advance(timedelta(hours=1))
    join(there, one, other, birth=other)
    join(here, one, other, birth=one)
    here.take(there)
    there.take(here)
    assert profile(here, one).person.birth == profile(there, one).person.birth == "1991"
    assert tables(here.register) == tables(there.register)
    # The decision that was made first, if its choice is the last word.
    first = min(here.register.where(MergeDecision), key=lambda each: each.id)
    here.clock.advance(timedelta(hours=2))
    record(here, Edit(MergeDecision, first.id, {"choices": (FieldChoice("birth", other), FieldChoice("alert", one))}))
    second = next(each for each in here.register.where(MergeDecision) if each != first)
    record(here, Edit(MergeDecision, second.id, {"choices": (FieldChoice("birth", other),)}))
    here.clock.advance(timedelta(hours=2))
    record(here, Edit(MergeDecision, first.id, {"choices": (FieldChoice("birth", one),)}))
    assert profile(here, one).person.birth == "1990"


@pytest.mark.parametrize("field_of", [0, 1])
def test_an_edit_goes_to_the_sheet_from_which_the_field_is_read(here: Laptop, field_of: int) -> None:
    both = here.person(birth="1990"), here.person(birth="1991")
    join(here, *both, birth=both[field_of])
    for asked in both:
        record(here, Edit(Person, asked, {"birth": "1985"}))
        assert profile(here, asked).person.birth == "1985"
    own = [here.register.own(Person, each) for each in both]
    assert [each.birth if each else None for each in own] == [
        "1985" if place == field_of else ("1990", "1991")[place] for place in range(2)
    ]


def test_emptying_a_field_empties_it_everywhere(here: Laptop) -> None:
    one, other = here.person(birth="1990"), here.person(birth="1991")
    join(here, one, other)
    batch = record(here, Edit(Person, one, {"birth": ""}))
    assert profile(here, one).person.birth == ""
    here.register.undo(batch, BY)
    assert profile(here, one).person.birth == "1990"
    assert here.register.own(Person, other) == Person(id=other, birth="1991")


def test_an_edit_settles_what_is_disputed_of_any_sheet(here: Laptop, there: Laptop) -> None:
    one, other = here.person(birth="1990"), here.person()
    there.take(here)
    record(here, Edit(Person, other, {"birth": "1991"}))
    record(there, Edit(Person, other, {"birth": "1992"}))
    here.take(there)
    join(here, one, other)
    assert [conflict.id for conflict in here.register.conflicts(one)] == [other]
    record(here, Edit(Person, one, {"birth": "1992"}))
    assert not here.register.conflicts(one)
    assert profile(here, one).person.birth == "1992"


def test_everyone_of_a_group_is_found_once_under_the_sheet_that_represents_it(here: Laptop) -> None:
    one = here.person("Diallo", reference="KF-0001-H")
    other = here.person("Traoré", reference="KF-0002-K", birth="1990-03-12")
    decision = join(here, one, other)
    for typed in ("diallo", "traore", "diallo traore", "12/03/1990"):
        assert found_by(here, typed) == [one]
    record(here, Make(IdNumber(id=here.ids(), person=other, kind="foreigner", text="7503123456")))
    assert found_by(here, "7503123456") == [one]
    part(here, decision)
    assert found_by(here, "7503123456") == found_by(here, "traore") == [other]
    assert found_by(here, "diallo") == [one]


def test_the_history_is_of_all_sheets_and_tells_an_action_once(here: Laptop) -> None:
    one, other = here.person("Un"), here.person("Deux")
    join(here, one, other)
    batch = record(here, *(Make(Note(id=here.ids(), person=each, text="x")) for each in (one, other)))
    for asked in (one, other):
        batches = [each.id for each in here.register.history(asked)]
        assert batches[0] == batch
        assert len(batches) == len(set(batches)) == 4
    assert here.register.recent_persons() == [one]


def test_everyone_is_listed_once_however_many_at_once(here: Laptop) -> None:
    people = [here.person(f"Nom{number}") for number in range(7)]
    join(here, people[1], people[5])
    expected = [here.register.profile(person) for person in people if person != people[5]]
    for at_once in (1, 2, 3, 7, 100):
        assert list(sheets.everyone(here.register, at_once)) == expected
    assert sheets.count(here.register, Person) == 7


def test_what_was_entered_since_two_were_joined_is_told(here: Laptop) -> None:
    one, other = here.person("Un"), here.person("Deux")
    case = Case(id=here.ids(), person=other)
    record(here, Make(case), Make(Note(id=here.ids(), person=one, text="avant")))
    here.clock.advance(timedelta(minutes=1))
    first = join(here, other, one)
    here.clock.advance(timedelta(minutes=1))
    since = [Note(id=here.ids(), person=one, text="depuis"), Visit(id=here.ids(), session=here.ids(), person=one)]
    record(here, *map(Make, since), Make(Attempt(id=here.ids(), person=other, case=case.id)))
    second = join(here, one, other, birth=other)
    for asked in (one, other):
        assert sheets.entered_since(here.register, asked) == since
        found = sheets.joined(here.register, asked)
        assert [sheet.person.id for sheet in found.sheets] == [one, other]
        assert [[name.text for name in sheet.names] for sheet in found.sheets] == [["Un"], ["Deux"]]
        assert found.decisions == (first, second)
        assert found.choices == (FieldChoice("birth", other),)
    record(here, Withdraw(Note, since[0].id))
    assert sheets.entered_since(here.register, one) == since[1:]
    alone = here.person("Trois")
    assert sheets.entered_since(here.register, alone) == []
    assert len(sheets.joined(here.register, alone).sheets) == 1
    assert sheets.joined(here.register, here.ids()).sheets == ()


def test_views_hear_of_every_sheet(here: Laptop) -> None:
    one, other, third = here.person("Un"), here.person("Deux"), here.person("Trois")
    decision = join(here, one, other)
    told = here.register.record("x", [Make(Note(id=here.ids(), person=other, text="x"))], BY)
    assert told.persons == {one, other}
    told = here.register.record("x", [Make(MergeDecision(id=here.ids(), persons=(other, third)))], BY)
    assert told.persons == {one, other, third}
    told = here.register.record("x", [Withdraw(MergeDecision, decision.id)], BY)
    assert told.persons == {one, other, third}


def test_chains_and_cycles_are_one_group_until_nothing_connects_them(here: Laptop) -> None:
    people = [here.person(text) for text in ("Un", "Deux", "Trois", "Quatre")]
    chain = [join(here, *pair) for pair in zip(people, people[1:], strict=False)]
    cycle = join(here, people[3], people[0])
    assert {here.register.representative(one) for one in people} == {people[0]}
    part(here, chain[1])
    assert here.register.members(people[2]) == tuple(people)
    part(here, cycle)
    assert here.register.members(people[0]) == tuple(people[:2])
    assert here.register.members(people[3]) == tuple(people[2:])
    for one in (chain[0], chain[2]):
        part(here, one)
    assert tables(here.register, ["person_group", "merge_member"]) == {"person_group": [], "merge_member": []}


def test_a_sheet_that_is_gone_represents_nobody_and_what_it_held_stays(here: Laptop) -> None:
    one, other, third = here.person("Un"), here.person("Deux"), here.person("Trois")
    join(here, one, other, third)
    batch = here.withdraw(one).batch
    for asked in (one, other, third):
        assert [name.text for name in profile(here, asked).names] == ["Un", "Deux", "Trois"]
        assert profile(here, asked).person.id == other
    assert found_by(here, "un") == [other]
    here.register.undo(batch, BY)
    assert profile(here, third).person.id == one
    for each in (one, other, third):
        here.withdraw(each)
    assert here.register.profile(one) is None and not found_by(here, "un")


def test_a_decision_that_makes_no_sense_joins_nobody(here: Laptop) -> None:
    one = here.person("Un")
    for persons in ((), (one,), (one, one), (one, "nobody"), ("é" * 32, ""), 7):
        decision, choices = here.ids(), [{"field": "birth", "person": "x"}]
        for field, value in (("persons", persons), ("choices", choices)):
            here.say([Said("merge_decision", decision, field, msgspec.json.encode(value).decode(), ())])
        assert here.register.members(one) == (one,)
        assert profile(here, one).person == Person(id=one)
    stranger = here.ids()
    join(here, one, stranger, birth=stranger, shoes=one)
    assert profile(here, stranger).person == Person(id=one)


def test_a_decision_may_come_before_those_whom_it_joins(here: Laptop, there: Laptop) -> None:
    one, other = there.person("Un"), there.person("Deux")
    join(there, one, other)
    operations = there.everything()
    for operation in reversed(operations):
        here.register.accept([operation])
    assert tables(here.register) == tables(there.register)
    assert profile(here, other).person.id == one


def test_merging_and_unmerging_gives_back_exactly_both(here: Laptop) -> None:
    one, other = here.person("Diallo", birth="1990"), here.person("Dialo", birth="1991")
    names = ["person", "name", "search_key", "person_group", "merge_member", "conflict"]
    before = tables(here.register, names)
    decision = join(here, one, other, birth=other)
    assert tables(here.register, names) != before
    part(here, decision)
    assert tables(here.register, names) == before
    batch = record(here, Make(MergeDecision(id=here.ids(), persons=(one, other))))
    here.register.undo(batch, BY)
    assert tables(here.register, names) == before


def test_an_edit_against_the_withdrawal_of_a_decision_keeps_the_group_and_is_told(here: Laptop, there: Laptop) -> None:
    one, other = here.person(birth="1990"), here.person(birth="1991")
    decision = join(here, one, other)
    there.take(here)
    part(here, decision)
    record(there, Edit(MergeDecision, decision.id, {"choices": (FieldChoice("birth", other),)}))
    here.take(there)
    there.take(here)
    for laptop in (here, there):
        assert laptop.register.members(one) == (one, other)
        assert profile(laptop, one).person.birth == "1991"
        assert [conflict.field for conflict in laptop.register.conflicts(decision.id)] == [""]
    assert tables(here.register) == tables(there.register)


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE person_group SET representative = member", "person_group"),
        ("DELETE FROM person_group", "person_group"),
        ("DELETE FROM merge_member", "merge_member"),
    ],
    ids=["other", "none", "unnamed"],
)
def test_groups_that_the_journal_does_not_say_are_found_and_mended(here: Laptop, statement: str, table: str) -> None:
    join(here, here.person("Un"), here.person("Deux"))

    def differing() -> tuple[str, ...]:
        return health.differing_tables(here.register.folder, KEY, here.register.device, here.clock)

    assert differing() == ()
    execute(here.register, statement)
    assert differing() == (table,)
    here.register.rebuild()
    assert differing() == ()
