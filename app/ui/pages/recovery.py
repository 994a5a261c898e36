"""The recovery sheet: printed, put away, and proven by typing it back. The first run is not over before that."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.desk.saving import save_paper
from app.desk.showing import Shown, shown
from app.domain.faults import KnownError
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.pages.sheet import pictures, print_paper
from app.ui.widgets.button import Button
from app.ui.widgets.field import LongTextField
from app.ui.widgets.page import Page
from app.ui.widgets.paper_view import PaperView
from app.ui.widgets.text import Section


class RecoveryPage(Page):
    """Shows the sheet and asks for its words; `proven` is called when they were right."""

    def __init__(self, context: DeskContext, proven: Callable[[], object]) -> None:
        words = context.words
        super().__init__(
            context,
            words.t("La feuille de secours"),
            lead=words.t(
                "Cette feuille ouvre le registre et toutes ses sauvegardes si la phrase de passe est perdue ou "
                "l’ordinateur volé. Imprimez-la, rangez-la loin de l’ordinateur, ne la photographiez pas."
            ),
            centred=True,
        )
        self._access = context.desk.access
        self._proven = proven
        if not self._access.sheet_held:
            self._access.new_recovery()
        self._paper = self._access.sheet()
        self.sheet = self.add(QWidget(), 1)
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        self.view = PaperView(words, words.t("Feuille de secours"))
        self.view.area.setMinimumHeight(context.theme.px(340))
        column.addWidget(self.view, 1)
        self.proof = self.add(
            Section(
                words.t("Prouver la feuille"),
                words.t("Recopiez les 24 mots depuis la feuille de papier. Ainsi, nous savons qu’elle se relit."),
            )
        )
        # The sheet asks for the whole height; without it, what is asked keeps together on top.
        self.body.setAlignment(self.proof, Qt.AlignmentFlag.AlignTop)
        self.typed = self.proof.add(
            LongTextField(
                words.t("Les 24 mots, dans l’ordre"),
                hint=words.t("Les accents et les majuscules ne comptent pas ; quatre lettres par mot suffisent."),
                lines=4,
            )
        )
        self._show_sheet()
        context.tasks.run(self, lambda _work: shown(self._paper), self._draw)

    def _show_sheet(self) -> None:
        """First the sheet: to print, or to save for a printer elsewhere."""
        words = self.words
        self.proof.hide()
        self.sheet.show()
        self.set_actions(
            Button(words.t("J’ai la feuille : la prouver"), "primary", keys="Ctrl+↵", on=self._ask_words),
            Button(words.t("Imprimer la feuille"), glyph="printer", on=self._print),
            Button(words.t("Enregistrer la feuille en PDF"), glyph="save", on=self._save),
        )

    def _ask_words(self) -> None:
        """Then its words, from the paper: the screen does not show them any more."""
        words = self.words
        self.clear_top()
        self.sheet.hide()
        self.proof.show()
        self.set_actions(
            Button(words.t("Prouver la feuille de secours"), "primary", keys="Ctrl+↵", on=self._prove),
            Button(words.t("Revoir la feuille"), glyph="file-text", on=self._show_sheet),
        )
        self.typed.setFocus()

    def _draw(self, drawn: Shown) -> None:
        self.view.put(pictures(drawn.pages), drawn.text)

    def _print(self) -> None:
        try:
            print_paper(self, self._paper, self.words.t("Feuille de secours"))
        except KnownError as fault:
            self.show_fault(fault)

    def _save(self) -> None:
        name = self.words.t("feuille-de-secours.pdf")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.words.t("Enregistrer la feuille en PDF"), name, "PDF (*.pdf)"
        )
        if chosen:
            self.context.tasks.run(
                self, lambda _work: save_paper(Path(chosen), self._paper.content), lambda _none: self._saved(chosen)
            )

    def _saved(self, file: str) -> None:
        self.tell(
            "info",
            self.words.t("La feuille est enregistrée : {file}.", file=Path(file).name),
            detail=self.words.t("Imprimez-la, puis effacez ce fichier : qui le lit ouvre le registre."),
        )

    def _prove(self) -> None:
        try:
            self._access.confirm(self.typed.value())
        except KnownError as fault:
            happened, remedy = explain(fault, self.words)
            self.typed.set_error(f"{happened} {remedy}")
            self.typed.setFocus()
            return
        self._proven()
