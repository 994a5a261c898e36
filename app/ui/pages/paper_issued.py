"""A paper that left earlier, byte for byte as it was: to read, to print again."""

from PySide6.QtGui import QImage

from app.desk.showing import Paper, Shown, shown
from app.domain.entities import IssuedPaper
from app.domain.ids import Id
from app.language.dates import short_moment
from app.language.directions import joined
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.cover import Cover
from app.ui.pages.paper_out import PaperOut
from app.ui.pages.sheet import pictures
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page
from app.ui.widgets.paper_view import PaperView


class IssuedPage(Page):
    """Reads the paper from the encrypted files of the register."""

    def __init__(self, context: DeskContext, paper: Id) -> None:
        words = context.words
        super().__init__(context, words.t("Papier remis"), back=True, wide=True)
        self.desk = context.desk
        self.cover = Cover(self)
        self.out = PaperOut(self, self.cover)
        self._id = paper
        self._paper: Paper | None = None
        self._pictures: list[QImage] = []
        self.view = self.add(PaperView(words, words.t("Le papier tel qu’il a été remis")), 1)
        self.view.setMinimumHeight(360)
        self.print_button = Button(words.t("Imprimer de nouveau"), "primary", glyph="printer", keys="Ctrl+↵",
                                   on=self._print)  # fmt: skip
        self.save = Button(words.t("Enregistrer la fiche en PDF"), glyph="download", on=self._save)
        self.show_button = Button(words.t("Montrer en grand"), glyph="eye", keys=words.t("Ctrl+Maj+M"), on=self._show)
        self.set_actions(self.print_button, self.save, self.show_button)
        self.acts = {"print": self._print, "show": self._show}

    def entering(self) -> None:
        """Reads and draws it beside the window."""
        self.context.tasks.run(self, lambda _work: self._read(), self._drawn)

    def leaving(self) -> None:
        """Nothing of it stays in the window."""
        self.cover.close()

    def escape(self) -> bool:
        """Esc closes the large page."""
        return self.cover.close()

    def _read(self) -> tuple[IssuedPaper, Paper, Shown, str]:
        found, paper = self.desk.issuing.kept(self._id)
        return found, paper, shown(paper), full_name(self.desk.people.profile(found.person))

    def _drawn(self, read: tuple[IssuedPaper, Paper, Shown, str]) -> None:
        found, self._paper, seen, name = read
        words = self.words
        at = short_moment(found.at, words.language)
        self.set_title(
            words.t("Papier {number}", number=found.number), joined((name, words.t("remis le {date}", date=at)))
        )
        self._pictures = pictures(seen.pages)
        self.view.put(self._pictures, seen.text)

    def _print(self) -> None:
        if self._paper is not None:
            self.out.print(self._paper, lambda: None)

    def _save(self) -> None:
        if self._paper is not None:
            self.out.save(self._paper, lambda: None)

    def _show(self) -> None:
        if self._paper is not None:
            self.out.show(self._pictures, self.heading.text(), lambda: None)
