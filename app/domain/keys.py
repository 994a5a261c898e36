"""What a person can be found by: her card, and the keys that lead to it.

Derived and versioned: a change of the rules below, of `romanisation`, of `skeletons` or of what lies beside a card
changes `VERSION`, and registers rebuild their keys. A key is one of:

- a word of a name, of a relative's name, of an address for mail; two neighbours written as one (Ben Ali, Benali);
- two words of one person's names, `" mhmt diallo mohamed"`: the skeleton of one, another, and the first as it is
  written, each way round, so that two frequent names lead at once to the few persons who have both;
- a word and a date, `" dl 1990-03-12"`, for the same reason;
- a date of birth, a number, a telephone, and the last four digits of both; a reference.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, permutations
from typing import TypeVar

import msgspec

from app.domain.dates import from_edtf
from app.domain.profile import Profile
from app.domain.romanisation import PARTICLES, is_foreign, name_words, national, squeezed, tokens
from app.domain.skeletons import consonants, misspelt, readings, skeleton, skeletons, sound

VERSION = 4
LAST_DIGITS = 4
LONGEST_KEY = 64
MOST_PAIRED = 5
"""How many words of a person's names in one script are paired: twenty keys at most."""
PAIR = " "
"""What a key of two parts begins with, and has between them: no word has it."""
ALIKE, MISSPELT, SOUND = "=", "-", "~"
"""The signs that begin the forms of a word: its skeletons, what is left of it after errors, its sound."""

Words = tuple[str, ...]
T = TypeVar("T")


class Key(msgspec.Struct, frozen=True, order=True):
    """One token, and why it finds the person.

    Reasons: `first` (the first word under which she is filed), `name`, `script` (a name in another script than the
    Latin one), `relative`, `birth`, `number`, `contact`, `reference`, and `pair` for the keys of two parts. Of one
    token those come first who are filed under it.
    """

    token: str
    reason: str


FIRST = "first"
WORDS = (FIRST, "name", "script", "relative")
"""The reasons of keys that are words of names."""


class Form(msgspec.Struct, frozen=True, order=True):
    """One form of a word, and the sound of the word in this form."""

    form: str
    sound: str


class Card(msgspec.Struct, frozen=True, omit_defaults=True):
    """All that a person can be found by, ready to be compared with what is typed; each name as its words."""

    names: tuple[Words, ...] = ()
    script: tuple[Words, ...] = ()
    relatives: tuple[Words, ...] = ()
    births: Words = ()
    references: Words = ()
    numbers: Words = ()
    phones: Words = ()
    mails: Words = ()


def card_of(sheets: Sequence[Profile], relatives: Iterable[str] = ()) -> Card:
    """The card of a person: all that any of her sheets says, and the names of those around her."""
    named = [(tuple(name_words(name.text)), is_foreign(name.text)) for sheet in sheets for name in sheet.names]
    dates = [date for sheet in sheets for date in (sheet.person.birth, *sheet.person.birth_variants)]
    contacts = [contact for sheet in sheets for contact in sheet.contacts]
    return Card(
        names=_distinct(words for words, foreign in named if not foreign),
        script=_distinct(words for words, foreign in named if foreign),
        relatives=_distinct(tuple(name_words(text)) for text in relatives),
        births=_distinct(date for date in dates if _is_date(date)),
        references=_distinct(squeezed(sheet.person.reference) for sheet in sheets),
        numbers=_distinct(squeezed(one.text)[:LONGEST_KEY] for sheet in sheets for one in sheet.numbers),
        phones=_distinct(national(one.value) for one in contacts if one.kind in ("phone", "relative-phone")),
        mails=_distinct(
            word for one in contacts if one.kind == "email" for word in tokens(one.value.split("@")[0])
        ),
    )  # fmt: skip


def filed_under(card: Card) -> Words:
    """The words of her names under which a card lies, as in a telephone book: two at most, none where she has none."""
    return tuple(paired((*card.names, *card.script))[:2])


def keys_of(card: Card) -> frozenset[Key]:
    """Every key of a card: some twelve for someone with two names, a date, a number and a telephone."""
    found: set[Key] = set()
    first = filed_under(card)[:1]
    for reason, names in zip(WORDS[1:], (card.names, card.script, card.relatives), strict=True):
        words = {word[:LONGEST_KEY] for name in names for word in (*name, *joined(name))}
        hers = reason != "relative"
        found |= {Key(word, FIRST if hers and word in first else reason) for word in words}
        found |= {Key(token, "pair") for token in _pairs(names, card.births if hers else ())}
    found |= {Key(date, "birth") for date in card.births}
    found |= {Key(text, "reference") for text in card.references}
    for reason, texts in (("number", card.numbers), ("contact", card.phones)):
        found |= {Key(token, reason) for text in texts for token in (text, last_digits(text)) if token}
    found |= {Key(word[:LONGEST_KEY], "contact") for word in card.mails}
    return frozenset(found)


def forms_of(word: str) -> frozenset[Form]:
    """The forms by which a word of a name is found where another is typed: what sounds alike, what may be meant."""
    said = sound(word)
    # Of two readings with the same consonants the plainest stays.
    alike = {one: said for one in skeletons(word)}
    alike.update({consonants(reading): reading for reading in reversed(readings(word))})
    return frozenset((
        *(Form(ALIKE + one, reading) for one, reading in alike.items()),
        *(Form(MISSPELT + left, said) for left in misspelt(word)),
        Form(SOUND + said, said),
    ))  # fmt: skip


def joined(name: Sequence[str]) -> Iterator[str]:
    """Neighbours as one word: Ben Ali and Benali, Jean-Pierre and Jeanpierre, N'Diaye and Ndiaye are written so."""
    return (first + second for first, second in pairwise(name))


def pair(one_skeleton: str, *others: str) -> str:
    """A key of two parts as far as it is known."""
    return PAIR + PAIR.join((one_skeleton, *others))


def last_digits(text: str) -> str:
    """The last four digits of a number that has more; else nothing."""
    digits = re.sub(r"\D", "", text)
    return digits[-LAST_DIGITS:] if len(digits) > LAST_DIGITS else ""


def paired(names: Iterable[Sequence[str]]) -> list[str]:
    """The words of names that are paired: none twice, no particles, no more than `MOST_PAIRED`."""
    words = dict.fromkeys(word[:LONGEST_KEY] for name in names for word in name)
    return [word for word in words if word not in PARTICLES and len(word) > 1][:MOST_PAIRED]


def _pairs(names: Iterable[Sequence[str]], births: Iterable[str]) -> Iterator[str]:
    words = paired(names)
    for one, other in permutations(words, 2):
        yield pair(skeleton(one), other, one)
    for word in words:
        for birth in births:
            yield pair(skeleton(word), birth)


def _distinct(found: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(filter(None, found)))


def _is_date(text: str) -> bool:
    """Whether this program can read a date: a newer one may write others."""
    try:
        return bool(from_edtf(text))
    except ValueError:
        return False
