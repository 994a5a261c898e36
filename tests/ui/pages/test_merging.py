"""Pairs that may be one person are compared, joined, told apart, parted again: by keys and clicks."""

from PySide6.QtCore import Qt

from app.domain.changes import Make
from app.domain.dates import PartialDate
from app.domain.entities import FieldChoice, MergeDecision, NotSame
from app.domain.ids import Id
from app.domain.pairing import MOST_SHARING
from app.ui.pages.alike_crowd import CrowdCard
from app.ui.pages.duplicates import AT_ONCE, DuplicatesPage, PairCard
from app.ui.pages.joined import JoinedPage
from app.ui.pages.merge import MergePage
from app.ui.pages.people import PeoplePage
from app.ui.pages.person import PersonPage
from app.ui.widgets.result_list import ResultList
from tests.ui.checks import as_read, clipped, texts, unnamed
from tests.ui.pages.conftest import Room

BIRTH = PartialDate(1990, 3, 12)
LONG = "Randrianasolo Rakotomalala Andriamampianina Ravelomanantsoa"


def two(room: Room, **fields: object) -> tuple[Id, Id]:
    """Two sheets of one person; the second has another date of birth and a phone."""
    one = room.register(family="Diallo", given="Mamadou", birth=BIRTH, own_script="محمدو ديالو").person
    known = {"family": "Diallo", "given": "Mamadu", "birth": PartialDate(1990, 12, 3), "phone": "0600004821", **fields}
    return one, room.register(**known).person


def joined(room: Room, *persons: Id) -> None:
    """They are one, as of another laptop."""
    decision = MergeDecision(id=room.desk.people.new_id(), persons=persons, by=room.desk.sitting.author,
                             at="2026-11-23T10:00:00+01:00")  # fmt: skip
    room.desk.sitting.record("persons-merged", [Make(decision)])
    room.settle()


def test_a_pair_is_found_compared_and_joined_by_the_keyboard(room: Room) -> None:
    one, other = two(room)
    room.go(PeoplePage, "people")
    room.press("Voir les doublons possibles")
    page = room.page(DuplicatesPage)
    (card,) = page.findChildren(PairCard)
    assert as_read(card.accessibleName()) == "DIALLO Mamadou · محمدو ديالو et DIALLO Mamadu"
    assert "Probable : nom écrit autrement · date de naissance, jour et mois inversés" in room.words()
    assert clipped(page) == unnamed(page) == []
    assert card.compare.hasFocus()
    room.key(Qt.Key.Key_Space)
    compared = room.page(MergePage)
    assert clipped(compared) == unnamed(compared) == []
    assert "•••• 4821" in room.words() and "0600004821" not in room.words()
    # Nothing is chosen beforehand, and nothing is joined until it is.
    room.chord(Qt.Key.Key_Return)
    assert "Date de naissance : choisissez ce qui est juste." in room.words()
    assert room.desk.register.members(one) == (one,)
    choice = room.page(MergePage).differences.choices["birth"]  # type: ignore[union-attr]  # it is shown
    choice.setFocus()
    room.key(Qt.Key.Key_Right)
    room.key(Qt.Key.Key_Space)
    assert choice.value() == other
    room.chord(Qt.Key.Key_Return)
    assert room.desk.people.profile(other).person.id == one
    assert room.desk.people.profile(one).person.birth == "1990-12-03"
    assert not room.page(DuplicatesPage).findChildren(PairCard)
    assert "Personne ne semble inscrit deux fois." in room.words()
    room.chord(Qt.Key.Key_Z)
    assert room.desk.register.members(one) == (one,)
    assert len(room.page(DuplicatesPage).findChildren(PairCard)) == 1


def test_what_differs_comes_first_and_what_only_one_knows_is_kept(room: Room) -> None:
    page = room.go(MergePage, "merge", persons=two(room))
    said = room.words()
    assert said.index("Ce qu’il faut choisir") < said.index("Ce qui diffère") < said.index("Si vous les réunissez")
    assert set(page.differences.choices) == {"birth"}  # type: ignore[union-attr]  # it is shown
    assert "12/03/1990" in said and "03/12/1990" in said
    assert "•••• 4821" in said and "Non renseigné" in said
    assert "Toutes les références restent valables" in said


def test_they_are_not_the_same_and_it_is_remembered_and_taken_back(room: Room) -> None:
    two(room)
    page = room.go(DuplicatesPage, "duplicates")
    page.findChildren(PairCard)[0].refuse.click()
    room.settle()
    assert not page.findChildren(PairCard)
    assert len(room.desk.register.where(NotSame)) == 1
    room.press("1 paire jugée différente")
    room.press("Comparer de nouveau DIALLO Mamadou · محمدو ديالو et DIALLO Mamadu")
    assert "Claire a noté que ce ne sont pas les mêmes." in room.words()
    room.page(MergePage).context.navigator.back()
    room.chord(Qt.Key.Key_Z)
    assert not room.desk.register.where(NotSame)


