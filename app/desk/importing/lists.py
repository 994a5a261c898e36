"""How lists of people are written: headings, nationalities, languages and titles in the words of whoever made them."""

from functools import cached_property
from pathlib import Path

import msgspec
from babel import Locale

from app.domain.romanisation import squeezed
from app.language.languages import countries

LANGUAGES = ("fr", "en")
ALIKE_CODES = 2


class Lists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`resources/import/lists.toml`: words by what they mean."""

    headings: dict[str, tuple[str, ...]]
    empty: dict[str, tuple[str, ...]]
    titles: dict[str, tuple[str, ...]]
    languages: dict[str, tuple[str, ...]]
    nationalities: dict[str, tuple[str, ...]]


class Lexicon:
    """Finds what a word of a list means; accents, capitals, spaces and signs do not count."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @cached_property
    def lists(self) -> Lists:
        """The words, read once."""
        return msgspec.toml.decode(self._file.read_bytes(), type=Lists)

    def field(self, heading: str) -> str:
        """The field of a column's heading; empty where it is none of ours."""
        return self._fields.get(squeezed(heading), "")

    def is_empty(self, text: str) -> bool:
        """Whether a cell says that nothing is known."""
        # In a script without Latin letters nothing may be left of a name: it is a name all the same.
        return not any(sign.isalnum() for sign in text) or squeezed(text) in self._empty

    def says_no_given_name(self, text: str) -> bool:
        """Whether a cell says that someone has no given name."""
        return squeezed(text) in self._no_given_name

    def title(self, text: str) -> str:
        """The code of a kind of title; empty where it is not known."""
        return self._titles.get(squeezed(text), "")

    def language(self, text: str) -> str:
        """The code of a language; empty where it is not known."""
        return self._languages.get(squeezed(text), "")

    def nationality(self, text: str) -> str:
        """The code of a nationality; empty where it is not known."""
        return self._nationalities.get(squeezed(text), "")

    @cached_property
    def _fields(self) -> dict[str, str]:
        return _turned(self.lists.headings)

    @cached_property
    def _empty(self) -> frozenset[str]:
        return frozenset(map(squeezed, self.lists.empty["words"]))

    @cached_property
    def _no_given_name(self) -> frozenset[str]:
        return frozenset(map(squeezed, self.lists.empty["no_given_name"]))

    @cached_property
    def _titles(self) -> dict[str, str]:
        return _turned(self.lists.titles)

    @cached_property
    def _languages(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for shown_in in LANGUAGES:
            for code, name in Locale.parse(shown_in).languages.items():
                known.setdefault(squeezed(name), code.replace("_", "-"))
                if len(code) == ALIKE_CODES:
                    known.setdefault(code, code)
        return {**known, **_turned(self.lists.languages)}

    @cached_property
    def _nationalities(self) -> dict[str, str]:
        known: dict[str, str] = {}
        for shown_in in LANGUAGES:
            for code, name in countries(shown_in):
                known[squeezed(name)] = known[code.lower()] = code
        return {**known, **_turned(self.lists.nationalities)}


def _turned(words: dict[str, tuple[str, ...]]) -> dict[str, str]:
    return {squeezed(word): meaning for meaning, said in words.items() for word in said}
