"""What is measured, and what it is measured against."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from html import escape
from io import BytesIO
from pathlib import Path

import msgspec
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]  # no type stubs are published
from reportlab.pdfbase import pdfmetrics  # type: ignore[import-untyped]  # no type stubs are published
from reportlab.pdfbase.ttfonts import TTFont  # type: ignore[import-untyped]  # no type stubs are published
from reportlab.platypus import Paragraph, SimpleDocTemplate  # type: ignore[import-untyped]  # no type stubs are published

from app import compose, compose_desk
from app.desk import demo
from app.desk.open_desk import OpenDesk
from app.desk.records import AttemptForm
from app.domain.entities import Attempt, Case
from app.papers.scripts.typecase import TypeCase
from app.papers.takeaway import takeaway
from app.register import sql
from app.register.operation import COLUMNS
from app.register.register import DATABASE, Register
from app.register.sqlcipher import Connection, connect
from app.register.tables import TABLES
from tests.papers.samples import sheet
from tests.performance.measure import Row, milliseconds, side_by_side

ROOT = Path(__file__).resolve().parents[2]
FILES, FILE_BYTES = 40, 500_000


def measured(folder: Path, people: int, rounds: int) -> list[Row]:
    """Every row, on a fictional register of so many people."""
    register = folder / "register"
    cast = demo.read_cast(compose.CAST)
    demo.make(register, people, 1, cast, compose.system_clock, compose_desk.door)
    rows = starting(register, rounds)
    desk = compose_desk.door(register).unlock(cast.passphrase)
    try:
        rows.append(first_page(desk, folder, rounds))
        rows.append(saving(desk, folder, rounds * 10))
        rows += papers(rounds * 3)
        rows.append(backup(desk, folder, max(3, rounds // 2)))
    finally:
        desk.close()
    return rows


def starting(register: Path, rounds: int) -> list[Row]:
    """From nothing to a door that can be used, and the memory that it takes."""
    memory: dict[str, list[float]] = {"ours": [], "empty": []}

    def start(which: str, *more: str) -> Callable[[], float]:
        command = [sys.executable, "-m", "tests.performance.starting", which, *more]
        # An installed program has its modules compiled.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(register.parent / "compiled")}

        def once() -> float:
            def run() -> None:
                with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
                    # It speaks when it can be used; what it does then, and how it ends, keeps nobody waiting.
                    told.append(program.stdout.readline() if program.stdout else "")
                    program.kill()

            told: list[str] = []
            took = milliseconds(run)
            memory[which].append(float(told[0]))
            return took

        return once

    start("ours", str(register))()
    start("empty")()
    ours, theirs = side_by_side(start("ours", str(register)), start("empty"), rounds)
    return [
        Row("start to the door", ours, "an empty PySide6 window", theirs, 1.5),
        Row("memory at the door", min(memory["ours"]), "an empty PySide6 window", min(memory["empty"]), None, "MB"),
    ]


def first_page(desk: OpenDesk, folder: Path, rounds: int) -> Row:
    """Opening the register and asking what the desk page shows; the derivation of the key is left out."""
    register = desk.register
    statements: list[str] = []
    register.reading(lambda connection: connection.set_trace_callback(statements.append))
    look(desk)
    register.reading(lambda connection: connection.set_trace_callback(None))
    statements = [statement for statement in statements if statement.startswith("SELECT")]
    plain = folder / "plain.db"
    key = desk.access._opened.register_key
    with closing(connect(register.folder / DATABASE, key)) as connection:
        connection.execute("ATTACH DATABASE ? AS plain KEY ''", (str(plain),))
        connection.execute("SELECT sqlcipher_export('plain')")

    def answer(connection: Connection) -> None:
        for statement in statements:
            connection.execute(statement).fetchall()

    def ours() -> float:
        def work() -> None:
            with closing(Register(register.folder, key, register.device, compose.system_clock)) as opened:
                opened.reading(answer)

        return milliseconds(work)

    def theirs() -> float:
        def work() -> None:
            with closing(sqlite3.connect(plain)) as connection:
                answer(connection)

        return milliseconds(work)

    mine, plain_time = side_by_side(ours, theirs, rounds)
    return Row("unlock to the desk page", mine, "the same queries, plain sqlite3", plain_time, 2)


def look(desk: OpenDesk) -> None:
    """What the desk page asks when it is opened."""
    desk.people.recent()
    desk.drafts.waiting()
    desk.sitting.volunteers()
    desk.backups.last()


def saving(desk: OpenDesk, folder: Path, rounds: int) -> Row:
    """One attempt, on the disk, beside the same rows written by plain sqlite3."""
    case = desk.register.where(Case)[0]
    form = AttemptForm(case=case.id, at=compose.system_clock(), outcome="no-slot", message="Plus de créneau.")
    recorded = desk.records.record_attempt(form)
    query = sql.select("operation", COLUMNS, ["batch"])
    batch = bytes.fromhex(recorded.batch)
    operations = desk.register.reading(lambda connection: connection.execute(query, (batch,)).fetchall())
    attempt = TABLES["attempt"].to_row(desk.register.where(Attempt, case=case.id)[-1])
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
                connection.execute(sql.insert("attempt", TABLES["attempt"].columns), (os.urandom(16), *attempt[1:]))
                connection.execute("COMMIT")

            return milliseconds(work)

        ours, plain = side_by_side(lambda: milliseconds(lambda: desk.records.record_attempt(form)), theirs, rounds)
    return Row("save an attempt", ours, "the same rows, plain sqlite3", plain, 3)


def papers(rounds: int) -> list[Row]:
    """A bilingual takeaway sheet beside the same text set by plain reportlab."""
    fonts = TypeCase(compose.FONTS)
    rows = []
    for language in ("en", "ar"):
        taken = sheet(language)
        texts = [text for text in written(msgspec.to_builtins(taken)) if len(text) > 1]
        ours = partial(milliseconds, partial(takeaway, taken, fonts))
        theirs = partial(milliseconds, partial(plainly, texts))
        mine, plain = side_by_side(ours, theirs, rounds)
        rows.append(Row(f"takeaway sheet fr + {language}", mine, "reportlab paragraphs, same text", plain, 2))
    return rows


def written(told: object) -> Iterator[str]:
    """Every text of a sheet."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for one in told.values():
            yield from written(one)
    elif isinstance(told, list | tuple):
        for one in told:
            yield from written(one)


