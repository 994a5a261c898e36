"""One of a long list (countries, languages, prefectures): type a few letters, or open it with Down."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLineEdit

from app.domain.vocabulary import OTHER, other
from app.language.words import Words
from app.ui.announce import announce
from app.ui.widgets.choice import Option
from app.ui.widgets.field import Field
from app.ui.widgets.result_list import Result
from app.ui.widgets.suggestions import Suggestions, folded

ENOUGH = 60


class Select(Field):
    """A line that finds its answer in `options`, whatever the order of words and the accents.

    With `allow_other`, words that are on no list are an answer too (`other:her words`).
    """

    def __init__(
        self, words: Words, label: str, options: Sequence[Option], *, hint: str = "", optional: str = "",
        chosen: str = "", allow_other: bool = False,
    ) -> None:  # fmt: skip
        self._words = words
        self.options = tuple(options)
        self._folded = [folded(f"{each.text} {each.hint}") for each in self.options]
        self._allow_other = allow_other
        self.line = QLineEdit()
        super().__init__(label, self.line, hint=hint, optional=optional)
        self.line.setPlaceholderText(words.t("Tapez les premières lettres"))
        self.suggestions = Suggestions(self.line, label)
        self.suggestions.chosen.connect(self._picked)
        self.suggestions.wanted.connect(lambda: self._offer(""))
        self.line.textEdited.connect(self._typed)
        self.line.installEventFilter(self)
        self.choose(chosen)

    def value(self) -> str:
        """The code of the answer; empty where what is typed is no answer."""
        typed = folded(self.line.text().strip())
        for option in self.options:
            # A language under its own name is the same answer.
            if typed and typed in (folded(option.text), folded(option.hint)):
                return option.code
        return other(self.line.text().strip()) if typed and self._allow_other else ""

    def typed(self) -> str:
        """What stands in the line, answer or not: with a text and no `value`, the page says that it is no answer."""
        return self.line.text().strip()

    def choose(self, code: str) -> None:
        """Puts the answer of `code` in the line; an unknown code empties it. Not a change by hand."""
        found = next((each.text for each in self.options if each.code == code), "")
        self.line.setText(code.removeprefix(OTHER) if not found and code.startswith(OTHER) else found)

    def escape(self) -> bool:
        """Closes its list; false where it is closed."""
        was_open = self.suggestions.is_open()
        self.suggestions.close()
        return was_open

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A click opens the whole list."""
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._offer("")
        return False

    def _typed(self, text: str) -> None:
        self._offer(text)
        self.changed.emit()

    def _offer(self, text: str) -> None:
        wanted = folded(text).split()
        found = [
            Result(option.code, option.text, option.hint)
            for option, plain in zip(self.options, self._folded, strict=True)
            if all(word in plain for word in wanted)
        ]
        found.sort(key=lambda line: not (wanted and folded(line.title).startswith(wanted[0])))
        note = "" if found else self._words.t("Aucune réponse de la liste ne correspond.")
        self.suggestions.show_lines(found[:ENOUGH], note=note, first=bool(wanted))
        announce(self.line, note or self._words.n("{count} réponse", "{count} réponses", len(found)))

    def _picked(self, code: str) -> None:
        self.choose(code)
        self.changed.emit()
