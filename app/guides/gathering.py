"""Turns the YAML files of a pack into typed entries, noting each mistake with its file and line."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from app.guides.findings import Collector
from app.guides.reading import Document, Key, UnreadableError, read_text, read_yaml

T = TypeVar("T")

IDENTIFIER = re.compile(r"[a-z][a-z0-9-]{0,79}")
PHRASE_KEY = re.compile(r"[a-z][a-z0-9._-]{0,119}")
_STEP = re.compile(r"\.([A-Za-z_-]+)|\[(\d+)\]|\[\.\.\.\]")
_UNKNOWN = re.compile(r"unknown field `([^`]*)`")
_MISSING = re.compile(r"missing required field `([^`]*)`")
_PATH = re.compile(r" - at `\$([^`]*)`$")


class Item(Generic[T]):
    """An entry, its key and where it stands, so that what is found in it later can still be located."""

    def __init__(self, key: str, value: T, document: Document, base: tuple[Key, ...]) -> None:
        self.key = key
        self.value = value
        self.document = document
        self.base = base

    @property
    def file(self) -> str:
        """The file that the entry stands in, relative to the pack."""
        return self.document.file

    def line(self, *place: Key) -> int:
        """The line of a place within the entry."""
        return self.document.line(*self.base, *place)


Table = Mapping[str, Item[T]]


class Gatherer:
    """Reads the files of one pack folder; remembers which it has read."""

    def __init__(self, folder: Path, collector: Collector) -> None:
        self.folder = folder
        self.collector = collector
        self.read: set[str] = set()

    def text(self, file: str) -> str | None:
        """The text of a file, or none after noting why."""
        self.read.add(file)
        try:
            return read_text(self.folder, file)
        except UnreadableError as fault:
            self.collector.error(fault.code, file, fault.line, **fault.facts)
            return None

    def document(self, file: str) -> Document | None:
        """The YAML document of a file, or none after noting why."""
        text = self.text(file)
        if text is None:
            return None
        try:
            return read_yaml(text, file)
        except UnreadableError as fault:
            self.collector.error(fault.code, file, fault.line, **fault.facts)
            return None

    def topic_files(self, topic: str) -> list[str]:
        """`topic.yaml` and `topic/*.yaml`, as far as they exist."""
        files = [f"{topic}.yaml"] if (self.folder / f"{topic}.yaml").exists() else []
        return files + sorted(f"{topic}/{path.name}" for path in (self.folder / topic).glob("*.yaml"))

    def topic(self, topic: str, kind: type[T], keys: re.Pattern[str] = IDENTIFIER) -> dict[str, Item[T]]:
        """All entries of a topic as `kind`."""
        table: dict[str, Item[T]] = {}
        for file in self.topic_files(topic):
            document = self.document(file)
            if document is not None:
                self._entries(document, kind, keys, table)
        return table

    def _entries(self, document: Document, kind: type[T], keys: re.Pattern[str], table: dict[str, Item[T]]) -> None:
        if not isinstance(document.data, dict):
            self.collector.error("not-a-table", document.file, document.line())
            return
        for key, raw in document.data.items():
            line = document.line(key)
            if not keys.fullmatch(key):
                self.collector.error("id-malformed", document.file, line, id=key)
            if key in table:
                self.collector.error("key-twice", document.file, line, key=key, other=table[key].file)
            value = self.convert(raw, kind, document, (key,), key)
            if value is not None:
                table[key] = Item(key, value, document, (key,))

    def convert(
        self, raw: object, kind: type[T], document: Document, base: tuple[Key, ...], node: str = ""
    ) -> T | None:
        """`raw` as `kind`, or none after noting what does not fit and on which line."""
        try:
            return msgspec.convert(plain(raw), type=kind, strict=False)
        except msgspec.ValidationError as fault:
            code, facts, place = told(str(fault))
            self.collector.error(code, document.file, document.line(*base, *place), node, **facts)
            return None


def plain(raw: object) -> object:
    """The long form of what FORMAT.md lets an author write short, everywhere in `raw`.

    `sources: [key]` is `[{source: key}]`, `next: node` is `[{to: node}]`, `answers: {value: node}` is a list.
    """
    if isinstance(raw, list):
        return [plain(item) for item in raw]
    if not isinstance(raw, dict):
        return raw
    return {key: _long(key, plain(value)) for key, value in raw.items()}


def _long(key: str, value: object) -> object:
    if key == "sources" and isinstance(value, list):
        return [{"source": item} if isinstance(item, str) else item for item in value]
    if key == "next" and isinstance(value, str):
        return [{"to": value}]
    if key == "answers" and isinstance(value, dict):
        return [{"value": answer, "to": to} for answer, to in value.items()]
    return value


def told(message: str) -> tuple[str, dict[str, str], tuple[Key, ...]]:
    """A validation message as the code of a sentence, its facts, and the place in the entry."""
    place: list[Key] = []
    if found := _PATH.search(message):
        message = message[: found.start()]
        for name, number in _STEP.findall(found[1]):
            place.append(name or (int(number) if number else "?"))
    if unknown := _UNKNOWN.search(message):
        return "field-unknown", {"field": unknown[1]}, (*place, unknown[1])
    if missing := _MISSING.search(message):
        return "field-missing", {"field": missing[1]}, tuple(place)
    field = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    return "field-wrong", {"field": field, "detail": message}, tuple(place)
