"""An obligation to leave the territory comes first, whichever way her pages are opened."""

from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.desk.emergency import EmergencyForm
from app.domain.entities import Decision, IssuedPaper
from app.domain.ids import Id
from app.language.words import Words
from app.papers.preview import page_texts
from app.ui.pages.decision import AppealPage, DecisionPage
from app.ui.pages.emergency import EmergencyPage
from app.ui.pages.guides import GuidesPage
from app.ui.pages.person import PersonPage
from app.ui.pages.red_page import RedPage, time_left
from app.ui.theme.theme import Theme
from app.ui.widgets.text import Text
from tests.ui.checks import SIZES, clipped, small_targets, unnamed
from tests.ui.pages.conftest import Room


def oqtf(room: Room, person: Id, **fields: str) -> Id:
    """Notes an obligation that was handed over yesterday at half past six in the evening."""
    known = {"kind": "oqtf", "measure": "detention", "notified_at": "2026-11-22T18:30:00+01:00", **fields}
    decision = msgspec.structs.replace(Decision(id=room.desk.entries.new_id(), person=person), **known)
    room.desk.entries.add(decision)
    return decision.id


def test_her_page_shows_the_last_hour_first_and_one_key_goes_on(room: Room) -> None:
    made = room.register()
    oqtf(room, made.person)
    room.go(RedPage, "person", person=made.person)
    said = room.words()
    assert "mardi 24 novembre 2026 à 18:30" in said
    assert "Il reste 1 jour et 4 heures." in said, "it is five past two on Monday"
    assert "Appelez un avocat ou une permanence juridique maintenant." in said
    assert "Demandez un avocat de permanence" in said, "in detention"
    assert "À revérifier, vu le 22 nov. 2026" in said, "an address that nobody has checked says so"
    room.key(Qt.Key.Key_V)
    room.page(PersonPage)


@pytest.mark.parametrize(
    ("measure", "moment"),
    [
        ("house-arrest", "dimanche 29 novembre 2026, avant minuit"),
        ("prison", "dimanche 29 novembre 2026, avant minuit"),
        ("general", "mardi 22 décembre 2026, avant minuit"),
        ("unknown", "mardi 24 novembre 2026 à 18:30"),
    ],
)
def test_the_last_moment_depends_on_where_she_is_and_is_the_shortest_where_nobody_knows(
    room: Room, measure: str, moment: str
) -> None:
    made = room.register()
    oqtf(room, made.person, measure=measure)
    room.go(RedPage, "person", person=made.person)
    assert moment in room.words()
    assert ("Demandez un avocat de permanence" in room.words()) is (measure != "general")


def test_her_guides_wait_until_the_red_page_was_gone_past(room: Room) -> None:
    made = room.register()
    oqtf(room, made.person)
    room.go(RedPage, "guides", person=made.person)
    room.press("Voir sa fiche")
    room.page(GuidesPage)
    room.go(GuidesPage, "guides", case=made.case)
    room.go(RedPage, "person", person=made.person)


def test_the_search_and_the_way_through_others_lead_to_it_again(room: Room) -> None:
    made, other = room.register(), room.register(family="Ahmadi", given="Zahra")
    oqtf(room, made.person)
    room.go(RedPage, "person", person=made.person)
    room.press("Voir sa fiche")
    room.go(PersonPage, "person", person=other.person)
    room.go(RedPage, "guides", person=made.person)


def test_time_that_goes_by_is_told_and_a_passed_moment_says_what_to_do(room: Room) -> None:
    made = room.register()
    oqtf(room, made.person)
    page = room.go(RedPage, "person", person=made.person)
    room.later(hours=27, minutes=55)
    page.tell_left()
    assert "Il reste 30 minutes." in room.words()
    room.later(hours=1)
    page.tell_left()
    assert "Ce moment est passé : appelez un avocat tout de suite." in room.words()


def test_noting_one_opens_the_red_page_and_noting_the_appeal_closes_it(room: Room) -> None:
    made = room.register()
    room.go(PersonPage, "person", person=made.person)
    page = room.go(DecisionPage, "decision", person=made.person)
    room.press("Quelle décision ? : Obligation de quitter le territoire (OQTF)")
    page.day.setFocus()
    room.type("22/11/2026")
    page.hour.setFocus()
    room.type("18h30")
    room.press("Où est la personne ? : Assignée à résidence")
    room.chord(Qt.Key.Key_Return)
    room.page(RedPage)
    assert room.desk.register.where(Decision)[0].notified_at == "2026-11-22T18:30+01:00"
    room.press("Noter le recours déposé")
    room.page(AppealPage)
    room.chord(Qt.Key.Key_Return)
    room.page(PersonPage)
    assert room.desk.register.where(Decision)[0].appeal_filed == "2026-11-23"


