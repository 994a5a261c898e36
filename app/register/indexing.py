"""Keeping what people are found by: their cards, the keys that lead to them, the words of names in use.

Beside a card lies the line that a list shows of its person: whoever is found is told without another page being read.
"""

from collections.abc import Iterable, Sequence

import msgspec

from app.domain.entities import NOBODY, Entity, Name, Person, Relation
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.keys import WORDS, Card, card_of, forms_of, keys_of
from app.domain.profile import Profile
from app.register import groups, queries, sql
from app.register.sqlcipher import Connection
from app.register.tables import Reader

NAMES = ("search_key", "search_card", "search_form")
"""The derived tables."""
VERSION = 2
"""Raised when what is kept beside the keys changes."""

_RELATED = "SELECT other FROM relation WHERE person = ? UNION SELECT person FROM relation WHERE other = ?"
_IN_USE = "SELECT 1 FROM search_key WHERE token = ? AND reason IN ('name', 'script', 'relative') LIMIT 1"
_decode = msgspec.json.Decoder(Card).decode
_decode_line = msgspec.json.Decoder(tuple[Person, tuple[Name, ...]]).decode


def update(connection: Connection, reader: Reader, persons: Iterable[Id]) -> None:
    """Writes the cards and keys of these persons anew; whoever does not exist has none.

    Those of a group are found as one, under the id that represents it, by whatever any of her sheets says.
    """
    firsts = {person: groups.representative(connection, person) for person in persons}
    for person in {*firsts, *firsts.values()}:
        alone = firsts.get(person, person) == person
        if alone and reader.own(Person, person):
            members = reader.members(person)
            sheets = [queries.sheet(reader, one) for one in members]
            profile = queries.profile(reader, person) if len(sheets) > 1 else None
            card = card_of(sheets, _around(reader, members))
            write(connection, to_bytes(person), card, line(profile or sheets[0]))
        else:
            write(connection, to_bytes(person), None)


def related(connection: Connection, persons: Iterable[Id]) -> frozenset[Id]:
    """Those in whose cards the names of these persons are, as those of someone around them."""
    rows = (row for one in persons for row in connection.execute(_RELATED, (to_bytes(one), to_bytes(one))))
    return frozenset(from_bytes(identifier) for (identifier,) in rows if identifier)


def lines(connection: Connection, persons: Sequence[Id]) -> dict[Id, Profile]:
    """Those of these persons who can be found, in the same order: herself and her names, of all her sheets."""
    query = sql.select("search_card", ["person", "line"], conditions=[sql.among("person", len(persons))])
    found = dict(connection.execute(query, [to_bytes(person) for person in persons]).fetchall())
    there = ((person, found.get(to_bytes(person))) for person in persons)
    return {person: Profile(*_decode_line(text)) for person, text in there if text}


def encode(wanted: Card) -> str:
    """A card as it lies in its table."""
    return msgspec.json.encode(wanted).decode()


def line(profile: Profile) -> str:
    """What a list shows of a person, as it lies in its table: what is not known takes no room."""
    return msgspec.json.encode((_said(profile.person), [_said(name) for name in profile.names])).decode()


def _said(entity: Entity) -> dict[str, object]:
    fields = ((field, getattr(entity, field.name)) for field in msgspec.structs.fields(entity))
    return {field.name: value for field, value in fields if value != field.default}


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


def write(connection: Connection, person: bytes, wanted: Card | None, shown: str = "") -> None:
    """Keeps a person’s card, line, keys and the forms of the words of her names; nothing of whoever has none."""
    row = connection.execute("SELECT card, line FROM search_card WHERE person = ?", (person,)).fetchone()
    kept = _decode(row[0]) if row else None
    if wanted == kept and (row is None or row[1] == shown):
        return
    if wanted is None:
        connection.execute("DELETE FROM search_card WHERE person = ?", (person,))
    else:
        connection.execute(
            "REPLACE INTO search_card (person, card, line) VALUES (?, ?, ?)", (person, encode(wanted), shown)
        )
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
