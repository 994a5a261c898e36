"""One thing alone in the window: what is shown to the person, with nothing about others around it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QMainWindow, QWidget

from app.ui.widgets.page import Page


class Cover:
    """Puts a widget in the place of the whole frame (side bar, search, page) until it is closed.

    The frame is hidden, not only covered: neither the eye nor a screen reader finds anything in it. A lock takes the
    cover away with everything else, because the page closes it in `leaving`.
    """

    def __init__(self, page: Page) -> None:
        self._page = page
        self._shown: QWidget | None = None
        self._frame: QWidget | None = None
        self._focus: QWidget | None = None

    def is_open(self) -> bool:
        """Whether something covers the frame."""
        return self._shown is not None

    def open(self, widget: QWidget) -> None:
        """Shows `widget` alone in the window, and gives it the focus."""
        self.close()
        window = self._page.window()
        central = window.centralWidget() if isinstance(window, QMainWindow) else None
        layout = central.layout() if central is not None else None
        if not isinstance(layout, QBoxLayout):
            raise TypeError("the page stands in no window")
        self._focus = window.focusWidget()
        self._frame = self._outermost(central)
        self._frame.hide()
        self._shown = widget
        layout.addWidget(widget, 1)
        widget.show()
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> bool:
        """Brings the frame back; false where nothing was open."""
        shown, frame, focus = self._shown, self._frame, self._focus
        self._shown = self._frame = self._focus = None
        if shown is None or frame is None:
            return False
        shown.hide()
        shown.deleteLater()
        frame.show()
        if focus is not None and focus.isVisible():
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _outermost(self, central: QWidget | None) -> QWidget:
        widget: QWidget = self._page
        while (parent := widget.parentWidget()) is not None and parent is not central:
            widget = parent
        return widget
