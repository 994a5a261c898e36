"""The ways in which lines of the agenda leave the program: on paper, as a list of calls, as a calendar file."""

from collections.abc import Callable, Sequence

from app.domain.agenda.model import Line
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page

Lines = Callable[[], Sequence[Line]]


class LinesOut:
    """Offers those that this desk has, for the lines that `page` shows."""

    def __init__(self, page: Page, context: DeskContext) -> None:
        self._page = page
        self._context = context

    def buttons(self, lines: Lines) -> list[Button]:
        """A button for each way out."""
        words, has = self._context.words, self._context.navigator.has
        found = []
        if has("agenda-paper"):
            found.append(Button(words.t("Imprimer la liste"), glyph="printer", keys="Ctrl+P",
                                on=lambda: self.print(lines())))  # fmt: skip
        if has("calls"):
            found.append(Button(words.t("Appeler les personnes"), glyph="phone", on=lambda: self.call(lines())))
        return found

    def print(self, lines: Sequence[Line]) -> None:
        """The list on paper."""
        if self._context.navigator.has("agenda-paper"):
            self._context.navigator.go("agenda-paper", lines=tuple(line.id for line in lines))

    def call(self, lines: Sequence[Line]) -> None:
        """Whom to call, and what is safe to say."""
        self._context.navigator.go("calls", lines=tuple(line.id for line in lines))
