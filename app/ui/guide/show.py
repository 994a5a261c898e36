"""The show mode of a guide: her words fill the window, and what she answers is proposed to the volunteer."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.desk.steps import Step
from app.guides.model import MASTER
from app.language.words import Words
from app.ui.guide.saying import answer_buttons, beside, direction, is_told, said_text
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.scrolling import keep_bars_to_eyes

FEW = 3


class ShowPanel(QFrame):
    """Fills the window. `back` is called with the value of the answer that she chose, empty where there is none."""

    def __init__(self, words: Words, step: Step, chosen: str, back: Callable[[str], object]) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAccessibleName(step.hers.title.text)
        self._chosen = chosen
        self._back = back
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.area = QScrollArea()
        keep_bars_to_eyes(self.area)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(step.hers.title.text)
        whole.addWidget(self.area, 1)
        body = QWidget()
        body.setProperty("look", "body")
        body.setLayoutDirection(direction(step.language if is_told(step) else MASTER))
        column = QVBoxLayout(body)
        column.setContentsMargins(48, 32, 48, 32)
        column.setSpacing(20)
        column.addWidget(said_text(step.hers.title, step.language, "h1"))
        if "say" in step.hers.parts:
            column.addWidget(said_text(step.hers.parts["say"], step.language, "show"))
        self.answers = answer_buttons(step)
        for line in self._lines():
            column.addWidget(line)
        for line in beside(words, step):
            column.addWidget(line)
        column.addStretch(1)
        self.area.setWidget(body)
        whole.addWidget(self._foot(words))
        for value, button in self.answers:
            button.clicked.connect(lambda _on, value=value: self._pick(value))
        self._mark()
        self.setFocusProxy(self.answers[0][1] if self.answers else self.back_button)

    def _lines(self) -> Iterator[QWidget]:
        """A few answers side by side, more of them one under the other."""
        buttons = [button for _, button in self.answers]
        if len(buttons) <= FEW:
            yield FlowBox(*buttons, gap=16)
        else:
            yield from (FlowBox(button) for button in buttons)

    def _foot(self, words: Words) -> QWidget:
        foot = QFrame()
        foot.setProperty("look", "actions")
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 8, 24, 8)
        line.addStretch(1)
        self.back_button = Button(words.t("Retour au bénévole"), "quiet", glyph="back", keys="Esc", on=self.escape)
        line.addWidget(self.back_button)
        return foot

    def _pick(self, value: str) -> None:
        self._chosen = value
        self._mark()

    def _mark(self) -> None:
        for value, button in self.answers:
            button.setChecked(value == self._chosen)
            button.set_glyph("circle-check" if value == self._chosen else "circle")
            button.updateGeometry()

    def escape(self) -> bool:
        """Back to the volunteer, with what she chose."""
        self._back(self._chosen)
        return True
