"""Another program that has copied something: `python -m tests.journeys.clipboard` offers a picture until it ends."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter

from tests.journeys.screen import ROOT
from tests.journeys.virtual import ScreenError, VirtualScreen, end, first_line

SIZE = (1200, 700)
SAYS = "Il n’existe plus de plage horaire libre pour votre demande de rendez-vous."


def page() -> QImage:
    """The page of a prefecture that has no appointment, as someone would copy it."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        painter.fillRect(0, 0, SIZE[0], 90, QColor("#1b3a6b"))
        painter.setFont(QFont("Noto Sans", 20))
        painter.setPen(QColor("white"))
        painter.drawText(40, 56, "Prise de rendez-vous")
        painter.setPen(QColor("black"))
        painter.drawText(40, 200, SAYS)
        painter.drawRect(40, 260, 320, 60)
        painter.drawText(60, 300, "Retour à l’accueil")
    return image


@contextmanager
def copied(virtual: VirtualScreen) -> Iterator[None]:
    """A picture is on the clipboard of the screen meanwhile."""
    quiet = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "0", "NO_AT_BRIDGE": "1"}
    owner = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.clipboard"], cwd=ROOT, env={**virtual.environment, **quiet},
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        if first_line(owner) != "ready":
            raise ScreenError("nothing was copied")
        yield
    finally:
        end(owner)


def main() -> int:
    """Offers the picture."""
    program = QGuiApplication(sys.argv[:1])
    QGuiApplication.clipboard().setImage(page())
    QTimer.singleShot(0, lambda: (sys.stdout.write("ready\n"), sys.stdout.flush()))
    return program.exec()


if __name__ == "__main__":
    raise SystemExit(main())
