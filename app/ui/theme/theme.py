"""The look in force: which theme, how large the text; both change live."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from app.ui.theme.fonts import FAMILIES
from app.ui.theme.palette import palette
from app.ui.theme.stylesheet import BODY, scaled, stylesheet
from app.ui.theme.tokens import NAMES, Tokens, load_tokens

SMALLEST, LARGEST, STEP = 90, 200, 10
SYSTEM = "system"


class Theme(QObject):
    """Chooses tokens and text size for the whole application.

    `changed` is emitted after the application wears the new look. Fields: `choice` (one of `NAMES`, or
    `system`), `name` (the one that is worn), `percent` (90 to 200), `tokens`.
    """

    changed = Signal()

    def __init__(self, folder: Path, name: str = "light", percent: int = 100) -> None:
        super().__init__()
        self._folder = folder
        self.choice = name
        self.percent = min(max(percent, SMALLEST), LARGEST)
        self._load()

    def _load(self) -> None:
        self.name = _of_the_system() if self.choice == SYSTEM else self.choice
        self.tokens: Tokens = load_tokens(self.name, self._folder)

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
        """Wears another theme: one of `NAMES`, or `system` for what the system asks for."""
        if name not in (*NAMES, SYSTEM):
            raise ValueError(name)
        self.choice = name
        self._load()
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


def _of_the_system() -> str:
    hints = QGuiApplication.styleHints()
    dark = hints.colorScheme() == Qt.ColorScheme.Dark
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast-dark" if dark else "contrast"
    return "dark" if dark else "light"
