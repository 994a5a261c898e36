"""One running copy per register: a lock of the operating system on a file of the register folder.

The system lets go of it when the process ends, however it ends, so a lock left by a dead one cannot exist;
the file itself stays and means nothing.
"""

import os
import sys
from pathlib import Path
from types import TracebackType

from app.system.fault import Fault

FILE = ".running"

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class OnlyCopy:
    """Holds a register for this process from its making until `release`.

    Faults: `system.already-open` (another process, or another part of this one, holds it),
    `system.folder-refused` (the file cannot be made or opened).
    """

    def __init__(self, folder: Path, fault: Fault) -> None:
        self._handle: int | None = None
        try:
            handle = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise fault("system.folder-refused", folder=str(folder)) from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            raise fault("system.already-open") from error
        self._handle = handle

    def release(self) -> None:
        """Lets the register go; twice is fine."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def __enter__(self) -> "OnlyCopy":
        """Itself."""
        return self

    def __exit__(self, _kind: object, _error: BaseException | None, _trace: TracebackType | None) -> None:
        """Lets go."""
        self.release()
