"""One picture as large as there is room for: zoom, quarter turns, all by keys too."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui.widgets.scrolling import keep_bars_to_eyes

STEPS = (100, 150, 200, 300, 400, 600)
"""The zooms, in percent of the size at which the whole picture is seen."""


class _Canvas(QWidget):
    """What is scrolled: the picture at its present size."""

    def __init__(self) -> None:
        super().__init__()
        self.picture = QImage()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setClipRect(event.rect())
            painter.drawImage(QRectF(self.rect()), self.picture)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PictureView(QScrollArea):
    """Shows a picture whole, or larger. `zoomed(percent)` after each change: whoever has more pixels may give them.

    `leafed(1)` and `leafed(-1)` ask for the next and the last page, by the keys of pages where nothing is to scroll.
    """

    zoomed = Signal(int)
    leafed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        keep_bars_to_eyes(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(240)
        self._canvas = _Canvas()
        self.setWidget(self._canvas)
        self._step = 0
        self._turns = 0
        self._given = QImage()

    def put(self, picture: QImage, *, afresh: bool = True) -> None:
        """Shows a picture; `afresh` begins again upright and whole, else it is the same one with more pixels."""
        self._given = picture
        if afresh:
            self._step = self._turns = 0
        self._turn()

    def percent(self) -> int:
        """The present zoom."""
        return STEPS[self._step]

    def shown_size(self) -> QSize:
        """The size at which the picture is drawn, px."""
        return self._canvas.size()

    def zoom(self, steps: int) -> None:
        """Larger or smaller by steps."""
        before, self._step = self._step, min(max(self._step + steps, 0), len(STEPS) - 1)
        self._arrange()
        if before != self._step:
            self.zoomed.emit(self.percent())

    def fit(self) -> None:
        """The whole picture again."""
        self.zoom(-len(STEPS))

    def turn(self) -> None:
        """A quarter turn against the clock; what is kept stays as it was captured."""
        self._turns = (self._turns + 1) % 4
        self._turn()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The whole picture stays whole."""
        super().resizeEvent(event)
        self._arrange()

    def sizeHint(self) -> QSize:
        """As much as there is."""
        return QSize(480, 320)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of pages turn them where the whole is seen; elsewhere they scroll, as all others do."""
        pages = {Qt.Key.Key_PageDown.value: 1, Qt.Key.Key_PageUp.value: -1}
        bar = self.verticalScrollBar()
        if event.key() in pages and bar.maximum() == bar.minimum():
            self.leafed.emit(pages[event.key()])
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        turned = self._given.transformed(QTransform().rotate(-90 * self._turns)) if self._turns else self._given
        self._canvas.picture = turned
        self._arrange()

    def _arrange(self) -> None:
        picture, room = self._canvas.picture, self.viewport().size()
        if picture.isNull():
            return
        whole = picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        # A picture of a few pixels is not blown up to a page.
        if whole.width() > picture.width() and self._step == 0:
            whole = picture.size()
        size = whole * (self.percent() / 100)
        self._canvas.setFixedSize(size.expandedTo(QSize(1, 1)))
        self._canvas.update()
