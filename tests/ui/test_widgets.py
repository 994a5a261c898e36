"""Buttons, messages, lists, progress, toasts: named, operated from the keyboard, steady."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem, QVBoxLayout, QWidget

from app.language.words import Words
from app.ui.context import Context
from app.ui.tasks import Tasks, Work
from app.ui.theme.theme import Theme
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Kind, Message
from app.ui.widgets.paper_view import PaperView
from app.ui.widgets.progress import Progress
from app.ui.widgets.result_list import Result, ResultList
from app.ui.widgets.status import EmptyState, Masked, StatusWord
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Text
from app.ui.widgets.timeline import Act, Happening, Timeline
from app.ui.widgets.toast import SECONDS, Toast
from app.ui.window import Window
from tests.clock import FakeClock
from tests.ui.checks import texts
from tests.ui.conftest import settle
from tests.ui.samples import KINDS, PEOPLE, FormPage
from tests.ui.test_fields import spoken

Show = Callable[[QWidget], QWidget]


def test_a_button_speaks_its_name_and_its_keys(show: Show) -> None:
    pressed: list[str] = []
    button = Button("Modifier", keys="Ctrl+E", name="Modifier la date de naissance", on=lambda: pressed.append("x"))
    show(button)
    assert spoken(button) == ("Modifier la date de naissance", "Ctrl+E", QAccessible.Role.Button)
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert pressed == ["x"]
    button.set_busy(True)
    button.click()
    assert pressed == ["x"]


def test_the_focus_waits_for_a_busy_button(show: Show) -> None:
    button, after = Button("Contrôler le registre"), Button("Continuer")
    show(FlowBox(button, after))
    button.setFocus()
    button.set_busy(True)
    assert not after.hasFocus()
    button.set_busy(False)
    assert button.hasFocus()
    button.set_busy(True)
    after.setFocus()
    button.set_busy(False)
    assert after.hasFocus()


def test_the_words_of_a_button_wrap_instead_of_being_cut() -> None:
    button = Button("Enregistrer la tentative et imprimer la fiche", glyph="printer", keys="Ctrl+Entrée")
    assert button.heightForWidth(260) > button.heightForWidth(900)
    assert button.minimumSizeHint().width() < 300
    button.show_words(False)
    assert button.sizeHint().width() < 60
    assert button.toolTip() == "Enregistrer la tentative et imprimer la fiche"


def test_a_flow_goes_on_to_the_next_line(show: Show) -> None:
    box = FlowBox(Button("Premier"), Button("Deuxième"), Button("Troisième"))
    narrow, wide = box.heightForWidth(150), box.heightForWidth(1000)
    assert narrow >= 3 * 40
    assert wide < 60
    box.resize(1000, wide)
    show(box)
    lefts = [child.x() for child in box.findChildren(Button)]
    assert lefts == sorted(lefts)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    assert [child.x() for child in box.findChildren(Button)] == sorted(
        (child.x() for child in box.findChildren(Button)), reverse=True
    )


@pytest.mark.parametrize("kind", KINDS)
def test_a_message_is_said_by_words_not_by_colour_alone(show: Show, kind: Kind) -> None:
    message = Message(kind, "Le disque est plein.", detail="Libérez de la place.")
    show(message)
    assert message.accessibleName() == "Le disque est plein. Libérez de la place."
    assert "Libérez de la place." in texts(message)


def test_a_name_with_markup_in_it_is_shown_as_typed(show: Show) -> None:
    text = Text("<b>DIALLO</b> & fils")
    show(text)
    assert text.textFormat() == Qt.TextFormat.PlainText
    assert text.text() == "<b>DIALLO</b> & fils"


def test_a_number_is_masked_until_asked_and_again_after_20_seconds(show: Show) -> None:
    masked = Masked(Words(), "N° étranger", "9912344821")
    show(masked)
    assert "991234" not in texts(masked)
    assert masked.text.text().endswith("4821")
    assert masked.button.accessibleName() == "Afficher : N° étranger"
    QTest.keyClick(masked.button, Qt.Key.Key_Space)
    assert masked.text.text() == "9912344821"
    for _ in range(19):
        masked.tick()
    assert masked.revealed()
    masked.tick()
    assert not masked.revealed()
    assert "991234" not in texts(masked)


def test_a_summary_names_what_each_act_changes(show: Show) -> None:
    done: list[str] = []
    lines = [
        Line("Titre", "Récépissé", lambda: done.append("title")),
        Line("Téléphone", "", lambda: done.append("phone")),
    ]
    summary = SummaryList(Words(), lines, "Situation")
    summary.resize(800, 200)
    show(summary)
    buttons = summary.findChildren(Button)
    assert [button.accessibleName() for button in buttons] == ["Modifier : Titre", "Ajouter : Téléphone"]
    assert "Non renseigné" in texts(summary)
    buttons[1].click()
    assert done == ["phone"]


def test_a_list_is_walked_and_chosen_from_the_keyboard(show: Show) -> None:
    found = ResultList("Personnes")
    found.put(PEOPLE, first=True)
    found.resize(500, 300)
    show(found)
    chosen: list[str] = []
    found.chosen.connect(chosen.append)
    QTest.keyClick(found, Qt.Key.Key_Down)
    QTest.keyClick(found, Qt.Key.Key_Return)
    assert chosen == ["2"]
    found.step(10)
    assert found.current() == "3"
    index = found.model().index(0, 0)
    said = found.model().data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert said == "DIALLO Awa, née le 12/03/1990, Guinée, même nom et même année, 3 nov."
    interface = QAccessible.queryAccessibleInterface(found)
    assert interface is not None
    assert interface.role() == QAccessible.Role.List
    assert interface.child(0).text(QAccessible.Text.Name).startswith("DIALLO Awa, née")


def test_a_list_of_ten_thousand_measures_one_line_only(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    found = ResultList("Personnes")
    asked: list[int] = []
    painter = found.itemDelegate()
    original = painter.sizeHint
    found.put([Result(str(n), f"NOM {n}", "né en 1990") for n in range(10_000)])

    def _counted(option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        asked.append(index.row())
        return original(option, index)

    monkeypatch.setattr(painter, "sizeHint", _counted)
    show(found)
    assert len(asked) < 50


def test_a_timeline_shows_twenty_lines_and_then_the_older_ones(show: Show) -> None:
    undone: list[str] = []
    lines = [Happening("14:30", "Échec ANEF", acts=(Act("Annuler", lambda: undone.append("x")),))]
    lines += [Happening(f"{n}", f"Ligne {n}") for n in range(39)]
    timeline = Timeline(Words(), "Histoire", lines)
    show(timeline)
    assert "Ligne 18" in texts(timeline)
    assert "Ligne 20" not in texts(timeline)
    assert timeline.more_button.text() == "Montrer 20 lignes plus anciennes"
    timeline.more_button.click()
    assert "Ligne 38" in texts(timeline)
    assert timeline.more_button.isHidden()
    button = next(b for b in timeline.findChildren(Button) if b.text() == "Annuler")
    assert button.accessibleName() == "Annuler : Échec ANEF"
    button.click()
    assert undone == ["x"]


def test_a_timeline_asks_for_a_line_only_when_it_is_shown(show: Show) -> None:
    asked: list[int] = []

    def made(number: int) -> Happening:
        asked.append(number)
        return Happening(f"{number}", f"Ligne {number}")

    timeline = Timeline(Words(), "Histoire")
    timeline.put(map(made, range(300)), 300)
    show(timeline)
    assert asked == list(range(20))
    timeline.more_button.click()
    assert asked == list(range(40))


def test_a_paper_is_shown_zoomed_and_read_aloud(show: Show) -> None:
    view = PaperView(Words(), "Aperçu de la fiche")
    page = QImage(794, 1123, QImage.Format.Format_RGB32)
    page.fill(QColor("white"))
    view.put([page, page], "Ce document n’est pas un titre de séjour.")
    view.resize(900, 600)
    show(view)
    assert view.count.text() == "2 pages"
    before = view.width_of_pages()
    view.larger.click()
    assert view.width_of_pages() > before
    assert not view.text.isVisible()
    assert QAccessible.queryAccessibleInterface(view.text_button).role() == QAccessible.Role.Button
    view.text_button.click()
    assert view.text.isVisible()
    assert "titre de séjour" in view.text.toPlainText()
    for _ in range(10):
        view.smaller.click()
    assert not view.smaller.isEnabled()


def _progress(tasks: Tasks, clock: FakeClock) -> tuple[Progress, Work, QWidget]:
    owner, box = QObject(), QWidget()
    progress = Progress(Words(), clock, "Sauvegarde en cours")
    QVBoxLayout(box).addWidget(progress)
    work = Work(owner, "", lambda _work: None)
    work.setProperty("owner", owner)
    del tasks
    progress.follow(work)
    return progress, work, box


def test_progress_shows_after_a_third_of_a_second_and_can_be_stopped_after_five(
    show: Show, tasks: Tasks, clock: FakeClock
) -> None:
    progress, work, box = _progress(tasks, clock)
    show(box)
    progress.tick()
    assert not progress.isVisible()
    clock.advance(timedelta(milliseconds=300))
    progress.tick()
    assert progress.isVisible()
    assert not progress.stop_button.isVisible()
    work.progressed.emit(25, 100)
    clock.advance(timedelta(seconds=5))
    progress.tick()
    assert progress.estimate.text() == "Encore 16 secondes environ"
    progress.stop_button.click()
    assert work.stopped()
    assert progress.estimate.text() == "Arrêt en cours…"
    progress.tick()
    assert progress.estimate.text() == "Arrêt en cours…"
    work.ended.emit()
    assert not progress.isVisible()


def test_progress_that_knows_no_total_says_so(show: Show, tasks: Tasks, clock: FakeClock) -> None:
    progress, _work, box = _progress(tasks, clock)
    show(box)
    clock.advance(timedelta(seconds=6))
    progress.tick()
    assert progress.estimate.text() == "Le temps restant n’est pas connu."
    assert progress.bar.maximum() == 0


def test_a_toast_goes_after_ten_seconds_and_waits_while_it_has_the_focus(show: Show) -> None:
    box = QWidget()
    box.resize(900, 500)
    undone: list[str] = []
    kept: list[int] = []
    toast = Toast(box, Words(), box.rect, kept.append)
    show(box)
    toast.say("Tentative enregistrée.", lambda: undone.append("x"))
    assert toast.isVisible() and toast.can_undo()
    for _ in range(SECONDS - 1):
        toast.tick()
    assert toast.isVisible()
    toast.undo_button.setFocus()
    toast.tick()
    assert toast.isVisible()
    toast.undo_button.clearFocus()
    toast.tick()
    assert not toast.isVisible() and kept[-1] == 0
    assert "Tentative" not in texts(box)
    toast.say("Effacé.", lambda: undone.append("y"))
    toast.undo_button.click()
    assert undone == ["y"]
    assert not toast.can_undo()


def test_statuses_and_empty_states_have_names(show: Show) -> None:
    pressed: list[str] = []
    empty = EmptyState(
        "Personne n’attend.", detail="Cherchez.", button=Button("Ajouter", on=lambda: pressed.append("x"))
    )
    show(empty)
    assert empty.accessibleName() == "Personne n’attend. Cherchez."
    assert StatusWord("danger", "aujourd’hui").accessibleName() == "aujourd’hui"


def test_a_page_takes_letters_where_no_field_wants_them(desk: Window) -> None:
    desk.stack.go("deadlines")
    settle()
    page = desk.stack.page()
    assert isinstance(page, FormPage)
    page.choice.buttons[0].setFocus()
    QTest.keyClick(page.choice.buttons[0], Qt.Key.Key_C)
    assert page.choice.value() == "other"
    page.text.setFocus()
    QTest.keyClick(page.text.line, Qt.Key.Key_A)
    assert page.choice.value() == "other"
    assert page.text.value() == "a"


def test_problems_take_the_focus_and_lead_to_their_field(desk: Window) -> None:
    desk.stack.go("deadlines")
    settle()
    page = desk.stack.page()
    assert isinstance(page, FormPage)
    page.save()
    settle()
    link = desk.focusWidget()
    assert isinstance(link, Button)
    assert link.text() == "Ce numéro a 10 chiffres. Vérifiez sur le titre."
    assert desk.windowTitle() == "Erreur : Guichet ouvert"
    link.click()
    assert page.number.line.hasFocus()
    page.show_problems([])
    assert desk.windowTitle() == "Guichet ouvert"
    settle()
    assert "Il y a un problème" not in texts(page)


def test_context_is_given_to_pages(desk: Window, theme: Theme) -> None:
    page = desk.stack.page()
    assert page is not None
    context: Context = page.context
    assert context.theme is theme
    assert context.navigator is desk.stack
