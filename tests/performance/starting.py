"""Shows a window and ends after its first paint: ours with `ours FOLDER`, an empty one with `empty`.

Prints the process's resident memory in MB. Run as a program of its own, so that its start is measured whole.
"""

import sys
from pathlib import Path


def end() -> None:
    """Says how much memory it took and ends."""
    from PySide6.QtWidgets import QApplication

    status = Path("/proc/self/status").read_text(encoding="utf-8")
    sys.stdout.write(f"{int(status.split('VmHWM:')[1].split()[0]) / 1024:.1f}\n")
    sys.stdout.flush()
    QApplication.exit(0)


def empty() -> None:
    """The least that a PySide6 program can be."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1280, 680)
    window.showMaximized()
    QTimer.singleShot(0, end)
    app.exec()


def ours(folder: Path) -> None:
    """The program, until its door can be used."""
    from PySide6.QtCore import QTimer

    from app import compose
    from app.ui import application

    shown = application.Application.show

    def show(self: application.Application) -> None:
        self.window.shown_once.connect(lambda: QTimer.singleShot(0, end))
        shown(self)

    application.Application.show = show  # type: ignore[method-assign]  # Only here does anyone wait for the paint.
    compose.window(folder)


if __name__ == "__main__":
    ours(Path(sys.argv[2])) if sys.argv[1] == "ours" else empty()
