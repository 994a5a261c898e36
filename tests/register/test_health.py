"""What is wrong with a register is found, and what is sound is called sound."""

import secrets
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.changes import Edit, Make, Withdraw
from app.domain.entities import Name, Person
from app.domain.faults import KnownError
from app.domain.ids import Ids, to_bytes
from app.register import health
from app.register.health import Break
from app.register.register import Register
from app.register.sqlcipher import connect
from tests.clock import FakeClock

KEY = secrets.token_bytes(32)


@pytest.fixture
def register(tmp_path: Path, clock: FakeClock) -> Iterator[Register]:
    """A register with what two laptops said."""
    ids = Ids(clock)
    folders = [tmp_path / name for name in ("own", "other")]
    for folder in folders:
        folder.mkdir()
    own, other = (Register(folder, KEY, ids(), clock) for folder in folders)
    for laptop in (own, other):
        for number in range(4):
            person, name = ids(), ids()
            laptop.record(
                "registered", [Make(Person(id=person)), Make(Name(id=name, person=person, text=f"Nom {number}"))], "C1"
            )
            laptop.record("renamed", [Edit(Name, name, {"text": f"Autre {number}"})], "C1")
    laptop.record("withdrawn", [Withdraw(Name, name)], "C1")
    own.accept(other.since({}))
    other.close()
    yield own
    own.close()


def changed(register: Register, statement: str, *values: object) -> None:
    """Does to the file what no program of ours does."""
    with closing(connect(register.folder / "register.db", KEY)) as connection:
        connection.execute("INSERT INTO local VALUES ('purging', '1')")
        connection.execute(statement, values)
        connection.execute("DELETE FROM local WHERE name = 'purging'")


def checked(register: Register) -> health.Health:
    """The whole check."""
    return health.check(register.folder / "register.db", KEY)


def differing(register: Register, clock: FakeClock) -> tuple[str, ...]:
    """The tables that differ."""
    return health.differing_tables(register.folder, KEY, register.device, clock)


def test_a_sound_register_is_sound(register: Register, clock: FakeClock) -> None:
    found = checked(register)
    assert found.sound
    assert found.counts == health.Counts(operations=len(register.since({})), batches=17, devices=2, files=0)
    assert differing(register, clock) == ()
    assert not [entry for entry in register.folder.iterdir() if entry.name.startswith(".")]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE operation SET value = '7' WHERE id = ?",
        "UPDATE operation SET author = 'C2' WHERE id = ?",
        "UPDATE operation SET field = 'other' WHERE id = ?",
        "UPDATE operation SET clock = clock + 1 WHERE id = ?",
        "UPDATE operation SET subjects = zeroblob(16) WHERE id = ?",
        "UPDATE operation SET salt = zeroblob(32) WHERE id = ?",
        "UPDATE operation SET inner = zeroblob(32) WHERE id = ?",
    ],
    ids=["value", "author", "field", "clock", "subjects", "salt", "inner"],
)
def test_an_altered_operation_is_found(register: Register, statement: str) -> None:
    victim = register.since({})[7]
    changed(register, statement, to_bytes(victim.id))
    found = checked(register)
    assert not found.sound
    assert found.breaks == (Break(victim.device, victim.device_seq, "altered"),)


def test_an_operation_put_in_with_a_hash_of_its_own_breaks_the_chain(register: Register) -> None:
    victim = register.since({})[7]
    changed(register, "UPDATE operation SET digest = zeroblob(32) WHERE id = ?", to_bytes(victim.id))
    places = [one.device_seq for one in checked(register).breaks]
    assert places == [victim.device_seq, victim.device_seq + 1]


def test_a_missing_operation_is_found(register: Register) -> None:
    device = register.since({})[0].device
    changed(register, "DELETE FROM operation WHERE device = ? AND device_seq IN (3, 4)", to_bytes(device))
    assert checked(register).breaks == (Break(device, 5, "missing"),)


