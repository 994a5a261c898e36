"""Python's collector, run in the window's thread only.

Python collects in whichever thread happens to allocate. A page that was closed may lie in a cycle with its Qt objects,
and Qt objects that are destroyed in another thread than the window's end the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collecting(QObject):
    """Takes the collector from Python until `end`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(collect)
        self._timer.start()

    def end(self) -> None:
        """Gives it back."""
        self._timer.stop()
        gc.enable()


def collect() -> None:
    """Collects what Python would collect by now: the oldest generation that has reached its threshold."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    due = [generation for generation in range(len(counts)) if counts[generation] > thresholds[generation] > 0]
    # An older generation is looked at only with the youngest, as Python does it.
    if due and due[0] == 0:
        gc.collect(due[-1])
