"""Paper numbers and check codes, written, misread, misspelt and forged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.faults import KnownError
from app.domain.references import PREFIX_LETTERS
from app.papers.numbering import ALPHABET, check_code, is_ours, paper_number, read_code, read_number

KEY = bytes(range(32))
prefixes = st.text(ALPHABET, min_size=1, max_size=4)
sequences = st.integers(1, 99_999)


def test_the_form_of_a_number_and_of_a_code_never_changes() -> None:
    """Papers handed out years ago must still be recognised."""
    number = paper_number("KF", 2026, 42)
    assert number == "KF-2026-00042-S"
    assert check_code(KEY, number) == "YT9E-DZKK-MYGX"


def test_every_prefix_that_a_laptop_can_get_is_written() -> None:
    assert set(PREFIX_LETTERS) <= set(ALPHABET)


@given(prefixes, sequences)
def test_a_number_is_read_back_however_it_is_typed(prefix: str, sequence: int) -> None:
    number = paper_number(prefix, 2026, sequence)
    typed = number.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert read_number(typed) == read_number(number.replace("-", "")) == read_number(f"  {number} ") == number


@given(prefixes, sequences, st.data())
def test_one_wrong_character_or_a_swap_is_seen(prefix: str, sequence: int, data: st.DataObject) -> None:
    number = paper_number(prefix, 2026, sequence)
    squeezed = number.replace("-", "")
    place = data.draw(st.integers(len(prefix), len(squeezed) - 2))
    other = data.draw(st.sampled_from("0123456789"))
    wrong = squeezed[:place] + other + squeezed[place + 1 :]
    if wrong != squeezed:
        with pytest.raises(KnownError, match=r"papers\.unreadable-number"):
            read_number(wrong)
    if squeezed[place] != squeezed[place + 1] and place < len(squeezed) - 2:
        swapped = squeezed[:place] + squeezed[place + 1] + squeezed[place] + squeezed[place + 2 :]
        with pytest.raises(KnownError, match=r"papers\.unreadable-number"):
            read_number(swapped)


@pytest.mark.parametrize("text", ["", "KF", "KF-2026-00042", "KF-2026-00042-!", "ك", "KF-2026-00042-33", "K" * 5000])
def test_what_is_no_number_is_said(text: str) -> None:
    with pytest.raises(KnownError, match=r"papers\.unreadable-number"):
        read_number(text)


@pytest.mark.parametrize("text", ["", "K7M2-9QXA", "K7M2-9QXA-4T0", "K7M2-9QXA-4T0VV", "K7M2-9QXA-4T0é"])
def test_what_is_no_code_is_said(text: str) -> None:
    with pytest.raises(KnownError, match=r"papers\.unreadable-code"):
        read_code(text)


def test_a_code_is_ours_however_it_is_typed() -> None:
    number = paper_number("KF", 2026, 42)
    code = check_code(KEY, number)
    typed = code.lower().replace("-", " ").replace("1", "i").replace("0", "O")
    assert is_ours(KEY, number.lower(), typed)
    assert is_ours(KEY, number, code.replace("V", "u"))


def test_another_key_another_number_or_another_code_is_not_ours() -> None:
    number = paper_number("KF", 2026, 42)
    code = check_code(KEY, number)
    assert not is_ours(bytes(32), number, code)
    assert not is_ours(KEY, paper_number("KF", 2026, 43), code)
    for place, letter in enumerate(code):
        if letter != "-":
            other = ALPHABET[(ALPHABET.index(letter) + 1) % 32]
            assert not is_ours(KEY, number, code[:place] + other + code[place + 1 :])


@pytest.mark.parametrize(
    ("prefix", "year", "sequence"),
    [("", 2026, 1), ("KFKFK", 2026, 1), ("I", 2026, 1), ("KF", 26, 1), ("KF", 2026, 0), ("KF", 2026, 100_000)],
)
def test_a_number_that_could_not_be_read_back_is_not_made(prefix: str, year: int, sequence: int) -> None:
    with pytest.raises(ValueError, match="no paper number"):
        paper_number(prefix, year, sequence)
