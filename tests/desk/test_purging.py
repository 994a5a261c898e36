"""What the desk keeps no longer: who is due, what would go, and the act that two volunteers do together."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.desk.open_desk import OpenDesk
from app.desk.purging import Second
from app.domain.changes import Make
from app.domain.entities import Appointment, MergeDecision, Note, NotSame, Person, Relation, Title, rule_id
from app.domain.faults import KnownError
from app.domain.ids import Id
from tests.clock import FakeClock
from tests.desk.desks import PASSPHRASE, WORDS, register

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
    assert desk.attachments.until("evidence") == "2028-11-23"
    desk.purging.set_rule("evidence", 6)
    assert desk.attachments.until("evidence") == "2027-05-23"
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


def test_what_is_left_of_a_tie_is_told_as_such(desk: OpenDesk, clock: FakeClock) -> None:
    gone, stays = register(desk, family="Diallo").person, register(desk, family="Benali").person
    hers = Relation(id=desk.people.new_id(), person=gone, other=stays, kind="parent")
    desk.entries.add(hers)
    desk.entries.add(Relation(id=desk.people.new_id(), person=stays, other=gone, kind="partner"))
    desk.sitting.record("kept-apart", [Make(NotSame(id=desk.people.new_id(), persons=(gone, stays)))])
    desk.purging.purge([gone], "asked", confirmed(desk))
    around = desk.household.around(stays)
    assert [(one.kind, one.name, one.profile, one.erased) for one in around] == [
        ("partner", "", None, True), ("child", "", None, True),
    ]  # fmt: skip
    told = [one.sentence for act in desk.history(WORDS, clock()).of(stays) for one in act.told]
    assert "Claire a noté un avis « pas la même personne » ; le contenu est effacé pour toujours." in told
    assert not [sentence for sentence in told if "Diallo" in sentence.title()]
    desk.timeline(stays, WORDS)


def test_rules_and_purges_have_their_history(desk: OpenDesk, clock: FakeClock) -> None:
    desk.purging.set_rule("person", 12)
    made = register(desk)
    done = desk.purging.purge([made.person], "asked", confirmed(desk))
    history = desk.history(WORDS, clock())
    (chosen,) = history.of_entity(rule_id("person"))
    assert chosen.told[0].sentence.startswith("Claire a ajouté une durée de conservation : ")
    assert " · 12" in chosen.told[0].sentence
    (act,) = history.of_entity(done.record.id)
    assert act.told[0].sentence == "Claire a effacé des personnes du registre pour toujours."
    assert "Demandé par la personne" in act.told[1].sentence
    assert "Yacine" in act.told[1].sentence


def test_older_backups_are_listed_and_hold_their_ledger(desk: OpenDesk, clock: FakeClock, tmp_path: Path) -> None:
    made, stick = register(desk), tmp_path / "stick"
    stick.mkdir()
    old = desk.backups.make(stick / "old.age")
    clock.advance(timedelta(hours=1))
    assert desk.purging.old_backups() == ()
    done = desk.purging.purge([made.person], "asked", confirmed(desk))
    (listed,) = done.backups
    assert (listed.file, listed.made_at, listed.until) == (str(old.file), old.made_at, date(2026, 12, 23))
    assert len(list(stick.iterdir())) == 2, "the ledger lies beside it"
    clock.advance(timedelta(hours=1))
    desk.backups.make(stick / "new.age")
    assert desk.purging.old_backups() == (listed,), "the new one holds nobody who was forgotten"
    old.file.unlink()
    assert desk.purging.old_backups() == ()


def test_whoever_was_joined_goes_whole(desk: OpenDesk) -> None:
    one, other, third = (register(desk, family=name).person for name in ("Diallo", "Diallo", "Kaya"))
    decision = MergeDecision(id=desk.people.new_id(), persons=(one, other))
    desk.sitting.record("joined", [Make(decision)])
    assert set(desk.purging.preview([other]).persons) == {one, other}
    assert {tally.kind: tally.count for tally in desk.purging.preview([other]).gone}["merge_decision"] == 1
    desk.purging.purge([other], "asked", confirmed(desk))
    assert [found.id for found in desk.register.where(Person)] == [third]
    assert desk.backups.check().sound


def test_what_was_typed_and_not_recorded_goes_too(desk: OpenDesk) -> None:
    made = register(desk, family="Zqxfamille", given="Zqxprenom", phone="0611223344")
    desk.drafts.keep(f"attempt/{made.person}", {"message": "Zqxbrouillon"})
    desk.entries.add(Title(id=desk.entries.new_id(), person=made.person, kind="card", valid_to="2027-02-10"))
    line = desk.agenda.of(made.person)[0]
    desk.drafts.keep(f"postpone/{line.id}", {"reason": "Zqxraison"})
    desk.purging.purge([made.person], "asked", confirmed(desk))
    assert desk.drafts.waiting() == []
