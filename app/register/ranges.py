"""Asking the keys of search for many texts in one question, which costs little more than asking for one."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from app.domain.keys import Card
from app.register.sqlcipher import Connection

_ROWS = 200
"""How many rows one question about keys reads."""
_AT_ONCE = 26
"""How many cards one question reads; always as many, so that it is compiled once.

Each lies on a page of its own in a large register, and a crowd of one name is settled by twice as many as are shown.
"""
_EXACT = "SELECT person FROM json_each(?) AS mine CROSS JOIN search_key ON token = mine.value LIMIT ?"
# U+10FFFF comes after every sign of a key.
_BEGUN = (
    "SELECT person FROM json_each(?) AS mine CROSS JOIN search_key "
    "ON token >= mine.value AND token < mine.value || char(1114111) LIMIT ?"
)
_CARDS = " ".join(["SELECT person, card FROM search_card WHERE person IN (", ", ".join("?" * _AT_ONCE), ")"])
_encode = msgspec.json.encode
_decode = msgspec.json.Decoder(Card).decode


def exact(connection: Connection, tokens: Iterable[str]) -> Iterator[bytes]:
    """The persons who have one of these keys, in the order of the keys; of very many the first."""
    return _persons(connection, _EXACT, tokens)


def begun(connection: Connection, starts: Iterable[str]) -> Iterator[bytes]:
    """The persons who have a key that begins with one of these texts, in the order of the texts; as many."""
    return _persons(connection, _BEGUN, starts)


def cards(connection: Connection, persons: Iterable[bytes]) -> Iterator[tuple[bytes, Card]]:
    """The cards of these persons, those who have one, in the order of the persons."""
    ahead = iter(persons)
    while some := list(islice(ahead, _AT_ONCE)):
        missing = [b""] * (_AT_ONCE - len(some))
        found = dict(connection.execute(_CARDS, (*some, *missing)).fetchall())
        yield from ((person, _decode(found[person])) for person in some if person in found)


def listed(texts: Sequence[str]) -> str:
    """Texts as the one parameter of a question about all of them."""
    return _encode(texts).decode()


def _persons(connection: Connection, query: str, texts: Iterable[str]) -> Iterator[bytes]:
    wanted = list(dict.fromkeys(texts))
    if not wanted:
        return
    for (person,) in connection.execute(query, (listed(wanted), _ROWS)).fetchall():
        yield person
