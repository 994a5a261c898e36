"""The window: either the gate (unlock, first run) or an open desk; nothing of the desk outlives a lock."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QVBoxLayout, QWidget

from app.domain.clock import Clock
from app.language.words import Words
from app.ui.announce import announce
from app.ui.context import Context, Grabber, PageEntry, Screen
from app.ui.keys import Keys
from app.ui.qt_words import QtWords
from app.ui.stack import PageStack
from app.ui.tasks import Tasks
from app.ui.theme.focus import FocusRing
from app.ui.theme.theme import Theme
from app.ui.watch import COUNTDOWN_SECONDS, IdleWatch, InputWatch
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page

if TYPE_CHECKING:
    from app.domain.changes import Recorded
    from app.ui.shell import Shell, ShellParts
    from app.ui.widgets.toast import Toast

NAME = "Guichet ouvert"
SMALLEST = (480, 300)
IDLE_MINUTES = 5.0


class WindowParts(msgspec.Struct, frozen=True):
    """What the window is built from; `seconds` only goes forward (`time.monotonic`)."""

    words: Words
    theme: Theme
    tasks: Tasks
    clock: Clock
    screen: Screen
    seconds: Callable[[], float]
    grabber: Grabber
    idle_minutes: float = IDLE_MINUTES


class Window(QMainWindow):
    """Shows the gate until `show_desk` and after each lock.

    `locking` is emitted when everything of the desk is gone from the window: whoever listens closes the
    register. `shown_once` after the first paint: load then what can wait.
    """

    locking = Signal()
    shown_once = Signal()
    closing = Signal()
    _recorded = Signal(object)

    def __init__(self, parts: WindowParts, gate: Sequence[PageEntry], gate_home: str) -> None:
        super().__init__()
        self._parts = parts
        self._gate = (tuple(gate), gate_home)
        self.stack = PageStack((), "", self.lock)
        self.shell: Shell | None = None
        self._open = False
        self._toast: Toast | None = None
        self._notice: Message | None = None
        self.setWindowTitle(NAME)
        self.setMinimumSize(*SMALLEST)
        self.ring = FocusRing(self, parts.theme)
        self.watch = InputWatch(self)
        self.watch.keyed.connect(self.ring.keyed)
        self.watch.pointed.connect(self.ring.pointed)
        self.idle = IdleWatch(parts.seconds, parts.idle_minutes, self)
        for touched in (self.watch.keyed, self.watch.pointed, self.watch.moved):
            touched.connect(self.idle.touch)
        self.idle.countdown.connect(self._count_down)
        self.idle.calm.connect(self._calm)
        self.idle.expired.connect(self.lock)
        self._qt_words = QtWords()
        self.setLocale(QLocale(parts.words.language))
        self._recorded.connect(self._pass_on)
        parts.theme.changed.connect(self._note_look)
        self._shown = False
        self._keys = Keys(self, parts.words, lambda: self.stack, self._own_acts())
        self.show_gate()

    def context(self) -> Context:
        """What pages of the present content are given."""
        parts = self._parts
        return Context(
            parts.words, parts.theme, parts.tasks, self.stack, self, parts.clock, parts.screen, parts.grabber
        )

    # The two contents.

    def show_gate(self) -> None:
        """Puts the gate in place of whatever is shown."""
        entries, home = self._gate
        self._empty()
        self._begin(entries, home)
        self.stack.use(self.context())
        self._frame(self.stack)
        self.stack.home()

    def show_desk(
        self, entries: Sequence[PageEntry], home: str, parts: "ShellParts | None",
        make_context: Callable[[Context], Context] = lambda context: context,
    ) -> None:  # fmt: skip
        """Puts an open desk in place of the gate and begins to count idle time.

        Without `parts` there is no frame around its pages yet: someone has come in and must first say who sits here,
        or prove the recovery sheet.
        """
        self._empty()
        self._open = True
        self._begin(entries, home)
        context = make_context(self.context())
        self.stack.use(context)
        if parts is None:
            self._frame(self.stack)
        else:
            # Imported here: the gate is on screen sooner without the desk, which is read ahead after it.
            from app.ui.shell import Shell
            from app.ui.widgets.toast import Toast

            self.shell = Shell(context, self.stack, parts)
            self._frame(self.shell)
            self._toast = Toast(self.shell, self._parts.words, self.shell.toast_room, self.shell.keep_free)
            self.stack.arrived.connect(self._toast.place_soon)
        self.stack.home()
        self.idle.start()

    def lock(self) -> None:
        """Takes everything of the desk out of the window at once and shows the gate."""
        if not self._open:
            return
        self._close_other_windows()
        self.show_gate()
        self.locking.emit()

    def speak(self, words: Words, gate: Sequence[PageEntry]) -> None:
        """Another language for the gate; an open desk is opened anew by whoever holds it."""
        self._parts = msgspec.structs.replace(self._parts, words=words)
        self._gate = (tuple(gate), self._gate[1])
        self._qt_words.speak(words.language)
        self.setLocale(QLocale(words.language))
        if not self._open:
            self.show_gate()

    def _begin(self, entries: Sequence[PageEntry], home: str) -> None:
        keys = PageEntry("keys", _keys_page)
        self.stack = PageStack((*entries, keys), home, self.lock)
        self.stack.troubled.connect(self._name)

    def _frame(self, content: QWidget) -> None:
        frame = QWidget()
        frame.setProperty("look", "ground")
        self._column = QVBoxLayout(frame)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(content, 1)
        self.setCentralWidget(frame)
        # At once, not when the queue comes to it: a lock hides what was there, and the focus needs what is seen.
        frame.show()

    def _empty(self) -> None:
        """Deletes the content: drafts are kept, results still under way are not delivered any more."""
        self.idle.stop()
        self.stack.clear()
        self._parts.tasks.forget()
        self._notice = None
        self._toast = None
        self.shell = None
        self._open = False
        # Taking it out of the window would cost the window its activation; its successor takes its place.
        old = self.centralWidget()
        if old is not None:
            old.hide()
            old.deleteLater()
        self.setWindowTitle(NAME)

    def _close_other_windows(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget is not self and widget.isVisible():
                if isinstance(widget, QDialog):
                    widget.reject()
                else:
                    widget.close()

    # What the window says.

    def show_toast(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """See `app.ui.context.Toaster`."""
        if self._toast is not None:
            self._toast.say(text, undo)

    def tell_recorded(self, recorded: "Recorded") -> None:
        """Has every open page hear of a recorded action. From any thread."""
        self._recorded.emit(recorded)

    def _pass_on(self, recorded: "Recorded") -> None:
        if self.shell is not None:
            self.stack.tell_changed(recorded)

    def _note_look(self) -> None:
        screen, theme = self._parts.screen, self._parts.theme
        screen.change(msgspec.structs.replace(screen.settings, theme=theme.choice, percent=theme.percent))

    def _name(self, troubled: bool) -> None:
        self.setWindowTitle(self._parts.words.t("Erreur : {name}", name=NAME) if troubled else NAME)

    def _count_down(self, seconds: int) -> None:
        words = self._parts.words
        text = words.n(
            "Verrouillage dans {count} seconde. Appuyez sur une touche pour continuer.",
            "Verrouillage dans {count} secondes. Appuyez sur une touche pour continuer.",
            seconds,
        )
        self._calm()
        self._notice = Message("warning", text)
        self._column.insertWidget(0, self._notice)
        if seconds in (COUNTDOWN_SECONDS, 10):
            announce(self, text, urgent=True)

    def _calm(self) -> None:
        if self._notice is not None:
            self._notice.hide()
            self._notice.deleteLater()
            self._notice = None

    # Keys.

    def act(self, name: str) -> None:
        """Does what a key of `app.ui.keymap` stands for."""
        self._keys.act(name)

    def _own_acts(self) -> dict[str, Callable[[], object]]:
        theme = self._parts.theme
        return {
            "search": lambda: self.shell.focus_search() if self.shell else None,
            "new": lambda: self.shell.new() if self.shell else None,
            "undo": self._undo,
            "lock": self.lock,
            "larger": theme.larger,
            "smaller": theme.smaller,
            "quit": self.close,
        }

    def _undo(self) -> None:
        if self._toast is None:
            return
        if self._toast.can_undo():
            self._toast.undo()
        else:
            self._toast.offer_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Begins to watch keys and clicks, and tells when the first paint is done."""
        super().showEvent(event)
        handle = self.windowHandle()
        if not self._shown and handle is not None:
            self._shown = True
            page = self.stack.page()
            if page is not None:
                page.take_focus()
            self.watch.watch(handle)
            QApplication.postEvent(self, QEvent(QEvent.Type.User), Qt.EventPriority.LowEventPriority.value)

    def customEvent(self, _event: QEvent) -> None:
        """The queue is empty after the first paint."""
        self.shown_once.emit()
        self._qt_words.speak(self._parts.words.language)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keeps drafts, shows nothing any more, then says that it closes."""
        self._empty()
        self._qt_words.fall_silent()
        self.closing.emit()
        super().closeEvent(event)


def _keys_page(context: Context) -> Page:
    from app.ui.pages.keys import KeysPage

    return KeysPage(context)
