"""Texts made safe to keep."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.domain.text import clean_line, clean_text, script_of


@pytest.mark.parametrize(
    ("text", "kept", "removed"),
    [
        ("  Fatou \t  Diallo\n", "Fatou Diallo", 0),
        ("a\0b", "ab", 1),
        ("Ali\u202e\u200b\u2066ce", "Alice", 3),
        ("e\u200b\u0301", "é", 1),
        ("می\u200cخواهم", "می\u200cخواهم", 0),
        ("क्\u200dष", "क्\u200dष", 0),
        ("\u200d\u200c", "", 2),
        (" \u200dx", "x", 1),
        ("\u3164", "", 1),
        ("\ud800x", "x", 1),
        ("Ô", "Ô", 0),
        ("x" * 300, "x" * 300, 0),
        ("محمد", "محمد", 0),
        ("😀", "😀", 0),
    ],
)
def test_a_line(text: str, kept: str, removed: int) -> None:
    found = clean_line(text)
    assert (found.text, found.removed) == (kept, removed)


def test_a_text_keeps_its_lines() -> None:
    assert clean_text("\r\nun\r\n\r\n deux \x07\rtrois\n").text == "un\n\ndeux\ntrois"
    assert clean_text("a\u2028b\x0bc").text == "a b c"


@given(st.text())
@example("a\u0327\u200b\u0301")
@example("\u0344")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    for clean in (clean_line, clean_text):
        once = clean(text)
        assert clean(once.text) == (type(once))(once.text, 0)
        assert unicodedata.is_normalized("NFC", once.text)
        assert not any(map(str.isspace, once.text.replace(" ", "").replace("\n", "")))
    assert "\n" not in clean_line(text).text


@pytest.mark.parametrize(
    ("text", "script"),
    [("Diallo", "Latin"), ("محمد Ali", "Arabic"), ("Ольга", "Cyrillic"), ("ሰላም", "Ethiopic"), ("12-3", ""), ("", "")],
)
def test_scripts(text: str, script: str) -> None:
    assert script_of(text) == script
