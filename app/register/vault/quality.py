"""How hard a passphrase is to guess, and one that is."""

import math
import secrets
from collections.abc import Iterable

from msgspec import Struct
from zxcvbn import zxcvbn  # type: ignore[import-untyped]  # zxcvbn has no stubs

from app.language.words import mark
from app.register.vault.cost import normal
from app.register.vault.recovery import folded, french_words

LEAST_CHARACTERS = 12
LEAST_BITS = 50.0
"""10^15 guesses of one Argon2id over 128 MiB each: four unrelated words, or 15 random characters."""
SUGGESTED_WORDS = 6

_MEASURED = 72
"""zxcvbn looks at no more characters."""
_REMARKS = {
    "dictionary": mark("Elle contient un mot ou une suite très connus."),
    "spatial": mark("Elle suit les touches du clavier."),
    "repeat": mark("Elle répète les mêmes signes."),
    "sequence": mark("Elle suit l’ordre de l’alphabet ou des chiffres."),
    "date": mark("Elle contient une date."),
}


class Quality(Struct, frozen=True):
    """`bits` of guessing work, estimated; whether that is `enough`; why not, as French sentences to translate."""

    bits: float
    enough: bool
    remarks: tuple[str, ...]


def passphrase_quality(passphrase: str, known: Iterable[str] = ()) -> Quality:
    """Judges a passphrase; `known` are words that others can guess here (the desk, the town, the code)."""
    # zxcvbn cannot measure an empty text.
    text = normal(passphrase) or "a"
    # The French words stand last: the place in this list is taken for how common a word is.
    result = zxcvbn(folded(text)[:_MEASURED], user_inputs=[folded(word) for word in (*known, *french_words())])
    bits = math.log2(max(float(result["guesses"]), 1.0))
    short = len(text) < LEAST_CHARACTERS
    if not short and bits >= LEAST_BITS:
        return Quality(bits, enough=True, remarks=())
    patterns = dict.fromkeys(str(match["pattern"]) for match in result["sequence"])
    remarks = [_REMARKS[pattern] for pattern in patterns if pattern in _REMARKS]
    if short:
        remarks.append(mark("Elle est trop courte."))
    return Quality(bits, enough=False, remarks=(*remarks, mark("Prenez au moins quatre mots sans rapport entre eux.")))


def suggested_passphrase(count: int = SUGGESTED_WORDS) -> str:
    """`count` random French words without accents, easy to type on any keyboard: more than 10 bits each."""
    plain = [word for word in french_words() if word.isascii()]
    return " ".join(secrets.choice(plain) for _ in range(count))
