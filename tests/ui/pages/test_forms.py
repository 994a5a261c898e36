"""What holds for every form that records something: drafts, faults, where the focus is seen."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from app.domain.entities import Appointment, Case, Contact, Deposit, Note, StatusRead, Title
from app.domain.faults import KnownError
from app.ui.form import FormPage
from app.ui.pages.case import EditCasePage, HandoverPage, OpenCasePage
from app.ui.pages.details import ContactPage, NotePage, TitlePage
from app.ui.pages.edit_person import EditPersonPage
from app.ui.pages.person import PersonPage
from app.ui.pages.records import AppointmentPage, DepositPage, StatusPage
from tests.ui.checks import clipped, unnamed
from tests.ui.pages.conftest import Room

OF_A_CASE = ("attempt", "deposit", "appointment", "status", "edit-case", "handover")
OF_A_PERSON = ("note", "title", "contact", "edit-person", "open-case", "name", "language", "number")


def form(room: Room, name: str) -> FormPage:
    """The form of this name, about someone who was just registered; her page is behind it."""
    made = room.register()
    room.go(PersonPage, "person", person=made.person)
    given: dict[str, Any] = {"case": made.case} if name in OF_A_CASE else {"person": made.person}
    return room.go(FormPage, name, **given)


def send(room: Room, page: FormPage) -> None:
    """The main action of the page in sight, which is this form."""
    assert room.page(FormPage) is page
    room.chord(Qt.Key.Key_Return)


@pytest.mark.parametrize("name", [*OF_A_CASE, *OF_A_PERSON])
def test_nothing_is_cut_and_the_focus_is_in_sight_at_every_size(room: Room, name: str) -> None:
    for size, percent in (((1366, 688), 100), ((1366, 688), 200), ((683, 400), 100)):
        room.window.resize(*size)
        room.window.context().theme.resize(percent)
        room.settle()
        page = form(room, name)
        assert clipped(page) == []
        assert unnamed(page) == []
        focus = room.window.focusWidget()
        assert focus is not None
        seen = QRect(QPoint(0, 0), page.area.viewport().size())
        assert seen.contains(focus.mapTo(page.area.viewport(), QPoint(1, 1)))


def test_a_deposit_with_its_pieces(room: Room) -> None:
    page = form(room, "deposit")
    assert isinstance(page, DepositPage)
    page.channel.choose("anef")
    page.reference.set_value("3803123456")
    page.pieces.set_value("passeport.pdf\n\ncarte.pdf\n")
    page.acknowledgement.choose("yes")
    send(room, page)
    (made,) = room.desk.register.where(Deposit)
    assert (made.channel, made.reference, made.acknowledgement) == ("anef", "3803123456", "yes")
    assert [piece.name for piece in made.pieces] == ["passeport.pdf", "carte.pdf"]
    assert "3803123456 · 2 pièces envoyées : passeport.pdf, carte.pdf" in room.words()


def test_documents_marked_as_sent_are_pieces_by_their_names(room: Room) -> None:
    made = room.register()
    room.desk.cases.mark_requirements(made.case, {"passport": "uploaded", "photo": "missing"})
    page = room.go(DepositPage, "deposit", case=made.case)
    name = room.desk.document("passport", "fr", room.clock().date())
    assert page.pieces.value() == name
    assert name != "passport"


def test_an_appointment_may_be_in_the_future_and_must_have_a_moment(room: Room) -> None:
    page = form(room, "appointment")
    assert isinstance(page, AppointmentPage)
    page.place.set_value("Préfecture, guichet 4")
    send(room, page)
    assert page.moment.error()
    page.moment.set_typed("15/12/2026", "9h30")
    send(room, page)
    (made,) = room.desk.register.where(Appointment)
    assert made.at.startswith("2026-12-15T09:30")
    assert made.place == "Préfecture, guichet 4"


def test_a_status_is_word_for_word_and_not_empty(room: Room) -> None:
    page = form(room, "status")
    assert isinstance(page, StatusPage)
    send(room, page)
    assert page.text.error()
    page.text.set_value("Votre demande est en cours d’instruction.")
    send(room, page)
    assert room.desk.register.where(StatusRead)[0].text == "Votre demande est en cours d’instruction."


def test_a_note_can_be_private(room: Room) -> None:
    page = form(room, "note")
    assert isinstance(page, NotePage)
    send(room, page)
    assert page.text.error()
    page.text.set_value("Vient avec sa sœur.")
    page.private.tick(True)
    send(room, page)
    (made,) = room.desk.register.where(Note)
    assert (made.text, made.private) == ("Vient avec sa sœur.", True)


def test_a_title_needs_its_kind_and_whole_dates_in_order(room: Room) -> None:
    page = form(room, "title")
    assert isinstance(page, TitlePage)
    page.until.set_typed("", "12", "2026")
    send(room, page)
    assert page.title_kind.error()
    assert page.until.error()
    page.title_kind.choose("card")
    page.until.set_typed("01", "12", "2026")
    page.since.set_typed("02", "12", "2026")
    send(room, page)
    assert page.until.error()
    page.since.set_typed("2", "décembre", "2025")
    send(room, page)
    (made,) = room.desk.register.where(Title)
    assert (made.kind, made.valid_from, made.valid_to) == ("card", "2025-12-02", "2026-12-01")


def test_a_contact_says_what_is_safe(room: Room) -> None:
    page = form(room, "contact")
    assert isinstance(page, ContactPage)
    send(room, page)
    assert page.value.error()
    assert page.contact_kind.error()
    page.contact_kind.choose("phone")
    page.value.set_value("06 00 00 12 34")
    page.whose.set_value("sa sœur")
    page.never.tick(True)
    send(room, page)
    (made,) = room.desk.register.where(Contact)
    assert (made.kind, made.value, made.whose, made.never_mention_prefecture) == (
        "phone", "06 00 00 12 34", "sa sœur", True,
    )  # fmt: skip
    assert (made.shared, made.may_leave_message) == ("unknown", "unknown")


def test_her_situation_is_changed_in_one_action_that_can_be_undone(room: Room) -> None:
    page = form(room, "edit-person")
    assert isinstance(page, EditPersonPage)
    page.birth.set_typed("", "", "1985")
    page.nationalities.choose(["GN", "not-stated"])
    page.variants.set_value("01/01/1985 ; 1986")
    page.autonomy.choose("with-help")
    page.alert.set_value("Ne pas appeler le soir.")
    send(room, page)
    person = room.page(PersonPage).person
    profile = room.desk.people.profile(person)
    kept = profile.person
    assert (kept.birth, kept.nationalities, kept.birth_variants) == (
        "1985",
        ("GN", "not-stated"),
        ("1985-01-01", "1986"),
    )
    assert (kept.autonomy, kept.alert) == ("with-help", "Ne pas appeler le soir.")
    room.chord(Qt.Key.Key_Z)
    kept = room.desk.people.profile(person).person
    assert (kept.birth, kept.nationalities, kept.birth_variants, kept.autonomy, kept.alert) == (
        "",
        (),
        (),
        "unknown",
        "",
    )


def test_a_case_is_opened_changed_and_handed_over(room: Room) -> None:
    page = form(room, "open-case")
    assert isinstance(page, OpenCasePage)
    send(room, page)
    assert page.procedure.error()
    page.reason.set_value("Son fils arrive")
    send(room, page)
    case = room.desk.register.where(Case)[-1]
    edit = room.go(EditCasePage, "edit-case", case=case.id)
    edit.procedure.choose("first-request")
    edit.outcome.set_value("Titre remis")
    send(room, edit)
    hand = room.go(HandoverPage, "handover", case=case.id)
    hand.text.set_value("Demander la copie du titre.")
    send(room, hand)
    case = room.desk.cases.get(case.id)
    assert (case.procedure, case.reason, case.outcome) == ("first-request", "Son fils arrive", "Titre remis")
    assert "Demander la copie du titre." in room.words()


def test_what_is_typed_survives_a_lock_and_is_put_back(room: Room) -> None:
    page = form(room, "note")
    assert isinstance(page, NotePage)
    page.text.area.setFocus()
    room.type("Vient avec sa sœur")
    page.private.boxes[0].click()
    room.window.lock()
    room.open()
    assert "Un brouillon vous attend" in room.words()
    room.press("Reprendre : Écrire une note")
    again = room.page(NotePage)
    assert again.text.value() == "Vient avec sa sœur"
    assert again.private.ticked()
    send(room, again)
    assert room.desk.drafts.waiting() == []
    assert len(room.desk.register.where(Note)) == 1


def test_a_draft_can_be_given_up(room: Room) -> None:
    page = form(room, "note")
    room.type("Rien d’important")
    page.leaving()
    room.window.stack.back()
    room.settle()
    page = room.go(NotePage, "note", person=room.page(PersonPage).person)
    room.press("Effacer le brouillon")
    assert room.desk.drafts.waiting() == []
    room.page(PersonPage)


def test_a_form_that_nobody_touched_leaves_no_draft(room: Room) -> None:
    form(room, "attempt")
    room.window.stack.back()
    room.settle()
    assert room.desk.drafts.waiting() == []


def test_a_disk_that_is_full_is_told_and_the_form_stays(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    page = form(room, "note")
    assert isinstance(page, NotePage)
    page.text.set_value("Vient avec sa sœur.")

    def full(*_: object, **__: object) -> None:
        raise KnownError("register.disk-full")

    with monkeypatch.context() as broken:
        broken.setattr(room.desk.entries, "add", full)
        room.chord(Qt.Key.Key_Return)
    assert room.page(NotePage) is page
    assert page.save.isEnabled()
    assert page.text.value() == "Vient avec sa sœur."
    send(room, page)
    assert len(room.desk.register.where(Note)) == 1
