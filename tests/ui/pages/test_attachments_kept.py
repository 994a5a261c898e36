"""Pictures and PDFs that are kept: seen large, listed, taken away, deleted, copied."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt

from app.ui.pages.attachment_forms import DescribePage, KeepPage
from app.ui.pages.attachment_leaving import CLEANED, ORIGINAL, CopyPage, DeletePage
from app.ui.pages.attachments import AttachmentPage, AttachmentsPage
from app.ui.pages.attempt import AttemptPage
from app.ui.pages.person import PersonPage
from app.ui.widgets.page import Page
from app.ui.widgets.tile import Tile
from tests.papers.outside import MARK, acting_pdf, pdf, picture
from tests.ui.checks import SIZES, clipped, texts
from tests.ui.pages.conftest import Room
from tests.ui.pages.pieces import kept, sound

# -- seeing ----------------------------------------------------------------------------------------


def test_her_page_shows_the_first_ones_and_the_way_to_all(room: Room) -> None:
    made = room.register()
    page = room.go(PersonPage, "person", person=made.person)
    assert "Aucune pièce n’est gardée." in room.words()
    kept(room, made.person, *(picture("PNG", (40, 30 + number)) for number in range(7)))
    tiles = [one for one in page.findChildren(Tile) if one.isVisible()]
    assert len(tiles) == 4
    assert all(one.thumbnail.has_picture() for one in tiles)
    room.press("Voir les 7 pièces")
    everything = room.page(AttachmentsPage)
    assert len([one for one in everything.findChildren(Tile) if one.isVisible()]) == 7
    sound(room, everything)


def test_hundreds_are_shown_a_few_at_a_time(room: Room) -> None:
    made = room.register()
    kept(room, made.person, *(picture("PNG", (40, 30 + number)) for number in range(30)))
    page = room.go(AttachmentsPage, "attachments", person=made.person)
    assert len([one for one in page.findChildren(Tile) if one.isVisible()]) == 24
    room.press("Montrer 6 pièces de plus")
    assert len([one for one in page.findChildren(Tile) if one.isVisible()]) == 30


def test_a_piece_is_seen_large_by_keys_alone(room: Room) -> None:
    made = room.register()
    first, second = kept(room, made.person, picture("PNG", (900, 600)), pdf(3))
    page = room.go(AttachmentPage, "attachment", piece=first.id)
    sound(room, page)
    whole = page.view.shown_size()
    assert whole.width() > whole.height()
    room.type("+")
    assert page.view.shown_size().width() > whole.width()
    room.type("-")
    assert page.view.shown_size() == whole
    room.type("t")
    turned = page.view.shown_size()
    assert turned.width() < turned.height()
    room.type("n" if room.desk.attachments.of(made.person)[0].id == first.id else "p")
    assert page.piece.id == second.id
    assert "Page 1 sur 3" in texts(page)
    room.key(Qt.Key.Key_PageDown)
    room.key(Qt.Key.Key_PageDown)
    room.key(Qt.Key.Key_PageDown)
    assert "Page 3 sur 3" in texts(page)
    sound(room, page)


def test_a_line_of_the_history_leads_to_what_is_about_it(room: Room) -> None:
    made = room.register()
    kept(room, made.person, picture("PNG", (9, 9)))
    page = room.go(AttemptPage, "attempt", case=made.case)
    for _ in range(2):
        room.press("Capturer l’écran")
    page.outcome.choose("no-slot")
    page.press_main()
    room.settle()
    room.go(PersonPage, "person", person=made.person)
    room.press("Voir 1 pièce : Tentative : Aucun créneau")
    piece = room.page(AttachmentPage)
    assert piece.piece.name == "Capture de l’écran"
    # The same screen twice is one capture, and the other piece is about something else.
    assert "Pièce 1 sur" not in texts(piece)


def test_a_file_that_is_gone_is_told_and_the_page_goes_on(room: Room) -> None:
    made = room.register()
    (piece,) = kept(room, made.person, picture("PNG"))
    (room.desk.register.folder / "files" / piece.file).unlink()
    page = room.go(AttachmentPage, "attachment", piece=piece.id)
    assert "n’est plus dans le registre" in texts(page)
    sound(room, page)
    room.press("Décrire la pièce")
    room.page(DescribePage)


def test_nothing_of_a_picture_is_left_in_a_locked_window(room: Room) -> None:
    made = room.register()
    (piece,) = kept(room, made.person, picture("PNG"))
    room.go(PersonPage, "person", person=made.person)
    room.go(AttachmentPage, "attachment", piece=piece.id)
    room.window.lock()
    room.settle()
    assert "capture 0" not in texts(room.window)
    assert not room.window.findChildren(Tile)


def test_in_discretion_no_picture_is_on_the_page(room: Room) -> None:
    made = room.register()
    kept(room, made.person, picture("PNG"))
    screen = room.window.context().screen
    screen.change(msgspec.structs.replace(screen.settings, discreet=True))
    page = room.go(PersonPage, "person", person=made.person)
    assert not any(one.thumbnail.has_picture() for one in page.findChildren(Tile))


@pytest.mark.parametrize(("size", "percent"), [(SIZES[0], 100), (SIZES[0], 200), (SIZES[3], 100)])
def test_the_pages_hold_at_every_size(room: Room, size: tuple[int, int], percent: int) -> None:
    made = room.register(family="", given="", own_script="منى الخطيب")
    long_name = "convocation-au-guichet-avec-un-nom-de-fichier-sans-la-moindre-espace-2026-11-20.pdf"
    piece, _ = kept(room, made.person, pdf(3), picture("PNG"), name=long_name, purge_on="2026-11-22")
    room.window.resize(*size)
    room.window.context().theme.resize(percent)
    for name, arguments in (
        ("attachment", {"piece": piece.id}), ("attachments", {"person": made.person}),
        ("keep-attachment", {"person": made.person}), ("describe-attachment", {"piece": piece.id}),
        ("copy-attachment", {"piece": piece.id}), ("delete-attachments", {"pieces": (piece.id,)}),
    ):  # fmt: skip
        room.go(Page, name, **arguments)
        assert clipped(room.window) == [], name
    room.go(KeepPage, "keep-attachment", person=made.person)
    room.press("Capturer l’écran")
    assert clipped(room.window) == []


# -- going -----------------------------------------------------------------------------------------


def test_taken_away_it_comes_back_by_the_toast(room: Room) -> None:
    made = room.register()
    (piece,) = kept(room, made.person, picture("PNG"))
    room.go(PersonPage, "person", person=made.person)
    room.go(AttachmentPage, "attachment", piece=piece.id)
    room.press("Retirer : capture 0.png")
    room.page(PersonPage)
    assert room.desk.attachments.of(made.person) == []
    room.chord(Qt.Key.Key_Z)
    assert [one.id for one in room.desk.attachments.of(made.person)] == [piece.id]


def test_deleting_says_what_it_does_and_comes_back_to_her(room: Room) -> None:
    made = room.register()
    (piece,) = kept(room, made.person, picture("PNG"))
    room.go(PersonPage, "person", person=made.person)
    room.go(AttachmentPage, "attachment", piece=piece.id)
    room.press("Supprimer pour de bon")
    page = room.page(DeletePage)
    assert "ne peut pas être annulé" in texts(page)
    sound(room, page)
    # The key of the main action keeps it.
    assert page.main is not None
    assert page.main.text() == "Ne rien supprimer"
    room.press("Supprimer pour de bon")
    room.page(PersonPage)
    assert room.desk.attachments.of(made.person) == []
    assert list((room.desk.register.folder / "files").iterdir()) == []


def test_what_is_past_its_date_is_told_first_and_deleted_together(room: Room) -> None:
    made = room.register()
    kept(room, made.person, picture("PNG"), picture("JPEG"), purge_on="2026-11-23")
    kept(room, made.person, picture("WEBP"))
    room.later(days=1)
    page = room.go(PersonPage, "person", person=made.person)
    assert "2 pièces à supprimer : leur date est passée." in texts(page)
    room.press("Voir et supprimer")
    room.press("Supprimer pour de bon")
    assert len(room.desk.attachments.of(made.person)) == 1


@pytest.mark.parametrize("which", [CLEANED, ORIGINAL])
def test_a_copy_leaves_once_someone_said_which(room: Room, tmp_path: Path, which: str) -> None:
    (piece,) = kept(room, room.register().person, picture("JPEG", traces=True))
    page = room.go(CopyPage, "copy-attachment", piece=piece.id)
    sound(room, page)
    assert page.which is not None
    assert page.which.value() == CLEANED
    page.which.choose(which)
    page.save(tmp_path / "copie")
    room.settle()
    assert [file.name for file in tmp_path.glob("copie*")] == ["copie.jpg"]
    assert (MARK.encode() in (tmp_path / "copie.jpg").read_bytes()) is (which == ORIGINAL)


def test_an_original_that_acts_does_not_leave(room: Room) -> None:
    (piece,) = kept(room, room.register().person, acting_pdf())
    page = room.go(CopyPage, "copy-attachment", piece=piece.id)
    assert page.which is not None
    assert [option.code for option in page.which.options] == [CLEANED]
    assert "ne sort pas d’ici" in texts(page)
