"""Reading ahead: what the window of an open desk is made of is imported while someone types her passphrase.

Classes of Qt objects are made in the window's thread only, a few at a time. PySide keeps what it knows of each class in
a table that Qt reads without Python's lock: were another thread to add to it while the window paints, the program would
end, as it did once in some hundred starts (`MetaObjectBuilder::update` without a builder).
"""

import sys
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from PySide6.QtCore import QObject, QTimer

from app.ui import pages

OF_THE_DESK = "app.desk.open_desk"
"""Knows nothing of Qt: any thread may import it."""
LAST = f"{pages.__name__}.book"
"""Names every other page."""


class Ahead(QObject):
    """Imports one page after the other, each in a turn of its own: what is typed meanwhile is never kept waiting."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting = _names()
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._next)

    def start(self) -> None:
        """Begins."""
        self._timer.start()

    def _next(self) -> None:
        name = next((one for one in self._waiting if one not in sys.modules), None)
        if name is None:
            self._timer.stop()
        else:
            import_module(name)


def _names() -> Iterator[str]:
    yield "app.ui.shell"
    yield from (one for found in iter_modules(pages.__path__, f"{pages.__name__}.") if (one := found.name) != LAST)
    yield LAST
