"""What a proven backup is known to hold."""

from pathlib import Path

import msgspec

from app.domain.faults import KnownError
from app.domain.ids import Id
from app.register.health import Counts


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A backup that was read whole and proven.

    `bytes` and `sha256` are those of the age file; `desk`, `device`, `made_at` and `schema` say whose it is, from
    when, and of which version of the register. `missing` and `damaged` are files of the register that were already
    gone or spoilt when the backup was made. `purges` are those that it knows, made until `purges_until`;
    `purged_again` the persons whom it held and who were forgotten since. `notices` are to be told, but spoil nothing.
    """

    file: Path
    bytes: int
    sha256: str
    counts: Counts
    desk: Id
    device: Id
    made_at: str
    proven_at: str
    schema: int
    purges: int
    purges_until: str
    purged_again: int = 0
    missing: tuple[Id, ...] = ()
    damaged: tuple[Id, ...] = ()
    notices: tuple[KnownError, ...] = ()


class LastBackup(msgspec.Struct, frozen=True):
    """The newest backup that this laptop made and proved: where, when (ISO 8601), what. Kept in the register."""

    file: str
    made_at: str
    proven_at: str
    bytes: int
    sha256: str
    counts: Counts
