"""What one laptop alone knows: its prefix, its counters, the key of its papers. Never exchanged, never rebuilt."""

import secrets

from app.domain.references import PREFIX_LETTERS
from app.register.sqlcipher import Connection


def get(connection: Connection, name: str) -> str:
    """A value; empty where it was never set."""
    row = connection.execute("SELECT value FROM local WHERE name = ?", (name,)).fetchone()
    return row[0] if row else ""


def put(connection: Connection, name: str, value: str) -> None:
    """Keeps a value."""
    connection.execute("INSERT OR REPLACE INTO local VALUES (?, ?)", (name, value))


def next_number(connection: Connection, counter: str) -> int:
    """The next number of a counter, from 1; never given twice."""
    value = int(get(connection, counter) or 0) + 1
    put(connection, counter, str(value))
    return value


def begin(connection: Connection) -> None:
    """Gives a new register what every laptop has, and leaves an older one as it is."""
    beginnings = {
        "prefix": "".join(secrets.choice(PREFIX_LETTERS) for _ in range(2)),
        "paper_key": secrets.token_hex(32),
    }
    for name, value in beginnings.items():
        if not get(connection, name):
            put(connection, name, value)
