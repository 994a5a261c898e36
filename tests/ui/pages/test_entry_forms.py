"""The forms of the entries of a file: what they ask, what they refuse, how they correct and take back."""

import hashlib

import pytest
from PySide6.QtCore import Qt

from app.domain.entities import (
    Attachment,
    Attempt,
    Consent,
    Consequence,
    Contact,
    Deposit,
    IdNumber,
    Language,
    MandateAct,
    Name,
    Note,
    Piece,
    Relation,
    Title,
)
from app.ui.entry_form import EntryForm
from app.ui.pages.around import ConsentPage, ConsequencePage, RelationPage
from app.ui.pages.attempt import AttemptPage
from app.ui.pages.details import ContactPage, TitlePage
from app.ui.pages.identity import LanguagePage, NamePage, NumberPage
from app.ui.pages.mandate import MandatePage
from app.ui.pages.person import PersonPage
from app.ui.pages.records import DepositPage
from tests.ui.checks import clipped, texts, unnamed
from tests.ui.pages.conftest import Room
from tests.ui.pages.test_forms import form, send

NEW = ("name", "language", "number", "relation", "consent", "consequence", "mandate")


@pytest.mark.parametrize("name", NEW)
def test_nothing_is_cut_and_nothing_is_answered_beforehand(room: Room, name: str) -> None:
    for size, percent in (((1366, 688), 100), ((1366, 688), 200), ((683, 400), 100)):
        room.window.resize(*size)
        room.window.context().theme.resize(percent)
        room.settle()
        page = form(room, name)
        assert isinstance(page, EntryForm)
        if page.more is not None:
            page.more.button.set_open(True)
            room.settle()
        assert clipped(page) == []
        assert unnamed(page) == []
    send(room, page)
    assert room.page(EntryForm) is page, "an empty form records nothing"
    assert any(field.error() for field in page.asked.values())
    assert room.desk.drafts.waiting() == []


def test_a_name_in_her_script_knows_its_script_and_none_is_an_answer(room: Room) -> None:
    page = form(room, "name")
    assert isinstance(page, NamePage)
    page.name_kind.choose("own-script")
    page.name.set_value("ሃጎስ ተስፋይ")
    send(room, page)
    made = room.desk.register.where(Name)[-1]
    assert (made.kind, made.text, made.script) == ("own-script", "ሃጎስ ተስፋይ", "Ethiopic")
    page = room.go(NamePage, "name", person=made.person)
    page.name_kind.choose("birth-family")
    page.absent.tick(True)
    send(room, page)
    assert room.desk.register.where(Name)[-1].absent


def test_whoever_corrects_a_name_types_at_once(room: Room) -> None:
    room.register()
    kept = room.desk.register.where(Name)[0]
    room.go(NamePage, "name", entry=kept.id)
    room.type("X")
    room.chord(Qt.Key.Key_Return)
    assert room.desk.register.where(Name)[0].text == f"{kept.text}X"


def test_invisible_signs_are_taken_out_and_told(room: Room) -> None:
    page = form(room, "number")
    assert isinstance(page, NumberPage)
    page.number_kind.choose("passport")
    page.number.set_value("AB\u200b12\u202e34")
    send(room, page)
    assert room.desk.register.where(IdNumber)[-1].text == "AB1234"
    assert "2 signes invisibles ont été retirés." in texts(room.window)


def test_a_language_of_no_list_is_an_answer(room: Room) -> None:
    page = form(room, "language")
    assert isinstance(page, LanguagePage)
    page.language.choose("other:kunama")
    page.speaks.choose("well")
    page.interpreter.choose("not-stated")
    send(room, page)
    made = room.desk.register.where(Language)[-1]
    assert (made.code, made.speaks, made.reads, made.interpreter) == ("other:kunama", "well", "unknown", "not-stated")


def test_a_relative_is_someone_of_the_register_or_a_name(room: Room) -> None:
    son = room.register(given="Sékou").person
    page = form(room, "relation")
    assert isinstance(page, RelationPage)
    page.who.choose(son)
    page.link.choose("child")
    page.household.choose("yes")
    send(room, page)
    made = room.desk.register.where(Relation)[-1]
    assert (made.other, made.other_name, made.kind, made.same_household) == (son, "", "child", "yes")
    again = room.go(RelationPage, "relation", entry=made.id)
    assert again.who.person == son
    again.who.line.setFocus()
    room.chord(Qt.Key.Key_A)
    room.type("Maître Durand")
    again.link.choose("other:tuteur")
    send(room, again)
    made = room.desk.register.where(Relation)[-1]
    assert (made.other, made.other_name, made.kind) == ("", "Maître Durand", "other:tuteur")


