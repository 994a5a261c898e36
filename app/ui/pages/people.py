"""The people of the register: found as one types, or the last ones worked with."""

from PySide6.QtWidgets import QWidget

from app.ui.context import DeskContext
from app.ui.pages.found_list import FoundList, MainAct
from app.ui.widgets.button import Button
from app.ui.widgets.field import TextField
from app.ui.widgets.page import Page


class PeoplePage(Page):
    """A search that fills the page: what is `typed` is looked for, and all whom it finds can be seen."""

    def __init__(self, context: DeskContext, typed: str = "") -> None:
        words = context.words
        super().__init__(context, words.t("Personnes"))
        field = TextField(words.t("Nom, date de naissance, numéro ou référence"), text=typed)
        self.found = self.add(FoundList(context, field, recent=True))
        self.body.addStretch(1)
        see = Button(words.t("Ouvrir la fiche choisie"), glyph="user", on=self.found.enter)
        new = Button(words.t("Ajouter une nouvelle personne"), glyph="user-plus", on=self._new)
        self.set_actions(see, new, Button(words.t("Voir les doublons possibles"), glyph="users", on=self._duplicates))
        self.main_follows = MainAct(self, self.found, see, new)

    def entering(self) -> None:
        """Searches again: someone may have changed meanwhile."""
        self.found.search()

    def first_focus(self) -> QWidget | None:
        """The line."""
        return self.found.field

    def _duplicates(self) -> None:
        self.context.navigator.go("duplicates")

    def _new(self) -> None:
        self.context.navigator.go("new-person", typed=self.found.text())
