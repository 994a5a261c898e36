"""Erasing people in the window: whose time has passed, what it would do, two who confirm, what is left to see."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.changes import Make
from app.domain.entities import Appointment, Decision, Language, PurgeRecord
from app.domain.ids import Id
from app.ui.context import ScreenSettings
from app.ui.pages.coordination import CoordinationPage
from app.ui.pages.erasure_paper import ErasurePaperPage
from app.ui.pages.home import HomePage
from app.ui.pages.person import PersonPage
from app.ui.pages.purge import PurgePage
from app.ui.pages.purge_due import AT_ONCE, MOST, DuePage
from app.ui.pages.purges import PurgesPage
from tests.desk.desks import PASSPHRASE
from tests.ui.checks import as_read, texts
from tests.ui.pages.conftest import Room
from tests.ui.pages.pieces import sound


def old(room: Room, *families: str) -> list[Id]:
    """People of whom nothing was heard for longer than the rule."""
    made = [room.register(family=family, given="Awa").person for family in families]
    room.later(days=800)
    return made


def confirm(room: Room, page: PurgePage, name: str = "Yacine") -> None:
    """The second person is chosen and types her code."""
    one = next(one for one in page.second.others if one.name == name)
    page.second.who.choose(one.id)
    page.second.who.changed.emit()
    page.second.code.set_value(one.code.lower())
    room.settle()


@pytest.fixture
def two(room: Room) -> Room:
    """A desk of two."""
    room.desk.sitting.add_volunteer("Yacine")
    return room


# -- whose time has passed -------------------------------------------------------------------------


def test_nobody_is_proposed_before_the_time(room: Room) -> None:
    room.register()
    page = room.go(DuePage, "purge-due")
    assert "Aucune fiche n’a dépassé sa durée." in room.words()
    assert page.go_on.isHidden() and page.lines == {}
    sound(room, page)


def test_some_or_all_are_chosen_and_nothing_beforehand(two: Room) -> None:
    first, other = old(two, "Diallo", "Benali")
    page = two.go(DuePage, "purge-due")
    said = two.words()
    assert "24 mois après le dernier contact" in said
    told = page.lines[first].box.accessibleDescription()
    assert "dernier contact le 23 nov. 2026" in told and "à garder jusqu’au 23 nov. 2028" in told
    assert page.chosen == set()
    sound(two, page)
    two.press("Préparer l’effacement")
    assert "Choisissez au moins une fiche." in two.words()
    two.press("Choisir 2 fiches")
    two.press("Préparer l’effacement de 2 fiches")
    assert set(two.page(PurgePage).persons) == {first, other}
    two.press("Ne rien effacer")
    assert two.page(DuePage) is page and page.chosen == {first, other}, "what was chosen is still chosen"
    page.lines[first].box.click()
    two.press("Préparer l’effacement de 1 fiche")
    assert two.page(PurgePage).persons == (other,)


def test_names_are_hidden_where_the_room_looks_on(two: Room) -> None:
    old(two, "Diallo")
    page = two.go(DuePage, "purge-due")
    assert "DIALLO Awa" in two.words()
    screen = two.window.context().screen
    screen.change(ScreenSettings(discreet=True))
    two.settle()
    assert "DIALLO" not in texts(page)
    two.press("Choisir 1 fiche")
    two.press("Préparer l’effacement de 1 fiche")
    assert "DIALLO" not in texts(two.page(PurgePage))


def test_a_long_list_is_told_to_be_longer(two: Room) -> None:
    old(two, *(f"Diallo{number}" for number in range(MOST + 2)))
    page = two.go(DuePage, "purge-due")
    assert len(page.lines) == AT_ONCE
    for _ in range(MOST // AT_ONCE - 1):
        two.press(f"Montrer {AT_ONCE} autres")
    assert len(page.lines) == MOST
    assert "Et d’autres encore." in two.words()


# -- what it would do ------------------------------------------------------------------------------


def test_what_goes_what_stays_and_what_speaks_against_it(two: Room) -> None:
    made, other = two.register(family="Diallo"), two.register(family="Benali")
    appointment = Appointment(id=two.desk.people.new_id(), person=made.person, case=made.case,
                              at="2026-12-04T09:00:00+01:00")  # fmt: skip
    decision = Decision(id=two.desk.people.new_id(), person=made.person, kind="oqtf", notified_at="2026-11-20")
    two.desk.sitting.record("appointment", [Make(appointment)])
    two.desk.sitting.record("decision", [Make(decision)])
    page = two.go(PurgePage, "purge", persons=(made.person, other.person), reason="too-old")
    said = two.words()
    assert "Noms : 4" in said and "Rendez-vous notés : 1" in said
    assert "à supprimer avant le 23 déc. 2026" in said
    assert "1 décision sans suite notée, remise le 20 nov. 2026" in said
    assert "1 rendez-vous à venir, le 4 déc. 2026" in said
    assert said.index("1 décision") < said.index("1 dossier ouvert"), "what can be missed comes first"
    assert "Effacer 2 fiches ne peut pas être annulé." in said
    sound(two, page)
    two.press("Garder la fiche : DIALLO Awa")
    assert page.persons == (other.person,) and "Effacer 1 fiche" in two.words()
    two.press("Ouvrir la fiche : BENALI Awa")
    assert two.page(PersonPage).person == other.person


def test_a_group_of_sheets_goes_together_and_says_so(two: Room) -> None:
    one, other = two.register(family="Diallo").person, two.register(family="Dialo").person
    two.desk.merges.merge([one, other], {})
    page = two.go(PurgePage, "purge", persons=(one, other), reason="asked")
    assert len(page.persons) == 1
    assert "Effacer 2 fiches" in two.words() and "1 fiche réunie à celles-ci part avec elles." in two.words()


# -- two people ------------------------------------------------------------------------------------


def test_alone_nothing_can_be_erased(room: Room) -> None:
    made = room.register()
    page = room.go(PurgePage, "purge", persons=(made.person,), reason="asked")
    assert "Personne d’autre n’est dans l’équipe de ce registre." in room.words()
    room.press("Effacer 1 fiche")
    assert "Il manque une deuxième personne." in room.words()
    assert room.page(PurgePage) is page and room.desk.people.profile(made.person)


def test_a_wrong_code_and_a_missing_one_are_told_beside_it(two: Room) -> None:
    made = two.register()
    page = two.go(PurgePage, "purge", persons=(made.person,), reason="asked")
    two.press("Effacer 1 fiche")
    assert "Choisissez la deuxième personne." in two.words()
    confirm(two, page)
    assert page.second.passphrase.isHidden() and "n’arrête pas quelqu’un qui veut nuire" in two.words()
    page.second.code.set_value("")
    two.press("Effacer 1 fiche")
    assert page.second.code.error() == "Elle tape son code."
    page.second.code.set_value("Z9")
    two.press("Effacer 1 fiche")
    assert "Ce code n’est pas celui de cette personne." in page.second.code.error()
    assert page.erase.isEnabled() and two.desk.people.profile(made.person)


def test_whoever_has_a_passphrase_here_types_it_and_it_does_not_stay(two: Room) -> None:
    made, coordinator = two.register(), two.desk.sitting.volunteer
    assert coordinator is not None
    yacine = next(one for one in two.desk.sitting.volunteers() if one.name == "Yacine")
    two.desk.sitting.sit_down(yacine.id)
    page = two.go(PurgePage, "purge", persons=(made.person,), reason="asked")
    page.second.who.choose(coordinator.id)
    page.second.who.changed.emit()
    two.settle()
    assert page.second.code.isHidden() and not page.second.passphrase.isHidden()
    page.second.passphrase.line.setText("castor lavande tunnel")
    two.press("Effacer 1 fiche")
    assert page.second.passphrase.error()
    page.second.passphrase.line.setText(PASSPHRASE)
    two.press("Ouvrir la fiche : DIALLO Awa")
    assert page.second.passphrase.value() == "", "what is secret does not wait on a page out of sight"
    two.window.stack.back()
    two.settle()
    page.second.passphrase.line.setText(PASSPHRASE)
    two.press("Effacer 1 fiche")
    assert "1 fiche est effacée pour de bon." in two.words()


# -- afterwards ------------------------------------------------------------------------------------


def test_at_her_request_she_goes_and_nothing_in_the_window_knows_her_any_more(two: Room) -> None:
    made = two.register(family="Zoubidi", given="Fatoumata")
    two.desk.sitting.record("language", [Make(Language(id=two.desk.people.new_id(), person=made.person, code="en"))])
    her = two.go(PersonPage, "person", person=made.person)
    assert "Effacer sa fiche à sa demande" not in two.words(), "it is not in the way"
    two.press("Si elle demande à être effacée")
    sound(two, her)
    two.press("Effacer sa fiche à sa demande")
    page = two.page(PurgePage)
    confirm(two, page)
    two.press("Effacer 1 fiche")
    assert "1 fiche est effacée pour de bon." in two.words()
    assert two.desk.purging.records()[0].reason == "asked"
    left = two.window.findChildren(QWidget)
    assert not any("zoubidi" in texts(one).casefold() for one in left if one.parent() is None or one.isWindow())
    assert "zoubidi" not in texts(two.window).casefold()
    sound(two, two.page(PurgesPage))
    two.press("Préparer l’attestation")
    paper = two.page(ErasurePaperPage)
    assert paper.language is not None and paper.language.value() == "en", "her language is known until then"
    two.window.stack.back()
    two.window.stack.back()
    assert isinstance(two.window.stack.page(), HomePage), "there is no way back to her"


def test_the_records_say_when_how_many_why_and_by_whom(two: Room) -> None:
    persons = old(two, "Diallo", "Benali")
    page = two.go(PurgePage, "purge", persons=tuple(persons), reason="too-old")
    confirm(two, page)
    two.press("Effacer 2 fiches")
    listed = two.go(PurgesPage, "purges")
    said = two.words()
    assert "2 fiches effacées le " in said and "Gardé assez longtemps : 24 mois · par Claire et Yacine" in said
    two.press("Voir ce qui a été effacé")
    assert "Noms : 4" in two.words()
    sound(two, listed)
    two.go(DuePage, "purge-due")
    assert "Aucune fiche n’a dépassé sa durée." in two.words()


def test_what_the_program_erased_again_names_no_second_person(room: Room) -> None:
    record = PurgeRecord(id=room.desk.people.new_id(), persons=(Id("1" * 32),), reason="restored", first="C1",
                         at="2026-11-20T10:00:00+01:00")  # fmt: skip
    room.desk.sitting.record("persons-purged", [Make(record)])
    room.go(PurgesPage, "purges")
    assert "Effacé de nouveau après une restauration · par le programme" in as_read(room.words())


def test_backups_that_still_hold_her_are_listed_until_they_are_gone(two: Room, tmp_path: Path) -> None:
    made = two.register()
    file = tmp_path / "avant.age"
    two.desk.backups.make(file)
    two.later(minutes=5)
    page = two.go(PurgePage, "purge", persons=(made.person,), reason="asked")
    confirm(two, page)
    two.press("Effacer 1 fiche")
    assert f"{file}, faite le 23 nov. 2026 : à supprimer avant le 23 déc. 2026" in two.words()
    sound(two, two.page(PurgesPage))
    two.go(CoordinationPage, "coordination")
    assert "1 sauvegarde est à supprimer avant le 23 déc. 2026." in two.words()
    two.later(days=31)
    two.go(PurgesPage, "purges")
    assert "à supprimer depuis le 23 déc. 2026" in two.words()
    two.window.stack.back()
    two.settle()
    assert "1 sauvegarde est à supprimer, depuis le 23 déc. 2026." in two.words()
    file.unlink()
    two.go(PurgesPage, "purges")
    assert "Sauvegardes à supprimer" not in two.words()
    two.window.stack.back()
    two.settle()
    assert "à supprimer" not in two.words()
