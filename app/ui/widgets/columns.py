"""Things one under the other; two columns where there is room for them."""

from typing import TypeVar

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

ROOM_EM = 44
W = TypeVar("W", bound=QWidget)


class Column(QWidget):
    """Widgets one under the other, `gap` px apart."""

    def __init__(self, *widgets: QWidget, gap: int = 16) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap)
        for widget in widgets:
            self._box.addWidget(widget)

    def add(self, widget: W) -> W:
        """Adds one more below, and gives it back."""
        self._box.addWidget(widget)
        return widget

    def clear(self) -> None:
        """Takes everything away."""
        while (item := self._box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()


class Spread(QWidget):
    """Three parts in the order in which they are read: one under another, or `aside` beside the other two."""

    def __init__(self, first: QWidget, aside: QWidget, rest: QWidget, shares: tuple[int, int] = (6, 5)) -> None:
        super().__init__()
        self._rest = rest
        self._shares = shares
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side, part in zip(self._sides, (first, aside), strict=True):
            side.setSpacing(16)
            side.addWidget(part)
            side.addStretch(1)
            self._box.addLayout(side)
        self._is_wide: bool | None = None
        self._place(wide=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for the other way."""
        super().resizeEvent(event)
        self._place(wide=self.width() >= self.fontMetrics().height() * ROOM_EM)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place(wide=self.width() >= self.fontMetrics().height() * ROOM_EM)

    def _place(self, *, wide: bool) -> None:
        if wide == self._is_wide:
            return
        self._is_wide = wide
        leading, trailing = self._sides
        trailing.removeWidget(self._rest)
        leading.removeWidget(self._rest)
        # Above the stretch at the end of its side: after `first`, or after `aside`.
        (leading if wide else trailing).insertWidget(1, self._rest)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)
        for place, share in enumerate(self._shares):
            self._box.setStretch(place, share if wide else 0)


class Columns(QWidget):
    """`first` is what is read first: the leading column, or the upper part."""

    def __init__(self, first: QWidget, second: QWidget, shares: tuple[int, int] = (5, 6)) -> None:
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._shares = shares
        self._sides = (first, second)
        for side in self._sides:
            column = QVBoxLayout()
            column.setContentsMargins(0, 0, 0, 0)
            column.addWidget(side)
            column.addStretch(1)
            self._box.addLayout(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for the other way."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self.fontMetrics().height() * ROOM_EM
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
        for place, share in enumerate(self._shares):
            self._box.setStretch(place, share if wide else 0)
