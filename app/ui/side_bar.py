"""The side bar: the sections of the desk, and the lock at its foot."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.language.words import Words
from app.ui.context import PageEntry
from app.ui.widgets.button import Button
from app.ui.widgets.scrolling import keep_bars_to_eyes

FRAME = 2  # the widest edge of a theme, px


class SideBar(QFrame):
    """One button for each section that exists; Alt and the underlined letter press it."""

    def __init__(
        self, words: Words, sections: list[PageEntry], go: Callable[[str], object], lock: Callable[[], object]
    ):
        super().__init__()
        self.setProperty("look", "side")
        self.setAccessibleName(words.t("Rubriques"))
        self._here = words.t("Vous êtes dans cette rubrique")
        self.buttons: dict[str, Button] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 12, 8, 8)
        outer.setSpacing(4)
        inner = QWidget()
        inner.setProperty("look", "body")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for entry in sections:
            # A button that leads somewhere: one that can be checked is a check box to a screen reader.
            button = Button(words.t(entry.section), "section", glyph=entry.glyph)
            button.clicked.connect(lambda _on, name=entry.name: go(name))
            self.buttons[entry.name] = button
            column.addWidget(button)
        column.addStretch(1)
        self._area = QScrollArea()
        keep_bars_to_eyes(self._area)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Tab and the wheel scroll it in a very low window; a scroll bar would cover the icons.
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inner)
        outer.addWidget(self._area, 1)
        self.lock_button = Button(words.t("&Verrouiller"), "section", glyph="lock", keys="Ctrl+L", on=lock)
        outer.addWidget(self.lock_button)
        self.show_words(True)

    def mark(self, name: str) -> None:
        """Shows in which section one is; a page that is no section changes nothing."""
        if name in self.buttons:
            for other, button in self.buttons.items():
                button.set_here(self._here if other == name else "")

    def show_words(self, shown: bool) -> None:
        """Icons with words, or icons alone; names and tooltips stay."""
        buttons = [*self.buttons.values(), self.lock_button]
        for button in buttons:
            button.show_words(shown)
        width = max(button.sizeHint().width() for button in buttons)
        for button in buttons:
            button.setFixedWidth(width)
        self.setFixedWidth(width + 16 + 2 * FRAME)
