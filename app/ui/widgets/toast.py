"""A passing word about what was just done, with the way to undo it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from app.language.words import Words
from app.ui.announce import announce
from app.ui.widgets.button import Button
from app.ui.widgets.text import Icon, Text

SECONDS = 10
AT_MOST = 60
"""So many seconds after it came it goes, whoever is in it: Ctrl+Z says it again."""
EDGE, GAP = 16, 8
FOLLOW_MS = 100
SPARE = 8


class Toast(QFrame):
    """Lies for 10 s on the lower edge of `room()`, in a strip that is kept free for it: it covers nothing.

    `room` is where the page's own content is, in `parent`; `reserve` is told how many px of it must stay free at its
    lower edge, 0 when it is gone. It waits while the focus is in it or the pointer moves over it. A click where the
    pointer already was when it came was meant for something else: it is not taken. `tick` is called each second by
    its own timer.
    """

    def __init__(
        self, parent: QWidget, words: Words, room: Callable[[], QRect], reserve: Callable[[int], object]
    ) -> None:
        super().__init__(parent)
        self._ground = parent
        self._words = words
        self._room = room
        self._reserve = reserve
        self._pointer = QPoint()
        self._age = 0
        self._undo: Callable[[], object] | None = None
        self._last: tuple[str, Callable[[], object]] | None = None
        self._left = 0
        self.setProperty("look", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 8, 8)
        line.setSpacing(10)
        line.addWidget(Icon("circle-check", ink="success"))
        self.text = Text("", "strong")
        line.addWidget(self.text, 1)
        self.undo_button = Button(words.t("Annuler"), "quiet", glyph="undo", keys="Ctrl+Z", on=self.undo)
        self.close_button = Button(words.t("Fermer ce message"), "quiet", glyph="x", on=self.dismiss)
        self.close_button.show_words(False)
        line.addWidget(self.undo_button)
        line.addWidget(self.close_button)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.tick)
        # A page may show its action bar, or wrap it, some time after it has come into sight.
        self._follow = QTimer(self, interval=FOLLOW_MS)
        self._follow.timeout.connect(self._follow_page)
        parent.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Shows `text`, with a button that calls `undo` once."""
        self._undo = undo
        if undo is not None:
            self._last = (text, undo)
        self._left, self._age = SECONDS, 0
        self._pointer = QCursor.pos()
        self.text.setText(text)
        self.setAccessibleName(text)
        self.undo_button.setVisible(undo is not None)
        spoken = self._words.t("{act} : {what}", act=self.undo_button.text(), what=text)
        self.undo_button.setAccessibleName(spoken)
        self.show()
        self.raise_()
        self.place()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, self._is_over(self._pointer))
        self._timer.start()
        self._follow.start()
        self.place_soon()
        announce(self, text)

    def place_soon(self) -> None:
        """Finds its place again once the page below it is laid out."""
        if self.isVisible():
            QTimer.singleShot(0, self, self.place)

    def can_undo(self) -> bool:
        """Whether Ctrl+Z undoes what it speaks of."""
        return self.isVisible() and self._undo is not None

    def undo(self) -> None:
        """Undoes it and goes away."""
        act, self._undo = self._undo, None
        self._last = None
        self.dismiss()
        if act is not None:
            act()

    def offer_again(self) -> None:
        """Says once more what was last done and can be undone: nothing is undone that one does not see."""
        if self._last is not None:
            self.say(*self._last)

    def dismiss(self) -> None:
        """Goes away; nothing is undone."""
        self._undo = None
        self._timer.stop()
        self._follow.stop()
        self.text.setText("")
        self.setAccessibleName("")
        self.undo_button.setAccessibleName(self.undo_button.text())
        self.hide()
        self._reserve(0)

    def tick(self) -> None:
        """A second went by."""
        self._follow_page()
        pointer, before = QCursor.pos(), self._pointer
        self._age += 1
        self._pointer = pointer
        focus = QApplication.focusWidget()
        if pointer != before and self._is_over(pointer):
            self._left = SECONDS
        elif focus is None or not self.isAncestorOf(focus):
            self._left -= 1
        if self._left <= 0 or self._age >= AT_MOST:
            self.dismiss()

    def place(self) -> None:
        """Above the action bar, in the corner away from where lines begin: forms are filled in on the other side."""
        room = self._room()
        # A label that wraps asks for less than its words take on one line; what they take is rounded down.
        words = self.text.fontMetrics().horizontalAdvance(self.text.text()) + SPARE
        width = self._line.sizeHint().width() - self.text.sizeHint().width() + words
        width = min(max(width, self.fontMetrics().height() * 20), room.width() - 2 * EDGE)
        height = self._line.heightForWidth(width)
        rightward = self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        left = room.right() + 1 - width - EDGE if rightward else room.left() + EDGE
        self.setGeometry(left, room.bottom() + 1 - height - GAP, width, height)
        if not self.isHidden():
            self._reserve(height + 2 * GAP)

    def _is_over(self, pointer: QPoint) -> bool:
        return self.rect().contains(self.mapFromGlobal(pointer))

    def _follow_page(self) -> None:
        """Finds its place again; listens to the mouse once it has moved."""
        self.place()
        if QCursor.pos() != self._pointer:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, on=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stays in place when its parent changes its size."""
        if watched is self._ground and event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        elif watched is self._ground and event.type() == QEvent.Type.LayoutRequest:
            # The action bar below may have another height now.
            self.place_soon()
        return False
