"""The first run: the desk, its coordinator, a passphrase."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.desk.access import quality, suggestion
from app.desk.door import Door, FirstRun
from app.desk.open_desk import OpenDesk
from app.domain.faults import KnownError
from app.language.faults import explain
from app.ui.context import Context
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Problem
from app.ui.widgets.page import Page
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Section, Text


class FirstRunPage(Page):
    """Creates the desk; `created` is given it, with its recovery sheet still to be proven."""

    def __init__(self, context: Context, door: Door, created: Callable[[OpenDesk], object]) -> None:
        words = context.words
        super().__init__(
            context,
            words.t("Créer le registre de la permanence"),
            lead=words.t(
                "Ce registre reste sur cet ordinateur, chiffré. Rien n’est envoyé sur Internet. "
                "Cela prend cinq minutes, avec une imprimante si possible."
            ),
            centred=True,
        )
        self._door = door
        self._created = created
        self.desk = self.add(
            TextField(
                words.t("Nom de la permanence"),
                hint=words.t("Il figure sur les papiers remis. Par exemple : Permanence des Trois Fontaines."),
            )
        )
        self.coordinator = self.add(
            TextField(
                words.t("Votre prénom"), hint=words.t("Vous tenez la coordination. D’autres bénévoles viendront après.")
            )
        )
        secret = self.add(
            Section(
                words.t("Votre phrase de passe"),
                words.t(
                    "Elle ouvre le registre sur cet ordinateur. Mieux vaut plusieurs mots sans rapport que des signes."
                ),
            )
        )
        self.passphrase = secret.add(PassphraseField(words, words.t("Phrase de passe")))
        self.strength = secret.add(Text("", ink="muted"))
        self.suggest = Button(words.t("Proposer une phrase de passe"), glyph="refresh-cw", on=self._suggest)
        secret.add(FlowBox(self.suggest))
        self.again = secret.add(PassphraseField(words, words.t("La même phrase de passe, encore une fois")))
        self.passphrase.changed.connect(self._judge)
        self.again.entered.connect(self._create)
        self.begin = Button(words.t("Créer le registre"), "primary", keys="Ctrl+↵", on=self._create)
        self.set_actions(self.begin)

    def first_focus(self) -> QWidget | None:
        """The desk's name."""
        return self.desk

    def _suggest(self) -> None:
        for field in (self.passphrase, self.again):
            field.show_letters(True)
        self.passphrase.line.setText(suggestion())
        self.again.line.clear()
        self._judge()
        self.again.setFocus()

    def _judge(self) -> None:
        found = quality(self.passphrase.value(), (self.desk.value(), self.coordinator.value()))
        if not self.passphrase.value():
            self.strength.setText("")
        elif found.enough:
            self.strength.setText(self.words.t("Cette phrase de passe est solide."))
        else:
            self.strength.setText(" ".join(self.words.t(remark) for remark in found.remarks))

    def _problems(self) -> list[Problem]:
        words = self.words
        said: list[tuple[Field, str]] = []
        if not self.desk.value().strip():
            said.append((self.desk, words.t("Écrivez le nom de la permanence.")))
        if not self.coordinator.value().strip():
            said.append((self.coordinator, words.t("Écrivez votre prénom.")))
        if not quality(self.passphrase.value(), (self.desk.value(), self.coordinator.value())).enough:
            said.append((self.passphrase, words.t("Choisissez une phrase de passe plus difficile à deviner.")))
        elif self.passphrase.value() != self.again.value():
            said.append((self.again, words.t("Les deux phrases de passe ne sont pas les mêmes.")))
        for field in (self.desk, self.coordinator, self.passphrase, self.again):
            field.set_error(next((text for wrong, text in said if wrong is field), ""))
        return [Problem(text, field) for field, text in said]

    def _create(self) -> None:
        problems = self._problems()
        self.show_problems(problems)
        if problems:
            return
        form = FirstRun(
            desk=self.desk.value(), coordinator=self.coordinator.value(), passphrase=self.passphrase.value()
        )
        self.begin.set_busy(True)
        self.context.tasks.run(self, lambda _work: self._door.create(form), self._done, self._failed)

    def _done(self, desk: OpenDesk) -> None:
        self._created(desk)

    def _failed(self, fault: KnownError) -> None:
        self.begin.set_busy(False)
        happened, remedy = explain(fault, self.words)
        self.tell("danger", happened, detail=remedy)
