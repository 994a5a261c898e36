"""`keys.json` from and to bytes."""

import hashlib

import msgspec

from app.domain.faults import KnownError
from app.register.vault.model import FORMAT, MAX_BYTES, VERSION, Document, Keys

# msgspec learns a type when it first meets it, and crashes where another thread meets it meanwhile: it is learnt here.
msgspec.json.Decoder(Document)


def canonical(value: object) -> bytes:
    """Canonical JSON: UTF-8, no spaces, keys sorted."""
    return msgspec.json.encode(value, order="sorted")


def render(keys: Keys, seal: bytes) -> bytes:
    """The file of `keys`, sealed with `seal` (32 bytes), as text that one can read and compare."""
    content = {"format": FORMAT, "version": VERSION, "seal": seal.hex(), "keys": msgspec.to_builtins(keys)}
    whole = {**content, "checksum": hashlib.sha256(canonical(content)).hexdigest()}
    return msgspec.json.format(msgspec.json.encode(whole, order="sorted"), indent=1) + b"\n"


def parse(data: bytes, file: str) -> Document:
    """The document in `data`, the bytes of the file named `file`.

    Faults: `vault.keys-damaged`, `vault.newer-version`. A number is believed only when the checksum
    holds, so that a flipped bit of it is never taken for a newer version.
    """
    damaged = KnownError("vault.keys-damaged", file=file)
    if len(data) > MAX_BYTES:
        raise damaged
    try:
        tree = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise damaged from error
    if not isinstance(tree, dict) or tree.get("format") != FORMAT or not _whole(tree):
        raise damaged
    version = tree.get("version")
    if isinstance(version, int) and version > VERSION:
        raise KnownError("vault.newer-version", file=file)
    try:
        return msgspec.convert(tree, Document)
    except msgspec.ValidationError as error:
        raise damaged from error


def _whole(tree: dict[str, object]) -> bool:
    rest = {name: value for name, value in tree.items() if name != "checksum"}
    return tree.get("checksum") == hashlib.sha256(canonical(rest)).hexdigest()
