"""Registers of other versions: older ones open for ever, newer ones are left alone, a step is whole or not at all."""

import shutil
from pathlib import Path

import msgspec
import pytest

from app.domain.entities import Attempt, Person, PurgeRecord
from app.domain.faults import KnownError
from app.register import health, migrations
from app.register.register import DATABASE, Register
from app.register.tables import TABLES
from tests.register.fixtures.make_schema import CASE, FILES, FULL, GONE, OTHER, PERSON, TWIN, UNKNOWN
from tests.register.laptops import KEY, Laptop, laptop, tables


def fault_of_opening(folder: Path) -> str:
    """The known fault with which a register refuses to open."""
    with pytest.raises(KnownError) as fault, laptop(folder):
        pass
    return fault.value.code


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder."""
    return {file.name: file.read_bytes() for file in folder.iterdir()}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_register_of_any_schema_opens_for_ever(tmp_path: Path, file: Path) -> None:
    shutil.copy(file, tmp_path / DATABASE)
    with laptop(tmp_path) as here:
        profile = here.register.profile(PERSON)
        assert profile
        assert (profile.person.reference, profile.person.nationalities) == ("KF-0001-A", ("ML", "SN"))
        assert [name.text for name in profile.names] == ["Diallo", "محمد"]
        assert here.register.get(Person, OTHER) is None
        assert [attempt.message for attempt in here.register.where(Attempt, case=CASE)] == ["Aucun créneau"]
        assert [set(conflict.values) for conflict in here.register.conflicts(PERSON)] == [{"sourd", "malentendant"}]
        assert [hit.person for hit in here.register.find("diallo 12/03/1990")] == [PERSON]
        assert UNKNOWN in {one.entity_id for one in here.everything()}
        before = tables(here.register)
        here.register.rebuild()
        assert tables(here.register) == before
        here.edit(PERSON, alert="sourd")
        assert not here.register.conflicts(PERSON)
    assert health.check(tmp_path / DATABASE, KEY).sound


@pytest.mark.parametrize("file", [file for file in FILES if file.stem > "schema-3"], ids=lambda file: file.stem)
def test_who_was_erased_stays_so(tmp_path: Path, file: Path) -> None:
    shutil.copy(file, tmp_path / DATABASE)
    with laptop(tmp_path) as here:
        here.register.rebuild()
        assert here.register.own(Person, GONE) is None
        (kept,) = here.register.where(PurgeRecord)
        assert kept.persons == (GONE,)
        assert [one.value for one in here.everything() if GONE in one.subjects and one.entity == "person"] == [None] * 2


@pytest.mark.parametrize("file", [file for file in FILES if file.stem != "schema-1"], ids=lambda file: file.stem)
def test_nothing_of_a_whole_register_is_lost(tmp_path: Path, file: Path) -> None:
    shutil.copy(file, tmp_path / DATABASE)
    with laptop(tmp_path) as here:
        said = [one for one in here.everything() if one.value is not None and one.value.startswith(('"zq', '["zq'))]
        assert len({one.entity for one in said}) > 25
        for one in said:
            entity = here.register.own(TABLES[one.entity].kind, one.entity_id)
            assert msgspec.json.encode(getattr(entity, one.field)).decode() == one.value
        assert here.register.members(FULL) == (FULL, TWIN)
        assert [draft.fields for draft in here.register.drafts()] == [{"text": "commencé"}]
        assert here.register.reading(lambda connection: len(connection.execute("SELECT * FROM file_key").fetchall()))


def test_a_register_of_a_newer_version_is_not_touched(here: Laptop) -> None:
    folder = here.register.folder
    here.person("Diallo")
    here.register.change_own(lambda connection: connection.execute("PRAGMA user_version = 99"))
    here.register.close()
    before = contents(folder)
    assert fault_of_opening(folder) == "register.newer-version"
    assert contents(folder) == before


def add_step(monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A later version of the program, with one step more."""
    known = migrations.steps()
    monkeypatch.setattr(migrations, "steps", lambda: [*known, (len(known) + 1, script)])


def test_a_step_runs_once_and_is_numbered(here: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    here.register.close()
    add_step(monkeypatch, "CREATE TABLE extra (x);\nINSERT INTO extra VALUES (1);\n")
    for _ in range(2):
        with laptop(here.register.folder) as again:
            found = again.register.reading(
                lambda connection: [
                    connection.execute("SELECT count(*) FROM extra").fetchone()[0],
                    connection.execute("PRAGMA user_version").fetchone()[0],
                ]
            )
            assert found == [1, migrations.steps()[-1][0]]


def test_a_step_that_fails_leaves_the_register_as_it_was(
    here: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = here.person("Diallo")
    here.register.close()
    before = (tmp_path / "here" / DATABASE).read_bytes()
    with monkeypatch.context() as later:
        add_step(later, "CREATE TABLE extra (x);\nINSERT INTO nowhere VALUES (1);\n")
        with pytest.raises(Exception, match="no such table: nowhere"), laptop(tmp_path / "here"):
            pass
    assert (tmp_path / "here" / DATABASE).read_bytes() == before
    with laptop(tmp_path / "here") as again:
        assert again.register.profile(person)
        assert again.register.reading(
            lambda connection: connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'extra'").fetchone() is None
        )


def test_a_register_without_any_step_yet_is_brought_up(tmp_path: Path) -> None:
    # What a program leaves that is killed between making the file and its first table cannot be a register: it is
    # made under another name. A leftover of it is in nobody's way.
    (tmp_path / f".{DATABASE}.new").write_bytes(b"left behind")
    with laptop(tmp_path) as here:
        assert isinstance(here.register, Register)
        assert len(here.register.prefix) == 2
    assert sorted(contents(tmp_path)) == [DATABASE]
