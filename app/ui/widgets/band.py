"""Rows of days along one axis: what held, how surely, and where nothing did; never by colour alone."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.language.dates import short_month
from app.language.words import Words
from app.ui.theme.theme import Theme
from app.ui.widgets.drawing import draw_text, line_width, mirrored, smaller

Look = Literal["proven", "limited", "conditional", "uncertain", "gap", "later"]
GAP, PAD = 12, 6


class Stretch(msgspec.Struct, frozen=True):
    """Some days of a row, both ends included: how they look, the word written in them where there is room."""

    start: date
    end: date
    look: Look
    word: str = ""


class Row(msgspec.Struct, frozen=True):
    """A row: what it is, its stretches in order, and all of it in words."""

    name: str
    stretches: tuple[Stretch, ...]
    told: str


class Pattern(msgspec.Struct, frozen=True):
    """How a look is drawn: the kind of colour of its ground and its ink, its hatching, its edge."""

    kind: str
    filled: bool
    hatch: Qt.BrushStyle
    edge: Qt.PenStyle


PATTERNS: dict[str, Pattern] = {
    "proven": Pattern("success", True, Qt.BrushStyle.NoBrush, Qt.PenStyle.SolidLine),
    "limited": Pattern("success", False, Qt.BrushStyle.NoBrush, Qt.PenStyle.SolidLine),
    "conditional": Pattern("warning", False, Qt.BrushStyle.NoBrush, Qt.PenStyle.DashLine),
    "uncertain": Pattern("warning", False, Qt.BrushStyle.Dense7Pattern, Qt.PenStyle.DotLine),
    "gap": Pattern("danger", False, Qt.BrushStyle.BDiagPattern, Qt.PenStyle.SolidLine),
    "later": Pattern("", False, Qt.BrushStyle.BDiagPattern, Qt.PenStyle.DotLine),
}


def paint_stretch(painter: QPainter, rect: QRectF, look: str, theme: Theme) -> QColor:
    """Draws one stretch; the colour in which words can be written on it."""
    tokens, pattern = theme.tokens, PATTERNS[look]
    ink = QColor(tokens.ink(pattern.kind) if pattern.kind else tokens.muted)
    ground = ink if pattern.filled else QColor(tokens.ground(pattern.kind))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 3, 3)
    if pattern.hatch != Qt.BrushStyle.NoBrush:
        painter.setBrush(QBrush(ink, pattern.hatch))
        painter.drawRoundedRect(rect, 3, 3)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink, max(1, tokens.border), pattern.edge))
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    return QColor(tokens.surface) if pattern.filled else ink


class Swatch(QWidget):
    """A small piece of a look, for a legend; the word beside it says what it is."""

    def __init__(self, theme: Theme, look: Look) -> None:
        super().__init__()
        self._theme, self._look = theme, look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Twice as wide as a line is tall."""
        side = self.fontMetrics().height()
        return QSize(side * 2, round(side * 0.9))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_stretch(painter, QRectF(self.rect()), self._look, self._theme)


