"""What is to be done before the next session but one, on screen and on paper."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTableWidgetItem

from app.domain.entities import Appointment, Contact, Decision, Task, Title
from app.domain.ids import Id
from app.ui.context import ScreenSettings
from app.ui.pages.agenda_paper import AgendaPaperPage
from app.ui.pages.calls import CallsPage
from app.ui.pages.deadlines import DeadlinesPage
from app.ui.pages.line import HandOverPage, LinePage, OverridePage, PostponePage
from app.ui.pages.month import MonthPage
from app.ui.pages.person import PersonPage
from app.ui.pages.red_page import RedPage
from app.ui.theme.theme import Theme
from app.ui.widgets.text import Text
from tests.ui.checks import SIZES, clipped, small_targets, unnamed
from tests.ui.pages.conftest import Room

CLOSES = {"late": "2027-01-20", "week": "2027-01-25", "ahead": "2027-02-01"}
"""Ends of titles whose window closes on 21 and 26 November and on 3 December; today is 23 November 2026."""


def card(room: Room, end: str, **fields: object) -> Id:
    """Someone whose student card ends on a day."""
    person = room.register(**fields).person
    title = Title(
        id=room.desk.entries.new_id(), person=person, kind="card", ground="student", valid_from="2025-12-01",
        valid_to=end, seen="seen",
    )  # fmt: skip
    room.desk.entries.add(title)
    return person


def three(room: Room) -> dict[str, Id]:
    """Three people: one late, one this week, one ahead."""
    names = {"late": "Ahmadi", "week": "Okafor", "ahead": "Shehu"}
    return {key: card(room, CLOSES[key], family=name) for key, name in names.items()}


def listed(room: Room) -> DeadlinesPage:
    """The list."""
    return room.go(DeadlinesPage, "deadlines")


def test_an_empty_list_says_why_and_offers_to_work_dates_out(room: Room) -> None:
    listed(room)
    assert "Rien à faire avant cette séance." in room.words()
    assert "0 échéance" not in room.words()
    room.press("Calculer des dates")


def test_urgent_first_each_with_a_word_a_name_an_act_and_a_date(room: Room) -> None:
    people = three(room)
    decision = Decision(
        id=room.desk.entries.new_id(), person=people["ahead"], kind="oqtf", measure="house-arrest",
        notified_at="2026-11-22T18:30:00+01:00",
    )  # fmt: skip
    room.desk.entries.add(decision)
    page = listed(room)
    assert "À faire avant la séance du" in room.words()
    spoken = [line.spoken for line in page.list.lines()]
    assert spoken[0].startswith("Urgent, SHEHU Awa, Appeler un avocat maintenant")
    assert spoken[1].startswith("Passé, AHMADI Awa, Déposer le renouvellement") and "21 nov. 2026" in spoken[1]
    assert spoken[2].startswith("Cette semaine, OKAFOR Awa")
    assert spoken[3].startswith("À prévoir, SHEHU Awa, Déposer le renouvellement")
    room.press("Ouvrir sa fiche")
    room.page(RedPage)


def test_the_line_beside_says_what_to_do_now_and_why(room: Room) -> None:
    three(room)
    listed(room)
    assert "Déposez maintenant quand même" in room.words()
    assert "CESEDA R.431-5" not in room.words()
    room.press("Pourquoi cette date ?")
    assert "CESEDA R.431-5 1°" in room.words() and "vu le 22 nov. 2026" in room.words()


def test_space_marks_done_and_it_can_be_undone(room: Room) -> None:
    three(room)
    page = listed(room)
    page.list.setFocus()
    room.key(Qt.Key.Key_Space)
    assert [line.title for line in page.list.lines()] == ["OKAFOR Awa", "SHEHU Awa"]
    assert page.list.current() == page.shown[0].id, "the next line takes its place"
    room.window.act("undo")
    room.settle()
    assert len(page.list.lines()) == 3


def test_another_date_needs_its_reason_and_stands_beside_the_computed_one(room: Room) -> None:
    three(room)
    listed(room)
    room.press("Mettre une autre date : Dernier jour pour déposer le renouvellement")
    form = room.page(OverridePage)
    form.due.set_value("30/11/2026")
    room.chord(Qt.Key.Key_Return)
    assert form.reason.error(), "a date without a reason is not recorded"
    form.reason.set_value("La préfecture a écrit une autre date.")
    room.chord(Qt.Key.Key_Return)
    page = room.page(DeadlinesPage)
    moved = next(line for line in page.list.lines() if line.title == "AHMADI Awa")
    assert moved.aside == "30 nov. 2026"
    page.list.show_line(moved.key)
    room.settle()
    assert "Date choisie à la main. Date calculée : samedi 21 novembre 2026" in room.words()
    assert "Raison : La préfecture a écrit une autre date." in room.words()
    room.press("Reprendre la date calculée")
    assert "Date choisie à la main" not in room.words()


def test_postponed_and_handed_over_lines_say_so(room: Room) -> None:
    three(room)
    page = listed(room)
    room.press("Reporter : Dernier jour pour déposer le renouvellement")
    form = room.page(PostponePage)
    form.until.set_value("22/11/2026")
    room.chord(Qt.Key.Key_Return)
    assert form.until.error(), "a day behind us puts nothing off"
    form.until.set_value("24/11/2026")
    room.chord(Qt.Key.Key_Return)
    page = room.page(DeadlinesPage)
    assert "Reporté" in {line.mark for line in page.list.lines()}
    page.list.show_line(next(line.key for line in page.list.lines() if line.title == "OKAFOR Awa"))
    room.settle()
    room.press("Confier : Dernier jour pour déposer le renouvellement")
    other = room.page(HandOverPage)
    room.chord(Qt.Key.Key_Return)
    assert other.to.error()
    room.press("À qui ? : Claire")
    room.chord(Qt.Key.Key_Return)
    page = room.page(DeadlinesPage)
    page.filters.hands.choose("mine")
    page.filters.hands.changed.emit()
    room.settle()
    assert [line.title for line in page.list.lines()] == ["OKAFOR Awa"]
    assert {task.state for task in room.desk.register.where(Task)} == {"postponed", "handed-over"}


def test_the_list_is_narrowed_by_kind_and_by_person(room: Room) -> None:
    three(room)
    page = listed(room)
    page.filters.who.set_value("okaf")
    page.filters.who.changed.emit()
    room.settle()
    assert [line.title for line in page.list.lines()] == ["OKAFOR Awa"]
    page.filters.kind.choose("remedy")
    page.filters.kind.changed.emit()
    room.settle()
    assert "Rien de tel dans la liste." in room.words()
    room.press("Tout montrer")
    assert len(page.list.lines()) == 3


def test_discretion_shows_initials_in_the_list_and_beside_it(room: Room) -> None:
    three(room)
    listed(room)
    room.window.context().screen.change(ScreenSettings(discreet=True))
    room.settle()
    assert "AHMADI" not in room.words()


def test_a_line_that_is_over_says_so(room: Room) -> None:
    person = card(room, CLOSES["late"])
    room.go(LinePage, "line", person=person, line=Id("0" * 32))
    assert "Cette échéance n’existe plus." in room.words()


def test_a_month_shows_each_day_and_the_day_of_the_moment_in_full(room: Room) -> None:
    three(room)
    page = room.go(MonthPage, "month")
    assert page.heading.text() == "Novembre 2026"
    days = {item.text().split("\n")[0].strip("\u200e"): item for item in _cells(page)}
    assert "AHMADI Awa" in days["21 !"].text(), "late: said by a sign, not by its colour alone"
    assert "OKAFOR Awa" in next(item.text() for item in _cells(page) if item.text().startswith("\u200e26\n"))
    spoken = days["21 !"].data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("samedi 21 novembre 2026, 1 échéance, Passé AHMADI Awa")
    assert "lundi 23 novembre 2026" in room.words() and "Rien ce jour-là." in room.words()
    page.grid.setCurrentItem(days["21 !"])
    room.settle()
    assert [line.title for line in page.list.lines()] == ["AHMADI Awa"]
    room.press("Mois d’après")
    assert page.heading.text() == "Décembre 2026" and page.month == date(2026, 12, 1)
    room.press("Mois d’avant")
    room.press("Mois d’avant")
    assert page.month == date(2026, 10, 1)


def _cells(page: MonthPage) -> list[QTableWidgetItem]:
    found = (page.grid.item(row, column) for row in range(6) for column in range(7))
    return [item for item in found if item is not None]


def test_the_list_leaves_on_paper_with_names_or_initials(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    three(room)
    listed(room)
    room.window.act("print")
    room.settle()
    page = room.page(AgendaPaperPage)
    text = " ".join(page.view.text.toPlainText().split())
    assert "En retard" in text and "21 novembre 2026 · AHMADI Awa" in text and "Déposez maintenant" in text
    page.options.choose(["discreet"])
    page.options.changed.emit()
    room.settle()
    assert "AHMADI" not in page.view.text.toPlainText()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "l.pdf"), ""))
    room.press("Enregistrer la fiche en PDF")
    assert (tmp_path / "l.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("count", [0, 5, 200])
def test_it_fits_every_window_with_none_few_and_many(room: Room, theme: Theme, count: int) -> None:
    names = ("Diallo", "بن علي", "ተስፋይ", "Коваленко", "Okafor Adaeze Chinonso Ngozi Ifeoma")
    for number in range(count):
        card(room, CLOSES["week"], family=names[number % 5], given=f"Awa {number}")
    for kind, name in ((DeadlinesPage, "deadlines"), (MonthPage, "month")):
        room.go(kind, name)
        for width, height in SIZES:
            room.window.resize(width, height)
            room.settle()
            assert clipped(room.window) == [], (name, width)
        theme.resize(200)
        room.window.resize(1366, 768)
        room.settle()
        assert clipped(room.window) == []
        assert unnamed(room.window) == []
        assert small_targets(room.window) == []
        theme.resize(100)


def test_her_page_shows_her_next_dates_each_with_its_why(room: Room) -> None:
    person = card(room, CLOSES["late"])
    room.go(PersonPage, "person", person=person)
    assert "Déposer le renouvellement" in room.words()
    room.press("Déposer le renouvellement, samedi 21 novembre 2026 : pourquoi")
    room.page(LinePage)
    assert "CESEDA R.431-5 1°" in room.words()


def test_what_the_desk_follows_up_by_itself_has_its_why_too(room: Room) -> None:
    person = room.register().person
    title = Title(id=room.desk.entries.new_id(), person=person, kind="recepisse", valid_to="2026-11-28", seen="seen")
    room.desk.entries.add(title)
    listed(room)
    room.press("Pourquoi cette date ?")
    assert "Ce papier finit le 28 novembre 2026." in room.words()
    assert "Suivi de la permanence, pas la loi" in room.words()


def test_what_is_safe_stands_before_each_number_and_a_forbidden_one_nowhere(room: Room) -> None:
    people = three(room)
    numbers = {
        "late": Contact(id=room.desk.entries.new_id(), person=people["late"], kind="phone", value="06 11 11 11 11",
                        may_leave_message="no", never_mention_prefecture=True, best_time="le soir"),
        "week": Contact(id=room.desk.entries.new_id(), person=people["week"], kind="phone", value="06 22 22 22 22",
                        shared="yes", may_leave_message="no", never_mention_prefecture=True),
    }  # fmt: skip
    for contact in numbers.values():
        room.desk.entries.add(contact)
    listed(room)
    room.press("Appeler les personnes")
    page = room.page(CallsPage)
    said = room.words()
    assert said.index("Ne parlez jamais de la préfecture.") < said.index("06 11 11 11 11")
    assert said.index("Ne laissez pas de message.") < said.index("06 11 11 11 11")
    assert "à appeler : le soir" in said
    assert "06 22 22 22 22" not in said, "no call to that phone is safe"
    assert "aucun de ses numéros n’est sûr pour elle" in said
    assert "Pas de téléphone noté sur sa fiche." in said
    for width, height in SIZES:
        room.window.resize(width, height)
        room.settle()
        assert clipped(room.window) == []
    assert unnamed(page) == [] and small_targets(page) == []


def test_the_calendar_file_says_that_it_is_in_clear_and_bears_no_name(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    three(room)
    listed(room)
    room.press("Fichier de calendrier")
    assert "Ce fichier n’est pas chiffré." in room.words()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "dates"), ""))
    room.press("Enregistrer le calendrier")
    text = (tmp_path / "dates.ics").read_text(encoding="utf-8")
    assert text.startswith("BEGIN:VCALENDAR") and text.count("BEGIN:VEVENT") == 3
    assert "20261121" in text
    assert not any(name in text for name in ("AHMADI", "Ahmadi", "Awa", "OQTF", "préfecture"))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "dates"), ""))
    room.press("Fichier de calendrier")
    room.press("Enregistrer le calendrier")
    assert "n’a pas pu être enregistré à cet endroit" in room.words()


def many(room: Room, count: int) -> DeadlinesPage:
    """The list, with so many lines."""
    for number in range(count):
        card(room, CLOSES["week"], family="Diallo", given=f"Awa {number}")
    room.window.resize(1366, 768)
    room.settle()
    return listed(room)


def test_nothing_scrolls_within_what_scrolls(room: Room, theme: Theme) -> None:
    page = many(room, 40)
    assert page.list.beside
    assert page.area.verticalScrollBar().maximum() == 0, "the page stands still beside a list that scrolls"
    assert page.list.verticalScrollBar().maximum() > 0
    rows = page.list.viewport().height() / (page.list.height_of(1) - 4)
    assert rows >= 7
    for percent, width, height in ((200, 1366, 768), (100, 683, 304), (100, 1366, 400)):
        theme.resize(percent)
        room.window.resize(width, height)
        room.settle()
        assert page.list.verticalScrollBar().maximum() == 0, "the page scrolls, and the list is as long as it is"
        assert page.area.verticalScrollBar().maximum() > 0
        assert page.list.width() > page.filters.button.window().width() * 0.7, "it has the whole width"
        # The line of the moment is followed by the page.
        page.list.setFocus()
        for _ in range(20):
            room.key(Qt.Key.Key_Down)
        rect = page.list.visualRect(page.list.currentIndex())
        top = page.list.viewport().mapTo(page.area.viewport(), rect.topLeft()).y()
        assert 0 <= top <= page.area.viewport().height() - rect.height()
        room.key(Qt.Key.Key_Return)
        room.page(LinePage).context.navigator.back()
        room.settle()
        theme.resize(100)


def test_what_was_chosen_is_found_again_while_the_desk_is_open(room: Room) -> None:
    three(room)
    page = listed(room)
    assert not page.filters.isVisible()
    page.filters.who.set_value("okaf")
    page.filters.who.changed.emit()
    room.settle()
    room.press("Ouvrir sa fiche")
    again = listed(room)
    assert again is not page
    assert [line.title for line in again.list.lines()] == ["OKAFOR Awa"]
    assert again.filters.isVisible(), "what narrows the list is seen"
    room.window.lock()
    room.open()
    assert len(listed(room).list.lines()) == 3


def test_the_day_of_the_moment_is_read_beside_the_month_and_a_click_opens_its_lines(room: Room) -> None:
    three(room)
    room.window.resize(1366, 768)
    page = room.go(MonthPage, "month")
    page.grid.setCurrentItem({item.text().split("\n")[0].strip("\u200e"): item for item in _cells(page)}["21 !"])
    room.settle()
    assert page.card.x() > page.grid.geometry().right(), "in sight without scrolling"
    (line,) = page.list.lines()
    assert line.aside == "", "the day stands above"
    row = page.list.visualRect(page.list.model().index(0, 0))
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    room.settle()
    opened = room.page(LinePage)
    said = [text for text in opened.findChildren(Text) if text.text() == opened.heading.text()]
    assert said == [opened.heading], "its name is said once"


def test_many_lines_of_one_person_are_few_lines_before_her_number(room: Room) -> None:
    person = room.register(phone="0611111111").person
    for number in range(9):
        appointment = Appointment(
            id=room.desk.entries.new_id(), person=person, case=room.desk.cases.of(person)[0].id,
            at=f"2026-11-{24 + number // 3}T10:0{number}:00+01:00",
        )  # fmt: skip
        room.desk.entries.add(appointment)
    listed(room)
    room.press("Appeler les personnes")
    assert "Et 4 autres échéances, sur sa fiche." in room.words()
