"""A backup made into the register of this laptop."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.desk.backups import Copies, Report
from app.domain.faults import KnownError
from app.language.dates import short_date
from app.language.faults import explain
from app.language.words import Words
from app.ui.context import Context
from app.ui.pages.new_passphrase import NewPassphrase, shown_beside
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field, LongTextField, TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Problem
from app.ui.widgets.page import Page
from app.ui.widgets.progress import Progress


class RestorePage(Page):
    """Asks for the file, the recovery words and a new passphrase; tells what is to be known, then goes to the door."""

    def __init__(self, context: Context, copies: Copies, folder: Path) -> None:
        words = context.words
        super().__init__(
            context,
            words.t("Restaurer une sauvegarde"),
            lead=words.t(
                "Cet ordinateur devient un nouveau poste de la permanence. La sauvegarde elle-même ne change pas."
            ),
            back=True,
            centred=True,
        )
        self._copies = copies
        self._folder = folder
        self.file = self.add(TextField(words.t("Fichier de sauvegarde"), hint=words.t("Son nom se termine par .age.")))
        choose = self.add(FlowBox(Button(words.t("Choisir le fichier"), glyph="folder-open", on=self._choose)))
        self.recovery = self.add(LongTextField(words.t("Les 24 mots de la feuille de secours"), lines=4))
        self.passphrase = self.add(NewPassphrase(words, words.t("Nouvelle phrase de passe")))
        self.asked = (self.file, choose, self.recovery, self.passphrase)
        self.progress = self.add(Progress(words, context.clock, words.t("La sauvegarde est lue et prouvée.")))
        self.go = Button(words.t("Restaurer la sauvegarde"), "primary", keys="Ctrl+↵", on=self._restore)
        self.set_actions(self.go)

    def first_focus(self) -> QWidget | None:
        """The file."""
        return self.file

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.words.t("Choisir le fichier"), "", "age (*.age)")
        if chosen:
            self.file.set_value(chosen)

    def _problems(self) -> list[Problem]:
        words = self.words
        said: list[tuple[Field, str]] = []
        if not self.file.value().strip():
            said.append((self.file, words.t("Choisissez le fichier de sauvegarde.")))
        if not self.recovery.value().strip():
            said.append((self.recovery, words.t("Écrivez les 24 mots de la feuille de secours.")))
        said += self.passphrase.problems()
        return shown_beside((self.file, self.recovery, *self.passphrase.fields()), said)

    def _restore(self) -> None:
        problems = self._problems()
        self.show_problems(problems)
        if problems:
            return
        file, recovery, passphrase = Path(self.file.value().strip()), self.recovery.value(), self.passphrase.value()

        def restore(work: Work) -> Report:
            return self._copies.restore(
                file, self._folder, recovery, passphrase, progress=work.report, stopped=work.stopped
            )

        self.go.set_busy(True)
        self.progress.follow(self.context.tasks.run(self, restore, self._restored, self._failed))

    def _restored(self, report: Report) -> None:
        if not report.notices and not report.purged_again:
            self._open()
            return
        # The words that open everything are not left on a page that waits.
        self.recovery.set_value("")
        self.passphrase.first.clear()
        self.passphrase.again.clear()
        for asked in self.asked:
            asked.hide()
        words = self.words
        self.set_title(
            words.t("Sauvegarde restaurée"), words.t("Ce poste est prêt. Lisez ceci, puis ouvrez le registre.")
        )
        again = words.n(
            "{count} fiche, effacée depuis, a été effacée de nouveau.",
            "{count} fiches, effacées depuis, ont été effacées de nouveau.",
            report.purged_again,
        )
        self.tell("success", words.t("La sauvegarde est restaurée."), detail=again if report.purged_again else "")
        for notice in report.notices:
            happened, remedy = explain(_said(notice, words), words)
            self.tell("warning", happened, detail=remedy, also=True)
        self.open_button = Button(words.t("Ouvrir le registre restauré"), "primary", keys="Ctrl+↵", on=self._open)
        self.set_actions(self.open_button)
        self.open_button.setFocus()

    def _open(self) -> None:
        self.context.navigator.replace("door")

    def _failed(self, fault: KnownError) -> None:
        self.go.set_busy(False)
        self.show_fault(fault)


def _said(notice: KnownError, words: Words) -> KnownError:
    """The same, its day as people write it."""
    day = str(notice.facts.get("day", ""))
    if not day:
        return notice
    return KnownError(notice.code, **{**notice.facts, "day": short_date(date.fromisoformat(day), words.language)})
