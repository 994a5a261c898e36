"""Pictures and PDFs in the window: pasted, dropped, captured, seen, described, taken away."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.faults import KnownError
from app.register.register import Register
from app.ui.pages.attachment_forms import DescribePage, KeepPage
from app.ui.pages.attempt import AttemptPage
from app.ui.pages.person import PersonPage
from app.ui.taking import as_png
from app.ui.widgets.tile import Tile
from tests.papers.outside import pdf, picture
from tests.ui.checks import texts
from tests.ui.conftest import Grabbing
from tests.ui.pages.conftest import Room
from tests.ui.pages.pieces import kept, sound

MESSAGE = "Il n’y a plus de plage horaire libre."
CTRL = Qt.KeyboardModifier.ControlModifier


def copied(image: QImage | None = None, text: str = "", files: tuple[Path, ...] = ()) -> None:
    """Puts something on the clipboard, as another program does."""
    told = QMimeData()
    if image is not None:
        told.setImageData(image)
    if text:
        told.setText(text)
    if files:
        told.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    QGuiApplication.clipboard().setMimeData(told)


def drawing(colour: Qt.GlobalColor = Qt.GlobalColor.darkRed, size: tuple[int, int] = (300, 200)) -> QImage:
    """A picture that someone copied."""
    image = QImage(*size, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image


def drop(room: Room, widget: QWidget, *files: Path) -> None:
    """Drops files on a widget."""
    told = QMimeData()
    told.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), copy, told, left, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, told, left, Qt.KeyboardModifier.NoModifier))
    room.settle()


# -- the form of an attempt ------------------------------------------------------------------------


def test_five_gestures_and_its_text_record_an_attempt_with_a_pasted_capture(room: Room) -> None:
    made = room.register()
    room.go(PersonPage, "person", person=made.person)
    copied(drawing())
    room.chord(Qt.Key.Key_E)
    room.key(Qt.Key.Key_B)
    room.key(Qt.Key.Key_Tab)
    room.type(MESSAGE)
    # The focus is in the message: a picture alone on the clipboard is not its own.
    room.chord(Qt.Key.Key_V)
    page = room.page(AttemptPage)
    assert len([one for one in page.findChildren(Tile) if one.isVisible()]) == 1
    sound(room, page)
    room.chord(Qt.Key.Key_Return)

    (attempt,) = room.desk.cases.attempts(made.case)
    (piece,) = room.desk.attachments.of(made.person)
    assert (attempt.message, attempt.capture) == (MESSAGE, piece.sha256)
    assert (piece.about, piece.purpose, piece.source, piece.case) == (attempt.id, "evidence", "clipboard", made.case)
    assert piece.purge_on == date(2028, 11, 23).isoformat()
    assert room.desk.attachments.content(piece) == as_png(drawing())
    assert room.desk.drafts.waiting() == []


def test_a_capture_pasted_a_moment_before_saving_is_not_left_behind(room: Room) -> None:
    made = room.register()
    page = room.go(AttemptPage, "attempt", case=made.case)
    page.outcome.choose("no-slot")
    copied(drawing())
    assert page.strip is not None
    page.strip.taking.paste()
    page.press_main()
    assert room.desk.cases.attempts(made.case) == []
    room.settle()
    (attempt,) = room.desk.cases.attempts(made.case)
    assert [one.about for one in room.desk.attachments.of(made.person)] == [attempt.id]


def test_saving_does_not_go_on_without_a_capture_that_was_refused(room: Room, tmp_path: Path) -> None:
    made = room.register()
    page = room.go(AttemptPage, "attempt", case=made.case)
    page.outcome.choose("no-slot")
    (tmp_path / "photo.heic").write_bytes(b"\0\0\0\x18ftypheic" + bytes(9))
    (tmp_path / "vide.png").write_bytes(b"")
    assert page.strip is not None
    page.strip.taking.take_files([tmp_path / "photo.heic", tmp_path / "vide.png"])
    page.press_main()
    room.settle()
    assert room.desk.cases.attempts(made.case) == []
    assert "« photo.heic » : Cette photo est au format HEIC" in texts(page)
    assert "« vide.png » : Ce fichier est vide." in texts(page)


def test_a_text_that_was_copied_still_goes_to_the_field(room: Room) -> None:
    made = room.register()
    page = room.go(AttemptPage, "attempt", case=made.case)
    copied(text=MESSAGE)
    page.message.area.setFocus()
    room.chord(Qt.Key.Key_V)
    assert page.message.value() == MESSAGE
    assert page.strip is not None
    assert page.strip.held() == ()


def test_with_nothing_to_paste_it_says_so(room: Room) -> None:
    page = room.go(AttemptPage, "attempt", case=room.register().case)
    copied(text="rien qu’un texte")
    room.press("Coller l’image")
    assert "Il n’y a pas d’image à coller." in texts(page)


def test_what_was_pasted_survives_a_lock_and_goes_with_the_draft(room: Room) -> None:
    made = room.register()
    room.go(AttemptPage, "attempt", case=made.case)
    copied(drawing())
    room.press("Coller l’image")
    room.window.lock()
    room.settle()
    room.open()
    assert "Noter un échec" in room.words()
    page = room.go(AttemptPage, "attempt", case=made.case)
    assert page.strip is not None
    assert [one.name for one in page.strip.held()] == ["Image collée"]
    room.press("Effacer le brouillon")
    assert list((room.desk.register.folder / "files").iterdir()) == []
    assert room.desk.drafts.waiting() == []


def test_a_full_disk_keeps_the_form_with_its_capture(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    made = room.register()
    page = room.go(AttemptPage, "attempt", case=made.case)
    room.press("Capturer l’écran")
    page.outcome.choose("no-slot")

    def full(*_: object, **__: object) -> None:
        raise KnownError("register.disk-full")

    with monkeypatch.context() as broken:
        broken.setattr(Register, "record", full)
        page.press_main()
        room.settle()
    assert "Le disque est plein" in texts(room.page(AttemptPage))
    assert room.desk.attachments.of(made.person) == []
    page.press_main()
    room.settle()
    (piece,) = room.desk.attachments.of(made.person)
    assert room.desk.attachments.content(piece)


def test_a_capture_is_taken_off_again(room: Room) -> None:
    page = room.go(AttemptPage, "attempt", case=room.register().case)
    for colour in (Qt.GlobalColor.red, Qt.GlobalColor.blue):
        copied(drawing(colour))
        room.press("Coller l’image")
    assert page.strip is not None
    assert len(page.strip.held()) == 2
    room.press("Retirer : Image collée")
    assert len(page.strip.held()) == 1
    focus = room.window.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


def test_files_are_dropped_on_the_form_and_what_is_refused_is_told(room: Room, tmp_path: Path) -> None:
    page = room.go(AttemptPage, "attempt", case=room.register().case)
    (tmp_path / "photo.jpg").write_bytes(picture("JPEG"))
    (tmp_path / "page.pdf").write_bytes(pdf(2))
    (tmp_path / "page.html").write_bytes(b"<html>")
    drop(room, page, tmp_path / "photo.jpg", tmp_path / "page.pdf")
    # On a line of text too: the address of a file is no message.
    drop(room, page.page.line, tmp_path / "page.html")
    assert page.strip is not None
    assert sorted(one.name for one in page.strip.held()) == ["page.pdf", "photo.jpg"]
    assert "Ce n’est ni une image" in texts(page)
    assert page.page.value() == ""


def test_the_screen_is_captured_without_a_temporary_file(room: Room, tmp_path: Path) -> None:
    del tmp_path
    page = room.go(AttemptPage, "attempt", case=room.register().case)
    room.press("Capturer l’écran")
    assert page.strip is not None
    (held,) = page.strip.held()
    assert (held.source, held.name) == ("screen", "Capture de l’écran")


def test_several_screens_are_offered_and_none_is_told(room: Room) -> None:
    grabbing = room.window.context().grabber
    assert isinstance(grabbing, Grabbing)
    grabbing.sizes = ((1366, 768), (1920, 1080))
    case = room.register().case
    room.go(AttemptPage, "attempt", case=case)
    room.press("Capturer l’écran 2 (1920 × 1080)")
    assert grabbing.grabbed == [1]
    grabbing.sizes = ()
    page = room.go(AttemptPage, "attempt", case=case)
    room.press("Capturer l’écran")
    assert "Impr. écran" in texts(page)
    grabbing.sizes, grabbing.image = ((1, 1),), QImage()
    page = room.go(AttemptPage, "attempt", case=case)
    room.press("Capturer l’écran")
    assert "Impr. écran" in texts(page)


def test_a_lock_during_a_capture_takes_nothing_in(room: Room) -> None:
    grabbing = room.window.context().grabber
    assert isinstance(grabbing, Grabbing)
    room.go(AttemptPage, "attempt", case=room.register().case)
    grabbing.waits = True
    room.press("Capturer l’écran")
    room.window.lock()
    room.settle()
    (then,) = grabbing.waiting
    then(drawing())
    room.settle()
    assert not (room.desk.register.folder / "files").exists()


# -- keeping, describing ---------------------------------------------------------------------------


def test_what_is_dropped_on_her_page_is_asked_what_it_is_for(room: Room, tmp_path: Path) -> None:
    made = room.register()
    page = room.go(PersonPage, "person", person=made.person)
    (tmp_path / "convocation.pdf").write_bytes(pdf(3))
    drop(room, page, tmp_path / "convocation.pdf")
    form = room.page(KeepPage)
    sound(room, form)
    room.press("Enregistrer la pièce")
    assert form.purpose.error()
    form.purpose.buttons[0].setFocus()
    room.key(Qt.Key.Key_D)
    assert form.purpose.value() == "decision"
    assert form.until.typed() == ("23", "11", "2028")
    assert "CNIL" in texts(form)
    room.press("Enregistrer la pièce")
    (piece,) = room.desk.attachments.of(made.person)
    assert (piece.name, piece.purpose, piece.pages, piece.case) == ("convocation.pdf", "decision", 3, made.case)
    assert "convocation.pdf" in room.words()


def test_a_date_written_by_hand_is_not_written_over(room: Room) -> None:
    made = room.register()
    form = room.go(KeepPage, "keep-attachment", person=made.person)
    room.press("Capturer l’écran")
    form.purpose.press("A")
    form.until.set_typed("01", "02", "2027")
    form.purpose.press("B")
    assert form.until.typed() == ("01", "02", "2027")
    form.until.set_typed("01", "", "2027")
    form.press_main()
    room.settle()
    assert form.until.error()
    form.until.set_typed("", "", "")
    form.purpose.press("E")
    assert form.until.typed() == ("", "", "")
    assert "décidez d’une date" in texts(form)
    form.press_main()
    room.settle()
    (piece,) = room.desk.attachments.of(made.person)
    assert (piece.purpose, piece.purge_on) == ("mandate", "")


def test_nothing_to_keep_is_told(room: Room) -> None:
    form = room.go(KeepPage, "keep-attachment", person=room.register().person)
    form.purpose.press("A")
    form.press_main()
    room.settle()
    assert "Il n’y a pas encore de pièce à garder." in texts(form)


def test_a_piece_is_joined_to_what_it_shows(room: Room) -> None:
    made = room.register()
    page = room.go(AttemptPage, "attempt", case=made.case)
    page.outcome.choose("no-slot")
    page.press_main()
    room.settle()
    (attempt,) = room.desk.cases.attempts(made.case)
    form = room.go(KeepPage, "keep-attachment", person=made.person)
    room.press("Capturer l’écran")
    form.purpose.press("A")
    form.about.choose(attempt.id)
    form.press_main()
    room.settle()
    assert room.desk.attachments.of(made.person)[0].about == attempt.id


def test_a_piece_is_described_anew(room: Room) -> None:
    made = room.register()
    (piece,) = kept(room, made.person, picture("PNG"), purge_on="2027-01-01")
    form = room.go(DescribePage, "describe-attachment", piece=piece.id)
    sound(room, form)
    assert (form.name.value(), form.purpose.value(), form.until.typed()) == (
        "capture 0.png", "evidence", ("01", "01", "2027")
    )  # fmt: skip
    form.name.set_value("Page blanche du portail")
    form.purpose.press("F")
    form.press_main()
    room.settle()
    changed = room.desk.attachments.get(piece.id)
    assert (changed.name, changed.purpose, changed.purge_on) == ("Page blanche du portail", "letter", "2027-01-01")
