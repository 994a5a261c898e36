"""Closing a session in the window, and the sheet that follows."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.domain.entities import Session
from app.ui.context import PageEntry
from app.ui.pages.close_session import CloseSessionPage
from app.ui.pages.handover_sheet import HandoverSheetPage
from app.ui.pages.home import HomePage
from app.ui.pages.sitting import SittingPage
from tests.ui.checks import SIZES, clipped, unnamed
from tests.ui.pages.conftest import Room


def test_who_is_still_here_is_settled_by_one_letter_each(room: Room) -> None:
    room.register()
    room.desk.queue.arrive_without_file()
    room.press("Clore la séance")
    assert "2 personnes sont encore là" in room.words()
    room.key(Qt.Key.Key_A)
    assert "1 personne est encore là" in room.words()
    room.key(Qt.Key.Key_B)
    assert "Chaque visite est terminée." in room.words()
    assert sorted(visit.outcome for visit in room.desk.queue.standing().done) == ["helped", "left"]
    # The word for the next session has the focus then.
    room.type("Racheter du papier.")
    room.chord(Qt.Key.Key_Return)
    room.page(HandoverSheetPage)
    (session,) = room.desk.register.where(Session)
    assert (session.handover, bool(session.closed_at)) == ("Racheter du papier.", True)
    assert room.desk.drafts.waiting() == []
    room.chord(Qt.Key.Key_Z)
    assert room.desk.sitting.session is not None


def test_the_word_survives_until_the_session_is_closed(room: Room) -> None:
    page = room.go(CloseSessionPage, "close-session")
    page.note.setFocus()
    room.type("Racheter du papier.")
    room.window.stack.back()
    room.settle()
    assert room.go(CloseSessionPage, "close-session").note.value() == "Racheter du papier."
    # The first page tells that it waits, and leads back to it.
    room.go(HomePage, "home")
    room.press("Reprendre : Clore la séance")
    assert room.page(CloseSessionPage).note.value() == "Racheter du papier."
    room.desk.closing.close()
    room.go(HomePage, "home")
    assert "Un brouillon vous attend" not in room.words()


def test_after_closing_a_session_is_opened_and_the_sheet_is_seen_again(room: Room) -> None:
    room.desk.closing.close("Un mot.")
    page = room.go(HomePage, "home")
    assert "Aucune séance n’est ouverte à ce poste." in room.words()
    room.press("Revoir la dernière feuille de relais")
    room.page(HandoverSheetPage)
    room.go(HomePage, "home")
    page = room.page(HomePage)
    page.press_main()
    room.settle()
    sitting = room.page(SittingPage)
    sitting.who.choose(room.desk.sitting.volunteers()[0].id)
    sitting.press_main()
    room.settle()
    assert room.desk.sitting.session is not None


def test_a_session_left_open_is_told_and_closed_by_one_gesture(room: Room) -> None:
    room.later(days=1)
    room.desk.sitting.begin(room.desk.sitting.volunteers()[0].id)
    room.go(HomePage, "home")
    assert "1 séance d’un autre jour n’a pas été close." in room.words()
    room.press("Clore maintenant")
    assert room.desk.closing.left_open() == []
    assert "n’a pas été close" not in room.words()
    room.chord(Qt.Key.Key_Z)
    assert len(room.desk.closing.left_open()) == 1


def test_the_sheet_is_saved_and_nothing_is_recorded(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = room.desk.sitting.session
    assert session
    page = room.go(HandoverSheetPage, "handover-sheet", session=session.id)
    room.window.resize(1366, 768)
    room.settle()
    assert page.area.verticalScrollBar().maximum() == 0, "the paper scrolls by itself, and it alone"
    file = tmp_path / "relais.pdf"
    proposed = []

    def choose(*arguments: object) -> tuple[str, str]:
        proposed.append(str(arguments[2]))
        return str(file), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.options.boxes[0].click()
    room.settle()
    room.press("Enregistrer la feuille en PDF")
    assert file.read_bytes().startswith(b"%PDF")
    assert proposed[0].endswith("relais-2026-11-23.pdf")
    assert "La feuille de relais est enregistrée." in room.words()


@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_everything_has_a_name(room: Room, size: tuple[int, int]) -> None:
    room.register(family="Maria Aparecida da Conceição", given="de Oliveira Santos Nascimento", speaks="pt")
    room.desk.queue.arrive_without_file()
    session = room.desk.sitting.session
    assert session
    room.window.resize(*size)
    room.go(CloseSessionPage, "close-session")
    assert clipped(room.window) == []
    assert unnamed(room.window) == []
    room.go(HandoverSheetPage, "handover-sheet", session=session.id)
    assert clipped(room.window) == []
    assert unnamed(room.window) == []


def test_the_last_session_s_word_is_read_until_someone_is_called(room: Room) -> None:
    room.desk.closing.close("Racheter du papier.")
    room.later(days=7)
    room.desk.sitting.begin(room.desk.sitting.volunteers()[0].id)
    room.desk.queue.arrive_without_file()
    room.go(HomePage, "home")
    assert "Le mot de la dernière séance" in room.words()
    assert "Racheter du papier." in room.words()
    assert "23 nov. 2026 · Salle polyvalente" in room.words()
    room.desk.queue.call(room.desk.queue.standing().waiting[0].id)
    room.settle()
    assert "Racheter du papier." not in room.words()


def test_who_sits_down_without_a_session_finds_none_open(room: Room) -> None:
    seated = []
    room.window.stack.entries["seat"] = PageEntry(
        "seat", lambda context: SittingPage(context, lambda: seated.append(room.desk.sitting.session))
    )
    room.go(SittingPage, "seat").who.choose(room.desk.sitting.volunteers()[0].id)
    room.press("Entrer sans séance")
    assert seated == [None]
