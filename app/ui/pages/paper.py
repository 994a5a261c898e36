"""The takeaway sheet before it leaves: chosen, seen, then printed, saved or shown."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.desk.issuing import Prepared
from app.desk.showing import Shown, shown
from app.desk.takeaway import TakeawayForm
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.language.languages import language_name, own_name
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.cover import Cover
from app.ui.guide.details import stack
from app.ui.pages.duties import Duties
from app.ui.pages.paper_out import PaperOut
from app.ui.pages.sheet import pictures
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Checks, Choice, Option
from app.ui.widgets.columns import Columns
from app.ui.widgets.page import Page
from app.ui.widgets.paper_view import PaperView
from app.ui.widgets.text import Section

NUMBER, LARGE = "number", "large"
WAIT_MS = 250
LEAST, MARGIN = 360, 32
Step = Callable[[Prepared], object]


class PaperPage(Page):
    """A preview from memory that follows each change; the paper is recorded once, when it leaves."""

    def __init__(self, context: DeskContext, case: Id) -> None:
        words = context.words
        super().__init__(context, words.t("Fiche à emporter"), back=True, wide=True)
        self.desk = context.desk
        self.case = self.desk.cases.get(case)
        self.set_title(self.heading.text(), full_name(self.desk.people.profile(self.case.person)))
        self.cover = Cover(self)
        self.out = PaperOut(self, self.cover)
        self._prepared: Prepared | None = None
        self._pictures: list[QImage] = []
        self._issued: TakeawayForm | None = None
        self._timer = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self._redraw)
        self.language: Choice | None = None
        self.options = Checks(words.t("Sur la fiche"), self._choices())
        self.duties = Duties(words)
        self.view = PaperView(words, words.t("Aperçu de la fiche"))
        self.save = Button(words.t("Enregistrer la fiche en PDF"), glyph="download", on=self._save)
        self.show_button = Button(words.t("Montrer en grand"), glyph="eye", keys=words.t("Ctrl+Maj+M"), on=self._show)
        self.print_button = Button(words.t("Imprimer la fiche"), "primary", glyph="printer", keys="Ctrl+↵",
                                   on=self._print)  # fmt: skip
        self.set_actions(self.print_button, self.save, self.show_button)
        self.acts = {"print": self._print, "show": self._show}
        self.options.changed.connect(self._redraw)
        self.duties.changed.connect(self._timer.start)

    def _choices(self) -> list[Option]:
        """Larger letters; her foreigner number, where it is known."""
        words = self.words
        found = [Option(LARGE, words.t("Écrire plus grand"))]
        if any(number.kind == "foreigner" for number in self.desk.people.profile(self.case.person).numbers):
            told = words.t("C’est un numéro d’identité. L’imprimante peut en garder une copie.")
            found.append(Option(NUMBER, words.t("Ajouter le numéro étranger"), told))
        return found

    def entering(self) -> None:
        """Reads the languages that the sheet can speak, then draws it as the case stands now."""
        if self.language is None:
            person = self.case.person
            self.context.tasks.run(self, lambda _work: self.desk.takeaways.languages(person), self._ready)
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
        """The main button: most sheets are right as they are."""
        return self.print_button

    def data_changed(self, recorded: Recorded) -> None:
        """What was undone or noted meanwhile changes the sheet."""
        news = {entity for entity, _ in recorded.entities} - {"action", "issued_paper"}
        if news and self.case.person in recorded.persons and self.isVisible():
            self._timer.start()

    def _ready(self, languages: list[str]) -> None:
        words = self.words
        options = [Option(code, self._language(code)) for code in languages]
        self.language = Choice(words.t("Langue à côté du français"), options, chosen=languages[0], in_line=True)
        self.language.changed.connect(self._redraw)
        added = Section(words.t("À faire, en plus"))
        added.add(self.duties)
        self.add(Columns(stack(self.language, self.options, added, gap=16), self.view, (4, 6)))
        draft = self.desk.drafts.of(self._key())
        self.duties.put_back(draft.get("duties", ""))
        self._redraw()

    def _language(self, code: str) -> str:
        if code == "fr":
            return self.words.t("Aucune : français seul")
        own, told = own_name(code), language_name(code, self.words.language)
        return own if own == told else f"{own} ({told})"

    def _form(self) -> TakeawayForm:
        ticked = self.options.value()
        return TakeawayForm(
            case=self.case.id, language=self.language.value() if self.language else "fr", duties=self.duties.duties(),
            with_number=NUMBER in ticked, large=LARGE in ticked,
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The preview is as tall as the page has room for: it scrolls by itself."""
        super().resizeEvent(event)
        self.view.setMinimumHeight(max(LEAST, self.area.viewport().height() - MARGIN))

    # -- preview -------------------------------------------------------------------------------

    def _redraw(self) -> None:
        self._make(lambda _made: None)

    def _make(self, then: Step) -> None:
        """Makes and shows the sheet as it is written now. A number is used again until its paper has left."""
        self._timer.stop()
        self._keep()
        form, old = self._form(), self._prepared
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
        name = self.words.t("Fiche à emporter")
        self._with_paper(lambda made: self.out.show(self._pictures, name, lambda: self._issue(made)))

    def _with_paper(self, act: Step) -> None:
        """Acts on the sheet as it is written now, not as it was drawn a moment ago."""
        if self.language is None or not self.duties.sound():
            return
        self.clear_top()
        if self._prepared is not None and self._prepared.form == self._form():
            act(self._prepared)
            return
        self._make(act)

    def _issue(self, made: Prepared) -> None:
        if self._issued == made.form:
            return
        self._issued = made.form
        self.context.tasks.run(self, lambda _work: self.desk.issuing.issue(made), self._recorded)

    def _recorded(self, recorded: Recorded) -> None:
        if not recorded.entities:
            return
        number = self._prepared.mark.number if self._prepared else ""
        self.context.toaster.show_toast(self.words.t("La fiche {number} est notée dans l’historique.", number=number))

    # -- draft ---------------------------------------------------------------------------------

    def _key(self) -> str:
        return f"paper/{self.case.id}"

    def _keep(self) -> None:
        if self.language is not None:
            self.desk.drafts.keep(self._key(), {"duties": self.duties.typed()})
