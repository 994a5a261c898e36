"""The focus ring: two bands outside the widget that has the focus, shown once the keyboard is used."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QPlainTextEdit, QWidget

from app.ui.theme.theme import Theme

BAND = 2
REACH = 2 * BAND


class FocusRing(QWidget):
    """Lies over `window` and follows the focus; lets every click through.

    Text fields show it whenever they have the focus: a caret alone is hard to find. It keeps no widget:
    each repaint of the window is the moment to look where the focus is.
    """

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._keyboard = False
        self._ring = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        window.installEventFilter(self)
        theme.application().focusChanged.connect(self._moved)

    def keyed(self) -> None:
        """The keyboard is used: the ring shows."""
        if not self._keyboard:
            self._keyboard = True
            self.place()

    def pointed(self) -> None:
        """The pointer is used: the ring hides but for text fields."""
        if self._keyboard:
            self._keyboard = False
            self.place()

    def target(self) -> QWidget | None:
        """What it surrounds at present; nothing when it is not shown."""
        return self._wanted() if self.isVisible() else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """The window is about to be painted anew: something in it moved, perhaps."""
        if event.type() == QEvent.Type.UpdateRequest:
            self.place()
        return False

    def place(self) -> None:
        """Goes where the focus is, no further than what can be seen of it."""
        target = self._wanted()
        seen = QRect()
        if target is not None:
            whole = _in(self._window, target).adjusted(-REACH, -REACH, REACH, REACH)
            seen = whole.intersected(_sight(self._window, target))
        if seen.isEmpty():
            self.hide()
            return
        ring = whole.translated(-seen.topLeft())
        if ring != self._ring or seen != self.geometry():
            self._ring = ring
            self.setGeometry(seen)
            self.update()
        if not self.isVisible():
            self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Outer and inner band."""
        tokens = self._theme.tokens
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for inset, colour, radius in ((1, tokens.focus_outer, 9), (3, tokens.focus_inner, 7)):
                painter.setPen(QPen(QColor(colour), BAND))
                painter.drawRoundedRect(QRectF(self._ring).adjusted(inset, inset, -inset, -inset), radius, radius)

    def _wanted(self) -> QWidget | None:
        target = QApplication.focusWidget()
        if target is None or target.window() is not self._window or not target.isVisible():
            return None
        if isinstance(target, QLineEdit | QPlainTextEdit):
            return target
        # A page that has nothing to press keeps the focus itself; there is nothing to surround.
        reached = target.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        return target if self._keyboard and reached else None

    def _moved(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self.place()


def _in(window: QWidget, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _sight(window: QWidget, target: QWidget) -> QRect:
    """What can be seen of the views that `target` scrolls in."""
    sight = window.rect()
    widget = target.parentWidget()
    while widget is not None and widget is not window:
        if isinstance(widget.parentWidget(), QAbstractScrollArea):
            sight = sight.intersected(_in(window, widget))
        widget = widget.parentWidget()
    return sight