def test_a_relative_is_found_while_one_types_but_never_oneself(room: Room) -> None:
    son = room.register(given="Sékou").person
    page = form(room, "relation")
    assert isinstance(page, RelationPage)
    page.who.line.setFocus()
    room.type("diallo")
    page.who.search()
    room.settle()
    lines = page.who.suggestions.list.lines()
    assert son in [line.key for line in lines]
    assert page.person not in [line.key for line in lines]
    page.who.suggestions.chosen.emit(son)
    assert page.who.person == son
    page.leaving()
    room.window.lock()
    room.open()
    room.press("Reprendre : Ajouter un proche")
    assert room.page(RelationPage).who.person == son


def test_a_consent_has_no_date_that_nobody_said(room: Room) -> None:
    page = form(room, "consent")
    assert isinstance(page, ConsentPage)
    page.purpose.choose("household")
    page.given.choose("yes")
    page.on.set_typed("23", "11", "2026")
    page.renew.set_typed("", "", "2027")
    send(room, page)
    assert page.renew.error()
    page.renew.set_typed("22", "11", "2026")
    send(room, page)
    assert page.renew.error()
    page.renew.set_typed("", "", "")
    send(room, page)
    made = room.desk.register.where(Consent)[-1]
    assert (made.purpose, made.given, made.given_on, made.renew_on, made.by) == (
        "household", "yes", "2026-11-23", "", "C1",
    )  # fmt: skip


def test_a_consent_keeps_which_words_she_heard(room: Room) -> None:
    person = room.register(reads="ar").person
    page = room.go(ConsentPage, "consent", person=person)
    assert page.to_say.isHidden(), "nothing is asked about nothing"
    page.purpose.buttons[2].click()
    heard = texts(page.to_say)
    assert "الاتصال" in heard
    assert "Pouvons-nous vous appeler" in heard
    assert "Cette traduction n’a pas encore été relue." in heard
    page.given.choose("no")
    send(room, page)
    made = room.desk.register.where(Consent)[-1]
    arabic = room.desk.walks.content.pack.phrases["ar"]
    said = f"{arabic['consent.contact']}\n{arabic['consent.free']}"
    assert made.text_sha256 == hashlib.sha256(said.encode()).hexdigest()
    assert (made.text, made.language) == ("consent.contact", "ar")
    again = room.go(ConsentPage, "consent", person=person)
    again.purpose.buttons[0].click()
    assert not again.to_say.isHidden()
    again.purpose.buttons[-1].click()
    again.purpose.choose("other:photographie")
    assert again.to_say.isHidden(), "nobody wrote a question about what is on no list"
    again.given.choose("yes")
    send(room, again)
    assert room.desk.register.where(Consent)[-1].text == ""


def test_a_consequence_of_the_future_is_refused(room: Room) -> None:
    page = form(room, "consequence")
    assert isinstance(page, ConsequencePage)
    page.what.choose("other:Voyage annulé")
    page.since.set_typed("", "", "2027")
    send(room, page)
    assert page.since.error()
    page.since.set_typed("31", "02", "2026")
    send(room, page)
    assert "n’existe pas" in page.since.error()
    page.since.set_typed("", "10", "2026")
    send(room, page)
    made = room.desk.register.where(Consequence)[-1]
    assert (made.kind, made.since, made.until) == ("other:Voyage annulé", "2026-10", "")


def test_a_mandate_is_signed_act_by_act(room: Room) -> None:
    page = form(room, "mandate")
    assert isinstance(page, MandatePage)
    page.ticked_acts.choose(["upload", "submit"])
    page.posture.choose("do")
    page.signed.set_typed("20", "11", "2026")
    send(room, page)
    assert page.tongue is not None
    assert page.tongue.error()
    page.tongue.choose("fr")
    send(room, page)
    (held,) = room.desk.mandates.of(page.person)
    assert [act.act for act in held.allowed] == ["upload", "submit"]
    again = room.go(MandatePage, "mandate", entry=held.mandate.id)
    assert held.mandate.text_sha256[:12] in texts(again)
    again.expires.set_typed("20", "12", "2026")
    send(room, again)
    assert room.desk.mandates.get(held.mandate.id).mandate.expires_on == "2026-12-20"
    again = room.go(MandatePage, "mandate", entry=held.mandate.id)
    room.press("Retirer : mandat")
    assert room.desk.mandates.of(again.person) == []
    assert room.desk.register.where(MandateAct) == []


def test_a_correction_shows_what_was_kept_and_can_be_undone(room: Room) -> None:
    page = form(room, "contact")
    assert isinstance(page, ContactPage)
    page.contact_kind.choose("other:Messagerie")
    page.value.set_value("awa@exemple.invalid")
    page.whose.set_value("sa sœur")
    send(room, page)
    kept = room.desk.register.where(Contact)[-1]
    again = room.go(ContactPage, "contact", entry=kept.id)
    assert again.heading.text() == "Corriger : contact"
    assert (again.contact_kind.value(), again.whose.value()) == ("other:Messagerie", "sa sœur")
    assert again.more is not None
    assert again.whose.isVisible(), "what is filled in is not folded away"
    again.whose.set_value("son frère")
    send(room, again)
    assert room.desk.entries.get(Contact, kept.id).whose == "son frère"
    room.chord(Qt.Key.Key_Z)
    assert room.desk.entries.get(Contact, kept.id) == kept


