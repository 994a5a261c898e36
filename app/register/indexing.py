"""Keeping what people are found by: their cards, the keys that lead to them, the words of names in use."""

from collections.abc import Iterable

from app.domain.entities import NOBODY, Name, Person, Relation
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.keys import WORDS, card_of, forms_of, keys_of
from app.register import cards, groups, queries
from app.register.cards import Filed
from app.register.sqlcipher import Connection
from app.register.tables import Reader

NAMES = ("search_key", "search_card", "search_form")
"""The derived tables."""

_RELATED = "SELECT other FROM relation WHERE person = ? UNION SELECT person FROM relation WHERE other = ?"
_IN_USE = "SELECT 1 FROM search_key WHERE token = ? AND reason IN ('first', 'name', 'script', 'relative') LIMIT 1"


def update(connection: Connection, reader: Reader, persons: Iterable[Id]) -> None:
    """Writes the cards and keys of these persons anew; whoever does not exist has none.

    Those of a group are found as one, under the id that represents it, by whatever any of her sheets says.
    """
    firsts = {person: groups.representative(connection, person) for person in persons}
    for person in {*firsts, *firsts.values()}:
        alone = firsts.get(person, person) == person
        write(connection, person, _filed(reader, person) if alone and reader.own(Person, person) else None)


def _filed(reader: Reader, person: Id) -> Filed:
    members = reader.members(person)
    sheets = [queries.sheet(reader, one) for one in members]
    profile = queries.profile(reader, person) if len(sheets) > 1 else None
    return cards.filed(person, card_of(sheets, _around(reader, members)), profile or sheets[0])


def related(connection: Connection, persons: Iterable[Id]) -> frozenset[Id]:
    """Those in whose cards the names of these persons are, as those of someone around them."""
    members = {to_bytes(member) for one in persons for member in groups.members(connection, one)}
    rows = (row for one in members for row in connection.execute(_RELATED, (one, one)))
    return frozenset(from_bytes(identifier) for (identifier,) in rows if identifier)


def _around(reader: Reader, members: Iterable[Id]) -> Iterable[str]:
    """The names of those around a person, on any of their sheets, whoever of the two said so."""
    for one in members:
        for relation in reader.own_where(Relation, person=one):
            yield relation.other_name
            yield from _names(reader, relation.other)
        for relation in reader.own_where(Relation, other=one):
            yield from _names(reader, relation.person)


def _names(reader: Reader, person: Id) -> list[str]:
    members = reader.members(person) if person != NOBODY else ()
    return [name.text for one in members for name in reader.own_where(Name, person=one)]


def write(connection: Connection, person: Id, wanted: Filed | None) -> None:
    """Keeps a person’s card, the keys that lead to it and the forms of her names; nothing of whoever has none."""
    kept = cards.of(connection, person)
    if wanted == kept:
        return
    if kept:
        cards.remove(connection, kept)
    if wanted:
        cards.keep(connection, wanted)
    had, has = (_keys(one) if one else frozenset() for one in (kept, wanted))
    for statement, keys in (
        ("DELETE FROM search_key WHERE token = ? AND reason = ? AND address = ?", had - has),
        ("INSERT INTO search_key (token, reason, address) VALUES (?, ?, ?)", has - had),
    ):
        connection.executemany(statement, keys)
    for word in {token for token, reason, _ in had ^ has if reason in WORDS}:
        _write_forms(connection, word)


def _keys(one: Filed) -> frozenset[tuple[str, str, bytes]]:
    return frozenset((key.token, key.reason, one.address) for key in keys_of(one.card))


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
