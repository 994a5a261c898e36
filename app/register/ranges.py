"""Asking the keys of search for many texts in one question, which costs little more than asking for one."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from app.register.sqlcipher import Connection

_ROWS = 200
"""How many rows one question about keys reads."""
_EXACT = "SELECT address FROM json_each(?) AS mine CROSS JOIN search_key ON token = mine.value LIMIT ?"
# U+10FFFF comes after every sign of a key.
_BEGUN = (
    "SELECT address FROM json_each(?) AS mine CROSS JOIN search_key "
    "ON token >= mine.value AND token < mine.value || char(1114111) LIMIT ?"
)
_encode = msgspec.json.encode


def exact(connection: Connection, tokens: Iterable[str]) -> Iterator[bytes]:
    """The addresses of those who have one of these keys, in the order of the keys; of very many the first."""
    return _addresses(connection, _EXACT, tokens)


def begun(connection: Connection, starts: Iterable[str]) -> Iterator[bytes]:
    """The addresses of those who have a key that begins with one of these texts, in the order of the texts; as many."""
    return _addresses(connection, _BEGUN, starts)


def listed(texts: Sequence[str]) -> str:
    """Texts as the one parameter of a question about all of them."""
    return _encode(texts).decode()


def _addresses(connection: Connection, query: str, texts: Iterable[str]) -> Iterator[bytes]:
    wanted = list(dict.fromkeys(texts))
    if not wanted:
        return
    for (address,) in connection.execute(query, (listed(wanted), _ROWS)).fetchall():
        yield address
