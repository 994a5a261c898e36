"""The guide runner on a real small register: the shipped student guide, walked in the window."""

import re

import pytest
from PySide6.QtCore import Qt

from app.domain.changes import Make
from app.domain.entities import Deposit, GuideRun, Title
from app.domain.ids import Id
from app.guides.model import Screen
from app.ui.guide.show import ShowPanel
from app.ui.pages.attempt import AttemptPage
from app.ui.pages.guides import GuidesPage
from app.ui.pages.new_person import NewPersonPage
from app.ui.pages.paper import PaperPage
from app.ui.pages.person import PersonPage
from app.ui.pages.records import DepositPage
from app.ui.pages.walk import WalkPage
from app.ui.theme.theme import Theme
from app.ui.widgets.choice import Choice
from app.ui.widgets.partial_date import PartialDateField
from tests.ui.checks import SIZES, clipped, small_targets, texts, unnamed
from tests.ui.conftest import settle
from tests.ui.pages.conftest import Room

GUIDE = "anef-renewal-student"


class Walking:
    """Someone at the student guide."""

    def __init__(self, room: Room, reads: str = "fr", where: Screen = "this-computer") -> None:
        self.room = room
        made = room.register(speaks=reads, reads=reads, foreigner_number="3812345678")
        self.person, self.case = made.person, made.case
        walks = room.desk.walks
        self.run = walks.start(self.case, GUIDE, language=walks.language(self.person, GUIDE), where=where).id
        room.go(PersonPage, "person", person=self.person)
        self.page = room.go(WalkPage, "walk", run=self.run)

    def title(self) -> str:
        """The heading of the step, its spaces plain."""
        return self.page.heading.text().replace("\u00a0", " ")

    def node(self) -> str:
        """Where the guide stands, also after a crash now."""
        return self.room.desk.walks.resume(self.run).run.node.id

    def answer(self, value: str) -> None:
        """Chooses an answer and goes on."""
        assert self.page.view is not None and self.page.view.answer is not None
        self.page.view.answer.propose(value)
        self.room.press("Continuer")

    def until(self, node: str) -> None:
        """Goes to a node by the first answer of each question, as another volunteer did before; the page shows it."""
        walks = self.room.desk.walks
        walk = walks.resume(self.run)
        for _ in range(60):
            here = walk.run.node
            if here.id == node:
                break
            if here.kind == "question":
                walk = walks.answer(walk, here.answers[0].value if here.input == "choice" else "2027-02-10")
            else:
                walk = walks.next(walk)
        walks.leave(walk)
        self.room.window.stack.replace("walk", run=self.run)
        self.room.settle()
        self.page = self.room.page(WalkPage)
        assert self.node() == node

    def choice(self) -> Choice:
        """The question of the step."""
        assert self.page.view is not None and self.page.view.answer is not None
        field = self.page.view.answer.field
        assert isinstance(field, Choice)
        return field


def test_a_step_shows_what_to_say_do_and_check_and_how_far_one_is(room: Room) -> None:
    walking = Walking(room)
    assert walking.title() == "Avez-vous reçu une décision ?"
    # Dozens of steps may follow: how many is told only near the end.
    assert walking.page.lead.text().startswith("Étape 1 · ")
    assert "DIALLO Awa" in walking.page.lead.text()
    for word in ("Dites", "Faites", "Vérifiez", "Si ça bloque", "D’où vient cette règle ?"):
        assert word in room.words()


def test_letters_answer_and_the_keyboard_goes_on_and_back(room: Room) -> None:
    walking = Walking(room)
    room.key(Qt.Key.Key_A)
    room.chord(Qt.Key.Key_Return)
    assert (walking.title(), walking.node()) == ("Quel papier avez-vous ?", "which-title")
    room.window.act("back")
    room.settle()
    assert walking.node() == "letters"
    assert walking.choice().value() == "none", "the answer is there again, to be confirmed"
    room.window.act("back")
    room.settle()
    assert room.page(PersonPage), "from the first step the way back leaves the guide"


