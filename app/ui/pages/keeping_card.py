"""How long things are kept and what is erased: the ways there, for the page of the coordination."""

from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.text import Card, Text


class KeepingCard(Card):
    """Three ways: the rules, whose time has passed, what was erased."""

    def __init__(self, context: DeskContext) -> None:
        words, go = context.words, context.navigator.go
        super().__init__(words.t("Garder et effacer"))
        told = words.t("Ce qui est gardé a une durée. Effacer pour de bon se fait à deux, et s’atteste sur papier.")
        self.add(Text(told, ink="muted"))
        self.add(FlowBox(
            Button(words.t("Voir les durées de conservation"), glyph="hourglass", on=lambda: go("retention")),
            Button(words.t("Voir les fiches à effacer"), glyph="list-checks", on=lambda: go("purge-due")),
            Button(words.t("Voir les effacements faits"), glyph="history", on=lambda: go("purges")),
        ))  # fmt: skip
