"""A person whose sheets were joined: each as it is, who decided it, what is still to be settled, and parting them."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.desk.merges import Column as Sheet
from app.domain.changes import Recorded
from app.domain.entities import Entity
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.pages.compared import Differences, Headings, answered, on_day, volunteer_name
from app.ui.standing import written
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.columns import Column
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card, Text


class JoinedPage(Page):
    """Reads again whenever something of hers changes; once nothing is joined any more, it goes back."""

    def __init__(self, context: DeskContext, person: Id) -> None:
        words = context.words
        super().__init__(context, words.t("Fiche réunie"), back=True, wide=True)
        self.at_desk = context
        self.desk = context.desk
        self.person = person
        self.sheets: list[Sheet] = []
        self.since: list[Entity] = []
        self.settling: dict[str, Choice] = {}
        self.other: Choice | None = None
        self.whose: dict[Id, Choice] = {}
        self._deciding = False

    def entering(self) -> None:
        """Everything that was joined."""
        self.sheets = self.desk.merges.sheets(self.person)
        if len(self.sheets) < 2:
            self.context.navigator.back()
            return
        before = self._answers()
        self.since = self.desk.merges.entered_since(self.person)
        self.set_title(self.heading.text(), written(self.desk.people.profile(self.person)))
        body = Column()
        for said in self.desk.merges.denied(self.person):
            body.add(self._denied(said.id, said.by))
        body.add(Headings(self.words, self.sheets))
        body.add(self._decided())
        body.add(self._said())
        body.add(self._parting())
        # What was answered before something else was recorded stays answered.
        for key, choice in self._choices():
            if before.get(key):
                choice.choose(before[key])
        self.show_body(body)
        self.part = Button(self.words.t("Séparer de nouveau"), glyph="users", on=self._part)
        self.set_actions(self.part)

    def data_changed(self, recorded: Recorded) -> None:
        """Something of hers was recorded, here or by another laptop."""
        hers = {sheet.profile.person.id for sheet in self.sheets}
        if self.isVisible() and not self._deciding and recorded.persons & hers:
            self.read_again()

    def first_focus(self) -> QWidget | None:
        """What is to be settled; else the way back, for nothing has to be done here."""
        return next(iter(self.settling.values()), self.back_link)

    # -- what is joined ------------------------------------------------------------------------

    def _decided(self) -> Column:
        words = self.words
        decisions = self.desk.merges.joined(self.person).decisions
        said = {(on_day(one.at, words), volunteer_name(self.at_desk, one.by)): None for one in decisions}
        lines = Column(gap=2)
        for day, name in said:
            text = words.t("Réunies le {day} par {name}.", day=day, name=name)
            lines.add(Text(text if day else words.t("Réunies par {name}.", name=name), ink="muted"))
        return lines

    def _denied(self, said: Id, by: str) -> Message:
        words = self.words
        button = Button(words.t("Ce sont bien les mêmes"), on=lambda: self._keep(said))
        return Message(
            "warning",
            words.t("{name} a noté que ce ne sont pas les mêmes.", name=volunteer_name(self.at_desk, by)),
            detail=words.t("Décidez : gardez-les réunies, ou séparez-les."), button=button,
        )  # fmt: skip

    def _said(self) -> Differences:
        """What the sheets say; where they contradict each other and nobody has chosen, that is asked."""
        words = self.words
        why = words.t("Les fiches disent deux choses différentes, et personne n’a choisi.")
        found = Differences(words, self.sheets, self.desk.merges.unsettled(self.person), why)
        self.settling = found.choices
        if found.to_choose is not None:
            self.confirm = Button(words.t("Garder ce choix"), glyph="check", on=self._settle)
            found.to_choose.add(FlowBox(self.confirm))
        return found

    # -- parting -------------------------------------------------------------------------------

    def _parting(self) -> Card:
        words = self.words
        card = Card(words.t("Si ce n’est pas la même personne"))
        card.add(
            Text(words.t("Chaque fiche redevient celle d’une personne, comme avant. Vous pourrez annuler aussitôt."))
        )
        self.other = None
        if len(self.sheets) > 2:
            options = self._options()
            self.other = card.add(Choice(words.t("Quelle fiche est celle d’une autre personne ?"), options))
        self.whose = {one.id: self._whose(one) for one in self.since}
        if self.whose:
            card.add(Text(words.t("Noté depuis qu’elles sont réunies : à qui est-ce ?"), "strong"))
            card.add(Text(words.t("Le reste suit sa fiche ou son dossier."), ink="muted"))
            for choice in self.whose.values():
                card.add(choice)
        return card

    def _whose(self, entity: Entity) -> Choice:
        text = self.desk.merges.described(entity, self.words)
        return Choice(text, self._options(), chosen=getattr(entity, "person", ""), beside=True)

    def _choices(self) -> list[tuple[str, Choice]]:
        """Every question, by what it is about."""
        leaving = [("", self.other)] if self.other is not None else []
        return [*leaving, *self.settling.items(), *self.whose.items()]

    def _answers(self) -> dict[str, str]:
        return {key: choice.value() for key, choice in self._choices()}

    def _options(self) -> list[Option]:
        profiles = [sheet.profile for sheet in self.sheets]
        return [Option(one.person.id, written(one), one.person.reference) for one in profiles]

    # -- what is done --------------------------------------------------------------------------

    def _settle(self) -> None:
        if answered(self, self.settling.values()):
            chosen = {field: Id(choice.value()) for field, choice in self.settling.items()}
            self._do(self.confirm, lambda: self.desk.merges.settle(self.person, chosen), self.words.t("C’est choisi."))

    def _keep(self, said: Id) -> None:
        self._do(None, lambda: self.desk.duplicates.take_back(said), self.words.t("La note est retirée."))

    def _part(self) -> None:
        asked = [self.other] if self.other is not None else []
        if answered(self, asked):
            leaving = Id(self.other.value()) if self.other is not None else self.sheets[-1].profile.person.id
            whose = {entity: Id(choice.value()) for entity, choice in self.whose.items()}
            self._do(
                self.part, lambda: self.desk.merges.part(leaving, whose), self.words.t("Les fiches sont séparées.")
            )

    def _do(self, button: Button | None, call: Callable[[], Recorded], told: str) -> None:
        # What is recorded now is read once it is told, not before.
        self._deciding = True
        if button is not None:
            button.set_busy(True)

        def done(recorded: Recorded) -> None:
            self._deciding = False
            self.context.toaster.show_toast(told, undoing(self.at_desk, recorded.batch))
            self.read_again()

        def failed(fault: KnownError) -> None:
            self._deciding = False
            self.entering()
            self.show_fault(fault)

        self.context.tasks.run(self, lambda _work: call(), done, failed)
