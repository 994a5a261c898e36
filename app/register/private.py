"""Folders for encrypted work in progress."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def private_folder(parent: Path, purpose: str) -> Iterator[Path]:
    """A folder (mode 700) inside `parent`, gone at the end whatever happens.

    What a killed work of the same purpose left there is removed first: one work of a purpose at a time. Only
    encrypted files may lie in it.
    """
    sweep(parent, purpose)
    place = Path(tempfile.mkdtemp(prefix=f".{purpose}-", dir=parent))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


def sweep(parent: Path, purpose: str) -> None:
    """Removes what killed works of this purpose left in `parent`."""
    for left_behind in parent.iterdir():
        if left_behind.name.startswith(f".{purpose}-") and left_behind.is_dir() and not left_behind.is_symlink():
            shutil.rmtree(left_behind, ignore_errors=True)
