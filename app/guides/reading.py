"""Reads a pack's files within bounds: a hostile or damaged one is refused before anything is built from it.

YAML is read event by event with every scalar as text, so `no` stays "no". Aliases are refused as they come, which
leaves nothing for a "billion laughs" file to grow from.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from msgspec import Struct

Key = str | int
Lines = dict[tuple[Key, ...], int]

MAX_BYTES = 1_000_000
MAX_DEPTH = 12
HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that make a text look other than it is; left-to-right marks stay allowed."""


class UnreadableError(Exception):
    """A file that cannot be read: the code of its sentence, the line, the facts."""

    def __init__(self, code: str, line: int = 0, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.line = line
        self.facts = facts


class Document(Struct, frozen=True, kw_only=True):
    """A file's data (text, lists and mappings only) and the line on which each place begins."""

    file: str
    data: object
    lines: Lines

    def line(self, *place: Key) -> int:
        """The line of a place, or of the nearest place around it that is known."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.lines:
                return self.lines[place[:length]]
        return 0


def read_text(folder: Path, file: str) -> str:
    """The text of `folder/file`, at most 1 MB of UTF-8 without control characters. Raises `UnreadableError`."""
    path = folder / file
    # A pack comes from elsewhere: no link in it, of a file or of a folder, may lead out of it.
    if path.is_symlink() or not path.is_file() or not path.resolve().is_relative_to(folder.resolve()):
        raise UnreadableError("file-missing")
    with path.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise UnreadableError("file-too-big")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnreadableError("file-not-text", line=raw[: fault.start].count(b"\n") + 1) from fault
    text = text.replace("\r\n", "\n")
    if hidden := HIDDEN.search(text):
        raise UnreadableError("file-control-character", line=text.count("\n", 0, hidden.start()) + 1)
    return text


def read_yaml(text: str, file: str) -> Document:
    """The one YAML document of `text`. Raises `UnreadableError` for what FORMAT.md forbids."""
    lines: Lines = {}
    try:
        builder = _Builder(yaml.parse(text, Loader=yaml.CBaseLoader), lines)
        data = builder.document()
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        raise UnreadableError("yaml-syntax", line=mark.line + 1 if mark else 0) from fault
    return Document(file=file, data=data, lines=lines)


class _Builder:
    """Turns parser events into data, refusing what the format does not have."""

    def __init__(self, events: Iterator[yaml.Event], lines: Lines) -> None:
        self._events = events
        self._lines = lines

    def document(self) -> object:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return {}
        data = self._value(self._next(), ())
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise UnreadableError("yaml-documents", line=_line(event))
        return data

    def _next(self) -> yaml.Event:
        return next(self._events)

    def _value(self, event: yaml.Event, place: tuple[Key, ...]) -> object:
        line = _line(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnreadableError("yaml-alias", line=line)
        if getattr(event, "tag", None):
            raise UnreadableError("yaml-tag", line=line)
        if len(place) > MAX_DEPTH:
            raise UnreadableError("yaml-depth", line=line)
        self._lines.setdefault(place, line)
        if isinstance(event, yaml.ScalarEvent):
            return event.value
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(place)
        return self._mapping(place)

    def _sequence(self, place: tuple[Key, ...]) -> list[object]:
        items: list[object] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._value(event, (*place, len(items))))
        return items

    def _mapping(self, place: tuple[Key, ...]) -> dict[str, object]:
        found: dict[str, object] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            line = _line(event)
            key = self._value(event, (*place, "?"))
            if not isinstance(key, str):
                raise UnreadableError("yaml-key", line=line)
            if key in found:
                raise UnreadableError("yaml-twice", line=line, key=key)
            self._lines[(*place, key)] = line
            found[key] = self._value(self._next(), (*place, key))
        return found


def _line(event: yaml.Event) -> int:
    mark = event.start_mark
    return mark.line + 1 if mark else 0
