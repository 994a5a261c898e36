"""What is known of something, line by line: what it is, its value, a way to change it."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.language.words import Words
from app.ui.widgets.button import Button
from app.ui.widgets.text import Rule, Text

NARROW_EM = 26
AT_ONCE, TOO_FEW = 15, 5
"""How many lines show before more are asked for; fewer than these are not held back."""


class Line(msgspec.Struct, frozen=True):
    """One line. `value` is text, or makes a widget (a `Masked` number) once it shows; `change` opens its form.

    An empty value with `change` shows `missing` (`Ajouter`) as the way to enter it.
    """

    key: str
    value: str | QWidget | Callable[[], QWidget]
    change: Callable[[], object] | None = None


class SummaryList(QWidget):
    """Keys beside values where there is room, above them where there is not; of many lines the first ones.

    A button shows more of them: what is not shown is not made. `whole` shows them all at once.
    """

    def __init__(self, words: Words, lines: Sequence[Line], name: str, *, whole: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._words = words
        self._name = name
        self._lines = lines
        self._at_once = len(lines) if whole else AT_ONCE
        self._rows: list[tuple[Text, QWidget, Button | None, Rule]] = []
        self._narrow = False
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._grid)
        self._more_button = Button("", "quiet", glyph="chevron-down", on=self._more)
        self._show_rows()
        if self._next():
            column.addWidget(self._more_button, 0, Qt.AlignmentFlag.AlignLeading)

    def _more(self) -> None:
        """The next lines; whoever pressed for them goes on from the first of them."""
        shown = len(self._rows)
        self._show_rows()
        _, value, button, _ = self._rows[shown]
        target = button or value
        (target if target.focusPolicy() != Qt.FocusPolicy.NoFocus else self._more_button).setFocus()

    def _show_rows(self) -> None:
        shown = len(self._rows)
        self._rows += [self._row(line) for line in self._lines[shown : shown + self._next()]]
        self._place()
        text = self._words.n("Montrer {count} ligne de plus", "Montrer {count} lignes de plus", self._next())
        self._more_button.set_text(text, self._words.t("{act} : {what}", act=text, what=self._name))
        if not self._next():
            self._more_button.hide()

    def _next(self) -> int:
        left = len(self._lines) - len(self._rows)
        return left if left <= self._at_once + TOO_FEW else self._at_once

    def _row(self, line: Line) -> tuple[Text, QWidget, Button | None, Rule]:
        key = Text(line.key, ink="muted")
        empty = line.value == ""
        value = self._value(line)
        if isinstance(value, Text):
            value.setProperty("ink", "muted" if empty else "")
        button = None
        if line.change is not None:
            word = self._words.t("Ajouter") if empty else self._words.t("Modifier")
            spoken = self._words.t("{act} : {what}", act=word, what=line.key)
            button = Button(word, "link", glyph="" if empty else "pencil", name=spoken, on=line.change)
            # The same word on every line would be read before what the lines say.
            button.show_words(empty)
        return key, value, button, Rule()

    def _value(self, line: Line) -> QWidget:
        if isinstance(line.value, str):
            return Text(line.value or self._words.t("Non renseigné"))
        return line.value if isinstance(line.value, QWidget) else line.value()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two do not fit."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().height() / 1.36 * NARROW_EM
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def _place(self) -> None:
        narrow = self._narrow
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
                place = (row + 1, 1) if narrow else (row, 2)
                self._grid.addWidget(button, *place, Qt.AlignmentFlag.AlignTrailing | middle)
            self._grid.addWidget(rule, row + 2, 0, 1, 3)
            rule.setVisible(number < len(self._rows) - 1)
        self._grid.setColumnStretch(0, 3 if narrow else 2)
        self._grid.setColumnStretch(1, 0 if narrow else 4)
