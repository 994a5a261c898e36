"""Small things that say how something stands: word, icon and colour together."""

from typing import Literal

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.language.names import masked
from app.language.words import Words
from app.ui.announce import announce
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import GLYPHS
from app.ui.widgets.text import Icon, Text

Kind = Literal["plain", "info", "success", "warning", "danger"]
REVEALED_SECONDS = 20


class StatusWord(QWidget):
    """A status: its word, its icon, its colour. Done things are `plain`: colour is for what asks for an act."""

    def __init__(self, kind: Kind, text: str, *, glyph: str = "") -> None:
        super().__init__()
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.say(kind, text, glyph=glyph)

    def say(self, kind: Kind, text: str, *, glyph: str = "") -> None:
        """Another status."""
        while (item := self._line.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self.setAccessibleName(text)
        ink = "muted" if kind == "plain" else kind
        self._icon = Icon(glyph or GLYPHS.get(kind, "check"), ink=ink)
        self._text = Text(text, "body" if kind == "plain" else "strong", ink=ink)
        self._line.addWidget(self._icon)
        self._line.addWidget(self._text, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside several lines the icon stands by the first of them."""
        super().resizeEvent(event)
        wraps = self._text.heightForWidth(self._text.width()) > 1.5 * self._text.fontMetrics().height()
        side = Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter
        self._line.setAlignment(self._icon, side)


class EmptyState(QWidget):
    """Why there is nothing here, and the one act that helps."""

    def __init__(self, text: str, *, detail: str = "", glyph: str = "", button: Button | None = None) -> None:
        super().__init__()
        self.setAccessibleName(" ".join(part for part in (text, detail) if part))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 16)
        column.setSpacing(8)
        if glyph:
            column.addWidget(Icon(glyph, ink="muted", lines=1.8))
        column.addWidget(Text(text, "strong"))
        if detail:
            column.addWidget(Text(detail, ink="muted"))
        if button is not None:
            column.addWidget(FlowBox(button))


class Masked(QWidget):
    """A number of which only the last `shown_end` signs are shown, until someone asks: then the whole, for 20 s.

    `name` is what the number is (`N° étranger`). `tick` is called each second by its own timer.
    """

    def __init__(self, words: Words, name: str, number: str, *, shown_end: int = 4) -> None:
        super().__init__()
        self._words = words
        self._name = name
        self._number = number
        self._end = shown_end
        self._left = 0
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.text = Text("")
        self.text.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        line.addWidget(self.text, 1)
        self.button = Button("", "link", on=self.turn)
        line.addWidget(self.button)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)
        self._show()

    def revealed(self) -> bool:
        """Whether the whole number can be read."""
        return self._left > 0

    def turn(self) -> None:
        """Shows the whole number for 20 s, or hides it again."""
        self._left = 0 if self._left else REVEALED_SECONDS
        if self._left:
            self._timer.start()
            announce(self, f"{self._name} {self._number}")
        self._show()

    def tick(self) -> None:
        """A second went by."""
        self._left = max(0, self._left - 1)
        if not self._left:
            self._show()

    def _show(self) -> None:
        if not self._left:
            self._timer.stop()
        self.text.setText(self._number if self._left else masked(self._number, self._end))
        word = self._words.t("Cacher") if self._left else self._words.t("Afficher")
        self.button.set_text(word, self._words.t("{act} : {what}", act=word, what=self._name))
        self.button.set_glyph("eye-off" if self._left else "eye")
