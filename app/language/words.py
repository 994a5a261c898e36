"""The words of the interface, in French (their source) or from a gettext catalogue of `i18n/`."""

import io
import string
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from app.language.directions import isolated

SOURCE = "fr"


def mark(text: str) -> str:
    """Marks a French sentence of a table for extraction; it is translated where it is shown."""
    return text


def places(text: str) -> frozenset[str]:
    """The named places (`{name}`) of a sentence."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


def _skeleton(text: str) -> frozenset[tuple[str, str, str]] | None:
    """The places of a sentence with what is written in them; none where the sentence cannot be filled."""
    try:
        return frozenset(
            (name, form or "", turn or "") for _, name, form, turn in string.Formatter().parse(text) if name is not None
        )
    except ValueError:
        return None


def _fact(fact: object) -> object:
    """A name in another script does not turn the sentence round."""
    return isolated(fact) if isinstance(fact, str) else fact


class French(NullTranslations):
    """The source language needs no catalogue, only its plural rule: 0 and 1 are singular."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """One of the two sentences, by the French rule."""
        return msgid1 if abs(n) < 2 else msgid2


class Words:
    """Sentences of the interface in one language.

    A translation whose named places differ from its source's is ignored, so that a mistake in a
    catalogue shows French instead of stopping the desk.
    """

    def __init__(self, language: str = SOURCE, catalogue: NullTranslations | None = None) -> None:
        self.language = language
        self._catalogue = catalogue or French()

    def t(self, text: str, /, **facts: object) -> str:
        """The sentence `text` in this language, its named places filled with `facts`."""
        return self._fill(text, self._catalogue.gettext(text), facts)

    def n(self, one: str, many: str, count: int, /, **facts: object) -> str:
        """The singular or plural sentence for `count`, which also fills the place `{count}`."""
        source = one if abs(count) <= 1 else many
        return self._fill(source, self._catalogue.ngettext(one, many, count), {"count": count, **facts})

    @staticmethod
    def _fill(source: str, translation: str, facts: dict[str, object]) -> str:
        text = translation if _skeleton(translation) == _skeleton(source) else source
        return text.format(**{name: _fact(fact) for name, fact in facts.items()}) if facts else text


def load_words(language: str, folder: Path) -> Words:
    """The words in `language`, from `folder/<language>.po`; French where there is no such catalogue."""
    file = folder / f"{language}.po"
    if language == SOURCE or not file.exists():
        return Words()
    # French, the language of most desks, does not pay for these.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with file.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words(language, GNUTranslations(compiled))
