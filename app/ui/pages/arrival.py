"""Someone arrives: found, new, or without a file; each gets a number."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.form import FormPage
from app.ui.pages.found_list import FoundList, MainAct
from app.ui.pages.visit_fields import spoken, theme
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.page import Page
from app.ui.widgets.result_list import Result


class ArrivalPage(Page):
    """A search: Return gives whoever is found her number. Below it, the two other ways."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(context, words.t("Accueillir une personne"), back=True,
                         lead=words.t("Cherchez-la : si elle est déjà venue, elle reçoit son numéro."))  # fmt: skip
        self.at_desk = context
        self.desk = context.desk
        self.looked_for = TextField(
            words.t("Nom, date de naissance, numéro ou référence"),
            hint=words.t("Dans n’importe quel ordre, avec ou sans accents."),
        )  # fmt: skip
        self.found = self.add(FoundList(context, self.looked_for, settled=self._settled))
        self.found.list.chosen.disconnect()
        self.found.list.chosen.connect(self._chosen)
        see = Button(words.t("Donner son numéro"), glyph="ticket", on=self.found.enter)
        self.new = Button(words.t("Créer une fiche"), glyph="user-plus", on=self._new)
        self.anonymous = Button(words.t("Accueillir sans fiche"), glyph="user", on=self._anonymous)
        self.set_actions(see, self.new, self.anonymous)
        self.main_follows = MainAct(self, self.found, see, self.new)
        self.acts = {"new": self._new}
        self._giving = False

    def entering(self) -> None:
        """Nobody arrives where no session is open: that is said, with the way to open one."""
        words = self.words
        self._giving = False
        if self.desk.sitting.session is None:
            open_one = Button(words.t("Ouvrir la séance"), on=lambda: self.context.navigator.replace("sitting"))
            self.tell("warning", words.t("Aucune séance n’est ouverte à ce poste."), button=open_one)
        self.found.search()

    def first_focus(self) -> QWidget | None:
        """The search."""
        return self.looked_for

    def _settled(self, _found: Sequence[Result]) -> None:
        """What was said before is about someone else."""
        if self.desk.sitting.session is not None:
            self.clear_top()

    def _chosen(self, key: str) -> None:
        if self._giving:
            return
        self._giving = True
        person = Id(key)

        def failed(fault: KnownError) -> None:
            self._giving = False
            self._already(fault, person)

        self.context.tasks.run(self, lambda _work: self.desk.queue.arrive(person), self._given, failed)

    def _given(self, recorded: Recorded) -> None:
        announce_number(self.at_desk, recorded)

    def _already(self, fault: KnownError, person: Id) -> None:
        visit = self.desk.queue.of(person)
        if fault.code != "visit.already-here" or visit is None:
            self.show_fault(fault)
            return
        happened, remedy = explain(fault, self.words)
        see = Button(self.words.t("Voir sa visite"), on=lambda: self.context.navigator.go("visit", visit=visit.id))
        self.tell("info", happened, detail=remedy, button=see)

    def _new(self) -> None:
        typed = self.found.text()
        self.context.navigator.replace("new-person", typed=typed, looked_for=bool(typed))

    def _anonymous(self) -> None:
        self.context.navigator.replace("arrival-anonymous")


class AnonymousPage(FormPage):
    """A number and nothing that tells who she is: a language and a theme, if she says them."""

    made = "visit"

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(
            context, words.t("Accueillir sans fiche"), words.t("Donner un numéro"),
            lead=words.t("Rien d’autre n’est gardé. Vous pourrez dire plus tard qui c’était."),
        )  # fmt: skip
        self.theme = self.add(theme(words))
        self.language = self.add(spoken(words))
        self.faults = {"people.too-long": self.language}
        self.set_actions(self.save)

    def first_focus(self) -> QWidget | None:
        """The button: two gestures are enough. A letter chooses a theme from here too."""
        return self.save

    def problems(self) -> Sequence[tuple[Field, str]]:
        """Both answers may be left out."""
        return ()

    def record(self) -> Callable[[], Recorded]:
        """The arrival."""
        themes = (self.theme.value(),) if self.theme.value() else ()
        language = self.language.value()
        return lambda: self.desk.queue.arrive_without_file(language, themes)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Elle est dans la file.")

    def done(self, recorded: Recorded) -> None:
        """Her number takes the place of the form."""
        self.context.navigator.replace("ticket", visit=arrived(recorded))


def arrived(recorded: Recorded) -> Id:
    """The visit that an arrival made."""
    return next(identifier for entity, identifier in recorded.entities if entity == "visit")


def announce_number(context: DeskContext, recorded: Recorded) -> None:
    """Shows the number that was given, with the way to undo it."""
    visit = context.desk.queue.get(arrived(recorded))
    told = context.words.t("Le numéro {number} est dans la file.", number=visit.number)
    context.toaster.show_toast(told, undoing(context, recorded.batch))
    context.navigator.replace("ticket", visit=visit.id)
