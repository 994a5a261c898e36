"""What happened, newest first, grouped by day or visit."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.words import Words
from app.ui.widgets.button import Button
from app.ui.widgets.status import Kind
from app.ui.widgets.text import Rule, Text
from app.ui.widgets.timeline_line import TimelineLine

AT_ONCE = 20


class Act(msgspec.Struct, frozen=True):
    """A small act on a line: its word, what it does, its icon. `bare`: the icon alone, where every line has it."""

    text: str
    on: Callable[[], object]
    glyph: str = ""
    bare: bool = False


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
    """The lines; beyond twenty, a button shows the older ones twenty by twenty."""

    def __init__(self, words: Words, name: str, happenings: Sequence[Happening] = ()) -> None:
        super().__init__()
        self._words = words
        self._rest: Iterator[Happening] = iter(())
        self._left = 0
        self._group = ""
        self.setAccessibleName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.more_button = Button("", "quiet", glyph="chevron-down", on=self.more)
        self.more_button.hide()
        self.put(happenings)

    def put(self, happenings: Iterable[Happening], count: int | None = None) -> None:
        """Other lines, newest first; with their `count`, each is asked for only when it is shown."""
        if count is None:
            happenings = list(happenings)
            count = len(happenings)
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None and old is not self.more_button:
                old.hide()
                old.deleteLater()
        self._group = ""
        self._rest, self._left = iter(happenings), count
        self.more()

    def more(self) -> None:
        """Shows the next twenty."""
        self._column.removeWidget(self.more_button)
        for each in islice(self._rest, AT_ONCE):
            self._left -= 1
            if each.group != self._group:
                self._group = each.group
                self._column.addWidget(Text(each.group, "strong", ink="muted"))
            self._column.addWidget(_line(self._words, each))
        self._column.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeading)
        count = min(AT_ONCE, self._left)
        self.more_button.set_text(
            self._words.n("Montrer {count} ligne plus ancienne", "Montrer {count} lignes plus anciennes", count)
        )
        self.more_button.setVisible(self._left > 0)


def _line(words: Words, happening: Happening) -> QWidget:
    parts = (happening.glyph, happening.title, happening.when, happening.detail, happening.kind)
    if not happening.acts:
        return TimelineLine(*parts)
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    line = QHBoxLayout()
    line.setSpacing(4)
    line.addWidget(TimelineLine(*parts, rule=False), 1)
    for act in happening.acts:
        spoken = words.t("{act} : {what}", act=act.text, what=happening.title)
        button = Button(act.text, "link", glyph=act.glyph, name=spoken, on=act.on)
        button.show_words(not act.bare)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(line)
    column.addWidget(Rule())
    return both
