"""Someone comes: searched first, then registered with two answers."""

from PySide6.QtCore import Qt

from app.domain.dates import PartialDate
from app.domain.entities import Contact, IdNumber, Name, Person
from app.ui.pages.alike_card import AlikeCard
from app.ui.pages.new_person import NewPersonPage
from app.ui.pages.person import PersonPage
from tests.ui.checks import clipped, unnamed
from tests.ui.pages.conftest import Room


def names(room: Room) -> dict[str, str]:
    """The names of the only person, by kind."""
    return {name.kind: name.text for name in room.desk.register.where(Name)}


def test_what_was_typed_to_search_is_carried_into_the_form_and_registered(room: Room) -> None:
    room.chord(Qt.Key.Key_N)
    room.type("BALDE Mariama 13/03/1991")
    room.page(NewPersonPage).found.search()
    room.settle()
    assert "Personne ne correspond à « BALDE Mariama 13/03/1991 »." in room.words()
    room.chord(Qt.Key.Key_Return)
    room.page(NewPersonPage).form.procedure.setFocus()
    room.key(Qt.Key.Key_D)
    room.chord(Qt.Key.Key_Return)

    page = room.page(PersonPage)
    profile = room.desk.people.profile(page.person)
    assert names(room) == {"family": "BALDE", "given": "Mariama"}
    assert profile.person.birth == "1991-03-13"
    assert room.desk.cases.of(page.person)[0].procedure == "appointment"
    assert room.desk.today.is_here(page.person)


def test_whoever_is_found_is_opened_and_nobody_is_registered_twice(room: Room) -> None:
    made = room.register(family="Nguyễn", given="Hương")
    page = room.go(NewPersonPage, "new-person", typed="huong nguyen")
    (line,) = page.found.list.lines()
    assert line.title == "NGUYỄN Hương"
    assert line.bold == ((0, 6), (7, 12))
    assert "nom" in line.reason
    room.key(Qt.Key.Key_Return)
    assert room.page(PersonPage).person == made.person


def test_the_main_act_follows_who_is_selected(room: Room) -> None:
    made = room.register(family="Nguyễn", given="Hương")
    page = room.go(NewPersonPage, "new-person", typed="huong nguyen")
    assert page.main is page.see and page.see.isVisible()
    assert (page.see.property("look"), page.open.property("look")) == ("primary", "secondary")
    assert page.see.accessibleName() == "Ouvrir la fiche choisie : NGUYỄN Hương"
    assert clipped(page) == unnamed(page) == []
    room.press("Aucune ne convient : créer une fiche")
    assert page.main is page.save and not page.see.isVisible() and not page.open.isVisible()
    page = room.go(NewPersonPage, "new-person", typed="petrenko")
    assert page.main is page.open and not page.see.isVisible()
    assert page.open.property("look") == "primary"
    page.looked_for.line.setText("huong")
    page.found.search()
    room.settle()
    room.chord(Qt.Key.Key_Return)
    assert room.page(PersonPage).person == made.person


def test_who_is_found_late_pushes_nothing_that_is_typed_in_out_of_sight(room: Room) -> None:
    for place in range(8):
        room.register(family=f"Nguyễn{place}", given="Hương")
    page = room.go(NewPersonPage, "new-person", typed="nguy", looked_for=True)
    assert len(page.found.list.lines()) > 3
    assert page.form.family.hasFocus() or page.form.family.line.hasFocus()
    assert not page.form.family.line.visibleRegion().isEmpty()


def test_the_two_required_answers_are_asked_for_and_nothing_else(room: Room) -> None:
    page = room.go(NewPersonPage, "new-person")
    page.open_form()
    page.press_main()
    room.settle()
    assert page.form.family.error()
    assert page.form.procedure.error()
    page.form.more.called.set_value("Awa")
    page.form.reason.set_value("Sa carte est perdue")
    page.press_main()
    room.settle()
    case = room.desk.cases.of(room.page(PersonPage).person)[0]
    assert (case.procedure, case.reason) == ("unknown", "Sa carte est perdue")
    assert names(room) == {"called": "Awa"}


def test_no_given_name_is_an_answer(room: Room) -> None:
    page = room.go(NewPersonPage, "new-person", typed="Zahra")
    page.open_form()
    room.press("Prénoms : Pas de prénom sur le titre")
    assert not page.form.given.isEnabled()
    page.form.procedure.choose("renewal")
    page.press_main()
    room.settle()
    given = [name for name in room.desk.register.where(Name) if name.kind == "given"]
    assert [(name.text, name.absent) for name in given] == [("", True)]
    assert "Aucun" in room.words()


def test_an_impossible_date_is_told_and_an_unknown_day_is_kept(room: Room) -> None:
    page = room.go(NewPersonPage, "new-person", typed="DIALLO Awa")
    page.open_form()
    page.form.procedure.choose("renewal")
    page.form.birth.set_typed("31", "02", "1990")
    page.press_main()
    room.settle()
    assert "31/02/1990" in page.form.birth.error()
    page.form.birth.set_typed("", "02", "1990")
    page.press_main()
    room.settle()
    assert room.desk.people.profile(room.page(PersonPage).person).person.birth == "1990-02"