def test_what_is_taken_back_can_be_brought_back(room: Room) -> None:
    made = room.register()
    note = Note(id=room.desk.entries.new_id(), person=made.person, text="Vient avec sa sœur.")
    room.desk.entries.add(note)
    room.go(PersonPage, "person", person=made.person)
    room.go(EntryForm, "note", entry=note.id)
    room.press("Retirer : note")
    assert room.desk.register.where(Note) == []
    room.page(PersonPage)
    room.chord(Qt.Key.Key_Z)
    assert room.desk.register.where(Note) == [note]


def test_an_attempt_is_corrected_with_its_moment_and_its_case(room: Room) -> None:
    made = room.register()
    other, _ = room.desk.cases.open(made.person, "duplicate")
    page = room.go(AttemptPage, "attempt", case=made.case)
    page.outcome.choose("no-slot")
    send(room, page)
    kept = room.desk.register.where(Attempt)[-1]
    assert kept.case == made.case
    again = room.go(AttemptPage, "attempt", entry=kept.id)
    assert again.moment.typed() == ("23/11/2026", "14:05")
    assert again.which is not None
    again.which.choose(other)
    again.moment.set_typed("24/11/2026", "10:00")
    send(room, again)
    assert "futur" in again.moment.error()
    again.moment.set_typed("22/11/2026", "10:00")
    again.outcome.choose("succeeded")
    send(room, again)
    now = room.desk.entries.get(Attempt, kept.id)
    assert (now.case, now.outcome, now.at[:16], now.by) == (other, "succeeded", "2026-11-22T10:00", "C1")


def test_pieces_keep_their_pages_and_size(room: Room) -> None:
    page = form(room, "deposit")
    assert isinstance(page, DepositPage)
    page.channel.choose("anef")
    page.pieces.set_value("passeport.pdf, 2 pages, 350 Ko\n\nphoto.jpg")
    send(room, page)
    kept = room.desk.register.where(Deposit)[-1]
    assert kept.pieces == (Piece("passeport.pdf", 2, 350_000), Piece("photo.jpg"))
    again = room.go(DepositPage, "deposit", entry=kept.id)
    again.complete.set_typed("22", "11", "2026")
    send(room, again)
    now = room.desk.entries.get(Deposit, kept.id)
    assert (now.pieces, now.complete_on) == (kept.pieces, "2026-11-22")


def test_kept_pieces_are_picked_with_their_size_and_hash_and_survive_a_lock(room: Room) -> None:
    made = room.register()
    kept = Attachment(
        id=room.desk.entries.new_id(), person=made.person, case=made.case, name="passeport.pdf", purpose="application",
        media_type="application/pdf", size=350_000, pages=2, sha256="ab" * 32, at="2026-11-20T10:00",
    )  # fmt: skip
    room.desk.entries.add(kept)
    page = room.go(DepositPage, "deposit", case=made.case)
    page.channel.choose("anef")
    page.pieces.set_value("photo.jpg\n")
    room.press("Prendre parmi ses pièces gardées")
    room.press("Ajouter : passeport.pdf")
    room.press("Ajouter : passeport.pdf")
    room.window.lock()
    room.open()
    room.press("Reprendre : Noter un dépôt")
    again = room.page(DepositPage)
    assert again.pieces.value() == "photo.jpg\npasseport.pdf, 2 p., 350 Ko"
    send(room, again)
    sent = room.desk.register.where(Deposit)[-1].pieces
    assert sent == (Piece("photo.jpg"), Piece("passeport.pdf", 2, 350_000, "ab" * 32))


def test_a_title_of_unknown_kind_with_a_date_is_kept(room: Room) -> None:
    page = form(room, "title")
    assert isinstance(page, TitlePage)
    page.until.set_typed("01", "12", "2026")
    page.rights.choose(["stay", "work"])
    send(room, page)
    (made,) = room.desk.register.where(Title)
    assert (made.kind, made.valid_to, made.rights) == ("unknown", "2026-12-01", ("stay", "work"))


def test_a_correction_begun_waits_on_the_first_page(room: Room) -> None:
    made = room.register()
    contact = Contact(id=room.desk.entries.new_id(), person=made.person, kind="phone", value="06 00 00 12 34")
    room.desk.entries.add(contact)
    room.go(ContactPage, "contact", entry=contact.id)
    room.type("5")
    room.window.lock()
    room.open()
    room.press("Reprendre : Corriger : contact")
    assert room.page(ContactPage).value.value().endswith("5")


def test_a_text_too_long_is_told_beside_the_form(room: Room) -> None:
    page = form(room, "number")
    assert isinstance(page, NumberPage)
    page.number_kind.choose("other")
    page.number.set_value("1" * 301)
    send(room, page)
    assert any("trop long" in field.error() for field in page.asked.values())
    assert room.desk.register.where(IdNumber) == []
