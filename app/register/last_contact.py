"""When each person was last heard of: found by index, whatever the size of the register."""

from collections.abc import Iterator, Sequence

from app.domain.ids import Id, from_bytes, to_bytes
from app.register import groups, logical_clock, sql
from app.register.sqlcipher import Connection

DATED = {
    "visit": "arrived_at", "attempt": "at", "appointment": "at", "deposit": "at", "status_read": "at", "note": "at",
    "decision": "notified_at", "issued_paper": "at", "attachment": "at", "mandate": "signed_on",
    "consent": "given_on", "acknowledgement": "at",
}  # fmt: skip
"""What happened with a person, and when; an appointment that is still to come keeps her file too."""

# An action made since names her: identifiers of actions sort by when they were made.
_SILENT = (
    "SELECT id FROM person WHERE id > ? AND id < ? AND NOT EXISTS "
    "(SELECT 1 FROM batch_subject WHERE person = id AND batch >= ?) ORDER BY id LIMIT ?"
)
_RECORDED = (
    "SELECT max((SELECT clock FROM operation WHERE operation.batch = batch_subject.batch LIMIT 1)) "
    "FROM batch_subject WHERE person = ?"
)
_AT_ONCE = 200


def silent(connection: Connection, since: int, after: Id) -> list[Id]:
    """Some persons of whom nothing was recorded since a moment (milliseconds since 1970 UTC), in the order of their
    making, from the one after `after`. A laptop whose clock was wrong may be wrong about it: see `last_contact`."""
    edge = since.to_bytes(6)
    rows = connection.execute(_SILENT, (to_bytes(after), edge, edge, _AT_ONCE))
    return [from_bytes(person) for (person,) in rows]


def last_contact(connection: Connection, person: Id) -> tuple[int, str]:
    """When anything was last recorded of a person or of anyone who is one with her, in milliseconds since 1970 UTC,
    and the last day (ISO 8601) of what happened with her; each by itself, the later one counts.

    By the logical clock, which never falls behind what a laptop has seen, however wrong its own clock.
    """
    members = [to_bytes(one) for one in groups.members(connection, person)]
    recorded = [connection.execute(_RECORDED, (one,)).fetchone()[0] or 0 for one in members]
    days = [day for one in members for day in _days(connection, one)]
    return logical_clock.moment(max(recorded)), max(days, default="")


def _days(connection: Connection, person: bytes) -> Iterator[str]:
    for table, column in DATED.items():
        query = " ".join(
            ["SELECT max(", sql.quoted(column), ") FROM", sql.quoted(table), "WHERE", sql.equals("person")]
        )
        (found,) = connection.execute(query, (person,)).fetchone()
        if found:
            yield found[: len("2026-11-23")]


def representatives(connection: Connection, persons: Sequence[Id]) -> list[Id]:
    """Through whom these persons are read, each once."""
    return list(dict.fromkeys(groups.representative(connection, person) for person in persons))
