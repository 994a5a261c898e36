"""The frame around the pages of an open desk: side bar, search, page, status line."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.context import Context
from app.ui.search_box import Finder, SearchBox
from app.ui.side_bar import SideBar
from app.ui.stack import PageStack
from app.ui.status_line import StatusFacts, StatusLine
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page
from app.ui.widgets.scrolling import keep_free

WORDS_FROM, ICONS_FROM = 1000, 700
NEW = "new-person"


class ShellParts(msgspec.Struct, frozen=True):
    """What the shell shows besides the pages: the search, if there is one, and the status line's facts."""

    finder: Finder | None = None
    status: Callable[[], StatusFacts] = StatusFacts


class Shell(QWidget):
    """Lays the frame out by the width there is for words: with words, with icons, compact."""

    def __init__(self, context: Context, stack: PageStack, parts: ShellParts) -> None:
        super().__init__()
        self._context = context
        self._status = parts.status
        self.stack = stack
        self.mode = ""
        words = context.words
        sections = [entry for entry in stack.entries.values() if entry.section]
        self.side = SideBar(words, sections, self._section, context.navigator.lock)
        self.top = QFrame()
        self.top.setProperty("look", "top")
        bar = QHBoxLayout(self.top)
        bar.setContentsMargins(24, 10, 24, 10)
        bar.setSpacing(12)
        self.search = SearchBox(context, parts.finder) if parts.finder is not None else None
        self.new_button: Button | None = None
        if self.search is not None:
            bar.addWidget(self.search, 1)
            self.search.escaped.connect(self._give_focus_back)
        if stack.has(NEW):
            self.new_button = Button(words.t("Nouvelle personne"), glyph="user-plus", keys="Ctrl+N", on=self.new)
            bar.addWidget(self.new_button)
        self.line = StatusLine(context)
        self._lay_out()
        stack.arrived.connect(self._arrived)
        stack.status_changed.connect(self.refresh_status)
        context.theme.changed.connect(self._look_changed)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.stack, 1)
        middle.addLayout(right, 1)
        whole.addLayout(middle, 1)
        whole.addWidget(self.line)
        self.top.setVisible(self.search is not None or self.new_button is not None)

    def new(self) -> None:
        """Opens the page on which someone is looked for and then registered, with what was typed in the search."""
        if self.stack.has(NEW):
            typed = self.search.text() if self.search is not None else ""
            if self.search is not None:
                self.search.line.clear()
            self.stack.go(NEW, **({"typed": typed} if typed else {}))

    def focus_search(self) -> None:
        """Ctrl+K."""
        if self.search is not None:
            self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.line.selectAll()

    def refresh_status(self) -> None:
        """Asks for the facts of the status line again."""
        self.line.put(self._status())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may ask for another layout."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self, *, force: bool = False) -> None:
        """Chooses the layout: `words`, `icons` or `compact`, by the width in units of the text's size."""
        width = self.width() * 100 / self._context.theme.percent
        mode = "words" if width >= WORDS_FROM else "icons" if width >= ICONS_FROM else "compact"
        if mode == self.mode and not force:
            return
        self.mode = mode
        self.side.show_words(mode == "words")
        self.line.show_words(mode == "words")
        if self.new_button is not None:
            self.new_button.show_words(mode != "compact")

    def _look_changed(self) -> None:
        self.arrange(force=True)

    def toast_room(self) -> QRect:
        """Where the page's own content is, above its action bar."""
        page = self.stack.page()
        area = page.area if page is not None else self.stack
        return QRect(area.mapTo(self, QPoint(0, 0)), area.size())

    def keep_free(self, height: int) -> None:
        """Keeps the lowest `height` px of the page in sight free, and those of no other page."""
        for place in range(self.stack.count()):
            page = self.stack.widget(place)
            if isinstance(page, Page):
                keep_free(page.area, height if page is self.stack.page() else 0)

    def _section(self, name: str) -> None:
        if self.stack.name() != name:
            self.stack.go(name)

    def _arrived(self, name: str) -> None:
        if self.search is not None:
            # What was looked for is a name: it does not stay in sight of the next person.
            self.search.line.clear()
        section = self.stack.entries[name].within or name
        self.side.mark(section)
        self.refresh_status()

    def _give_focus_back(self) -> None:
        page = self.stack.page()
        if page is not None:
            page.take_focus()