class Band(QWidget):
    """The rows from `start` to `end`, the months below them, a line where `today` is. All of it is told in words."""

    def __init__(
        self, words: Words, theme: Theme, name: str, rows: Sequence[Row], start: date, end: date, today: date
    ) -> None:  # fmt: skip
        super().__init__()
        self._words, self._theme = words, theme
        self.rows = tuple(rows)
        self._start, self._days, self._today = start, (end - start).days + 1, today
        self.setAccessibleName(name)
        self.setAccessibleDescription(" ".join(row.told for row in rows))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    # -- places --------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Two lines of words, and one a row."""
        line = self.fontMetrics().height()
        return QSize(line * 16, self._head() + self._step() * len(self.rows) + line + PAD)

    def minimumSizeHint(self) -> QSize:
        """As tall, and wide enough for the names and some months."""
        return QSize(self._left() + self.fontMetrics().height() * 4, self.sizeHint().height())

    def across(self, day: date) -> int:
        """Where a day begins, px from the leading edge."""
        room = self.width() - self._left()
        return self._left() + round(room * (day - self._start).days / self._days)

    def place(self, row: int, stretch: Stretch) -> QRect:
        """Where a stretch is drawn in a left-to-right window; at least as wide as it takes to be seen."""
        left, right = self.across(stretch.start), self.across(stretch.end + timedelta(days=1))
        top = self._head() + row * self._step()
        return QRect(left, top, max(right - left, 3), self._step() - PAD)

    def _head(self) -> int:
        return QFontMetrics(smaller(self.font())).height() + 4

    def _step(self) -> int:
        return round(self.fontMetrics().height() * 1.25) + PAD

    def _left(self) -> int:
        return max((line_width(self.fontMetrics(), row.name) for row in self.rows), default=0) + GAP

    # -- drawing -------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws rows, months, today."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_months(painter)
            for number, row in enumerate(self.rows):
                self._paint_row(painter, number, row)
            self._paint_today(painter)

    def _paint_row(self, painter: QPainter, number: int, row: Row) -> None:
        direction, whole = self.layoutDirection(), self.rect()
        top = self._head() + number * self._step()
        painter.setFont(self.font())
        painter.setPen(QColor(self._theme.tokens.text))
        name = QRect(0, top, self._left() - GAP, self._step() - PAD)
        draw_text(painter, mirrored(name, whole, direction), row.name, direction)
        for stretch in row.stretches:
            rect = mirrored(self.place(number, stretch), whole, direction)
            ink = paint_stretch(painter, QRectF(rect), stretch.look, self._theme)
            self._write(painter, rect, stretch, ink)

    def _write(self, painter: QPainter, rect: QRect, stretch: Stretch, ink: QColor) -> None:
        small = smaller(self.font())
        width = line_width(QFontMetrics(small), stretch.word)
        if not stretch.word or width + 2 * PAD > rect.width():
            return
        painter.setFont(small)
        pattern = PATTERNS[stretch.look]
        if pattern.hatch != Qt.BrushStyle.NoBrush:
            # Words are not read through a hatching.
            clear = QRect(0, 0, width + PAD, rect.height() - 4)
            clear.moveCenter(rect.center())
            painter.fillRect(clear, QColor(self._theme.tokens.ground(pattern.kind)))
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter.value, stretch.word)

    def _paint_months(self, painter: QPainter) -> None:
        tokens, direction, whole = self._theme.tokens, self.layoutDirection(), self.rect()
        small = smaller(self.font())
        painter.setFont(small)
        measure = QFontMetrics(small)
        foot = self._head() + self._step() * len(self.rows)
        free = 0
        for month in self._months():
            x = self.across(month)
            painter.setPen(QPen(QColor(tokens.line), 1))
            tall = foot + (4 if month.month != 1 else PAD)
            painter.drawLine(*_across(x, self._head() if month.month == 1 else foot, tall, whole, direction))
            text = str(month.year) if month.month == 1 else short_month(month, self._words.language)
            width = line_width(measure, text)
            if x >= free and x + width <= self.width() and (month.month == 1 or self._roomy(measure)):
                painter.setPen(QColor(tokens.muted))
                rect = QRect(x, foot + 4, width + 2, measure.height())
                draw_text(painter, mirrored(rect, whole, direction), text, direction)
                free = x + width + GAP

    def _roomy(self, measure: QFontMetrics) -> bool:
        return (self.width() - self._left()) / self._days * 90 > measure.height() * 2.5

    def _months(self) -> Iterator[date]:
        month = self._start.replace(day=1)
        while (month - self._start).days < self._days:
            if month >= self._start:
                yield month
            month = (month + timedelta(days=32)).replace(day=1)

    def _paint_today(self, painter: QPainter) -> None:
        if not 0 <= (self._today - self._start).days < self._days:
            return
        direction, whole = self.layoutDirection(), self.rect()
        x, bottom = self.across(self._today), self._head() + self._step() * len(self.rows)
        painter.setPen(QPen(QColor(self._theme.tokens.text), 2))
        painter.drawLine(*_across(x, self._head() - 3, bottom, whole, direction))
        small = QFont(smaller(self.font()))
        painter.setFont(small)
        text = self._words.t("aujourd’hui")
        width = line_width(QFontMetrics(small), text) + 2
        left = min(max(self._left(), x - width // 2), self.width() - width)
        rect = QRect(left, 0, width, QFontMetrics(small).height())
        draw_text(painter, mirrored(rect, whole, direction), text, direction)


def _across(
    x: int, top: int, bottom: int, whole: QRect, direction: Qt.LayoutDirection
) -> tuple[QPoint, QPoint]:  # fmt: skip
    """The ends of an upright line, mirrored where one reads from the right."""
    place = x if direction == Qt.LayoutDirection.LeftToRight else whole.left() + whole.right() - x
    return QPoint(place, top), QPoint(place, bottom)