def test_what_cannot_be_is_said_beside_its_field(room: Room) -> None:
    made = room.register()
    page = room.go(DecisionPage, "decision", person=made.person)
    page.hour.setFocus()
    room.type("25h")
    room.chord(Qt.Key.Key_Return)
    assert page.what.error() and page.hour.error()
    page.hour.set_value("18:30")
    room.chord(Qt.Key.Key_Return)
    assert "Écrivez aussi le jour." in page.day.error()
    page.day.set_value("24/11/2026")
    room.chord(Qt.Key.Key_Return)
    assert "dans le futur" in page.day.error()
    assert room.desk.register.where(Decision) == []


def test_a_decision_that_ended_is_red_no_more_and_a_refusal_never_is(room: Room) -> None:
    made = room.register()
    oqtf(room, made.person, kind="refusal")
    oqtf(room, made.person, ended="2026-11-23")
    room.go(PersonPage, "person", person=made.person)


def test_the_emergency_sheet_is_recorded_once_it_left(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = room.register(reads="ar", speaks="ar", foreigner_number="3812345678")
    oqtf(room, made.person)
    room.go(RedPage, "person", person=made.person)
    room.press("Faire la fiche d’urgence")
    page = room.page(EmergencyPage)
    text = " ".join(page.view.text.toPlainText().split())
    assert "24 novembre 2026, à 18:30" in text and "URGENT Fiche d’urgence (OQTF)" in text
    assert "آخر موعد للذهاب إلى المحكمة" in text
    said = page.view.text.toPlainText().splitlines()
    assert said[said.index("Ce qui est arrivé") + 1] == "ما الذي حدث"
    assert "3812345678" not in text
    room.press("Langue à côté du français : Aucune : français seul")
    assert page.view.count.text() == "1 page"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "u.pdf"), ""))
    room.press("Enregistrer la fiche en PDF")
    kept = room.desk.register.where(IssuedPaper, person=made.person)
    assert [paper.kind for paper in kept] == ["emergency"]


def test_a_date_chosen_by_hand_stands_with_the_computed_one_on_screen_and_on_paper(room: Room) -> None:
    made = room.register()
    decision = oqtf(room, made.person, measure="house-arrest")
    line = next(one for one in room.desk.agenda.red(made.person) if one.date_name == "last-day")
    room.desk.tasks.override(line, date(2026, 11, 27), "Le greffe ferme le vendredi soir.")
    room.go(RedPage, "person", person=made.person)
    told = "Date choisie à la main. Date calculée : 29 novembre 2026. Raison : Le greffe ferme le vendredi soir."
    assert "vendredi 27 novembre 2026, avant minuit" in room.words() and told in room.words()
    paper = room.desk.issuing.prepare(EmergencyForm(decision=decision)).paper
    text = " ".join(" ".join(page_texts(paper.content)).replace("\u00a0", " ").split())
    assert "27 novembre 2026, jusqu’à minuit" in text and told in text


def test_what_is_left_is_told_in_the_units_that_count() -> None:
    words = Words()
    assert time_left(timedelta(days=6, hours=9), words) == "Il reste 6 jours et 9 heures."
    assert time_left(timedelta(hours=1), words) == "Il reste 1 heure et 0 minute."
    assert time_left(timedelta(minutes=59), words) == "Il reste 59 minutes."
    assert time_left(timedelta(seconds=1), words) == "Il reste 1 minute."
    assert time_left(timedelta(), words).startswith("Ce moment est passé")


@pytest.mark.parametrize("percent", [100, 200])
def test_it_fits_every_window_with_a_name_from_right_to_left(room: Room, theme: Theme, percent: int) -> None:
    made = room.register(family="بن علي", given="سميرة ياسمين")
    oqtf(room, made.person, measure="house-arrest", followed_by="Maître Faure, 04 76 00 00 00")
    theme.resize(percent)
    for name in ("person", "decision"):
        room.window.stack.go(name, person=made.person)
        for width, height in SIZES if percent == 100 else ((1366, 768),):
            room.window.resize(width, height)
            room.settle()
            assert clipped(room.window) == []
        assert unnamed(room.window) == []
        assert small_targets(room.window) == []


@pytest.mark.parametrize(("width", "height"), SIZES[:3])
def test_the_last_moment_is_in_sight_at_once_in_every_window(room: Room, width: int, height: int) -> None:
    person = room.register(family="Diallo", given="Awa").person
    oqtf(room, person)
    room.window.resize(width, height)
    room.settle()
    page = room.go(RedPage, "person", person=person)
    (moment,) = (text for text in page.findChildren(Text) if text.accessibleName().startswith("Dernier moment : "))
    assert moment.visibleRegion().boundingRect().height() == moment.height()
    room.press("Corriger la décision")
    room.page(DecisionPage)
