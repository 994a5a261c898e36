"""Buttons: a verb and its object, an icon where it helps, the keys that do the same."""

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent, QPalette
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from app.ui.theme.icons import file_name, paint_icon
from app.ui.widgets.drawing import draw_text, line_width, mirrored, smaller, text_size, word_width

Look = Literal["secondary", "primary", "quiet", "link", "danger", "section", "status", "show"]
GAP = 8


class Button(QPushButton):
    """A button whose words wrap rather than being cut.

    `name` is what is spoken where the words alone are not enough ("Modifier la date de naissance");
    `keys` shows a shortcut that is registered elsewhere; `on` is called on each press.
    """

    def __init__(
        self, text: str, look: Look = "secondary", *, glyph: str = "", keys: str = "", name: str = "",
        on: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        super().__init__(text)
        self.glyph = glyph
        self.keys = keys
        self._words = True
        self._keys_shown = True
        self._busy = False
        self._waited_for = False
        self.setProperty("look", look)
        self.setAccessibleName(name or text.replace("&", ""))
        self.setAccessibleDescription(keys)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if on is not None:
            self.clicked.connect(lambda: on())

    def set_text(self, text: str, name: str = "") -> None:
        """Other words, and the name that is spoken for them."""
        self.setText(text)
        self.setAccessibleName(name or text.replace("&", ""))
        self.updateGeometry()

    def set_look(self, look: Look, *, keys: str = "") -> None:
        """Another rank among the acts of a page, and the keys that go with it."""
        self.keys = keys
        self.setAccessibleDescription(keys)
        self._style("look", look)

    def set_here(self, said: str) -> None:
        """Marks the section that one is in, which `said` tells; empty: one is in another."""
        self.setAccessibleDescription(said)
        self._style("here", bool(said))

    def _style(self, name: str, value: object) -> None:
        """Another property by which the stylesheet goes."""
        if self.property(name) != value:
            self.setProperty(name, value)
            self.style().unpolish(self)
            self.style().polish(self)
        self.updateGeometry()
        self.update()

    def set_glyph(self, glyph: str) -> None:
        """Another icon."""
        self.glyph = glyph
        self.update()

    def show_words(self, shown: bool) -> None:
        """Hides the words of a button that has an icon; its name and a tooltip stay."""
        self._words = shown or not self.glyph
        self.setToolTip("" if self._words else self.accessibleName())
        self.updateGeometry()
        self.update()

    def show_keys(self, shown: bool) -> None:
        """Hides the keys where room is short; they are still spoken, and do the same."""
        if shown != self._keys_shown:
            self._keys_shown = shown
            self.updateGeometry()
            self.update()

    def set_busy(self, busy: bool) -> None:
        """Shows that its work goes on; presses do nothing until then. The focus waits for it and comes back to it."""
        if busy and self.hasFocus():
            # Greyed out with the focus, it would hand it to the next field, and what is typed blindly with it.
            self.clearFocus()
            self._waited_for = True
        self._busy = busy
        self.setEnabled(not busy)
        self.updateGeometry()
        self.update()
        if self._waited_for and not busy:
            self._waited_for = False
            if self.window().focusWidget() is None:
                self.setFocus()

    def _shown(self) -> str:
        return (self.text() + (" …" if self._busy else "")) if self._words else ""

    def _padding(self) -> int:
        if self.property("look") == "link":
            return 2
        tight = self.property("look") in ("status", "quiet") or not self._words
        return round(self.fontMetrics().height() * (0.45 if tight else 0.75 if self._keys_shown else 0.6))

    def _icon_side(self) -> int:
        return round(self.fontMetrics().height() * 0.95) if self.glyph else 0

    def _keys_width(self) -> int:
        if not (self.keys and self._words and self._keys_shown):
            return 0
        return line_width(QFontMetrics(smaller(self.font())), self.keys) + 2 * GAP

    def _beside(self) -> int:
        gap = GAP if self.glyph and self._shown() else 0
        return 2 * self._padding() + self._icon_side() + gap + self._keys_width()

    def _widest(self) -> QFontMetrics:
        # A section is written bold when one is in it.
        font = QFont(self.font())
        font.setBold(font.bold() or self.property("look") == "section")
        return QFontMetrics(font)

    def _least_height(self) -> int:
        # The stylesheet sets the least height of a control.
        return max(self.minimumHeight(), round(self.fontMetrics().height() * 1.6))

    def sizeHint(self) -> QSize:
        """All its words on one line."""
        width = self._beside() + line_width(self._widest(), self._shown()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Its longest word."""
        width = self._beside() + word_width(self._widest(), self._shown()) + 2
        return QSize(width, self._least_height())

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its wrapped words, at least that of a control."""
        text = text_size(self.fontMetrics(), self._shown(), width - self._beside())
        return max(self._least_height(), text.height() + self.fontMetrics().height() // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The style draws the ground, this draws icon, words and keys."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._draw(painter)
        painter.end()

    def _draw(self, painter: QStylePainter) -> None:
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        colour = self.palette().color(group, QPalette.ColorRole.ButtonText)
        direction, whole, pad, side = self.layoutDirection(), self.rect(), self._padding(), self._icon_side()
        painter.setPen(colour)
        font = QFont(self.font())
        font.setUnderline(self.property("look") == "link" and self.underMouse())
        if self.property("look") == "section" and self.property("here"):
            font.setBold(True)
            bar = mirrored(QRect(0, 6, 4, whole.height() - 12), whole, direction)
            painter.fillRect(bar, self.palette().color(QPalette.ColorRole.Accent))
        painter.setFont(font)
        room = whole.width() - self._beside()
        text = text_size(self.fontMetrics(), self._shown(), room)
        leading = self._keys_width() or self.property("look") in ("section", "status", "link")
        left = pad if leading and self._words else max(pad, pad + (room - text.width()) // 2)
        if side:
            square = mirrored(QRect(left, (whole.height() - side) // 2, side, side), whole, direction)
            paint_icon(painter, file_name(self.glyph, direction), QRectF(square), colour)
            left += side + (GAP if self._shown() else 0)
        rect = QRect(left, 0, room, whole.height())
        draw_text(painter, mirrored(rect, whole, direction), self._shown(), direction)
        if self._keys_width():
            painter.setFont(smaller(self.font()))
            width = self._keys_width() - GAP
            rect = QRect(whole.width() - pad - width, 0, width + 2, whole.height())
            draw_text(painter, mirrored(rect, whole, direction), self.keys, direction)
