"""Two sheets are one person, and two again: what is asked, what is told, what is whose."""

from datetime import timedelta

import pytest

from app.desk.dossier import dossier
from app.desk.open_desk import OpenDesk
from app.domain.changes import Make, Withdraw
from app.domain.dates import PartialDate
from app.domain.entities import Attempt, Case, FieldChoice, MergeDecision, Note, NotSame, Person, Title
from app.domain.faults import KnownError
from app.domain.ids import Id
from tests.clock import FakeClock
from tests.desk.desks import entered, register


def someone(desk: OpenDesk, family: str = "Diallo", **fields: object) -> Id:
    """A person of the register."""
    return register(desk, family=family, **fields).person


def two(desk: OpenDesk) -> tuple[Id, Id]:
    """Two sheets of one person, whose dates of birth differ."""
    return someone(desk, birth=PartialDate(1990, 3, 12)), someone(desk, birth=PartialDate(1990, 12, 3))


def merge(desk: OpenDesk, *persons: Id, **chosen: Id) -> Id:
    """Joins them; the batch."""
    return desk.merges.merge(persons, chosen).batch


def cases(desk: OpenDesk, person: Id) -> list[Id]:
    """The cases of a person, by whom they were opened for."""
    return [case.person for case in desk.register.where(Case, person=person)]


def test_what_two_sheets_say_differently_has_to_be_chosen(desk: OpenDesk) -> None:
    one, other = two(desk)
    with pytest.raises(KnownError, match="merge.choice-missing"):
        desk.merges.merge([one, other], {"alert": one})
    merge(desk, one, other, birth=other)
    assert desk.people.profile(other).person.birth == "1990-12-03"
    with pytest.raises(KnownError, match="merge.already-one"):
        merge(desk, one, other)
    with pytest.raises(KnownError, match="merge.already-one"):
        merge(desk, one)
    assert desk.merges.unsettled(one) == ()


def test_a_choice_between_persons_of_several_sheets_is_of_the_sheet_that_is_read(desk: OpenDesk) -> None:
    one, other = two(desk)
    merge(desk, one, other, birth=other)
    third = someone(desk, birth=PartialDate(1955, 1, 1))
    assert [profile.person.id for profile in desk.merges.candidates([other, third, one])] == [one, third]
    merge(desk, third, other, birth=other)
    decision = desk.register.where(MergeDecision)[-1]
    assert decision.persons == (third, one)
    assert FieldChoice("birth", other) in decision.choices
    assert desk.people.profile(third).person.birth == "1990-12-03"
    assert [sheet.person.id for sheet in desk.merges.joined(other).sheets] == [one, other, third]


def test_joining_undoes_and_gives_back_both(desk: OpenDesk) -> None:
    one, other = two(desk)
    before = [desk.people.profile(person) for person in (one, other)]
    desk.people.undo(merge(desk, one, other, birth=one))
    assert [desk.people.profile(person) for person in (one, other)] == before
    assert cases(desk, one) == [one] and cases(desk, other) == [other]


def test_joining_takes_back_what_was_said_against_it(desk: OpenDesk) -> None:
    one, other = two(desk)
    desk.duplicates.refuse(one, other)
    batch = merge(desk, one, other, birth=one)
    assert not desk.register.where(NotSame)
    desk.people.undo(batch)
    assert len(desk.register.where(NotSame)) == 1


def test_what_was_said_elsewhere_against_it_is_shown_to_be_settled(desk: OpenDesk) -> None:
    one, other = two(desk)
    merge(desk, one, other, birth=one)
    desk.sitting.record("not-same-said", [Make(NotSame(id=desk.people.new_id(), persons=(one, other)))])
    listing = desk.duplicates.listing(10)
    assert [refused.said for refused in listing.contradicted] == desk.merges.denied(other)
    assert not listing.refused
    desk.merges.part(other, {})
    listing = desk.duplicates.listing(10)
    assert not listing.contradicted and listing.refusals == 2


def test_choices_that_contradict_each_other_are_shown_and_settled(desk: OpenDesk) -> None:
    one, other = two(desk)
    merge(desk, one, other, birth=one)
    again = MergeDecision(id=desk.people.new_id(), persons=(one, other), choices=(FieldChoice("birth", other),))
    desk.sitting.record("persons-merged", [Make(again)])
    assert desk.merges.unsettled(other) == ("birth",)
    desk.duplicates.look()
    assert [profile.person.id for profile in desk.duplicates.listing(1).unsettled] == [one]
    desk.merges.settle(one, {"birth": other})
    assert desk.merges.unsettled(one) == ()
    assert not desk.duplicates.listing(1).unsettled
    assert desk.people.profile(one).person.birth == "1990-12-03"
    alone = someone(desk)
    with pytest.raises(KnownError, match="merge.not-joined"):
        desk.merges.settle(alone, {"birth": alone})


