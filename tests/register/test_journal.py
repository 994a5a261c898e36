"""The journal: its chain, what it refuses, what it keeps without understanding it."""

import hashlib
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
import sqlcipher3

from app.domain.changes import Edit, Make, Recorded
from app.domain.entities import Case, Entity, Name, Person, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id, new_id
from app.register import logical_clock, tables
from app.register.journal import Said
from app.register.operation import Operation, first_digest, inner_hash, is_genuine
from tests.register.laptops import BY, Laptop, altered, execute, laptop, rechained
from tests.register.laptops import tables as rows

DAY = 24 * 3600 * 1000


class Relation(Entity, frozen=True, kw_only=True):
    """An entity of a later version."""

    entity = "relation"
    person: Id
    kind: str = "unknown"


class CaseOfLater(Case, frozen=True, kw_only=True):
    """A case of a later version."""

    entity = "case"
    lawyer: str = ""


def refused(laptop: Laptop, *operations: Operation) -> None:
    """These operations are refused, and nothing of them stays."""
    before = laptop.everything(), rows(laptop.register)
    with pytest.raises(KnownError) as fault:
        laptop.register.accept(operations)
    assert fault.value.code == "journal.not-genuine"
    assert (laptop.everything(), rows(laptop.register)) == before


def test_the_chain_is_the_one_that_is_written_down(here: Laptop) -> None:
    here.edit(here.person("Diallo"), birth="1990")
    previous = hashlib.sha256(b"guichet-ouvert journal 1" + bytes.fromhex(here.register.device)).digest()
    operations = here.everything()
    for number, one in enumerate(operations, 1):
        said = [one.id, one.batch, one.device, one.device_seq, one.clock, one.author, one.entity, one.entity_id,
                one.field, one.value, one.subjects, one.seen]  # fmt: skip
        assert one.device_seq == number
        assert len(one.salt) == 32
        assert one.inner == hashlib.sha256(one.salt + msgspec.json.encode(said)).digest()
        assert one.digest == hashlib.sha256(previous + one.inner).digest()
        previous = one.digest
    assert len({one.salt for one in operations}) == len(operations) > 5


def test_a_batch_says_first_what_it_is_and_is_about_everyone_in_it(here: Laptop) -> None:
    one, two = here.person("Diallo"), here.person("Traoré")
    recorded = here.register.record("both", [Edit(Person, one, {"alert": "a"}), Edit(Person, two, {"alert": "b"})], BY)
    action, *said = [operation for operation in here.everything() if operation.batch == recorded.batch]
    assert (action.entity, action.entity_id, action.value) == ("action", recorded.batch, '"both"')
    assert set(action.subjects) == {one, two} == recorded.persons
    assert [operation.subjects for operation in said] == [(one,), (two,)]
    assert [batch.kind for batch in here.register.history(one)] == ["both", "person-made"]


def test_someone_who_gets_something_and_who_had_it_are_both_its_subjects(here: Laptop) -> None:
    one, two = here.person("Diallo"), here.person("Traoré")
    visit = Visit(id=here.ids(), session=here.ids(), person=one)
    here.register.record("visit", [Make(visit)], BY)
    moved = here.register.record("joined", [Edit(Visit, visit.id, {"person": two})], BY)
    assert moved.persons == {one, two}
    assert here.register.history(one)[0].id == here.register.history(two)[0].id == moved.batch


@pytest.mark.parametrize(
    "change",
    [
        {"value": '"other"'},
        {"field": "alert"},
        {"author": "XY9"},
        {"clock": 5},
        {"device_seq": 77},
        {"entity": "name"},
        {"entity_id": Id("f" * 32)},
        {"subjects": ()},
        {"seen": (Id("f" * 32),)},
        {"batch": Id("f" * 32)},
        {"salt": bytes(32)},
        {"salt": b""},
        {"inner": bytes(32)},
        {"inner": b""},
        {"value": None},
        {"id": Id("f" * 32)},
    ],
    ids=repr,
)
def test_an_altered_operation_is_refused_with_all_that_came_with_it(
    here: Laptop, there: Laptop, change: dict[str, object]
) -> None:
    there.edit(there.person("Diallo"), birth="1990")
    *others, last = there.everything()
    refused(here, *others, altered(last, **change))


@pytest.mark.parametrize(
    "change",
    [
        {"entity_id": Id("name")},
        {"entity_id": Id("A" * 32)},
        {"subjects": (Id(""),)},
        {"seen": (Id("zz"),)},
        {"device_seq": 0},
        {"device_seq": 1 << 63},
        {"clock": -1},
        {"clock": 1 << 63},
        {"value": "{"},
        {"value": ""},
        {"value": '"\\ud800"'},
        {"salt": bytes(31)},
    ],
    ids=repr,
)
def test_what_has_not_the_shape_of_an_operation_is_refused_even_well_hashed(
    here: Laptop, there: Laptop, change: dict[str, object]
) -> None:
    there.edit(there.person("Diallo"), birth="1990")
    *others, last = there.everything()
    refused(here, *others, rechained(last, others[-1].digest, **change))


def test_the_identifier_of_another_operation_is_refused(here: Laptop, there: Laptop) -> None:
    there.edit(there.person("Diallo"), birth="1990")
    *others, last = there.everything()
    here.register.accept([*others, last])
    refused(here, rechained(last, others[-1].digest, value='"1991"'))
    refused(here, rechained(last, last.digest, device_seq=last.device_seq + 1))


