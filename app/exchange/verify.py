"""A backup proven again, from its file alone."""

import os
import tempfile
from contextlib import ExitStack
from pathlib import Path

from app.domain.clock import Clock
from app.exchange import storing
from app.exchange.proof import prove
from app.exchange.report import Report
from app.register.vault import Identity
from app.register.work import Meter, Progress, Stopped, never, silent


def verify(
    file: Path,
    identity: Identity,
    clock: Clock,
    *,
    place: Path | None = None,
    progress: Progress = silent,
    stopped: Stopped = never,
) -> Report:
    """Proves the backup `file` with a private half that it was made for: `RecoverySecret.identity`, or a laptop's.

    Its database lies meanwhile, encrypted as it is, in a private folder inside `place` (the system's folder for
    temporary files unless given). Progress counts bytes of the file. Faults of `proof.prove`.
    """
    with storing.opened(file) as source:
        total = source.seek(0, os.SEEK_END)
    meter = Meter(progress, stopped, total)
    with ExitStack() as stack:
        with storing.faults(place or Path(tempfile.gettempdir())):
            private = stack.enter_context(tempfile.TemporaryDirectory(prefix="guichet-verify-", dir=place))
        report = prove(file, identity, Path(private), clock(), meter).report
    meter.finish()
    return report