def plainly(texts: list[str]) -> bytes:
    """The texts as reportlab sets them by itself, in the same font."""
    if "NotoSans" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("NotoSans", str(compose.FONTS / "NotoSans-Regular.ttf")))
    style = ParagraphStyle("plain", fontName="NotoSans", fontSize=11, leading=15)
    target = BytesIO()
    SimpleDocTemplate(target).build([Paragraph(escape(text), style) for text in texts])
    return target.getvalue()


def backup(desk: OpenDesk, folder: Path, rounds: int) -> Row:
    """A backup with its proof, beside a copy, both integrity checks, and the stock `age` of the same bytes."""
    for _ in range(FILES):
        desk.issuing._files.put(os.urandom(FILE_BYTES))
    key = desk.access._opened.register_key
    recipient = desk.access._opened.keys.recovery.recipient
    copy = folder / "copied"

    def ours() -> float:
        file = folder / "ours.age"
        file.unlink(missing_ok=True)
        return milliseconds(lambda: desk.backups.make(file))

    def theirs() -> float:
        shutil.rmtree(copy, ignore_errors=True)
        (folder / "theirs.age").unlink(missing_ok=True)

        def work() -> None:
            copy.mkdir()
            shutil.copytree(desk.register.folder / "files", copy / "files")
            with closing(connect(desk.register.folder / DATABASE, key)) as connection:
                connection.execute("VACUUM INTO ?", (str(copy / DATABASE),))
            with closing(connect(copy / DATABASE, key)) as connection:
                connection.execute("PRAGMA cipher_integrity_check").fetchall()
                connection.execute("PRAGMA integrity_check").fetchall()
            tar = subprocess.Popen(["tar", "-C", str(copy), "-c", "."], stdout=subprocess.PIPE)
            subprocess.run(["age", "-r", recipient, "-o", str(folder / "theirs.age")], stdin=tar.stdout, check=True)
            tar.wait()

        return milliseconds(work)

    mine, stock = side_by_side(ours, theirs, rounds)
    return Row(
        f"backup with its proof, {FILES * FILE_BYTES // 10**6} MB of files",
        mine,
        "VACUUM INTO, both checks, tar, age",
        stock,
        1.5,
    )
