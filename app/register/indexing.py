"""Keeping what people are found by: their cards, the keys that lead to them, the words of names in use."""

from collections.abc import Iterable

import msgspec

from app.domain.entities import NOBODY, Name, Person, Relation
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.keys import WORDS, Card, card_of, forms_of, keys_of
from app.register import groups, queries
from app.register.sqlcipher import Connection
from app.register.tables import Reader

NAMES = ("search_key", "search_card", "search_form")
"""The derived tables."""

_RELATED = "SELECT other FROM relation WHERE person = ? UNION SELECT person FROM relation WHERE other = ?"
_IN_USE = "SELECT 1 FROM search_key WHERE token = ? AND reason IN ('name', 'script', 'relative') LIMIT 1"
_decode = msgspec.json.Decoder(Card).decode


def update(connection: Connection, reader: Reader, persons: Iterable[Id]) -> None:
    """Writes the cards and keys of these persons anew; whoever does not exist has none.

    Those of a group are found as one, under the id that represents it, by whatever any of her sheets says.
    """
    firsts = {person: groups.representative(connection, person) for person in persons}
    for person in {*firsts, *firsts.values()}:
        alone = firsts.get(person, person) == person
        exists = alone and reader.own(Person, person) is not None
        write(connection, to_bytes(person), _card(reader, person) if exists else None)


def related(connection: Connection, persons: Iterable[Id]) -> frozenset[Id]:
    """Those in whose cards the names of these persons are, as those of someone around them."""
    rows = (row for one in persons for row in connection.execute(_RELATED, (to_bytes(one), to_bytes(one))))
    return frozenset(from_bytes(identifier) for (identifier,) in rows if identifier)


def card(connection: Connection, person: bytes) -> Card | None:
    """The card of a person, where she has one."""
    row = connection.execute("SELECT card FROM search_card WHERE person = ?", (person,)).fetchone()
    return _decode(row[0]) if row else None


def encode(wanted: Card) -> str:
    """A card as it lies in its table."""
    return msgspec.json.encode(wanted).decode()


def _card(reader: Reader, person: Id) -> Card:
    members = reader.members(person)
    return card_of([queries.sheet(reader, one) for one in members], _around(reader, members))


def _around(reader: Reader, members: Iterable[Id]) -> Iterable[str]:
    """The names of those around a person, whoever of the two said so."""
    for one in members:
        for relation in reader.own_where(Relation, person=one):
            yield relation.other_name
            yield from _names(reader, relation.other)
        for relation in reader.own_where(Relation, other=one):
            yield from _names(reader, relation.person)


def _names(reader: Reader, person: Id) -> list[str]:
    return [name.text for name in reader.own_where(Name, person=person)] if person != NOBODY else []


def write(connection: Connection, person: bytes, wanted: Card | None) -> None:
    """Keeps a person’s card, the keys that lead to it and the forms of her names; nothing of whoever has none."""
    kept = card(connection, person)
    if wanted == kept:
        return
    if wanted is None:
        connection.execute("DELETE FROM search_card WHERE person = ?", (person,))
    else:
        connection.execute("REPLACE INTO search_card (person, card) VALUES (?, ?)", (person, encode(wanted)))
    had, has = (keys_of(one) if one else frozenset() for one in (kept, wanted))
    for statement, keys in (
        ("DELETE FROM search_key WHERE token = ? AND reason = ? AND person = ?", had - has),
        ("INSERT INTO search_key (token, reason, person) VALUES (?, ?, ?)", has - had),
    ):
        connection.executemany(statement, [(key.token, key.reason, person) for key in keys])
    for word in {key.token for key in had ^ has if key.reason in WORDS}:
        _write_forms(connection, word)


def _write_forms(connection: Connection, word: str) -> None:
    """Keeps the forms of a word while somebody has it in a name; afterwards nothing of it stays."""
    used = connection.execute(_IN_USE, (word,)).fetchone() is not None
    forms = forms_of(word)
    first = min(forms).form
    known = connection.execute("SELECT 1 FROM search_form WHERE form = ? AND word = ?", (first, word)).fetchone()
    if used and not known:
        connection.executemany(
            "INSERT INTO search_form (form, word, sound) VALUES (?, ?, ?)",
            [(form.form, word, form.sound) for form in forms],
        )
    elif known and not used:
        connection.executemany(
            "DELETE FROM search_form WHERE form = ? AND word = ?", [(form.form, word) for form in forms]
        )
