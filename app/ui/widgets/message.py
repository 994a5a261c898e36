"""What the page has to say: a strip of four kinds, and the summary of what is wrong in a form."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.language.words import Words
from app.ui.announce import announce
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.text import Icon, Text

Kind = Literal["info", "success", "warning", "danger"]
WIDE_LINES = 26
GLYPHS: dict[str, str] = {
    "info": "info",
    "success": "circle-check",
    "warning": "triangle-alert",
    "danger": "octagon-alert",
}


class Message(QFrame):
    """An icon, what happened, what to do (`detail`), and at most one button. Never by colour alone.

    Where a question is asked, `instead` is the button that answers it by doing nothing.
    """

    def __init__(
        self, kind: Kind, text: str, *, detail: str = "", button: Button | None = None, instead: Button | None = None
    ) -> None:
        super().__init__()
        self.instead = instead
        self.setProperty("look", "message")
        self.setProperty("kind", kind)
        self.setAccessibleName(" ".join(part for part in (text, detail) if part))
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(12, 10, 12, 10)
        self._parts.setSpacing(8)
        line = QHBoxLayout()
        line.setSpacing(10)
        height = Qt.AlignmentFlag.AlignTop if detail else Qt.AlignmentFlag.AlignVCenter
        line.addWidget(Icon(GLYPHS[kind], ink=kind), 0, height)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(Text(text, "strong" if detail else "body", ink=kind))
        if detail:
            words.addWidget(Text(detail))
            words.addStretch(1)
        line.addLayout(words, 1)
        self._parts.addLayout(line, 1)
        if button is not None:
            self._parts.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        if instead is not None:
            self._parts.addWidget(instead, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stands beside the words where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() > self.fontMetrics().height() * WIDE_LINES
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._parts.direction() != way:
            self._parts.setDirection(way)


class Problem(msgspec.Struct, frozen=True):
    """What is wrong in a form, and the field to go to."""

    text: str
    field: QWidget


class ErrorSummary(QFrame):
    """On top of a form that could not be saved: each problem is a link to its field."""

    def __init__(self, words: Words, problems: Sequence[Problem]) -> None:
        super().__init__()
        title = words.t("Il y a un problème")
        self.setProperty("look", "message")
        self.setProperty("kind", "danger")
        self.setAccessibleName(title)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 12, 16, 12)
        line.setSpacing(10)
        line.addWidget(Icon("octagon-alert", ink="danger", lines=1.3), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Text(title, "h2", ink="danger"))
        self.links = [Button(each.text, "link") for each in problems]
        for link, problem in zip(self.links, problems, strict=True):
            link.clicked.connect(problem.field.setFocus)
            column.addWidget(FlowBox(link))
        line.addLayout(column, 1)
        self._said = f"{title}. " + " ".join(each.text for each in problems)

    def take_focus(self) -> None:
        """The first link takes the focus, and the whole is said."""
        if self.links:
            self.links[0].setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, self._said, urgent=True)
