"""Fonts from the program's own folder: Latin before the first paint, the other scripts after it."""

from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFontDatabase

FIRST = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
# The order decides which font draws a letter that several have.
FAMILIES = (
    "Noto Sans", "Noto Naskh Arabic", "Noto Sans Ethiopic", "Noto Sans Bengali", "Noto Sans Georgian",
    "Noto Sans Armenian", "Noto Sans Devanagari", "Noto Sans Tamil",
)  # fmt: skip


def load_first(folder: Path) -> None:
    """The two weights that the first page is written in."""
    # Qt tries the families one after the other and says on the terminal of each that it has not that script.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for name in FIRST:
        QFontDatabase.addApplicationFont(str(folder / name))


def load_rest(folder: Path) -> None:
    """Every other font of the folder."""
    for file in sorted(folder.glob("*.ttf")):
        if file.name not in FIRST:
            QFontDatabase.addApplicationFont(str(file))
