"""What happens in the one transaction in which a batch is written or taken in: journal, purges, derived tables."""

from collections.abc import Callable, Sequence

import msgspec

from app.domain.changes import Recorded
from app.domain.faults import KnownError
from app.domain.ids import Id, new_id
from app.register import derived, purging
from app.register.journal import Accepted, Journal, Said
from app.register.operation import Operation
from app.register.sqlcipher import Connection, transaction
from app.register.tables import Reader
from app.register.undo import Undone, undo
from app.register.work import Steps

Prepare = Callable[[Id, Journal, Reader], list[Said]]
"""What a batch of this identifier says, once it is its turn."""


def write(connection: Connection, device: Id, author: str, now: int, prepare: Prepare, steps: Steps) -> Recorded:
    """Writes one batch of this laptop at `now` (milliseconds since 1970 UTC), one of the `steps`.

    Raises `register.purged`, and `work.stopped`: nothing is written then.
    """
    batch = new_id(now)
    with transaction(connection):
        journal = Journal(connection, device)
        said = prepare(batch, journal, Reader(connection))
        if len(_living(connection, said)) < len(said):
            raise KnownError("register.purged")
        operations = journal.append(batch, author, said, now)
        forgotten = purging.apply(connection, operations)
        return Recorded(batch, *derived.derive(connection, [*operations, *forgotten], steps))


def take(connection: Connection, device: Id, operations: Sequence[Operation], now: int) -> tuple[Recorded, Accepted]:
    """Takes in other laptops' operations, all or none. Raises `journal.not-genuine`."""
    with transaction(connection):
        admitted = purging.admitted(connection, operations)
        accepted = Journal(connection, device).accept(admitted, now)
        forgotten = purging.apply(connection, accepted.new)
        recorded = Recorded(Id(""), *derived.derive(connection, [*accepted.new, *forgotten]))
        # What came with a value and has none now.
        new = {one.id: one for one in [*accepted.new, *forgotten]}
        lost = [one for one in operations if one.value is not None and one.id in new and new[one.id].value is None]
        late = purging.purged_among(connection, {person for one in lost for person in one.subjects})
    return recorded, msgspec.structs.replace(accepted, too_late=late)


def undone(connection: Connection, device: Id, batch: Id, steps: Steps) -> Undone:
    """How to undo a batch, but for what it said of persons who were purged since; one of the `steps`."""
    found = undo(batch, Journal(connection, device), steps)
    return msgspec.structs.replace(found, said=tuple(_living(connection, found.said)))


def _living(connection: Connection, said: Sequence[Said]) -> list[Said]:
    """What is not only about persons who were purged."""
    if not purging.any_purged(connection):
        return list(said)
    gone = purging.purged_among(connection, {person for one in said for person in one.subjects})
    return [one for one in said if not one.subjects or not gone.issuperset(one.subjects)]
