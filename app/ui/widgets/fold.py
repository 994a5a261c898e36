"""A button that opens something below it and closes it again."""

from typing import Literal

from PySide6.QtCore import Signal

from app.language.words import Words
from app.ui.widgets.button import Button


class Fold(Button):
    """Closed at first; `turned` after each change, with whether it is open.

    Qt makes a check box of a button that can be checked, and tells no screen reader of Linux when a state "expanded"
    changes. This is a button to everyone, whose description says whether it is open, and a change of it is spoken.
    """

    turned = Signal(bool)

    def __init__(
        self, words: Words, text: str, look: Literal["secondary", "link"] = "secondary", *, glyph: str = ""
    ) -> None:  # fmt: skip
        super().__init__(text, look, glyph=glyph, on=lambda: self.set_open(not self.is_open))
        self._said = {False: words.t("fermé"), True: words.t("ouvert")}
        self.is_open = False
        self.setAccessibleDescription(self._said[False])

    def set_open(self, opened: bool) -> None:
        """Opens it, or closes it."""
        if opened == self.is_open:
            return
        self.is_open = opened
        self._style("open", opened)
        self.turned.emit(opened)
        self.setAccessibleDescription(self._said[opened])
