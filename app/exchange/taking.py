"""Who takes the bytes of a backup's members while it is proven."""

import contextlib
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from app.exchange import storing
from app.exchange.members import Consumer
from app.register.files import Checking


class Small:
    """Keeps a member in memory and hands it on once it is whole."""

    def __init__(self, whole: Callable[[bytes], None]) -> None:
        self._whole = whole
        self._data = bytearray()

    def write(self, piece: bytes) -> None:
        """The next bytes."""
        self._data += piece

    def close(self) -> None:
        """That was all."""
        self._whole(bytes(self._data))


class Stored:
    """Writes a member into a private folder; `done` is told once it is whole. Faults of `storing.faults`.

    With `lasting` it is on the disk by then: what is only looked at and thrown away need not be.
    """

    def __init__(self, file: Path, done: Callable[[], None], *, lasting: bool) -> None:
        self._done = done
        self._lasting = lasting
        self._folder = file.parent
        with storing.faults(self._folder):
            self._target = storing.new_file(file)

    def write(self, piece: bytes) -> None:
        """The next bytes."""
        with storing.faults(self._folder):
            self._target.write(piece)

    def close(self) -> None:
        """That was all."""
        with storing.faults(self._folder), self._target:
            self._target.flush()
            if self._lasting:
                os.fsync(self._target.fileno())
        self._done()

    def drop(self) -> None:
        """Closes a file that was cut off."""
        with contextlib.suppress(OSError):
            self._target.close()


class Sealed:
    """Proves an encrypted file of the register; keeps it too where there is a place for it."""

    def __init__(self, checking: Checking, stored: Stored | None, known: Callable[[bool], None]) -> None:
        self._checking, self._stored, self._known = checking, stored, known

    def write(self, piece: bytes) -> None:
        """The next bytes."""
        self._checking.update(piece)
        if self._stored:
            self._stored.write(piece)

    def close(self) -> None:
        """That was all; `known` is told whether these are the bytes that the register once kept."""
        if self._stored:
            self._stored.close()
        self._known(self._checking.is_whole())


class Digested:
    """Takes the SHA-256 of a member on its way; `known` is told the 64 hex digits."""

    def __init__(self, target: Consumer | None, known: Callable[[str], None]) -> None:
        self._target, self._known = target, known
        self._digest = hashlib.sha256()

    def write(self, piece: bytes) -> None:
        """The next bytes."""
        self._digest.update(piece)
        if self._target:
            self._target.write(piece)

    def close(self) -> None:
        """That was all."""
        if self._target:
            self._target.close()
        self._known(self._digest.hexdigest())
