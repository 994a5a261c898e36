"""The cards by which people are found, as they lie in the register, each with the line that a list shows of its person.

In a large register the cards of people who come one after the other lie far apart, and each costs a page to read. They
lie by name instead, as in a telephone book: who types a name reads those who bear it together. Search knows a card by
its address: the words under which it is filed, and the person's id.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from app.domain.entities import Name, Person
from app.domain.ids import BYTES, Id, from_bytes, to_bytes
from app.domain.keys import Card, filed_under
from app.domain.profile import Profile
from app.register.sqlcipher import Connection

AT_ONCE = 26
"""How many cards one question reads, always as many, so that it is compiled once: enough for a crowd of one name."""
_READ = " ".join(["SELECT address, card, line FROM search_card WHERE address IN (", ", ".join("?" * AT_ONCE), ")"])
_KNOWN = {
    kind: {field.name: field.default for field in msgspec.structs.fields(kind) if not field.required}
    for kind in (Person, Name)
}
"""Of the fields that say something, the value that means *not known*; whose it is lies beside them."""
_decode = msgspec.json.Decoder(Card).decode


class Filed(msgspec.Struct, frozen=True):
    """A card and where it lies; `line` is what a list shows of its person, as JSON (`shown`)."""

    address: bytes
    card: Card
    line: str

    @property
    def shown(self) -> Profile:
        """What a list shows of a person: herself and her names, which have no id of their own there."""
        person = person_at(self.address)
        said, names = msgspec.json.decode(self.line)
        ids = {"id": person, "person": person}
        return Profile(
            msgspec.convert({**said, **ids}, Person), tuple(msgspec.convert({**name, **ids}, Name) for name in names)
        )


def filed(person: Id, card: Card, profile: Profile) -> Filed:
    """A card as it is to be kept, with the line of the profile."""
    address = b"\0".join((" ".join(filed_under(card)).encode(), to_bytes(person)))
    return Filed(address, card, msgspec.json.encode((_said(profile.person), [*map(_said, profile.names)])).decode())


def person_at(address: bytes) -> Id:
    """Whose card lies there."""
    return from_bytes(address[-BYTES:])


def read(connection: Connection, addresses: Iterable[bytes]) -> Iterator[Filed]:
    """The cards that lie at these addresses, in the same order."""
    ahead = iter(addresses)
    while some := list(islice(ahead, AT_ONCE)):
        rows = connection.execute(_READ, (*some, *[b""] * (AT_ONCE - len(some))))
        found = {row[0]: row for row in rows.fetchall()}
        yield from (_filed(found[address]) for address in some if address in found)


def of(connection: Connection, person: Id) -> Filed | None:
    """The card of a person, where she has one."""
    query = "SELECT address, card, line FROM search_card WHERE person = ?"
    row = connection.execute(query, (to_bytes(person),)).fetchone()
    return _filed(row) if row else None


def keep(connection: Connection, one: Filed) -> None:
    """Puts a card where it lies."""
    connection.execute(
        "INSERT INTO search_card (address, person, card, line) VALUES (?, ?, ?, ?)",
        (one.address, one.address[-BYTES:], msgspec.json.encode(one.card).decode(), one.line),
    )


def remove(connection: Connection, one: Filed) -> None:
    """Takes a card away."""
    connection.execute("DELETE FROM search_card WHERE address = ?", (one.address,))


def _filed(row: Any) -> Filed:
    address, card, line = row
    return Filed(address, _decode(card), line)


def _said(entity: Person | Name) -> dict[str, object]:
    """What is known of an entity: the rest takes no room."""
    values = ((name, getattr(entity, name), unknown) for name, unknown in _KNOWN[type(entity)].items())
    return {name: value for name, value, unknown in values if value != unknown}
