"""Finding people by the keys of `app.domain.keys`, kept beside the tables and rebuilt like them."""

from collections.abc import Iterable, Sequence

import msgspec

from app.domain import keys
from app.domain.entities import Person
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.typed import Word, words_of
from app.register import groups, queries
from app.register.sqlcipher import Connection
from app.register.tables import Reader

LEVELS = ("very-likely", "likely", "possible")
_REASONS = ("reference", "name", "number", "birth", "contact")
"""The reasons, the most telling first."""
_FEWEST_LOOKED_AT = 60
_COUNTED = 1_000
_FIRST, _LAST = "\0", "\U0010ffff"
"""Signs before and after every sign of a key: the end of a range of one key, of all those that begin with it."""


class Hit(msgspec.Struct, frozen=True):
    """A person found, with the reasons, and how likely she is the one: `very-likely`, `likely`, `possible`."""

    person: Id
    reasons: tuple[str, ...]
    level: str


class _Match(msgspec.Struct, frozen=True, order=True):
    """How a key matches a word: whole or only at its beginning; less is better."""

    beginning: bool
    reason: int
    length: int


def update(connection: Connection, reader: Reader, persons: Iterable[Id]) -> None:
    """Writes the keys of these persons anew; whoever does not exist has none.

    Those of a group are found as one, under the id that represents it, by whatever any of her sheets says.
    """
    firsts = {person: groups.representative(connection, person) for person in persons}
    for person in {*firsts, *firsts.values()}:
        alone = firsts.get(person, person) == person
        sheets = [queries.sheet(reader, one) for one in reader.members(person)] if alone else []
        exists = alone and reader.own(Person, person) is not None
        wanted = {(key.token, key.reason) for one in sheets for key in keys.keys_of(one)} if exists else set()
        _write(connection, to_bytes(person), wanted)


def _write(connection: Connection, person: bytes, wanted: set[tuple[str, str]]) -> None:
    kept = set(_keys(connection, person))
    for statement, rows in (
        ("DELETE FROM search_key WHERE token = ? AND person = ? AND reason = ?", kept - wanted),
        ("INSERT INTO search_key (token, person, reason) VALUES (?, ?, ?)", wanted - kept),
    ):
        connection.executemany(statement, [(token, person, reason) for token, reason in rows])


def find(connection: Connection, typed: str, limit: int) -> list[Hit]:
    """The persons who have a key beginning with each word typed, best first."""
    words = words_of(typed)
    needed = [word for word in words if not word.optional]
    if not needed:
        return []
    needed.sort(key=lambda word: _count(connection, word))
    most = max(_FEWEST_LOOKED_AT, limit)
    # Those of whom every word is a whole key come first, however many only begin so.
    persons = dict.fromkeys(
        [*_candidates(connection, needed, _FIRST, most), *_candidates(connection, needed, _LAST, most)]
    )
    hits = [_hit(person, words, _keys(connection, person)) for person in persons]
    return sorted(hits, key=lambda hit: LEVELS.index(hit.level))[:limit]


def _candidates(connection: Connection, words: Sequence[Word], end: str, most: int) -> list[bytes]:
    """At most `most` persons with a key in the range of each word, in the order of the keys of the first word."""
    first, *others = words
    parts = ["SELECT person FROM search_key WHERE (token >= ? AND token < ?)"]
    for word in others:
        ranges = " OR ".join(["(other.token >= ? AND other.token < ?)"] * len(word.starts))
        parts += [
            "AND EXISTS (SELECT 1 FROM search_key AS other WHERE other.person = search_key.person AND (",
            ranges,
            "))",
        ]
    query = " ".join([*parts, "LIMIT ?"])
    rest = [bound for word in others for start in word.starts for bound in (start, start + end)]
    found: dict[bytes, None] = {}
    for start in first.starts:
        rows = connection.execute(query, (start, start + end, *rest, most))
        found.update((row[0], None) for row in rows)
    return list(found)[:most]


def _count(connection: Connection, word: Word) -> int:
    """How many keys a word begins, counted no further than what is many."""
    return sum(
        connection.execute(
            "SELECT count(*) FROM (SELECT 1 FROM search_key WHERE token >= ? AND token < ? LIMIT ?)",
            (start, start + _LAST, _COUNTED),
        ).fetchone()[0]
        for start in word.starts
    )


def _keys(connection: Connection, person: bytes) -> list[tuple[str, str]]:
    return list(connection.execute("SELECT token, reason FROM search_key WHERE person = ?", (person,)))


def _hit(person: bytes, words: Sequence[Word], own: Sequence[tuple[str, str]]) -> Hit:
    matches = [match for match in (_best(word, own) for word in words) if match]
    reasons = tuple(dict.fromkeys(_REASONS[match.reason] for match in matches))
    return Hit(from_bytes(person), reasons, _level(matches, reasons))


def _best(word: Word, own: Iterable[tuple[str, str]]) -> _Match | None:
    return min(
        (
            _Match(token != start, _REASONS.index(reason), len(token))
            for token, reason in own
            for start in word.starts
            if token.startswith(start)
        ),
        default=None,
    )


def _level(matches: Sequence[_Match], reasons: Sequence[str]) -> str:
    if set(reasons) == {"contact"}:
        # A telephone is shared by families: alone it never proves who someone is.
        return "possible"
    if any(match.beginning for match in matches):
        return "likely" if len(matches) > 1 else "possible"
    # The last digits of a number are those of many numbers.
    whole_number = any(
        _REASONS[match.reason] in ("reference", "number") and match.length > keys.LAST_DIGITS for match in matches
    )
    if whole_number or ("name" in reasons and len(matches) > 1):
        return "very-likely"
    return "possible" if reasons == ("number",) else "likely"
