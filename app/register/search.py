"""Finding people by the keys of `app.domain.keys`, kept beside the tables and rebuilt like them."""

from collections.abc import Iterable
from functools import reduce

import msgspec

from app.domain import keys
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.profile import Profile
from app.register.sqlcipher import Connection


class Hit(msgspec.Struct, frozen=True):
    """A person found, with the reasons, and how likely she is the one: `very-likely`, `likely`, `possible`."""

    person: Id
    reasons: tuple[str, ...]
    level: str


def update(connection: Connection, profiles: Iterable[Profile]) -> None:
    """Writes the keys of these persons anew."""
    for profile in profiles:
        person = to_bytes(profile.person.id)
        connection.execute("DELETE FROM search_key WHERE person = ?", (person,))
        connection.executemany(
            "INSERT INTO search_key VALUES (?, ?, ?)",
            [(key.token, person, key.reason) for key in keys.keys_of(profile)],
        )


def forget(connection: Connection, person: Id) -> None:
    """Takes a person out of the search."""
    connection.execute("DELETE FROM search_key WHERE person = ?", (to_bytes(person),))


def find(connection: Connection, typed: str, limit: int) -> list[Hit]:
    """The persons who have a key beginning with each word typed, best first."""
    words = keys.words_of(typed)
    if not words:
        return []
    found = [_matches(connection, word) for word in words]
    everyone = reduce(lambda some, others: some & others, (set(one) for one in found))
    hits = [_hit(person, [one[person] for one in found]) for person in everyone]
    order = ("very-likely", "likely", "possible")
    return sorted(hits, key=lambda hit: (order.index(hit.level), hit.person))[:limit]


def _matches(connection: Connection, word: str) -> dict[bytes, tuple[str, bool]]:
    """The persons with a key that begins with a word: the reason, and whether the key is the word itself."""
    rows = connection.execute(
        "SELECT person, reason, token = ? FROM search_key WHERE token >= ? AND token < ? ORDER BY 3",
        (word, word, word + "\U0010ffff"),
    )
    return {person: (reason, bool(whole)) for person, reason, whole in rows}


def _hit(person: bytes, matches: list[tuple[str, bool]]) -> Hit:
    reasons = tuple(dict.fromkeys(reason for reason, _ in matches))
    if set(reasons) == {"contact"}:
        # A telephone is shared by families: alone it never proves who someone is.
        level = "possible"
    elif all(whole for _, whole in matches):
        level = "very-likely" if len(matches) > 1 or reasons[0] in ("reference", "number") else "likely"
    else:
        level = "likely" if len(matches) > 1 else "possible"
    return Hit(from_bytes(person), reasons, level)
