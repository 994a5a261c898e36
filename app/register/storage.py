"""Files written whole or not at all, and what the system says of it as known faults."""

import contextlib
import errno
import os
import secrets
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from app.domain.faults import KnownError

FULL, READ_ONLY, GONE, TOO_LARGE, ERROR = "disk-full", "read-only", "folder-gone", "too-large", "disk-error"
KINDS = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: TOO_LARGE,
    errno.EROFS: READ_ONLY,
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.ENOENT: GONE,
    errno.ENOTDIR: GONE,
    errno.ENODEV: GONE,
    errno.ENXIO: GONE,
    errno.ESTALE: GONE,
}
"""What a failed writing means for the user."""

O_BINARY = getattr(os, "O_BINARY", 0)
O_NOFOLLOW = getattr(os, "O_NOFOLLOW", 0)
# A pipe or a device in the place of a file must not make us wait for ever.
O_NONBLOCK = getattr(os, "O_NONBLOCK", 0)


@contextlib.contextmanager
def faults(told: Callable[[str], KnownError]) -> Iterator[None]:
    """Turns what the system says of a writing into the fault that `told` makes of its kind (see `KINDS`)."""
    try:
        yield
    except OSError as error:
        raise told(KINDS.get(error.errno or 0, ERROR)) from error


def write_new(file: Path, content: bytes) -> None:
    """Writes a file that is not there yet (mode 600): whole and durable, or not at all. Raises OSError."""
    part = file.with_name(f".{file.name}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | O_BINARY, 0o600)
        with os.fdopen(handle, "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(handle)
        part.rename(file)
        sync_folder(file.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def sync_folder(folder: Path) -> None:
    """Makes renamings in `folder` durable. Windows has no such call and writes folders through."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # Some file systems of sticks and networks do not offer it for folders.
            raise
    finally:
        os.close(handle)
