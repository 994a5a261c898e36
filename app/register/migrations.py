"""The schema, as numbered SQL files; `user_version` is the number of the last one that ran."""

import sqlite3
from importlib.resources import files

from app.domain.faults import KnownError
from app.register.sqlcipher import Connection, known_errors, transaction


def steps() -> list[tuple[int, str]]:
    """The migrations that ship, in order: (number, SQL)."""
    folder = files("app.register") / "schema"
    found = [
        (int(file.name[:3]), file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".sql")
    ]
    return sorted(found)


def migrate(connection: Connection) -> None:
    """Brings a register to this program's schema, each step whole or not at all.

    Raises `register.newer-version` where a newer program made it; nothing is touched then.
    """
    version = require_known(connection)
    for number, sql in steps():
        if number > version:
            with transaction(connection):
                for statement in statements(sql):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")


def require_known(connection: Connection) -> int:
    """The number of the schema of a register. Raises `register.newer-version`."""
    with known_errors():
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > steps()[-1][0]:
        raise KnownError("register.newer-version")
    return version


def statements(sql: str) -> list[str]:
    """The statements of a script, one by one, because `executescript` would commit the transaction first."""
    found: list[str] = []
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    if any(line.strip() and not line.startswith("--") for line in pending.splitlines()):
        raise ValueError(pending)
    return found
