"""What was typed and not yet recorded: kept encrypted at once, so that a crash, a lock or a power cut loses nothing.

Drafts are this laptop's own: they never enter the journal and are never exchanged.
"""

import msgspec

from app.register.sqlcipher import Connection

HELD = "held/"
"""How the keys of drafts begin that name the pictures and PDFs a form holds; the key of its own draft follows."""
SETTLING = "settling/"
"""How the keys of drafts begin that say which attachments are young, or were just taken away."""


class Draft(msgspec.Struct, frozen=True):
    """An unsaved form: its key, whose it is (volunteer's code), its fields, when it was last typed into."""

    key: str
    owner: str
    fields: dict[str, str]
    at: str


def keep(connection: Connection, draft: Draft) -> None:
    """Keeps a draft in place of the one with the same key."""
    connection.execute(
        "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?)",
        (draft.key, draft.owner, msgspec.json.encode(draft.fields).decode(), draft.at),
    )


def drop(connection: Connection, key: str) -> None:
    """Forgets a draft, recorded or given up."""
    connection.execute("DELETE FROM draft WHERE key = ?", (key,))


def forget_typed(connection: Connection) -> None:
    """Forgets every form; what says which files wait or may go stays, or nobody would ever find them again."""
    connection.execute(
        "DELETE FROM draft WHERE substr(key, 1, ?) <> ? AND substr(key, 1, ?) <> ?",
        (len(HELD), HELD, len(SETTLING), SETTLING),
    )


def kept(connection: Connection) -> list[Draft]:
    """Every draft, the last typed first."""
    rows = connection.execute("SELECT key, owner, value, at FROM draft ORDER BY at DESC").fetchall()
    return [Draft(key, owner, msgspec.json.decode(value, type=dict[str, str]), at) for key, owner, value, at in rows]
