"""What every page is given: words, look, work beside the window, the way to other pages, time."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

import msgspec
from PySide6.QtCore import QObject, Signal

from app.domain.clock import Clock
from app.language.words import Words
from app.ui.tasks import Tasks
from app.ui.theme.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from app.desk.open_desk import OpenDesk
    from app.ui.widgets.page import Page


class Navigator(Protocol):
    """The way between pages; pages know each other by name only."""

    def go(self, name: str, **arguments: object) -> None:
        """Opens the page registered as `name`, built with `arguments`. The present page joins the history."""

    def replace(self, name: str, **arguments: object) -> None:
        """The same, but the present page leaves the history (a form that was saved)."""

    def anew(self, name: str, **arguments: object) -> None:
        """The page `name` above the first page, every other page closed: what they show is no more."""

    def back(self) -> None:
        """The page before, as it was left."""

    def has(self, name: str) -> bool:
        """Whether a page is registered as `name`: no button leads to one that is not there."""

    def home(self) -> None:
        """The first page of all."""

    def lock(self) -> None:
        """Locks the window now."""


class Toaster(Protocol):
    """Says in passing what was done, with a way to undo it."""

    def show_toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Shows `text` for 10 s; `undo` puts a button beside it. It takes the place of the one before."""


class Grabber(Protocol):
    """Captures of the screen (`app.system.qt_screen`)."""

    def screens(self) -> tuple[tuple[int, int], ...]:
        """Width and height in pixels of each screen; none where a program may not see them."""

    def grab(self, window: "QWidget", number: int, then: "Callable[[QImage], object]") -> None:
        """Grabs a screen (from 0) without `window` on it; the image is null where the system refused."""


class ScreenSettings(msgspec.Struct, frozen=True):
    """What this laptop remembers of its window. `discreet` shows initials for names in lists."""

    language: str = "fr"
    theme: str = "light"
    percent: int = 100
    discreet: bool = False


class Screen(QObject):
    """The settings of this laptop's window, live: `changed` after each change; who keeps them listens."""

    changed = Signal()

    def __init__(self, settings: ScreenSettings) -> None:
        super().__init__()
        self.settings = settings

    def change(self, settings: ScreenSettings) -> None:
        """Other settings."""
        if settings != self.settings:
            self.settings = settings
            self.changed.emit()


class Context(msgspec.Struct, frozen=True):
    """Given to every page by its constructor."""

    words: Words
    theme: Theme
    tasks: Tasks
    navigator: Navigator
    toaster: Toaster
    clock: Clock
    screen: Screen
    grabber: Grabber


class DeskContext(Context, frozen=True):
    """The same at an open desk, with what can be done there."""

    desk: "OpenDesk"


def at_desk(context: Context, desk: "OpenDesk") -> DeskContext:
    """`context` with an open desk."""
    return DeskContext(
        words=context.words, theme=context.theme, tasks=context.tasks, navigator=context.navigator,
        toaster=context.toaster, clock=context.clock, screen=context.screen, grabber=context.grabber,
        desk=desk,
    )  # fmt: skip


class PageEntry(msgspec.Struct, frozen=True):
    """A page that can be opened by `name`; `build(context, **arguments)` makes it.

    With a `section` word (an ampersand before the letter that Alt presses) and a `glyph` it stands in the
    side bar; `foot` puts it at its lower end. A page without stands `within` a section, which is marked meanwhile.
    """

    name: str
    build: Callable[..., "Page"]
    section: str = ""
    glyph: str = ""
    foot: bool = False
    within: str = ""
