"""What the keys do: one action for each, asked of the page in sight before the window."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from app.language.words import Words
from app.ui.keymap import KEYS
from app.ui.stack import PageStack


class Keys:
    """Registers every key of `app.ui.keymap` once, on `window`.

    `stack` gives the pages that are open at that moment; `own` is what the window itself can do, by name.
    """

    def __init__(
        self, window: QWidget, words: Words, stack: Callable[[], PageStack], own: Mapping[str, Callable[[], object]]
    ) -> None:
        self._window = window
        self._stack = stack
        self._own = own
        self.actions: dict[str, QAction] = {}
        for act in KEYS:
            action = QAction(window)
            action.setText(words.t(act.text))
            action.setShortcuts([QKeySequence(keys) for keys in act.keys])
            action.triggered.connect(lambda _on, name=act.name: self.act(name))
            window.addAction(action)
            self.actions[act.name] = action

    def act(self, name: str) -> None:
        """Does what a key stands for; where nobody answers to it, the page registered by that name opens."""
        stack = self._stack()
        page = stack.page()
        known: dict[str, Callable[[], object]] = {"back": stack.back, "escape": self.escape, **self._own}
        if page is not None:
            known |= {"main": page.press_main, **page.acts}
        if name in known:
            known[name]()
        elif stack.has(name) and stack.name() != name:
            stack.go(name)

    def escape(self) -> None:
        """What is open around the focus closes; then what the page has open; then it is the way back."""
        widget: QWidget | None = self._window.focusWidget()
        while widget is not None and widget is not self._window:
            close = getattr(widget, "escape", None)
            if callable(close) and close():
                return
            widget = widget.parentWidget()
        stack = self._stack()
        page = stack.page()
        if page is None or not page.escape():
            # As Alt+Left: a page may have its own way back.
            self.act("back")
