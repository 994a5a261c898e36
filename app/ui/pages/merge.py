"""Joining sheets: beside each other, what differs first, nothing chosen silently, what will happen said plainly."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.desk.merges import Column as Sheet
from app.domain.changes import Recorded
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.likeness import compare
from app.domain.merging import differing
from app.ui.context import DeskContext
from app.ui.pages.compared import Differences, Headings, answered, volunteer_name, why_alike
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card, Text


class MergePage(Page):
    """`persons` are compared; those who are one already stand in one column.

    Where somebody chose them by hand, whom they are one is shown once they are joined; a list waits otherwise.
    """

    def __init__(self, context: DeskContext, persons: Sequence[Id], *, by_hand: bool = False) -> None:
        words = context.words
        super().__init__(
            context, words.t("Est-ce la même personne ?"), back=True, wide=True,
            lead=words.t("Comparez les fiches. Rien n’est effacé : vous pourrez toujours les séparer."),
        )  # fmt: skip
        self.at_desk = context
        self.desk = context.desk
        self.persons = tuple(persons)
        self._by_hand = by_hand
        self.sheets: list[Sheet] = []
        self.differences: Differences | None = None
        self._deciding = False

    def entering(self) -> None:
        """Reads the sheets; whoever is one person already needs no comparing."""
        self.sheets = self.desk.merges.columns(self.persons)
        if len(self.sheets) < 2:
            self.context.navigator.back()
            return
        chosen = self._chosen()
        asked = differing([sheet.profile.person for sheet in self.sheets])
        body = Column()
        for message in self._said():
            body.add(message)
        body.add(Headings(self.words, self.sheets, self._open))
        self.differences = body.add(Differences(self.words, self.sheets, asked))
        for field, choice in self.differences.choices.items():
            choice.choose(chosen.get(field, ""))
        body.add(self._what_happens())
        self.show_body(body)
        words = self.words
        self.join = Button(words.t("Réunir ces fiches"), "primary", glyph="check", keys="Ctrl+↵", on=self._join)
        self.differ = Button(words.t("Ce ne sont pas les mêmes"), glyph="x", on=self._refuse)
        # Of three or more, it would not be known which are meant.
        self.set_actions(self.join, *([self.differ] if len(self.sheets) == 2 else []))

    def data_changed(self, recorded: Recorded) -> None:
        """One of them was changed, here or by another laptop."""
        hers = {sheet.profile.person.id for sheet in self.sheets}
        if self.isVisible() and not self._deciding and recorded.persons & hers:
            self.read_again()

    def first_focus(self) -> QWidget | None:
        """What is to be chosen, else the main act."""
        choices = self.differences.choices if self.differences is not None else {}
        return next(iter(choices.values()), self.main)

    # -- what is said --------------------------------------------------------------------------

    def _said(self) -> list[Message]:
        words = self.words
        if len(self.sheets) > 2:
            return []
        one, other = (sheet.profile for sheet in self.sheets)
        found: list[Message] = []
        likeness = compare(one, other)
        if likeness.level:
            found.append(Message("info", why_alike(likeness, words)))
        refusal = self.desk.duplicates.refusal(one.person.id, other.person.id)
        if refusal is not None:
            found.append(
                Message(
                    "warning",
                    words.t(
                        "{name} a noté que ce ne sont pas les mêmes.", name=volunteer_name(self.at_desk, refusal.by)
                    ),
                    detail=words.t("Si vous les réunissez, cette note est retirée."),
                )
            )
        return found

    def _open(self, sheet: Sheet) -> QWidget:
        person = sheet.profile.person
        name = self.words.t("Ouvrir la fiche {reference}", reference=person.reference)
        return FlowBox(
            Button(self.words.t("Ouvrir cette fiche"), "link", name=name,
                   on=lambda: self.context.navigator.go("person", person=person.id))
        )  # fmt: skip

    def _what_happens(self) -> Card:
        words = self.words
        card = Card(words.t("Si vous les réunissez"))
        references = ", ".join(sheet.profile.person.reference for sheet in self.sheets)
        card.add(Text(words.t("Les fiches se lisent comme une seule : tous les noms, contacts, titres, dossiers et "
                              "notes y sont ensemble.")))  # fmt: skip
        card.add(Text(words.t("Toutes les références restent valables : {references}.", references=references)))
        card.add(Text(words.t("Chaque fiche reste gardée comme elle est. Vous pouvez les séparer de nouveau.")))
        return card

    # -- what is done --------------------------------------------------------------------------

    def _chosen(self) -> dict[str, Id]:
        choices = self.differences.choices if self.differences is not None else {}
        return {field: Id(choice.value()) for field, choice in choices.items() if choice.value()}

    def _join(self) -> None:
        choices = self.differences.choices if self.differences is not None else {}
        if answered(self, choices.values()):
            persons, chosen = [sheet.profile.person.id for sheet in self.sheets], self._chosen()
            told = self.words.t("Les fiches sont réunies.")
            shown = persons[0] if self._by_hand else None
            self._do(self.join, lambda: self.desk.merges.merge(persons, chosen), told, shown)

    def _refuse(self) -> None:
        one, other = (sheet.profile.person.id for sheet in self.sheets)
        told = self.words.t("C’est noté : ce ne sont pas les mêmes.")
        self._do(self.differ, lambda: self.desk.duplicates.refuse(one, other), told)

    def _do(self, button: Button, call: Callable[[], Recorded], told: str, shown: Id | None = None) -> None:
        # What is recorded now is no news: the page goes back by itself.
        self._deciding = True
        button.set_busy(True)

        def done(recorded: Recorded) -> None:
            self.context.toaster.show_toast(told, undoing(self.at_desk, recorded.batch))
            if shown is None:
                self.context.navigator.back()
            else:
                self.context.navigator.replace("person", person=shown)

        def failed(fault: KnownError) -> None:
            self._deciding = False
            button.set_busy(False)
            self.show_fault(fault)

        self.context.tasks.run(self, lambda _work: call(), done, failed)
