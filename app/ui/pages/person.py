"""A person's page: what to do first, what is known of her, what happened."""

from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.entities import Case, GuideRun
from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.pages.attachments_card import AttachmentsCard, receive
from app.ui.pages.case_form import case_name
from app.ui.pages.her_visit import HerVisit
from app.ui.pages.history import History
from app.ui.pages.person_facts import Facts
from app.ui.standing import written
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column, Columns
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Card, Text


class PersonPage(Page):
    """Reads everything each time it comes into sight, and whenever something of hers was recorded."""

    def __init__(self, context: DeskContext, person: Id) -> None:
        self.at_desk = context
        self.desk = context.desk
        self.person = person
        self.cases: list[Case] = []
        self.history: History | None = None
        self._shown: QWidget | None = None
        super().__init__(context, written(self.desk.people.profile(person)), back=True, wide=True)
        self.visit = HerVisit(self, context, person)
        self.acts = {"attempt": self._attempt, "print": self._papers, "arrival": self.visit.act}
        self.taking = receive(self, context, lambda: self.person)

    # -- reading -------------------------------------------------------------------------------

    def entering(self) -> None:
        """Everything of hers."""
        try:
            self._read()
        except LookupError:
            self._gone()

    def data_changed(self, recorded: Recorded) -> None:
        """Reads again what concerns her; a page out of sight reads when it comes back."""
        if self.person not in recorded.persons or not self.isVisible():
            return
        focus = self.window().focusWidget()
        had_focus = focus is not None and self.isAncestorOf(focus)
        self.entering()
        if had_focus and self.isVisible():
            self.take_focus()

    def first_focus(self) -> QWidget | None:
        """The main action."""
        return self.main

    def _read(self) -> None:
        profile = self.desk.people.profile(self.person)
        self.cases = self.desk.cases.of(self.person)
        facts = Facts(self.at_desk, profile)
        self.set_title(written(profile), facts.headline())
        body = Column()
        if profile.person.alert:
            body.add(Message("warning", profile.person.alert))
        for case in self.cases:
            if case.handover:
                body.add(self._first(case))
        visit = self.visit.card()
        if visit is not None:
            body.add(visit)
        self.history = History(self.at_desk, self.person, self.history.kind if self.history is not None else "")
        body.add(Columns(self._known(facts), self._happened(self.history)))
        self._replace(body)
        self._offer(self.desk.walks.unfinished(self.person))

    def _replace(self, body: QWidget) -> None:
        old, self._shown = self._shown, body
        if old is not None:
            old.hide()
            self.body.removeWidget(old)
            old.deleteLater()
        self.add(body)

    def _gone(self) -> None:
        """Her registration was undone."""
        self.person = Id("")
        self.context.navigator.home()

    # -- what is on the page -------------------------------------------------------------------

    def _first(self, case: Case) -> Card:
        card = Card(self.words.t("À faire d’abord"), look="inset")
        card.add(Text(case.handover))
        if len(self.cases) > 1:
            card.add(Text(case_name(case, self.words), "detail"))
        return card

    def _known(self, facts: Facts) -> QWidget:
        words = self.words
        box = Column()
        situation = box.add(Card(words.t("Situation")))
        situation.beside_heading(
            self._go(words.t("Modifier"), "edit-person", name=words.t("Modifier la situation"), glyph="pencil")
        )
        lines = [*facts.names(), *facts.situation(self.desk.people.titles(self.person))]
        situation.add(SummaryList(words, lines, words.t("Situation")))
        situation.add(
            FlowBox(
                self._go(words.t("Ajouter un titre"), "title", glyph="plus"),
                self._go(words.t("Ajouter un contact"), "contact", glyph="plus"),
            )
        )
        cases = box.add(Card(words.t("Démarches")))
        cases.add(SummaryList(words, [facts.case(case) for case in self.cases], words.t("Démarches")))
        cases.add(FlowBox(self._go(words.t("Ouvrir un dossier"), "open-case", glyph="plus")))
        pieces = [line for line in map(facts.pieces, self.cases) if line is not None]
        if pieces:
            box.add(self._pieces(pieces))
        box.add(AttachmentsCard(self.at_desk, self.person))
        return box

    def _pieces(self, lines: list[Line]) -> Card:
        card = Card(self.words.t("Pièces"))
        card.add(SummaryList(self.words, lines, self.words.t("Pièces")))
        return card

    def _happened(self, history: History) -> QWidget:
        words = self.words
        card = Card(words.t("Histoire"))
        if self.cases:
            card.add(
                FlowBox(
                    self._note_in_case(words.t("Noter un dépôt"), "deposit"),
                    self._note_in_case(words.t("Noter un rendez-vous"), "appointment"),
                    self._note_in_case(words.t("Noter l’état du dossier"), "status"),
                    self._go(words.t("Écrire une note"), "note", glyph="plus"),
                )
            )
        card.add(history)
        return card

    # -- what can be done ----------------------------------------------------------------------

    def _offer(self, runs: list[GuideRun]) -> None:
        words, has = self.words, self.context.navigator.has
        others = [Button(words.t("Noter un échec"), glyph="triangle-alert", keys="Ctrl+E", on=self._attempt)]
        if has("paper") and self.cases:
            others.append(Button(words.t("Préparer un papier"), glyph="file-text", keys="Ctrl+P", on=self._papers))
        self.set_actions(self._guide(runs), *others)

    def _guide(self, runs: list[GuideRun]) -> Button | None:
        words, navigator = self.words, self.context.navigator
        if runs and navigator.has("walk"):
            text = words.t("Reprendre le guide à l’étape {number}", number=len(runs[0].trail))
            return Button(text, "primary", glyph="forward", keys="Ctrl+↵",
                          on=lambda: navigator.go("walk", run=runs[0].id))  # fmt: skip
        if navigator.has("guides"):
            case = self.cases[0].id if self.cases else None
            return Button(words.t("Commencer un guide"), "primary", glyph="book-open", keys="Ctrl+↵",
                          on=lambda: navigator.go("guides", person=self.person, case=case))  # fmt: skip
        return None

    def _attempt(self) -> None:
        if self.cases:
            self.context.navigator.go("attempt", case=self.cases[0].id)
        else:
            self.context.navigator.go("open-case", person=self.person)

    def _papers(self) -> None:
        if self.cases and self.context.navigator.has("paper"):
            self.context.navigator.go("paper", case=self.cases[0].id)

    def _go(self, text: str, page: str, *, name: str = "", glyph: str = "") -> Button:
        return Button(text, "quiet", glyph=glyph, name=name,
                      on=lambda: self.context.navigator.go(page, person=self.person))  # fmt: skip

    def _note_in_case(self, text: str, page: str) -> Button:
        case = self.cases[0].id
        return Button(text, "quiet", glyph="plus", on=lambda: self.context.navigator.go(page, case=case))
