"""What the desk keeps no longer: who is due, what would go, and the act that two volunteers do together."""

from datetime import date, timedelta

import pytest

from app.desk.open_desk import OpenDesk
from app.desk.purging import Second
from app.domain.changes import Make
from app.domain.entities import Appointment, Note, Person
from app.domain.faults import KnownError
from app.domain.ids import Id
from tests.clock import FakeClock
from tests.desk.desks import PASSPHRASE, register

TODAY = date(2026, 11, 23)


def told(act: object, *arguments: object) -> str:
    """The code of the known fault that an act raises."""
    with pytest.raises(KnownError) as fault:
        act(*arguments)  # type: ignore[operator]  # any method of the desk
    return fault.value.code


def colleague(desk: OpenDesk) -> Id:
    """Another volunteer, without a slot of her own."""
    return desk.sitting.add_volunteer("Yacine")


def confirmed(desk: OpenDesk) -> Second:
    """A second volunteer who confirms with her code."""
    volunteer = colleague(desk)
    code = next(one.code for one in desk.sitting.volunteers() if one.id == volunteer)
    return Second(volunteer, code)


def test_the_desk_keeps_less_than_the_content_allows_never_more(desk: OpenDesk) -> None:
    rules = {rule.about: rule for rule in desk.purging.rules()}
    assert (rules["person"].count, rules["person"].unit, rules["person"].own) == (24, "months", None)
    assert (rules["title"].count, rules["title"].unit, rules["title"].settable) == (0, "days", False)
    assert "mandate" not in rules
    assert told(desk.purging.set_rule, "person", 25) == "retention.too-long"
    assert told(desk.purging.set_rule, "person", 0) == "retention.too-short"
    assert told(desk.purging.set_rule, "title", 1) == "retention.fixed"
    desk.purging.set_rule("person", 12)
    assert (desk.purging.rules()[0].count, desk.purging.rules()[0].most) == (12, 24)
    desk.purging.set_rule("person", 18)
    assert desk.purging.rules()[0].own == 18
    desk.sitting.sit_down(colleague(desk))
    assert told(desk.purging.set_rule, "person", 6) == "retention.coordinator-only"


def test_who_was_last_heard_of_long_ago_is_due(desk: OpenDesk, clock: FakeClock) -> None:
    old = register(desk, family="Diallo").person
    clock.advance(timedelta(days=1))
    older_but_seen = register(desk, family="Benali").person
    clock.advance(timedelta(days=700))
    recent = register(desk, family="Kaya").person
    desk.sitting.record("note", [Make(Note(id=desk.people.new_id(), person=older_but_seen, text="Passée"))])
    day = clock().date()
    assert desk.purging.due(day) == []
    clock.advance(timedelta(days=60))
    (due,) = desk.purging.due(clock().date())
    assert (due.person, due.last, due.until) == (old, TODAY, date(2028, 11, 23))
    assert desk.purging.due(due.until) == []
    assert [one.person for one in desk.purging.due(due.until + timedelta(days=1))] == [old]
    appointment = Appointment(id=desk.people.new_id(), person=old, case=Id(""), at="2029-03-01T09:00:00+01:00")
    desk.sitting.record("appointment", [Make(appointment)])
    assert desk.purging.due(clock().date()) == []
    assert {one.person for one in desk.purging.due(date(2040, 1, 1))} == {old, older_but_seen, recent}
    assert len(desk.purging.due(date(2040, 1, 1), most=2)) == 2


def test_a_purge_takes_two_people_and_leaves_no_name(desk: OpenDesk) -> None:
    made, other = register(desk, family="Diallo"), register(desk, family="Benali")
    preview = desk.purging.preview([made.person])
    assert preview.persons == (made.person,)
    assert {tally.kind: tally.count for tally in preview.gone}["name"] == 2
    assert "open-case" in {one.code for one in preview.cautions}
    me = desk.sitting.volunteer
    assert me
    assert told(desk.purging.purge, [made.person], "asked", Second(me.id, PASSPHRASE)) == "purge.same-person"
    second = confirmed(desk)
    assert desk.purging.asks(second.volunteer) == "code"
    assert told(desk.purging.purge, [made.person], "asked", Second(second.volunteer, "C9")) == "purge.wrong-code"
    assert desk.people.profile(made.person)
    done = desk.purging.purge([made.person], "asked", second)
    assert done.swept
    assert (done.record.first, done.record.second) == (me.code, second.proof)
    assert done.record.gone == preview.gone
    assert desk.register.get(Person, made.person) is None
    assert desk.register.get(Person, other.person)
    assert told(desk.purging.purge, [made.person], "asked", second) == "purge.nobody"
    assert desk.purging.records() == [done.record]
    assert desk.backups.check().sound


def test_whoever_has_a_slot_confirms_with_her_passphrase(desk: OpenDesk) -> None:
    made = register(desk)
    coordinator, second = desk.sitting.volunteer, confirmed(desk)
    assert coordinator
    desk.sitting.sit_down(second.volunteer)
    assert desk.purging.asks(coordinator.id) == "passphrase"
    wrong = Second(coordinator.id, coordinator.code)
    assert told(desk.purging.purge, [made.person], "asked", wrong) == "vault.wrong-passphrase"
    assert desk.purging.purge([made.person], "asked", Second(coordinator.id, PASSPHRASE)).swept
