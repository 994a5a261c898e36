"""What a form holds besides its fields: pictures and PDFs that wait to be recorded with it."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.holding import Held
from app.domain.entities import Attachment, Entity
from app.domain.faults import KnownError
from app.language.extents import extent
from app.ui.announce import announce
from app.ui.context import DeskContext
from app.ui.taking import Taking
from app.ui.widgets.columns import Column
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.scrolling import bring_into_sight
from app.ui.widgets.text import Text
from app.ui.widgets.tile import Tile

PDF = "application/pdf"


class HeldStrip(QWidget):
    """Tiles of what was added, and the ways to add more. `changed` when something came or went by hand.

    Put it on the page as any widget, and call `watch_texts` of its `taking` when every field is there.
    """

    changed = Signal()

    def __init__(
        self, page: Page, context: DeskContext, form: str, title: str, hint: str = "", *, purpose: str = "unknown"
    ) -> None:  # fmt: skip
        """`form` is the key of the form's draft; `purpose` what they are for, where the form says it by itself."""
        super().__init__()
        self._purpose = purpose
        self._made: tuple[Attachment, ...] = ()
        self._page = page
        self._context = context
        self.form = form
        self._held: list[Held] = []
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(title, "strong"))
        self._tiles = Column(gap=6)
        self._tiles.hide()
        column.addWidget(self._tiles)
        self.taking = Taking(page, context, lambda: form)
        self.taking.taken.connect(self._came)
        self.taking.busy.connect(self._working)
        column.addWidget(FlowBox(*self.taking.buttons()))
        self._hint = Text(hint, "detail")
        self._hint.setVisible(bool(hint))
        column.addWidget(self._hint)
        self._state = Text("", "detail")
        self._state.hide()
        column.addWidget(self._state)

    def held(self) -> tuple[Held, ...]:
        """What is there."""
        return tuple(self._held)

    def made(self, about: Entity | None, /, **fields: str) -> tuple[Attachment, ...]:
        """The attachments that it becomes with `about`; `fields` besides (see `Attachments.made`)."""
        attachments = self._context.desk.attachments
        said = {"purpose": self._purpose, "purge_on": attachments.until(self._purpose), **fields} if self._held else {}
        self._made = tuple(attachments.made(one, about, **said) for one in self._held)
        return self._made

    def recorded(self) -> None:
        """They are recorded: the form holds nothing any more."""
        if self._made:
            self._context.desk.attachments.recorded(self.form, self._made)
        self._held = []

    def put_back(self) -> bool:
        """Shows what was held before a lock or a crash; false where that is nothing."""
        self._held = self._context.desk.holding.of(self.form)
        self._show()
        return bool(self._held)

    def let_all_go(self) -> None:
        """The form is given up: what it held is deleted."""
        self._context.desk.holding.let_go(self.form, *self._held)
        self._held = []

    def _came(self, held: Held) -> None:
        if all(one.file != held.file for one in self._held):
            self._held.append(held)
        self._show()
        # Once it is laid out: now it has no place yet.
        QTimer.singleShot(0, self, lambda: bring_into_sight(self._page.area, self._tiles))
        announce(self, self._context.words.t("Ajouté : {name}", name=held.name))
        self.changed.emit()

    def _working(self, count: int) -> None:
        words = self._context.words
        self._state.setText(words.n("{count} fichier est lu…", "{count} fichiers sont lus…", count) if count else "")
        self._state.setVisible(bool(count))

    def _let_go(self, held: Held) -> None:
        self._context.desk.holding.let_go(self.form, held)
        self._held = [one for one in self._held if one.file != held.file]
        self._show()
        buttons = self.findChildren(QWidget)
        next((one for one in buttons if one.isVisible() and one.focusPolicy().value & 1), self._page).setFocus()
        self.changed.emit()

    def _show(self) -> None:
        for old in self._tiles.findChildren(Tile):
            old.hide()
            old.deleteLater()
        for held in self._held:
            tile = self._tile(held)
            self._tiles.add(tile)
            tile.show()
        self._tiles.setVisible(bool(self._held))

    def _tile(self, held: Held) -> Tile:
        words = self._context.words
        spoken = words.t("Retirer : {what}", what=held.name)
        act = (words.t("Retirer"), spoken, "x", lambda: self._let_go(held))
        tile = Tile(
            held.name, extent(held.pages, held.size, words), glyph_of(held.media_type), act, opens=False, row=True
        )
        try:
            tile.thumbnail.put(self._context.desk.holding.thumbnail(held))
        except KnownError as fault:
            self._page.show_fault(fault)
        return tile


def glyph_of(media_type: str) -> str:
    """The icon where no thumbnail is shown."""
    return "file-text" if media_type == PDF else "camera"
