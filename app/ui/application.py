"""The running program: a window, the door to the register, and what happens between opening and locking.

What the first paint does not need is imported after it: the register’s libraries beside the window, the pages of an
open desk by the window between two keys. That is why some imports stand inside functions.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.domain.clock import Clock
from app.domain.faults import KnownError
from app.language.faults import explain
from app.language.words import Words
from app.ui.ahead import OF_THE_DESK, Ahead
from app.ui.collecting import Collecting
from app.ui.context import Context, Grabber, PageEntry, Screen, ScreenSettings, at_desk
from app.ui.pages.unlock import UnlockPage
from app.ui.resources import FONTS, THEMES
from app.ui.tasks import Tasks
from app.ui.theme.fonts import load_first, load_rest
from app.ui.theme.theme import Theme
from app.ui.widgets.page import Page
from app.ui.window import Window, WindowParts

if TYPE_CHECKING:
    from app.desk.backups import Copies
    from app.desk.door import Door
    from app.desk.open_desk import OpenDesk

HOME = "home"
STARTED = ("keys.json", "keys.backup.json", "register.db")
BREATH = 100
"""Milliseconds after the first paint in which the window does nothing but answer: the first keys are never slow."""


@dataclass(frozen=True)
class Surroundings:
    """What the window is given by `app.compose`; `door` and `copies` build theirs when they are first asked."""

    folder: Path
    door: "Callable[[], Door]"
    copies: "Callable[[], Copies]"
    words: Callable[[str], Words]
    clock: Clock
    settings: ScreenSettings
    keep_settings: Callable[[ScreenSettings], None]
    watch_session: Callable[[int, Callable[[], object]], Callable[[], None]]
    """Begins to watch the computer's own lock and sleep for a window (its number); returns what ends the watch."""
    grabber: Grabber
    disk: Callable[[], str]
    """Whether the computer's disk is `encrypted`, `clear` or `unknown`."""
    notices: tuple[KnownError, ...] = ()


class Application:
    """Owns the window and, while one is open, the desk."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self.words = around.words(around.settings.language)
        self.screen = Screen(around.settings)
        self.theme = Theme(THEMES, around.settings.theme, around.settings.percent)
        self.tasks = Tasks()
        self._collecting = Collecting()
        self.desk: OpenDesk | None = None
        load_first(FONTS)
        self.theme.wear()
        parts = WindowParts(
            self.words, self.theme, self.tasks, around.clock, self.screen, time.monotonic, around.grabber
        )
        self.window = Window(parts, self._gate(), "door")
        self._ahead = Ahead(self.window)
        self.window.locking.connect(self._locked)
        self.window.closing.connect(self._close)
        self.window.shown_once.connect(lambda: QTimer.singleShot(BREATH, self.window, self._get_ready))
        self.screen.changed.connect(lambda: around.keep_settings(self.screen.settings))
        self._end_watch: Callable[[], None] = lambda: None

    def show(self) -> None:
        """Shows the window."""
        self.window.resize(1280, 680)
        self.window.showMaximized()

    def _get_ready(self) -> None:
        """After the first paint: locks with the computer from now on, and reads ahead while someone types."""
        self._end_watch = self._around.watch_session(int(self.window.winId()), self.window.lock)
        page = self.window.stack.page()
        if isinstance(page, UnlockPage):
            page.look_up()
        self.tasks.run(self.window, lambda _work: import_module(OF_THE_DESK), lambda _desk: self._ahead.start())
        load_rest(FONTS)

    def _gate(self) -> list[PageEntry]:
        return [PageEntry("door", self._door_page), PageEntry("restore", self._restore_page)]

    def _door_page(self, context: Context) -> Page:
        """What stands at the door: the first run where the folder holds nothing of ours, or the lock."""
        if any((self._around.folder / name).exists() for name in STARTED):
            return UnlockPage(context, self._around.door, self.opened, self._around.notices)
        return self._first_run_page(context)

    def _first_run_page(self, context: Context) -> Page:
        from app.ui.pages.first_run import FirstRunPage

        return FirstRunPage(context, self._around.door(), self.opened, self._around.disk())

    def _restore_page(self, context: Context) -> Page:
        from app.ui.pages.restore import RestorePage

        return RestorePage(context, self._around.copies(), self._around.folder)

    def opened(self, desk: "OpenDesk") -> None:
        """Someone has come in: the recovery sheet is proven first, then whoever sits here says so."""
        from app.ui.pages.recovery import RecoveryPage
        from app.ui.pages.sitting import SittingPage

        self.desk = desk
        desk.on_change(self.window.tell_recorded)
        recovery = PageEntry("recovery", lambda context: RecoveryPage(context, self._admitted))
        sitting = PageEntry("sitting", lambda context: SittingPage(context, self._seated))
        first = "sitting" if desk.access.recovery_confirmed else "recovery"
        self.window.show_desk((recovery, sitting), first, None, lambda context: at_desk(context, desk))

    def _admitted(self) -> None:
        self.window.stack.replace("sitting")

    def _seated(self) -> None:
        from app.ui.pages.book import desk_pages
        from app.ui.shell import ShellParts
        from app.ui.standing import PeopleFinder, status_facts

        desk = self.desk
        if desk is None:
            return
        shell = ShellParts(PeopleFinder(desk, self.words, self.screen), lambda: status_facts(desk, self.words))
        self.window.show_desk(desk_pages(self.words), HOME, shell, lambda context: at_desk(context, desk))
        for notice in (*desk.access.notices, *desk.clock_doubts(), *self._around.notices):
            page = self.window.stack.page()
            if page is not None:
                happened, remedy = explain(notice, self.words)
                page.tell("warning", happened, detail=remedy, also=True)

    def _locked(self) -> None:
        self._shut()
        language = self.screen.settings.language
        if language != self.words.language:
            self.words = self._around.words(language)
            self.window.speak(self.words, self._gate())

    def _shut(self) -> None:
        """Locked: the register closes beside the window, which shows the gate already."""
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.close()

    def _close(self) -> None:
        self._end_watch()
        self._shut()
        self.tasks.close()
        self._collecting.end()


def run(around: Surroundings, arguments: list[str]) -> int:
    """Runs the window until it is closed; returns the exit status."""
    running = QApplication(arguments)
    running.setApplicationName("guichet-ouvert")
    running.setQuitOnLastWindowClosed(True)
    application = Application(around)
    application.show()
    return running.exec()
