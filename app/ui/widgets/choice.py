"""One answer of several, or several of many; nothing is ever chosen beforehand unless the page says so."""

from collections.abc import Iterable, Sequence

import msgspec
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from app.domain.vocabulary import OTHER, other
from app.ui.widgets.button import Button
from app.ui.widgets.even_row import EvenRow
from app.ui.widgets.field import Field
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.marks import CheckBox, RadioButton

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O, which look like digits."""


class Option(msgspec.Struct, frozen=True):
    """A possible answer: what is kept of it, its words, and a hint under them."""

    code: str
    text: str
    hint: str = ""


class Choice(Field):
    """A question with one answer. With `letters`, keys from A on choose; `in_line` lays it out in columns.

    With `beside` the answers stand in columns of one width, where there is room, to be compared with each other.
    `beyond` are the words of an answer outside the list (`Autre`), which opens a line to write it in: its code is
    `other:what was written`. With `folded` (`Autres langues`), answers after the `first` show when it is pressed.
    """

    def __init__(
        self, label: str, options: Sequence[Option], *, hint: str = "", optional: str = "", chosen: str = "",
        letters: bool = False, in_line: bool = False, beside: bool = False, beyond: str = "", folded: str = "",
        first: int = 0,
    ) -> None:  # fmt: skip
        self.options = tuple(options) + ((Option(OTHER, beyond),) if beyond else ())
        self.letters = letters
        signs = LETTERS if letters else ""
        self.buttons = [
            RadioButton(each.text, hint=each.hint, letter=signs[i : i + 1], framed=not in_line)
            for i, each in enumerate(self.options)
        ]
        box = EvenRow(*self.buttons, fill=True) if beside else _stack(self.buttons, in_line)
        self.line = QLineEdit() if beyond else None
        super().__init__(label, _above(box, self.line) if self.line else box, hint=hint, optional=optional)
        self.setFocusProxy(self.buttons[0])
        self.unfold: Button | None = None
        self._folded = self.buttons[first:] if folded else []
        if self._folded:
            self.unfold = Button(folded, "link", glyph="next", on=self._unfold)
            self.under_control(FlowBox(self.unfold))
            for button in self._folded:
                button.hide()
        self._group = QButtonGroup(self)
        for number, button in enumerate(self.buttons):
            self._group.addButton(button, number)
        self.choose(chosen)
        self._group.buttonClicked.connect(self._picked)
        if self.line is not None:
            self.line.textEdited.connect(lambda _text: self.changed.emit())

    def value(self) -> str:
        """The code of the answer; empty where there is none yet."""
        number = self._group.checkedId()
        code = self.options[number].code if number >= 0 else ""
        if code != OTHER or self.line is None:
            return code
        text = self.line.text().strip()
        return other(text) if text else ""

    def choose(self, code: str) -> None:
        """Chooses the answer of `code`; any other code takes the answer away. Not a change by hand."""
        wanted = OTHER if code.startswith(OTHER) else code
        self._group.setExclusive(False)
        for option, button in zip(self.options, self.buttons, strict=True):
            button.setChecked(option.code == wanted)
            if option.code == wanted:
                self.setFocusProxy(button)
        self._group.setExclusive(True)
        if any(button.isChecked() for button in self._folded):
            self._show_all()
        if self.line is not None:
            self.line.setText(code.removeprefix(OTHER) if wanted == OTHER else "")
        self._show_line()

    def press(self, letter: str) -> bool:
        """Chooses by letter as a hand would; false where no answer has it."""
        number = LETTERS.find(letter) if self.letters else -1
        if not 0 <= number < len(self.buttons):
            return False
        self.buttons[number].setFocus()
        self.buttons[number].click()
        return True

    def parts(self) -> list[QWidget]:
        """Its buttons."""
        return list(self.buttons)

    def changeEvent(self, event: QEvent) -> None:
        """Another language has another colon."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            self._describe()

    def _describe(self) -> None:
        said = " ".join(text for text in (self._error_text, self._hint_text) if text)
        for option, button in zip(self.options, self.buttons, strict=True):
            button.setAccessibleDescription(" ".join(text for text in (option.hint, said) if text))
            button.setAccessibleName(self.named(option.text))
        if self.line is not None:
            self.line.setAccessibleName(self.named(self.options[-1].text))

    def _picked(self, button: QAbstractButton) -> None:
        self.setFocusProxy(button)
        if self._show_line() and self.line is not None:
            self.line.setFocus()
        self.changed.emit()

    def _unfold(self) -> None:
        shown = self._folded[0]
        self._show_all()
        shown.setFocus()

    def _show_all(self) -> None:
        for button in self._folded:
            button.show()
        self._folded = []
        if self.unfold is not None:
            self.unfold.hide()

    def _show_line(self) -> bool:
        number = self._group.checkedId()
        beyond = number >= 0 and self.options[number].code == OTHER
        if self.line is not None:
            self.line.setVisible(beyond)
        return beyond


class Checks(Field):
    """A question with any number of answers."""

    toggled = Signal(str, bool)

    def __init__(
        self, label: str, options: Sequence[Option], *, hint: str = "", optional: str = "",
        chosen: Iterable[str] = (), in_line: bool = False,
    ) -> None:  # fmt: skip
        self.options = tuple(options)
        self.boxes = [CheckBox(each.text, hint=each.hint) for each in self.options]
        super().__init__(label, _stack(self.boxes, in_line), hint=hint, optional=optional)
        self.setFocusProxy(self.boxes[0])
        self.choose(chosen)
        for option, box in zip(self.options, self.boxes, strict=True):
            box.clicked.connect(lambda on, code=option.code: self._clicked(code, on))

    def value(self) -> tuple[str, ...]:
        """The codes that are ticked, in their order."""
        return tuple(each.code for each, box in zip(self.options, self.boxes, strict=True) if box.isChecked())

    def choose(self, codes: Iterable[str]) -> None:
        """Ticks exactly these. Not a change by hand."""
        wanted = set(codes)
        for option, box in zip(self.options, self.boxes, strict=True):
            box.setChecked(option.code in wanted)

    def parts(self) -> list[QWidget]:
        """Its boxes."""
        return list(self.boxes)

    def changeEvent(self, event: QEvent) -> None:
        """Another language has another colon."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LocaleChange:
            self._describe()

    def _describe(self) -> None:
        said = " ".join(text for text in (self._error_text, self._hint_text) if text)
        for option, box in zip(self.options, self.boxes, strict=True):
            box.setAccessibleDescription(" ".join(text for text in (option.hint, said) if text))
            box.setAccessibleName(self.named(option.text))

    def _clicked(self, code: str, on: bool) -> None:
        self.toggled.emit(code, on)
        self.changed.emit()


class Tick(Checks):
    """One thing to tick or not; its words stand beside the box, not above it."""

    CODE = "yes"

    def __init__(self, text: str, *, hint: str = "", label: str = "") -> None:
        super().__init__(label or text, [Option(self.CODE, text)], hint=hint)
        self.caption.setVisible(bool(label))

    def named(self, part: str) -> str:
        """Its own words say it all."""
        return part

    def ticked(self) -> bool:
        """Whether it is."""
        return bool(self.value())

    def tick(self, on: bool) -> None:
        """Ticks it or not. Not a change by hand."""
        self.choose([self.CODE] if on else [])


def _stack(buttons: Sequence[QWidget], in_line: bool) -> QWidget:
    if in_line:
        return FlowBox(*buttons, gap=12, even=True)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for button in buttons:
        column.addWidget(button)
    return box


def _above(box: QWidget, line: QLineEdit) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(box)
    column.addWidget(line)
    return both
