"""A line that unfolds what stands under it."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.words import Words
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.fold import Fold

W = TypeVar("W", bound=QWidget)


class Disclosure(QWidget):
    """Closed at first; its button opens it and closes it again.

    `fill` makes what unfolds when it is first asked for: what nobody opens costs nothing.
    """

    def __init__(self, words: Words, title: str, fill: Callable[[], QWidget] | None = None) -> None:
        super().__init__()
        self._fill = fill
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.button = Fold(words, title, "link", glyph="next")
        self.button.turned.connect(self._turn)
        column.addWidget(FlowBox(self.button))
        self.inside = QWidget()
        self.body = QVBoxLayout(self.inside)
        self.body.setContentsMargins(0, 0, 0, 8)
        self.body.setSpacing(8)
        column.addWidget(self.inside)
        self.inside.hide()

    def add(self, widget: W) -> W:
        """Adds `widget` to what unfolds, and gives it back."""
        self.body.addWidget(widget)
        return widget

    def _turn(self, opened: bool) -> None:
        if self._fill is not None:
            fill, self._fill = self._fill, None
            self.add(fill())
        self.button.set_glyph("chevron-down" if opened else "next")
        self.inside.setVisible(opened)
