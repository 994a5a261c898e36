"""Who may have something to do between two days: found by index, then read whole, a few queries for all of them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, TypeVar

from app.domain.agenda.model import PersonFile
from app.domain.agenda.reach import Reaches
from app.domain.entities import (
    Appointment,
    Attempt,
    Case,
    Consent,
    Contact,
    Decision,
    Deposit,
    Entity,
    IdNumber,
    Language,
    Mandate,
    Name,
    Person,
    RequirementState,
    Task,
    Title,
)
from app.domain.ids import Id, from_bytes, to_bytes
from app.domain.profile import Profile
from app.register import groups, logical_clock, sql
from app.register.queries import profile
from app.register.sqlcipher import Connection
from app.register.tables import TABLES, Reader

E = TypeVar("E", bound=Entity)
PARTS: dict[str, type[Entity]] = {
    "titles": Title, "cases": Case, "deposits": Deposit, "attempts": Attempt, "appointments": Appointment,
    "decisions": Decision, "requirements": RequirementState, "mandates": Mandate, "consents": Consent,
    "contacts": Contact, "tasks": Task,
}  # fmt: skip
BY_DATE = frozenset({
    ("title", "valid_to"), ("title", "valid_from"), ("deposit", "at"), ("deposit", "complete_on"), ("attempt", "at"),
    ("appointment", "at"), ("requirement_state", "valid_until"), ("mandate", "expires_on"), ("consent", "renew_on"),
    ("contact", "since"), ("task", "due"), ("task", "until"),
})  # fmt: skip
"""The columns that have an index: others are not searched."""


WHOSE = "LEFT JOIN person_group ON member ="
"""Whoever is one with others is found under the id that represents them."""
BORN = " ".join(("SELECT coalesce(representative, id) FROM person", WHOSE, "id WHERE birth BETWEEN ? AND ?"))
DECIDED = " ".join((
    "SELECT DISTINCT coalesce(representative, person) FROM decision", WHOSE,
    "person WHERE ended = '' AND outcome = ''",
))  # fmt: skip


def by_date(table: str, column: str) -> str:
    """The query of the persons who have a date between two days, its parameters; `ValueError` for another column."""
    if (table, column) not in BY_DATE:
        raise ValueError((table, column))
    name = sql.quoted(column)
    # The second condition lets SQLite use the indexes that leave out empty dates.
    return " ".join((
        "SELECT DISTINCT coalesce(representative, person) FROM", sql.quoted(table), WHOSE, "person WHERE", name,
        "BETWEEN ? AND ? AND", name, "<> ''",
    ))  # fmt: skip


def candidates(connection: Connection, reaches: Reaches) -> set[Id]:
    """The persons who have a date there, or a decision that has not ended, each by who represents her."""
    found: set[bytes] = set()
    for reach in reaches.dates:
        # A moment of the last day sorts after the day itself.
        between = (reach.first.isoformat(), reach.last.isoformat() + "~")
        rows = connection.execute(by_date(reach.table, reach.column), between)
        found.update(person for (person,) in rows)
    for first, last in reaches.births:
        rows = connection.execute(BORN, (first.isoformat(), last.isoformat()))
        found.update(person for (person,) in rows)
    found.update(person for (person,) in connection.execute(DECIDED))
    return set(map(from_bytes, found))


def persons_with_decisions(connection: Connection, kinds: Sequence[str]) -> set[Id]:
    """The persons who have a decision of one of these kinds that has not ended."""
    statement = " ".join((
        "SELECT DISTINCT person FROM decision WHERE ended = '' AND outcome = '' AND kind IN (",
        ", ".join("?" * len(kinds)), ")",
    ))  # fmt: skip
    return {groups.representative(connection, from_bytes(person)) for (person,) in connection.execute(statement, kinds)}


def files(connection: Connection, persons: Sequence[Id]) -> list[PersonFile]:
    """All that is kept of these persons that has to do with dates; persons who are not there are left out.

    Some hundreds at once: each is a parameter of the queries.
    """
    reader, found = Reader(connection), []
    sheets = _sheets(connection, persons)
    everyone = [member for members in sheets.values() for member in members]
    parts = {name: _by_person(connection, kind, everyone, order="") for name, kind in PARTS.items()}
    alone = {person.id: person for person in _where_in(connection, Person, "id", everyone)}
    for first, members in sheets.items():
        person = alone.get(first) if len(members) == 1 else reader.get(Person, first)
        if person is not None:
            held: dict[str, Any] = {name: _of(members, rows) for name, rows in parts.items()}
            found.append(PersonFile(person=person, **held))
    return found


def _sheets(connection: Connection, persons: Sequence[Id]) -> dict[Id, tuple[Id, ...]]:
    """Of each person the sheets that are hers."""
    several = groups.grouped(connection, persons)
    return {one: groups.members(connection, one) if one in several else (one,) for one in persons}


def profiles(connection: Connection, persons: Sequence[Id]) -> dict[Id, Profile]:
    """What identifies these persons, some hundreds at once; whoever has several sheets is read through them."""
    alone = [person for person, members in _sheets(connection, persons).items() if len(members) == 1]
    names, languages = _by_person(connection, Name, alone), _by_person(connection, Language, alone)
    numbers, contacts = _by_person(connection, IdNumber, alone), _by_person(connection, Contact, alone)
    found = {
        one.id: Profile(
            one,
            tuple(names.get(one.id, ())),
            tuple(languages.get(one.id, ())),
            tuple(numbers.get(one.id, ())),
            tuple(contacts.get(one.id, ())),
        )
        for one in _where_in(connection, Person, "id", alone)
    }
    for person in set(persons) - set(alone):
        joined = profile(Reader(connection), person)
        if joined is not None:
            found[person] = joined
    return found


def _of(members: Sequence[Id], rows: Mapping[Id, Sequence[E]]) -> tuple[E, ...]:
    if len(members) == 1:
        return tuple(rows.get(members[0], ()))
    return tuple(chain.from_iterable(rows.get(member, ()) for member in members))


def _by_person(connection: Connection, kind: type[E], persons: Sequence[Id], order: str = "id") -> dict[Id, list[E]]:
    """What these persons have of a kind."""
    found: dict[Id, list[E]] = {}
    for entity in _where_in(connection, kind, "person", persons, order):
        found.setdefault(entity.subjects[0], []).append(entity)
    return found


def _where_in(
    connection: Connection, kind: type[E], column: str, persons: Sequence[Id], order: str = ""
) -> Iterator[E]:
    """The entities of a kind that name one of these persons in a column; in no order where none is asked for."""
    table = TABLES[kind.entity]
    statement = sql.select(table.name, table.columns, order=order, conditions=[sql.among(column, len(persons))])
    for row in connection.execute(statement, [to_bytes(person) for person in persons]).fetchall():
        yield kind(**table.from_row(row))


def last_entry(connection: Connection, device: Id) -> int | None:
    """When this laptop last recorded something, in milliseconds since 1970 UTC; none where it never did."""
    rows = connection.execute(
        "SELECT clock FROM operation WHERE device = ? ORDER BY device_seq DESC LIMIT 1", (to_bytes(device),)
    )
    return next((logical_clock.moment(clock) for (clock,) in rows), None)


def session_days(connection: Connection, most: int) -> list[str]:
    """The days of the last sessions, the latest first."""
    rows = connection.execute("SELECT DISTINCT date FROM session ORDER BY date DESC LIMIT ?", (most,))
    return [day for (day,) in rows]