def test_a_first_operation_must_follow_from_the_name_of_its_laptop(here: Laptop, there: Laptop) -> None:
    there.person()
    first = there.everything()[0]
    refused(here, rechained(first, first_digest(Id("f" * 32))))


def test_a_purged_operation_is_taken_in_by_its_inner_hash(here: Laptop, there: Laptop) -> None:
    person = there.person("Diallo", birth="1990")
    operations = [altered(one, value=None, salt=b"") if one.field == "birth" else one for one in there.everything()]
    here.register.accept(operations)
    found = here.register.get(Person, person)
    assert found and found.birth == ""
    assert all(map(is_genuine, here.everything()))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE operation SET value = '\"x\"'",
        "UPDATE operation SET arrival = arrival + 1000",
        "DELETE FROM operation",
        "INSERT OR REPLACE INTO operation SELECT * FROM operation",
        "UPDATE OR REPLACE operation SET id = (SELECT max(id) FROM operation)",
    ],
)
def test_the_journal_only_grows(here: Laptop, statement: str) -> None:
    here.person("Diallo")
    before = here.everything()
    with pytest.raises(sqlcipher3.DatabaseError):
        execute(here.register, statement)
    assert here.everything() == before


def test_only_a_purge_may_change_the_journal(here: Laptop) -> None:
    here.person("Diallo")
    here.register.set_local("purging", "1")
    execute(here.register, "UPDATE operation SET value = NULL, salt = x''")
    assert {one.value for one in here.everything()} == {None}


def test_what_a_newer_program_says_is_kept_forwarded_and_understood_after_the_update(
    here: Laptop, there: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = here.person("Diallo")
    relation, visit = here.ids(), Visit(id=here.ids(), session=here.ids())
    case = Case(id=here.ids(), person=person)
    here.register.record("visit", [Make(visit), Make(case)], BY)
    said = here.say([
        Said("relation", relation, "", "true", (person,)),
        Said("relation", relation, "person", f'"{person}"', (person,)),
        Said("relation", relation, "kind", '"sister"', (person,)),
        Said("case", case.id, "lawyer", '"Me X"', (person,)),
        Said("visit", visit.id, "minutes", '"beaucoup"', ()),
    ])  # fmt: skip
    there.take(here)
    assert there.everything() == here.everything()
    assert said[-1] in there.everything()
    assert there.register.get(Visit, visit.id) == visit

    with laptop(tmp_path / "third", number=3) as third:
        third.take(there)
        assert third.everything() == here.everything()

    # The update: a schema that has them, and a program that knows them.
    with laptop(tmp_path / "fourth", number=4) as fourth:
        fourth.take(there)
        execute(fourth.register, "ALTER TABLE \"case\" ADD COLUMN lawyer TEXT NOT NULL DEFAULT ''")
        execute(fourth.register, 'CREATE TABLE relation (id BLOB PRIMARY KEY, person BLOB, "kind" TEXT) WITHOUT ROWID')
    monkeypatch.setitem(tables.TABLES, "case", tables.table_of(CaseOfLater))
    monkeypatch.setitem(tables.TABLES, "relation", tables.table_of(Relation))
    with laptop(tmp_path / "fourth", number=4) as fourth:
        assert fourth.register.where(Relation) == [Relation(id=relation, person=person, kind="sister")]
        found = fourth.register.get(CaseOfLater, case.id)
        assert found and found.lawyer == "Me X"


def test_values_that_fit_nowhere_show_as_not_known(here: Laptop) -> None:
    visit = Visit(id=here.ids(), session=here.ids(), number="A1", minutes=5)
    here.register.record("visit", [Make(visit)], BY)
    here.say([
        Said("visit", visit.id, "minutes", str(1 << 70), ()),
        Said("visit", visit.id, "session", '"somewhere"', ()),
        Said("visit", visit.id, "themes", "null", ()),
        Said("visit", visit.id, "id", '"x"', ()),
        Said("visit", visit.id, "number", '["A2"]', ()),
    ])  # fmt: skip
    assert here.register.get(Visit, visit.id) == Visit(id=visit.id, session=Id(""))
    assert {conflict.field for conflict in here.register.conflicts(visit.id)} == {"minutes", "session", "number"}


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


def test_rebuilding_is_what_a_changed_program_does_at_its_first_opening(tmp_path: Path) -> None:
    with laptop(tmp_path / "here") as here:
        here.person("Diallo")
        before = rows(here.register)
        execute(here.register, "DELETE FROM search_key")
        execute(here.register, "DELETE FROM head")
    with laptop(tmp_path / "here") as here:
        assert not here.register.find("diallo")
        here.register.set_local("derived_by", "another version")
    with laptop(tmp_path / "here") as here:
        assert rows(here.register) == before


def test_the_inner_hash_needs_the_salt(here: Laptop) -> None:
    here.person("Diallo")
    one = here.everything()[0]
    assert inner_hash(one) != inner_hash(altered(one, salt=bytes(32)))


def test_a_case_survives_the_withdrawal_of_something_else(here: Laptop) -> None:
    person = here.person("Diallo")
    case = Case(id=here.ids(), person=person, procedure="renewal")
    here.register.record("case", [Make(case)], BY)
    here.withdraw(person)
    assert here.register.get(Case, case.id) == case
