"""Dates for someone who walks in."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.deadlines.situations import SITUATIONS
from app.domain.entities import IssuedPaper, Person
from app.ui.pages.calculator import CalculatorPage
from app.ui.pages.dates_paper import DatesPaperPage
from app.ui.theme.theme import Theme
from app.ui.widgets.day_field import DayField, DaysField
from tests.ui.checks import SIZES, clipped, small_targets, unnamed
from tests.ui.pages.conftest import Room


def calculator(room: Room, situation: str = "") -> CalculatorPage:
    """The calculator, at a situation where one is named."""
    return room.go(CalculatorPage, "calculator", situation=situation)


def answer(room: Room, page: CalculatorPage, **texts: str) -> None:
    """Writes days into their fields, by the keys of a hand (several lines at once)."""
    for name, text in texts.items():
        field = page.fields[name]
        if isinstance(field, DaysField):
            field.set_value(text)
            continue
        field.setFocus()
        room.type(text)
    page.calculate()
    room.settle()


def test_a_letter_chooses_what_happened_and_one_date_is_enough_for_a_first_answer(room: Room) -> None:
    page = calculator(room)
    room.key(Qt.Key.Key_C)
    assert page.situation == "expires"
    answer(room, page, expiry="01/03/2027")
    said = room.words()
    assert "mercredi 1er septembre 2027" in said, "six months after, whatever the channel"
    assert "Il manque, pour le dire : Par où passe la demande" in said, "the window needs the channel, and says so"


def test_the_window_of_a_renewal_is_said_with_its_reason_its_texts_and_its_doubts(room: Room) -> None:
    page = calculator(room, "expires")
    answer(room, page, expiry="1 mars 2027")
    room.press("Par où passe la demande ? : Site ANEF")
    page.calculate()
    room.settle()
    said = room.words()
    assert "Premier jour pour déposer" in said and "dimanche 1er novembre 2026" in said
    assert "jeudi 31 décembre 2026" in said and "60 jours avant la fin du titre" in said
    assert "Compté en mois" not in said and "Comptée en mois" in said, "the other reading is told"
    assert "CESEDA R.431-5" not in said
    room.press("Pourquoi, et d’après quels textes : Renouvellement : quand déposer")
    assert "CESEDA R.431-5" in room.words() and "Site ANEF" in room.words()


def test_what_is_not_certain_says_so_without_being_asked(room: Room) -> None:
    page = calculator(room, "expires")
    answer(room, page, expiry="01/03/2027")
    assert "Les sources ne sont pas d’accord (CESEDA R.431-8)" in room.words()
    assert "Sources en désaccord : la date la plus prudente est montrée" in room.words()


def test_the_hour_of_an_oqtf_counts_in_detention(room: Room) -> None:
    page = calculator(room, "oqtf")
    room.press("Où est la personne ? : En rétention")
    answer(room, page, notified_at="22/11/2026")
    assert "lundi 23 novembre 2026 à 00:00" not in room.words()
    assert "mardi 24 novembre 2026 à 00:00" in room.words()
    assert "L’heure manque" in room.words()
    answer(room, page, notified_time="18h30")
    assert "mardi 24 novembre 2026 à 18:30" in room.words()
    assert "L’heure manque" not in room.words()


def test_an_impossible_or_contradictory_date_is_said_in_its_place(room: Room) -> None:
    page = calculator(room, "refused")
    answer(room, page, notified_at="31/02/2026")
    assert page.fields["notified_at"].error()
    assert page.found is None
    field = page.fields["notified_at"]
    assert isinstance(field, DayField)
    field.set_value("")
    answer(room, page, notified_at="03/11/2026", decision="05/11/2026")
    assert "Deux dates se contredisent" in room.words()
    assert page.print_button is not None and not page.print_button.isEnabled()


def test_attempts_are_written_one_a_line(room: Room) -> None:
    page = calculator(room, "no-slot")
    answer(room, page, attempts="02/11/2026\n09/11/2026\n16/11/2026")
    assert page.found is not None and page.found.facts.attempts == (
        date(2026, 11, 2),
        date(2026, 11, 9),
        date(2026, 11, 16),
    )
    assert "3 tentative(s) sur 3 semaine(s)" in room.words()


def test_nothing_is_kept(room: Room) -> None:
    page = calculator(room, "young")
    before = room.desk.register.where(Person)
    answer(room, page, birth="01/11/2008")
    assert "1er janvier 2027" in room.words() and "31 octobre 2027" in room.words(), "what the other category says"
    room.window.lock()
    room.open()
    assert room.desk.register.where(Person) == before
    field = calculator(room, "young").fields["birth"]
    assert isinstance(field, DayField) and not field.value()


def test_the_dates_leave_on_a_paper_of_which_nothing_is_kept(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = calculator(room, "expires")
    answer(room, page, expiry="01/03/2027")
    room.press("Imprimer ces dates")
    paper = room.page(DatesPaperPage)
    assert "1er septembre 2027" in paper.view.text.toPlainText()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "dates.pdf"), ""))
    room.press("Enregistrer la fiche en PDF")
    assert (tmp_path / "dates.pdf").read_bytes().startswith(b"%PDF")
    assert room.desk.register.where(IssuedPaper) == []
    room.key(Qt.Key.Key_Escape)
    assert room.page(CalculatorPage).found is not None, "the answers are still there"


@pytest.mark.parametrize("situation", ["", *(one.code for one in SITUATIONS)])
def test_every_situation_fits_and_has_names(room: Room, theme: Theme, situation: str) -> None:
    calculator(room, situation)
    for width, height in SIZES:
        room.window.resize(width, height)
        room.settle()
        assert clipped(room.window) == []
    theme.resize(200)
    room.window.resize(1366, 768)
    room.settle()
    assert clipped(room.window) == []
    assert unnamed(room.window) == []
    assert small_targets(room.window) == []
