"""Where the window finds its own files: tokens, icons, fonts."""

from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "resources"
THEMES = FOLDER / "theme"
ICONS = FOLDER / "icons"
FONTS = FOLDER / "fonts"
