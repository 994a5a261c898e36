"""Undoing: what is still as a batch left it is put back, what was changed since is told."""

from datetime import timedelta
from functools import partial

import pytest

from app.domain.changes import Edit, Make, Recorded, Withdraw
from app.domain.entities import Case, Name, Person
from app.domain.faults import KnownError
from tests.register.laptops import BY, Laptop, tables


def undone(here: Laptop, recorded: Recorded) -> Recorded:
    """Undoes a batch of which nothing was changed since."""
    again, told = here.register.undo(recorded.batch, BY)
    assert not told.changed_since
    return again


def test_what_was_made_goes_and_comes_back_as_often_as_one_likes(here: Laptop) -> None:
    person = Person(id=here.ids(), birth="1990")
    name = Name(id=here.ids(), person=person.id, text="Diallo")
    last = here.register.record("person-made", [Make(person), Make(name)], BY)
    for _ in range(3):
        last = undone(here, last)
        assert here.register.profile(person.id) is None
        assert not here.register.find("diallo") and not here.register.recent_persons()
        last = undone(here, last)
        profile = here.register.profile(person.id)
        assert profile and profile.person == person and profile.names == (name,)
        assert here.register.find("diallo")
        assert not here.register.conflicts(person.id) and not here.register.conflicts(name.id)


def test_an_edit_goes_and_comes_back(here: Laptop) -> None:
    person = here.person("Diallo", birth="1990")
    last = here.edit(person, birth="1991", alert="deaf")
    for birth, alert in [("1990", ""), ("1991", "deaf"), ("1990", ""), ("1991", "deaf")]:
        last = undone(here, last)
        found = here.register.get(Person, person)
        assert found and (found.birth, found.alert) == (birth, alert)


def test_a_withdrawal_goes_and_comes_back(here: Laptop) -> None:
    person = here.person("Diallo", birth="1990")
    found = here.register.get(Person, person)
    last = here.withdraw(person)
    for expected in [found, None, found, None]:
        last = undone(here, last)
        assert here.register.get(Person, person) == expected


def test_a_field_that_was_never_said_is_not_known_again(here: Laptop) -> None:
    person = here.person()
    last = here.edit(person, birth="1990", birth_variants=("1991",))
    undone(here, last)
    found = here.register.get(Person, person)
    assert found and (found.birth, found.birth_variants) == ("", ())


def test_what_was_changed_since_stays_and_is_told(here: Laptop) -> None:
    person = here.person("Diallo")
    first = here.edit(person, birth="1990", alert="deaf")
    here.edit(person, birth="1991")
    recorded, told = here.register.undo(first.batch, BY)
    assert told.changed_since == (("person", person, "birth"),)
    assert recorded.persons == {person}
    found = here.register.get(Person, person)
    assert found and (found.birth, found.alert) == ("1991", "")


def test_what_was_made_and_changed_since_stays(here: Laptop) -> None:
    case = Case(id=here.ids(), person=here.person())
    made = here.register.record("case", [Make(case)], BY)
    here.register.record("edited", [Edit(Case, case.id, {"reason": "loyer"})], BY)
    recorded, told = here.register.undo(made.batch, BY)
    assert told.changed_since == (("case", case.id, "reason"),)
    assert not recorded.entities
    assert here.register.get(Case, case.id)


def test_what_came_back_and_was_changed_since_stays(here: Laptop) -> None:
    person = here.person("Diallo", birth="1990")
    back = undone(here, here.withdraw(person))
    here.edit(person, birth="1991")
    _, told = here.register.undo(back.batch, BY)
    assert told.changed_since == (("person", person, "birth"),)
    assert here.register.get(Person, person)


def test_undoing_an_edit_does_not_bring_back_what_was_withdrawn_since(here: Laptop) -> None:
    person = here.person("Diallo", birth="1990")
    edited = here.edit(person, birth="1991")
    here.withdraw(person)
    _, told = here.register.undo(edited.batch, BY)
    assert told.changed_since == (("person", person, "birth"),)
    assert here.register.get(Person, person) is None


def test_undoing_twice_changes_nothing(here: Laptop) -> None:
    person = here.person("Diallo", birth="1990")
    edited = here.edit(person, birth="1991")
    undone(here, edited)
    before = here.everything()
    recorded, told = here.register.undo(edited.batch, BY)
    assert told.changed_since == (("person", person, "birth"),)
    assert not recorded.entities and here.everything() == before


def test_undoing_what_settled_a_conflict_opens_it_again(here: Laptop, there: Laptop) -> None:
    person = here.person("Diallo")
    there.take(here)
    here.edit(person, birth="1990")
    there.clock.advance(timedelta(seconds=1))
    there.edit(person, birth="1991")
    here.take(there)
    settled = here.edit(person, birth="1992")
    assert not here.register.conflicts(person)
    last = undone(here, settled)
    assert [set(conflict.values) for conflict in here.register.conflicts(person)] == [{"1990", "1991"}]
    undone(here, last)
    found = here.register.get(Person, person)
    assert found and found.birth == "1992" and not here.register.conflicts(person)


def test_another_laptop_may_undo_and_both_agree(here: Laptop, there: Laptop) -> None:
    person = here.person("Diallo", birth="1990")
    edited = here.edit(person, birth="1991")
    there.take(here)
    there.register.undo(edited.batch, BY)
    here.take(there)
    found = here.register.get(Person, person)
    assert found and found.birth == "1990"
    assert tables(here.register) == tables(there.register)


def test_undoing_says_whom_it_is_about(here: Laptop) -> None:
    person = here.person("Diallo")
    recorded = undone(here, here.edit(person, birth="1990"))
    assert here.register.history(person)[0].id == recorded.batch
    assert here.register.history(person)[0].kind == "undo"


def test_a_withdrawal_that_withdrew_nothing_is_not_recorded(here: Laptop) -> None:
    before = here.everything()
    recorded = here.register.record("x", [Withdraw(Person, here.ids())], BY)
    assert not recorded.entities and here.everything() == before
    assert here.register.undo(here.ids(), BY)[1].said == ()


def test_undoing_much_tells_how_far_it_is_and_can_be_stopped_without_a_trace(here: Laptop) -> None:
    people = [Person(id=here.ids(), birth="1990") for _ in range(20)]
    names = [Name(id=here.ids(), person=person.id, text="Diallo") for person in people]
    made = here.register.record("people-imported", [Make(one) for one in (*people, *names)], BY)
    before = tables(here.register)
    told: list[tuple[int, int]] = []
    for last in (0, 30, 50, 90):
        asked = iter([False] * last)
        with pytest.raises(KnownError, match="work.stopped"):
            here.register.undo(made.batch, BY, stopped=partial(next, asked, True))
        assert tables(here.register) == before
    here.register.undo(made.batch, BY, progress=lambda *far: told.append(far))
    assert not here.register.where(Person) and not here.register.find("diallo")
    assert told == sorted(told)
    assert len(told) > 3 * 20
    assert {total for _, total in told} == {told[-1][1]} and told[-1][0] < told[-1][1]
