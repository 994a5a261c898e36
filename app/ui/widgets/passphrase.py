"""A passphrase: hidden unless asked, pasting allowed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.language.words import Words
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field


class PassphraseField(Field):
    """One line shown as dots, with a button that shows it. `entered` when Return is pressed."""

    entered = Signal()

    def __init__(self, words: Words, label: str, *, hint: str = "") -> None:
        self._words = words
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.eye = Button(words.t("Montrer"), glyph="eye")
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.line, 1)
        line.addWidget(self.eye)
        super().__init__(label, box, hint=hint)
        self.line.setAccessibleName(label)
        self.caption.setBuddy(self.line)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(lambda _text: self.changed.emit())
        self.line.returnPressed.connect(self.entered)
        self.eye.clicked.connect(lambda: self.show_letters(not self.letters_shown()))
        self.show_letters(False)

    def value(self) -> str:
        """The passphrase as typed."""
        return self.line.text()

    def clear(self) -> None:
        """Empties it and hides its letters again."""
        self.line.clear()
        self.show_letters(False)

    def letters_shown(self) -> bool:
        """Whether its letters can be read."""
        return self.line.echoMode() == QLineEdit.EchoMode.Normal

    def show_letters(self, shown: bool) -> None:
        """Shows its letters, or dots."""
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        text = self._words.t("Cacher") if shown else self._words.t("Montrer")
        self.eye.set_text(text, self._words.t("{act} : {what}", act=text, what=self.label))
        self.eye.set_glyph("eye-off" if shown else "eye")

    def parts(self) -> list[QWidget]:
        """The line."""
        return [self.line]
