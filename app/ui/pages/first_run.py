"""The first run: the desk, its coordinator, a passphrase."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.desk.door import Door, FirstRun
from app.desk.open_desk import OpenDesk
from app.domain.faults import KnownError
from app.ui.context import Context
from app.ui.pages.new_passphrase import NewPassphrase, shown_beside
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.message import Message, Problem
from app.ui.widgets.page import Page
from app.ui.widgets.text import Section, Text


class FirstRunPage(Page):
    """Creates the desk; `created` is given it, with its recovery sheet still to be proven."""

    def __init__(
        self, context: Context, door: Door, created: Callable[[OpenDesk], object], disk: str = "unknown"
    ) -> None:
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
        self.passphrase = secret.add(
            NewPassphrase(words, words.t("Phrase de passe"), lambda: (self.desk.value(), self.coordinator.value()))
        )
        self.passphrase.entered.connect(self._create)
        self._warn_of_disk(disk)
        self.begin = Button(words.t("Créer le registre"), "primary", keys="Ctrl+↵", on=self._create)
        self.set_actions(self.begin)

    def _warn_of_disk(self, disk: str) -> None:
        words = self.words
        if disk == "clear":
            self.add(
                Message(
                    "warning",
                    words.t("Le disque de cet ordinateur n’est pas chiffré."),
                    detail=words.t(
                        "Le registre l’est. Mais la mise en veille et la mémoire d’échange peuvent garder ses clés. "
                        "Activez le chiffrement du disque (BitLocker, FileVault, LUKS), ou éteignez l’ordinateur "
                        "après chaque séance."
                    ),
                )
            )
        elif disk == "unknown":
            self.add(
                Text(
                    words.t(
                        "Vérifiez aussi que le disque de cet ordinateur est chiffré (BitLocker, FileVault, LUKS) : "
                        "la mise en veille peut garder les clés du registre."
                    ),
                    ink="muted",
                )
            )

    def first_focus(self) -> QWidget | None:
        """The desk's name."""
        return self.desk

    def _problems(self) -> list[Problem]:
        words = self.words
        said: list[tuple[Field, str]] = []
        if not self.desk.value().strip():
            said.append((self.desk, words.t("Écrivez le nom de la permanence.")))
        if not self.coordinator.value().strip():
            said.append((self.coordinator, words.t("Écrivez votre prénom.")))
        said += self.passphrase.problems()
        return shown_beside((self.desk, self.coordinator, *self.passphrase.fields()), said)

    def _create(self) -> None:
        problems = self._problems()
        self.show_problems(problems)
        if problems:
            return
        form = FirstRun(
            desk=self.desk.value(), coordinator=self.coordinator.value(), passphrase=self.passphrase.value()
        )
        self.begin.set_busy(True)
        self.context.tasks.run(self, lambda _work: self._door.create(form), self._created, self._failed)

    def _failed(self, fault: KnownError) -> None:
        self.begin.set_busy(False)
        self.show_fault(fault)