def test_nothing_is_answered_for_the_person(room: Room) -> None:
    walking = Walking(room)
    assert walking.choice().value() == ""
    room.press("Continuer")
    assert walking.node() == "letters"
    assert "« Je ne sais pas » en est une" in walking.choice().error().replace("\u00a0", " ")


def test_what_the_register_knows_is_proposed_and_confirmed_by_one_press(room: Room) -> None:
    walking = Walking(room)
    title = Title(id=room.desk.people.new_id(), person=walking.person, kind="card", valid_to="2027-02-10")
    room.desk.people.add_title(title)
    room.desk.walks.leave(room.desk.walks.resume(walking.run))
    walking.page = room.go(WalkPage, "walk", run=walking.run)
    walking.answer("none")
    assert walking.choice().value() == "", "it is proposed, not chosen"
    room.press("Confirmer : Une carte de séjour")
    assert walking.node() == "student-mention"


def test_a_date_is_whole_or_is_said_not_to_be_known(room: Room) -> None:
    walking = Walking(room)
    walking.until("title-expires")
    assert walking.page.view is not None and walking.page.view.answer is not None
    field = walking.page.view.answer.field
    assert isinstance(field, PartialDateField)
    field.set_typed("", "2", "2027")
    room.press("Continuer")
    assert walking.node() == "title-expires" and "le jour, le mois et l’année" in field.error()
    field.set_typed("31", "2", "2027")
    room.press("Continuer")
    assert walking.node() == "title-expires" and field.error()
    room.press("Nous ne la trouvons pas")
    room.press("Continuer")
    assert walking.node() == "find-expiry"


def test_a_date_half_typed_survives_a_lock(room: Room) -> None:
    walking = Walking(room)
    walking.until("title-expires")
    assert walking.page.view is not None and walking.page.view.answer is not None
    field = walking.page.view.answer.field
    assert isinstance(field, PartialDateField)
    field.day.setFocus()
    room.type("10")
    room.window.lock()
    room.open()
    page = room.go(WalkPage, "walk", run=walking.run)
    assert page.view is not None and page.view.answer is not None
    again = page.view.answer.field
    assert isinstance(again, PartialDateField) and again.day.text() == "10"


def test_each_move_is_kept_and_leaving_records_how_far_one_came(room: Room) -> None:
    walking = Walking(room)
    walking.answer("none")
    assert walking.node() == "which-title", "kept before anything was recorded"
    kept = room.desk.register.get(GuideRun, walking.run)
    assert kept is not None and len(kept.trail) == 1
    room.window.lock()
    kept = room.desk.register.get(GuideRun, walking.run)
    assert kept is not None and len(kept.trail) == 2


def test_leaving_without_a_move_records_nothing(room: Room) -> None:
    walking = Walking(room)
    recorded: list[object] = []
    room.desk.on_change(recorded.append)
    room.window.stack.back()
    room.settle()
    assert room.page(PersonPage)
    assert recorded == []
    assert walking.node() == "letters"


def test_where_the_site_is_open_is_asked_first_and_can_be_changed(room: Room) -> None:
    walking = Walking(room, where="unknown")
    assert walking.page.start is not None
    assert "Où le site est-il ouvert ?" in room.words()
    room.key(Qt.Key.Key_C)
    room.chord(Qt.Key.Key_Return)
    assert room.desk.walks.resume(walking.run).run.state.where == "person-phone"
    assert walking.title() == "Avez-vous reçu une décision ?"
    room.press("Changer l’endroit du site ou la langue")
    room.press("Où le site est-il ouvert ? : Sur un autre ordinateur")
    assert room.desk.walks.resume(walking.run).run.state.where == "another-computer"
    room.press("Changer l’endroit du site ou la langue")
    room.press("Langue de la personne : português (portugais)")
    assert room.desk.walks.resume(walking.run).run.state.language == "pt"
    assert "Pour la personne, en português" in room.words()


def test_her_side_is_in_her_language_and_says_how_far_to_trust_it(room: Room) -> None:
    walking = Walking(room, reads="pt")
    said = room.words()
    assert "português" in said
    view = room.desk.walks.step(room.desk.walks.resume(walking.run), "fr")
    assert view.hers.parts["say"].text in said
    assert "Tradução ainda não revista." in said and "Traduction pas encore relue." in said


