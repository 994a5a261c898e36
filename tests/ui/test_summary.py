"""Much text and many lines: what shows of them, what is made of them, in which order they are read."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from app.language.words import Words, load_words
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Checks, Choice, Option, Tick
from app.ui.widgets.columns import Column, Spread
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.field import LongTextField, TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.summary import AT_ONCE, TOO_FEW, Line, SummaryList
from app.ui.widgets.text import Text
from tests.ui.checks import clipped
from tests.ui.conftest import settle

Show = Callable[[QWidget], QWidget]
ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "i18n"


def many(count: int, made: list[int]) -> list[Line]:
    """So many lines; each tells when it is made."""

    def value(number: int) -> QWidget:
        made.append(number)
        return Text(f"valeur {number}")

    return [Line(f"Ligne {number}", partial(value, number), lambda: None) for number in range(count)]


def more_of(summary: SummaryList) -> Button:
    """The button that shows more."""
    return next(one for one in summary.findChildren(Button) if one.text().startswith("Montrer"))


def test_of_many_lines_only_those_that_show_are_made(show: Show) -> None:
    made: list[int] = []
    summary = SummaryList(Words(), many(300, made), "Contacts")
    summary.resize(600, 900)
    show(summary)
    assert len(made) == AT_ONCE
    more = more_of(summary)
    assert more.accessibleName() == f"Montrer {AT_ONCE} lignes de plus : Contacts"
    more.setFocus()
    more.click()
    settle()
    assert len(made) == 2 * AT_ONCE
    # The focus goes on with the first line that came.
    focus = summary.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == f"Modifier : Ligne {AT_ONCE}"
    assert clipped(summary) == []


def test_a_few_lines_more_are_not_held_back(show: Show) -> None:
    made: list[int] = []
    summary = show(SummaryList(Words(), many(AT_ONCE + TOO_FEW, made), "Situation"))
    assert len(made) == AT_ONCE + TOO_FEW
    assert [one.text() for one in summary.findChildren(Button) if one.text() != "Modifier"] == []


def test_the_last_lines_take_the_button_away(show: Show) -> None:
    summary = SummaryList(Words(), many(AT_ONCE + TOO_FEW + 1, []), "Situation")
    show(summary)
    more = more_of(summary)
    more.click()
    settle()
    assert not more.isVisible()


def test_what_each_act_changes_is_said_in_the_language_of_the_window(show: Show) -> None:
    words = load_words("en", CATALOGUES)
    summary = show(SummaryList(words, [Line("Permit", "Card", lambda: None)], "Situation"))
    (button,) = summary.findChildren(Button)
    assert button.accessibleName() == f"{words.t('Modifier')}: Permit"
    assert button.toolTip() == button.accessibleName()


def test_what_unfolds_is_made_when_it_is_first_asked_for(show: Show) -> None:
    made: list[Text] = []

    def fill() -> Text:
        made.append(Text("dedans"))
        return made[-1]

    folded = Disclosure(Words(), "Plus", fill)
    show(folded)
    assert made == []
    for _ in range(3):
        folded.button.click()
    settle()
    assert len(made) == 1
    assert made[0].isVisible()


def test_a_screen_reader_hears_a_button_that_is_open_or_closed(show: Show) -> None:
    folded = Disclosure(Words(), "Plus")
    folded.add(Text("dedans"))
    show(folded)
    heard = QAccessible.queryAccessibleInterface(folded.button)
    assert heard.role() == QAccessible.Role.Button
    said = [heard.text(QAccessible.Text.Description)]
    for _ in range(2):
        QTest.keyClick(folded.button, Qt.Key.Key_Space)
        said.append(heard.text(QAccessible.Text.Description))
        assert folded.inside.isVisible() == folded.button.is_open
    assert said == ["fermé", "ouvert", "fermé"]


def test_parts_stand_beside_each_other_and_are_read_in_one_order(show: Show) -> None:
    dates, visit, case, facts = (Text(text) for text in ("dates", "visite", "dossier", "fiche"))
    visit.setMinimumHeight(300)
    spread = Spread(dates, visit, case, facts, aside=[visit, facts])
    spread.resize(1100, 700)
    show(spread)
    assert visit.x() == facts.x() > dates.x() == case.x()
    # However tall its neighbour is, what stands below follows at once.
    assert case.y() - dates.geometry().bottom() <= 20
    spread.resize(400, 900)
    settle()
    assert [one.x() for one in (dates, visit, case, facts)] == [0, 0, 0, 0]
    places = [one.y() for one in (dates, visit, case, facts)]
    assert places == sorted(places)


def test_a_field_is_as_tall_as_what_stands_in_it(show: Show) -> None:
    field = LongTextField("Note", lines=2)
    field.resize(500, 100)
    show(field)
    short = field.area.height()
    field.set_value("Elle revient avec la facture. " * 20)
    settle()
    tall = field.area.height()
    assert tall > 2 * short
    assert not field.area.verticalScrollBar().isVisible()
    field.set_value("Elle revient avec la facture. " * 200)
    settle()
    # Beyond a dozen lines it scrolls.
    assert tall < field.area.height() < 8 * short
    field.set_value("")
    settle()
    assert field.area.height() == short


def test_what_stands_in_a_field_from_the_start_is_seen_too(show: Show) -> None:
    field = LongTextField("Note", lines=2, text="Elle revient avec la facture. " * 20)
    field.resize(500, 100)
    show(field)
    assert not field.area.verticalScrollBar().isVisible()
    assert field.area.height() > 200


def test_of_a_long_line_the_beginning_shows(show: Show) -> None:
    field = TextField("Avec ses mots", text="Elle revient " * 30)
    field.resize(300, 80)
    show(field)
    field.line.clearFocus()
    field.set_value("Elle revient " * 30)
    assert field.line.cursorPosition() == 0
    # Brought there, one goes on behind it.
    field.line.setFocus()
    assert field.line.cursorPosition() == len(field.value())


def test_a_french_sign_never_begins_a_line(show: Show) -> None:
    text = Text("Elle a dit : oui ; le site répond « rien » !")
    show(text)
    assert text.text() == "Elle a dit : oui ; le site répond « rien » !"
    assert QLabel.text(text).count("\u00a0") == 5


def test_of_many_answers_the_first_are_in_sight_and_the_others_unfold(show: Show) -> None:
    options = [Option(code, code.upper()) for code in "abcdef"]
    choice = Choice("Langue", options, in_line=True, folded="Autres langues", first=2)
    choice.resize(600, 300)
    show(choice)
    assert [one.isVisible() for one in choice.buttons] == [True, True, False, False, False, False]
    assert choice.unfold is not None
    choice.unfold.click()
    settle()
    assert all(one.isVisible() for one in choice.buttons)
    assert choice.buttons[2].hasFocus()
    assert not choice.unfold.isVisible()
    chosen = show(Choice("Langue", options, chosen="e", folded="Autres langues", first=2))
    assert isinstance(chosen, Choice)
    # An answer that was given is never out of sight.
    assert chosen.buttons[4].isVisible()
    assert clipped(choice) == []


def test_a_button_that_waited_is_as_wide_as_its_words_again(show: Show) -> None:
    button = Button("Choisir où l’enregistrer", keys="Ctrl+↵")
    box = FlowBox(button)
    box.resize(600, 100)
    show(box)
    before = button.sizeHint()
    button.set_busy(True)
    settle()
    wide = button.width()
    button.set_busy(False)
    settle()
    assert button.width() < wide
    assert button.sizeHint() == before


def test_answers_are_named_with_the_colon_of_the_language_of_the_window(show: Show) -> None:
    options = [Option("yes", "Yes"), Option("no", "No")]
    fields = (Choice("Sure", options, beyond="Other"), Checks("Rights", options), Tick("Private note"))
    window = Column(*fields)
    show(window)

    def names() -> list[str]:
        buttons = [one for field in fields for one in field.parts()]
        return [one.accessibleName() for one in buttons]

    assert names()[:3] == ["Sure : Yes", "Sure : No", "Sure : Other"]
    window.setLocale(QLocale("en"))
    assert names() == ["Sure: Yes", "Sure: No", "Sure: Other", "Rights: Yes", "Rights: No", "Private note"]
    late = Choice("Late", options)
    window.add(late)
    assert late.buttons[0].accessibleName() == "Late: Yes"


def test_a_name_in_bengali_says_nothing_on_the_terminal() -> None:
    drawn = (
        "from PySide6.QtWidgets import QApplication\n"
        "from app.ui.resources import FONTS, THEMES\n"
        "from app.ui.theme.fonts import load_first, load_rest\n"
        "from app.ui.theme.theme import Theme\n"
        "from app.ui.widgets.text import Text\n"
        "application = QApplication(['names'])\n"
        "load_first(FONTS)\n"
        "load_rest(FONTS)\n"
        "theme = Theme(THEMES)\n"
        "theme.wear()\n"
        "Text('রহমান Rahman').grab()\n"
    )
    run = subprocess.run([sys.executable, "-c", drawn], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "OpenType" not in run.stderr
