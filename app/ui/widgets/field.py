"""A question of a form: its label above, its control, what is wrong with the answer, why it is asked."""

from math import ceil

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.ui.widgets.drawing import restyle
from app.ui.widgets.text import Icon, Text

MOST_LINES = 12
"""A longer text scrolls in its field: the rest of the form stays near."""
AROUND = 24
"""Pixels of the edge of a field of several lines."""


class Field(QWidget):
    """The frame of every question.

    `label` names it on screen and to a screen reader; `hint` says why it is asked or how to answer;
    `optional` is the word shown after the label of what may be left empty. Signal `changed` when the
    person's hand changed the answer.
    """

    changed = Signal()

    def __init__(self, label: str, control: QWidget, *, hint: str = "", optional: str = "") -> None:
        super().__init__()
        self.label = label
        self.control = control
        self._hint_text = hint
        self._error_text = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.caption = Text(f"{label} ({optional})" if optional else label, "strong")
        self.caption.setBuddy(control)
        self._column.addWidget(self.caption)
        self._column.addWidget(control)
        self._error = _ErrorLine()
        self._column.addWidget(self._error)
        self._hint = Text(hint, "detail")
        self._column.addWidget(self._hint)
        # Only now: showing a widget that has no parent opens a window of its own for a moment.
        self._hint.setVisible(bool(hint))
        control.setAccessibleName(self.caption.text())
        self.setFocusProxy(control)
        self._describe()

    def under_label(self, widget: QWidget) -> None:
        """Puts words between the label and its control: the same in another language."""
        self._column.insertWidget(1, widget)

    def under_control(self, widget: QWidget) -> None:
        """Puts a widget below the control, above what is said of it."""
        self._column.insertWidget(self._column.indexOf(self.control) + 1, widget)

    def error(self) -> str:
        """What is said to be wrong; empty where nothing is."""
        return self._error_text

    def set_error(self, text: str) -> None:
        """Says beside the field what is wrong and what to do; an empty text takes it away."""
        self._error_text = text
        self._error.say(text)
        for part in self.parts():
            restyle(part, "wrong", "true" if text else "false")
        self._describe()

    def set_hint(self, text: str) -> None:
        """Another hint."""
        self._hint_text = text
        self._hint.setText(text)
        self._hint.setVisible(bool(text))
        self._describe()

    def named(self, part: str) -> str:
        """One of its parts as a screen reader says it, with the colon of the language of the window."""
        english = self.locale().language() == QLocale.Language.English
        return f"{self.label}{':' if english else ' :'} {part}"

    def parts(self) -> list[QWidget]:
        """The controls that take the focus, in order."""
        return [self.control]

    def _describe(self) -> None:
        said = " ".join(text for text in (self._error_text, self._hint_text) if text)
        for part in self.parts():
            part.setAccessibleDescription(said)


class _ErrorLine(QWidget):
    """An icon and what is wrong."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(Icon("octagon-alert", ink="danger"), 0, Qt.AlignmentFlag.AlignTop)
        self._text = Text("", "strong", ink="danger")
        line.addWidget(self._text, 1)
        self.hide()

    def say(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))


class TextField(Field):
    """One line. `entered` when Return is pressed in it."""

    entered = Signal()

    def __init__(
        self, label: str, *, hint: str = "", optional: str = "", text: str = "", example: str = "", width: int = 0
    ) -> None:
        """`width` limits it to about so many characters, where the answer has a known length."""
        self._width = width
        self.line = QLineEdit()
        self.set_value(text)
        super().__init__(label, self.line, hint=hint, optional=optional)
        self.line.setPlaceholderText(example)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.returnPressed.connect(self.entered)
        self.line.installEventFilter(self)
        self._fit()

    def value(self) -> str:
        """What stands in it, as typed."""
        return self.line.text()

    def set_value(self, text: str) -> None:
        """Puts `text` in it; not a change by hand. Of a long one the beginning shows."""
        self.line.setText(text)
        if not self.line.hasFocus():
            self.line.setCursorPosition(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever is brought here goes on behind what stands in it."""
        brought = isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.OtherFocusReason
        if brought and watched is self.line and event.type() == QEvent.Type.FocusIn:
            self.line.end(False)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        if self._width:
            self.line.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * (self._width + 4))


class _Area(QPlainTextEdit):
    """Tells when another width wrapped its text into more lines or fewer."""

    wrapped = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The text has its new width."""
        super().resizeEvent(event)
        self.wrapped.emit()


class LongTextField(Field):
    """Several lines, of which it is as tall as `lines` or as what stands in it; Tab leaves it."""

    def __init__(self, label: str, *, hint: str = "", optional: str = "", text: str = "", lines: int = 4) -> None:
        self._lines = lines
        self.area = _Area(text)
        self.area.setTabChangesFocus(True)
        super().__init__(label, self.area, hint=hint, optional=optional)
        self._quiet = False
        self.area.textChanged.connect(self._tell)
        self.area.wrapped.connect(self._fit)
        self._fit()

    def value(self) -> str:
        """What stands in it, as typed."""
        return self.area.toPlainText()

    def set_value(self, text: str) -> None:
        """Puts `text` in it; not a change by hand."""
        self._quiet = True
        self.area.setPlainText(text)
        self._quiet = False

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """A text that scrolls inside a page that scrolls is read through a slit."""
        line = QFontMetricsF(self.area.font()).lineSpacing()
        height = min(max(line * self._lines, self._needed()), line * MOST_LINES)
        self.area.setFixedHeight(ceil(height) + AROUND)

    def _needed(self) -> float:
        document, needed = self.area.document(), 0.0
        for number in range(min(document.blockCount(), MOST_LINES)):
            block = document.findBlockByNumber(number)
            needed += document.documentLayout().blockBoundingRect(block).height()
        return needed

    def _tell(self) -> None:
        self._fit()
        if not self._quiet:
            self.changed.emit()
