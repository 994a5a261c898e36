"""What stays the same of a name however it is spelt: its consonants, read as several languages would.

Names come to a desk spelt by French, English, German or Russian registry offices, by their own alphabets, or by ear.
`sound` folds the habits that change letters and not the name; `skeletons` keep the consonants, all that is written in
Arabic, and add the readings that are ambiguous (h silent or not, th as t or s, di- as dj-).

Sources of the habits: the French, English and German columns of the ICAO, BGN/PCGN, ISO 9 and DIN 31635 tables; the
spellings of one name in the civil registers of Senegal and the Gambia (Diallo, Jallow), of the Maghreb and Egypt
(Djamel, Gamal), of Turkey (Cemal, Mehmet), of Iran and Afghanistan (Reza, Rida), of Portugal and Brazil (Sousa, Souza).
"""

import re
from functools import lru_cache
from itertools import combinations

SHORTEST_WITH_TYPO = 4
SHORTEST_WITH_TWO = 8
MOST_SKELETONS = 12
LONGEST = 40
"""How many letters of a word are looked at."""
_LOOKED_AT = 7
"""How many are looked at for typing errors: an error further on leaves these whole."""
_VOWELS = "aiu"

Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> Rules:
    return tuple((re.compile(pattern), by) for pattern, by in pairs)


_SOUNDS = _rules(
    # The servant of…: the article melts into what follows (Abdel Rahman, Abderrahmane, Abdourahmane).
    (r"^(abd)[aeiou]*([rsdntzc])(?=\2)", r"\1a"),
    (r"^(abd)[aeou]+l(?=[^laeiouy])", r"\1a"),
    (r"^(abd)[eou]+(?=[^aeiouyl])", r"\1a"),
    # Consonants of several letters.
    (r"dzh|dsch|dj|dg(?=[eiy])", "j"),
    (r"schtsch|chtch|shch|tsch|tch|sch|sh|ch|cz|ts|tz", "s"),
    (r"zh", "z"),
    (r"kh", "h"),
    (r"gh", "g"),
    (r"ph", "f"),
    (r"(?<=[tdb])h", ""),
    (r"ck|cq|qu(?=[ei])|q", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"x", "ks"),
    (r"gu(?=[eiy])", "g"),
    (r"z", "s"),
    # W, v and ou before a vowel are one sound; after one, w is a vowel.
    (r"ou(?=[aeiy])", "w"),
    (r"^w|w(?=[aeiouy])", "v"),
    (r"ou|oo|eau|w|o", "u"),
    # Three vowels are left.
    (r"ae|[ea][iy]|[eyi]+", "i"),
    (r"(.)\1+", r"\1"),
    (r"(?<=.)d$", "t"),
    (r"(?<=.)b$", "p"),
    (r"(?<=.)v$", "f"),
)
_DOUBLE = re.compile(r"(.)\1+")
_SILENT_END = _rules((r"(?<=[^aeiouycg])e$", ""), (r"(?<=[aeou])h$", ""), (r"(?<=[^aeiouy])eh$", ""))
_OTHER_READINGS = (
    _rules((r"kh", "k")),
    _rules((r"th", "s")),
    _rules((r"dh", "z")),
    _rules((r"d[iy](?=[aou])", "j")),
    _rules((r"th?[iy](?=[aou])", "s")),
    _rules((r"gh", "r")),
    _rules((r"g", "j")),
    _rules((r"zh?", "j")),
    _rules((r"j", "y")),
    # As in German.
    _rules((r"j", "y"), (r"w", "v"), (r"(?<!s)ch", "h")),
    _rules((r"(?<!s)ch", "h")),
    _rules((r"(?<!s)ch", "k")),
    _rules((r"c(?!h)", "s")),
    _rules((r"(?<=.)c(?=[aou])", "s")),
    _rules((r"(?<![cdgkpstz])h", "")),
    _rules((r"c(?!h)", "j")),
    _rules((r"q", "g")),
    _rules((r"x", "s")),
    _rules((r"gn", "n")),
    _rules((r"w$", "v")),
    _rules((r"^[ea]l(?=.{4})", "")),
    _rules((r"^[ea]([rsdntz])(?=\1.{3})", "")),
)
"""Each is tried alone, on the letters as they are written."""
_OTHER_CONSONANTS = (
    _rules((r"^h(?=.)", "a"), (r"(?<=.)h", "")),
    _rules((r"(?<=..)v(?=.)", "")),
    _rules((r"d", "t")),
    _rules((r"g", "h")),
    _rules((r"^a(?=...)", "")),
)
"""Each is tried alone, on the consonants."""


def _applied(rules: Rules, text: str) -> str:
    for pattern, by in rules:
        text = pattern.sub(by, text)
    return text


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A word of `tokens` with one letter a sound: `mouhamed`, `muhamad`, `mohammed` differ by their vowels only."""
    return _applied(_SOUNDS, _applied(_SILENT_END, word[:LONGEST]))


def skeleton(word: str) -> str:
    """The consonants of a word, and `a` for a vowel that begins it: `mhmt` for Mohamed, محمد and Мухаммед."""
    return consonants(sound(word))


@lru_cache(maxsize=4096)
def readings(word: str) -> tuple[str, ...]:
    """The sound of a word, then those that it has where its letters are read otherwise; none twice."""
    word = word[:LONGEST]
    others = (_applied(rules, word) for rules in _OTHER_READINGS)
    return tuple(dict.fromkeys((sound(word), *(sound(other) for other in others if other != word))))


@lru_cache(maxsize=4096)
def skeletons(word: str) -> tuple[str, ...]:
    """The skeleton of a word, then those of its other readings; none twice, at most `MOST_SKELETONS`."""
    found = dict.fromkeys(consonants(reading) for reading in readings(word))
    first = next(iter(found))
    found.update((_applied(rules, first), None) for rules in _OTHER_CONSONANTS)
    return tuple(one for one in found if one)[:MOST_SKELETONS] or (first,)


def misspellings_allowed(one: str, other: str) -> int:
    """How many typing errors may stand between two words: none in short ones, one from 4 letters, two from 8."""
    shorter = min(len(one), len(other))
    return (shorter >= SHORTEST_WITH_TYPO) + (shorter >= SHORTEST_WITH_TWO)


@lru_cache(maxsize=1024)
def misspelt(word: str) -> frozenset[str]:
    """What is left of the sound of a word without any one or two of its first letters, and the sound itself.

    Two words that differ by so many errors share one of these (the symmetric deletion of SymSpell, W. Garbe 2012).
    """
    start = sound(word)[:_LOOKED_AT]
    # Of a long word that sounds like one letter, no more than that letter can be left out.
    errors = min(misspellings_allowed(word, word), len(start))
    return frozenset(
        _DOUBLE.sub(r"\1", "".join(left))
        for number in range(errors + 1)
        for left in combinations(start, len(start) - number)
        if len(left) > 1
    )


def consonants(sounds: str) -> str:
    """The consonants of a sound, and `a` for a vowel that begins it."""
    start = "a" if sounds[:1] in _VOWELS else sounds[:1]
    return start + "".join(letter for letter in sounds[1:] if letter not in _VOWELS)
