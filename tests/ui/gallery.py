"""Draws every widget and the window into pictures, to be looked at: `python -m tests.ui.gallery FOLDER`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.language.words import Words
from app.system.qt_screen import ScreenGrabber
from app.ui.context import PageEntry, Screen, ScreenSettings
from app.ui.resources import FONTS, THEMES
from app.ui.shell import ShellParts
from app.ui.status_line import StatusFacts
from app.ui.tasks import Tasks
from app.ui.theme.fonts import load_first, load_rest
from app.ui.theme.theme import Theme
from app.ui.window import Window, WindowParts
from tests.ui.samples import FormPage, People, entries

SHOTS = (
    ("light", 100, False, (1366, 768)),
    ("dark", 100, False, (1366, 768)),
    ("contrast", 100, False, (1366, 768)),
    ("contrast-dark", 100, False, (1093, 534)),
    ("light", 200, False, (1366, 768)),
    ("light", 100, False, (683, 700)),
    ("light", 100, True, (1366, 768)),
)
FACTS = StatusFacts("Maison de quartier, lundi", "Marie", "Sauvegarde prouvée hier à 18:10")


def main(folder: Path) -> None:
    """Leaves `page-theme-size-direction-width.png` in `folder`."""
    app = QApplication(["gallery", "-platform", "offscreen"])
    load_first(FONTS)
    load_rest(FONTS)
    theme = Theme(THEMES)
    theme.wear()
    moment = datetime(2026, 11, 22, 14, 5, tzinfo=UTC)
    screen = Screen(ScreenSettings())
    parts = WindowParts(Words(), theme, Tasks(), lambda: moment, screen, lambda: 0.0, ScreenGrabber())
    window = Window(parts, [PageEntry("unlock", FormPage)], "unlock")
    window.show()
    window.activateWindow()
    app.processEvents()
    folder.mkdir(parents=True, exist_ok=True)
    for name, percent, mirrored, (width, height) in SHOTS:
        theme.choose(name)
        theme.resize(percent)
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight)
        window.resize(width, height)
        window.show_desk(entries(), "home", ShellParts(People(), lambda: FACTS))
        window.ring.keyed()
        for page in ("home", "person", "deadlines", "papers", "keys"):
            window.stack.go(page)
            if page == "person":
                window.show_toast("Tentative enregistrée.", lambda: None)
            form = window.stack.page()
            if isinstance(form, FormPage):
                form.save()
            for _ in range(3):
                app.processEvents()
            direction = "rtl" if mirrored else "ltr"
            window.grab().save(str(folder / f"{page}-{name}-{percent}-{direction}-{width}.png"))
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
