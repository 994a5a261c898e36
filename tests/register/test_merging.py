"""Laptops that said different things: conflicts, forks, clocks, gaps."""

from datetime import timedelta
from pathlib import Path

from app.domain.changes import Edit, Make, Recorded
from app.domain.entities import Name, Person, Session
from app.domain.ids import new_id
from app.register import logical_clock
from tests.register.laptops import BY, Laptop, laptop
from tests.register.laptops import tables as rows

DAY = 24 * 3600 * 1000


def test_an_edit_wins_against_a_withdrawal_and_the_conflict_is_told(here: Laptop, there: Laptop) -> None:
    person = here.person("Diallo", birth="1990")
    there.take(here)
    here.withdraw(person)
    there.edit(person, birth="1991")
    here.take(there)
    there.take(here)
    for laptop_ in (here, there):
        found = laptop_.register.get(Person, person)
        assert found and found.birth == "1991"
        conflicts = {conflict.field: conflict.values for conflict in laptop_.register.conflicts(person)}
        assert conflicts == {"": (False,)}
        assert laptop_.register.find("diallo")
    # Whoever withdraws knowing the edit is obeyed.
    there.withdraw(person)
    here.take(there)
    assert here.register.get(Person, person) is None
    assert not here.register.conflicts(person)
    assert not here.register.find("diallo")


def test_making_it_again_settles_an_edit_against_a_withdrawal(here: Laptop, there: Laptop) -> None:
    person = here.person("Diallo", birth="1990")
    there.take(here)
    here.withdraw(person)
    there.edit(person, birth="1991")
    here.take(there)
    found = here.register.get(Person, person)
    assert found
    here.register.record("kept", [Make(found)], BY)
    there.take(here)
    assert not there.register.conflicts(person)
    assert there.register.get(Person, person) == found


def test_two_values_are_both_kept_and_settled_by_an_edit_that_has_seen_them(here: Laptop, there: Laptop) -> None:
    person = here.person("Diallo")
    there.take(here)
    here.edit(person, birth="1990")
    there.clock.advance(timedelta(seconds=1))
    there.edit(person, birth="1991")
    here.take(there)
    there.take(here)
    for laptop_ in (here, there):
        found = laptop_.register.get(Person, person)
        assert found and found.birth == "1991"
        assert [conflict.values for conflict in laptop_.register.conflicts(person)] == [("1990", "1991")]
    # The value that is shown already, said by someone who saw both.
    here.edit(person, birth="1991")
    there.take(here)
    assert not there.register.conflicts(person)


def test_a_session_closed_on_two_laptops_ended_at_the_later_moment(here: Laptop, there: Laptop) -> None:
    session = Session(id=here.ids(), place="Maison des associations")
    here.register.record("session-opened", [Make(session)], BY)
    there.take(here)
    # Recorded first and ended last; in winter and in summer time, so that texts do not sort like moments.
    here.register.record("session-closed", [Edit(Session, session.id, {"closed_at": "2026-10-25T02:10:00+01:00"})], BY)
    there.clock.advance(timedelta(seconds=1))
    said: dict[str, object] = {"closed_at": "2026-10-25T02:40:00+02:00", "handover": "Les clés sont au bar."}
    there.register.record("session-closed", [Edit(Session, session.id, said)], BY)
    here.take(there)
    there.take(here)
    for laptop_ in (here, there):
        found = laptop_.register.get(Session, session.id)
        assert found and found.closed_at == "2026-10-25T02:10:00+01:00"
        assert found.handover == "Les clés sont au bar."
        assert not laptop_.register.conflicts(session.id)
        laptop_.register.rebuild()
        assert laptop_.register.get(Session, session.id) == found
    # Whoever opens it again has seen both.
    there.register.record("session-opened", [Edit(Session, session.id, {"closed_at": ""})], BY)
    here.take(there)
    opened = here.register.get(Session, session.id)
    assert opened and opened.closed_at == ""


def test_the_same_said_twice_is_no_conflict(here: Laptop, there: Laptop) -> None:
    person = here.person("Diallo")
    there.take(here)
    here.edit(person, birth="1990")
    there.edit(person, birth="1990")
    here.take(there)
    assert not here.register.conflicts(person)


def test_a_copied_register_forks_and_both_branches_are_kept_and_told(here: Laptop, tmp_path: Path) -> None:
    with laptop(tmp_path / "origin", number=7) as origin:
        person = origin.person("Diallo")
        here.take(origin)
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "register.db").write_bytes((tmp_path / "origin" / "register.db").read_bytes())
    with laptop(tmp_path / "origin", number=7) as origin, laptop(tmp_path / "copy", number=7) as copy:
        origin.edit(person, birth="1990")
        copy.edit(person, birth="1991")
        copy.edit(person, birth="1992")
        place = len(here.everything()) + 1
        assert not here.register.accept(origin.everything())[1].forks
        told = here.register.accept(copy.everything())[1].forks
        assert told == {(origin.register.device, place), (origin.register.device, place + 1)}
        assert {one.id for one in here.everything()} == {one.id for one in origin.everything() + copy.everything()}
        assert [set(conflict.values) for conflict in here.register.conflicts(person)] == [{"1990", "1992"}]
        # Whoever knows one branch gets the other, though it ends at the same number or before.
        origin.take(here)
        copy.take(here)
        assert rows(origin.register) == rows(copy.register) == rows(here.register)


