"""The look in force: which theme, how large the text; both change live."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from app.ui.theme.fonts import FAMILIES
from app.ui.theme.palette import palette
from app.ui.theme.stylesheet import BODY, scaled, stylesheet
from app.ui.theme.tokens import NAMES, Tokens, load_tokens

SMALLEST, LARGEST, STEP = 90, 200, 10


class Theme(QObject):
    """Chooses tokens and text size for the whole application.

    `changed` is emitted after the application wears the new look. Fields: `name` (one of `NAMES`),
    `percent` (90 to 200), `tokens`.
    """

    changed = Signal()

    def __init__(self, folder: Path, name: str = "light", percent: int = 100) -> None:
        super().__init__()
        self._folder = folder
        self.name = name
        self.percent = percent
        self.tokens: Tokens = load_tokens(name, folder)

    @staticmethod
    def application() -> QApplication:
        """The running application. None running is a bug: it raises."""
        running = QApplication.instance()
        if not isinstance(running, QApplication):
            raise TypeError("no window application is running")
        return running

    def wear(self) -> None:
        """Dresses the application: style, palette, font, stylesheet."""
        app = self.application()
        if app.style().name() != "fusion":
            app.setStyle("Fusion")
        app.setPalette(palette(self.tokens))
        app.setFont(self.font())
        app.setStyleSheet(stylesheet(self.tokens, self.percent))
        self.changed.emit()

    def font(self) -> QFont:
        """The font of body text."""
        font = QFont()
        font.setFamilies(list(FAMILIES))
        font.setPixelSize(scaled(BODY, self.percent))
        return font

    def px(self, pixels: float) -> int:
        """A size in px that grows with the text."""
        return scaled(pixels, self.percent)

    def choose(self, name: str) -> None:
        """Wears another theme."""
        if name not in NAMES:
            raise ValueError(name)
        self.name = name
        self.tokens = load_tokens(name, self._folder)
        self.wear()

    def resize(self, percent: int) -> None:
        """Another text size; what lies outside 90 to 200 % is taken as the nearest."""
        nearest = min(max(percent, SMALLEST), LARGEST)
        if nearest != self.percent:
            self.percent = nearest
            self.wear()

    def larger(self) -> None:
        """One step larger."""
        self.resize(self.percent + STEP)

    def smaller(self) -> None:
        """One step smaller."""
        self.resize(self.percent - STEP)
