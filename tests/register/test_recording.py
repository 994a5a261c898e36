"""Recording: what is said, and what may not be."""

from pathlib import Path
from typing import get_args, get_origin

import msgspec
import pytest

from app.domain.changes import Change, Edit, Make, Withdraw
from app.domain.entities import Attempt, Entity, FieldChoice, Name, Person, Piece, Tally, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.register import local, sql
from app.register.migrations import statements, steps
from app.register.register import Register
from app.register.tables import TABLES
from tests.clock import FakeClock
from tests.register.laptops import BY, Laptop, tables

TEXTS = [
    "N" * 300,
    "Ô",
    "محمد الأمين",
    "ሰላም",
    "Ольга",
    "王",
    "a\u200b\u202e\u0007b",
    "a\0b",
    "'; DROP TABLE operation; --",
    "😀",
]


@pytest.mark.parametrize("text", TEXTS, ids=ascii)
def test_any_text_comes_back_as_it_was_given(here: Laptop, there: Laptop, text: str) -> None:
    person = here.person(text)
    there.take(here)
    for laptop in (here, there):
        profile = laptop.register.profile(person)
        assert profile and [name.text for name in profile.names] == [text]


def test_only_what_differs_is_said(here: Laptop) -> None:
    person = here.person("Diallo", birth="1990")
    before = here.everything()
    recorded = here.edit(person, birth="1990", alert="", nationalities=())
    assert not recorded.entities and not recorded.persons and here.everything() == before
    here.edit(person, birth="1990", alert="deaf")
    assert [one.field for one in here.everything()[len(before) :]] == ["kind", "alert"]


def test_a_list_and_a_tuple_say_the_same(here: Laptop) -> None:
    person = here.person()
    here.edit(person, nationalities=["ML", "SN"])
    found = here.register.get(Person, person)
    assert found and found.nationalities == ("ML", "SN")
    assert not here.edit(person, nationalities=["ML", "SN"]).entities


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Person, {"birth": None}),
        (Person, {"birth": 1990}),
        (Person, {"nationalities": "ML"}),
        (Person, {"colour": "red"}),
        (Person, {"id": Id("f" * 32)}),
        (Person, {"birth": "\ud800"}),
        (Visit, {"minutes": "5"}),
        (Visit, {"minutes": 1 << 64}),
        (Visit, {"person": "Diallo"}),
        (Visit, {"session": Id("ABC")}),
    ],
    ids=repr,
)
def test_a_value_that_is_none_of_its_field_is_a_mistake_of_ours(
    here: Laptop, kind: type[Entity], fields: dict[str, object]
) -> None:
    entity = kind(id=here.ids(), **({"session": here.ids()} if kind is Visit else {}))
    here.register.record("made", [Make(entity)], BY)
    before = here.everything(), tables(here.register)
    with pytest.raises(ValueError):
        here.register.record("edited", [Edit(kind, entity.id, fields)], BY)
    assert (here.everything(), tables(here.register)) == before


def test_a_wrong_value_of_a_new_entity_is_a_mistake_of_ours(here: Laptop) -> None:
    wrong = msgspec.structs.replace(Attempt(id=here.ids(), person=here.ids(), case=here.ids()), message=5)
    with pytest.raises(ValueError, match="message"):
        here.register.record("attempt", [Make(wrong)], BY)
    assert not here.everything()


def test_two_changes_of_one_thing_in_one_batch_are_a_mistake_of_ours(here: Laptop) -> None:
    person = here.person("Diallo")
    same: list[list[Change]] = [
        [Edit(Person, person, {"birth": "1990"}), Edit(Person, person, {"birth": "1991"})],
        [Edit(Person, person, {"birth": "1990"}), Withdraw(Person, person)],
        [Withdraw(Person, person), Withdraw(Person, person)],
    ]
    before = here.everything()
    for changes in same:
        with pytest.raises(ValueError, match=person):
            here.register.record("twice", changes, BY)
    assert here.everything() == before
    here.register.record(
        "fields", [Edit(Person, person, {"birth": "1990"}), Edit(Person, person, {"alert": "deaf"})], BY
    )


def test_what_was_withdrawn_meanwhile_cannot_be_edited_and_nothing_of_the_batch_is_recorded(here: Laptop) -> None:
    person = here.person("Diallo")
    here.withdraw(person)
    before = here.everything()
    with pytest.raises(KnownError) as fault:
        here.register.record("edit", [Make(Person(id=here.ids())), Edit(Person, person, {"alert": "x"})], BY)
    assert fault.value.code == "register.gone"
    assert here.everything() == before


def test_each_entity_has_a_table_with_its_fields(here: Laptop) -> None:
    def columns(name: str) -> list[str]:
        return here.register.reading(
            lambda connection: [row[1] for row in connection.execute("SELECT * FROM pragma_table_info(?)", (name,))]
        )

    for table in TABLES.values():
        assert columns(table.name) == list(table.columns), sql.quoted(table.name)


def test_each_entity_comes_back_as_it_was_made(here: Laptop) -> None:
    for table in TABLES.values():
        if table.name == "action":
            continue
        values = {
            field.name: here.ids() if field.type is Id else sample(field.type)
            for field in msgspec.structs.fields(table.kind)
        }
        entity = msgspec.convert(values, table.kind)
        here.register.record("made", [Make(entity)], BY)
        assert here.register.get(table.kind, entity.id) == entity
        assert here.register.where(table.kind, **values) == [entity]


def sample(kind: object) -> object:
    """A value of a field that is not the one that means *not known*."""
    if get_origin(kind) is tuple:
        return (sample(get_args(kind)[0]),)
    someone = Id("7" * 32)
    samples: dict[object, object] = {
        str: "é'\n", bool: True, int: 7, int | None: 7, Piece: Piece("x", pages=3), Id: someone,
        FieldChoice: FieldChoice("birth", someone), Tally: Tally("note", 2),
    }  # fmt: skip
    return samples[kind]


def test_a_field_called_kind_can_be_asked_for(here: Laptop) -> None:
    here.person("Diallo")
    assert len(here.register.where(Name, kind="family")) == 1


def test_the_scripts_of_the_schema_are_cut_where_their_statements_end() -> None:
    table = "-- one; two\nCREATE TABLE a (x TEXT DEFAULT ';');\n"
    trigger = "CREATE TRIGGER t BEFORE DELETE ON a\nBEGIN\nSELECT 1;\nEND;\n"
    assert statements(table + trigger + "-- end\n") == [table, trigger]
    with pytest.raises(ValueError, match="SELECT"):
        statements("SELECT 1;\nSELECT 2\n")
    assert [number for number, _ in steps()] == list(range(1, len(steps()) + 1))


def test_a_register_is_made_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(local, "begin", cut)
    with pytest.raises(KeyboardInterrupt):
        Register(tmp_path, bytes(32), Ids(FakeClock())(), FakeClock())
    assert list(tmp_path.iterdir()) == []
