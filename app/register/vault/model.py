"""What `keys.json` holds, format version 1.

The file is one JSON document, `Document`:

    format      always "guichet-ouvert keys"
    version     1; any change of the format, be it one more field, is a new number
    checksum    SHA-256, hex, of the canonical JSON of the whole document without this field:
                tells a damaged file, and holds for every version to come
    seal        HMAC-SHA256, hex, of the canonical JSON of `keys` under a key derived from the register
                key: tells a file changed by someone who cannot open it
    keys        `Keys`, below

Canonical JSON is UTF-8 without spaces, keys sorted. Bytes are lower-case hexadecimal.

Derived keys are HKDF-SHA256 (RFC 5869) without salt, 32 bytes, with these `info` texts:
    from the register key      "guichet-ouvert 1 seal", "guichet-ouvert 1 laptop"
    from a slot's private half "guichet-ouvert 1 signature" (the seed of its Ed25519 key)
Sealed boxes (`Sealed`) are ChaCha20-Poly1305 (RFC 8439) with a random 12-byte nonce. What each box is
bound to (its associated data) is the canonical JSON given in `wrapping`.

The twin `keys.backup.json` has the same content, written after it. Secrets of the laptop are here and
not in the database, so that a backup of the database never holds them.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from app.domain.ids import Id

FORMAT = "guichet-ouvert keys"
VERSION = 1
MAX_BYTES = 1 << 20
"""More than 256 slots fill; a longer file is not ours and is not read further."""

MAX_SLOTS = 256

Hex = Annotated[str, Meta(pattern="^([0-9a-f]{2})*$", max_length=4096)]
Hex12 = Annotated[str, Meta(pattern="^[0-9a-f]{24}$")]
Hex16 = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]
Hex32 = Annotated[str, Meta(pattern="^[0-9a-f]{64}$")]
Recipient = Annotated[str, Meta(pattern="^age1[02-9ac-hj-np-z]{58}$")]
"""The public half of an age identity (X25519), in bech32."""
Label = Annotated[str, Meta(pattern="^[A-Za-z0-9][A-Za-z0-9-]{0,11}$")]
"""A volunteer's code: letters without accent, digits, hyphens, at most 12; never a name."""
AgeFile = Annotated[str, Meta(pattern="^([0-9a-f]{2})*$", max_length=1 << 18)]
Count = Annotated[int, Meta(ge=0, lt=1 << 53)]
Role = Literal["volunteer", "session-lead", "coordinator"]


class Cost(Struct, frozen=True, forbid_unknown_fields=True):
    """How dear one guess of a passphrase is: Argon2id (RFC 9106), memory in KiB."""

    memory: Annotated[int, Meta(ge=8, lt=1 << 32)]
    passes: Annotated[int, Meta(ge=1, lt=1 << 32)]
    lanes: Annotated[int, Meta(ge=1, lt=1 << 24)]


class Sealed(Struct, frozen=True, forbid_unknown_fields=True):
    """A ChaCha20-Poly1305 box: its nonce, and ciphertext followed by the tag."""

    nonce: Hex12
    box: Hex


class Slot(Struct, frozen=True, forbid_unknown_fields=True):
    """One volunteer's way in: an age identity whose private half is wrapped with a passphrase.

    It is the same on all laptops of the desk, and travels by exchange. `signer` is the public half of
    the slot's Ed25519 key. `id` is random: unlike a UUIDv7 it does not tell since when someone is here.
    """

    id: Hex16
    label: Label
    role: Role
    recipient: Recipient
    signer: Hex32
    cost: Cost
    salt: Hex16
    wrapped: Sealed


class Recovery(Struct, frozen=True, forbid_unknown_fields=True):
    """The recovery sheet: its public half, and whether it was typed or scanned back once."""

    recipient: Recipient
    confirmed: bool


class Laptop(Struct, frozen=True, forbid_unknown_fields=True):
    """This laptop's age identity and Ed25519 key: public halves, and both private halves (32 + 32 bytes) sealed."""

    recipient: Recipient
    signer: Hex32
    private: Sealed


class KeyringEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """The opt-in of the computer account's keyring: which backend keeps the private half of `recipient`."""

    backend: Annotated[str, Meta(min_length=1, max_length=200)]
    recipient: Recipient


class Keys(Struct, frozen=True, forbid_unknown_fields=True):
    """All keys of one register folder.

    `register_key` is an age file (hex) of the 32 bytes of the register key, for every slot, the
    recovery sheet and the keyring entry. `next_register_key` is there only while the register goes from
    one key to the next. `register_head` is the first 16 bytes of `register.db` (the database's salt,
    SQLCipher's file format), once it exists. `generation` grows by one with every writing.
    """

    desk: Id
    device: Id
    generation: Count
    slots: Annotated[tuple[Slot, ...], Meta(min_length=1, max_length=MAX_SLOTS)]
    recovery: Recovery
    register_key: AgeFile
    next_register_key: AgeFile | None
    register_head: Hex16 | None
    laptop: Laptop
    keyring: KeyringEntry | None


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """The file: see the text at the head of this module."""

    format: Literal["guichet-ouvert keys"]
    version: Literal[1]
    checksum: Hex32
    seal: Hex32
    keys: Keys
