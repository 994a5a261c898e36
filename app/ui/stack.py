"""The pages that are open, and the way back through them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from app.ui.context import Context, PageEntry
from app.ui.widgets.page import Page

if TYPE_CHECKING:
    from app.domain.changes import Recorded

KEPT = 12


class PageStack(QStackedWidget):
    """A `Navigator`: pages are made when they are opened and stay as they were left, twelve deep.

    `arrived(name)` is emitted when a page has come into sight; `troubled(bool)` when a form has problems;
    `status_changed` when the page in sight changed what the status line tells.
    `lock` is what `Navigator.lock` does.
    """

    arrived = Signal(str)
    troubled = Signal(bool)
    status_changed = Signal()

    def __init__(self, entries: Sequence[PageEntry], home: str, lock: Callable[[], object]) -> None:
        super().__init__()
        self.entries = {entry.name: entry for entry in entries}
        self._home = home
        self._lock = lock
        self._context: Context | None = None
        self._open: list[tuple[str, Page]] = []

    def use(self, context: Context) -> None:
        """The context that pages are made with: it holds this stack as its navigator."""
        self._context = context

    def page(self) -> Page | None:
        """The page in sight."""
        return self._open[-1][1] if self._open else None

    def name(self) -> str:
        """The name of the page in sight; empty before the first."""
        return self._open[-1][0] if self._open else ""

    def depth(self) -> int:
        """How many pages are open."""
        return len(self._open)

    def has(self, name: str) -> bool:
        """Whether a page is registered as `name`."""
        return name in self.entries

    def go(self, name: str, **arguments: object) -> None:
        """Opens the page `name`. A name that is not registered is a bug: it raises `KeyError`."""
        page = self.entries[name].build(self._context, **arguments)
        self._leave()
        self._put(name, page)

    def replace(self, name: str, **arguments: object) -> None:
        """Opens it in place of the page in sight."""
        page = self.entries[name].build(self._context, **arguments)
        self._leave()
        if self._open:
            self._drop(self._open.pop()[1])
        self._put(name, page)

    def home(self) -> None:
        """Opens the first page of all, unless it is in sight."""
        if self.name() != self._home:
            self.go(self._home)

    def anew(self, name: str, **arguments: object) -> None:
        """Closes every page, for what they show is no more, then opens `name` above the first page."""
        self.clear()
        self.home()
        if name != self._home:
            self.go(name, **arguments)

    def back(self) -> None:
        """The page before, as it was left; nothing happens on the first."""
        if len(self._open) < 2:
            return
        self._leave()
        self._drop(self._open.pop()[1])
        self._show()

    def lock(self) -> None:
        """Locks the window."""
        self._lock()

    def tell_changed(self, recorded: "Recorded") -> None:
        """Tells every open page what was recorded."""
        for _, page in list(self._open):
            page.data_changed(recorded)

    def clear(self) -> None:
        """Closes every page: what was typed goes to drafts."""
        self._leave()
        while self._open:
            self._drop(self._open.pop()[1])

    def _leave(self) -> None:
        page = self.page()
        if page is not None:
            page.leaving()

    def _put(self, name: str, page: Page) -> None:
        self._open.append((name, page))
        if len(self._open) > KEPT:
            self._drop(self._open.pop(0)[1])
        page.troubled.connect(self._tell_trouble)
        page.status_changed.connect(self.status_changed)
        self.addWidget(page)
        self._show()

    def _show(self) -> None:
        name, page = self._open[-1]
        self.setCurrentWidget(page)
        self.troubled.emit(False)
        self.arrived.emit(name)
        page.arrive()

    def _tell_trouble(self, troubled: bool) -> None:
        self.troubled.emit(troubled)

    def _drop(self, page: Page) -> None:
        self.removeWidget(page)
        page.hide()
        # Deleted with its parent, its Python side would stay in memory with all that it was told.
        page.setParent(None)
        page.deleteLater()