def test_the_list_keeps_to_initials_where_discretion_asks_for_it(room: Room) -> None:
    two(room)
    room.go(DuplicatesPage, "duplicates")
    settings = room.window.context().screen.settings
    room.window.context().screen.change(type(settings)(discreet=True))
    room.settle()
    assert "DIALLO" not in room.words()
    assert len(room.page(DuplicatesPage).findChildren(PairCard)) == 1


def test_parting_asks_whose_is_what_was_noted_meanwhile(room: Room) -> None:
    one, other = two(room)
    joined(room, one, other)
    room.later(minutes=1)
    room.desk.people.add_note(one, "Elle a appelé")
    page = room.go(JoinedPage, "joined", person=other)
    assert "Réunies le 23 nov. 2026 par Claire." in room.words()
    (question,) = page.whose.values()
    assert "Elle a appelé" in question.label
    assert question.value() == one
    assert clipped(page) == unnamed(page) == []
    question.buttons[1].click()
    room.desk.people.edit(one, alert="Prudence")
    room.settle()
    (question,) = page.whose.values()
    assert question.value() == other, "what was answered stays answered"
    room.press("Séparer de nouveau")
    assert room.desk.register.members(one) == (one,)
    assert [line.detail for line in room.desk.timeline(other, page.words) if line.kind == "note"] == ["Elle a appelé"]
    assert room.desk.duplicates.refusal(one, other)
    room.chord(Qt.Key.Key_Z)
    assert room.desk.register.members(other) == (one, other)
    assert room.desk.duplicates.refusal(one, other) is None


def test_what_two_laptops_decided_differently_is_settled(room: Room) -> None:
    one, other = two(room)
    for chosen in (one, other):
        decision = MergeDecision(
            id=room.desk.people.new_id(), persons=(one, other), choices=(FieldChoice("birth", chosen),)
        )
        room.desk.sitting.record("persons-merged", [Make(decision)])
    room.desk.sitting.record("not-same-said", [Make(NotSame(id=room.desk.people.new_id(), persons=(one, other)))])
    room.go(DuplicatesPage, "duplicates")
    assert "fiches réunies, mais Quelqu’un a noté" in room.words()
    assert "les fiches réunies disent deux choses différentes." in room.words()
    room.press("Décider pour DIALLO Mamadou · محمدو ديالو")
    page = room.page(JoinedPage)
    assert clipped(page) == unnamed(page) == []
    room.press("Garder ce choix")
    assert "Date de naissance : choisissez ce qui est juste." in room.words()
    page.settling["birth"].buttons[0].click()
    room.press("Garder ce choix")
    assert room.desk.merges.unsettled(one) == ()
    assert room.desk.people.profile(other).person.birth == "1990-03-12"
    room.press("Ce sont bien les mêmes")
    assert not room.desk.duplicates.listing(1).contradicted
    assert isinstance(room.page(JoinedPage), JoinedPage)


def test_a_sheet_that_does_not_know_keeps_its_column_and_is_no_answer(room: Room) -> None:
    unknown = room.register(family="Diallo").person
    page = room.go(MergePage, "merge", persons=(unknown, *two(room)))
    choice = page.differences.choices["birth"]  # type: ignore[union-attr]  # it is shown
    assert [button.text() for button in choice.buttons] == ["Non renseigné", "12/03/1990", "03/12/1990"]
    assert [button.isEnabled() for button in choice.buttons] == [False, True, True]
    assert choice.buttons[1].hasFocus()
    choice.buttons[0].click()
    assert choice.value() == ""
    assert "Ce ne sont pas les mêmes" not in room.words()
    choice.buttons[2].click()
    room.press("Réunir ces fiches")
    assert room.desk.people.profile(unknown).person.birth == "1990-12-03"


def test_one_of_three_sheets_leaves(room: Room) -> None:
    one, other = two(room)
    third = room.register(family=LONG, given="Hery").person
    joined(room, one, other, third)
    page = room.go(JoinedPage, "joined", person=one)
    room.press("Séparer de nouveau")
    assert "Quelle fiche est celle d’une autre personne ? : choisissez ce qui est juste." in room.words()
    assert page.other is not None
    page.other.buttons[2].click()
    room.press("Séparer de nouveau")
    assert room.desk.register.members(one) == (one, other)
    assert room.desk.register.members(third) == (third,)
    assert len(room.page(JoinedPage).sheets) == 2


def test_whoever_is_not_joined_or_was_joined_meanwhile_is_not_compared(room: Room) -> None:
    one, other = two(room)
    room.go(DuplicatesPage, "duplicates")
    room.go(MergePage, "merge", persons=(one, other))
    joined(room, one, other)
    room.page(DuplicatesPage)
    room.desk.merges.part(other, {})
    room.window.stack.go("joined", person=one)
    room.settle()
    room.page(DuplicatesPage)


def test_long_names_fit_in_narrow_windows_and_large_text(room: Room) -> None:
    one, other = two(room, family=LONG, given=LONG)
    room.window.context().theme.resize(200)
    room.settle()
    for name, arguments in (("merge", {"persons": (one, other)}), ("duplicates", {})):
        room.window.stack.go(name, **arguments)
        room.settle()
        page = room.window.stack.page()
        assert page is not None
        assert clipped(page) == []
    joined(room, one, other)
    assert clipped(room.go(JoinedPage, "joined", person=one)) == []


