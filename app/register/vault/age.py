"""age identities (https://age-encryption.org/v1) and small age files in memory."""

import secrets

import pyrage  # type: ignore[import-untyped]  # pyrage has no stubs
from pyrage import x25519

from app.register.vault import bech32

PREFIX = "age-secret-key-"


class NotForThisIdentityError(Exception):
    """The age file cannot be opened with this identity, or it is damaged."""


class Identity:
    """An age identity: 32 secret bytes, and its public half `recipient` (`age1…`)."""

    def __init__(self, secret: bytes) -> None:
        self.secret = secret
        self.recipient = str(x25519.Identity.from_str(self.text).to_public())

    @classmethod
    def new(cls) -> "Identity":
        """A new random identity."""
        return cls(secrets.token_bytes(32))

    @classmethod
    def from_text(cls, text: str) -> "Identity":
        """The identity written `AGE-SECRET-KEY-1…`; `bech32.Bech32Error` if it was mistyped."""
        secret = bech32.decode(PREFIX, text)
        if len(secret) != 32:
            raise bech32.Bech32Error
        return cls(secret)

    @property
    def text(self) -> str:
        """`AGE-SECRET-KEY-1…`."""
        return bech32.encode(PREFIX, self.secret).upper()

    def open(self, file: bytes) -> bytes:
        """The content of a small age file; `NotForThisIdentityError` if it is not for this identity."""
        try:
            content: bytes = pyrage.decrypt(file, [x25519.Identity.from_str(self.text)])
        except pyrage.DecryptError as error:
            raise NotForThisIdentityError from error
        return content


def sealed_to(recipients: list[str], content: bytes) -> bytes:
    """An age file of `content` for all `recipients` (`age1…`)."""
    file: bytes = pyrage.encrypt(content, [x25519.Recipient.from_str(recipient) for recipient in recipients])
    return file
