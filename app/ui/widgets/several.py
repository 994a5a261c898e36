"""Several answers of one long list: a line for each, and one more where it is asked for."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.select import Select

MOST = 6


class Several(Field):
    """Lines that `make` makes; `more` are the words of the button that adds one. There is always one line."""

    def __init__(
        self, label: str, make: Callable[[], Select], more: str, *, hint: str = "", optional: str = ""
    ) -> None:  # fmt: skip
        self._make = make
        self.lines: list[Select] = []
        box = QWidget()
        self._box = QVBoxLayout(box)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self.more_button = Button(more, "quiet", glyph="plus", on=self._one_more)
        self._box.addWidget(FlowBox(self.more_button))
        super().__init__(label, box, hint=hint, optional=optional)
        self._add()
        self.setFocusProxy(self.lines[0])

    def value(self) -> tuple[str, ...]:
        """The codes of the answers, each once, in their order."""
        return tuple(dict.fromkeys(line.value() for line in self.lines if line.value()))

    def typed(self) -> tuple[str, ...]:
        """What stands in each line, for a draft."""
        return tuple(line.typed() for line in self.lines)

    def choose(self, codes: Iterable[str]) -> None:
        """Puts exactly these answers in. Not a change by hand."""
        wanted = [code for code in codes if code]
        while len(self.lines) < len(wanted):
            self._add()
        for number, line in enumerate(self.lines):
            line.choose(wanted[number] if number < len(wanted) else "")

    def parts(self) -> list[QWidget]:
        """The lines."""
        return [line.line for line in self.lines]

    def _one_more(self) -> None:
        self._add().setFocus()

    def _add(self) -> Select:
        line = self._make()
        line.caption.hide()
        line.changed.connect(self.changed)
        self.lines.append(line)
        self._box.insertWidget(len(self.lines) - 1, line)
        self.more_button.setVisible(len(self.lines) < MOST)
        return line
