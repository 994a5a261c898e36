"""The number of a paper and its check code: written, read back from any hand, verified.

Number: `KF-2026-00042-S`: laptop's prefix, year, sequence, check character. Check code: `K7M2-9QXA-4T0V`, the
first 60 bits of HMAC-SHA256(paper key, number). Both use Crockford's base 32: no I, L, O or U, which are read
as 1, 1, 0 and V, so that a code survives being read aloud and typed from a photograph.
"""

import hmac
import re
import unicodedata

from app.domain.faults import KnownError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32; a laptop's prefix is one to four of these."""

_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_CHECK = ALPHABET[1:]  # 31 characters, a prime: every single error and every swap changes the sum
_LOOKALIKES = str.maketrans("ILOUАВЕКМНОРСТХ", "110VABEKMH0PCTX")  # the second half is Cyrillic
_PREFIX = re.compile(f"[{ALPHABET}]{{1,4}}")
_NUMBER = re.compile(f"([{ALPHABET}]{{1,4}})([0-9]{{4}})([0-9]{{5}})([{_CHECK}])")
_CODE = re.compile(f"[{ALPHABET}]{{12}}")


def paper_number(prefix: str, year: int, sequence: int) -> str:
    """The number of the `sequence`-th paper (1 to 99999) of a laptop in a year.

    Raises `ValueError` for a prefix or a figure that cannot be written.
    """
    if not _PREFIX.fullmatch(prefix) or not 1 <= sequence <= 99_999 or not 1000 <= year <= 9999:
        raise ValueError(f"no paper number for {prefix!r}, {year}, {sequence}")
    digits = f"{sequence:05d}"
    return f"{prefix}-{year}-{digits}-{_check_character(f'{prefix}{year}{digits}')}"


def read_number(text: str) -> str:
    """A paper number as typed by anyone, in its one form; `papers.unreadable-number` if it is none."""
    found = _NUMBER.fullmatch(_squeezed(text))
    if not found or _check_character("".join(found.groups()[:3])) != found[4]:
        raise KnownError("papers.unreadable-number", number=text[:40])
    return "-".join(found.groups())


def check_code(key: bytes, number: str) -> str:
    """The check code of a number in its one form, under the desk's paper key (32 bytes)."""
    bits = int.from_bytes(hmac.digest(key, number.encode("ascii"), "sha256")[:8], "big") >> 4
    letters = "".join(ALPHABET[bits >> shift & 31] for shift in range(55, -1, -5))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def read_code(text: str) -> str:
    """A check code as typed by anyone, in its one form; `papers.unreadable-code` if it is none."""
    letters = _squeezed(text)
    if not _CODE.fullmatch(letters):
        raise KnownError("papers.unreadable-code", check=text[:40])
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def is_ours(key: bytes, number: str, code: str) -> bool:
    """Whether `code` was made with `key` for `number`, both as typed; the two `unreadable` faults."""
    return hmac.compare_digest(check_code(key, read_number(number)), read_code(code))


def _check_character(characters: str) -> str:
    total = sum(_VALUE[character] * pow(3, place, 31) for place, character in enumerate(characters, 1))
    return _CHECK[total % 31]


def _squeezed(text: str) -> str:
    """Capitals without spaces and dashes, lookalike letters replaced."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(c for c in plain if not c.isspace() and unicodedata.category(c) not in ("Pd", "Cf")).translate(
        _LOOKALIKES
    )