def test_a_language_that_the_guide_lacks_is_said_and_french_stands(room: Room) -> None:
    walking = Walking(room, reads="ar")
    assert room.desk.walks.resume(walking.run).run.state.language == "ar"
    assert "Cette étape n’est pas encore traduite (arabe)." in room.words()
    room.press("Montrer")
    panel = room.window.findChild(ShowPanel)
    assert panel is not None and "Pas encore traduit. Texte en français." in texts(panel)


def test_show_mode_hides_everything_about_others_and_only_proposes(room: Room) -> None:
    walking = Walking(room, reads="pt")
    room.window.act("show")
    room.settle()
    panel = room.window.findChild(ShowPanel)
    assert panel is not None and panel.isVisible()
    assert "Diallo" not in texts(panel) and "DIALLO" not in texts(panel)
    assert room.window.shell is not None and not room.window.shell.isVisible()
    assert clipped(room.window) == [] and unnamed(room.window) == []
    panel.answers[1][1].click()
    room.chord(Qt.Key.Key_Return)
    assert walking.node() == "letters", "nothing moves while she looks"
    room.key(Qt.Key.Key_Escape)
    assert room.window.shell.isVisible() and room.window.findChild(ShowPanel) is None
    assert walking.node() == "letters"
    assert walking.choice().value() == walking.choice().options[1].code
    assert "La personne a choisi une réponse." in room.words()


def test_a_lock_takes_the_show_mode_away(room: Room) -> None:
    Walking(room, reads="pt")
    room.press("Montrer")
    room.window.lock()
    settle()
    assert room.window.findChild(ShowPanel) is None
    assert "decisão" not in texts(room.window)


def test_documents_are_ticked_with_her_and_recorded_as_one_action(room: Room) -> None:
    walking = Walking(room)
    walking.until("documents")
    assert walking.page.view is not None and walking.page.view.documents is not None
    recorded: list[object] = []
    room.desk.on_change(recorded.append)
    room.press("Passeport : Vu")
    room.press("Justificatif de domicile : Manque")
    assert recorded == []
    assert room.desk.cases.requirements(walking.case) == {}
    assert "2 documents regardés sur" in room.words()
    room.press("Continuer")
    states = {key: one.state for key, one in room.desk.cases.requirements(walking.case).items()}
    assert states == {"passport": "seen", "proof-of-address": "missing"}
    assert len(recorded) == 1


def test_documents_ticked_survive_a_crash(room: Room) -> None:
    walking = Walking(room)
    walking.until("documents")
    room.press("Passeport : Copié")
    assert room.desk.drafts.of(f"documents/{walking.case}") == {"passport": "copied"}
    room.window.stack.go("walk", run=walking.run)
    room.settle()
    states = {key: one.state for key, one in room.desk.cases.requirements(walking.case).items()}
    assert states == {"passport": "copied"}


def test_what_is_recorded_in_a_form_takes_the_walk_on(room: Room) -> None:
    walking = Walking(room)
    walking.until("record-deposit")
    room.press("Noter le dépôt")
    form = room.page(DepositPage)
    form.reference.set_value("3803000042")
    room.press("Enregistrer le dépôt")
    deposit = room.desk.register.where(Deposit, case=walking.case)[0]
    run = room.desk.walks.resume(walking.run).run
    assert room.page(WalkPage) is walking.page
    assert run.node.id == "account-page"
    assert run.recorded == (("deposit", deposit.id),)


def test_being_blocked_leads_to_the_evidence(room: Room) -> None:
    walking = Walking(room)
    walking.until("open-site")
    assert "Cherchez un titre qui ressemble à « Étrangers en France »" in room.words().replace("\u00a0", " ")
    room.press("C’est bloqué")
    assert walking.node() == "capture"


def test_a_failed_attempt_is_noted_from_any_step(room: Room) -> None:
    walking = Walking(room)
    walking.until("open-site")
    room.chord(Qt.Key.Key_E)
    form = room.page(AttemptPage)
    form.message.set_value("Erreur 500")
    form.outcome.choose("error-message")
    room.press("Enregistrer la tentative")
    attempt = room.desk.cases.attempts(walking.case)[0]
    assert (attempt.node, attempt.channel, attempt.page) == ("open-site", "anef", "Ouvrir le site")
    assert walking.node() == "open-site", "noting an attempt does not move the guide"


