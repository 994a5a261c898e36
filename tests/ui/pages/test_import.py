"""Importing a list in the window: it is shown before anything is recorded, and taken back as one."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.domain.entities import Person
from app.domain.ids import Id
from app.register.work import Progress, Stopped
from app.ui.pages.import_people import ImportPage
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.toast import Toast
from tests.exchange.workbooks import xlsx
from tests.ui.checks import clipped, unnamed
from tests.ui.pages.conftest import Room

LIST = "Nom;Prénom;Date de naissance\nDiallo;Awa;1990\n;;1991\nYilmaz;Zeynep;31/02/1990\nنادية;;2001\n"


def opened(room: Room, folder: Path, text: str = LIST) -> ImportPage:
    """The page with a list read."""
    file = folder / "liste.csv"
    file.write_text(text, encoding="utf-8")
    page = room.go(ImportPage, "import")
    page.file.set_value(str(file))
    room.press("Lire la liste")
    return page


def test_a_list_is_shown_then_imported_then_taken_back(room: Room, tmp_path: Path) -> None:
    page = opened(room, tmp_path)
    assert room.desk.register.where(Person) == []
    words = room.words()
    assert "Texte séparé (csv), UTF-8, séparateur : point-virgule" in words
    assert "2 nouvelles personnes. 4 lignes lues." in words
    assert "2 lignes refusées" in words
    room.press("Voir les lignes refusées")
    words = room.words()
    assert "Ce jour de naissance n’existe pas." in words
    assert {"Ligne 3", "Ligne 4 : Yilmaz Zeynep"} <= set(words.splitlines()), "one looks for a name in one’s list"
    assert clipped(page) == []
    assert unnamed(page) == []
    page.result.findChildren(Button)[0].setFocus()  # type: ignore[union-attr]  # it is shown
    room.press("Importer 2 personnes")
    assert page.go.hasFocus(), "what had the focus is gone"
    assert len(room.desk.register.where(Person)) == 2
    # Said once, where it stays.
    assert "2 personnes sont importées." in room.words()
    toast = room.window.findChild(Toast)
    assert toast is not None and not toast.isVisible()
    assert "Derniers imports" in room.words()
    assert "23 nov. 2026, 14:05 par Claire" in room.words()
    room.press("Annuler l’import")
    assert room.desk.register.where(Person) == []
    assert "Derniers imports" not in room.words()


def test_a_list_brought_in_before_can_be_undone_later(room: Room, tmp_path: Path) -> None:
    opened(room, tmp_path)
    room.press("Importer 2 personnes")
    room.go(ImportPage, "import")
    room.press("Annuler l’import : 2 personnes")
    assert room.desk.register.where(Person) == []


def test_the_key_of_undoing_undoes_an_import(room: Room, tmp_path: Path) -> None:
    page = opened(room, tmp_path)
    page.go.setFocus()
    room.key(Qt.Key.Key_Space)
    assert page.go.hasFocus()
    room.chord(Qt.Key.Key_Z)
    assert room.desk.register.where(Person) == []
    assert "2 personnes sont importées." not in room.words()
    toast = room.window.findChild(Toast)
    assert toast is not None and toast.text.text() == "C’est annulé."


def test_undoing_an_import_tells_how_far_it_is_and_can_be_stopped(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(room, tmp_path)
    room.press("Importer 2 personnes")
    undo, told = room.desk.people.undo, list[tuple[int, int]]()
    progressed = page.undoing.bar.valueChanged
    progressed.connect(lambda value: told.append((value, page.undoing.bar.maximum())))

    def slow(batch: Id, *, progress: Progress, stopped: Stopped) -> object:
        # Someone presses "Arrêter" while the second part is under way.
        asked = iter([False] * 12)
        return undo(batch, progress=progress, stopped=lambda: stopped() or next(asked, True))

    with monkeypatch.context() as patched:
        patched.setattr(room.desk.people, "undo", slow)
        room.press("Annuler l’import")
    assert len(room.desk.register.where(Person)) == 2
    toast = room.window.findChild(Toast)
    assert toast is not None and toast.text.text() == "C’est arrêté. Rien n’est annulé."
    assert told, "the strip follows the work"
    room.press("Annuler l’import : 2 personnes")
    assert room.desk.register.where(Person) == []


def test_columns_without_known_headings_are_named_by_hand(room: Room, tmp_path: Path) -> None:
    page = opened(room, tmp_path, "Diallo;Awa\nBah;Ali\n")
    assert "Aucune colonne ne donne le nom" in room.words()
    assert page.go.text() == "Lire la liste"
    assert page.columns.details.button.text() == "0 colonne reconnue sur 2"
    page.columns.headless.boxes[0].click()
    room.settle()
    first, second = page.columns._selects.values()
    for select, field in ((first, "family_name"), (second, "given_name")):
        select.choose(field)
        select.changed.emit()
        room.settle()
    assert page.go.text() == "Importer 2 personnes"
    assert page.columns.details.button.text() == "2 colonnes reconnues sur 2"
    second.choose("family_name")
    second.changed.emit()
    room.settle()
    assert page.columns.fields() == {1: "family_name"}
    assert first.value() == "-"


def test_a_double_is_left_out_unless_someone_says_otherwise(room: Room, tmp_path: Path) -> None:
    page = opened(room, tmp_path, "Nom;Prénom;Né le\nDiallo;Awa;12/03/1990\nDIALLO;Awa;12/03/1990\n")
    assert page.go.text() == "Importer 1 personne"
    assert page.result is not None
    (choice,) = page.result.findChildren(Choice)
    assert choice.value() == "skip"
    choice.buttons[1].click()
    assert page.go.text() == "Importer 2 personnes"


def test_discretion_hides_names(room: Room, tmp_path: Path) -> None:
    screen = room.window.context().screen
    screen.change(msgspec.structs.replace(screen.settings, discreet=True))
    opened(room, tmp_path, "Nom;Prénom;Né le\nDiallo;Awa;12/03/1990\nDIALLO;Awa;12/03/1990\n")
    assert "D. A." in room.words()
    assert "DIALLO" not in room.words()


def test_another_sheet_and_another_file(room: Room, tmp_path: Path) -> None:
    page = room.go(ImportPage, "import")
    page.file.set_value(str(xlsx(tmp_path / "a.xlsx", ["Nom"], ["Diallo"], ["Bah"], sheets=("Lundi", "Nom"))))
    room.press("Lire la liste")
    assert page.go.text() == "Importer 2 personnes"
    page.columns.sheets.choose("Nom")
    page.columns.sheets.changed.emit()
    room.settle()
    assert page.sheet is not None
    assert page.sheet.table.sheet == "Nom"
    page.file.set_value(str(tmp_path / "absent.csv"))
    page.file.changed.emit()
    room.press("Lire la liste")
    assert "Ce fichier ne peut pas être lu" in room.words()


def test_the_way_leads_from_the_coordination(room: Room) -> None:
    room.window.stack.go("coordination")
    room.settle()
    room.press("Importer des personnes")
    assert room.page(ImportPage).file.value() == ""
    room.press("Lire la liste")
    assert "Choisissez le fichier." in room.words()
