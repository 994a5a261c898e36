"""A person's page: what to read and do first, her cases, who she is, who is around her, what happened."""

from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.entities import NOBODY, Case, GuideRun, Person
from app.domain.ids import Id
from app.language.dates import short_moment
from app.language.directions import joined
from app.ui.context import DeskContext
from app.ui.pages.attachments_card import AttachmentsCard, receive
from app.ui.pages.case_form import in_sight
from app.ui.pages.her_visit import HerVisit
from app.ui.pages.history import History
from app.ui.pages.joined_line import joined_line
from app.ui.pages.person_around import AroundPart
from app.ui.pages.person_cases import CasesPart
from app.ui.pages.person_facts import FactsPart, headline
from app.ui.pages.strip import Strip
from app.ui.standing import written
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column, Spread
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card


class PersonPage(Page):
    """Reads everything each time it comes into sight, and whenever something of hers was recorded."""

    def __init__(self, context: DeskContext, person: Id) -> None:
        self.at_desk = context
        self.desk = context.desk
        profile = self.desk.people.profile(person)
        # Of a group of files that are one person, the desk gives back the one that stands for all.
        self.person = profile.person.id
        self.cases: list[Case] = []
        self.history: History | None = None
        super().__init__(context, written(profile), back=True, wide=True)
        self.visit = HerVisit(self, context, self.person)
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
        if not self.isVisible() or not self.desk.people.concerns(recorded, self.person):
            return
        place = self.area.verticalScrollBar().value()
        self.read_again()
        self.area.verticalScrollBar().setValue(place)

    def first_focus(self) -> QWidget | None:
        """The main action."""
        return self.main

    def _read(self) -> None:
        desk, profile = self.desk, self.desk.people.profile(self.person)
        self.person = profile.person.id
        self.cases = desk.cases.of(self.person)
        runs = desk.walks.unfinished(self.person)
        self.set_title(written(profile), headline(profile, self.words))
        body = Column()
        for first in self._before_all(profile.person):
            body.add(first)
        self.history = History(self.at_desk, self.person, self.history.kind if self.history is not None else "")
        cases = CasesPart(self.at_desk, self.person, self.cases, runs)
        facts = Column(
            FactsPart(self.at_desk, profile, desk.people.titles(self.person)),
            AroundPart(self.at_desk, self.person, desk.cases.beside(self.person)),
            AttachmentsCard(self.at_desk, self.person),
        )
        dates, visit = Strip(self.at_desk, self.person), self.visit.card()
        # The first acts of her case are seen without scrolling, whatever was said of her visit beside her dates.
        today = [] if visit is None else [visit]
        body.add(Spread(dates, *today, cases, facts, self._happened(self.history), aside=[*today, facts]))
        self.show_body(body)
        self._offer(runs)

    def _gone(self) -> None:
        """Her registration was undone."""
        self.person = NOBODY
        self.context.navigator.home()

    # -- what is on the page -------------------------------------------------------------------

    def _before_all(self, person: Person) -> list[QWidget]:
        """What must be read first: the alert, a mandate that is missing, files that were joined."""
        found: list[QWidget | None] = [
            self._alert(person) if person.alert else None,
            self._no_mandate() if self.desk.mandates.missing(self.person) else None,
            joined_line(self.at_desk, self.person),
        ]
        return [one for one in found if one is not None]

    def _alert(self, person: Person) -> Message:
        words, names = self.words, {one.code: one.name for one in self.desk.sitting.volunteers()}
        told = [
            words.t("Lu par {name}, {when}", name=names.get(one.by, one.by),
                    when=short_moment(one.at, words.language))
            for one in self.desk.alerts.readers(person)
        ]  # fmt: skip
        button = None
        if not self.desk.alerts.is_read(person):
            button = Button(words.t("J’ai lu"), glyph="check", on=lambda: self._read_alert(person))
        return Message("warning", person.alert, detail=joined(told), button=button)

    def _read_alert(self, person: Person) -> None:
        def done(recorded: Recorded) -> None:
            self.context.toaster.show_toast(self.words.t("C’est noté : vous l’avez lu."),
                                            undoing(self.at_desk, recorded.batch))  # fmt: skip

        self.context.tasks.run(self, lambda _work: self.desk.alerts.read(person), done, self.show_fault)

    def _no_mandate(self) -> Message:
        words = self.words
        add = Button(words.t("Noter un mandat signé"), glyph="handshake",
                     on=lambda: self.context.navigator.go("mandate", person=self.person))  # fmt: skip
        return Message(
            "warning", words.t("On a fait des démarches à sa place, et aucun mandat ne le permet aujourd’hui."),
            detail=words.t("Faites avec elle, ou faites-lui signer un mandat qui dit chaque acte."), button=add,
        )  # fmt: skip

    def _happened(self, history: History) -> Card:
        card = Card(self.words.t("Histoire"))
        card.beside_heading(
            Button(self.words.t("Écrire une note"), "link", glyph="pencil",
                   on=lambda: self.context.navigator.go("note", person=self.person))
        )  # fmt: skip
        card.add(history)
        card.add(FlowBox(self._changes()))
        return card

    def _changes(self) -> Button:
        return Button(self.words.t("Voir les modifications"), "link", glyph="history",
                      on=lambda: self.context.navigator.go("history", person=self.person))  # fmt: skip

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
            return Button(words.t("Commencer un guide"), "primary", glyph="book-open", keys="Ctrl+↵",
                          on=lambda: navigator.go("guides", person=self.person, case=self._latest()))  # fmt: skip
        return None

    def _latest(self) -> Id | None:
        """The case that what is said of none is about: the first on the page."""
        going = in_sight(self.cases) or self.cases
        return going[0].id if going else None

    def _attempt(self) -> None:
        case = self._latest()
        if case is not None:
            self.context.navigator.go("attempt", case=case)
        else:
            self.context.navigator.go("open-case", person=self.person)

    def _papers(self) -> None:
        case = self._latest()
        if case is not None and self.context.navigator.has("paper"):
            self.context.navigator.go("paper", case=case)
