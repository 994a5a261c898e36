"""What this laptop remembers of its window, and whether its keyring may open the register."""

import msgspec

from app.domain.faults import KnownError
from app.ui.context import DeskContext
from app.ui.theme.theme import LARGEST, SMALLEST
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card, Text


class SettingsPage(Page):
    """Each choice is in force at once."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(context, words.t("Réglages de ce poste"), back=True)
        self._access = context.desk.access
        look = self.add(Card(words.t("Affichage")))
        themes = (
            Option("system", words.t("Comme cet ordinateur")),
            Option("light", words.t("Clair")),
            Option("dark", words.t("Sombre")),
            Option("contrast", words.t("Contraste fort, clair")),
            Option("contrast-dark", words.t("Contraste fort, sombre")),
        )
        self.theme = look.add(Choice(words.t("Couleurs"), themes, chosen=context.theme.choice))
        self.theme.changed.connect(lambda: context.theme.choose(self.theme.value()))
        self.percent = look.add(Text(""))
        look.add(
            FlowBox(
                Button(words.t("Réduire le texte"), glyph="zoom-out", keys="Ctrl+-", on=context.theme.smaller),
                Button(words.t("Agrandir le texte"), glyph="zoom-in", keys="Ctrl++", on=context.theme.larger),
            )
        )
        context.theme.changed.connect(self._say_size)
        self._say_size()
        languages = (Option("fr", "français"), Option("en", "English"))
        self.language = look.add(
            Choice(
                words.t("Langue de l’écran"), languages, chosen=context.screen.settings.language, in_line=True,
                hint=words.t("La nouvelle langue s’applique dès le prochain verrouillage."),
            )
        )  # fmt: skip
        self.language.changed.connect(self._speak)
        self._keyring_card()

    def _say_size(self) -> None:
        text = self.words.t(
            "Taille du texte : {percent} % (de {least} à {most})",
            percent=self.context.theme.percent, least=SMALLEST, most=LARGEST,
        )  # fmt: skip
        self.percent.setText(text)

    def _speak(self) -> None:
        screen = self.context.screen
        screen.change(msgspec.structs.replace(screen.settings, language=self.language.value()))

    def _keyring_card(self) -> None:
        words = self.words
        card = self.add(Card(words.t("Trousseau de cet ordinateur")))
        card.add(
            Text(
                words.t(
                    "Le trousseau ouvre le registre sans phrase de passe. "
                    "Qui ouvre ce compte de l’ordinateur ouvre alors le registre. La phrase de passe reste valable."
                )
            )
        )
        self.ring_state = card.add(Text("", "strong"))
        self.ring = Button(words.t("Utiliser le trousseau"), glyph="key-round", on=self._turn)
        card.add(FlowBox(self.ring))
        self._say_ring()

    def _say_ring(self) -> None:
        backend = self._access.keyring
        if backend:
            self.ring_state.setText(self.words.t("En service : {backend}.", backend=backend))
            self.ring.set_text(self.words.t("Ne plus utiliser le trousseau"))
        else:
            self.ring_state.setText(self.words.t("Hors service."))
            self.ring.set_text(self.words.t("Utiliser le trousseau"))

    def _turn(self) -> None:
        change = self._access.leave_keyring if self._access.keyring else self._access.use_keyring
        self.clear_top()
        self.ring.set_busy(True)
        self.context.tasks.run(self, lambda _work: change(), lambda _none: self._turned(), self._failed)

    def _turned(self) -> None:
        self.ring.set_busy(False)
        self._say_ring()

    def _failed(self, fault: KnownError) -> None:
        self._turned()
        self.show_fault(fault)
