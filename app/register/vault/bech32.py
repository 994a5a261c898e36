"""Bech32 (BIP-173, https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki), the writing of age keys.

age (https://age-encryption.org/v1, "X25519") writes a private half as `AGE-SECRET-KEY-1…` in capitals and
a public half as `age1…`. BIP-173 limits a text to 90 characters, and these are shorter.
"""

from collections.abc import Iterable

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATORS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


class Bech32Error(ValueError):
    """The text is not bech32, or was mistyped."""


def encode(prefix: str, data: bytes) -> str:
    """`data` in bech32 under the lower-case `prefix`."""
    values = _regroup(data, 8, 5, pad=True)
    polymod = _polymod([*_expand(prefix), *values, 0, 0, 0, 0, 0, 0]) ^ 1
    check = [polymod >> 5 * (5 - place) & 31 for place in range(6)]
    return prefix + "1" + "".join(ALPHABET[value] for value in [*values, *check])


def decode(prefix: str, text: str) -> bytes:
    """The bytes of a bech32 `text` that must start with `prefix`; `Bech32Error` if it is not so."""
    if text not in (text.lower(), text.upper()) or not text.isascii() or len(text) > 90:
        raise Bech32Error
    head, _, tail = text.lower().rpartition("1")
    if head != prefix or len(tail) < 6 or set(tail) - set(ALPHABET):
        raise Bech32Error
    values = [ALPHABET.index(character) for character in tail]
    if _polymod([*_expand(prefix), *values]) != 1:
        raise Bech32Error
    return bytes(_regroup(values[:-6], 5, 8, pad=False))


def _expand(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for place, generator in enumerate(_GENERATORS):
            check ^= generator if top >> place & 1 else 0
    return check


def _regroup(values: Iterable[int], old: int, new: int, *, pad: bool) -> list[int]:
    gathered, bits, groups = 0, 0, []
    for value in values:
        gathered, bits = gathered << old | value, bits + old
        while bits >= new:
            bits -= new
            groups.append(gathered >> bits & (1 << new) - 1)
        gathered &= (1 << bits) - 1
    if pad and bits:
        groups.append(gathered << new - bits & (1 << new) - 1)
    elif not pad and (bits >= old or gathered):
        raise Bech32Error
    return groups
