"""The settings of this laptop: how the window looks and which register was last open. No personal data.

The file is one JSON document: `format` ("guichet-ouvert settings"), `version` (1), `settings`, and
`checksum`, the SHA-256 (hex) of the other three as JSON without spaces, ASCII, keys sorted.
"""

import dataclasses
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from app.system.fault import Fault
from app.system.paths import private_folder

FORMAT, VERSION = "guichet-ouvert settings", 1
MAX_BYTES = 64 * 1024
THEMES = ("system", "light", "dark", "contrast", "contrast-dark")
TEXT_SIZES = (75, 300)
"""Least and most, in percent."""


@dataclass(frozen=True)
class Settings:
    """`language` is a catalogue's code, None until chosen; `text_size` is in percent."""

    language: str | None = None
    theme: str = "system"
    text_size: int = 100
    last_register: str | None = None


class SettingsFile:
    """Reads and writes `Settings`; a file that it cannot understand is never overwritten with defaults."""

    def __init__(self, file: Path, fault: Fault) -> None:
        self._file, self._fault = file, fault
        self._untouchable: Exception | None = None

    def load(self) -> tuple[Settings, Exception | None]:
        """The settings, or the initial ones with what is to be told.

        Told: `system.settings-damaged` (the file is put aside), `system.settings-newer` and
        `system.settings-unreadable` (the file is left, and `save` refuses).
        """
        self._untouchable = None
        try:
            with self._file.open("rb") as source:
                data = source.read(MAX_BYTES + 1)
        except (FileNotFoundError, NotADirectoryError):
            return Settings(), None
        except OSError:
            return self._left("system.settings-unreadable", file=str(self._file))
        tree = _tree(data)
        if tree is not None and _newer(tree.get("version")):
            return self._left("system.settings-newer")
        settings = None if tree is None or tree.get("version") != VERSION else _settings(tree.get("settings"))
        return (settings, None) if settings else self._aside()

    def save(self, settings: Settings) -> None:
        """Replaces the file by one with these settings, durably.

        Faults: `system.settings-not-saved`, and what `load` told of a file that it left. The old file is then whole.
        """
        if self._untouchable is not None:
            raise self._untouchable
        content = {"format": FORMAT, "version": VERSION, "settings": dataclasses.asdict(settings)}
        text = json.dumps({**content, "checksum": _checksum(content)}, indent=1, sort_keys=True)
        private_folder(self._file.parent, self._fault)
        fresh = self._file.with_name(f".{self._file.name}.{secrets.token_hex(4)}.new")
        try:
            try:
                _write(fresh, text.encode("ascii"))
                fresh.replace(self._file)
            finally:
                fresh.unlink(missing_ok=True)
        except OSError as error:
            raise self._fault("system.settings-not-saved", folder=str(self._file.parent)) from error

    def _left(self, code: str, **facts: object) -> tuple[Settings, Exception]:
        self._untouchable = self._fault(code, **facts)
        return Settings(), self._untouchable

    def _aside(self) -> tuple[Settings, Exception]:
        number = 1
        while (aside := self._file.with_name(f"{self._file.stem}.damaged-{number}.json")).exists():
            number += 1
        try:
            self._file.rename(aside)
        except OSError:
            return self._left("system.settings-unreadable", file=str(self._file))
        return Settings(), self._fault("system.settings-damaged", aside=aside.name)


def _tree(data: bytes) -> dict[str, object] | None:
    """The document, if it is whole."""
    try:
        tree = json.loads(data.decode("ascii")) if len(data) <= MAX_BYTES else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(tree, dict) or tree.get("format") != FORMAT:
        return None
    content = {name: value for name, value in tree.items() if name != "checksum"}
    return tree if tree.get("checksum") == _checksum(content) else None


def _newer(version: object) -> bool:
    return isinstance(version, int) and version > VERSION


def _settings(value: object) -> Settings | None:
    """The settings, if each has its name, its kind and its bounds."""
    if not isinstance(value, dict) or value.keys() != {field.name for field in dataclasses.fields(Settings)}:
        return None
    settings = Settings(**value)
    good = (
        _text_or_none(settings.language),
        _text_or_none(settings.last_register),
        settings.theme in THEMES,
        type(settings.text_size) is int and TEXT_SIZES[0] <= settings.text_size <= TEXT_SIZES[1],
    )
    return settings if all(good) else None


def _text_or_none(value: object) -> bool:
    return value is None or isinstance(value, str)


def _checksum(content: dict[str, object]) -> str:
    return hashlib.sha256(json.dumps(content, separators=(",", ":"), sort_keys=True).encode()).hexdigest()


def _write(file: Path, data: bytes) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())
