"""A number, just given: large enough to be shown, with what can be done about it at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.domain.changes import Recorded
from app.domain.entities import Visit
from app.domain.ids import Id
from app.ui.announce import announce
from app.ui.context import DeskContext
from app.ui.cover import Cover
from app.ui.pages.visit_fields import spoken
from app.ui.pages.visit_lines import VisitLines
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card, Text

LARGE, WHOLE = 6.0, 14.0
"""How many times as tall as the text the number is: on the page, and alone in the window."""


class BigNumber(Text):
    """A number that can be read across the hall."""

    def __init__(self, number: str, times: float) -> None:
        super().__init__(number, "show")
        # Sizes come from the stylesheet: this one, of one label, follows the size of text as all do.
        self._times = times
        self.setWordWrap(False)

    def enlarge(self, base: int) -> "BigNumber":
        """As many times taller than a text of `base` px; gives itself back."""
        self.setStyleSheet(f"font-size: {round(base * self._times)}px; font-weight: 600;")
        return self


class NumberCover(QFrame):
    """The number alone in the window."""

    def __init__(self, context: DeskContext, number: str, cover: Cover) -> None:
        super().__init__()
        self._cover = cover
        words = context.words
        self.setProperty("look", "ground")
        self.setAccessibleName(words.t("Numéro {number}", number=number))
        column = QVBoxLayout(self)
        column.addStretch(1)
        large = BigNumber(number, WHOLE).enlarge(context.theme.px(16))
        column.addWidget(large, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.back_button = Button(words.t("Retour au bénévole"), "quiet", glyph="back", keys="Esc", on=self.escape)
        column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(self.back_button)

    def escape(self) -> bool:
        """Back to the volunteer."""
        return self._cover.close()


class TicketPage(Page):
    """What follows an arrival: the number, said and shown."""

    def __init__(self, context: DeskContext, visit: Id) -> None:
        super().__init__(context, context.words.t("Numéro donné"), back=True, centred=True)
        self.at_desk = context
        self.desk = context.desk
        self.visit = visit
        self.cover = Cover(self)
        words = self.words
        self.language = spoken(words)
        self.language.changed.connect(self._speak)
        self.add(self.language)
        self.acts = {"show": self._show, "arrival": self._another}
        self._read()

    def entering(self) -> None:
        """Reads it again; a number that was taken back has no page."""
        try:
            self._read()
        except LookupError:
            self.context.navigator.home()

    def leaving(self) -> None:
        """The number does not stay on the screen."""
        self.cover.close()

    def escape(self) -> bool:
        """Esc closes the large number."""
        return self.cover.close()

    def data_changed(self, recorded: Recorded) -> None:
        """The arrival may have been undone."""
        if self.isVisible() and any(entity == "visit" for entity, _ in recorded.entities):
            self.entering()

    def first_focus(self) -> QWidget | None:
        """Back to the queue: most numbers need nothing more."""
        return self.main

    def _read(self) -> None:
        words, queue = self.words, self.desk.queue
        found = queue.get(self.visit)
        standing = queue.standing()
        lines = VisitLines(self.at_desk, standing.all)
        self._number = lines.number(found)
        self.set_title(words.t("Numéro {number}", number=self._number))
        card = Card(look="inset")
        card.add(BigNumber(self._number, LARGE).enlarge(self.context.theme.px(16)))
        profile = queue.profile(found)
        if profile:
            card.add(Text(lines.who(found), "large"))
        card.add(Text(self._before([one.id for one in standing.waiting]), ink="muted"))
        self.show_body(card)
        if not self.language.line.hasFocus():
            self.language.choose(found.language)
        self._offer(found)

    def _before(self, waiting: list[Id]) -> str:
        words = self.words
        before = waiting.index(self.visit) if self.visit in waiting else 0
        if not before:
            return words.t("Personne n’attend avant elle.")
        return words.n("{count} personne attend avant elle.", "{count} personnes attendent avant elle.", before)

    def _offer(self, found: Visit) -> None:
        words = self.words
        self.set_actions(
            Button(words.t("Retour à la file"), "primary", keys="Ctrl+↵", on=self.context.navigator.home),
            Button(words.t("Montrer le numéro"), glyph="eye", keys=words.t("Ctrl+Maj+M"), on=self._show),
            Button(words.t("Accueillir une autre personne"), glyph="user-plus", keys="Ctrl+J", on=self._another),
            *([] if found.called_at else [Button(words.t("La recevoir maintenant"), "quiet", on=self._call)]),
        )  # fmt: skip

    def _show(self) -> None:
        self.cover.open(NumberCover(self.at_desk, self._number, self.cover))
        announce(self, self.words.t("Numéro {number}", number=self._number))

    def _another(self) -> None:
        self.context.navigator.replace("arrival")

    def _speak(self) -> None:
        code = self.language.value()
        if code or not self.language.typed():
            self.desk.queue.speak(self.visit, code)

    def _call(self) -> None:
        receive(self, self.at_desk, self.visit)


def receive(page: Page, context: DeskContext, visit: Id) -> None:
    """Calls someone: her page opens, or that of her visit where she has no file; a fault shows on `page`."""
    queue = context.desk.queue

    def called(recorded: Recorded) -> None:
        found = queue.get(visit)
        if recorded.entities:
            told = context.words.t("Vous recevez le numéro {number}.", number=found.number)
            context.toaster.show_toast(told, undoing(context, recorded.batch))
        if found.person:
            context.navigator.go("person", person=found.person)
        else:
            context.navigator.go("visit", visit=visit)

    context.tasks.run(page, lambda _work: queue.call(visit), called, page.show_fault)
