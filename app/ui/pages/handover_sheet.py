"""The handover sheet before it leaves: seen, then printed, saved or shown."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.desk.showing import Paper, Shown, shown
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.cover import Cover
from app.ui.guide.details import stack
from app.ui.pages.paper_out import PaperOut
from app.ui.pages.sheet import pictures
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Checks, Option
from app.ui.widgets.columns import Columns
from app.ui.widgets.page import Page
from app.ui.widgets.paper_view import PaperView
from app.ui.widgets.text import Text

NAMES, LARGE = "names", "large"
LEAST, MARGIN = 360, 32


class HandoverSheetPage(Page):
    """A preview from memory that follows each change. Nothing is recorded: the sheet can be made again at any time."""

    def __init__(self, context: DeskContext, session: Id) -> None:
        words = context.words
        super().__init__(context, words.t("Feuille de relais"), back=True, wide=True,
                         lead=words.t("Pour qui ouvrira la prochaine séance."))  # fmt: skip
        self.desk = context.desk
        self.session = session
        self.cover = Cover(self)
        self.out = PaperOut(self, self.cover)
        self._made: tuple[Paper, list[QImage]] | None = None
        self.options = Checks(
            words.t("Sur la feuille"),
            [
                Option(NAMES, words.t("Ajouter les prénoms"),
                       words.t("Pour l’équipe seulement. Gardez cette feuille sous clé.")),
                Option(LARGE, words.t("Écrire plus grand")),
            ],
        )  # fmt: skip
        self.options.changed.connect(self._redraw)
        self.view = PaperView(words, words.t("Aperçu de la feuille"))
        told = Text(words.t("Sans nom : chaque personne est désignée par sa référence."), ink="muted")
        self.add(Columns(stack(self.options, told, gap=16), self.view, (4, 6)))
        QTimer.singleShot(0, self, self._fit_view)
        self.print_button = Button(words.t("Imprimer la feuille"), "primary", glyph="printer", keys="Ctrl+↵",
                                   on=self._print)  # fmt: skip
        self.save = Button(words.t("Enregistrer la feuille en PDF"), glyph="download", on=self._save)
        self.show_button = Button(words.t("Montrer en grand"), glyph="eye", keys=words.t("Ctrl+Maj+M"), on=self._show)
        home = Button(words.t("Retour à l’accueil"), "quiet", on=context.navigator.home)
        self.set_actions(self.print_button, self.save, self.show_button, home)
        self.acts = {"print": self._print, "show": self._show}

    def entering(self) -> None:
        """As the session stands now."""
        self._redraw()

    def leaving(self) -> None:
        """The large page does not stay on the screen."""
        self.cover.close()

    def escape(self) -> bool:
        """Esc closes the large page."""
        return self.cover.close()

    def first_focus(self) -> QWidget | None:
        """The main button."""
        return self.print_button

    def data_changed(self, recorded: Recorded) -> None:
        """The closing may have been undone, a visit corrected."""
        if self.isVisible() and any(entity in ("visit", "session", "case") for entity, _ in recorded.entities):
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview is as tall as the page has room for below its heading: it scrolls by itself, and it alone."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_view)

    def _fit_view(self) -> None:
        inside = self.area.widget()
        above = self.view.mapTo(inside, QPoint(0, 0)).y() if inside is not None else 0
        self.view.setMinimumHeight(max(LEAST, self.area.viewport().height() - above - MARGIN))

    def _redraw(self) -> None:
        ticked = self.options.value()
        self._made = None

        def make(_work: object) -> tuple[Paper, Shown]:
            paper = self.desk.closing.paper(self.session, names=NAMES in ticked, large=LARGE in ticked)
            return paper, shown(paper)

        def drawn(made: tuple[Paper, Shown]) -> None:
            paper, seen = made
            self._made = paper, pictures(seen.pages)
            self.view.put(self._made[1], seen.text)

        self.context.tasks.run(self, make, drawn, lane="preview")

    def _with_sheet(self, act: Callable[[Paper, list[QImage]], object]) -> None:
        """Acts on the sheet that is seen; while it is drawn anew there is none."""
        if self._made is not None:
            self.clear_top()
            act(*self._made)

    def _print(self) -> None:
        self._with_sheet(lambda paper, _pages: self.out.print(paper, lambda: None))

    def _save(self) -> None:
        self._with_sheet(lambda paper, _pages: self.out.save(paper, self._saved))

    def _saved(self) -> None:
        self.tell("success", self.words.t("La feuille de relais est enregistrée."))

    def _show(self) -> None:
        name = self.words.t("Feuille de relais")
        self._with_sheet(lambda _paper, pages: self.out.show(pages, name, lambda: None))
