"""Pictures of every page with 0, 1 and 300 entries: `python dev.py album [--pages person,people] [--entries 300]`.

Each page is opened without a screen in the window itself, on a register made for the purpose, and leaves
`shots/album/<page>[-state]-<entries>-<names>[-text %][-language].png`. The last lines say what was found wrong
(words that are cut, controls without a name) and which pages took longest to open.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.language.words import Words, load_words
from app.ui.context import PageEntry, Screen, ScreenSettings
from app.ui.resources import FONTS, THEMES
from app.ui.tasks import Tasks
from app.ui.theme.fonts import load_first, load_rest
from app.ui.theme.theme import Theme
from app.ui.widgets.page import Page
from app.ui.window import Window, WindowParts
from tests.clock import FakeClock
from tests.ui.album.crowd import Crowding
from tests.ui.album.filling import Crowd
from tests.ui.album.naming import KINDS
from tests.ui.album.plates import PLATES, Plate
from tests.ui.checks import clipped, unnamed
from tests.ui.conftest import Grabbing, LonePage
from tests.ui.desks import small_desk
from tests.ui.pages.conftest import Room

ROOT = Path(__file__).resolve().parents[3]
ALBUM = ROOT / "shots" / "album"
SIZE = (1366, 768)
MOST_WAIT_MS = 3_000
SLOWEST = 8
TALLEST = 4_000
"""Pixels of a whole page."""
OTHERS = 5
"""So many people have one in each state that a page speaks of."""


class Album:
    """The pictures of one register after the other."""

    def __init__(self, given: argparse.Namespace) -> None:
        self._given = given
        self.wrong: list[str] = []
        self.opened: list[tuple[float, str]] = []
        self.pictures = 0
        self.missing: set[str] = set()
        self._theme = Theme(THEMES, given.theme, given.text)
        self._theme.wear()

    def take(self, entries: int, kind: str) -> None:
        """Every plate that was asked for, with so many entries and people named so."""
        asked = [one for one in PLATES if self._is_asked(one) and entries >= one.least]
        with tempfile.TemporaryDirectory(prefix="guichet-album-") as folder, self._room(Path(folder)) as room:
            # Nobody looks at the first page meanwhile: it would read again after each action.
            room.window.stack.go("settings")
            crowding = Crowding(room.desk, room.clock().date(), kind)
            for stage in _stages(crowding, entries):
                crowd = stage()
                room.settle()
                for plate in tuple(asked):
                    opened = plate.opened(room, crowd)
                    if opened is not None:
                        asked.remove(plate)
                        self._shoot(room, plate, dict(opened), f"{entries}-{kind}")
            self.missing |= {one.name for one in asked} if entries else set()

    def _shoot(self, room: Room, plate: Plate, opened: dict[str, object], which: str) -> None:
        begun = time.perf_counter()
        room.window.stack.go(plate.page, **opened)
        QApplication.processEvents()
        name = f"{plate.name}-{which}{self._suffix()}"
        self.opened.append((time.perf_counter() - begun, name))
        rest(room)
        if plate.on is not None:
            plate.on(room)
            rest(room)
        page = room.window.stack.page()
        assert page is not None
        self.wrong += [f"{name}: {one}" for one in (*clipped(page), *unnamed(page))]
        seen = _whole(page) if self._given.whole else room.window.grab()
        seen.save(str(self._given.out / f"{name}.png"))
        self.pictures += 1

    def _is_asked(self, plate: Plate) -> bool:
        return not self._given.pages or plate.page in self._given.pages or plate.name in self._given.pages

    def _suffix(self) -> str:
        given = self._given
        parts = ("" if given.text == 100 else given.text, "" if given.language == "fr" else given.language)
        return "".join(f"-{part}" for part in parts if part)

    @contextmanager
    def _room(self, folder: Path) -> Iterator[Room]:
        clock, tasks = FakeClock(), Tasks()
        words = load_words(self._given.language, ROOT / "i18n") if self._given.language != "fr" else Words()
        screen = Screen(ScreenSettings(language=self._given.language))
        parts = WindowParts(words, self._theme, tasks, clock, screen, time.monotonic, Grabbing())
        window = Window(parts, [PageEntry("unlock", LonePage)], "unlock")
        window.resize(*self._given.size)
        window.show()
        window.activateWindow()
        room = Room(small_desk(folder / "register", clock), window, tasks, clock, words)
        try:
            yield room
        finally:
            window.lock()
            tasks.forget()
            tasks.settle()
            room.desk.close()
            tasks.close()
            window.close()
            window.deleteLater()
            room.settle()


def _stages(crowding: Crowding, entries: int) -> list[Callable[[], Crowd]]:
    """What is made one after the other; after each, the pages that can be opened by then are pictured."""
    if entries == 0:
        return [crowding.nobody, crowding.one, crowding.bare]

    def filled() -> Crowd:
        crowding.nobody()
        crowding.one()
        if entries >= OTHERS:
            crowding.others(entries)
            crowding.bare()
        return crowding.each(entries)

    # With one entry the lists of the desk have one line too; whoever else is needed comes afterwards.
    return [filled] if entries >= OTHERS else [filled, lambda: crowding.others(OTHERS), crowding.bare]


def _whole(page: Page) -> QPixmap:
    """All that the page scrolls."""
    inside = page.area.widget() or page
    seen = QPixmap(inside.width(), min(inside.height(), TALLEST))
    seen.fill(page.palette().color(QPalette.ColorRole.Window))
    inside.render(seen)
    return seen


def rest(room: Room) -> None:
    """Everything under way is done: work beside the window, and what waits a moment before it begins."""
    room.settle()
    page = room.window.stack.page()
    waited = 0
    while page is not None and waited < MOST_WAIT_MS and _is_waiting(page):
        QTest.qWait(20)
        waited += 20
    room.settle()


def _is_waiting(page: Page) -> bool:
    return any(one.isActive() and one.isSingleShot() for one in page.findChildren(QTimer))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="dev.py album", description="Pictures of every page with 0, 1 and 300 entries."
    )
    parser.add_argument("--entries", type=int, nargs="+", default=[0, 1, 300])
    parser.add_argument("--names", choices=KINDS, nargs="+", default=list(KINDS))
    parser.add_argument("--pages", type=lambda text: set(text.split(",")), default=set(), help="names, with commas")
    parser.add_argument("--text", type=int, default=100, help="size of the text, in per cent")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--language", default="fr")
    parser.add_argument("--size", type=int, nargs=2, default=SIZE, metavar=("WIDTH", "HEIGHT"))
    parser.add_argument("--whole", action="store_true", help="all of the page, not what the window shows of it")
    parser.add_argument("--out", type=Path, default=ALBUM)
    return parser.parse_args()


def main() -> int:
    """Takes the pictures; gives 1 where something is wrong on a page."""
    given = _arguments()
    running = QApplication(["album", "-platform", "offscreen"])
    load_first(FONTS)
    load_rest(FONTS)
    given.out.mkdir(parents=True, exist_ok=True)
    album = Album(given)
    for entries in given.entries:
        for kind in given.names:
            album.take(entries, kind)
    for seconds, name in sorted(album.opened, reverse=True)[:SLOWEST]:
        sys.stdout.write(f"{1000 * seconds:7.0f} ms  {name}\n")
    for name in sorted(album.missing):
        sys.stdout.write(f"no picture, nothing to open it with: {name}\n")
    sys.stdout.write("".join(f"{one}\n" for one in album.wrong))
    sys.stdout.write(f"{album.pictures} pictures in {given.out}\n")
    running.clipboard().clear()
    return 1 if album.wrong or album.missing else 0


if __name__ == "__main__":
    sys.exit(main())
