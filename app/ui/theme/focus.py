"""The focus ring: two bands outside the widget that has the focus, shown once the keyboard is used."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from app.ui.theme.theme import Theme

BAND = 2
REACH = 2 * BAND
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.LayoutRequest)


class FocusRing(QWidget):
    """Lies over `window` and follows the focus; lets every click through.

    Text fields show it whenever they have the focus: a caret alone is hard to find.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._keyboard = False
        self._target: QWidget | None = None
        self._chain: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        theme.application().focusChanged.connect(self._moved)
        theme.changed.connect(self.update)

    def keyed(self) -> None:
        """The keyboard is used: the ring shows."""
        if not self._keyboard:
            self._keyboard = True
            self._place()

    def pointed(self) -> None:
        """The pointer is used: the ring hides but for text fields."""
        if self._keyboard:
            self._keyboard = False
            self._place()

    def target(self) -> QWidget | None:
        """What it surrounds at present; nothing when it is not shown."""
        return self._target if self.isVisible() else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follows the widget and all that it lies in."""
        if event.type() in _MOVES:
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Outer and inner band."""
        tokens = self._theme.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for inset, colour, radius in ((1, tokens.focus_outer, 9), (3, tokens.focus_inner, 7)):
                painter.setPen(QPen(QColor(colour), BAND))
                painter.drawRoundedRect(QRectF(self._ring).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for watched in self._chain:
            if isValid(watched):
                watched.removeEventFilter(self)
        self._chain = []
        inside = new is not None and new.window() is self._window
        self._target = new if inside else None
        widget: QWidget | None = self._target
        while widget is not None and widget is not self._window:
            widget.installEventFilter(self)
            self._chain.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _place(self) -> None:
        if self._target is not None and not isValid(self._target):
            self._target = None
        target = self._target
        wanted = target is not None and target.isVisible()
        wanted = wanted and (self._keyboard or isinstance(target, QLineEdit | QPlainTextEdit))
        if target is None or not wanted:
            self.hide()
            return
        corner = target.mapTo(self._window, QPoint(0, 0))
        whole = QRect(corner, target.size()).adjusted(-REACH, -REACH, REACH, REACH)
        seen = whole
        for widget in self._chain[1:]:
            if isinstance(widget.parentWidget(), QAbstractScrollArea):
                view = QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())
                seen = seen.intersected(view)
        if seen.isEmpty():
            self.hide()
            return
        self._ring = whole.translated(-seen.topLeft())
        self.setGeometry(seen)
        self.show()
        self.raise_()
