"""`keys.json` and its twin: which of the two counts, and how both are written."""

import contextlib
from pathlib import Path

from msgspec import Struct

from app.domain.faults import KnownError
from app.register.vault.codec import parse
from app.register.vault.disk import disk_faults, read_bounded, replace, settle
from app.register.vault.model import MAX_BYTES, Document

KEYS, TWIN, REGISTER = "keys.json", "keys.backup.json", "register.db"
HEAD = 16


class Found(Struct, frozen=True):
    """What lies in a folder.

    `best` counts, and its bytes are `data`. `notices` say what was wrong with the other file. `others`
    are files that are whole but of other keys: they are put aside before they are replaced. `heal`:
    the two files are not the same.
    """

    best: Document
    data: bytes
    notices: tuple[KnownError, ...]
    others: tuple[str, ...]
    heal: bool


def find(folder: Path) -> Found:
    """The keys of a register folder, by `keys.json` or by its twin; nothing is written.

    Of two whole files of one laptop the one written last counts; of two laptops' files the one that goes
    with `register.db`. Faults: `vault.no-register` (nothing of ours here), `vault.keys-missing`,
    `vault.keys-damaged`, `vault.newer-version`, `vault.unreadable`, `vault.read-error`.
    """
    read: dict[str, tuple[Document, bytes]] = {}
    wrong: dict[str, KnownError] = {}
    for name in (KEYS, TWIN):
        try:
            data = read_bounded(folder / name, MAX_BYTES)
            if data is None:
                wrong[name] = KnownError("vault.keys-missing", file=name)
            else:
                read[name] = parse(data, name), data
        except KnownError as fault:
            if fault.code == "vault.newer-version":
                raise
            wrong[name] = fault
    if not read:
        raise _nothing(folder, wrong)
    best = _best(folder, {name: document for name, (document, _) in read.items()})
    document, data = read[best]
    others = tuple(name for name, (other, _) in read.items() if other.keys.device != document.keys.device)
    notices = [KnownError("vault.twin-used", file=name, twin=best) for name in wrong]
    notices += [KnownError("vault.other-keys-aside", file=name) for name in others]
    heal = any(other != data for _, other in read.values()) or bool(wrong)
    return Found(document, data, tuple(notices), others, heal)


def write(folder: Path, data: bytes) -> tuple[KnownError, ...]:
    """Writes `keys.json`, then its twin.

    Faults of `disk.replace` if `keys.json` could not be written: both files are then as before. Once it
    is written the change is done; what fails afterwards is returned, to be told.
    """
    replace(folder / KEYS, data)
    try:
        settle(folder)
        replace(folder / TWIN, data)
        settle(folder)
    except KnownError as fault:
        return (KnownError("vault.twin-not-written", **fault.facts),)
    return ()


def heal(folder: Path, found: Found) -> tuple[KnownError, ...]:
    """Makes both files those of `found`; files of other keys are renamed, never overwritten.

    What failed is returned, to be told.
    """
    try:
        for name in found.others:
            _put_aside(folder / name)
        return write(folder, found.data)
    except KnownError as fault:
        return (KnownError("vault.twin-not-written", **fault.facts),)


def register_head(folder: Path) -> bytes | None:
    """The first 16 bytes of `register.db`; None if there is no such file, fewer if it is shorter."""
    data = read_bounded(folder / REGISTER, HEAD - 1)
    return data if data is None else data[:HEAD]


def _best(folder: Path, read: dict[str, Document]) -> str:
    if len({document.keys.device for document in read.values()}) > 1:
        with contextlib.suppress(KnownError):
            head = (register_head(folder) or b"").hex()
            for name, document in read.items():
                if head and document.keys.register_head == head:
                    return name
        return KEYS
    return max(read, key=lambda name: (read[name].keys.generation, name == KEYS))


def _nothing(folder: Path, wrong: dict[str, KnownError]) -> KnownError:
    faults = sorted(wrong.values(), key=lambda fault: fault.code == "vault.keys-missing")
    if faults[0].code != "vault.keys-missing":
        return faults[0]
    if (folder / REGISTER).exists():
        return KnownError("vault.keys-missing", file=KEYS)
    return KnownError("vault.no-register", folder=str(folder))


def _put_aside(file: Path) -> None:
    with disk_faults(file.parent):
        number = 1
        while (aside := file.with_name(f"{file.stem}.other-{number}.json")).exists():
            number += 1
        file.rename(aside)
