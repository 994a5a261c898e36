"""Measuring and drawing wrapped text, for widgets that Qt would draw on one line."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

TALL = 1 << 20
BREAK = "\u200b"
"""Where a long word may go on to the next line."""
WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.TextFlag.TextShowMnemonic.value


def text_size(font: QFontMetrics, text: str, width: int) -> QSize:
    """The size of `text` (an ampersand underlines) wrapped at `width` px; nothing for an empty text."""
    if not text:
        return QSize(0, 0)
    return font.boundingRect(QRect(0, 0, max(1, width), TALL), WRAPPED, text).size()


def line_width(font: QFontMetrics, text: str) -> int:
    """The width of `text` on one line, px."""
    return font.size(Qt.TextFlag.TextShowMnemonic.value, text).width() if text else 0


def word_width(font: QFontMetrics, text: str) -> int:
    """The width of the longest word, or part of one that may go on to the next line, px: no label can be narrower."""
    return max((line_width(font, word) for word in text.replace(BREAK, " ").split(" ") if word), default=0)


def draw_text(painter: QPainter, rect: QRect, text: str, direction: Qt.LayoutDirection) -> None:
    """Draws `text` wrapped in `rect`, from the leading edge, in the middle of its height."""
    leading = Qt.AlignmentFlag.AlignRight if direction == Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
    absolute = leading | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
    painter.drawText(rect, absolute.value | WRAPPED, text)


def mirrored(rect: QRect, inside: QRect, direction: Qt.LayoutDirection) -> QRect:
    """`rect` as it lies from the trailing edge of `inside` in right-to-left direction."""
    if direction == Qt.LayoutDirection.LeftToRight:
        return rect
    return QRect(inside.left() + inside.right() - rect.right(), rect.top(), rect.width(), rect.height())


def smaller(font: QFont) -> QFont:
    """The font of hints beside `font`."""
    made = QFont(font)
    made.setPixelSize(max(1, round(font.pixelSize() * 14 / 16)))
    made.setBold(False)
    return made


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the stylesheet looks at, and has the widget look anew."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
