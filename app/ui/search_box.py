"""The search field that is on every page."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.ui.announce import announce
from app.ui.context import Context, Navigator
from app.ui.tasks import Work
from app.ui.widgets.result_list import Result
from app.ui.widgets.suggestions import MOST, Suggestions

DELAY_MS = 120
ALL = "*"
"""The key of the line that opens the whole list."""


class Finder(Protocol):
    """Finds people (then guides and sections) by what is typed, and opens what was chosen."""

    def find(self, text: str, most: int) -> Sequence[Result]:
        """What fits `text`, best first, `most` at most. Runs beside the window."""

    def open(self, key: str, navigator: Navigator) -> None:
        """Opens the result of `key`."""

    def open_all(self, text: str, navigator: Navigator) -> None:
        """Opens the list of all that fits `text`."""


class SearchBox(QWidget):
    """A line whose results open under it as one types. `escaped` when Esc leaves it.

    As many are shown as are seen without scrolling; where there are more, the last line leads to the whole list.
    """

    escaped = Signal()

    def __init__(self, context: Context, finder: Finder) -> None:
        super().__init__()
        self._context = context
        self._finder = finder
        words = context.words
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        self.line = QLineEdit()
        self.line.setAccessibleName(words.t("Chercher une personne"))
        self.line.setAccessibleDescription("Ctrl+K")
        self.line.setPlaceholderText(words.t("Nom, n° étranger, téléphone (Ctrl+K)"))
        self.line.setClearButtonEnabled(False)
        line.addWidget(self.line)
        self.setFocusProxy(self.line)
        self.suggestions = Suggestions(self.line, words.t("Résultats de la recherche"))
        self.suggestions.chosen.connect(self._chosen)
        self.suggestions.wanted.connect(self.search)
        self._timer = QTimer(self, interval=DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self.search)
        self.line.textEdited.connect(lambda _text: self._timer.start())
        self.line.returnPressed.connect(self.search)

    def text(self) -> str:
        """What is typed."""
        return self.line.text().strip()

    def search(self) -> None:
        """Asks for what is typed, now."""
        self._timer.stop()
        text = self.text()
        if not text:
            self.suggestions.close()
            return
        finder = self._finder
        self._context.tasks.run(self, lambda _work: _found(finder, text, _work), self._show, lane="search")

    def escape(self) -> bool:
        """Esc: closes the results, then empties the line, then gives the focus back."""
        if self.suggestions.is_open():
            self.suggestions.close()
        elif self.line.text():
            self.line.clear()
        else:
            self.escaped.emit()
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Places the results anew when the text grows."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.suggestions.is_open():
            self.suggestions.place()

    def _show(self, found: Sequence[Result]) -> None:
        if not self.line.hasFocus():
            return
        words = self._context.words
        note = words.t("Personne ne correspond à « {text} ».", text=self.text()) if not found else ""
        said = note or words.n("{count} résultat", "{count} résultats", len(found))
        if len(found) > MOST:
            rest = Result(ALL, words.t("Et d’autres : voir toute la liste"), glyph="users")
            found = (*found[: MOST - 1], rest)
            said = words.n("{count} résultat, et d’autres", "{count} résultats, et d’autres", MOST - 1)
        self.suggestions.show_lines(found, note=note, first=True)
        announce(self.line, said)

    def _chosen(self, key: str) -> None:
        text = self.text()
        self.line.clear()
        if key == ALL:
            self._finder.open_all(text, self._context.navigator)
        else:
            self._finder.open(key, self._context.navigator)


def _found(finder: Finder, text: str, work: Work) -> Sequence[Result]:
    # One more than are shown tells that there are others.
    found = finder.find(text, MOST + 1)
    work.check()
    return found
