"""The answer to a question of a guide: a choice by letter, a date, a text, a number; not knowing is one too."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.drafts import Drafts
from app.desk.steps import Both, Step
from app.domain.dates import PartialDate
from app.domain.faults import KnownError
from app.guides.model import MASTER
from app.language.dates import long_date
from app.language.faults import explain
from app.language.words import Words
from app.ui.draft import DraftKeeper
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.marks import CheckBox
from app.ui.widgets.message import Message
from app.ui.widgets.partial_date import PartialDateField


class AnswerBox(QWidget):
    """Asks, and proposes what the register says.

    `value()` is the answer as the guide takes it, or empty with what is wrong said beside it. `confirmed(value)`
    when the register's answer was confirmed by one press; `entered` on Return.
    """

    confirmed = Signal(str)
    entered = Signal()

    def __init__(self, words: Words, step: Step, suggestion: str, before: str) -> None:
        super().__init__()
        self._words = words
        self._step = step
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._answers = dict(step.answers)
        self._others: dict[str, CheckBox] = {}
        if suggestion and suggestion != before:
            self._suggest(suggestion)
        self.field = self._make()
        self._column.addWidget(self.field)
        if step.node.input != "choice":
            self._special()
        self.propose(before)

    def propose(self, value: str) -> None:
        """Puts an answer in, as yet unconfirmed; empty takes it away."""
        if isinstance(self.field, Choice):
            self.field.choose(value)
            return
        for code, box in self._others.items():
            box.setChecked(code == value)
        if value in self._others:
            return
        day = _day(value)
        if isinstance(self.field, PartialDateField) and day is not None:
            self.field.set_value(PartialDate(day.year, day.month, day.day))
        elif isinstance(self.field, TextField):
            self.field.set_value(value)

    def value(self) -> str:
        """The answer; empty where there is none that can be taken."""
        ticked = next((code for code, box in self._others.items() if box.isChecked()), "")
        if ticked:
            return ticked
        try:
            found = self._read()
        except KnownError as fault:
            return self._refuse(" ".join(explain(fault, self._words)))
        return found or self._refuse(self._missing())

    def refuse(self, text: str) -> None:
        """Says beside the answer why it cannot be taken."""
        self._refuse(text)

    def keep_draft(self, drafts: Drafts, key: str) -> DraftKeeper | None:
        """What is typed survives; a letter that was chosen is chosen again in a moment."""
        if isinstance(self.field, Choice):
            return None
        keeper = DraftKeeper(self, drafts, key, {"answer": self.field})
        keeper.put_back()
        return keeper

    def _make(self) -> Field:
        label = self._words.t("Réponse")
        if self._step.node.input == "choice":
            options = [Option(value, both.shown.text, self._hint(both)) for value, both in self._step.answers]
            return Choice(label, options, letters=True)
        if self._step.node.input == "date":
            day = PartialDateField(self._words, self._words.t("Date"), today=date.max)
            day.entered.connect(self.entered)
            return day
        line = TextField(label, width=8 if self._step.node.input == "number" else 0)
        line.entered.connect(self.entered)
        return line

    def _hint(self, both: Both) -> str:
        """Her words under the volunteer's, where they are other words."""
        translated = self._step.language != MASTER and both.hers.state in ("current", "stale")
        return both.hers.text if translated and both.hers.text != both.shown.text else ""

    def _special(self) -> None:
        for value, both in self._step.answers:
            box = CheckBox(both.shown.text, hint=self._hint(both), framed=True)
            box.toggled.connect(lambda on, code=value: self._tick(code, on))
            self._others[value] = box
            self._column.addWidget(box)

    def _tick(self, code: str, on: bool) -> None:
        for other, box in self._others.items():
            if on and other != code:
                box.setChecked(False)
        self.field.setEnabled(not any(box.isChecked() for box in self._others.values()))
        self.field.set_error("")

    def _suggest(self, suggestion: str) -> None:
        text = self._written(suggestion)
        if not text:
            return
        words = self._words
        button = Button(words.t("Confirmer"), name=words.t("Confirmer : {answer}", answer=text))
        button.clicked.connect(lambda: self.confirmed.emit(suggestion))
        told = words.t("D’après le registre : {answer}", answer=text)
        self._column.addWidget(
            Message("info", told, detail=words.t("Vérifiez avec la personne, puis confirmez."), button=button)
        )

    def _written(self, value: str) -> str:
        """An answer in words; empty for what this question does not take."""
        if value in self._answers:
            return self._answers[value].shown.text
        day = _day(value)
        if self._step.node.input == "date":
            return long_date(day, self._words.language) if day else ""
        return value if self._step.node.input in ("text", "number") else ""

    def _read(self) -> str:
        if isinstance(self.field, PartialDateField):
            day = _day(str(self.field.value()))
            return day.isoformat() if day else ""
        if isinstance(self.field, Choice | TextField):
            return self.field.value().strip()
        raise TypeError(type(self.field).__name__)

    def _missing(self) -> str:
        if self._step.node.input == "date":
            return self._words.t("Écrivez le jour, le mois et l’année, ou dites que vous ne savez pas.")
        if self._step.node.input == "choice":
            return self._words.t("Choisissez une réponse. « Je ne sais pas » en est une.")
        return self._words.t("Écrivez une réponse, ou dites que vous ne savez pas.")

    def _refuse(self, text: str) -> str:
        self.field.set_error(text)
        self.field.setFocus()
        return ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
