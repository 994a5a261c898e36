"""Words that are read only: labels that wrap, icons, rules, cards."""

import re
import unicodedata
from typing import Literal, TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.language.typography import held_together
from app.ui.theme.icons import file_name, paint_icon
from app.ui.widgets.drawing import BREAK, restyle

Look = Literal["body", "h1", "h2", "strong", "detail", "large", "show"]
W = TypeVar("W", bound=QWidget)
LONGEST_WORD = 20
_LONG = re.compile(rf"\S{{{LONGEST_WORD + 1},}}")


def breakable(text: str) -> str:
    """`text` with a zero-width space (a place to go on to the next line) every 20 letters of a longer word."""
    return _LONG.sub(lambda found: _broken(found.group()), text)


def _broken(word: str) -> str:
    parts = [""]
    for letter in word:
        # An accent stays with its letter.
        if len(parts[-1]) >= LONGEST_WORD and not unicodedata.combining(letter):
            parts.append("")
        parts[-1] += letter
    return BREAK.join(parts)


class Text(QLabel):
    """Plain text that wraps; `ink` is `muted`, `action` or a kind (`info`, `success`, `warning`, `danger`)."""

    def __init__(self, text: str = "", look: Look = "body", *, ink: str = "", selectable: bool = False) -> None:
        super().__init__()
        self._selectable = selectable
        self._given = ""
        self.setText(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("look", look)
        if ink:
            self.setProperty("ink", ink)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self._lean()

    def setText(self, text: str) -> None:
        """Other words. A name of 300 letters without a space goes on to the next line, unless it is to be copied."""
        self._given = text
        shown = text if self._selectable else breakable(held_together(text))
        super().setText(shown)
        self.setAccessibleName(text if shown != text else "")

    def text(self) -> str:
        """Its words as they were given."""
        return self._given

    def changeEvent(self, event: QEvent) -> None:
        """Starts at the leading edge of the page, whatever script the text is in."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._lean()

    def _lean(self) -> None:
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def set_ink(self, ink: str) -> None:
        """Changes the colour of the words."""
        restyle(self, "ink", ink)


class Icon(QWidget):
    """A picture of the icon set as tall as a line of text; `name` (spoken) only where no word says the same."""

    def __init__(self, glyph: str, *, ink: str = "", name: str = "", lines: float = 1.0) -> None:
        super().__init__()
        self._glyph = glyph
        self._lines = lines
        if ink:
            self.setProperty("ink", ink)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_glyph(self, glyph: str, ink: str) -> None:
        """Another icon, in another colour."""
        self._glyph = glyph
        restyle(self, "ink", ink)
        self.update()

    def sizeHint(self) -> QSize:
        """A square as tall as a line."""
        side = round(self.fontMetrics().height() * self._lines)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it in the colour of the words around."""
        side = min(self.width(), self.height())
        rect = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        with QPainter(self) as painter:
            glyph = file_name(self._glyph, self.layoutDirection())
            paint_icon(painter, glyph, rect, self.palette().color(self.foregroundRole()))


class Rule(QFrame):
    """A decorative line across the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "rule")


class Card(QFrame):
    """A group of things that belong together, with a heading that names it."""

    def __init__(self, heading: str = "", *, look: Literal["card", "inset"] = "card") -> None:
        super().__init__()
        self.setProperty("look", look)
        self.setAccessibleName(heading)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 16, 16, 16)
        self.body.setSpacing(12)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.heading = Text(heading, "h2")
        if heading:
            self.head.addWidget(self.heading, 1)
            self.body.addLayout(self.head)

    def add(self, widget: W, stretch: int = 0) -> W:
        """Adds `widget` below what is there, and gives it back."""
        self.body.addWidget(widget, stretch)
        return widget

    def beside_heading(self, widget: W) -> W:
        """Puts a quiet act (`Modifier`) at the end of the heading's line."""
        self.head.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        return widget


class Section(QWidget):
    """A heading and what stands under it, without a frame."""

    def __init__(self, heading: str, lead: str = "") -> None:
        super().__init__()
        self.setAccessibleName(heading)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)
        self.heading = Text(heading, "h2")
        self.body.addWidget(self.heading)
        if lead:
            self.body.addWidget(Text(lead, ink="muted"))

    def add(self, widget: W, stretch: int = 0) -> W:
        """Adds `widget` below what is there, and gives it back."""
        self.body.addWidget(widget, stretch)
        return widget
