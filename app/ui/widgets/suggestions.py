"""The list that opens under a line while one types, and goes away again."""

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from app.ui.widgets.result_list import Result, ResultList
from app.ui.widgets.text import Text

MOST = 8


def folded(text: str) -> str:
    """Without accents and capitals, to compare what is typed with what is offered."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


class Suggestions(QObject):
    """Belongs to a line edit: Down and Up move in its list, Return chooses, leaving the line closes it.

    Signals: `chosen(key)`; `wanted` when Down is pressed while it is closed.
    """

    chosen = Signal(str)
    wanted = Signal()

    def __init__(self, line: QLineEdit, name: str) -> None:
        super().__init__(line)
        self._line = line
        self.panel = QFrame(line.window())
        self.panel.setProperty("look", "panel")
        self.panel.setAccessibleName(name)
        column = QVBoxLayout(self.panel)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        self.note = Text("", ink="muted")
        self.note.setContentsMargins(12, 10, 12, 10)
        self.list = ResultList(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet("border: 0")
        column.addWidget(self.list)
        column.addWidget(self.note)
        self.panel.hide()
        self.list.chosen.connect(self._choose)
        line.installEventFilter(self)
        # The panel lies over the window, and must not outlive the line that filled it.
        line.destroyed.connect(self.panel.deleteLater)

    def is_open(self) -> bool:
        """Whether the list is on screen."""
        return self.panel.isVisible()

    def show_lines(self, lines: Sequence[Result], *, note: str = "", first: bool = False) -> None:
        """Opens with these lines, and a note below them; with nothing at all it closes."""
        self.list.put(lines, first=first)
        self.list.setVisible(bool(lines))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if not lines and not note:
            self.close()
            return
        self.place()
        self.panel.show()
        self.panel.raise_()

    def close(self) -> None:
        """Closes, and forgets its lines."""
        self.panel.hide()
        self.list.put(())
        self.note.setText("")

    def place(self) -> None:
        """Under the line, or above it where there is more room."""
        window = self._line.window()
        if self.panel.parentWidget() is not window:
            self.panel.setParent(window)
        width = min(max(self._line.width(), self._line.fontMetrics().height() * 18), window.width() - 16)
        below = self._line.mapTo(window, QPoint(0, self._line.height() + 4))
        above = self._line.mapTo(window, QPoint(0, -4)).y() - 8
        note = max(0, self.note.heightForWidth(width - 28)) if not self.note.isHidden() else 0
        lines = self.list.lines()
        one = self.list.full_height() // max(1, len(lines)) if lines else 0
        wish = min(self.list.full_height() if lines else 0, one * MOST + 4) + note + 4
        room = window.height() - below.y() - 8
        top = below.y()
        if wish > room and above > room:
            room = above
            top = max(8, above + 8 - min(wish, room))
        left = min(below.x(), window.width() - width - 8)
        if self._line.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = max(8, self._line.mapTo(window, QPoint(self._line.width(), 0)).x() - width)
        self.panel.setGeometry(max(8, left), top, width, max(1, min(wish, room)))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keys of the line move in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        elif event.type() in (QEvent.Type.Resize, QEvent.Type.Move) and self.is_open():
            self.place()
        return False

    def _key(self, key: int) -> bool:
        if key == Qt.Key.Key_Down and not self.is_open():
            self.wanted.emit()
            return True
        if not self.is_open():
            return False
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST, Qt.Key.Key_PageUp: -MOST}
        for name, step in steps.items():
            if key == name:
                self.list.step(step)
                return True
        return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.choose_current()

    def _choose(self, key: str) -> None:
        self.close()
        self.chosen.emit(key)
