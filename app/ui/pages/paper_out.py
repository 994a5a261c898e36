"""The three ways in which a paper leaves the screen: a printer, a file, a large page to photograph."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.desk.saving import save_paper
from app.desk.showing import Paper
from app.domain.faults import KnownError
from app.language.words import Words
from app.ui.cover import Cover
from app.ui.pages.sheet import print_paper
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page
from app.ui.widgets.scrolling import keep_bars_to_eyes

Out = Callable[[], object]


class PaperOut:
    """Sends papers out of `page`. `out` is called once a paper really left (or is shown): it may then be recorded."""

    def __init__(self, page: Page, cover: Cover) -> None:
        self._page = page
        self._cover = cover
        self._folder = QDir.homePath()

    def print(self, paper: Paper, out: Out) -> None:
        """Asks for a printer and prints."""
        try:
            done = print_paper(self._page, paper, paper.title)
        except KnownError as fault:
            self._page.show_fault(fault)
            return
        if done:
            out()

    def save(self, paper: Paper, out: Out) -> None:
        """Asks for a place and saves there. The name that is proposed says the number, never the person."""
        name = str(Path(self._folder) / f"{paper.number}.pdf")
        chosen, _ = QFileDialog.getSaveFileName(
            self._page, self._page.words.t("Enregistrer la fiche en PDF"), name, "PDF (*.pdf)"
        )
        if not chosen:
            return
        file = Path(chosen) if chosen.lower().endswith(".pdf") else Path(f"{chosen}.pdf")
        self._folder = str(file.parent)
        try:
            save_paper(file, paper.content)
        except KnownError as fault:
            self._page.show_fault(fault)
            return
        out()

    def show(self, pictures: Sequence[QImage], name: str, out: Out) -> None:
        """Shows its pages alone in the window."""
        self._cover.open(LargePaper(self._page.words, pictures, name, self._cover.close))
        out()


class LargePaper(QFrame):
    """The pages of a paper as wide as the window, to be read together or photographed."""

    def __init__(self, words: Words, pictures: Sequence[QImage], name: str, back: Callable[[], object]) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAccessibleName(name)
        self._back = back
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.area = QScrollArea()
        keep_bars_to_eyes(self.area)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(name)
        body = QWidget()
        body.setProperty("look", "body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self._pages = [_Sheet(picture) for picture in pictures]
        for page in self._pages:
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        self.area.setWidget(body)
        whole.addWidget(self.area, 1)
        whole.addWidget(self._foot(words))
        self.setFocusProxy(self.back_button)

    def _foot(self, words: Words) -> QWidget:
        foot = QFrame()
        foot.setProperty("look", "actions")
        line = QHBoxLayout(foot)
        line.setContentsMargins(24, 8, 24, 8)
        self.down_button = Button(words.t("Plus bas"), glyph="chevron-down", on=lambda: self.turn(1))
        self.up_button = Button(words.t("Plus haut"), glyph="chevron-up", on=lambda: self.turn(-1))
        line.addWidget(self.down_button)
        line.addWidget(self.up_button)
        line.addStretch(1)
        self.back_button = Button(words.t("Retour au bénévole"), "quiet", glyph="back", keys="Esc", on=self.escape)
        line.addWidget(self.back_button)
        return foot

    def turn(self, screens: int) -> None:
        """A screen further down or up, a line of it kept in sight."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + screens * (bar.pageStep() - self.fontMetrics().height() * 2))

    def escape(self) -> bool:
        """Back to the volunteer."""
        self._back()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pages are as wide as the window."""
        super().resizeEvent(event)
        for page in self._pages:
            page.fit(self.width() - 64)


class _Sheet(QLabel):
    """One page."""

    def __init__(self, picture: QImage) -> None:
        super().__init__()
        self._picture = picture

    def fit(self, width: int) -> None:
        """As wide as there is room, never drawn larger than it was made."""
        wide = min(width, self._picture.width())
        picture = self._picture.scaledToWidth(max(1, wide), Qt.TransformationMode.SmoothTransformation)
        self.setPixmap(QPixmap.fromImage(picture))
        self.setFixedSize(picture.size())
