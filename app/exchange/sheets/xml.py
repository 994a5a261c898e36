"""XML inside a spreadsheet, read piece by piece; nothing in it can refer to anything else."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol
from xml.parsers import expat

from app.domain.faults import KnownError
from app.register.work import Progress, Stopped, check

_PIECE = 1 << 16
LARGEST_CONTENT = 300 << 20
"""Bytes that a file may unfold to."""
MOST_MEMBERS = 10_000

Attributes = dict[str, str]


class Listener(Protocol):
    """What hears the elements of a document by their local names, without namespaces."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    def text(self, text: str) -> None:
        """Text inside it, perhaps in several pieces."""


class StartsOnly:
    """Hears only beginnings."""

    def __init__(self, start: Callable[[str, Attributes], None]) -> None:
        self.start = start

    def end(self, name: str) -> None:
        """Nothing."""

    def text(self, text: str) -> None:
        """Nothing."""


@contextmanager
def sheet_faults() -> Iterator[None]:
    """What a broken file makes the readers say, as a known fault: `sheet.damaged`, `sheet.locked`."""
    try:
        yield
    except (expat.ExpatError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError) as error:
        raise KnownError("sheet.damaged") from error
    except RuntimeError as error:
        # The only one that zipfile raises: this member asks for a password.
        raise KnownError("sheet.locked") from error


class Archive:
    """The members of a spreadsheet. Raises the faults of `sheet_faults`, and `sheet.too-large`."""

    def __init__(self, archive: zipfile.ZipFile, progress: Progress, stopped: Stopped) -> None:
        self._archive = archive
        self._progress = progress
        self._stopped = stopped
        self._sizes = {one.filename: one.file_size for one in archive.infolist()}
        if len(archive.infolist()) > MOST_MEMBERS or sum(self._sizes.values()) > LARGEST_CONTENT:
            raise KnownError("sheet.too-large", most=LARGEST_CONTENT >> 20)

    def has(self, member: str) -> bool:
        """Whether there is a member of this name."""
        return member in self._sizes

    def begins_with(self, member: str) -> str:
        """The first signs of a short member."""
        with self._archive.open(member) as source:
            return source.read(200).decode("utf-8", "replace")

    def hear(self, member: str, listener: Listener, *, told: bool = False) -> None:
        """Reads a member for a listener; `told` says how far it is. Raises `sheet.damaged` where it is missing."""
        if not self.has(member):
            raise KnownError("sheet.damaged")
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse
        parser.StartElementHandler = lambda name, attributes: listener.start(_local(name), _plain(attributes))
        parser.EndElementHandler = lambda name: listener.end(_local(name))
        parser.CharacterDataHandler = listener.text
        done = 0
        with self._archive.open(member) as source:
            while piece := source.read(_PIECE):
                check(self._stopped)
                parser.Parse(piece, False)
                done += len(piece)
                if told:
                    self._progress(done, self._sizes[member])
        parser.Parse(b"", True)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _plain(attributes: Attributes) -> Attributes:
    return {_local(name): value for name, value in attributes.items()}


def _refuse(*_declared: object) -> None:
    # No spreadsheet program writes one; what it can declare unfolds without end.
    raise KnownError("sheet.damaged")