def test_the_first_operations_cannot_be_cut_off(register: Register) -> None:
    device = register.since({})[0].device
    changed(register, "DELETE FROM operation WHERE device = ? AND device_seq < 3", to_bytes(device))
    assert checked(register).breaks == (Break(device, 3, "missing"),)


def test_a_purged_operation_keeps_the_chain(register: Register) -> None:
    victim = register.since({})[7]
    changed(register, "UPDATE operation SET value = NULL, salt = x'' WHERE id = ?", to_bytes(victim.id))
    assert checked(register).sound


def test_a_fork_follows_from_what_was_before_it(register: Register) -> None:
    twin = "INSERT INTO operation SELECT NULL, randomblob(16), batch, device, device_seq, clock, author, entity, "
    twin += "entity_id, field, NULL, subjects, seen, x'', inner, digest FROM operation WHERE device_seq = 2"
    changed(register, twin)
    assert checked(register).breaks == ()


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE name SET text = 'Faux' WHERE text = 'Autre 1'", "name"),
        ("DELETE FROM head WHERE field = 'text'", "head"),
        ("DELETE FROM batch_subject", "batch_subject"),
        ("DELETE FROM search_key", "search_key"),
        ("INSERT INTO conflict VALUES (x'00', 'text', 'name')", "conflict"),
    ],
    ids=["row", "head", "subjects", "search", "conflict"],
)
def test_a_derived_table_that_the_journal_does_not_say_is_found(
    register: Register, clock: FakeClock, statement: str, table: str
) -> None:
    changed(register, statement)
    assert differing(register, clock) == (table,)
    register.rebuild()
    assert differing(register, clock) == ()


def closed_file(register: Register) -> Path:
    """The file of the register, alone."""
    register.close()
    file = register.folder / "register.db"
    with closing(connect(file, KEY)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file


def test_a_flipped_page_is_found_by_its_pages_and_its_structure(register: Register) -> None:
    file = closed_file(register)
    data = bytearray(file.read_bytes())
    data[5 * 4096 + 700] ^= 1
    file.write_bytes(data)
    with closing(connect(file, KEY, read_only=True)) as connection:
        assert len(health.pages_wrong(connection)) == 1
        assert health.structure_wrong(connection)
        with pytest.raises(KnownError, match="register.damaged"):
            health.prove(connection)


def test_authentic_pages_that_do_not_belong_together_are_found(register: Register, clock: FakeClock) -> None:
    # Every page opens with its HMAC: only the structure tells.
    file = closed_file(register)
    old = file.read_bytes()
    again = Register(register.folder, KEY, register.device, clock)
    ids = Ids(clock)
    for number in range(60):
        again.record("registered", [Make(Person(id=ids(), alert=f"x{number}" * 90))], "C1")
    new = bytearray(closed_file(again).read_bytes())
    pages = range(4, len(old) // 4096, 2)
    for page in pages:
        new[page * 4096 : (page + 1) * 4096] = old[page * 4096 : (page + 1) * 4096]
    file.write_bytes(new)
    with closing(connect(file, KEY, read_only=True)) as connection:
        assert health.pages_wrong(connection) == ()
        assert health.structure_wrong(connection)


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("CREATE VIEW spy AS SELECT 1", "register.damaged"),
        ("CREATE TRIGGER hook AFTER INSERT ON local BEGIN DELETE FROM draft; END", "register.damaged"),
        ("DROP INDEX operation_batch", "register.damaged"),
        ("PRAGMA user_version = 0", "register.damaged"),
        ("PRAGMA user_version = 999", "register.newer-version"),
    ],
    ids=["view", "trigger", "index", "none", "newer"],
)
def test_only_our_own_schema_is_proven(register: Register, statement: str, code: str) -> None:
    changed(register, statement)
    with (
        closing(connect(register.folder / "register.db", KEY, read_only=True)) as connection,
        pytest.raises(KnownError, match=code),
    ):
        health.prove(connection)
