"""What happened, newest first, grouped by day or visit."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.language.words import Words
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.status import Kind
from app.ui.widgets.text import Icon, Rule, Text

AT_ONCE = 30


class Act(msgspec.Struct, frozen=True):
    """A small act on a line: its word, what it does, its icon."""

    text: str
    on: Callable[[], object]
    glyph: str = ""


class Happening(msgspec.Struct, frozen=True):
    """A line: when (already written), what, more about it, its acts; `group` is the heading it stands under."""

    when: str
    title: str
    detail: str = ""
    group: str = ""
    glyph: str = "circle"
    kind: Kind = "plain"
    acts: tuple[Act, ...] = ()


class Timeline(QWidget):
    """The lines; beyond thirty, a button shows the older ones thirty by thirty."""

    def __init__(self, words: Words, name: str, happenings: Sequence[Happening] = ()) -> None:
        super().__init__()
        self._words = words
        self._rest: list[Happening] = []
        self._group = ""
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more_button = Button("", "quiet", glyph="chevron-down", on=self.more)
        self.more_button.hide()
        self.put(happenings)

    def put(self, happenings: Sequence[Happening]) -> None:
        """Other lines, newest first."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not self.more_button:
                old.hide()
                old.deleteLater()
        self._group = ""
        self._rest = list(happenings)
        self.more()

    def more(self) -> None:
        """Shows the next thirty."""
        self._column.removeWidget(self.more_button)
        now, self._rest = self._rest[:AT_ONCE], self._rest[AT_ONCE:]
        for each in now:
            if each.group != self._group:
                self._group = each.group
                self._column.addWidget(Text(each.group, "strong", ink="muted"))
            self._column.addWidget(_Line(each))
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeading)
        count = min(AT_ONCE, len(self._rest))
        self.more_button.set_text(
            self._words.n("Montrer {count} ligne plus ancienne", "Montrer {count} lignes plus anciennes", count)
        )
        self.more_button.setVisible(bool(self._rest))


class _Line(QWidget):
    """One line: icon and time at the leading side, words, acts."""

    def __init__(self, happening: Happening) -> None:
        super().__init__()
        self.setAccessibleName(", ".join(x for x in (happening.when, happening.title, happening.detail) if x))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 6, 0, 6)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        ink = "muted" if happening.kind == "plain" else happening.kind
        grid.addWidget(Icon(happening.glyph, ink=ink), 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Text(happening.title, "strong", ink="" if happening.kind == "plain" else ink), 0, 1)
        grid.addWidget(Text(happening.when, "detail"), 1, 1)
        if happening.detail:
            grid.addWidget(Text(happening.detail), 2, 1)
        if happening.acts:
            buttons = [
                Button(act.text, "quiet", glyph=act.glyph, name=f"{act.text} : {happening.title}", on=act.on)
                for act in happening.acts
            ]
            grid.addWidget(FlowBox(*buttons), 3, 1)
        grid.addWidget(Rule(), 4, 0, 1, 2)
        grid.setColumnStretch(1, 1)
