"""What holds for every page, as functions that every test of a page can call.

Each returns a list of sentences, one for each thing that is wrong: `assert clipped(window) == []`.
"""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

# Usable sizes of a 1366 x 768 screen at 100, 125, 150 and 200 % of the system's scale.
SIZES = ((1366, 688), (1093, 534), (911, 432), (683, 304))
TARGET = 24


def write(widget: QWidget, text: str) -> None:
    """Types `text` as a keyboard would, letters of any script included (QTest.keyClicks aborts on them)."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def shown(root: QWidget) -> Iterator[QWidget]:
    """`root` and all that is visible in it."""
    if root.isVisible():
        yield root
        for child in root.findChildren(QWidget):
            if child.isVisible():
                yield child


def say(widget: QWidget) -> str:
    """Enough to find a widget again."""
    text = getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__} “{widget.accessibleName() or text}”"


def clipped(root: QWidget) -> list[str]:
    """Words that are cut: labels and buttons with less room than their text needs, and what sticks out sideways."""
    wrong = []
    for widget in shown(root):
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            wrong += _too_small(widget)
        wrong += _sticks_out(widget, root)
    return wrong


def _too_small(widget: QWidget) -> list[str]:
    least, have = widget.minimumSizeHint(), widget.size()
    if isinstance(widget, QLabel) and not widget.text():
        return []
    wrong = []
    if have.width() < least.width():
        wrong.append(f"{say(widget)} has {have.width()} px of width and needs {least.width()}")
    tall = widget.heightForWidth(have.width()) if widget.hasHeightForWidth() else least.height()
    if have.height() < tall:
        wrong.append(f"{say(widget)} has {have.height()} px of height and needs {tall} at {have.width()} px of width")
    return wrong


def _sticks_out(widget: QWidget, root: QWidget) -> list[str]:
    parent = widget.parentWidget()
    if widget is root or parent is None or widget.isWindow():
        return []
    if isinstance(parent.parentWidget(), QAbstractScrollArea):
        # Scrolling down is how pages work; scrolling sideways is for papers that the reader made larger.
        area = parent.parentWidget()
        if isinstance(area, QAbstractScrollArea) and area.horizontalScrollBarPolicy() != _OFF:
            return []
        return [f"{say(widget)} is wider than its page"] if widget.width() > parent.width() else []
    inside = QRect(0, 0, parent.width(), parent.height())
    if inside.contains(widget.geometry()) or widget.size().isEmpty():
        return []
    return [f"{say(widget)} at {widget.geometry().getRect()} sticks out of its {parent.width()} x {parent.height()}"]


_OFF = Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def unnamed(root: QWidget) -> list[str]:
    """Controls that Tab reaches and a screen reader cannot name, or whose role says nothing."""
    wrong = []
    for widget in shown(root):
        if not widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value or widget.focusProxy() is not None:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            wrong.append(f"{say(widget)} in {say(widget.parentWidget() or root)} has no name")
        elif not isinstance(widget, QAbstractScrollArea) and interface.role() in (
            QAccessible.Role.NoRole,
            QAccessible.Role.Client,
        ):
            wrong.append(f"{say(widget)} has no role")
    return wrong


def small_targets(root: QWidget) -> list[str]:
    """Buttons and fields that a trembling hand misses."""
    return [
        f"{say(widget)} is {widget.width()} x {widget.height()} px"
        for widget in shown(root)
        if isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox)
        and (widget.height() < TARGET or widget.width() < TARGET)
    ]


def as_read(text: str) -> str:
    """A text without the invisible signs that keep its parts in their places."""
    return text.translate(dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069")))


def texts(root: QWidget) -> str:
    """Every word that `root`, shown or not, and its accessible names hold: to look for a person's name after a lock."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip(), widget.windowTitle()]
        if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
            found.append(widget.text())
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            found.append(widget.toPlainText())
    return as_read("\n".join(text for text in found if text))


def focus_traps(root: QWidget, most: int = 400) -> list[str]:
    """Follows Tab from the present focus: it must come round to where it began without staying anywhere."""
    start = QApplication.focusWidget()
    if start is None:
        return ["nothing has the focus"]
    seen = [start]
    for _ in range(most):
        before = QApplication.focusWidget()
        root.focusNextChild()
        now = QApplication.focusWidget()
        if now is start:
            return []
        if now is before or now is None:
            return [f"Tab stays on {say(before or root)}"]
        if now in seen:
            return [f"Tab goes round without coming back to {say(start)}"]
        seen.append(now)
    return [f"Tab does not come back to {say(start)}"]


def keys_taken_twice(root: QWidget) -> list[str]:
    """Shortcuts that two actions share (neither would fire), or that sit on a digit, a slash or a plus alone."""
    taken: dict[str, str] = {}
    wrong = []
    for action in root.actions():
        for keys in action.shortcuts():
            text = keys.toString()
            if text in taken:
                wrong.append(f"{text} is both “{taken[text]}” and “{action.text()}”")
            taken[text] = action.text()
            last = text.rsplit("+", 1)[-1]
            if last.isdigit() or last == "/" or text == "+":
                wrong.append(f"{text} of “{action.text()}” moves with the keyboard's layout")
    letters: dict[str, str] = {}
    for button in root.findChildren(QAbstractButton):
        text = button.shortcut().toString()
        if text and button.isVisible():
            if text in letters or text in taken:
                wrong.append(f"{text} is both “{letters.get(text) or taken[text]}” and “{button.text()}”")
            letters[text] = button.text()
    return wrong
