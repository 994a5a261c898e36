"""One visit: where she stands, what is known of it, and what can be done about it now."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.desk.visit_parts import duration
from app.domain.changes import Recorded
from app.domain.entities import Visit
from app.domain.ids import Id
from app.domain.queueing import state_of
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.dates import clock_time, moment_of
from app.language.labels import label
from app.language.languages import language_name
from app.ui.context import DeskContext
from app.ui.pages.ticket import receive
from app.ui.pages.visit_lines import VisitLines
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Card, Text


class VisitPage(Page):
    """Reads the visit anew each time it comes into sight or something was recorded about it."""

    def __init__(self, context: DeskContext, visit: Id) -> None:
        super().__init__(context, context.words.t("Visite"), back=True)
        self.at_desk = context
        self.desk = context.desk
        self.visit = visit
        self.acts = {"arrival": self.press_main}

    def entering(self) -> None:
        """Everything anew; a visit that was taken back has no page."""
        try:
            self._read(self.desk.queue.get(self.visit))
        except LookupError:
            self.context.navigator.home()

    def data_changed(self, recorded: Recorded) -> None:
        """Someone called her, or her visit was undone."""
        if self.isVisible() and any(entity == "visit" for entity, _ in recorded.entities):
            self.entering()

    def first_focus(self) -> QWidget | None:
        """The main action."""
        return self.main

    def _read(self, visit: Visit) -> None:
        lines = VisitLines(self.at_desk, self.desk.queue.standing().all)
        self.set_title(lines.title(visit), lines.stands(visit))
        body = Column()
        claims = self.desk.queue.claims(visit)
        if claims:
            body.add(self._claimed(claims))
        for other in self.desk.queue.doubles(visit):
            body.add(self._double(lines.number(other)))
        if visit.next_step:
            card = body.add(Card(self.words.t("À faire"), look="inset"))
            card.add(Text(visit.next_step))
        body.add(self._known(visit, lines))
        self.show_body(body)
        self._offer(visit)

    # -- what is on the page -------------------------------------------------------------------

    def _claimed(self, claims: list[tuple[str, str]]) -> QWidget:
        """Two laptops called the same person: nothing is lost, someone says who receives her."""
        words = self.words
        told = Message("warning", words.t("Deux bénévoles ont appelé cette personne, chacun à son poste."),
                       detail=words.t("Dites qui la reçoit."))  # fmt: skip
        return Column(told, FlowBox(*(self._receiver(code, name) for code, name in claims)), gap=8)

    def _receiver(self, code: str, name: str) -> Button:
        return Button(name, name=self.words.t("{name} la reçoit", name=name), on=lambda: self._settle(code))

    def _double(self, number: str) -> QWidget:
        words = self.words
        remove = Button(words.t("Retirer cette arrivée"), on=self._withdraw)
        text = words.t("Cette personne est aussi dans la file avec le numéro {number}.", number=number)
        return Message("warning", text, detail=words.t("Gardez un seul numéro."), button=remove)

    def _known(self, visit: Visit, lines: VisitLines) -> QWidget:
        words, navigator = self.words, self.context.navigator
        card = Card(words.t("La visite"))

        def correct() -> None:
            navigator.go("end-visit", visit=visit.id)

        found = [
            Line(words.t("Personne"), lines.who(visit)),
            Line(words.t("Langue"), language_name(visit.language, words.language) if visit.language else ""),
            Line(words.t("Arrivée"), self._at(visit.arrived_at)),
        ]
        if visit.called_at:
            found.append(Line(words.t("Appelée"), self._at(visit.called_at)))
        if visit.helper:
            found.append(Line(words.t("Avec"), self.desk.queue.helper(visit)))
        if visit.ended_at:
            themes = ", ".join(label(labels.VISIT_THEMES, one, words) for one in visit.themes)
            found += [
                Line(words.t("Fin"), self._at(visit.ended_at)),
                Line(words.t("Suite"), self._chosen(labels.VISIT_OUTCOMES, visit.outcome), correct),
                Line(words.t("Durée"), "" if visit.minutes is None else duration(visit.minutes), correct),
                Line(words.t("Posture"), self._chosen(labels.POSTURES, visit.posture), correct),
                Line(words.t("Sujets"), themes, correct),
            ]
        card.add(SummaryList(words, found, words.t("La visite")))
        mistakes = []
        if visit.person:
            mistakes.append(Button(words.t("Ce n’était pas elle"), "quiet", on=self._part))
        if state_of(visit) == "waiting":
            mistakes.append(Button(words.t("Retirer de la file"), "quiet", glyph="trash-2", on=self._withdraw))
        if mistakes:
            card.add(FlowBox(*mistakes))
        return card

    def _chosen(self, table: dict[str, str], code: str) -> str:
        return label(table, code, self.words) if code not in OPEN else ""

    def _at(self, moment: str) -> str:
        return clock_time(moment_of(moment)) if moment else ""

    # -- what can be done ----------------------------------------------------------------------

    def _offer(self, visit: Visit) -> None:
        words, navigator = self.words, self.context.navigator
        state = state_of(visit)
        others: list[Button] = []
        if state == "waiting":
            main = Button(words.t("La recevoir maintenant"), "primary", keys="Ctrl+↵",
                          on=lambda: receive(self, self.at_desk, visit.id))  # fmt: skip
            others.append(Button(words.t("Repartie sans attendre"), on=lambda: self._end(visit, "left")))
        elif state == "going" and not visit.person:
            # Called without a sheet: who she is comes before the end.
            main = self._who(visit, primary=True)
            others.append(Button(words.t("Terminer la visite"), glyph="check",
                                 on=lambda: navigator.go("end-visit", visit=visit.id)))  # fmt: skip
        elif state == "going":
            main = Button(words.t("Terminer la visite"), "primary", glyph="check", keys="Ctrl+↵",
                          on=lambda: navigator.go("end-visit", visit=visit.id))  # fmt: skip
        else:
            main = Button(words.t("Corriger la visite"), glyph="pencil", keys="Ctrl+↵",
                          on=lambda: navigator.go("end-visit", visit=visit.id))  # fmt: skip
        if state != "done":
            others.append(Button(words.t("Confier à quelqu’un"), glyph="handshake",
                                 on=lambda: navigator.go("hand-visit", visit=visit.id)))  # fmt: skip
        if visit.person:
            others.append(Button(words.t("Ouvrir sa fiche"), glyph="user",
                                 on=lambda: navigator.go("person", person=visit.person)))  # fmt: skip
        elif state != "going":
            others.append(self._who(visit))
        self.set_actions(main, *others)

    def _who(self, visit: Visit, *, primary: bool = False) -> Button:
        return Button(
            self.words.t("Dire qui c’est"), "primary" if primary else "secondary", glyph="user",
            keys="Ctrl+↵" if primary else "",
            on=lambda: self.context.navigator.go("join-visit", visit=visit.id),
        )  # fmt: skip

    def _do(self, act: Callable[[], Recorded], told: str, *, back: bool = False) -> None:
        def done(recorded: Recorded) -> None:
            if recorded.entities:
                self.context.toaster.show_toast(told, undoing(self.at_desk, recorded.batch))
            if back:
                self.context.navigator.home()

        self.context.tasks.run(self, lambda _work: act(), done, self.show_fault)

    def _settle(self, code: str) -> None:
        self._do(lambda: self.desk.queue.settle_claims(self.visit, code), self.words.t("C’est noté."))

    def _end(self, visit: Visit, outcome: str) -> None:
        told = self.words.t("Le numéro {number} a quitté la file.", number=visit.number)
        self._do(lambda: self.desk.queue.settle(visit.id, outcome), told, back=True)

    def _withdraw(self) -> None:
        self._do(lambda: self.desk.queue.withdraw(self.visit), self.words.t("L’arrivée est retirée."), back=True)

    def _part(self) -> None:
        self._do(lambda: self.desk.queue.part(self.visit), self.words.t("La visite est de nouveau sans fiche."))
