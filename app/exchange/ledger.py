"""The ledger of purges beside the backups: which persons an older backup still holds and nobody may read again.

`guichet-ouvert-effacements-<last 8 digits of the laptop>.age` in the folder of backups: an age file for whoever the
backups are for, of a `Purges` (opaque ids only). Each laptop writes its own and none reads another's; whoever restores
reads them all. Whoever can write into that folder could add a ledger of his own and have people forgotten in what is
restored: the backup itself stays as it is, and the number is told.
"""

import contextlib
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from app.domain.faults import KnownError
from app.domain.ids import Id, from_bytes, made_at
from app.exchange import members, storing
from app.exchange.members import Purge, Purges
from app.exchange.sealing import require_age, seal, unseal
from app.register import storage
from app.register.sqlcipher import Connection
from app.register.vault import Identity, Opened

NAME = "guichet-ouvert-effacements-"
_MOST = members.MOST[members.PURGES] + (1 << 20)
_LATEST = datetime(9999, 12, 31, tzinfo=UTC).timestamp()
_MOST_LEDGERS = 64
"""How many are read: one a laptop that ever made backups there."""


def purges_of(connection: Connection, at: str) -> Purges:
    """Every purge that a register of this program's schema knows, at the moment `at` (ISO 8601 with seconds)."""
    found: dict[Id, list[Id]] = {}
    for record, person in connection.execute("SELECT record, person FROM purged ORDER BY record, person"):
        found.setdefault(from_bytes(record), []).append(from_bytes(person))
    return Purges(known_until=at, purges=tuple(Purge(one, _made(one), tuple(ids)) for one, ids in found.items()))


def write(folder: Path, purges: Purges, opened: Opened) -> None:
    """Writes this laptop's ledger in a folder of backups, whole or not at all. Faults of `storing.faults`."""
    file = folder / f"{NAME}{opened.device[-8:]}.age"
    # What is left of one that was killed goes with what is left of a backup.
    part = folder / f".{opened.device[-8:]}-{secrets.token_hex(4)}.part"
    with storing.faults(folder):
        try:
            with storing.new_file(part) as target:
                seal([msgspec.json.encode(purges)], target.write, opened.backup_recipients)
                storing.settle(target)
            part.replace(file)
        except BaseException:
            storing.discard(part)
            raise
        storage.sync_folder(folder)


def beside(folder: Path, identity: Identity) -> tuple[Purges, ...]:
    """The ledgers of a folder that this key opens; what is no ledger of this desk, or is damaged, says nothing."""
    found: list[Purges] = []
    for file in sorted(folder.glob(f"{NAME}*.age"))[:_MOST_LEDGERS]:
        with contextlib.suppress(KnownError):
            found.append(_read(file, identity))
    return tuple(found)


def persons(ledgers: Iterable[Purges]) -> tuple[Id, ...]:
    """Everyone whom these ledgers name."""
    return tuple(dict.fromkeys(Id(one) for ledger in ledgers for purge in ledger.purges for one in purge.entities))


def _read(file: Path, identity: Identity) -> Purges:
    data = bytearray()

    def take(piece: bytes) -> None:
        data.extend(piece)
        if len(data) > _MOST:
            raise KnownError("backup.refused")

    with storing.opened(file) as source:
        require_age(source)
        unseal(iter(lambda: source.read(1 << 16), b""), take, identity)
    return members.read_purges(bytes(data))


def _made(record: Id) -> str:
    return datetime.fromtimestamp(min(made_at(record) / 1000, _LATEST), UTC).isoformat(timespec="seconds")
