"""Fields: named, explained, operated from the keyboard, wrong in words."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from app.domain.dates import PartialDate
from app.domain.faults import KnownError
from app.language.words import Words
from app.ui.widgets.choice import Checks, Choice, Option
from app.ui.widgets.drawing import smaller
from app.ui.widgets.field import Field, LongTextField, TextField
from app.ui.widgets.marks import CheckBox, RadioButton
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.select import Select
from tests.ui.checks import texts, write
from tests.ui.conftest import settle

Show = Callable[[QWidget], QWidget]
OPTIONS = [Option("a", "Oui"), Option("b", "Non", "Rien après 5 minutes"), Option("c", "Je ne sais pas")]
COUNTRIES = [Option("CI", "Côte d’Ivoire"), Option("GN", "Guinée"), Option("GW", "Guinée-Bissau"), Option("ML", "Mali")]


def spoken(widget: QWidget) -> tuple[str, str, QAccessible.Role]:
    """Name, description and role, as a screen reader gets them."""
    interface = QAccessible.queryAccessibleInterface(widget)
    assert interface is not None
    texts_of = (QAccessible.Text.Name, QAccessible.Text.Description)
    name, description = (interface.text(which) for which in texts_of)
    return name, description, interface.role()


def holder(*fields: Field) -> QWidget:
    """A window with fields under one another."""
    box = QWidget()
    column = QVBoxLayout(box)
    for field in fields:
        column.addWidget(field)
    return box


def test_a_text_field_says_its_name_its_hint_and_what_is_wrong(show: Show) -> None:
    field = TextField("Téléphone", hint="Pour rappeler si la préfecture répond.", optional="facultatif")
    show(holder(field))
    name, description, role = spoken(field.line)
    assert (name, description) == ("Téléphone (facultatif)", "Pour rappeler si la préfecture répond.")
    assert role == QAccessible.Role.EditableText
    field.set_error("Ce numéro est trop court.")
    assert "trop court" in spoken(field.line)[1]
    assert field.line.property("wrong") == "true"
    assert "Ce numéro est trop court." in texts(field)
    field.set_error("")
    assert field.line.property("wrong") == "false"
    assert "trop court" not in texts(field)


def test_typing_is_a_change_and_setting_is_not(show: Show) -> None:
    field, note = TextField("Nom"), LongTextField("Note")
    show(holder(field, note))
    heard: list[str] = []
    field.changed.connect(lambda: heard.append(field.value()))
    note.changed.connect(lambda: heard.append(note.value()))
    field.entered.connect(lambda: heard.append("Return"))
    field.set_value("AWA")
    note.set_value("x")
    assert heard == []
    field.setFocus()
    write(field.line, "B")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    write(note.area, "y")
    assert heard[0] in ("AWAB", "BAWA", "B")
    assert heard[1] == "Return"
    assert len(heard) == 3


def test_tab_leaves_a_field_of_several_lines(show: Show) -> None:
    note, after = LongTextField("Note"), TextField("Après")
    show(holder(note, after))
    note.setFocus()
    QTest.keyClick(note.area, Qt.Key.Key_Tab)
    assert after.line.hasFocus()
    assert note.value() == ""


def test_a_passphrase_is_hidden_until_asked(show: Show) -> None:
    field = PassphraseField(Words(), "Phrase de passe")
    show(holder(field))
    assert field.line.echoMode() == QLineEdit.EchoMode.Password
    assert spoken(field.line)[0] == "Phrase de passe"
    assert spoken(field.eye)[0] == "Montrer : Phrase de passe"
    QTest.keyClick(field.eye, Qt.Key.Key_Space)
    assert field.letters_shown()
    assert spoken(field.eye)[0] == "Cacher : Phrase de passe"
    write(field.line, "six mots")
    field.clear()
    assert (field.value(), field.letters_shown()) == ("", False)


def test_a_choice_begins_without_an_answer_and_takes_one_by_space_arrows_or_letter(show: Show) -> None:
    choice = Choice("Le code arrive-t-il ?", OPTIONS, letters=True)
    show(holder(choice))
    heard: list[str] = []
    choice.changed.connect(lambda: heard.append(choice.value()))
    assert choice.value() == ""
    choice.setFocus()
    assert choice.buttons[0].hasFocus()
    QTest.keyClick(choice.buttons[0], Qt.Key.Key_Space)
    QTest.keyClick(choice.buttons[0], Qt.Key.Key_Down)
    assert heard == ["a", "b"]
    assert choice.press("C")
    assert choice.value() == "c"
    assert not choice.press("D")
    name, description, role = spoken(choice.buttons[1])
    assert name == "Le code arrive-t-il ? : Non"
    assert "Rien après 5 minutes" in description
    assert role == QAccessible.Role.RadioButton
    choice.choose("")
    assert choice.value() == ""


def test_letters_go_on_past_h_without_those_that_look_like_digits(show: Show) -> None:
    choice = Choice("Quoi ?", [Option(str(number), f"Réponse {number}") for number in range(12)], letters=True)
    show(holder(choice))
    assert choice.buttons[8].row.letter == "J"
    assert choice.press("J")
    assert choice.value() == "8"
    assert not choice.press("I")
    assert choice.press("M")
    assert choice.value() == "11"


def test_a_choice_takes_an_answer_outside_its_list(show: Show) -> None:
    choice = Choice("Quoi ?", OPTIONS, beyond="Autre", in_line=True)
    show(holder(choice))
    assert choice.line is not None
    assert not choice.line.isVisible()
    choice.buttons[-1].click()
    assert choice.line.hasFocus()
    assert choice.value() == ""
    write(choice.line, " Un bon d’achat ")
    assert choice.value() == "other:Un bon d’achat"
    choice.choose("b")
    assert (choice.value(), choice.line.isVisible()) == ("b", False)
    choice.choose("other:Un ticket")
    assert (choice.value(), choice.line.isVisible()) == ("other:Un ticket", True)


def test_answers_side_by_side_stand_in_columns(show: Show) -> None:
    texts = ("Oui", "Une réponse plus longue", "Non", "On ne sait pas", "Peut-être bien")
    choice = Choice("Quoi ?", [Option(text, text) for text in texts], in_line=True)
    show(holder(choice)).resize(520, 400)
    settle()
    assert len({button.width() for button in choice.buttons}) == 1
    assert 1 < len({button.x() for button in choice.buttons}) < len(texts)


def test_a_choice_can_be_pressed_anywhere_on_its_row(show: Show) -> None:
    choice = Choice("Quoi ?", OPTIONS)
    show(holder(choice))
    button = choice.buttons[1]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(button.width() - 3, button.height() - 3))
    assert choice.value() == "b"


def test_checks_take_any_number_of_answers(show: Show) -> None:
    checks = Checks("Qui a vu ?", OPTIONS, chosen=["c"], in_line=True)
    show(holder(checks))
    heard: list[tuple[str, bool]] = []
    checks.toggled.connect(lambda code, on: heard.append((code, on)))
    QTest.keyClick(checks.boxes[0], Qt.Key.Key_Space)
    assert checks.value() == ("a", "c")
    assert heard == [("a", True)]
    assert spoken(checks.boxes[0])[2] == QAccessible.Role.CheckBox


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        (("13", "mars", "1990"), PartialDate(1990, 3, 13)),
        (("", "", "1990"), PartialDate(1990)),
        (("", "févr", "1990"), PartialDate(1990, 2)),
        (("", "", ""), PartialDate()),
    ],
)
def test_a_date_is_read_from_three_boxes(show: Show, typed: tuple[str, str, str], found: PartialDate) -> None:
    field = PartialDateField(Words(), "Date de naissance", today=date(2026, 11, 22))
    show(holder(field))
    for edit, text in zip((field.day, field.month, field.year), typed, strict=True):
        write(edit, text)
    assert field.value() == found


def test_an_impossible_date_is_a_known_fault_and_stays_as_typed(show: Show) -> None:
    field = PartialDateField(Words(), "Naissance", today=date(2026, 11, 22))
    show(holder(field))
    field.set_typed("31", "02", "1990")
    with pytest.raises(KnownError, match="date.impossible"):
        field.value()
    assert field.typed() == ("31", "02", "1990")


def test_an_unknown_day_closes_its_box(show: Show) -> None:
    field = PartialDateField(Words(), "Naissance", today=date(2026, 11, 22), unknown=True)
    show(holder(field))
    field.set_value(PartialDate(1990, 3, 12))
    field.no_day.click()
    assert field.value() == PartialDate(1990, 3)
    assert not field.day.isEnabled()
    field.no_day.click()
    assert field.day.isEnabled()
    field.set_value(PartialDate(1991))
    assert field.no_day.isChecked() and field.no_month.isChecked()
    assert spoken(field.day)[0] == "Naissance : Jour"


def test_a_country_is_found_without_accents_and_taken_with_return(show: Show) -> None:
    field = Select(Words(), "Nationalité", COUNTRIES)
    show(holder(field))
    field.setFocus()
    write(field.line, "bissau gui")
    assert [line.key for line in field.suggestions.list.lines()] == ["GW"]
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "GW"
    assert not field.suggestions.is_open()
    assert field.line.text() == "Guinée-Bissau"


def test_down_opens_the_whole_list_and_escape_closes_it(show: Show) -> None:
    field = Select(Words(), "Nationalité", COUNTRIES)
    show(holder(field))
    field.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert len(field.suggestions.list.lines()) == 4
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == "GN"
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    assert field.escape()
    assert not field.escape()


def test_what_is_on_no_list_is_no_answer_unless_it_may_be(show: Show) -> None:
    closed, free = Select(Words(), "Langue", COUNTRIES), Select(Words(), "Autre", COUNTRIES, allow_other=True)
    show(holder(closed, free))
    for field in (closed, free):
        write(field.line, "Zaghawa")
    assert (closed.value(), closed.typed()) == ("", "Zaghawa")
    assert free.value() == "other:Zaghawa"
    free.choose("other:Soninké")
    assert free.line.text() == "Soninké"


def test_a_language_under_its_own_name_is_the_same_answer(show: Show) -> None:
    field = Select(Words(), "Langue", [Option("pt", "portugais", "Português")], allow_other=True)
    show(holder(field))
    write(field.line, "português")
    assert field.value() == "pt"
    field.line.clear()
    assert field.value() == ""


def test_the_list_of_a_field_closes_when_the_focus_goes_and_forgets(show: Show) -> None:
    field, after = Select(Words(), "Nationalité", COUNTRIES), TextField("Après")
    box = show(holder(field, after))
    field.setFocus()
    write(field.line, "g")
    assert field.suggestions.is_open()
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert after.line.hasFocus()
    assert not field.suggestions.is_open()
    assert field.suggestions.list.lines() == ()
    field.deleteLater()
    settle()
    assert "Nationalité" not in texts(box)
    assert QApplication.focusWidget() is after.line


@pytest.mark.parametrize("kind", [RadioButton, CheckBox])
def test_an_answer_is_as_tall_as_its_words_and_its_hint(show: Show, kind: type[RadioButton] | type[CheckBox]) -> None:
    hint = "La page dit qu’il n’y a plus de rendez-vous disponible pour le moment."
    button = kind("Le calendrier est vide", hint=hint)
    show(button)
    line, small = button.fontMetrics().height(), QFontMetrics(smaller(button.font())).height()
    assert button.heightForWidth(2000) >= line + small
    assert button.heightForWidth(220) >= line + 3 * small
    assert button.heightForWidth(220) > button.heightForWidth(2000)