def test_the_folded_part_is_recorded_with_what_is_safe(room: Room) -> None:
    page = room.go(NewPersonPage, "new-person", typed="DIALLO")
    page.open_form()
    page.form.show_more()
    form = page.form
    form.procedure.choose("renewal")
    form.more.own_script.set_value("ديالو")
    form.more.phone.set_value("06 00 00 12 34")
    form.more.shared.choose("yes")
    form.more.message.choose("no")
    form.more.number.set_value("9912345678")
    form.speaks.choose("ff")
    form.nationality.choose("stateless")
    page.press_main()
    room.settle()
    profile = room.desk.people.profile(room.page(PersonPage).person)
    assert profile.person.nationalities == ("stateless",)
    contact = room.desk.register.where(Contact)[0]
    assert (contact.value, contact.shared, contact.may_leave_message) == ("06 00 00 12 34", "yes", "no")
    assert room.desk.register.where(IdNumber)[0].text == "9912345678"
    said = room.words()
    assert "Partagé avec quelqu’un" in said
    assert "06 00 00 12 34" not in said and "9912345678" not in said
    assert "Apatride" in said


def alike(room: Room) -> AlikeCard:
    """Who may be her, as the page shows it."""
    (card,) = room.page(NewPersonPage).findChildren(AlikeCard)
    return card


def test_a_number_that_is_someone_elses_is_a_doubt_before_it_is_a_file(room: Room) -> None:
    room.register(foreigner_number="9912345678")
    page = room.go(NewPersonPage, "new-person", typed="BALDE")
    page.open_form()
    page.form.procedure.choose("renewal")
    page.form.more.number.set_value("9912345678")
    page.press_main()
    room.settle()
    (line,) = alike(room).list.lines()
    assert line.title == "DIALLO Awa"
    assert line.reason == "Probable : numéro"
    # To insist is no answer.
    room.page(NewPersonPage).press_main()
    room.settle()
    room.press("Aucune ne convient : créer la fiche")
    assert room.desk.people.profile(room.page(PersonPage).person).name("family") == "BALDE"


def test_whoever_may_be_her_is_shown_before_the_form_is_recorded(room: Room) -> None:
    known = room.register(family="Diallo", given="Mamadou", birth=PartialDate(1990, 3, 12)).person
    page = room.go(NewPersonPage, "new-person", looked_for=True)
    for field, text in ((page.form.family, "Diallo"), (page.form.given, "Mamadu")):
        field.set_value(text)
    page.form.birth.set_typed("12", "03", "1990")
    page.form.procedure.choose("renewal")
    page.press_main()
    room.settle()
    card = alike(room)
    assert clipped(page) == unnamed(page) == []
    assert [line.reason for line in card.list.lines()] == ["Très probable : nom écrit autrement · date de naissance"]
    assert card.list.hasFocus()
    room.key(Qt.Key.Key_Return)
    assert room.page(PersonPage).person == known
    assert len(room.desk.register.where(Person)) == 1


def test_a_family_that_shares_a_phone_is_registered_without_a_question(room: Room) -> None:
    room.register(phone="0600004821")
    page = room.go(NewPersonPage, "new-person", typed="BALDE Mariama")
    page.open_form()
    page.form.procedure.choose("renewal")
    page.form.more.phone.set_value("06 00 00 48 21")
    page.press_main()
    room.settle()
    assert room.desk.people.profile(room.page(PersonPage).person).name("family") == "BALDE"


def test_a_form_begun_waits_while_someone_else_is_registered(room: Room) -> None:
    first = room.go(NewPersonPage, "new-person", typed="BALDE Mariama")
    first.open_form()
    first.form.reason.line.setFocus()
    room.type("Carte perdue")
    room.window.stack.home()
    room.settle()
    assert "Nouvelle personne : BALDE Mariama" in room.words()

    second = room.go(NewPersonPage, "new-person", typed="CAMARA Aissata")
    assert "Une fiche commencée n’est pas encore enregistrée." in room.words()
    second.open_form()
    second.form.procedure.choose("renewal")
    second.press_main()
    room.settle()
    room.page(PersonPage)

    room.window.stack.home()
    room.settle()
    room.press("Reprendre : Nouvelle personne : BALDE Mariama")
    page = room.page(NewPersonPage)
    assert page.form.reason.value() == "Carte perdue"
    assert page.form.family.value() == "BALDE"


def test_undoing_a_registration_leads_home(room: Room) -> None:
    page = room.go(NewPersonPage, "new-person", typed="BALDE")
    page.open_form()
    page.form.procedure.choose("renewal")
    page.press_main()
    room.settle()
    room.chord(Qt.Key.Key_Z)
    assert room.window.stack.name() == "home"
    assert room.desk.people.recent() == []
    assert room.desk.drafts.waiting() == []


def test_a_name_of_three_hundred_letters_is_kept_and_one_more_is_refused(room: Room) -> None:
    page = room.go(NewPersonPage, "new-person")
    page.open_form()
    page.form.procedure.choose("renewal")
    page.form.family.set_value("x" * 301)
    page.press_main()
    room.settle()
    assert room.page(NewPersonPage).form.reason.error() or "300" in room.words()
    page.form.family.set_value("x" * 300)
    page.press_main()
    room.settle()
    assert names(room)["family"] == "x" * 300
