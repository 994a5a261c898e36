"""The journal: its chain, what it refuses, what it keeps without understanding it."""

import hashlib
from pathlib import Path

import msgspec
import pytest
import sqlcipher3

from app.domain.changes import Edit, Make, Withdraw
from app.domain.entities import Case, Entity, Note, Person, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register import tables
from app.register.journal import Said
from app.register.operation import Operation, first_digest, inner_hash, is_genuine
from tests.register.laptops import BY, Laptop, altered, execute, laptop, rechained
from tests.register.laptops import tables as rows


class Bond(Entity, frozen=True, kw_only=True):
    """An entity of a later version."""

    entity = "bond"
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
        Said("bond", relation, "", "true", (person,)),
        Said("bond", relation, "person", f'"{person}"', (person,)),
        Said("bond", relation, "kind", '"sister"', (person,)),
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
        execute(fourth.register, 'CREATE TABLE bond (id BLOB PRIMARY KEY, person BLOB, "kind" TEXT) WITHOUT ROWID')
    monkeypatch.setitem(tables.TABLES, "case", tables.table_of(CaseOfLater))
    monkeypatch.setitem(tables.TABLES, "bond", tables.table_of(Bond))
    with laptop(tmp_path / "fourth", number=4) as fourth:
        assert fourth.register.where(Bond) == [Bond(id=relation, person=person, kind="sister")]
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


def test_a_kind_of_entity_with_other_fields_is_folded_again_alone(tmp_path: Path) -> None:
    with laptop(tmp_path / "here") as here:
        person = here.person("Diallo")
        note = Note(id=here.ids(), person=person, text="Revenir mardi")
        gone = Note(id=here.ids(), person=person, text="Retirée")
        here.register.record("notes", [Make(note), Make(gone)], BY)
        here.register.record("note", [Withdraw(Note, gone.id)], BY)
        kept = rows(here.register)
        # What another version would have left: no note, and something that only a whole rebuild would mend.
        execute(here.register, "DELETE FROM note")
        execute(here.register, "DELETE FROM search_key")
        made_by = here.register.local("derived_by/note")
        here.register.set_local("derived_by/note", "other fields")
    with laptop(tmp_path / "here") as here:
        assert here.register.where(Note) == [note]
        assert not here.register.find("diallo"), "the rest was left as it was"
        assert here.register.local("derived_by/note") == made_by
        here.register.set_local("derived_by/name", "other fields")
    with laptop(tmp_path / "here") as here:
        assert rows(here.register) == kept, "names are what people are found by"


def test_other_rules_of_search_make_search_anew_alone(tmp_path: Path) -> None:
    with laptop(tmp_path / "here") as here:
        here.person("Diallo")
        here.person("Traoré")
        kept = rows(here.register)
        # What another version would have left: other lines, keys that nothing leads to any more.
        execute(here.register, "UPDATE search_card SET line = '[]'")
        execute(here.register, "INSERT INTO search_key VALUES ('zq', 'name', zeroblob(16))")
        execute(here.register, "DELETE FROM head")
        here.register.set_local("derived_by/search", "other rules")
    with laptop(tmp_path / "here") as here:
        found = rows(here.register)
        assert not found.pop("head"), "the journal was not read"
        assert found == {name: those for name, those in kept.items() if name != "head"}
        assert [here.register.find(typed)[0].shown.any_name for typed in ("diallo", "traore")] == ["Diallo", "Traoré"]


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
