"""Sentences: their plural, their places, and translations that are wrong."""

from gettext import NullTranslations
from pathlib import Path

import pytest

from app.language.words import Words, load_words, places

ONE, MANY = "{count} personne", "{count} personnes"


class Wrong(NullTranslations):
    """A catalogue that answers everything with the same sentence."""

    def __init__(self, answer: str) -> None:
        super().__init__()
        self.answer = answer

    def gettext(self, _message: str) -> str:
        """The answer."""
        return self.answer

    def ngettext(self, _one: str, _many: str, _count: int) -> str:
        """The answer."""
        return self.answer


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "0 personne"), (1, "1 personne"), (2, "2 personnes"), (-1, "-1 personne"), (1000, "1000 personnes")],
)
def test_french_is_plural_from_two(count: int, shown: str) -> None:
    assert Words().n(ONE, MANY, count) == shown


def test_english_is_singular_only_for_one(tmp_path: Path) -> None:
    (tmp_path / "en.po").write_text(
        'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
        f'msgid "{ONE}"\nmsgid_plural "{MANY}"\nmsgstr[0] "{{count}} person"\nmsgstr[1] "{{count}} people"\n',
        encoding="utf-8",
    )
    words = load_words("en", tmp_path)
    assert [words.n(ONE, MANY, count) for count in (0, 1, 2)] == ["0 people", "1 person", "2 people"]


def test_a_language_without_a_catalogue_is_french(tmp_path: Path) -> None:
    assert load_words("eo", tmp_path).t("Enregistrer") == "Enregistrer"


@pytest.mark.parametrize(
    "answer",
    [
        "Hello", "Hello {nom}", "Hello {name} {name2}", "Hello {name", "Hello }", "Hello {name.__class__}", "Hello {0}",
        "Hello {}", "Hello {name!r}", "Hello {name:>1000000000}", "Hello {name[0]}",
    ],
)  # fmt: skip
def test_a_translation_with_other_places_is_not_used(answer: str) -> None:
    words = Words("en", Wrong(answer))
    assert words.t("Bonjour {name}", name="Awa") == "Bonjour Awa"
    assert words.n("{count} nom", "{count} noms", 2) == "2 noms"


def test_a_translation_with_the_same_places_is_used_in_any_order() -> None:
    words = Words("en", Wrong("{b} before {a}"))
    assert words.t("{a} après {b}", a=1, b=2) == "2 before 1"


def test_a_fact_is_never_read_as_a_place() -> None:
    assert Words().t("Bonjour {name}", name="{count} {name}") == "Bonjour {count} {name}"


def test_places_are_named() -> None:
    assert places("{a} et {b}, {a}") == {"a", "b"}
