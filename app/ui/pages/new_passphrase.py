"""A new passphrase, wherever one is chosen: typed twice, judged while it is typed, or proposed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.access import quality, suggestion
from app.language.words import Words
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Problem
from app.ui.widgets.passphrase import PassphraseField
from app.ui.widgets.text import Text


class NewPassphrase(QWidget):
    """Two fields and what is thought of them. `known` gives the words that others can guess here."""

    entered = Signal()

    def __init__(self, words: Words, label: str, known: Callable[[], Sequence[str]] = tuple) -> None:
        super().__init__()
        self._words = words
        self._known = known
        self.first = PassphraseField(words, label)
        self.again = PassphraseField(words, words.t("La même phrase de passe, encore une fois"))
        self.strength = Text("", ink="muted")
        suggest = Button(words.t("Proposer une phrase de passe"), glyph="refresh-cw", on=self._suggest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.first, self.strength, FlowBox(suggest), self.again):
            column.addWidget(widget)
        self.first.changed.connect(self._judge)
        self.again.entered.connect(self.entered)

    def value(self) -> str:
        """The passphrase chosen."""
        return self.first.value()

    def problems(self) -> list[tuple[Field, str]]:
        """What is wrong, beside which field: it is too easy to guess, or the two differ."""
        if not quality(self.value(), self._known()).enough:
            return [(self.first, self._words.t("Choisissez une phrase de passe plus difficile à deviner."))]
        if self.value() != self.again.value():
            return [(self.again, self._words.t("Les deux phrases de passe ne sont pas les mêmes."))]
        return []

    def fields(self) -> tuple[Field, ...]:
        """Its fields, in order."""
        return (self.first, self.again)

    def _suggest(self) -> None:
        for field in (self.first, self.again):
            field.show_letters(True)
        self.first.line.setText(suggestion())
        self.again.line.clear()
        self._judge()
        self.again.setFocus()

    def _judge(self) -> None:
        found = quality(self.value(), self._known())
        said = (
            [self._words.t("Cette phrase de passe est solide.")] if found.enough else map(self._words.t, found.remarks)
        )
        self.strength.setText(" ".join(said) if self.value() else "")


def shown_beside(fields: Sequence[Field], said: Sequence[tuple[Field, str]]) -> list[Problem]:
    """Puts each problem beside its field, takes away those that are gone, and gives them for the page's summary."""
    for field in fields:
        field.set_error(next((text for wrong, text in said if wrong is field), ""))
    return [Problem(text, field) for field, text in said]
