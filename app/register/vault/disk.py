"""Small files read within bounds, and replaced so that the old or the new one is there, never a piece."""

import contextlib
import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from app.domain.faults import KnownError

_CODES = {
    errno.ENOSPC: "vault.disk-full",
    errno.EDQUOT: "vault.disk-full",
    errno.EFBIG: "vault.disk-full",
    errno.EROFS: "vault.read-only",
    errno.EACCES: "vault.read-only",
    errno.EPERM: "vault.read-only",
    errno.ENOENT: "vault.folder-missing",
    errno.ENOTDIR: "vault.folder-missing",
    errno.ENODEV: "vault.folder-missing",
}


def read_bounded(file: Path, most: int) -> bytes | None:
    """The bytes of a plain file, at most `most + 1` of them; None if there is no such file.

    Faults: `vault.unreadable` (no permission, not a plain file), `vault.read-error`.
    """
    try:
        with _opened(file) as handle:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise KnownError("vault.unreadable", file=file.name)
            pieces, left = [], most + 1
            while left and (piece := os.read(handle, left)):
                pieces.append(piece)
                left -= len(piece)
            return b"".join(pieces)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (PermissionError, IsADirectoryError) as error:
        raise KnownError("vault.unreadable", file=file.name) from error
    except OSError as error:
        raise KnownError("vault.read-error", folder=str(file.parent)) from error


def replace(file: Path, data: bytes) -> None:
    """Puts `data` in the place of `file`: written beside it (mode 600), made durable, then renamed.

    Faults: `vault.disk-full`, `vault.read-only`, `vault.folder-missing`, `vault.disk-error`; the old
    file is then whole. Pieces that an earlier, killed writing left behind are removed.
    """
    with disk_faults(file.parent):
        for left_behind in file.parent.glob(f".{file.name}.*.new"):
            left_behind.unlink(missing_ok=True)
        fresh = file.with_name(f".{file.name}.{secrets.token_hex(4)}.new")
        try:
            _write(fresh, data)
            fresh.replace(file)
        except OSError:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)
            raise


def settle(folder: Path) -> None:
    """Makes the renaming itself durable. Windows has no such call and writes the folder through.

    Faults as for `replace`; what was renamed is in place all the same.
    """
    if sys.platform != "win32":
        with disk_faults(folder):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


@contextlib.contextmanager
def disk_faults(folder: Path) -> Iterator[None]:
    """Turns what the system says of a writing in `folder` into known faults."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "vault.disk-error")
        raise KnownError(code, folder=str(folder)) from error


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[int]:
    # Without O_NONBLOCK a pipe put in the place of the file would make us wait for ever.
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        yield handle
    finally:
        os.close(handle)


def _write(file: Path, data: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)
