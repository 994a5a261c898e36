"""Every choice has its words, and every word its choice."""

import pytest

from app.compose import CATALOGUES
from app.domain import vocabulary
from app.language import labels
from app.language.labels import label
from app.language.words import Words, load_words

LISTS = {name: value for name, value in vars(vocabulary).items() if name.isupper() and isinstance(value, tuple)}
TABLES = {name: value for name, value in vars(labels).items() if name.isupper() and isinstance(value, dict)}
BESIDE = {"REASONS", "LIKELINESS"}
"""Words of codes that are not choices: why a search found someone, how likely it is she."""


def test_every_list_has_its_table() -> None:
    assert TABLES.keys() - BESIDE == LISTS.keys()


@pytest.mark.parametrize("name", LISTS)
def test_every_choice_has_its_words_in_order(name: str) -> None:
    assert list(TABLES[name]) == list(LISTS[name])


@pytest.mark.parametrize("name", LISTS)
def test_every_list_knows_unknown_and_not_stated(name: str) -> None:
    assert {"unknown", "not-stated"} <= set(LISTS[name])


@pytest.mark.parametrize("words", [Words(), load_words("en", CATALOGUES)], ids=["fr", "en"])
@pytest.mark.parametrize("name", TABLES)
def test_no_two_choices_of_a_list_look_the_same(name: str, words: Words) -> None:
    shown = [label(TABLES[name], code, words) for code in TABLES[name]]
    assert len(set(shown)) == len(shown)
    assert all(shown)


def test_what_is_no_choice_is_shown_as_it_is() -> None:
    assert label(labels.CHANNELS, "other:par un ami", Words()) == "par un ami"
    assert label(labels.CHANNELS, "of-a-newer-program", Words()) == "of-a-newer-program"
