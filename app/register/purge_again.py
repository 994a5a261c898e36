"""Forgetting once more, in a restored register, those who were forgotten after its backup was made."""

import msgspec

from app.domain.changes import Make
from app.domain.clock import Clock, milliseconds
from app.domain.entities import PurgeRecord
from app.domain.ids import Id, is_id, new_id
from app.register import purging
from app.register.purge_preview import foreseen
from app.register.register import Register

PENDING = "purge_pending"
"""What a restore leaves in `local`: the persons to forget."""


def purge_again(register: Register, author: str, clock: Clock) -> tuple[Id, ...]:
    """Forgets whom a restore left to be forgotten, if it did; returns them. Cut off, it is done at the next opening."""
    kept = register.local(PENDING)
    if not kept:
        return ()
    named = [one for one in msgspec.json.decode(kept, type=tuple[Id, ...]) if is_id(one)]
    done = register.reading(lambda connection: purging.purged_among(connection, named))
    persons = tuple(one for one in named if one not in done)
    if persons:
        found = register.reading(lambda connection: foreseen(connection, persons))
        now = clock()
        record = PurgeRecord(
            id=new_id(milliseconds(now)), persons=persons, spared=found.spared, reason="restored",
            at=now.isoformat(timespec="seconds"), first=author, gone=found.gone, kept=found.kept,
        )  # fmt: skip
        register.record("persons-purged", [Make(record)], author)
    register.set_local(PENDING, "")
    register.sweep()
    return persons
