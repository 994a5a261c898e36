"""How long things are kept, in the window: the rules with their sources, the choice of the coordination."""

from PySide6.QtCore import Qt

from app.ui.pages.coordination import CoordinationPage
from app.ui.pages.retention import RetentionPage, SetRetentionPage
from tests.ui.pages.conftest import Room
from tests.ui.pages.pieces import sound


def test_each_rule_says_how_long_who_says_so_and_how_sure_that_is(room: Room) -> None:
    room.go(CoordinationPage, "coordination")
    room.press("Voir les durées de conservation")
    page = room.page(RetentionPage)
    said = room.words()
    assert [card.heading.text() for card in page.cards][0] == "La fiche d’une personne"
    assert "24 mois après le dernier contact" in said and "Le jour même, pas après" in said
    assert "CNIL, référentiel des durées de conservation" in said
    assert "D’après une autre source que la loi elle-même, vu le 22 nov. 2026" in said
    assert "Aucun : la durée de la source s’applique" in said
    sound(room, page)


def test_the_coordination_chooses_less_and_takes_it_back(room: Room) -> None:
    page = room.go(RetentionPage, "retention")
    first = page.cards[0].choose
    assert first is not None and page.cards[-1].choose is None, "what the content fixes cannot be chosen"
    first.click()
    form = room.page(SetRetentionPage)
    sound(room, form)
    for typed, told in (("30", "24 mois au plus"), ("0", "au moins un mois"), ("douze", "Écrivez un nombre de mois")):
        form.months.set_value(typed)
        room.press("Enregistrer la durée")
        assert told in form.months.error(), typed
    form.months.set_value(" 12 ")
    room.press("Enregistrer la durée")
    page = room.page(RetentionPage)
    said = room.words()
    assert "12 mois après le dernier contact" in said and "12 mois, par Claire, le 23 nov. 2026" in said
    assert "Au plus" in said, "what the source allows stands beside what was chosen"
    room.press("Voir l’histoire de cette durée")
    assert "Claire a ajouté une durée de conservation : La fiche d’une personne · 12 mois" in room.words()
    room.chord(Qt.Key.Key_Z)
    assert "12 mois" not in room.words()


def test_anyone_else_is_told_who_may_choose(room: Room) -> None:
    room.desk.sitting.sit_down(room.desk.sitting.add_volunteer("Yacine"))
    page = room.go(RetentionPage, "retention")
    assert "Seule la coordination choisit les durées de conservation." in room.words()
    assert [card.choose for card in page.cards if card.choose] == []
    form = room.go(SetRetentionPage, "set-retention", about="person")
    form.months.set_value("6")
    room.press("Enregistrer la durée")
    assert "Seule la coordination choisit" in room.words()
    assert room.desk.purging.rules()[0].own is None
