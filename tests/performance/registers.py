"""Asking the register and writing into it, beside plain sqlite3 on the same rows."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from itertools import cycle
from pathlib import Path
from statistics import median
from typing import Any

from app import compose
from app.desk.open_desk import OpenDesk
from app.desk.timeline import timeline
from app.domain.changes import Recorded
from app.domain.entities import Attempt, Case, Consent, Name
from app.domain.moments import iso
from app.language.words import SOURCE
from app.register import sql
from app.register.operation import COLUMNS
from app.register.register import DATABASE, Register
from app.register.sqlcipher import connect
from app.register.tables import TABLES
from tests.performance.measure import LARGE, Row, milliseconds, p95, side_by_side

ROOT = Path(__file__).resolve().parents[2]
ENTRIES = 300
LINES, AGAIN = 3, 20
"""Dates that the desk page shows; how often they are asked for once they are known."""
TYPED = 40
"""Names that are typed, letter by letter."""


def first_page(desk: OpenDesk, folder: Path, rounds: int) -> list[Row]:
    """Opening the register and asking what the desk page shows; the derivation of the key is left out."""
    register, key = desk.register, desk.access._opened.register_key
    statements = asked(register, lambda: look(desk))
    plain = plain_copy(register, key, folder / "page.db")

    def answer(connection: Any) -> None:
        for statement in statements:
            connection.execute(statement).fetchall()

    def ours() -> None:
        with closing(Register(register.folder, key, register.device, compose.system_clock)) as opened:
            opened.reading(answer)

    def theirs() -> None:
        with closing(sqlite3.connect(plain)) as connection:
            answer(connection)

    mine, plain_time = side_by_side(lambda: milliseconds(ours), lambda: milliseconds(theirs), rounds)
    return [Row("unlock to the desk page", mine, "the same queries, plain sqlite3", plain_time, 2)]


def look(desk: OpenDesk) -> None:
    """What the desk page asks before it shows; the dates of the week come after it (`week`)."""
    desk.closing.last_closed()
    for visit in desk.queue.standing().all:
        desk.queue.profile(visit)
    desk.today.going_on()
    desk.drafts.waiting()
    desk.people.recent()
    desk.closing.left_open()
    desk.sitting.volunteers()
    desk.backups.last()


def week(desk: OpenDesk) -> tuple[float, float]:
    """Milliseconds of the dates of the week on the desk page, asked for the first time of the day and again."""

    def ask() -> float:
        return milliseconds(lambda: desk.agenda.urgent(LINES))

    desk.agenda.forget()
    return ask(), median(ask() for _ in range(AGAIN))


def search(desk: OpenDesk, folder: Path, rounds: int) -> list[Row]:
    """A key stroke in the search box, whatever was typed before it: the slow ones count.

    FTS5 answers without any tolerance (scripts, spellings, order of words) and gives no reasons. The goal is one for a
    large register: `--people 100000`.
    """
    names = desk.register.where(Name)
    typed = strokes([one.text for one in names[:: max(1, len(names) // TYPED)]])
    with closing(sqlite3.connect(folder / "search.db")) as connection:
        connection.execute("CREATE VIRTUAL TABLE found USING fts5(text, person UNINDEXED, prefix='2 3')")
        connection.executemany("INSERT INTO found VALUES (?, ?)", [(one.text, one.person) for one in names])
        connection.commit()
        keys = cycle(typed)
        query = "SELECT person FROM found WHERE found MATCH ? ORDER BY rank LIMIT 20"
        text = ""

        def ours() -> float:
            nonlocal text
            text = next(keys)
            return milliseconds(lambda: desk.register.find(text))

        def theirs() -> float:
            match = " ".join(f'"{word}"*' for word in text.replace('"', " ").split())
            return milliseconds(lambda: connection.execute(query, (match,)).fetchall())

        mine, plain = side_by_side(ours, theirs, len(typed) * rounds, p95)
    what = "a key stroke in search, p95"
    goal = 2 if len({one.person for one in names}) >= LARGE else None
    return [
        Row(what, mine, "FTS5 prefix query, plain sqlite3", plain, goal), Row(what, mine, "one frame", 1000 / 60, 1)
    ]  # fmt: skip


def strokes(texts: Sequence[str]) -> list[str]:
    """What stands in the search box while these texts are typed, from their second letter on."""
    return [text[:end] for text in texts for end in range(2, len(text) + 1)]


def opening(desk: OpenDesk, folder: Path, rounds: int) -> list[Row]:
    """The file of a person with many entries."""
    del folder
    case = desk.register.where(Case)[-1]
    for _ in range(ENTRIES):
        attempt(desk, case)
    words = compose.words(SOURCE)

    def file() -> None:
        # What the page of a person asks.
        person = desk.people.profile(case.person).person
        desk.cases.of(person.id)
        desk.cases.digests(person.id)
        desk.walks.unfinished(person.id)
        desk.people.titles(person.id)
        desk.rights.of(person.id)
        desk.alerts.readers(person)
        desk.household.around(person.id)
        desk.mandates.of(person.id)
        desk.entries.of(Consent, person.id)
        timeline(desk.register, person.id, words)

    mine, most = side_by_side(lambda: milliseconds(file), lambda: 50.0, rounds)
    return [Row(f"open a person with {ENTRIES} entries", mine, "the most that it may take", most, 1)]


def saving(desk: OpenDesk, folder: Path, rounds: int) -> list[Row]:
    """One attempt, on the disk, beside the same rows written by plain sqlite3."""
    case = desk.register.where(Case)[0]
    recorded = attempt(desk, case)
    query = sql.select("operation", COLUMNS, ["batch"])
    batch = bytes.fromhex(recorded.batch)
    operations = desk.register.reading(lambda connection: connection.execute(query, (batch,)).fetchall())
    made = TABLES["attempt"].to_row(desk.register.where(Attempt, case=case.id)[-1])
    with closing(sqlite3.connect(folder / "saving.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        schema = (ROOT / "app/register/schema/001_first.sql").read_text(encoding="utf-8")
        connection.executescript(schema)

        def theirs() -> float:
            def work() -> None:
                connection.execute("BEGIN IMMEDIATE")
                rows = [(os.urandom(16), *operation[1:]) for operation in operations]
                connection.executemany(sql.insert("operation", COLUMNS), rows)
                connection.execute(sql.insert("attempt", TABLES["attempt"].columns), (os.urandom(16), *made[1:]))
                connection.execute("COMMIT")

            return milliseconds(work)

        ours, plain = side_by_side(lambda: milliseconds(lambda: attempt(desk, case)), theirs, rounds)
    return [Row("save an attempt", ours, "the same rows, plain sqlite3", plain, 3)]


def attempt(desk: OpenDesk, case: Case) -> Recorded:
    """Records a failed attempt as the window does, which knows whose case it is."""
    made = Attempt(
        id=desk.entries.new_id(), person=case.person, case=case.id, at=iso(compose.system_clock()), channel="web",
        outcome="no-slot", message="Plus de créneau.", by=desk.sitting.author,
    )  # fmt: skip
    return desk.entries.add(made)


def asked(register: Register, question: Callable[[], object]) -> list[str]:
    """The queries that a question puts to the register, their parameters written in."""
    statements: list[str] = []
    register.reading(lambda connection: connection.set_trace_callback(statements.append))
    question()
    register.reading(lambda connection: connection.set_trace_callback(None))
    return [statement for statement in statements if statement.startswith("SELECT")]


def plain_copy(register: Register, key: bytes, file: Path) -> Path:
    """The register's database without its encryption."""
    with closing(connect(register.folder / DATABASE, key)) as connection:
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(file),))
        connection.execute("SELECT sqlcipher_export('plain')")
    return file