def test_an_operation_after_one_that_we_do_not_have_tells_of_the_fork(here: Laptop, tmp_path: Path) -> None:
    with laptop(tmp_path / "origin", number=7) as origin:
        person = origin.person("Diallo")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "register.db").write_bytes((tmp_path / "origin" / "register.db").read_bytes())
    with laptop(tmp_path / "origin", number=7) as origin, laptop(tmp_path / "copy", number=7) as copy:
        origin.edit(person, birth="1990")
        copy.edit(person, birth="1991")
        copy.edit(person, birth="1992")
        here.register.accept(origin.everything())
        last = max(one.device_seq for one in origin.everything())
        lacking = [one for one in copy.everything() if one.device_seq > last]
        assert here.register.accept(lacking)[1].forks == {(origin.register.device, last)}


def test_a_clock_far_ahead_never_advances_ours(here: Laptop, tmp_path: Path) -> None:
    with laptop(tmp_path / "ahead", number=8, ahead=timedelta(days=30)) as ahead:
        person = ahead.person("Diallo", birth="1990")
        here.take(ahead)
        here.edit(person, birth="1991")
        mine = [one for one in here.everything() if one.device == here.register.device]
        assert {logical_clock.moment(one.clock) for one in mine} == {here.clock.milliseconds}
        # It has seen the other's, and so replaces it whatever the clocks say.
        found = here.register.get(Person, person)
        assert found and found.birth == "1991"
        assert not here.register.conflicts(person)


def test_a_clock_a_little_ahead_is_followed(here: Laptop, tmp_path: Path) -> None:
    with laptop(tmp_path / "ahead", number=8, ahead=timedelta(hours=3)) as ahead:
        ahead.person("Diallo")
        here.take(ahead)
        here.person("Traoré")
        theirs = max(one.clock for one in ahead.everything())
        assert min(one.clock for one in here.everything() if one.device == here.register.device) > theirs


def test_a_clock_that_is_set_back_does_not_reorder_what_was_said(here: Laptop) -> None:
    person = here.person("Diallo")
    here.clock.advance(timedelta(days=-400))
    here.edit(person, birth="1990")
    clocks = [one.clock for one in here.everything()]
    assert clocks == sorted(set(clocks))


def test_clocks_tick_and_follow() -> None:
    now = 1_000_000
    assert logical_clock.tick(0, now) == now << 16
    assert logical_clock.tick(now << 16, now - 50) == (now << 16) + 1
    assert logical_clock.observe(0, now + DAY << 16, now) == now + DAY << 16
    assert logical_clock.observe(5, now + DAY + 1 << 16, now) == 5
    assert logical_clock.moment((now << 16) + 3) == now


def test_what_is_missing_in_the_middle_is_asked_for_again(here: Laptop, there: Laptop) -> None:
    persons = [there.person(text) for text in ("Diallo", "Traoré", "Keïta")]
    operations = there.everything()
    second = [one for one in operations if persons[1] in one.subjects]
    here.register.accept([one for one in operations if one not in second])
    known = here.register.devices()
    assert known == {there.register.device: second[0].device_seq - 1}
    here.register.accept(there.register.since(known))
    assert here.everything() == operations
    assert here.register.devices() == there.register.devices()


def test_the_later_half_of_a_batch_may_come_first(here: Laptop, there: Laptop) -> None:
    person = there.person("Diallo", birth="1990")
    there.edit(person, birth="1991")
    operations = there.everything()
    for one in reversed(operations):
        here.register.accept([one])
    assert rows(here.register) == rows(there.register)


def test_taking_in_again_changes_nothing_and_tells_nobody(here: Laptop, there: Laptop) -> None:
    there.person("Diallo")
    told: list[Recorded] = []
    here.register.on_change(told.append)
    here.register.accept(there.everything())
    before = rows(here.register)
    recorded, accepted = here.register.accept(there.everything() * 2)
    assert not accepted.new and not recorded.entities
    assert len(told) == 1
    assert rows(here.register) == before


def test_a_name_that_changes_hands_is_found_where_it_is_now(here: Laptop, there: Laptop) -> None:
    one, two, three = here.person("Un"), here.person("Deux"), here.person("Trois")
    name = Name(id=here.ids(), person=one, text="Diallo")
    here.register.record("name", [Make(name)], BY)
    there.take(here)
    here.register.record("moved", [Edit(Name, name.id, {"person": two})], BY)
    there.clock.advance(timedelta(seconds=5))
    there.register.record("moved", [Edit(Name, name.id, {"person": three})], BY)
    here.take(there)
    there.take(here)
    for laptop_ in (here, there):
        assert [hit.person for hit in laptop_.register.find("diallo")] == [three]


def test_identifiers_of_operations_are_of_their_moment(here: Laptop) -> None:
    assert int(new_id(here.clock.milliseconds)[:12], 16) == here.clock.milliseconds
