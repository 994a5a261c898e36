"""The frame of every page: it scrolls, and keeps its actions in sight."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.domain.faults import KnownError
from app.language.faults import explain
from app.ui.announce import announce
from app.ui.context import Context
from app.ui.widgets.action_bar import ActionBar
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import ErrorSummary, Kind, Message, Problem
from app.ui.widgets.scrolling import bring_into_sight, keep_bars_to_eyes, turn
from app.ui.widgets.text import Text

if TYPE_CHECKING:
    from app.domain.changes import Recorded

W = TypeVar("W", bound=QWidget)
READING_EM = 46
MARGINS = (24, 16, 24, 24)
"""Left, top, right and bottom of what a page shows, px."""


class Page(QWidget):
    """A page of the window.

    `title` is its heading and what a screen reader says on arrival; `back` shows the way back on top;
    `wide` uses the whole width (two columns, lists) rather than that of a text one can read; `centred`
    puts a page without frame in the middle. Pages are
    built with their data read in `entering`, not in the constructor: it is called each time they come
    into sight. `acts` are what the keys of `app.ui.keymap` do on this page (`print`, `show`, `attempt`,
    `undo`, `redo`). `status_changed` asks for the facts of the status line again. What outlives a
    page (theme, screen, desk) is connected to its methods, never to a lambda, which would keep the
    page after a lock.
    """

    troubled = Signal(bool)
    status_changed = Signal()

    def __init__(
        self, context: Context, title: str, *, lead: str = "", back: bool = False, wide: bool = False,
        centred: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.context = context
        self.words = context.words
        self.setProperty("look", "ground")
        self.setAccessibleName(title)
        self.main: Button | None = None
        self.acts: dict[str, Callable[[], object]] = {}
        self._wide = wide
        self._content: QWidget | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self.area = QScrollArea()
        keep_bars_to_eyes(self.area)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(self.area, 1)
        self._centred = centred
        self.bar = ActionBar(self.words.t("Actions de la page"), centred=centred)
        whole.addWidget(self.bar)
        self._lay_out(title, lead, back, centred)
        context.theme.application().focusChanged.connect(self._keep_in_sight)

    def _lay_out(self, title: str, lead: str, back: bool, centred: bool) -> None:
        outer = QWidget()
        outer.setProperty("look", "body")
        self._frame_line = line = QHBoxLayout(outer)
        line.setContentsMargins(*MARGINS)
        self._column = QWidget()
        self._column.setProperty("look", "body")
        if centred:
            line.addStretch(1)
        line.addWidget(self._column, 1000)
        line.addStretch(1)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.back_link: Button | None = None
        if back:
            self.back_link = Button(self.words.t("Retour"), "link", glyph="back", on=self.context.navigator.back)
            column.addWidget(FlowBox(self.back_link))
        self._top = QVBoxLayout()
        self._top.setSpacing(8)
        column.addLayout(self._top)
        self.heading = Text(title, "h1")
        column.addWidget(self.heading)
        self.lead = Text(lead, ink="muted")
        column.addWidget(self.lead)
        self.lead.setVisible(bool(lead))
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        # A short page keeps its things together on top; only what asks to grow takes the room that is left.
        column.addLayout(self.body, 0)
        column.addStretch(1)
        self._all = column
        self.area.setWidget(outer)
        if centred:
            self.area.verticalScrollBar().rangeChanged.connect(self._balance)
        self._limit()
        self.context.theme.changed.connect(self._limit)

    def _limit(self) -> None:
        width = (1 << 24) - 1 if self._wide else self.context.theme.px(READING_EM * 16)
        self._column.setMaximumWidth(width)
        if self._centred:
            self.bar.flow.setMaximumWidth(width)

    def _balance(self, _least: int, most: int) -> None:
        """What a scroll bar takes on one side is left free on the other: the middle stays where the actions have it."""
        bar = self.area.verticalScrollBar().sizeHint().width() if most else 0
        left, top, right, bottom = MARGINS
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._frame_line.setContentsMargins(left + (0 if rtl else bar), top, right + (bar if rtl else 0), bottom)

    def add(self, widget: W, stretch: int = 0) -> W:
        """Adds `widget` below what is there, and gives it back."""
        self.body.addWidget(widget, stretch)
        if stretch:
            self._all.setStretchFactor(self.body, 1000)
        return widget

    def show_body(self, widget: W) -> W:
        """Shows `widget` in the place of what was shown so before; the first time, above all else of the body."""
        old, self._content = self._content, widget
        if old is None:
            self.body.insertWidget(0, widget)
        else:
            self.body.replaceWidget(old, widget)
            old.hide()
            old.deleteLater()
        # At once, for the focus goes only to what is in sight.
        widget.show()
        return widget

    def set_title(self, title: str, lead: str | None = None) -> None:
        """Another heading, and another lead unless it is `None`."""
        self.heading.setText(title)
        self.setAccessibleName(title)
        if lead is not None:
            self.lead.setText(lead)
            self.lead.setVisible(bool(lead))

    def set_actions(self, main: Button | None, *others: Button) -> None:
        """The buttons of the action bar; Ctrl+Return presses `main`. They take the place of those before."""
        self.main = main
        self.bar.put(*((main,) if main is not None else ()), *others)

    def tell(
        self, kind: Kind, text: str, *, detail: str = "", button: Button | None = None, also: bool = False
    ) -> Message:
        """Puts a strip on top of the page and has it said; it takes the place of those before, or stands `also`."""
        strip = Message(kind, text, detail=detail, button=button)
        self.put_on_top(strip, also=also)
        announce(self, strip.accessibleName(), urgent=kind == "danger")
        return strip

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """The summary of what is wrong in this form; none takes it away. The focus goes to it."""
        self.clear_top()
        self.troubled.emit(bool(problems))
        if problems:
            summary = ErrorSummary(self.words, problems)
            self.put_on_top(summary)
            self.area.ensureVisible(0, 0)
            summary.take_focus()

    def show_fault(self, fault: KnownError, *, also: bool = False) -> None:
        """Says a known fault on top of the page: what happened and what to do; `also`: beside those told before."""
        happened, remedy = explain(fault, self.words)
        self.tell("danger", happened, detail=remedy, also=also)
        self.area.ensureVisible(0, 0)

    def clear_top(self) -> None:
        """Takes strips and summaries away."""
        while (item := self._top.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()

    def put_on_top(self, widget: QWidget, *, also: bool = False) -> None:
        """Puts a strip or summary on top, in the place of those before or beside them."""
        if not also:
            self.clear_top()
        self._top.addWidget(widget)

    # What a page may say about itself; the shell calls these.

    def entering(self) -> None:
        """It comes into sight, for the first time or again: read what it shows."""

    def leaving(self) -> None:
        """It goes out of sight or the window locks: what was typed goes to its draft."""

    def data_changed(self, recorded: "Recorded") -> None:
        """An action was recorded in the register: read again what it concerns."""

    def first_focus(self) -> QWidget | None:
        """Where the focus goes on arrival; without an answer, to the first control of the page."""
        return None

    def escape(self) -> bool:
        """Closes what is open on the page (a panel, the show mode); false where nothing is: Esc goes back."""
        return False

    def read_again(self) -> None:
        """Reads while someone looks: what she has the focus on goes, and she is not left without."""
        held = self.window().focusWidget()
        had_focus = held is not None and self.isAncestorOf(held)
        self.entering()
        if had_focus and self.isVisible():
            self.take_focus()

    def arrive(self) -> None:
        """Reads, puts the focus, says the title. Called by the shell."""
        self.entering()
        self.take_focus()
        announce(self, self.heading.text())

    def take_focus(self) -> None:
        """The focus goes to its first place; the way back is left for later."""
        target = self.first_focus()
        if target is None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.focusNextChild()
            if self.back_link is not None and self.focusWidget() is self.back_link:
                self.focusNextChild()
            target = self.focusWidget()
        if target is None or not self.isAncestorOf(target):
            target = self.back_link or self
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scrolls to what the focus went to, unless a mouse took it there: what it presses must not move under it."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and not pressed and self.isVisible() and self.area.isAncestorOf(new):
            bring_into_sight(self.area, new)

    def press_main(self) -> None:
        """What Ctrl+Return does."""
        if self.main is not None and self.main.isEnabled():
            self.main.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter that no field took chooses an answer of the first lettered question; a page is turned from its bar.

        What has the focus inside the area is heard by the area itself.
        """
        letter = event.text().upper()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and len(letter) == 1 and any(choice.press(letter) for choice in self._lettered()):
            event.accept()
            return
        if not turn(self.area, event.key()):
            super().keyPressEvent(event)

    def _lettered(self) -> list[Choice]:
        return [choice for choice in self.findChildren(Choice) if choice.isVisible() and choice.letters]
