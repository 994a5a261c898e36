"""Coordination: the backup of this laptop, its proof, what the desk's papers say of it."""

from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QFileDialog, QWidget

from app.desk.backups import Report, Soundness
from app.domain.changes import Recorded
from app.domain.faults import KnownError
from app.language.dates import short_moment
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.pages.keeping_card import KeepingCard
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.progress import Progress
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Text


class CoordinationPage(Page):
    """One card a matter: what state it is in, and one thing to do about it."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, context.words.t("Coordination"))
        self.desk = context.desk
        self._backup_card()
        self._check_card()
        self._people_card()
        self.add(KeepingCard(context))
        self._desk_card()
        self._access_card()

    # -- backup --------------------------------------------------------------------------------

    def _backup_card(self) -> None:
        words = self.words
        self.card = self.add(Card(words.t("Sauvegarde")))
        self.state = self.card.add(StatusWord("plain", ""))
        self.told = self.card.add(
            Text(
                words.t(
                    "La sauvegarde est chiffrée. La feuille de secours l’ouvre, ici ou sur un autre ordinateur. "
                    "Gardez-la ailleurs que cet ordinateur : une clé USB, par exemple."
                ),
                ink="muted",
            )
        )
        self.file = self.card.add(TextField(words.t("Où la mettre")))
        self.progress = self.card.add(
            Progress(words, self.context.clock, words.t("La sauvegarde est écrite, puis relue et prouvée."))
        )
        self.save = Button(words.t("Sauvegarder maintenant"), "primary", glyph="save", keys="Ctrl+↵", on=self._save)
        self.card.add(FlowBox(Button(words.t("Choisir l’endroit"), glyph="folder-open", on=self._choose)))
        self.set_actions(self.save)

    def entering(self) -> None:
        """The state of the last backup, and a name for the next one."""
        last = self.desk.backups.last()
        if last is None:
            self.state.say("warning", self.words.t("Aucune sauvegarde encore. Branchez une clé USB."))
        else:
            day = short_moment(last.proven_at, self.words.language)
            self.state.say(
                "success",
                self.words.t("Dernière sauvegarde prouvée : {day}, {file}", day=day, file=Path(last.file).name),
            )
        if not self.file.value():
            folder = Path(last.file).parent if last and Path(last.file).parent.is_dir() else Path(QDir.homePath())
            self.file.set_value(str(self.desk.backups.suggested(folder)))

    def first_focus(self) -> QWidget | None:
        """The place of the backup."""
        return self.file

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.words.t("Choisir l’endroit"), self.file.value(), "age (*.age)"
        )
        if chosen:
            self.file.set_value(chosen)

    def _save(self) -> None:
        file = Path(self.file.value().strip())
        self.clear_top()
        self.save.set_busy(True)

        def make(work: Work) -> Report:
            return self.desk.backups.make(file, progress=work.report, stopped=work.stopped)

        self.progress.follow(self.context.tasks.run(self, make, self._saved, self._failed))

    def _saved(self, report: Report) -> None:
        words = self.words
        self.save.set_busy(False)
        self.file.set_value("")
        self.entering()
        self.status_changed.emit()
        notices = " ".join(" ".join(explain(notice, words)) for notice in report.notices)
        self.tell(
            "success",
            words.t("La sauvegarde est faite et prouvée : {file}.", file=report.file.name),
            detail=" ".join(
                part
                for part in (
                    words.n(
                        "{count} opération, relue depuis le disque.",
                        "{count} opérations, relues depuis le disque.",
                        report.counts.operations,
                    ),
                    notices,
                )
                if part
            ),
        )

    def _failed(self, fault: KnownError) -> None:
        self.save.set_busy(False)
        if fault.code != "work.stopped":
            self.show_fault(fault)

    # -- the rest ------------------------------------------------------------------------------

    def _check_card(self) -> None:
        words = self.words
        card = self.add(Card(words.t("État du registre")))
        card.add(Text(words.t("Toutes les pages, la chaîne du journal et les fichiers sont relus."), ink="muted"))
        self.health = card.add(StatusWord("plain", words.t("Pas encore contrôlé pendant cette séance."), glyph="info"))
        self.check = Button(words.t("Contrôler le registre"), glyph="shield-check", on=self._check)
        card.add(FlowBox(self.check))

    def _check(self) -> None:
        self.check.set_busy(True)
        self.context.tasks.run(
            self, lambda work: self.desk.backups.check(stopped=work.stopped), self._checked, self._not_checked
        )

    def _checked(self, found: Soundness) -> None:
        self.check.set_busy(False)
        if found.fault is None:
            count = found.health.counts.operations
            self.health.say(
                "success",
                self.words.n(
                    "Le registre est sain : {count} opération prouvée.",
                    "Le registre est sain : {count} opérations prouvées.",
                    count,
                ),
            )
        else:
            self.show_fault(found.fault)

    def _not_checked(self, fault: KnownError) -> None:
        self.check.set_busy(False)
        self.show_fault(fault)

    def data_changed(self, recorded: Recorded) -> None:
        """The desk's card may have been undone."""
        if any(entity == "desk" for entity, _ in recorded.entities):
            desk = self.desk.sitting.desk
            for name, field in self.fields.items():
                field.set_value(getattr(desk, name))

    def _people_card(self) -> None:
        words = self.words
        card = self.add(Card(words.t("Personnes")))
        card.add(
            Text(
                words.t("Une liste d’une autre permanence ou d’un tableur se lit ici, avant d’être importée."),
                ink="muted",
            )
        )
        button = Button(words.t("Importer des personnes"), glyph="upload", on=lambda: self._go("import"))
        card.add(FlowBox(button))

    def _desk_card(self) -> None:
        words = self.words
        card = self.add(Card(words.t("La permanence")))
        card.add(Text(words.t("Ce que les papiers remis disent de vous."), ink="muted"))
        desk = self.desk.sitting.desk
        self.fields = {
            "name": card.add(TextField(words.t("Nom de la permanence"), text=desk.name)),
            "legal_name": card.add(TextField(words.t("Nom de l’association"), text=desk.legal_name)),
            "address": card.add(TextField(words.t("Adresse"), text=desk.address)),
            "opening": card.add(TextField(words.t("Jours et heures"), text=desk.opening)),
            "phone": card.add(TextField(words.t("Téléphone"), text=desk.phone)),
            "email": card.add(TextField(words.t("Courriel"), text=desk.email)),
        }
        card.add(FlowBox(Button(words.t("Enregistrer la permanence"), glyph="check", on=self._describe)))

    def _describe(self) -> None:
        values = {name: field.value() for name, field in self.fields.items()}
        if not values["name"].strip():
            self.fields["name"].set_error(self.words.t("Écrivez le nom de la permanence."))
            self.fields["name"].setFocus()
            return
        self.fields["name"].set_error("")
        recorded = self.desk.sitting.describe_desk(**values)
        self.context.toaster.show_toast(
            self.words.t("La permanence est enregistrée."), undo=lambda: self.desk.people.undo(recorded.batch)
        )

    def _access_card(self) -> None:
        words = self.words
        card = self.add(Card(words.t("Ouvrir ce poste")))
        card.add(Message("info", self._way()))
        buttons = [Button(words.t("Changer la phrase de passe"), glyph="key-round", on=lambda: self._go("passphrase"))]
        buttons.append(Button(words.t("Régler l’affichage"), glyph="settings", on=lambda: self._go("settings")))
        card.add(FlowBox(*buttons))

    def _way(self) -> str:
        words, prefix = self.words, self.desk.register.prefix
        return {
            "passphrase": words.t("Poste {prefix}, ouvert avec une phrase de passe.", prefix=prefix),
            "keyring": words.t("Poste {prefix}, ouvert avec le trousseau de cet ordinateur.", prefix=prefix),
            "recovery": words.t("Poste {prefix}, ouvert avec la feuille de secours.", prefix=prefix),
        }[self.desk.access.way]

    def _go(self, name: str) -> None:
        self.context.navigator.go(name)
