"""Radio and check marks drawn by us: edges that can be seen in every theme, words that wrap."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy

from app.ui.widgets.drawing import draw_text, line_width, mirrored, smaller, text_size, word_width

GAP = 10


class Row:
    """What is drawn of a choice: mark, letter, words, hint. Sizes follow the font of its button."""

    def __init__(self, button: QAbstractButton, letter: str, hint: str, *, framed: bool) -> None:
        self.button = button
        self.letter = letter
        self.hint = hint
        self.framed = framed

    @property
    def _pad(self) -> int:
        return 12 if self.framed else 4

    def _mark(self) -> int:
        return round(self.button.fontMetrics().height() * 0.9)

    def _letter_width(self) -> int:
        return self._mark() + GAP if self.letter else 0

    def _beside(self) -> int:
        return 2 * self._pad + self._mark() + GAP + self._letter_width()

    def _small(self) -> QFontMetrics:
        return QFontMetrics(smaller(self.button.font()))

    def height(self, width: int) -> int:
        """The height at `width`, at least that of a control."""
        room = width - self._beside()
        words = text_size(self.button.fontMetrics(), self.button.text(), room).height()
        hint = text_size(self._small(), self.hint, room).height()
        least = round(self.button.fontMetrics().height() * 1.82)
        return max(least, words + hint + (20 if self.framed else 8))

    def size(self) -> QSize:
        """All words on one line."""
        font = self.button.fontMetrics()
        words = max(line_width(font, self.button.text()), line_width(self._small(), self.hint))
        width = self._beside() + words + 2
        return QSize(width, self.height(width))

    def least(self) -> QSize:
        """The longest word."""
        font = self.button.fontMetrics()
        words = max(word_width(font, self.button.text()), word_width(self._small(), self.hint))
        return QSize(self._beside() + words + 2, round(font.height() * 1.82))

    def paint(self, *, round_mark: bool) -> None:
        """Draws the row on its button."""
        button = self.button
        group = QPalette.ColorGroup.Active if button.isEnabled() else QPalette.ColorGroup.Disabled

        def colour(role: QPalette.ColorRole) -> QColor:
            return button.palette().color(group, role)

        with QPainter(button) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.framed:
                self._frame(painter, colour(QPalette.ColorRole.Light), colour(QPalette.ColorRole.Base))
            side, whole, direction = self._mark(), button.rect(), button.layoutDirection()
            square = QRect(self._pad, (whole.height() - side) // 2, side, side)
            mark = QRectF(mirrored(square, whole, direction)).adjusted(1, 1, -1, -1)
            painter.setPen(QPen(colour(QPalette.ColorRole.Mid), 2))
            painter.setBrush(colour(QPalette.ColorRole.Base))
            if round_mark:
                self._circle(painter, mark, colour(QPalette.ColorRole.Accent))
            else:
                self._square(painter, mark, colour(QPalette.ColorRole.Accent), colour(QPalette.ColorRole.BrightText))
            if self.letter:
                letter = mirrored(square.translated(side + GAP, 0), whole, direction)
                self._badge(painter, letter, colour(QPalette.ColorRole.Dark))
            self._words(painter, colour(QPalette.ColorRole.WindowText), colour(QPalette.ColorRole.Dark))

    def _frame(self, painter: QPainter, soft: QColor, plain: QColor) -> None:
        button = self.button
        chosen, hovered = button.isChecked(), button.underMouse() and button.isEnabled()
        accent = QPalette.ColorRole.Accent if chosen or hovered else QPalette.ColorRole.Mid
        width = 2 if chosen else 1
        painter.setPen(QPen(button.palette().color(accent), width))
        painter.setBrush(soft if chosen or hovered else plain)
        inset = width / 2
        painter.drawRoundedRect(QRectF(button.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)

    def _circle(self, painter: QPainter, rect: QRectF, accent: QColor) -> None:
        if self.button.isChecked():
            painter.setPen(QPen(accent, 2))
        painter.drawEllipse(rect)
        if self.button.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(accent)
            inset = rect.width() * 0.26
            painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))

    def _square(self, painter: QPainter, rect: QRectF, accent: QColor, tick: QColor) -> None:
        if self.button.isChecked():
            painter.setPen(QPen(accent, 2))
            painter.setBrush(accent)
        painter.drawRoundedRect(rect, 4, 4)
        if self.button.isChecked():
            painter.setPen(QPen(tick, max(2.0, rect.width() / 8), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            x, y, w, h = rect.left(), rect.top(), rect.width(), rect.height()
            painter.drawPolyline([QPointF(x + w * a, y + h * b) for a, b in ((0.24, 0.54), (0.43, 0.72), (0.77, 0.31))])

    def _badge(self, painter: QPainter, rect: QRect, ink: QColor) -> None:
        painter.setFont(smaller(self.button.font()))
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter.value, self.letter)
        painter.setFont(self.button.font())

    def _words(self, painter: QPainter, ink: QColor, muted: QColor) -> None:
        whole, direction = self.button.rect(), self.button.layoutDirection()
        left = self._beside() - self._pad
        room = whole.width() - self._beside()
        words = text_size(self.button.fontMetrics(), self.button.text(), room).height()
        hint = text_size(self._small(), self.hint, room).height()
        top = (whole.height() - words - hint) // 2
        painter.setPen(ink)
        painter.setFont(self.button.font())
        rect = QRect(left, top, room, words)
        draw_text(painter, mirrored(rect, whole, direction), self.button.text(), direction)
        if self.hint:
            painter.setPen(muted)
            painter.setFont(smaller(self.button.font()))
            rect = QRect(left, top + words, room, hint)
            draw_text(painter, mirrored(rect, whole, direction), self.hint, direction)


def _prepare(button: QAbstractButton, hint: str, letter: str, name: str) -> None:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    button.setSizePolicy(policy)
    button.setAttribute(Qt.WidgetAttribute.WA_Hover)
    button.setAccessibleName(name or button.text())
    button.setAccessibleDescription(f"{letter}. {hint}".strip(" .") if letter else hint)


class RadioButton(QRadioButton):
    """One answer of several; `letter` is shown in a small frame."""

    def __init__(self, text: str, *, hint: str = "", letter: str = "", framed: bool = True, name: str = "") -> None:
        super().__init__(text)
        self.row = Row(self, letter, hint, framed=framed)
        _prepare(self, hint, letter, name)

    def sizeHint(self) -> QSize:
        """All words on one line."""
        return self.row.size()

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        return self.row.least()

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its wrapped words."""
        return self.row.height(width)

    def hitButton(self, pos: object) -> bool:
        """The whole row can be pressed."""
        del pos
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the row."""
        self.row.paint(round_mark=True)


class CheckBox(QCheckBox):
    """One box to tick; `name` is what is spoken where the words alone are not enough."""

    def __init__(self, text: str, *, hint: str = "", framed: bool = False, name: str = "") -> None:
        super().__init__(text)
        self.row = Row(self, "", hint, framed=framed)
        _prepare(self, hint, "", name)

    def sizeHint(self) -> QSize:
        """All words on one line."""
        return self.row.size()

    def minimumSizeHint(self) -> QSize:
        """The longest word."""
        return self.row.least()

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its wrapped words."""
        return self.row.height(width)

    def hitButton(self, pos: object) -> bool:
        """The whole row can be pressed."""
        del pos
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the row."""
        self.row.paint(round_mark=False)