def test_the_sheet_is_made_at_the_end_and_the_guide_is_finished(room: Room) -> None:
    walking = Walking(room)
    walking.until("takeaway")
    room.press("Faire la fiche à emporter")
    room.page(PaperPage)
    room.window.stack.back()
    room.settle()
    room.press("Continuer")
    assert walking.node() == "out-filed"
    assert "Ce que la personne doit faire" in room.words()
    room.press("Terminer le guide")
    kept = room.desk.register.get(GuideRun, walking.run)
    assert kept is not None and kept.finished
    assert room.page(PersonPage)


def test_a_guide_not_checked_for_six_months_says_so(room: Room) -> None:
    room.later(days=250)
    Walking(room)
    assert "Ce guide n’a pas été vérifié depuis le 22 novembre 2026." in room.words()


def test_a_guide_that_is_gone_is_said_and_nothing_breaks(room: Room) -> None:
    walking = Walking(room)
    room.window.stack.back()
    broken = GuideRun(id=Id("f" * 32), person=walking.person, case=walking.case, guide="gone", trail=("letters",))
    room.desk.sitting.record("guide-started", [Make(broken)])
    room.go(WalkPage, "walk", run=broken.id)
    assert "Ce guide n’existe plus" in room.words()


def test_guides_without_a_person_ask_for_her_first(room: Room) -> None:
    room.go(GuidesPage, "guides")
    assert "Renouveler sur l’ANEF" in room.words()
    assert "Commencer" not in room.words()
    room.press("Chercher ou ajouter une personne")
    room.page(NewPersonPage)


def test_guides_with_a_case_begin_in_it_and_offer_to_go_on(room: Room) -> None:
    made = room.register(reads="pt", speaks="pt")
    room.go(GuidesPage, "guides", person=made.person, case=made.case)
    assert room.words().index("Pour ce dossier") < room.words().index("Pas de rendez-vous")
    room.press("Commencer : Renouveler sur l’ANEF : étudiant")
    page = room.page(WalkPage)
    assert page.start is not None
    run = room.desk.register.where(GuideRun, case=made.case)[0]
    assert run.language == "pt"
    room.go(GuidesPage, "guides", person=made.person, case=made.case)
    room.press("Reprendre : Renouveler sur l’ANEF : étudiant")
    assert room.page(WalkPage) is not page


def test_guides_ask_which_case_where_there_are_several_and_for_one_where_there_is_none(room: Room) -> None:
    made = room.register()
    room.desk.cases.open(made.person, "appointment")
    page = room.go(GuidesPage, "guides", person=made.person)
    assert page.which is not None
    assert "Commencer :" not in room.words()
    page.which.buttons[0].click()
    room.settle()
    assert "Commencer :" in room.words()


@pytest.mark.parametrize(
    ("reads", "size", "percent"),
    [("pt", SIZES[0], 100), ("pt", SIZES[0], 200), ("fr", SIZES[3], 100), ("ar", SIZES[2], 150)],
)
def test_nothing_is_cut_on_any_kind_of_step(
    room: Room, theme: Theme, reads: str, size: tuple[int, int], percent: int
) -> None:
    theme.resize(percent)
    room.window.resize(*size)
    walking = Walking(room, reads=reads, where="unknown")
    wrong = []
    for node in ("start", "letters", "title-expires", "documents", "open-site", "record-deposit", "out-filed"):
        if node == "letters":
            room.press("Continuer")
        elif node != "start":
            walking.until(node)
        settle()
        found = clipped(room.window) + unnamed(room.window) + small_targets(room.window)
        wrong += [f"{node}: {sentence}" for sentence in found]
    assert not wrong, "\n".join(wrong)


def test_what_remains_is_told_once_it_is_little(room: Room) -> None:
    walking = Walking(room)
    walking.until("record-deposit")
    assert re.search(r"^Étape \d+, encore \d au moins · ", walking.page.lead.text())
