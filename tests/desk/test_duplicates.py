"""Who may be in the register twice, and who was said not to be the same."""

from datetime import timedelta

import pytest

from app.desk.open_desk import OpenDesk
from app.desk.people import PersonForm
from app.domain.changes import Make
from app.domain.dates import PartialDate
from app.domain.entities import Contact, NotSame
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.pairing import MOST_SHARING
from tests.clock import FakeClock
from tests.desk.desks import register

BIRTH = PartialDate(1990, 3, 12)


def someone(desk: OpenDesk, family: str, given: str = "", **fields: object) -> Id:
    """A person of the register."""
    return register(desk, family=family, given=given, **fields).person


def pairs(desk: OpenDesk) -> list[set[Id]]:
    """The pairs found, the likeliest first."""
    return [{pair.one, pair.other} for pair in desk.duplicates.look()]


def test_whoever_is_registered_again_is_told_with_the_reasons(desk: OpenDesk) -> None:
    known = someone(desk, "Diallo", "Mamadou", birth=BIRTH, foreigner_number="7503123456")
    someone(desk, "Traoré", "Awa", birth=PartialDate(1971, 10, 1))
    form = PersonForm(family="Diallo", given="Mamadu", birth=BIRTH, reason="Titre")
    found = desk.duplicates.like_form(form)
    assert [(one.profile.person.id, one.likeness.level) for one in found] == [(known, "very-likely")]
    assert "birth" in found[0].likeness.reasons
    by_number = desk.duplicates.like_form(PersonForm(family="Autre", foreigner_number="75 0312 3456"))
    assert [(one.profile.person.id, one.likeness.reasons[0]) for one in by_number] == [(known, "number")]
    assert not desk.duplicates.like_form(PersonForm(family="Petrenko", given="Oksana"))
    assert not desk.duplicates.like_form(PersonForm())


def test_whoever_has_only_some_of_the_names_is_told(desk: OpenDesk) -> None:
    known = someone(desk, "Diallo", "Mamadou")
    form = PersonForm(family="Diallo", given="Mamadou Oumar Ibrahima")
    assert [one.profile.person.id for one in desk.duplicates.like_form(form)] == [known]
    # Also where the one who has more of them is there already, and on the list.
    assert pairs(desk) == []
    more = someone(desk, "Diallo", "Mamadu Saliou Tierno")
    assert pairs(desk) == [{known, more}]


def test_a_refusal_that_is_taken_back_brings_them_back(desk: OpenDesk) -> None:
    one, other = someone(desk, "Diallo", "Mamadou", birth=BIRTH), someone(desk, "Diallo", "Mamadou", birth=BIRTH)
    assert pairs(desk) == [{one, other}]
    refused = desk.duplicates.refuse(one, other).batch
    desk.people.edit(other, alert="sourd")
    assert pairs(desk) == []
    desk.people.undo(refused)
    assert pairs(desk) == [{one, other}]


def test_a_shared_phone_alone_is_never_more_than_possible(desk: OpenDesk) -> None:
    someone(desk, "Diallo", "Mamadou", phone="06 00 00 48 21")
    found = desk.duplicates.like_form(PersonForm(family="Petrenko", given="Oksana", phone="+33 6 00 00 48 21"))
    assert [(one.likeness.level, one.likeness.reasons) for one in found] == [("possible", ("contact",))]


def test_the_list_is_best_first_and_follows_what_changes(desk: OpenDesk) -> None:
    assert desk.duplicates.known() is None
    assert pairs(desk) == []
    one = someone(desk, "Diallo", "Mamadou", birth=BIRTH)
    other = someone(desk, "Diallo", "Mamadou", birth=BIRTH)
    third = someone(desk, "Petrenko", "Oksana", phone="0600004821")
    fourth = someone(desk, "Diallo", "Fatou", phone="0600004821", birth=PartialDate(2001, 1, 5))
    assert pairs(desk) == [{one, other}, {third, fourth}]
    assert [pair.likeness.level for pair in desk.duplicates.known() or []] == ["very-likely", "possible"]
    desk.people.edit(other, birth="1955-07-01")
    assert pairs(desk) == [{third, fourth}]
    desk.people.add_contact(Contact(id=desk.people.new_id(), person=one, kind="phone", value="0600004821"))
    # The first and the fourth were born on days that cannot be one.
    assert {frozenset(pair) for pair in pairs(desk)} == {frozenset((third, fourth)), frozenset((one, third))}


def test_looking_again_at_everyone_or_at_those_changed_comes_to_the_same(desk: OpenDesk) -> None:
    desk.duplicates.look()
    people = [someone(desk, "Ndiaye", given, birth=BIRTH) for given in ("Awa", "Hawa", "Ousmane", "Ousman")]
    followed = {frozenset(pair) for pair in pairs(desk)}
    assert frozenset(people[2:]) in followed
    fresh = type(desk.duplicates)(desk.register, desk.sitting, FakeClock(), desk.people.new_id)  # type: ignore[arg-type]  # ids, by a call
    assert {frozenset((pair.one, pair.other)) for pair in fresh.look()} == followed


