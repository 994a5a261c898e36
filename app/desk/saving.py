"""Saving a paper where someone chose: the only thing about a person that ever leaves in clear."""

import contextlib
import os
import secrets
from pathlib import Path

from app.domain.faults import KnownError
from app.register.storage import O_BINARY


def save_paper(file: Path, content: bytes) -> None:
    """Writes a PDF whole or not at all, readable by this account only.

    Raises `paper.not-saved` where the place does not take it.
    """
    save_file(file, content, KnownError("paper.not-saved", file=file.name or str(file)))


def save_file(file: Path, content: bytes, refused: KnownError) -> None:
    """Writes a file whole or not at all, readable by this account only; `refused` where the place does not take it."""
    part = file.with_name(f".{secrets.token_hex(8)}.part") if file.name else file
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | O_BINARY, 0o600)
        with os.fdopen(handle, "wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        part.replace(file)
    except OSError as error:
        if part != file:
            with contextlib.suppress(OSError):
                part.unlink()
        raise refused from error
