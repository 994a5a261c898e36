"""What a purge would do, counted without doing it."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from app.domain.entities import Action, Tally
from app.domain.ids import Id, to_bytes
from app.register import purging, sql
from app.register.files import key_of
from app.register.journal import Journal
from app.register.sqlcipher import Connection
from app.register.tables import TABLES

FILE = "file"


class Foreseen(msgspec.Struct, frozen=True):
    """What would go and what would stay, kind by kind; what is spared, because it belongs to someone else by now.

    `gone` counts what can be read today, and the files; what was withdrawn or corrected goes too, and is not counted.
    `kept`: visits without a person, what relations and decisions say of others, what is spared.
    """

    gone: tuple[Tally, ...]
    kept: tuple[Tally, ...]
    spared: tuple[Id, ...]


def foreseen(connection: Connection, persons: Sequence[Id]) -> Foreseen:
    """What a purge of these persons would do; the caller lists every member of a group."""
    spared = purging.spared(connection, persons)
    gone_persons = purging.purged_among(connection, _around(connection, persons)).union(persons)
    gone, kept, files = Counter[str](), Counter[str](), set[Id]()
    for name, identifier in purging.touched(connection, persons):
        said = Journal(connection, Id("")).of(identifier)
        going = [one for one in said if purging.goes(one, gone_persons, whole=identifier not in spared)]
        files.update(purging.files_of(going))
        if name != Action.entity and name in TABLES and _exists(connection, name, identifier):
            stays = {one.id for one in said if one.value is not None} - {one.id for one in going}
            (kept if stays else gone)[name] += 1
    gone[FILE] = sum(key_of(connection, one) is not None for one in files)
    return Foreseen(_tallies(gone), _tallies(kept), spared)


def _around(connection: Connection, persons: Sequence[Id]) -> set[Id]:
    """Everyone of whom something is said together with these persons."""
    touched = purging.touched(connection, persons)
    journal = Journal(connection, Id(""))
    return {person for _, identifier in touched for one in journal.of(identifier) for person in one.subjects}


def _exists(connection: Connection, name: str, identifier: Id) -> bool:
    return connection.execute(sql.select(name, ["id"], ["id"]), (to_bytes(identifier),)).fetchone() is not None


def _tallies(found: Counter[str]) -> tuple[Tally, ...]:
    return tuple(Tally(kind, count) for kind, count in sorted(found.items()) if count)
