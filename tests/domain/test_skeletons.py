"""Sounds and skeletons of words: whatever is typed has some."""

from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.skeletons import misspelt, skeletons


@given(st.text(st.characters(categories=["Ll", "Nd"]), min_size=1, max_size=120))
@example("a" * 104)
@example("zzzzzzzzz")
def test_any_word_has_spellings(word: str) -> None:
    assert isinstance(misspelt(word), frozenset)
    assert skeletons(word)