def test_a_page_of_a_joined_person_says_so_and_leads_there(room: Room) -> None:
    one, other = two(room, birth=BIRTH)
    room.go(PersonPage, "person", person=one)
    assert "Fiche réunie" not in room.words()
    joined(room, one, other)
    assert "Fiche réunie de 2 fiches" in room.words()
    page = room.go(PersonPage, "person", person=other)
    assert page.person == one
    assert clipped(page) == unnamed(page) == []
    room.press("Fiche réunie de 2 fiches")
    assert room.page(JoinedPage).person == one
    room.desk.duplicates.refuse(one, other)
    room.go(PersonPage, "person", person=other)
    assert "Les fiches se contredisent : il reste à choisir." in room.words()


def test_two_sheets_that_somebody_knows_are_compared(room: Room) -> None:
    one = room.register(family="Petrenko", given="Oksana").person
    other = room.register(family="Traoré", given="Awa").person
    page = room.go(DuplicatesPage, "duplicates")
    room.press("Comparer ces deux fiches")
    first, second = page.by_hand.fields
    assert first.error() and second.error()
    for field in (first, second):
        field.choose(one)
    room.press("Comparer ces deux fiches")
    assert not first.error() and second.error()
    second.choose(other)
    room.press("Comparer ces deux fiches")
    assert [sheet.profile.person.id for sheet in room.page(MergePage).sheets] == [one, other]
    room.press("Réunir ces fiches")
    assert room.desk.register.members(one) == (one, other)
    # Whom they are one is shown: nobody chosen by hand was in the list.
    hers = room.page(PersonPage)
    assert hers.person == one
    assert "Fiche réunie de 2 fiches" in room.words()
    assert hers.main is not None and hers.main.hasFocus()
    room.chord(Qt.Key.Key_Z)
    assert room.desk.register.members(one) == (one,)
    assert "Fiche réunie" not in room.words()
    hers.context.navigator.back()
    room.settle()
    assert isinstance(room.page(DuplicatesPage), DuplicatesPage)


def test_return_takes_the_best_of_those_who_are_found_and_nobody_twice(room: Room) -> None:
    persons = {room.register(family="Petrenko", given=given).person for given in ("Oksana", "Olena")}
    page = room.go(DuplicatesPage, "duplicates")
    room.press("Comparer ces deux fiches")
    for field in page.by_hand.fields:
        assert field.error()
        field.line.setFocus()
        room.type("petrenkoff sur mer")
        field.search()
        room.settle()
        assert "Personne ne correspond à « petrenkoff sur mer »." in texts(field.suggestions.panel)
        field.line.clear()
        room.type("petrenko")
        field.search()
        room.settle()
        room.key(Qt.Key.Key_Return)
        assert not field.error()
    assert {field.person for field in page.by_hand.fields} == persons


def test_many_of_one_name_are_told_once_and_can_be_compared(room: Room) -> None:
    for _ in range(MOST_SHARING + 3):
        room.register(family="Diallo", given="Mamadou")
    page = room.go(DuplicatesPage, "duplicates")
    assert not page.findChildren(PairCard)
    said = room.words()
    assert "DIALLO Mamadou : 23 fiches" in said
    assert "Possible : même nom, date de naissance inconnue" in said
    assert "Personne ne semble inscrit deux fois." not in said
    (card,) = page.findChildren(CrowdCard)
    assert card.see.button.hasFocus()
    room.key(Qt.Key.Key_Space)
    assert len(card.findChildren(ResultList)[0].lines()) == AT_ONCE
    assert clipped(page) == unnamed(page) == []
    room.press("Comparer deux fiches de DIALLO Mamadou")
    for field in page.by_hand.fields:
        field.line.setFocus()
        field.search()
        room.settle()
        assert "Et d’autres" in texts(field.suggestions.panel)
        for _ in range(1 + page.by_hand.fields.index(field)):
            room.key(Qt.Key.Key_Down)
        room.key(Qt.Key.Key_Return)
    room.press("Comparer ces deux fiches")
    room.page(MergePage)


def test_the_name_of_many_leads_to_all_of_them(room: Room) -> None:
    for _ in range(MOST_SHARING + 3):
        room.register(family="Diallo", given="Mamadou")
    room.go(DuplicatesPage, "duplicates")
    room.press("Chercher DIALLO Mamadou")
    assert room.page(PeoplePage).found.text() == "DIALLO Mamadou"


def test_the_page_is_read_from_its_top(room: Room) -> None:
    room.window.resize(1366, 768)
    one, other = two(room)
    page = room.go(MergePage, "merge", persons=(one, other))
    assert page.focusWidget() is page.differences.choices["birth"].buttons[0]  # type: ignore[union-attr]  # it is shown
    assert page.area.verticalScrollBar().maximum() > 0
    assert page.area.verticalScrollBar().value() == 0, "the question is in sight without scrolling"
