"""Icons that take the colour of the palette at each paint: a change of theme needs no reload."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from app.ui.resources import ICONS

# Names of arrows by meaning: the icon for left-to-right, and its mirror.
MIRRORED = {
    "back": ("arrow-left", "arrow-right"),
    "forward": ("arrow-right", "arrow-left"),
    "previous": ("chevron-left", "chevron-right"),
    "next": ("chevron-right", "chevron-left"),
    "undo": ("undo-2", "redo-2"),
    "redo": ("redo-2", "undo-2"),
}


@cache
def drawing(name: str) -> bytes:
    """The SVG text of an icon of `resources/icons/`. An unknown name is a bug: it raises."""
    return (ICONS / f"{name}.svg").read_bytes()


def file_name(name: str, direction: Qt.LayoutDirection) -> str:
    """The icon of a name in a direction: arrows are called by meaning (`back`, `forward`, `next`…)."""
    pair = MIRRORED.get(name)
    if pair is None:
        return name
    return pair[1 if direction == Qt.LayoutDirection.RightToLeft else 0]


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draws the icon `name` (a file name, not a meaning) into `rect` in one colour."""
    svg = drawing(name).replace(b"currentColor", colour.name().encode())
    QSvgRenderer(QByteArray(svg)).render(painter, rect)


class Glyph(QIconEngine):
    """The engine of such an icon; `role` names the palette's colour it takes."""

    def __init__(self, name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> None:
        super().__init__()
        self.name = name
        self.role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draws it; disabled icons take the disabled colour."""
        disabled = mode == QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if disabled else QPalette.ColorGroup.Active
        paint_icon(painter, self.name, QRectF(rect), QApplication.palette().color(group, self.role))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """A sharp pixmap: `size` is logical, `scale` the pixels per logical pixel."""
        pixels = QSize(round(size.width() * scale), round(size.height() * scale))
        pixmap = QPixmap(pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, QRect(QPoint(0, 0), pixels), mode, state)
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The same at one pixel per logical pixel."""
        return self.scaledPixmap(size, mode, state, 1.0)

    def clone(self) -> QIconEngine:
        """A copy, for Qt's own keeping."""
        return Glyph(self.name, self.role)


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """A recoloured icon by its file name."""
    return QIcon(Glyph(name, role))
