"""People from a list of another program: chosen, looked at, corrected, then recorded as one action."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QFileDialog, QWidget

from app.desk.importing import Analysis, Earlier, Imported, Opened
from app.desk.saving import save_paper
from app.domain.changes import Recorded
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.dates import short_moment
from app.ui.context import DeskContext
from app.ui.pages.import_result import ColumnsCard, ResultCard
from app.ui.tasks import Work
from app.ui.undo import undo_beside
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.progress import Progress
from app.ui.widgets.text import Card
from app.ui.widgets.timeline import Act, Happening, Timeline

MODEL = "personnes.xlsx"
T = TypeVar("T")


class ImportPage(Page):
    """The file, what is read of it, what would come of it; one button goes on, and says with whom."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(
            context,
            words.t("Importer des personnes"),
            lead=words.t("La liste est d’abord lue et montrée. Rien n’est enregistré avant votre accord."),
            back=True,
        )
        self.at_desk = context
        self.desk = context.desk
        self.sheet: Opened | None = None
        self.analysis: Analysis | None = None
        self.result: ResultCard | None = None
        self._undoing: Work | None = None
        self._file_card()
        self.progress = self.add(Progress(words, context.clock, words.t("La liste est lue et comparée au registre.")))
        self.writing = self.add(Progress(words, context.clock, words.t("Les personnes sont enregistrées.")))
        self.undoing = self.add(Progress(words, context.clock, words.t("L’import est en cours d’annulation.")))
        self.read_part = self.add(Column())
        self.read_part.hide()
        self.earlier = self.add(Column())
        self.go = Button(words.t("Lire la liste"), "primary", keys="Ctrl+↵", on=self._on)
        self.set_actions(self.go)

    def entering(self) -> None:
        """The lists brought in before."""
        self.context.tasks.run(self, lambda _work: self.desk.importing.earlier(), self._show_earlier, lane="earlier")

    def data_changed(self, recorded: Recorded) -> None:
        """One of them may have been undone."""
        if recorded.persons and self.isVisible():
            self.entering()

    def first_focus(self) -> QWidget | None:
        """The file."""
        return self.file

    def _show_earlier(self, found: list[Earlier]) -> None:
        self.earlier.clear()
        if not found:
            return
        words = self.words
        card = self.earlier.add(Card(words.t("Derniers imports")))
        happenings = []
        for one in found:
            told = words.n("{count} personne", "{count} personnes", one.count)
            undo = Act(words.t("Annuler l’import"), partial(self._undo, one.batch), "undo")
            when = words.t("{date} par {who}", date=short_moment(one.at, words.language), who=one.who)
            happenings.append(Happening(when, told, glyph="users", acts=(undo,)))
        card.add(Timeline(words, words.t("Derniers imports"), happenings))

    # -- the file ------------------------------------------------------------------------------

    def _file_card(self) -> None:
        words = self.words
        card = self.add(Card(words.t("La liste")))
        self.file = card.add(
            TextField(words.t("Fichier"), hint=words.t("Un classeur (xlsx, ods) ou un texte séparé (csv)."))
        )
        self.file.changed.connect(self._forget)
        self.file.entered.connect(self._on)
        card.add(
            FlowBox(
                Button(words.t("Choisir le fichier"), glyph="folder-open", on=self._choose),
                Button(words.t("Enregistrer un modèle à remplir"), "quiet", glyph="download", on=self._save_model),
            )
        )

    def _choose(self) -> None:
        kinds = self.words.t("Listes ({kinds})", kinds="*.xlsx *.ods *.csv *.txt *.tsv")
        others = self.words.t("Tous les fichiers ({kinds})", kinds="*")
        chosen, _ = QFileDialog.getOpenFileName(self, self.words.t("Choisir le fichier"), "", f"{kinds};;{others}")
        if chosen:
            self.file.set_value(chosen)
            self._forget()
            self._on()

    def _save_model(self) -> None:
        place = str(Path(self.file.value().strip()).parent / MODEL)
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.words.t("Enregistrer un modèle à remplir"), place, "xlsx (*.xlsx)"
        )
        if chosen:
            self._run(
                self.progress,
                lambda _work: save_paper(Path(chosen), self.desk.importing.model(self.words)),
                lambda _none: self.tell(
                    "success",
                    self.words.t("Le modèle est enregistré : {file}.", file=Path(chosen).name),
                    detail=self.words.t("Effacez la personne fictive avant de le remplir."),
                ),
            )

    def _forget(self) -> None:
        """Another file: what was read of the one before goes."""
        self.sheet = self.analysis = self.result = None
        self.read_part.clear()
        self.read_part.hide()
        self.clear_top()
        self.acts.pop("undo", None)
        self.go.set_text(self.words.t("Lire la liste"))

    # -- reading -------------------------------------------------------------------------------

    def _on(self) -> None:
        if self.result is None or not self.result.chosen():
            self._open("")
        else:
            self._record(self.result)

    def _open(self, sheet: str) -> None:
        file = self.file.value().strip()
        self.file.set_error("" if file else self.words.t("Choisissez le fichier."))
        if not file:
            self.file.setFocus()
            return

        def read(work: Work) -> Opened:
            return self.desk.importing.open(Path(file), sheet, progress=work.report, stopped=work.stopped)

        self._run(self.progress, read, self._opened)

    def _opened(self, sheet: Opened) -> None:
        self.sheet = sheet
        self.read_part.clear()
        self.read_part.show()
        self.result = None
        self.below = self.read_part.add(Column())
        self.columns = self.read_part.add(ColumnsCard(self.words, sheet))
        self.columns.sheet_chosen.connect(self._open)
        self.columns.headless_changed.connect(self._without_headings)
        self.columns.fields_changed.connect(self._analyse)
        self._analyse()

    def _without_headings(self, headless: bool) -> None:
        if self.sheet is not None:
            self._opened(self.desk.importing.without_headings(self.sheet, headless=headless))

    def _analyse(self) -> None:
        sheet, fields = self.sheet, self.columns.fields()
        if sheet is None:
            return

        def analyse(work: Work) -> Analysis:
            return self.desk.importing.analyse(sheet, fields, progress=work.report, stopped=work.stopped)

        self._run(self.progress, analyse, self._analysed)

    def _analysed(self, analysis: Analysis) -> None:
        self.clear_top()
        self.analysis = analysis
        self.below.clear()
        self.result = self.below.add(ResultCard(self.at_desk, analysis))
        self.result.changed.connect(self._name_button)
        self._name_button()

    def _name_button(self) -> None:
        count = len(self.result.chosen()) if self.result is not None else 0
        text = self.words.n("Importer {count} personne", "Importer {count} personnes", count)
        self.go.set_text(text if count else self.words.t("Lire la liste"))

    # -- recording -----------------------------------------------------------------------------

    def _record(self, result: ResultCard) -> None:
        chosen = result.chosen()

        def record(work: Work) -> Imported:
            return self.desk.importing.record(chosen, stopped=work.stopped)

        self._run(self.writing, record, self._recorded)

    def _recorded(self, imported: Imported) -> None:
        words, count = self.words, len(imported.persons)
        self.file.set_value("")
        self._forget()
        undo = partial(self._undo, imported.recorded.batch)
        self.tell(
            "success",
            words.n("{count} personne est importée.", "{count} personnes sont importées.", count),
            detail=words.t("On les trouve par la recherche. Le dossier de chacune s’ouvre quand elle vient."),
            button=Button(words.t("Annuler l’import"), "quiet", glyph="undo", keys="Ctrl+Z", on=undo),
        )
        # It is said here, where it stays; the key is that of every other undoing.
        self.acts["undo"] = undo
        self.area.ensureVisible(0, 0)
        if not self.isAncestorOf(self.window().focusWidget()):
            # What had the focus is gone; not the field, which would take the key of undoing for itself.
            self.go.setFocus()

    def _undo(self, batch: Id) -> None:
        """One at a time; the list of imports says which are left."""
        if self._undoing is None or not self._undoing.running:
            self.clear_top()
            self.acts.pop("undo", None)
            self._undoing = undo_beside(self.at_desk, batch)
            self.undoing.follow(self._undoing)

    def _run(self, progress: Progress, call: Callable[[Work], T], then: Callable[[T], object]) -> None:
        def arrived(result: T) -> None:
            self.go.set_busy(False)
            then(result)

        self.clear_top()
        self.go.set_busy(True)
        progress.follow(self.context.tasks.run(self, call, arrived, self._failed, lane="list"))

    def _failed(self, fault: KnownError) -> None:
        self.go.set_busy(False)
        if fault.code == "import.no-name-column":
            self.columns.open()
            self.below.clear()
            self.result = None
            self._name_button()
        if fault.code == "work.stopped":
            self.tell("info", self.words.t("C’est arrêté. Rien n’est enregistré."))
        else:
            self.show_fault(fault)
