"""A line to type in and, below it on the page, who is found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from app.ui.announce import announce
from app.ui.context import DeskContext
from app.ui.search_box import DELAY_MS
from app.ui.standing import MOST, PeopleFinder
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.result_list import Result, ResultList
from app.ui.widgets.text import Text

FEW = 6
"""Answers at first where something else stands below them."""
MORE = 50
KEYS = "Ctrl+↵"


class FoundList(Column):
    """Searches as one types; Down goes into the list, Return opens its current line.

    `field` is the line. On a page that is all about the list (`recent`) it has the persons last worked with where
    nothing is typed, and everyone who is found can be seen. `settled` is called after each search with what was found;
    `selected` is emitted with the key of the line that was made the current one, or none.
    """

    selected = Signal(str)

    def __init__(
        self, context: DeskContext, field: TextField, *, recent: bool = False,
        settled: Callable[[Sequence[Result]], object] = lambda _found: None,
    ) -> None:  # fmt: skip
        super().__init__(gap=8)
        self._context = context
        self._finder = PeopleFinder(context.desk, context.words, context.screen)
        self._recent = recent
        self._settled = settled
        self._few = self._most = MOST if recent else FEW
        words = context.words
        self.field = self.add(field)
        self.caption = self.add(Text("", "strong"))
        self.list = self.add(ResultList(words.t("Personnes trouvées")))
        self.list.chosen.connect(lambda key: self._finder.open(key, context.navigator))
        self.list.moved.connect(self.selected)
        self.rest = Button(words.t("Montrer d’autres réponses"), glyph="chevron-down", on=self._more)
        self.below = self.add(FlowBox(self.rest))
        self.below.hide()
        self._timer = QTimer(self, interval=DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self.search)
        self.field.changed.connect(self._typed)
        self.field.entered.connect(self.enter)
        self.field.line.installEventFilter(self)
        context.screen.changed.connect(self.search)

    def text(self) -> str:
        """What is typed."""
        return self.field.value().strip()

    def search(self) -> None:
        """Asks now; nothing typed shows the recent persons at once."""
        self._timer.stop()
        text = self.text()
        if not text:
            self._show(self._finder.recent() if self._recent else ())
            return
        finder, most = self._finder, self._most
        self._context.tasks.run(self, lambda _work: finder.find(text, most + 1), self._show, lane="found")

    def enter(self) -> None:
        """Return in the line: opens the current line, if there is one."""
        if self.list.isVisible():
            self.list.choose_current()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Down and Up in the line move in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step and self.list.lines():
                self.list.step(step)
                return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Larger text makes a higher list."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _typed(self) -> None:
        self._most = self._few
        self._timer.start()

    def _more(self) -> None:
        """More answers below those that are there; the current line stays."""
        self._most += MORE
        self.list.setFocus()
        self.search()

    def _show(self, found: Sequence[Result]) -> None:
        words, text, kept = self._context.words, self.text(), self.list.current()
        more = bool(text) and len(found) > self._most
        found = found[: self._most] if text else found
        self.list.put(found, first=bool(text))
        if self._most > self._few:
            self.list.show_line(kept)
        self._fit()
        self.list.setVisible(bool(found))
        said = self._said(found, more=more)
        self.caption.setText(said)
        self.caption.setVisible(bool(said))
        self.below.setVisible(more)
        if text:
            announce(self.field.line, words.n("{count} résultat", "{count} résultats", len(found)) if found else said)
        self.selected.emit(self.list.current())
        self._settled(found)

    def _said(self, found: Sequence[Result], *, more: bool) -> str:
        words, text = self._context.words, self.text()
        if not found and text:
            return words.t("Personne ne correspond à « {text} ».", text=text)
        if not found:
            return words.t("Personne n’est encore dans le registre.") if self._recent else ""
        if not text:
            return words.t("Personnes vues récemment")
        if more and self._recent:
            return words.t("Les {count} premières réponses. Une date de naissance en laisse moins.", count=len(found))
        if more:
            return words.t("Peut-être déjà connue. Trop de réponses : ajoutez une date de naissance.")
        return words.t("Peut-être déjà connue")

    def _fit(self) -> None:
        self.list.setFixedHeight(self.list.full_height())


class MainAct:
    """The main act of a page with a `FoundList` follows the list.

    It is `see`, what is done with whoever is selected; where nobody is, it is `new`, and `see` is out of sight.
    """

    def __init__(self, page: Page, found: FoundList, see: Button, new: Button) -> None:
        self._page, self._found, self._see, self._new = page, found, see, new
        found.selected.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """As the list stands."""
        key = self._found.list.current()
        line = next((line for line in self._found.list.lines() if line.key == key), None)
        self._see.setVisible(line is not None)
        if line is not None:
            self._see.set_look("primary", keys=KEYS)
            self._see.setAccessibleName(self._page.words.t("{act} : {what}", act=self._see.text(), what=line.title))
        self._new.set_look("secondary" if line is not None else "primary", keys="" if line is not None else KEYS)
        self._page.main = self._see if line is not None else self._new
        self._page.bar.fit()
