"""A picture or PDF as a small tile: its thumbnail, its name, what is said of it, what can be done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.language.directions import joined
from app.ui.theme.icons import paint_icon
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import Kind, StatusWord
from app.ui.widgets.text import Text

WIDTH_EM, HEIGHT_EM = 11.0, 6.0
ROW_WIDTH_EM, ROW_HEIGHT_EM = 4.6, 2.9
"""The room of the thumbnail of a row, in heights of a line of text."""


class Thumbnail(QWidget):
    """The picture, or an icon where there is none to show. A click with the mouse does what the tile's button does."""

    pressed = Signal()

    def __init__(self, glyph: str, size: tuple[float, float] = (WIDTH_EM - 1, HEIGHT_EM)) -> None:
        """`size` is in heights of a line of text."""
        super().__init__()
        self._glyph = glyph
        self._size = size
        self._picture = QImage()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def put(self, jpeg: bytes) -> None:
        """Shows a thumbnail of the register; bytes that are none leave the icon."""
        self._picture = QImage.fromData(jpeg) if jpeg else QImage()
        self.update()

    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._picture.isNull()

    def sizeHint(self) -> QSize:
        """As tall as some lines of text."""
        em = self.fontMetrics().height()
        return QSize(round(em * self._size[0]), round(em * self._size[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the whole picture in the middle, a thin frame around it, or the icon."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            room = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            if self._picture.isNull():
                side = self.fontMetrics().height() * min(2.0, self._size[1] / 2)
                middle = room.center() - QPointF(side / 2, side / 2)
                colour = self.palette().color(QPalette.ColorRole.Dark)
                paint_icon(painter, self._glyph, QRectF(middle.x(), middle.y(), side, side), colour)
                return
            size = self._picture.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, max(1, size.width()), max(1, size.height()))
            place.moveCenter(room.center())
            painter.drawImage(place, self._picture)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
            painter.drawRect(place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()


class Tile(QFrame):
    """One tile; `act` is its button: the word, the whole of what is spoken, the icon, what it does.

    A `row` is low and as wide as there is room: for forms and narrow columns. With `opens`, a click on the picture
    presses the button.
    """

    def __init__(
        self, name: str, detail: str, glyph: str, act: tuple[str, str, str, Callable[[], object]], *,
        status: tuple[Kind, str] | None = None, opens: bool = True, row: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._row = row
        self.setProperty("look", "inset")
        self.setAccessibleName(joined((name, detail, status[1] if status else "")))
        if not row:
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.thumbnail = Thumbnail(glyph, (ROW_WIDTH_EM, ROW_HEIGHT_EM)) if row else Thumbnail(glyph)
        word, spoken, icon, on = act
        self.button = Button(word, "quiet", glyph=icon, name=spoken, on=on)
        said: list[QWidget] = [Text(name, "strong"), *([Text(detail, "detail")] if detail else [])]
        if status is not None:
            said.append(StatusWord(*status))
        self._lay_out(said)
        if opens:
            self.thumbnail.setCursor(Qt.CursorShape.PointingHandCursor)
            self.thumbnail.pressed.connect(self.button.click)
        self._fit()

    def _lay_out(self, said: list[QWidget]) -> None:
        whole = QBoxLayout(QBoxLayout.Direction.LeftToRight if self._row else QBoxLayout.Direction.TopToBottom, self)
        whole.setContentsMargins(8, 8, 8, 6)
        whole.setSpacing(8 if self._row else 4)
        whole.addWidget(self.thumbnail)
        words = QVBoxLayout()
        words.setSpacing(2)
        for one in said:
            words.addWidget(one)
        whole.addLayout(words, 1)
        whole.addWidget(self.button if self._row else FlowBox(self.button))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the size of text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        if self._row:
            self.thumbnail.setFixedWidth(self.thumbnail.sizeHint().width())
            self.button.show_words(False)
        else:
            self.setFixedWidth(round(self.fontMetrics().height() * WIDTH_EM))
