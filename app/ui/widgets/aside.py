"""What stands beside a list and scrolls by itself."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from app.ui.widgets.scrolling import keep_bars_to_eyes


class Aside(QScrollArea):
    """As wide as its place; it scrolls up and down where `content` is longer."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        keep_bars_to_eyes(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        content.setProperty("look", "body")
        self.setWidget(content)
