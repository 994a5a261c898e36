"""The recovery secret: an age identity as 24 French words, as text for a QR code, as a file for `age -d -i`.

The words are those of BIP-39 (https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki, French list)
for the 32 secret bytes of the identity: 256 bits and a checksum of 8 bits. Nothing else of BIP-39 is used.
"""

import functools
import re
import unicodedata

from mnemonic import Mnemonic

from app.domain.faults import KnownError
from app.register.vault import bech32
from app.register.vault.age import Identity

COUNT = 24
_ENOUGH_LETTERS = 4
"""The first four letters of a word of the list are no other word's."""
_MOST_CHARACTERS = 4096
_KEY = re.compile(r"AGE-SECRET-KEY-1[0-9A-Z]+", re.IGNORECASE)


class RecoverySecret:
    """The private half of the recovery sheet; it is shown or printed, and kept nowhere."""

    def __init__(self, identity: Identity) -> None:
        self.identity = identity

    @classmethod
    def new(cls) -> "RecoverySecret":
        """A new random secret."""
        return cls(Identity.new())

    @property
    def recipient(self) -> str:
        """The public half, `age1…`."""
        return self.identity.recipient

    @property
    def words(self) -> tuple[str, ...]:
        """The 24 words, with their accents (NFC)."""
        sentence = _bip39().to_mnemonic(self.identity.secret)
        return tuple(unicodedata.normalize("NFC", sentence).split())

    @property
    def key(self) -> str:
        """`AGE-SECRET-KEY-1…`: what the QR code holds (capitals make the code smaller)."""
        return self.identity.text

    @property
    def file(self) -> str:
        """An age identity file with the words as a comment, for `age -d -i FILE`."""
        words = self.words
        lines = [" ".join(words[start : start + 6]) for start in range(0, COUNT, 6)]
        comment = ["Guichet ouvert : feuille de secours", *lines, f"public key: {self.recipient}"]
        return "".join(f"# {line}\n" for line in comment) + self.key + "\n"


def read_recovery(text: str) -> RecoverySecret:
    """The secret from what was typed, scanned, or read from a recovery file.

    Accents, capitals, spaces, signs and numbers between the words do not matter, and four letters of a
    word are enough. Faults: `vault.recovery-word-unknown` (position, from 1), `vault.recovery-count`
    (count, expected), `vault.recovery-checksum`, `vault.recovery-key-unreadable`.
    """
    key = _KEY.search(text)
    if key:
        try:
            return RecoverySecret(Identity.from_text(key.group()))
        except bech32.Bech32Error as error:
            raise KnownError("vault.recovery-key-unreadable") from error
    typed = re.findall("[a-z]+", folded(text[:_MOST_CHARACTERS]))
    words = [_word(letters, position) for position, letters in enumerate(typed[: COUNT + 1], 1)]
    if len(typed) != COUNT:
        raise KnownError("vault.recovery-count", count=len(typed), expected=COUNT)
    try:
        return RecoverySecret(Identity(bytes(_bip39().to_entropy(words))))
    except ValueError as error:
        raise KnownError("vault.recovery-checksum") from error


def recovery_words_like(typed: str) -> tuple[str, ...]:
    """The words of the list that begin with what was typed so far (accents left aside), in its order."""
    start = folded(typed).strip()
    return tuple(unicodedata.normalize("NFC", word) for folded, word in _words().items() if folded.startswith(start))


def french_words() -> tuple[str, ...]:
    """The 2,048 words of the list, NFC: common, without homophones close to each other."""
    return tuple(unicodedata.normalize("NFC", word) for word in _bip39().wordlist)


def folded(text: str) -> str:
    """`text` in small letters without accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def _word(letters: str, position: int) -> str:
    known = _words().get(letters)
    if known:
        return known
    likely = [word for folded, word in _words().items() if folded.startswith(letters)]
    if len(letters) < _ENOUGH_LETTERS or len(likely) != 1:
        raise KnownError("vault.recovery-word-unknown", position=position)
    return likely[0]


@functools.cache
def _bip39() -> Mnemonic:
    return Mnemonic("french")


@functools.cache
def _words() -> dict[str, str]:
    return {folded(word): word for word in _bip39().wordlist}