def test_who_is_joined_undone_or_said_to_be_another_leaves_the_list(desk: OpenDesk) -> None:
    one, other, third = (someone(desk, "Diallo", "Mamadou", birth=BIRTH) for _ in range(3))
    assert len(pairs(desk)) == 3
    batch = desk.duplicates.refuse(one, other).batch
    assert {one, other} not in pairs(desk)
    assert not [each for each in desk.duplicates.like(desk.people.profile(one)) if each.profile.person.id == other]
    desk.people.undo(batch)
    assert {one, other} in pairs(desk)
    merged = desk.merges.merge([other, third], {}).batch
    assert [{pair.one, pair.other} for pair in desk.duplicates.known() or []] == [{one, other}]
    assert pairs(desk) == [{one, other}]
    desk.people.undo(merged)
    assert len(pairs(desk)) == 3


def test_what_was_said_of_one_sheet_holds_for_the_person(desk: OpenDesk) -> None:
    one, other, third = (someone(desk, "Diallo", "Mamadou", birth=BIRTH) for _ in range(3))
    desk.duplicates.refuse(other, third)
    desk.merges.merge([one, other], {})
    assert pairs(desk) == []
    listing = desk.duplicates.listing(10)
    assert (listing.refusals, listing.contradicted) == (1, ())
    (refused,) = listing.refused
    assert (refused.one.person.id, refused.other.person.id) == (one, third)
    assert desk.duplicates.listing(0).refused == ()
    assert desk.duplicates.refusal(other, third) == refused.said
    assert desk.duplicates.refusal(one, one) is None
    desk.duplicates.take_back(refused.said.id)
    assert pairs(desk) == [{one, third}]


def test_a_refusal_that_makes_no_sense_troubles_nobody(desk: OpenDesk) -> None:
    one = someone(desk, "Diallo")
    for persons in ((), (one,), (one, one), (one, Id("0" * 32))):
        desk.sitting.record("x", [Make(NotSame(id=desk.people.new_id(), persons=persons))])
    listing = desk.duplicates.listing(10)
    assert listing.refused == listing.contradicted == ()
    assert pairs(desk) == []


def test_looking_can_be_stopped_and_tells_how_far_it_is(desk: OpenDesk, clock: FakeClock) -> None:
    for number in range(4):
        someone(desk, "Diallo", "Mamadou", birth=BIRTH)
        clock.advance(timedelta(seconds=number))
    with pytest.raises(KnownError, match="work.stopped"):
        desk.duplicates.look(stopped=lambda: True)
    assert desk.duplicates.known() is None
    told: list[tuple[int, int]] = []
    assert len(desk.duplicates.look(lambda done, total: told.append((done, total)))) == 6
    assert told == sorted(told)
    assert {total for _, total in told} == {8}


def test_both_references_of_one_person_are_found(desk: OpenDesk) -> None:
    one, other = someone(desk, "Diallo"), someone(desk, "Traoré")
    references = [desk.people.profile(person).person.reference for person in (one, other)]
    desk.merges.merge([one, other], {"reference": one})
    for reference in references:
        assert desk.people.by_reference(reference).person.id == one


def many(desk: OpenDesk, count: int, **fields: object) -> list[Id]:
    """So many bearers of one name about whom nothing more is known."""
    return [someone(desk, "Diallo", "Mamadou", **fields) for _ in range(count)]


def test_many_of_one_name_are_told_as_a_crowd_and_not_pair_by_pair(desk: OpenDesk) -> None:
    crowd = many(desk, MOST_SHARING + 5)
    one, other = many(desk, 2, foreigner_number="7503123456")
    known = someone(desk, "Diallo", "Mamadou", birth=BIRTH)
    assert pairs(desk) == [{one, other}]
    (told,) = desk.duplicates.listing(10).crowds
    assert (told.count, len(told.first)) == (MOST_SHARING + 7, 10)
    assert {profile.person.id for profile in told.first} <= {*crowd, one, other} - {known}


def test_a_crowd_follows_what_changes(desk: OpenDesk) -> None:
    crowd = many(desk, MOST_SHARING - 2)
    assert len(pairs(desk)) == 153
    assert desk.duplicates.listing(1).crowds == ()
    crowd += many(desk, 5)
    assert pairs(desk) == []
    assert desk.duplicates.listing(1).crowds[0].count == MOST_SHARING + 3
    # One more of them makes no pairs; whose date becomes known is no longer one of them.
    crowd += many(desk, 1)
    assert pairs(desk) == []
    assert desk.duplicates.listing(1).crowds[0].count == MOST_SHARING + 4
    for person in crowd[:2]:
        desk.people.edit(person, birth=str(BIRTH))
    assert {crowd[0], crowd[1]} in pairs(desk)
    assert desk.duplicates.listing(1).crowds[0].count == MOST_SHARING + 2
    desk.merges.merge(crowd[2:4], {})
    assert desk.duplicates.listing(1).crowds[0].count == MOST_SHARING + 1
