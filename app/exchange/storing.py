"""Writing and reading a backup's file, with what can go wrong there as known faults."""

import contextlib
import os
import stat
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from app.domain.faults import KnownError
from app.register import private, storage

_CODES = {
    storage.FULL: "backup.disk-full",
    storage.READ_ONLY: "backup.read-only",
    storage.GONE: "backup.folder-gone",
    storage.TOO_LARGE: "backup.too-large",
    storage.ERROR: "backup.disk-error",
}
_OF_THE_REGISTER = {
    "register.disk-full": "backup.disk-full",
    "register.read-only": "backup.read-only",
    "register.io-error": "backup.disk-error",
    "register.cannot-open": "backup.folder-gone",
}


def faults(folder: Path) -> AbstractContextManager[None]:
    """Turns what the system says of a writing in `folder` into the `backup.…` faults, which name the folder."""
    return storage.faults(lambda kind: KnownError(_CODES[kind], folder=str(folder)))


@contextlib.contextmanager
def of_the_register(folder: Path) -> Iterator[None]:
    """Says of the disk of `folder` what the register says of its own, so that the user knows which disk it is."""
    try:
        yield
    except KnownError as fault:
        code = _OF_THE_REGISTER.get(fault.code)
        if code is None:
            raise
        raise KnownError(code, folder=str(folder)) from fault


def new_file(file: Path) -> BinaryIO:
    """A file that is not there yet, open for writing (mode 600). Raises OSError."""
    return os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | storage.O_BINARY, 0o600), "wb")


def settle(target: BinaryIO) -> None:
    """Makes what was written durable, and has the next reading come from the disk where the system knows how."""
    target.flush()
    os.fsync(target.fileno())
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(target.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def discard(file: Path) -> None:
    """Removes what was half written; where the stick is gone, there is nothing left to do."""
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)


@contextlib.contextmanager
def opened(file: Path) -> Iterator[BinaryIO]:
    """A backup open for reading.

    Faults, also of what is read in the block: `backup.file-missing`, `backup.unreadable`, `backup.not-a-backup` (a
    folder, a pipe, a device), `backup.disk-error`.
    """
    try:
        handle = os.open(file, os.O_RDONLY | storage.O_BINARY | storage.O_NONBLOCK)
        with os.fdopen(handle, "rb") as source:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise KnownError("backup.not-a-backup")
            yield source
    except (FileNotFoundError, NotADirectoryError) as error:
        raise KnownError("backup.file-missing", file=str(file)) from error
    except IsADirectoryError as error:
        raise KnownError("backup.not-a-backup") from error
    except PermissionError as error:
        raise KnownError("backup.unreadable", file=str(file)) from error
    except OSError as error:
        raise KnownError("backup.disk-error", folder=str(file.parent)) from error


@contextlib.contextmanager
def private_folder(parent: Path, purpose: str) -> Iterator[Path]:
    """A private folder for encrypted work, whose making answers with the faults of `faults`."""
    with contextlib.ExitStack() as stack:
        with faults(parent):
            place = stack.enter_context(private.private_folder(parent, purpose))
        yield place