def test_what_someone_learnt_of_a_sheet_after_it_was_joined_has_to_be_chosen(desk: OpenDesk) -> None:
    one, other = someone(desk, birth=PartialDate(1990)), someone(desk)
    merge(desk, one, other)
    assert desk.merges.unsettled(one) == ()
    desk.duplicates.look()
    # Another laptop, which did not know of the merge, wrote on the other sheet.
    sheet = desk.register.own(Person, other)
    assert sheet
    desk.sitting.record("person-edited", [Withdraw(Person, other)])
    desk.sitting.record("person-edited", [Make(Person(id=other, reference=sheet.reference, birth="1991"))])
    assert desk.merges.unsettled(one) == ("birth",)
    assert desk.people.profile(one).person.birth == "1990"
    desk.duplicates.look()
    assert [profile.person.id for profile in desk.duplicates.listing(1).unsettled] == [one]


def test_parting_lists_what_was_entered_meanwhile_and_asks_whose_it_is(desk: OpenDesk, clock: FakeClock) -> None:
    one, other = two(desk)
    hers = desk.register.where(Case, person=other)[0]
    clock.advance(timedelta(minutes=5))
    merge(desk, one, other, birth=one)
    clock.advance(timedelta(minutes=5))
    desk.people.add_note(one, "Un mot")
    desk.people.add_title(Title(id=desk.people.new_id(), person=one, kind="card"))
    opened, _ = desk.cases.open(one, "renewal")
    for case in (opened, hers.id):
        entered(desk, Attempt, case, clock(), outcome="no-slot")
    since = desk.merges.entered_since(other)
    assert [type(entity) for entity in since] == [Note, Title, Case]
    batch = desk.merges.part(other, {since[0].id: other, since[2].id: other}).batch
    assert [note.text for note in desk.register.where(Note, person=other)] == ["Un mot"]
    assert not desk.register.where(Note, person=one)
    assert len(desk.people.titles(one)) == 1 and not desk.people.titles(other)
    # A case takes along what was noted in it; what was noted in an older case is still there.
    assert cases(desk, one) == [one] and cases(desk, other) == [other, other]
    assert [attempt.person for attempt in desk.register.where(Attempt, person=other)] == [other, other]
    assert desk.duplicates.refusal(one, other)
    desk.people.undo(batch)
    assert desk.merges.entered_since(one) == since
    assert not desk.duplicates.refusal(one, other)
    assert cases(desk, one) == [one, other, one]


def test_parting_what_is_not_joined_is_refused(desk: OpenDesk) -> None:
    one, other = two(desk)
    with pytest.raises(KnownError, match="merge.not-joined"):
        desk.merges.part(one, {})
    desk.people.undo(merge(desk, one, other, birth=one))
    with pytest.raises(KnownError, match="merge.not-joined"):
        desk.merges.part(other, {})


@pytest.mark.parametrize("leaving", range(4))
def test_one_sheet_of_many_leaves_and_the_others_stay_together(desk: OpenDesk, leaving: int) -> None:
    people = [someone(desk) for _ in range(4)]
    for pair in ((0, 1), (1, 2), (2, 3), (0, 1)):
        decision = MergeDecision(
            id=desk.people.new_id(), persons=tuple(people[place] for place in pair),
            choices=(FieldChoice("reference", people[2]),),
        )  # fmt: skip
        desk.sitting.record("persons-merged", [Make(decision)])
    rest = [person for person in people if person != people[leaving]]
    batch = desk.merges.part(people[leaving], {}).batch
    assert desk.register.members(people[leaving]) == (people[leaving],)
    assert desk.register.members(rest[0]) == tuple(rest)
    if leaving != 2:
        wanted = desk.register.own(Person, people[2])
        assert wanted
        assert desk.people.profile(rest[0]).person.reference == wanted.reference
    desk.people.undo(batch)
    assert desk.register.members(people[leaving]) == tuple(people)


def test_someone_who_arrived_under_two_names_is_one_person_in_the_queue(desk: OpenDesk) -> None:
    one, other = two(desk)
    first, second = desk.sitting.visits()
    assert desk.queue.whose(first) != desk.queue.whose(second)
    merge(desk, one, other, birth=one)
    assert desk.queue.whose(first) == desk.queue.whose(second) == one
    assert [visit.person for visit in desk.sitting.visits_of(other)] == [one, other]
    assert [visit.id for visit in desk.queue.doubles(first)] == [second.id]
    assert desk.people.arrive(other) is None


def test_her_own_copy_has_every_sheet_as_it_is(desk: OpenDesk) -> None:
    one, other = two(desk)
    merge(desk, one, other, birth=one)
    for asked in (one, other):
        found = dossier(desk.register, asked)
        assert [sheet["birth"] for sheet in found["person"]] == ["1990-03-12", "1990-12-03"]
        assert [case["person"] for case in found["case"]] == [one, other]
