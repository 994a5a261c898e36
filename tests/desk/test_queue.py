"""The queue of a session: numbers, calls, handovers, ends, and what two laptops make of it."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path

import pytest

from app.desk.open_desk import OpenDesk
from app.desk.queue import Ending
from app.domain.changes import Edit, Recorded
from app.domain.entities import Device, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id
from tests.clock import FakeClock
from tests.desk.desks import PASSPHRASE, PLACE, create, door, register


def made(recorded: Recorded) -> Id:
    """The visit of an arrival."""
    return next(identifier for entity, identifier in recorded.entities if entity == "visit")


def lettered(desk: OpenDesk, letter: str) -> OpenDesk:
    """A desk whose laptop has that letter."""
    desk.sitting.record("device-lettered", [Edit(Device, desk.register.device, {"letter": letter})])
    return desk


def exchange(*desks: OpenDesk) -> None:
    """Each takes in what the others have."""
    for one in desks:
        for other in desks:
            if other is not one:
                one.register.accept(other.register.since(one.register.devices()))


def fault(call: object, *arguments: object) -> str:
    """The code of the fault that a call raises."""
    with pytest.raises(KnownError) as found:
        call(*arguments)  # type: ignore[operator]  # any activity
    return found.value.code


def waiting(desk: OpenDesk) -> list[str]:
    """The numbers that wait, in order."""
    return [visit.number for visit in desk.queue.standing().waiting]


@pytest.fixture
def two(tmp_path: Path, clock: FakeClock) -> Iterator[tuple[OpenDesk, OpenDesk]]:
    """Two laptops in the same hall that have not met yet, Claire at one, Mehdi at the other."""
    with ExitStack() as stack:
        one, other = (stack.enter_context(closing(create(tmp_path / name, clock))) for name in ("one", "other"))
        lettered(one, "A")
        lettered(other, "B")
        other.sitting.begin(other.sitting.add_volunteer("Mehdi"), PLACE)
        yield one, other


# -- arriving ----------------------------------------------------------------------------------


def test_numbers_are_the_letter_and_the_count_of_the_session(desk: OpenDesk, clock: FakeClock) -> None:
    lettered(desk, "A")
    desk.queue.arrive_without_file("ar", ("permit",))
    person = register(desk).person
    assert waiting(desk) == ["A1", "A2"]
    assert desk.queue.of(person) == desk.queue.standing().waiting[1]
    clock.advance(timedelta(days=1))
    desk.sitting.begin(desk.sitting.volunteers()[0].id)
    desk.queue.arrive_without_file()
    assert waiting(desk) == ["A1"]


def test_a_number_is_never_given_twice(desk: OpenDesk) -> None:
    lettered(desk, "A")
    desk.people.undo(desk.queue.arrive_without_file().batch)
    desk.queue.arrive_without_file()
    assert waiting(desk) == ["A2"]
    # Nor in a session opened again on the same day.
    desk.closing.close()
    desk.sitting.begin(desk.sitting.volunteers()[0].id, PLACE)
    desk.queue.arrive_without_file()
    assert waiting(desk) == ["A3"]


def test_who_arrives_brings_her_language(desk: OpenDesk, clock: FakeClock) -> None:
    first = register(desk, speaks="ti", reads="ar").person
    clock.advance(timedelta(days=1))
    desk.sitting.begin(desk.sitting.volunteers()[0].id)
    desk.queue.arrive(first)
    (visit,) = desk.queue.standing().waiting
    assert (visit.person, visit.language, visit.helper, visit.outcome) == (first, "ti", "", "unknown")


def test_nobody_waits_twice_but_may_come_back(desk: OpenDesk) -> None:
    person = register(desk).person
    assert fault(desk.queue.arrive, person) == "visit.already-here"
    (visit,) = desk.queue.standing().waiting
    desk.queue.settle(visit.id, "left")
    desk.queue.arrive(person)
    assert len(desk.queue.standing().waiting) == 1
    found = desk.queue.of(person)
    assert found
    assert not found.ended_at


def test_without_a_session_nobody_arrives(tmp_path: Path, clock: FakeClock) -> None:
    create(tmp_path, clock).close()
    with closing(door(tmp_path, clock).unlock(PASSPHRASE)) as desk:
        assert fault(desk.queue.arrive_without_file) == "session.none"
        assert desk.queue.standing().all == ()
        assert register(desk).person


def test_an_anonymous_visit_is_joined_to_a_person_and_parted_again(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk).person
    clock.advance(timedelta(days=1))
    desk.sitting.begin(desk.sitting.volunteers()[0].id)
    visit = made(desk.queue.arrive_without_file("ar"))
    joined = desk.queue.join(visit, person)
    assert person in joined.persons
    assert desk.queue.get(visit).person == person
    assert fault(desk.queue.arrive, person) == "visit.already-here"
    assert person in desk.queue.part(visit).persons
    assert desk.queue.get(visit).person == ""
    # She got a number of her own meanwhile: the first one stays hers, unless she was called under the other.
    other = made(desk.queue.arrive(person))
    joined = desk.queue.join(visit, person)
    with pytest.raises(LookupError):
        desk.queue.get(other)
    desk.people.undo(joined.batch)
    desk.queue.call(other)
    assert fault(desk.queue.join, visit, person) == "visit.already-here"


def test_seen_today_is_helped_here_and_now(desk: OpenDesk, clock: FakeClock) -> None:
    person = register(desk, speaks="pt").person
    clock.advance(timedelta(days=1))
    desk.sitting.begin(desk.sitting.volunteers()[0].id)
    desk.people.arrive(person)
    (visit,) = desk.queue.standing().going
    assert (visit.helper, visit.called_at, visit.language, bool(visit.number)) == ("C1", visit.arrived_at, "pt", True)


# -- helping -----------------------------------------------------------------------------------


def test_the_one_who_waits_longest_is_called_first(desk: OpenDesk, clock: FakeClock) -> None:
    for _ in range(3):
        desk.queue.arrive_without_file()
        clock.advance(timedelta(minutes=4))
    first, second, third = desk.queue.standing().waiting
    assert desk.queue.next_one() == first
    desk.queue.call(second.id)
    assert desk.queue.next_one() == first
    desk.queue.call(first.id)
    assert desk.queue.next_one() == third
    assert [visit.helper for visit in desk.queue.standing().going] == ["C1", "C1"]
    clock.advance(timedelta(minutes=6))
    assert desk.queue.minutes(desk.queue.get(first.id)) == 6


def test_handed_over_she_waits_for_that_volunteer_in_her_place(desk: OpenDesk, clock: FakeClock) -> None:
    mehdi = desk.sitting.add_volunteer("Mehdi")
    code = next(one.code for one in desk.sitting.volunteers() if one.id == mehdi)
    first = made(desk.queue.arrive_without_file())
    clock.advance(timedelta(minutes=1))
    second = made(desk.queue.arrive_without_file())
    desk.queue.call(first)
    clock.advance(timedelta(minutes=10))
    desk.queue.hand_over(first, code, "Relire la lettre.\u200b")
    visit = desk.queue.get(first)
    assert (visit.helper, visit.called_at, visit.minutes, visit.next_step) == (code, "", 10, "Relire la lettre.")
    claire_s, mehdi_s = desk.queue.next_one(), None
    desk.sitting.begin(mehdi)
    mehdi_s = desk.queue.next_one()
    assert claire_s
    assert mehdi_s
    assert (claire_s.id, mehdi_s.id) == (second, first)
    desk.queue.call(first)
    clock.advance(timedelta(minutes=5))
    desk.queue.settle(first, "helped")
    assert desk.queue.get(first).minutes == 15
    assert fault(desk.queue.hand_over, first, code) == "visit.already-ended"
    assert fault(desk.queue.hand_over, second, "Z9") == "visit.no-such-helper"
    desk.queue.hand_over(second, "")
    assert desk.queue.next_one()


def test_an_end_is_noted_and_corrected(desk: OpenDesk, clock: FakeClock) -> None:
    visit = made(desk.queue.arrive_without_file())
    desk.queue.call(visit)
    clock.advance(timedelta(minutes=25))
    ending = Ending(outcome="helped", minutes=25, posture="do-with", themes=("permit",), next_step="Revenir lundi.")
    ended = desk.queue.end(visit, ending)
    found = desk.queue.get(visit)
    assert (found.outcome, found.minutes, found.posture, found.themes) == ("helped", 25, "do-with", ("permit",))
    clock.advance(timedelta(hours=1))
    corrected = desk.queue.end(visit, Ending(outcome="helped", minutes=40))
    again = desk.queue.get(visit)
    assert (again.minutes, again.ended_at) == (40, found.ended_at)
    desk.people.undo(corrected.batch)
    assert desk.queue.get(visit) == found
    desk.people.undo(ended.batch)
    assert [one.id for one in desk.queue.standing().going] == [visit]


@pytest.mark.parametrize("minutes", [-1, 721, 10_000])
def test_impossible_minutes_are_refused(desk: OpenDesk, minutes: int) -> None:
    visit = made(desk.queue.arrive_without_file())
    assert fault(desk.queue.end, visit, Ending(minutes=minutes)) == "visit.minutes-impossible"
    assert waiting(desk)


def test_a_clock_that_jumps_makes_no_minutes_up(desk: OpenDesk, clock: FakeClock) -> None:
    back, ahead = made(desk.queue.arrive_without_file()), made(desk.queue.arrive_without_file())
    desk.queue.call(back)
    desk.queue.call(ahead)
    clock.advance(timedelta(hours=-2))
    desk.queue.settle(back, "helped")
    clock.advance(timedelta(days=400))
    desk.queue.settle(ahead, "helped")
    assert [desk.queue.get(one).minutes for one in (back, ahead)] == [None, None]
    assert len(desk.queue.standing().done) == 2


def test_leaving_without_waiting_is_one_gesture(desk: OpenDesk) -> None:
    visit = made(desk.queue.arrive_without_file())
    desk.queue.settle(visit, "left")
    found = desk.queue.get(visit)
    assert (found.outcome, found.minutes, found.helper) == ("left", None, "")
    assert fault(desk.queue.settle, visit, "left") == "visit.already-ended"
    assert fault(desk.queue.call, visit) == "visit.already-ended"


def test_who_is_called_is_not_called_again_by_another(desk: OpenDesk) -> None:
    visit = made(desk.queue.arrive_without_file())
    desk.queue.call(visit)
    assert desk.queue.call(visit).entities == frozenset()
    desk.sitting.begin(desk.sitting.add_volunteer("Mehdi"))
    assert fault(desk.queue.call, visit) == "visit.already-called"
    assert desk.queue.helper(desk.queue.get(visit)) == "Claire"


# -- two laptops -------------------------------------------------------------------------------


def test_two_laptops_see_each_other_s_visits_after_an_exchange(two: tuple[OpenDesk, OpenDesk]) -> None:
    one, other = two
    one.queue.arrive_without_file()
    other.queue.arrive_without_file()
    one.queue.arrive_without_file()
    exchange(one, other)
    assert waiting(one) == waiting(other) == ["A1", "A2", "B1"]
    one.queue.arrive_without_file()
    other.queue.arrive_without_file()
    exchange(one, other)
    assert waiting(one) == waiting(other) == ["A1", "A2", "A3", "B1", "B2"]


def test_laptops_of_one_letter_are_told_apart_before_and_after_they_meet(two: tuple[OpenDesk, OpenDesk]) -> None:
    one, other = two
    lettered(other, "A")
    one.queue.arrive_without_file()
    other.queue.arrive_without_file()
    exchange(one, other)
    shown = set(one.queue.numbers(one.queue.standing().waiting).values())
    assert shown == {f"A1 ({desk.register.prefix})" for desk in two}
    one.queue.arrive_without_file()
    other.queue.arrive_without_file()
    exchange(one, other)
    numbers = waiting(one)
    assert len(set(numbers)) == 3
    assert sum(number.startswith("A") for number in numbers) == 3


def test_two_who_called_the_same_person_are_both_told(two: tuple[OpenDesk, OpenDesk], clock: FakeClock) -> None:
    one, other = two
    visit = made(one.queue.arrive_without_file())
    exchange(one, other)
    assert other.queue.claims(other.queue.get(visit)) == []
    one.queue.call(visit)
    clock.advance(timedelta(minutes=1))
    other.queue.call(visit)
    exchange(one, other)
    for desk in two:
        claims = desk.queue.claims(desk.queue.get(visit))
        assert sorted(name for _, name in claims) == ["Claire", "Mehdi"]
    code = one.sitting.author
    one.queue.settle_claims(visit, code)
    exchange(one, other)
    for desk in two:
        found = desk.queue.get(visit)
        assert desk.queue.claims(found) == []
        assert found.helper == code


def test_two_arrivals_of_the_same_person_are_told(two: tuple[OpenDesk, OpenDesk]) -> None:
    one, other = two
    person = register(one).person
    (mine,) = one.queue.standing().waiting
    exchange(one, other)
    one.queue.settle(mine.id, "left")
    one.queue.arrive(person)
    other.queue.withdraw(mine.id)
    other.queue.arrive(person)
    exchange(one, other)
    found = [visit for visit in one.queue.standing().waiting if visit.person == person]
    assert len(found) == 2
    assert one.queue.doubles(found[0]) == [found[1]]
    one.queue.withdraw(found[1].id)
    assert one.queue.doubles(one.queue.get(found[0].id)) == []


def test_two_hundred_visits_are_read_in_a_moment(desk: OpenDesk) -> None:
    for _ in range(200):
        desk.queue.arrive_without_file("ar", ("permit",))
    standing = desk.queue.standing()
    assert [int(visit.number[1:]) for visit in standing.waiting] == list(range(1, 201))
    assert len(desk.register.where(Visit)) == 200
