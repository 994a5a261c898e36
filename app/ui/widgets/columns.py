"""Things one under the other; two columns where there is room for them."""

from collections.abc import Collection
from typing import TypeVar

from PySide6.QtCore import QEvent, Signal
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
    """Parts in the order in which they are read: one under another, or those `aside` beside the others.

    Tab follows the order in which they are read, either way.
    """

    def __init__(self, *parts: QWidget, aside: Collection[QWidget], shares: tuple[int, int] = (6, 5)) -> None:
        super().__init__()
        self._parts = parts
        self._aside = aside
        self._shares = shares
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._sides = (QVBoxLayout(), QVBoxLayout())
        for side in self._sides:
            side.setSpacing(16)
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
        for part in self._parts:
            for side in self._sides:
                side.removeWidget(part)
        for part in self._parts:
            side = self._sides[wide and part in self._aside]
            # Above the stretch at its end.
            side.insertWidget(side.count() - 1, part)
        self._box.setSpacing(16 if wide else 0)
        for place, share in enumerate(self._shares):
            self._box.setStretch(place, share if wide else 1 - place)


class Columns(QWidget):
    """`first` is what is read first: the leading column, or the upper part. `turned`: it went the other way."""

    turned = Signal()

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
        for place, share in enumerate((1, 0) if self._sides[1].isHidden() else self._shares):
            self._box.setStretch(place, share if wide else 0)
        if self._box.direction() != way:
            self._box.setDirection(way)
            self.turned.emit()

    def show_second(self, shown: bool) -> None:
        """Shows the second; without it the first has the whole width."""
        if self._sides[1].isHidden() == shown:
            self._sides[1].setVisible(shown)
            self._arrange()

    def is_wide(self) -> bool:
        """Whether they stand side by side."""
        return self._box.direction() == QBoxLayout.Direction.LeftToRight
