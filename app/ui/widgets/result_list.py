"""A list of things found: name, what tells them apart, and why each was found."""

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QFrame, QLabel, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.theme.icons import file_name, paint_icon
from app.ui.widgets.drawing import smaller
from app.ui.widgets.scrolling import area_of, bring_into_sight

Index = QModelIndex | QPersistentModelIndex
PAD = 12
_ROOT = QModelIndex()


class Result(msgspec.Struct, frozen=True):
    """A line of the list.

    `key` is what `chosen` gives back; `bold` are the (start, end) places of `title` that matched; `detail`
    and `reason` stand under it; `glyph` is an icon before it; `aside` a few words at the far end; `mark` a word
    before it, which has with its icon the colour of `kind` (`info`, `success`, `warning`, `danger`).
    """

    key: str
    title: str
    detail: str = ""
    reason: str = ""
    bold: tuple[tuple[int, int], ...] = ()
    glyph: str = ""
    aside: str = ""
    mark: str = ""
    kind: str = ""

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(part for part in (self.mark, self.title, self.detail, self.reason, self.aside) if part)


class Results(QAbstractListModel):
    """The lines, as Qt asks for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: tuple[Result, ...] = ()

    def put(self, lines: Sequence[Result]) -> None:
        """Other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, spoken text, or the whole line."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return line.spoken
        return line if role == Qt.ItemDataRole.UserRole else None


