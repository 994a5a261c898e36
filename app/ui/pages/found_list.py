"""A line to type in and, below it on the page, who is found."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from app.ui.announce import announce
from app.ui.context import DeskContext
from app.ui.search_box import DELAY_MS
from app.ui.standing import MOST, PeopleFinder
from app.ui.widgets.columns import Column
from app.ui.widgets.field import TextField
from app.ui.widgets.result_list import Result, ResultList
from app.ui.widgets.text import Text

MOST_HIGH = 6


class FoundList(Column):
    """Searches as one types; Down goes into the list, Return opens its current line.

    `field` is the line. With nothing typed it lists the persons last worked with, if `recent` is asked for. `settled`
    is called after each search with what was found.
    """

    def __init__(
        self, context: DeskContext, field: TextField, *, recent: bool = False,
        settled: Callable[[Sequence[Result]], object] = lambda _found: None,
    ) -> None:  # fmt: skip
        super().__init__(gap=8)
        self._context = context
        self._finder = PeopleFinder(context.desk, context.words, context.screen)
        self._recent = recent
        self._settled = settled
        words = context.words
        self.field = self.add(field)
        self.caption = self.add(Text("", "strong"))
        self.list = self.add(ResultList(words.t("Personnes trouvées")))
        self.list.chosen.connect(lambda key: self._finder.open(key, context.navigator))
        self._timer = QTimer(self, interval=DELAY_MS, singleShot=True)
        self._timer.timeout.connect(self.search)
        self.field.changed.connect(self._timer.start)
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
        finder = self._finder
        self._context.tasks.run(self, lambda _work: finder.find(text), self._show, lane="found")

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

    def _show(self, found: Sequence[Result]) -> None:
        words, text = self._context.words, self.text()
        self.list.put(found, first=bool(text))
        self._fit()
        self.list.setVisible(bool(found))
        if found:
            said = words.t("Peut-être déjà connue") if text else words.t("Personnes vues récemment")
            if text and len(found) >= MOST:
                said = words.t("Peut-être déjà connue. Trop de réponses : ajoutez une date de naissance.")
        else:
            said = words.t("Personne ne correspond à « {text} ».", text=text) if text else ""
        self.caption.setText(said)
        self.caption.setVisible(bool(said))
        if text:
            announce(self.field.line, words.n("{count} résultat", "{count} résultats", len(found)) if found else said)
        self._settled(found)

    def _fit(self) -> None:
        lines = len(self.list.lines())
        one = self.list.full_height() // max(1, lines)
        most = lines if self._recent else min(lines, MOST_HIGH)
        self.list.setFixedHeight(one * most + 4)
