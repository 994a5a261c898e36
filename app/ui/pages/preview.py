"""A paper before it leaves: chosen, seen, then printed, saved or shown large."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.desk.issuing import Prepared
from app.desk.showing import Shown, shown
from app.domain.changes import Recorded
from app.language.languages import language_name, own_name
from app.ui.context import DeskContext
from app.ui.cover import Cover
from app.ui.guide.details import stack
from app.ui.pages.paper_out import PaperOut
from app.ui.pages.sheet import pictures
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Checks, Choice, Option
from app.ui.widgets.columns import Columns
from app.ui.widgets.page import Page
from app.ui.widgets.paper_view import PaperView

LARGE = "large"
WAIT_MS = 250
LEAST, MARGIN = 360, 24
LANGUAGES = 3
"""So many languages are in sight at first."""
Step = Callable[[Prepared], object]


class PreviewPage(Page):
    """A preview from memory that follows each change; the paper is recorded once, when it leaves.

    A subclass answers `form` (what the paper is made from, as it is chosen now), `languages` (those that it can
    speak, read beside the window) and `told` (what the toast says once it is recorded); `more` are its own
    questions, `choices` what can be ticked, `sound` whether nothing is wrong with what was written.
    """

    def __init__(self, context: DeskContext, title: str) -> None:
        super().__init__(context, title, back=True, wide=True)
        self.desk = context.desk
        self.paper_name = title
        self.cover = Cover(self)
        self.out = PaperOut(self, self.cover)
        self._prepared: Prepared | None = None
        self._pictures: list[QImage] = []
        self._issued: Struct | None = None
        self._timer = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self._redraw)
        self.language: Choice | None = None
        self._questions: QWidget | None = None
        self.options = Checks(self.words.t("Sur la fiche"), self.choices())
        self.options.changed.connect(self._redraw)
        self.view = PaperView(self.words, self.words.t("Aperçu de la fiche"))
        self._put_actions()

    def _put_actions(self) -> None:
        words = self.words
        self.save = Button(words.t("Enregistrer la fiche en PDF"), glyph="download", on=self._save)
        self.show_button = Button(words.t("Montrer en grand"), glyph="eye", keys=words.t("Ctrl+Maj+M"), on=self._show)
        self.print_button = Button(words.t("Imprimer la fiche"), "primary", glyph="printer", keys="Ctrl+↵",
                                   on=self._print)  # fmt: skip
        self.set_actions(self.print_button, self.save, self.show_button)
        self.acts = {"print": self._print, "show": self._show}

    # What a subclass says.

    def form(self) -> Struct:
        """What the paper is made from, as it is chosen now."""
        raise NotImplementedError

    def languages(self) -> list[str]:
        """The languages in which it can speak, the first one chosen."""
        raise NotImplementedError

    def told(self, number: str) -> str:
        """What the toast says once it is recorded."""
        raise NotImplementedError

    def choices(self) -> list[Option]:
        """What can be ticked."""
        return [Option(LARGE, self.words.t("Écrire plus grand"))]

    def more(self) -> Sequence[QWidget]:
        """Its own questions, below."""
        return ()

    def sound(self) -> bool:
        """Whether nothing is wrong with what was written; what is, is said beside it."""
        return True

    def keep(self) -> None:
        """What was written goes to its draft."""

    def read(self) -> None:
        """The languages are known: what was written before is put back."""

    # What every preview does.

    def entering(self) -> None:
        """Reads the languages that the paper can speak, then draws it as things stand now."""
        if self.language is None:
            self.context.tasks.run(self, lambda _work: self.languages(), self._ready)
        else:
            self._prepared = None
            self._redraw()

    def leaving(self) -> None:
        """What is written for her stays."""
        self.cover.close()
        self._keep()

    def escape(self) -> bool:
        """Esc closes the large page."""
        return self.cover.close()

    def first_focus(self) -> QWidget | None:
        """The main button: most papers are right as they are."""
        return self.print_button

    def data_changed(self, recorded: Recorded) -> None:
        """What was undone or noted meanwhile changes the paper."""
        news = {entity for entity, _ in recorded.entities} - {"action", "issued_paper"}
        if news and self.concerned(recorded) and self.isVisible():
            self._timer.start()

    def concerned(self, recorded: Recorded) -> bool:
        """Whether what was recorded may change the paper."""
        return bool(recorded.entities)

    def later(self) -> None:
        """Draws it again a moment after the last change."""
        self._timer.start()

    def _ready(self, languages: list[str]) -> None:
        options = [Option(code, self._language(code)) for code in languages]
        # The page beside it is seen whole: the languages that are not hers would push the rest out of sight.
        self.language = Choice(
            self.words.t("Langue à côté du français"), options, chosen=languages[0], in_line=True,
            folded=self.words.t("Autres langues") if len(options) > LANGUAGES + 1 else "",
            first=max(LANGUAGES, languages.index("fr") + 1 if "fr" in languages else 0),
        )  # fmt: skip
        self.language.changed.connect(self._redraw)
        self._questions = stack(self.language, self.options, *self.more(), gap=16)
        self.add(Columns(self._questions, self.view, (4, 6)))
        self.read()
        self._redraw()

    def _language(self, code: str) -> str:
        if code == "fr":
            return self.words.t("Aucune : français seul")
        own, told = own_name(code), language_name(code, self.words.language)
        return own if own == told else f"{own} ({told})"

    def spoken(self) -> str:
        """The language chosen beside French."""
        return self.language.value() if self.language else "fr"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview is as tall as the page has room for below its heading, or as the questions beside it.

        Where they have room, it alone scrolls.
        """
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit_view)

    def _fit_view(self) -> None:
        inside = self.area.widget()
        above = self.view.mapTo(inside, QPoint(0, 0)).y() if inside and inside.isAncestorOf(self.view) else 0
        room = self.area.viewport().height() - MARGIN
        beside = self._questions.sizeHint().height() if self._questions is not None else 0
        self.view.setMinimumHeight(max(LEAST, min(room, max(room - above, beside))))

    # -- preview -------------------------------------------------------------------------------

    def _redraw(self) -> None:
        self._make(lambda _made: None)

    def _make(self, then: Step) -> None:
        """Makes and shows the paper as it is written now. A number is used again until its paper has left."""
        self._timer.stop()
        QTimer.singleShot(0, self, self._fit_view)
        self._keep()
        form, old = self.form(), self._prepared
        mark = old.mark if old is not None and self._issued is None else None

        def make(_work: object) -> tuple[Prepared, Shown]:
            prepared = self.desk.issuing.prepare(form, mark)
            return prepared, shown(prepared.paper)

        def drawn(made: tuple[Prepared, Shown]) -> None:
            self._prepared, seen = made
            self._issued = None
            self._pictures = pictures(seen.pages)
            self.view.put(self._pictures, seen.text)
            then(self._prepared)

        self.context.tasks.run(self, make, drawn, lane="preview")

    # -- leaving the screen --------------------------------------------------------------------

    def _print(self) -> None:
        self._with_paper(lambda made: self.out.print(made.paper, lambda: self._issue(made)))

    def _save(self) -> None:
        self._with_paper(lambda made: self.out.save(made.paper, lambda: self._issue(made)))

    def _show(self) -> None:
        self._with_paper(lambda made: self.out.show(self._pictures, self.paper_name, lambda: self._issue(made)))

    def _with_paper(self, act: Step) -> None:
        """Acts on the paper as it is written now, not as it was drawn a moment ago."""
        if self.language is None or not self.sound():
            return
        self.clear_top()
        if self._prepared is not None and self._prepared.form == self.form():
            act(self._prepared)
            return
        self._make(act)

    def _issue(self, made: Prepared) -> None:
        if self._issued == made.form:
            return
        self._issued = made.form
        self.context.tasks.run(self, lambda _work: self.desk.issuing.issue(made), self._recorded)

    def _recorded(self, recorded: Recorded) -> None:
        if recorded.entities and self._prepared:
            self.context.toaster.show_toast(self.told(self._prepared.mark.number))

    def _keep(self) -> None:
        if self.language is not None:
            self.keep()
