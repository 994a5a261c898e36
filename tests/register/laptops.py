"""Registers for tests: real encrypted files, in a folder of their own, under a clock that stands still."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import msgspec

from app.domain.changes import Edit, Make, Recorded, Withdraw
from app.domain.entities import Name, Person
from app.domain.ids import Id, Ids, new_id
from app.register import derived, purging, sql
from app.register.journal import Journal, Said
from app.register.operation import Operation, chained
from app.register.register import Register
from app.register.sqlcipher import Connection
from tests.clock import FakeClock

KEY = bytes(range(32))
BY = "AB1"


class Laptop:
    """One laptop of the desk: its register, its clock, its source of identifiers."""

    def __init__(self, folder: Path, clock: FakeClock, device: Id) -> None:
        self.clock = clock
        self.ids = Ids(clock)
        self.register = Register(folder, KEY, device, clock)

    def person(self, *names: str, reference: str = "", birth: str = "") -> Id:
        """Records a person with these names."""
        person = Person(id=self.ids(), reference=reference, birth=birth)
        made = [Make(Name(id=self.ids(), person=person.id, kind="family", text=text)) for text in names]
        self.register.record("person-made", [Make(person), *made], BY)
        return person.id

    def edit(self, person: Id, **fields: object) -> Recorded:
        """Changes fields of a person."""
        return self.register.record("person-edited", [Edit(Person, person, fields)], BY)

    def withdraw(self, person: Id) -> Recorded:
        """Takes a person out."""
        return self.register.record("person-withdrawn", [Withdraw(Person, person)], BY)

    def say(self, said: Sequence[Said]) -> list[Operation]:
        """What a newer program on this laptop writes: things that this one does not know."""

        def work(connection: Connection) -> list[Operation]:
            now = self.clock.milliseconds
            written = Journal(connection, self.register.device).append(new_id(now), BY, said, now)
            derived.derive(connection, [*written, *purging.apply(connection, written)])
            return written

        return self.register.change_own(work)

    def take(self, other: "Laptop") -> None:
        """Takes in what the other laptop has and this one lacks."""
        self.register.accept(other.register.since(self.register.devices()))

    def everything(self) -> list[Operation]:
        """The whole journal."""
        return self.register.since({})


@contextmanager
def laptop(
    folder: Path, *, ahead: timedelta = timedelta(), number: int = 1, device: Id | None = None
) -> Iterator[Laptop]:
    """A laptop on a new or an old folder, whose clock is `ahead` of the others'."""
    clock = FakeClock()
    clock.advance(ahead)
    folder.mkdir(exist_ok=True)
    opened = Laptop(folder, clock, device or Id(f"{number:032x}"))
    try:
        yield opened
    finally:
        opened.register.close()


def tables(register: Register, names: Sequence[str] = derived.NAMES) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the derived tables."""
    return register.reading(
        lambda connection: {
            name: sorted(connection.execute(sql.every_row(name)).fetchall(), key=repr) for name in names
        }
    )


def altered(operation: Operation, **fields: object) -> Operation:
    """An operation that says something else under its old hashes."""
    return msgspec.structs.replace(operation, **fields)


def execute(register: Register, statement: str, *values: object) -> None:
    """Runs a statement on the writing connection, in a transaction."""
    register.change_own(lambda connection: connection.execute(statement, values))


def rechained(operation: Operation, previous: bytes, **fields: object) -> Operation:
    """An operation that says something else under hashes of its own, as its author could have written it."""
    return chained(msgspec.structs.replace(operation, **fields), previous)
