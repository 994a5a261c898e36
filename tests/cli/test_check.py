"""`guichet check` tells the truth of a register that someone has touched, and mends only what the journal can."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app import compose
from app.register.register import DATABASE
from app.register.sqlcipher import Connection, connect
from tests.cli.commands import Here, said, told
from tests.desk.desks import door

Touch = Callable[..., None]
PAGE = 4096


def phrase(register: Path) -> tuple[str, Path]:
    """The option that opens a register."""
    return "--passphrase-file", register / "passphrase.txt"


def key_of(register: Path) -> bytes:
    """Its key, as whoever knows the passphrase gets it."""
    words = (register / "passphrase.txt").read_text(encoding="utf-8").strip()
    with closing(door(register, compose.system_clock).unlock(words)) as desk:
        return bytes(desk.backups._opened.register_key)


@pytest.fixture
def touch(quick: Path) -> Touch:
    """Does to the file what no program of ours does."""
    key = key_of(quick)

    def _touch(statement: str) -> None:
        with closing(connect(quick / DATABASE, key)) as connection:
            connection.execute("INSERT INTO local VALUES ('purging', '1')")
            assert connection.execute(statement).rowcount == 1
            connection.execute("DELETE FROM local WHERE name = 'purging'")

    return _touch


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("UPDATE name SET text = 'Faux' WHERE id = (SELECT id FROM name LIMIT 1)", "name"),
        ("UPDATE title SET valid_to = '2099-01-01' WHERE id = (SELECT id FROM title LIMIT 1)", "title"),
        ("UPDATE visit SET outcome = 'left' WHERE id = (SELECT id FROM visit LIMIT 1)", "visit"),
        ("DELETE FROM person WHERE id = (SELECT id FROM person LIMIT 1)", "person"),
        ("INSERT INTO relation VALUES (randomblob(16), zeroblob(16), x'', '', 'friend', 'no', '', '')", "relation"),
        ("INSERT INTO person_group VALUES (randomblob(16), randomblob(16))", "person_group"),
        ("DELETE FROM head WHERE operation = (SELECT operation FROM head LIMIT 1)", "head"),
        ("DELETE FROM search_card WHERE person = (SELECT person FROM search_card LIMIT 1)", "search_card"),
    ],
    ids=["name", "title", "visit", "person", "relation", "group", "head", "search"],
)
def test_a_row_altered_by_hand_is_told_and_mended(
    quick: Path, here: Here, touch: Touch, statement: str, table: str
) -> None:
    touch(statement)
    line = told(here("check", quick, *phrase(quick)))
    assert f"Des tables ne disent pas ce que dit le journal : {table}" in line
    assert "--rebuild" in line
    mended = said(here("check", quick, "--rebuild", *phrase(quick))).splitlines()
    assert mended[0].startswith(f"Tables refaites d’après le journal : {table}")
    assert mended[1].endswith("le registre est sain.")
    assert len(said(here("check", quick, "--rebuild", *phrase(quick))).splitlines()) == 1


@pytest.mark.parametrize(
    ("statement", "happened"),
    [
        ("DELETE FROM operation WHERE arrival = 20", "Lignes changées : 0. Endroits où il en manque : 1."),
        (
            "DELETE FROM operation WHERE arrival = (SELECT max(arrival) FROM operation)",
            "Lignes changées : 0. Endroits où il en manque : 1.",
        ),
        (
            "UPDATE operation SET value = '\"Faux\"' WHERE arrival = 20",
            "Lignes changées : 1. Endroits où il en manque : 0.",
        ),
    ],
    ids=["missing", "cut-off", "altered"],
)
def test_a_journal_that_was_touched_is_told_and_not_mended(
    quick: Path, here: Here, touch: Touch, statement: str, happened: str
) -> None:
    touch(statement)
    for options in ((), ("--rebuild",)):
        line = told(here("check", quick, *options, *phrase(quick)))
        assert "Le journal du registre a été touché" in line
        assert happened in line
        assert "Restaurez la dernière sauvegarde" in line


def test_an_altered_page_is_told_and_not_mended(quick: Path, here: Here) -> None:
    key = key_of(quick)
    file = quick / DATABASE
    with closing(connect(file, key)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = _leaf_of(connection, "operation")
    content = bytearray(file.read_bytes())
    content[(page - 1) * PAGE + 700] ^= 1
    file.write_bytes(content)
    for options in ((), ("--rebuild",)):
        line = told(here("check", quick, *options, *phrase(quick)))
        assert "Le fichier du registre est abîmé." in line
        assert "Restaurez la dernière sauvegarde" in line
    assert file.read_bytes() == bytes(content)


def _leaf_of(connection: Connection, table: str) -> int:
    """A page of a table that opening a register does not read: one in the middle of its rows."""
    sizes = connection.execute("SELECT count(*), max(arrival) FROM operation").fetchone()
    assert sizes[0] > 100
    root: int = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    count: int = connection.execute("PRAGMA page_count").fetchone()[0]
    return max(root + 1, count // 2)
