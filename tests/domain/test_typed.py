"""What is typed into the search, read as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.references import reference
from app.domain.romanisation import national, squeezed, tokens
from app.domain.typed import MOST_WORDS, Word, words_of


@pytest.mark.parametrize(
    ("phone", "digits"),
    [
        ("06 12 34 56 78", "0612345678"),
        ("+33 6 12 34 56 78", "0612345678"),
        ("+33 (0)6.12.34.56.78", "0612345678"),
        ("0033 6 12 34 56 78", "0612345678"),
        ("33612345678", "0612345678"),
        ("+33 6 1", "061"),
        ("+221 77 123 45 67", "221771234567"),
        ("00221 77", "22177"),
        ("٠٦١٢٣٤٥٦٧٨", "0612345678"),
        ("3949", "3949"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_the_same_however_it_is_written(phone: str, digits: str) -> None:
    assert national(phone) == digits


def date(*births: str) -> Word:
    """A date typed."""
    return Word((), births=births)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Diallo", [Word(("diallo",), name="diallo")]),
        ("12/03/1990", [date("1990-03-12")]),
        ("31/12/1990 Diallo", [date("1990-12-31"), Word(("diallo",), name="diallo")]),
        ("03/1990", [date("1990-03")]),
        ("1er mai 1990", [date("1990-05-01")]),
        ("Mai 1990", [date("1990-05")]),
        ("1990.3.12", [date("1990-03-12")]),
        ("12/03/90", [date("1990-03-12", "2090-03-12")]),
        # An American form, and a date that is none either way.
        ("03/25/1990", [date("1990-03-25")]),
        ("١٢/٠٣/١٩٩٠", [date("1990-03-12")]),
        # What papers write where only the year is known, or the month; a day that no year has.
        ("00/00/1990", [date("1990")]),
        ("XX/XX/1990 Diallo", [date("1990"), Word(("diallo",), name="diallo")]),
        ("??/03/1990", [date("1990-03")]),
        ("00/03/1990", [date("1990-03")]),
        ("31/02/1990", [date("1990")]),
        ("1990-03", [date("1990-03")]),
        ("1990-03 Diallo", [date("1990-03"), Word(("diallo",), name="diallo")]),
        ("March 12, 1990", [date("1990-03-12")]),
        ("99 33 1990", [Word(("99331990", "099331990"))]),
        ("12031990", [Word(("12031990", "012031990"), births=("1990-03-12",))]),
        ("19900312", [Word(("19900312", "019900312"), births=("1990-03-12",))]),
        ("1990", [Word(("1990", "01990"), births=("1990",))]),
        ("06 12 3456 78", [Word(("0612345678",))]),
        (
            "ben ali",
            [Word(("ben", "benali"), optional=True, name="ben"), Word(("ali", "benali"), name="ali")],
        ),
        ("ben", [Word(("ben",), name="ben")]),
        ("Abd El Kader", [Word(("abdalkader",), name="abdalkader")]),
        ("diallo DIALLO", [Word(("diallo",), name="diallo")]),
        (reference("KF", 42), [Word((squeezed(reference("KF", 42)),))]),
        ("5678", [Word(("5678", "05678"))]),
    ],
)
def test_words(typed: str, words: list[Word]) -> None:
    assert words_of(typed) == words


def test_a_reference_with_a_wrong_letter_is_not_taken_for_one() -> None:
    right = reference("KF", 42)
    wrong = right[:-1] + ("A" if right[-1] != "A" else "B")
    assert words_of(right) != words_of(wrong)
    # A short name before a year and an initial.
    assert [word.starts[0] for word in words_of("Li 1990 m")] == ["li", "1990", "m"]


@given(st.text(max_size=60))
def test_any_text_can_be_typed(typed: str) -> None:
    words = words_of(typed)
    assert len(words) <= MOST_WORDS
    assert all(start and start.isascii() for word in words for start in word.starts)


@given(
    st.lists(
        st.sampled_from(["12", "/", "-", " ", "0", "33", "+", "1990", "mars", "kf", "é", ".", "(0)", "t"]), max_size=12
    )
)
def test_any_mixture_of_numbers_and_words_can_be_typed(parts: list[str]) -> None:
    for word in words_of("".join(parts)):
        assert all(word.starts)


@given(st.text(max_size=60))
def test_tokens_are_plain(text: str) -> None:
    assert all(token.isascii() and token.isalnum() and token == token.lower() for token in tokens(text))
