"""One line of a timeline, drawn as one widget: a history of hundreds opens at once."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.language.typography import held_together
from app.ui.theme.icons import file_name, paint_icon
from app.ui.widgets.drawing import draw_text, line_width, mirrored, smaller, text_size, word_width
from app.ui.widgets.text import breakable

GAP, EDGE = 10, 8


class TimelineLine(QLabel):
    """Icon, title, when, detail, under one another, and a `rule` below; all of it is its text for a screen reader."""

    def __init__(self, glyph: str, title: str, when: str, detail: str, kind: str, *, rule: bool = True) -> None:
        # An ampersand in a name is a letter, not a shortcut.
        self._parts = tuple(breakable(held_together(part.replace("&", "&&"))) for part in (title, when, detail))
        self._glyph = glyph
        self._rule = rule
        self._plain = kind == "plain"
        super().__init__("\n".join(part for part in (title, when, detail) if part))
        if not self._plain:
            self.setProperty("ink", kind)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        title = QFont(self.font())
        title.setBold(True)
        return title, smaller(self.font()), self.font()

    def _beside(self) -> int:
        return self.fontMetrics().height() + GAP

    def sizeHint(self) -> QSize:
        """Each part on one line."""
        parts = zip(self._fonts(), self._parts, strict=True)
        width = self._beside() + max(line_width(QFontMetrics(font), part) for font, part in parts) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        parts = zip(self._fonts(), self._parts, strict=True)
        width = self._beside() + max(word_width(QFontMetrics(font), part) for font, part in parts) + 2
        return QSize(width, self.fontMetrics().height() + 2 * EDGE)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its wrapped parts."""
        return sum(self._heights(width)) + 2 * EDGE

    def _heights(self, width: int) -> list[int]:
        room = width - self._beside()
        return [
            text_size(QFontMetrics(font), part, room).height()
            for font, part in zip(self._fonts(), self._parts, strict=True)
        ]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the parts, and the rule below."""
        palette, direction, whole = self.palette(), self.layoutDirection(), self.rect()
        muted = palette.color(QPalette.ColorRole.Dark)
        ink = palette.color(QPalette.ColorRole.WindowText)
        # The stylesheet's ink changes the colour of words, not that of selected words.
        inks: tuple[QColor, QColor, QColor] = (ink, muted, palette.color(QPalette.ColorRole.HighlightedText))
        with QPainter(self) as painter:
            side = self.fontMetrics().height()
            square = mirrored(QRect(0, EDGE, side, side), whole, direction)
            paint_icon(painter, file_name(self._glyph, direction), QRectF(square), muted if self._plain else ink)
            top = EDGE
            rows = zip(self._fonts(), self._parts, self._heights(whole.width()), inks, strict=True)
            for font, part, height, colour in rows:
                painter.setFont(font)
                painter.setPen(colour)
                rect = QRect(self._beside(), top, whole.width() - self._beside(), height)
                draw_text(painter, mirrored(rect, whole, direction), part, direction)
                top += height
            if self._rule:
                painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 1))
                painter.drawLine(whole.bottomLeft(), whole.bottomRight())
