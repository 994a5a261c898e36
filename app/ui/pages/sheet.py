"""Papers between memory, screen and printer."""

from collections.abc import Sequence

from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.desk.showing import PRINT_DPI, PageImage, Paper, print_page
from app.domain.faults import KnownError


def pictures(pages: Sequence[PageImage]) -> list[QImage]:
    """The pages of a paper as Qt shows them; the bytes are copied, so the images live by themselves."""
    return [_picture(page) for page in pages]


def _picture(page: PageImage) -> QImage:
    return QImage(page.pixels, page.width, page.height, page.width * 4, QImage.Format.Format_RGB32).copy()


def print_paper(parent: QWidget, paper: Paper, title: str) -> bool:
    """Asks for a printer and prints; false where the person gave up.

    Raises `paper.no-printer` where this computer has none, `paper.not-printed` where the printer refused.
    """
    if not QPrinterInfo.availablePrinterNames():
        raise KnownError("paper.no-printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(PRINT_DPI)
    printer.setFullPage(True)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    painter = QPainter()
    if not painter.begin(printer):
        raise KnownError("paper.not-printed")
    try:
        for page in range(paper.pages):
            if page and not printer.newPage():
                raise KnownError("paper.not-printed")
            painter.drawImage(printer.pageLayout().fullRectPixels(PRINT_DPI), _picture(print_page(paper, page)))
    finally:
        painter.end()
    return True
