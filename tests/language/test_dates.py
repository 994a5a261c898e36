"""Dates as they are read: whole or partial, in every language in Western digits."""

import unicodedata
from datetime import date

import pytest

from app.domain.dates import PartialDate
from app.language.dates import birth_text, full_date, long_date, partial_text, short_date, short_moment
from app.language.languages import ASKED

DAY = date(2026, 11, 27)
WRITINGS = (short_date, long_date, full_date)


def test_french_and_english() -> None:
    assert [write(DAY) for write in WRITINGS] == ["27 nov. 2026", "27 novembre 2026", "vendredi 27 novembre 2026"]
    assert [write(DAY, "en") for write in WRITINGS] == ["27 Nov 2026", "27 November 2026", "Friday 27 November 2026"]


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    first, eleventh = date(2026, 11, 1), date(2026, 11, 11)
    assert [write(first) for write in WRITINGS] == ["1er nov. 2026", "1er novembre 2026", "dimanche 1er novembre 2026"]
    assert (long_date(eleventh), long_date(first, "en")) == ("11 novembre 2026", "1 November 2026")


def test_a_language_that_puts_words_between_keeps_them() -> None:
    assert long_date(DAY, "pt") == "27 de novembro de 2026"
    assert long_date(DAY, "zh") == "2026年11月27日"


@pytest.mark.parametrize("language", [*ASKED, "prs", "nowhere", "other:fon", ""])
def test_every_language_shows_the_day_and_the_year_in_western_digits(language: str) -> None:
    for write in WRITINGS:
        written = write(DAY, language)
        digits = [sign for sign in written if unicodedata.category(sign) == "Nd"]
        assert all(sign.isascii() for sign in digits), written
        assert "27" in written
        assert "2026" in written


@pytest.mark.parametrize("language", ["ti", "am"])
def test_where_two_calendars_share_their_months_the_digits_tell(language: str) -> None:
    for write in WRITINGS:
        assert "27/11/2026" in write(DAY, language)
    assert "27/11/2026" not in long_date(DAY, "ar")


@pytest.mark.parametrize(
    ("edtf", "text"),
    [
        ("1990-03-12", "12/03/1990"),
        ("1990-03", "03/1990"),
        ("1990", "1990"),
        ("1990-XX-12", "12/??/1990"),
        ("XXXX-03-12", "12/03/????"),
        ("XXXX-03", "03/????"),
        ("", ""),
        ("1990-03-12?", "1990-03-12?"),
        ("../1990", "../1990"),
    ],
)
def test_a_birth_date_shows_what_is_known_and_no_more(edtf: str, text: str) -> None:
    assert birth_text(edtf) == text


def test_nothing_known_is_nothing_written() -> None:
    assert partial_text(PartialDate()) == ""
    assert partial_text(PartialDate(day=12)) == "12/??/????"


def test_a_moment_has_its_time_and_a_day_has_none() -> None:
    assert short_moment("2026-11-27T14:05:30+01:00") == "27 nov. 2026, 14:05"
    assert short_moment("2026-11-27") == "27 nov. 2026"
