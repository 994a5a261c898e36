"""Where tests make real files that nobody needs tomorrow."""

import os
import shutil
from pathlib import Path

_SHARED = Path("/", "dev", "shm")
_ROOM = 2 << 30


def in_memory(place: Path = _SHARED, room: int = _ROOM) -> Path | None:
    """A folder in memory with room for so many bytes, None where there is none: it does not wait for a disk."""
    if not place.is_dir() or not os.access(place, os.W_OK) or shutil.disk_usage(place).free < room:
        return None
    return place


IN_MEMORY = in_memory()
"""Where real files are made whose survival is not the question; elsewhere the usual temporary folder."""
