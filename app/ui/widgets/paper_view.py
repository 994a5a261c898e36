"""A paper as it will be printed: its pages as pictures, and its text for those who hear it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.language.words import Words
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.fold import Fold
from app.ui.widgets.scrolling import keep_bars_to_eyes
from app.ui.widgets.text import Text

GAP = 12
STEPS = (50, 75, 100, 125, 150, 200, 300)


class _Sheets(QWidget):
    """The pages under one another, at a zoom in percent of the width of the view."""

    def __init__(self) -> None:
        super().__init__()
        self.pages: list[QImage] = []
        self.width_of_page = 600

    def arrange(self, width: int) -> None:
        """Pages `width` px wide."""
        self.width_of_page = max(50, width)
        self.setFixedSize(self.width_of_page + 2 * GAP, max(1, sum(self._heights()) + GAP * (len(self.pages) + 1)))
        self.update()

    def _heights(self) -> list[int]:
        return [round(page.height() * self.width_of_page / max(1, page.width())) for page in self.pages]

    def sizeHint(self) -> QSize:
        """As arranged."""
        return self.size()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the pages that are in sight, white whatever the theme: paper is."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            y = GAP
            for page, height in zip(self.pages, self._heights(), strict=True):
                rect = QRectF(GAP, y, self.width_of_page, height)
                if rect.intersects(QRectF(event.rect())):
                    painter.fillRect(rect, QColor(Qt.GlobalColor.white))
                    painter.drawImage(rect, page)
                    painter.setPen(QPen(self.palette().color(self.palette().ColorRole.Mid), 1))
                    painter.drawRect(rect)
                y += height + GAP


class PaperView(QWidget):
    """Shows the pages of a paper, with zoom; *Texte de la page* opens the same in words."""

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self._zoom = 100
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.count = Text("", ink="muted")
        self.smaller = Button(words.t("Réduire la page"), "quiet", glyph="zoom-out", on=lambda: self.zoom(-1))
        self.larger = Button(words.t("Agrandir la page"), "quiet", glyph="zoom-in", on=lambda: self.zoom(1))
        for button in (self.smaller, self.larger):
            button.show_words(False)
        self.text_button = Fold(words, words.t("Texte de la page"), glyph="file-text")
        self.text_button.turned.connect(self._turn)
        line = QHBoxLayout()
        line.addWidget(self.count, 1)
        line.addWidget(FlowBox(self.smaller, self.larger, self.text_button))
        column.addLayout(line)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(words.t("Texte de la page"))
        self.text.hide()
        column.addWidget(self.text, 1)
        self.area = QScrollArea()
        keep_bars_to_eyes(self.area)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setAccessibleName(name)
        # As tall as the window has room for: a page within a page would scroll twice.
        self.area.setMinimumHeight(240)
        self.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._sheets = _Sheets()
        self.area.setWidget(self._sheets)
        column.addWidget(self.area, 3)

    def put(self, pages: Sequence[QImage], text: str) -> None:
        """Shows `pages` (drawn at twice the size of the screen or more stay sharp) and their `text`."""
        self._sheets.pages = list(pages)
        self.count.setText(self._words.n("{count} page", "{count} pages", len(pages)))
        self.text.setPlainText(text)
        self._fit()

    def width_of_pages(self) -> int:
        """How wide the pages are drawn at present, px."""
        return self._sheets.width_of_page

    def zoom(self, steps: int) -> None:
        """Larger or smaller by one step."""
        place = min(max(STEPS.index(self._zoom) + steps, 0), len(STEPS) - 1)
        self._zoom = STEPS[place]
        self.smaller.setEnabled(place > 0)
        self.larger.setEnabled(place < len(STEPS) - 1)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        """At 100 %, a page is as wide as the view, but not wider than paper on a table."""
        del event
        self._fit()

    def _fit(self) -> None:
        room = self.area.width() - 2 * GAP - 18
        self._sheets.arrange(round(min(room, 794) * self._zoom / 100))

    def _turn(self, shown: bool) -> None:
        self.text.setVisible(shown)
        if shown:
            self.text.setFocus()
