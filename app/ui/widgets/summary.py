"""What is known of something, line by line: what it is, its value, a way to change it."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.language.words import Words
from app.ui.widgets.button import Button
from app.ui.widgets.text import Rule, Text

NARROW_EM = 26


class Line(msgspec.Struct, frozen=True):
    """One line. `value` is text or a widget (a `Masked` number, a `StatusWord`); `change` opens its form.

    An empty value with `change` shows `missing` (`Ajouter`) as the way to enter it.
    """

    key: str
    value: str | QWidget
    change: Callable[[], object] | None = None


class SummaryList(QWidget):
    """Keys beside values where there is room, above them where there is not."""

    def __init__(self, words: Words, lines: Sequence[Line], name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._words = words
        self._rows = [self._row(line) for line in lines]
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._place(False)

    def _row(self, line: Line) -> tuple[Text, QWidget, Button | None, Rule]:
        key = Text(line.key, ink="muted")
        empty = line.value == ""
        value = line.value if isinstance(line.value, QWidget) else Text(line.value or self._words.t("Non renseigné"))
        if isinstance(value, Text):
            value.setProperty("ink", "muted" if empty else "")
        button = None
        if line.change is not None:
            word = self._words.t("Ajouter") if empty else self._words.t("Modifier")
            button = Button(word, "link", name=f"{word} : {line.key}", on=line.change)
        return key, value, button, Rule()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two do not fit."""
        super().resizeEvent(event)
        self._place(event.size().width() < self.fontMetrics().height() / 1.36 * NARROW_EM)

    def _place(self, narrow: bool) -> None:
        if narrow == self._narrow:
            return
        self._narrow = narrow
        while self._grid.takeAt(0) is not None:
            pass
        middle = Qt.AlignmentFlag.AlignVCenter
        for number, (key, value, button, rule) in enumerate(self._rows):
            row = number * 3
            if narrow:
                self._grid.addWidget(key, row, 0, 1, 2)
                self._grid.addWidget(value, row + 1, 0, 1, 1 if button is not None else 2)
            else:
                self._grid.addWidget(key, row, 0, middle)
                self._grid.addWidget(value, row, 1, 1, 1 if button is not None else 2)
            self._grid.setRowMinimumHeight(row, 0 if narrow else self.fontMetrics().height() * 2)
            if button is not None:
                self._grid.addWidget(button, row + 1 if narrow else row, 1 if narrow else 2)
            self._grid.addWidget(rule, row + 2, 0, 1, 3)
            rule.setVisible(number < len(self._rows) - 1)
        self._grid.setColumnStretch(0, 3 if narrow else 2)
        self._grid.setColumnStretch(1, 0 if narrow else 4)