class _Painter(QStyledItemDelegate):
    """Draws a line; all lines are as tall as the tallest kind among them."""

    def __init__(self, view: QListView, model: Results) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._inks: dict[str, QLabel] = {}

    def _ink(self, kind: str) -> QColor:
        """The colour that the stylesheet gives to words of a kind, asked of a label that is never shown."""
        label = self._inks.get(kind)
        if label is None:
            label = self._inks[kind] = QLabel(self._view)
            label.setProperty("ink", kind)
            label.hide()
        label.ensurePolished()
        return label.palette().color(label.foregroundRole())

    def mark_width(self) -> int:
        """The width of the column of marks, px; 0 where no line has one."""
        font = QFont(self._view.font())
        font.setBold(True)
        return max((QFontMetrics(font).horizontalAdvance(line.mark) + PAD for line in self._model.lines if line.mark),
                   default=0)  # fmt: skip

    def height(self) -> int:
        """The height of every line, px."""
        font = self._view.font()
        body, small = QFontMetrics(font).height(), QFontMetrics(smaller(font)).height()
        # Lines that are still to come are supposed to have what most have.
        detail = not self._model.lines or any(line.detail for line in self._model.lines)
        reason = any(line.reason for line in self._model.lines)
        return max(body + small * (detail + reason) + 14, round(body * 1.82))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As wide as the list."""
        return QSize(self._view.viewport().width(), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Ground, icon, texts, line below."""
        line = self._model.lines[index.row()]
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        palette = self._view.palette()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, palette.color(palette.ColorRole.Highlight if selected else palette.ColorRole.Light))
        if selected:
            bar = QRect(rect.left(), rect.top(), 4, rect.height())
            painter.fillRect(self._mirrored(bar, rect), palette.color(QPalette.ColorRole.Accent))
        if index.row() < index.model().rowCount() - 1:
            # Between lines only: the list has an edge of its own below the last.
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Midlight), 1))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(PAD, 6, -PAD, -6)
        if not (line.detail or line.reason):
            # A title alone among taller lines stands in their middle.
            room.translate(0, (room.height() - QFontMetrics(self._view.font()).height()) // 2)
        self._draw(painter, room, line, palette)
        painter.restore()

    def _draw(self, painter: QPainter, room: QRect, line: Result, palette: QPalette) -> None:
        font, small = self._view.font(), smaller(self._view.font())
        left = 0
        if line.glyph:
            side = QFontMetrics(font).height()
            square = QRect(room.left(), room.top() + 1, side, side)
            name = file_name(line.glyph, self._view.layoutDirection())
            colour = self._ink(line.kind) if line.kind else palette.color(QPalette.ColorRole.Dark)
            paint_icon(painter, name, QRectF(self._mirrored(square, room)), colour)
            left = side + PAD
        if line.mark:
            wide = self.mark_width()
            spot = QRect(room.left() + left, room.top(), wide, QFontMetrics(font).height())
            painter.setPen(self._ink(line.kind) if line.kind else palette.color(QPalette.ColorRole.Dark))
            self._text(painter, self._mirrored(spot, room), line.mark, font, ((0, len(line.mark)),))
            left += wide
        rest = QRect(room.left() + left, room.top(), room.width() - left, room.height())
        beside = rest.width()
        if line.aside:
            width = QFontMetrics(small).horizontalAdvance(line.aside) + 8
            spot = QRect(rest.right() - width, rest.top(), width, QFontMetrics(font).height())
            painter.setPen(palette.color(QPalette.ColorRole.Dark))
            self._text(painter, self._mirrored(spot, room), line.aside, small)
            beside = rest.width() - width - 8
        y = rest.top()
        for text, used, role, bold, wide in (
            (line.title, font, QPalette.ColorRole.Text, line.bold, beside),
            (line.detail, small, QPalette.ColorRole.Dark, (), rest.width()),
            (line.reason, small, QPalette.ColorRole.Accent, (), rest.width()),
        ):
            if text:
                height = QFontMetrics(used).height()
                painter.setPen(palette.color(role))
                spot = QRect(rest.left(), y, wide, height)
                self._text(painter, self._mirrored(spot, room), text, used, bold)
                y += height

    def _text(
        self, painter: QPainter, rect: QRect, text: str, font: QFont, bold: Sequence[tuple[int, int]] = ()
    ) -> None:
        heavy = QFont(font)
        heavy.setBold(True)
        shown = QFontMetrics(heavy if bold else font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        layout = QTextLayout(shown, font)
        option = layout.textOption()
        option.setTextDirection(self._view.layoutDirection())
        rtl = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
        option.setAlignment(Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft)
        layout.setTextOption(option)
        layout.setFormats([_bold(start, end) for start, end in bold if end <= len(shown)])
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(rect.width())
        layout.endLayout()
        layout.draw(painter, rect.topLeft())

    def _mirrored(self, rect: QRect, inside: QRect) -> QRect:
        return QStyle.visualRect(self._view.layoutDirection(), inside, rect)


def _bold(start: int, end: int) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = start, end - start
    shape = QTextCharFormat()
    shape.setFontWeight(QFont.Weight.Bold)
    found.format = shape
    return found


class ResultList(QListView):
    """The list. Up and Down move (`moved(key)`), Return or a click chooses (`chosen(key)`), Space is `ticked(key)`."""

    chosen = Signal(str)
    moved = Signal(str)
    ticked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = Results(self)
        self._painter = _Painter(self, self._lines)
        self.setModel(self._lines)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._pressed)
        self.selectionModel().currentChanged.connect(lambda _new, _old: self.moved.emit(self.current()))

    def put(self, lines: Sequence[Result], *, first: bool = False) -> None:
        """Other lines; with `first` the first is made the current one."""
        self._lines.put(lines)
        if first and lines:
            self.setCurrentIndex(self._lines.index(0))
        self.updateGeometry()

    def lines(self) -> tuple[Result, ...]:
        """What it shows."""
        return self._lines.lines

    def current(self) -> str:
        """The key of the current line; empty where there is none."""
        index = self.currentIndex()
        return self._lines.lines[index.row()].key if index.isValid() else ""

    def show_line(self, key: str) -> bool:
        """Makes the line of `key` current; false where there is none."""
        for row, line in enumerate(self._lines.lines):
            if line.key == key:
                self.setCurrentIndex(self._lines.index(row))
                return True
        return False

    def step(self, by: int) -> None:
        """Makes another line current, `by` lines further down; stays at the ends."""
        count = len(self._lines.lines)
        if count:
            row = self.currentIndex().row() + by if self.currentIndex().isValid() else (0 if by > 0 else count - 1)
            self.setCurrentIndex(self._lines.index(min(max(row, 0), count - 1)))
            self._bring()

    def choose_current(self) -> bool:
        """Chooses the current line; false where there is none."""
        key = self.current()
        if key:
            self.chosen.emit(key)
        return bool(key)

    def full_height(self) -> int:
        """The height at which every line is seen, px."""
        return self.height_of(len(self._lines.lines))

    def height_of(self, lines: int) -> int:
        """The height at which so many lines are seen, px."""
        return self._painter.height() * lines + 4

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return chooses, Space ticks."""
        if event.key() == Qt.Key.Key_Space and self.current():
            self.ticked.emit(self.current())
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.choose_current():
            return
        super().keyPressEvent(event)
        self._bring()

    def _bring(self) -> None:
        """A list as long as its page does not scroll by itself: the page does."""
        area = area_of(self)
        if area is not None and self.isVisible():
            bring_into_sight(area, self)

    def _pressed(self, _index: QModelIndex) -> None:
        self.choose_current()
