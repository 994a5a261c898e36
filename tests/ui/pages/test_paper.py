"""The takeaway sheet before it leaves, papers that left, and papers that come back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QFileDialog

from app.desk.takeaway import TakeawayForm
from app.domain.entities import IssuedPaper
from app.domain.ids import Id
from app.ui.pages.paper import PaperPage
from app.ui.pages.paper_issued import IssuedPage
from app.ui.pages.paper_out import LargePaper
from app.ui.pages.papers import PapersPage
from app.ui.pages.person import PersonPage
from app.ui.theme.theme import Theme
from tests.ui.checks import SIZES, clipped, small_targets, texts, unnamed
from tests.ui.conftest import settle
from tests.ui.pages.conftest import Room


def sheet(room: Room, **fields: object) -> tuple[PaperPage, Id]:
    """The preview for someone new."""
    made = room.register(**fields)
    return room.go(PaperPage, "paper", case=made.case), made.case


def issued(room: Room, case: Id) -> list[IssuedPaper]:
    """What is recorded as having left."""
    return room.desk.register.where(IssuedPaper, case=case)


def save_to(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever is asked for a place answers this one."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))


def test_the_preview_shows_the_sheet_and_says_it_in_words(room: Room) -> None:
    page, case = sheet(room)
    assert page.view.count.text() == "1 page"
    assert "DIALLO" in page.view.text.toPlainText()
    assert "Fiche à emporter" in page.view.text.toPlainText()
    assert issued(room, case) == [], "a preview is not a paper that left"


def test_it_speaks_the_language_that_she_reads_and_french_alone_on_demand(room: Room) -> None:
    page, _ = sheet(room, reads="pt", speaks="pt")
    assert "Folha para levar" in page.view.text.toPlainText()
    room.press("Langue à côté du français : Aucune : français seul")
    assert "Folha para levar" not in page.view.text.toPlainText()


def test_the_identity_number_is_left_out_unless_it_is_asked_for(room: Room) -> None:
    page, _ = sheet(room, foreigner_number="3812345678")
    assert "3812345678" not in page.view.text.toPlainText()
    room.press("Sur la fiche : Ajouter le numéro étranger")
    assert "3812345678" in page.view.text.toPlainText()


def test_a_number_that_is_not_known_is_not_offered(room: Room) -> None:
    sheet(room)
    assert "Ajouter le numéro étranger" not in room.words()


def test_what_the_volunteer_adds_is_on_the_sheet_with_its_date(room: Room) -> None:
    page, case = sheet(room)
    room.press("Ajouter une chose à faire")
    room.type("Revenir avec la photo")
    row = page.duties.rows[0]
    row.until.set_typed("3", "décembre", "2026")
    page.duties.changed.emit()
    page._timer.timeout.emit()
    room.settle()
    text = page.view.text.toPlainText()
    assert "Revenir avec la photo" in text and "3 décembre 2026" in text
    assert "Revenir avec la photo" in room.desk.drafts.of(f"paper/{case}")["duties"]


def test_an_impossible_date_is_said_and_nothing_leaves(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page, case = sheet(room)
    room.press("Ajouter une chose à faire")
    room.type("Revenir")
    page.duties.rows[0].until.set_typed("31", "2", "2026")
    save_to(tmp_path / "fiche.pdf", monkeypatch)
    room.press("Enregistrer la fiche en PDF")
    assert page.duties.rows[0].until.error()
    assert not (tmp_path / "fiche.pdf").exists() and issued(room, case) == []


def test_what_was_added_survives_a_lock(room: Room) -> None:
    page, case = sheet(room)
    room.press("Ajouter une chose à faire")
    room.type("Appeler le CROUS")
    room.window.lock()
    room.open()
    page = room.go(PaperPage, "paper", case=case)
    assert [row.text.value() for row in page.duties.rows] == ["Appeler le CROUS"]


def test_from_her_page_two_gestures_make_a_file_and_one_line_of_history(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = room.register()
    room.go(PersonPage, "person", person=made.person)
    save_to(tmp_path / "fiche", monkeypatch)
    room.press("Préparer un papier")
    room.press("Enregistrer la fiche en PDF")
    assert (tmp_path / "fiche.pdf").read_bytes().startswith(b"%PDF")
    room.press("Enregistrer la fiche en PDF")
    assert len(issued(room, made.case)) == 1, "the same sheet leaves once, however often it is saved"
    page = room.page(PaperPage)
    page.options.choose(["large"])
    page.options.changed.emit()
    room.settle()
    room.press("Enregistrer la fiche en PDF")
    numbers = [paper.number for paper in issued(room, made.case)]
    assert len(set(numbers)) == 2, "another sheet has another number"


def test_giving_up_in_the_file_dialog_records_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    _, case = sheet(room)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    room.press("Enregistrer la fiche en PDF")
    assert issued(room, case) == []


def test_a_place_that_cannot_be_written_is_said(room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    _, case = sheet(room)
    save_to(tmp_path / "nowhere" / "fiche.pdf", monkeypatch)
    room.press("Enregistrer la fiche en PDF")
    assert "n’a pas pu être enregistré à cet endroit" in room.words()
    assert issued(room, case) == []


def test_without_a_printer_it_says_what_to_do(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    _, case = sheet(room)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: [])
    room.press("Imprimer la fiche")
    assert "Cet ordinateur n’a pas d’imprimante." in room.words()
    assert issued(room, case) == []


def test_shown_large_it_is_alone_in_the_window_and_has_left(room: Room) -> None:
    _, case = sheet(room)
    room.window.act("show")
    room.settle()
    large = room.window.findChild(LargePaper)
    assert large is not None and large.isVisible()
    assert room.window.shell is not None and not room.window.shell.isVisible()
    assert len(issued(room, case)) == 1
    before = large.area.verticalScrollBar().value()
    room.press("Plus bas")
    assert large.area.verticalScrollBar().value() > before
    room.key(Qt.Key.Key_Escape)
    assert room.window.shell.isVisible() and room.window.findChild(LargePaper) is None


def test_a_paper_that_left_is_shown_as_it_was(room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = room.register()
    prepared = room.desk.issuing.prepare(TakeawayForm(case=made.case))
    room.desk.issuing.issue(prepared)
    paper = issued(room, made.case)[0]
    page = room.go(IssuedPage, "paper-issued", paper=paper.id)
    assert paper.number in page.heading.text()
    assert paper.number in page.view.text.toPlainText()
    save_to(tmp_path / "again.pdf", monkeypatch)
    room.press("Enregistrer la fiche en PDF")
    assert (tmp_path / "again.pdf").read_bytes() == prepared.paper.content
    assert len(issued(room, made.case)) == 1


def test_a_number_and_its_code_say_whether_a_paper_is_ours(room: Room) -> None:
    made = room.register()
    prepared = room.desk.issuing.prepare(TakeawayForm(case=made.case))
    page = room.go(PapersPage, "papers")
    page.number.set_value(prepared.mark.number)
    page.code.set_value(prepared.mark.code.lower())
    room.press("Vérifier le papier")
    assert "Il a été fait sur un autre poste" in room.words()
    room.desk.issuing.issue(prepared)
    room.press("Vérifier le papier")
    assert "il est gardé ici" in room.words()
    page.code.set_value("0000-0000-0000")
    room.press("Vérifier le papier")
    assert "ne vient pas de cette permanence" in room.words()
    page.code.set_value(prepared.mark.code)
    room.press("Vérifier le papier")
    room.press("Voir le papier gardé")
    assert room.page(IssuedPage)


def test_a_number_that_is_none_is_said_beside_its_field(room: Room) -> None:
    page = room.go(PapersPage, "papers")
    room.press("Vérifier le papier")
    assert page.number.error() and page.code.error()
    page.number.set_value("bonjour")
    page.code.set_value("K7M2-9QXA-4T0V")
    room.press("Vérifier le papier")
    assert page.number.error() and not page.code.error()


def test_a_lock_takes_the_sheet_out_of_the_window(room: Room) -> None:
    sheet(room)
    room.window.act("show")
    room.settle()
    room.window.lock()
    settle()
    assert "DIALLO" not in texts(room.window)


@pytest.mark.parametrize(("size", "percent"), [(SIZES[0], 100), (SIZES[0], 200), (SIZES[3], 100)])
def test_nothing_is_cut_on_the_pages_of_papers(room: Room, theme: Theme, size: tuple[int, int], percent: int) -> None:
    theme.resize(percent)
    room.window.resize(*size)
    _, case = sheet(room, reads="ar", speaks="ar")
    room.press("Ajouter une chose à faire")
    room.settle()
    wrong = clipped(room.window) + unnamed(room.window) + small_targets(room.window)
    room.desk.issuing.issue(room.desk.issuing.prepare(TakeawayForm(case=case, language="ar")))
    room.go(IssuedPage, "paper-issued", paper=issued(room, case)[0].id)
    wrong += clipped(room.window) + unnamed(room.window) + small_targets(room.window)
    room.go(PapersPage, "papers")
    wrong += clipped(room.window) + unnamed(room.window) + small_targets(room.window)
    assert not wrong, "\n".join(wrong)
