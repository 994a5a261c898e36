"""Dates for someone who walks in: no file, only the facts that her situation asks for; nothing is kept."""

from datetime import date, time

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.desk.calculator import Calculation, calculate
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import NamedDate
from app.domain.deadlines.situations import SITUATIONS, asked, situation
from app.domain.faults import KnownError
from app.domain.moments import read_time
from app.language.deadline_situations import CHOICES, QUESTIONS
from app.language.deadline_situations import SITUATIONS as WORDS
from app.language.deadline_texts import NAMES
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.widgets.answer import AnswerCard, moment_words
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.columns import Column, Columns
from app.ui.widgets.day_field import DayField, DaysField
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.page import Page
from app.ui.widgets.select import Select
from app.ui.widgets.standing_word import NEAR, standing_word, weight_of
from app.ui.widgets.status import EmptyState
from app.ui.widgets.text import Card, Text

WAIT_MS = 250
DAYS = ("attempts", "emails", "letters", "calls", "visits")
TIME = "notified_time"


class CalculatorPage(Page):
    """What happened, then the questions of that, then the dates beside them as soon as they can be said."""

    def __init__(self, context: DeskContext, situation: str = "") -> None:
        words = context.words
        super().__init__(context, words.t("Calculer des dates"), wide=True, back=True)
        self.desk = context.desk
        self.lead.setText(words.t("Sans fiche : rien de ce qui est écrit ici n’est gardé."))
        self.lead.show()
        self.situation = situation
        self.found: Calculation | None = None
        self.fields: dict[str, Field] = {}
        self._timer = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self.calculate)
        options = [Option(one.code, words.t(WORDS[one.code])) for one in SITUATIONS]
        self.which = self.add(Choice(words.t("Qu’est-il arrivé ?"), options, letters=True, in_line=True))
        self.which.changed.connect(lambda: self._choose(self.which.value()))
        self._asked: QWidget | None = None
        self._answers = Column()
        self.print_button: Button | None = None
        self.acts = {"print": self._paper}
        if situation:
            self._choose(situation)

    def first_focus(self) -> QWidget | None:
        """The situation, or the first question."""
        return next(iter(self.fields.values()), None) if self.situation else self.which

    def entering(self) -> None:
        """The content is read ahead, and what was answered is answered again: it may be another day."""
        self._timer.start()

    # -- questions -----------------------------------------------------------------------------

    def _choose(self, code: str) -> None:
        words, self.situation = self.words, code
        self.clear_top()
        self.which.setVisible(not code)
        self.which.choose("")
        self._drop()
        if not code:
            self.set_title(words.t("Calculer des dates"))
            self.set_actions(None)
            self.which.setFocus()
            return
        self.set_title(words.t(WORDS[code]))
        self.fields = {name: self._field(name) for name in situation(code).facts}
        if "notified_at" in self.fields and "measure" in self.fields:
            hour = words.t("L’heure compte en rétention.")
            self.fields[TIME] = TextField(words.t("À quelle heure ?"), example="14:30", width=7, hint=hour)
        for field in self.fields.values():
            field.changed.connect(self._timer.start)
        questions = Column(*self.fields.values())
        self._answers = Column()
        self._asked = self.add(Columns(questions, self._answers, (4, 6)))
        self.print_button = Button(words.t("Imprimer ces dates"), "primary", glyph="printer", keys="Ctrl+↵",
                                   on=self._paper)  # fmt: skip
        self.set_actions(self.print_button, Button(words.t("Choisir une autre situation"), glyph="back",
                                                   on=lambda: self._choose("")))  # fmt: skip
        self.calculate()
        self.take_focus()

    def _drop(self) -> None:
        self.fields = {}
        old, self._asked = self._asked, None
        if old is None:
            return
        old.hide()
        self.body.removeWidget(old)
        old.deleteLater()

    def _field(self, name: str) -> Field:
        words = self.words
        label, told = QUESTIONS[name]
        told = words.t(told) if told else ""
        if name in CHOICES:
            options = [Option(code, words.t(text)) for code, text in CHOICES[name].items()]
            if name == "permit":
                return Select(words, words.t(label), options, hint=told)
            return Choice(words.t(label), options, in_line=True, hint=told)
        if name in DAYS:
            return DaysField(words.t(label), hint=told, lines=5 if name == "attempts" else 2)
        return DayField(words.t(label), hint=told)

    # -- answers -------------------------------------------------------------------------------

    def facts(self) -> Facts | None:
        """What is answered so far; nothing where an answer cannot be read, which is then said beside it."""
        known: dict[str, object] = {}
        sound = True
        for name, field in self.fields.items():
            field.set_error("")
            try:
                value = _value(field, name)
            except KnownError as fault:
                field.set_error(" ".join(explain(fault, self.words)))
                sound = False
                continue
            if value not in (None, "", ()):
                known[name] = value
        facts = msgspec.convert(known, Facts)
        shown = (*asked(situation(self.situation), facts), TIME)
        for name, field in self.fields.items():
            field.setVisible(name in shown)
        dropped = {name: value for name, value in known.items() if name in shown}
        return msgspec.convert(dropped, Facts) if sound else None

    def calculate(self) -> None:
        """Asks the rules beside the window: the first time, the content is read."""
        self._timer.stop()
        if not self.situation:
            self.context.tasks.run(self, lambda _work: self.desk.deadlines.parameters(self._today()), lambda _: None)
            return
        facts, code = self.facts(), self.situation
        if facts is None:
            self._show(None)
            return
        today = self._today()
        self.context.tasks.run(
            self, lambda _work: calculate(self.desk.deadlines, code, facts, today), self._show, self._failed,
            lane="calculator",
        )  # fmt: skip

    def _today(self) -> date:
        return self.context.clock().date()

    def _failed(self, fault: KnownError) -> None:
        self._show(None)
        self.show_fault(fault)

    def _show(self, found: Calculation | None) -> None:
        if found is not None and found.situation != self.situation:
            return
        self.found = found
        if found is not None:
            self.clear_top()
        self._answers.clear()
        told = [one for one in found.answers if not one.missing] if found else []
        if self.print_button is not None:
            self.print_button.setEnabled(any(one.dates for one in told))
        if found is None:
            return
        if found.first and len(told) > 1:
            self._answers.add(self._first(found.first))
        for one in told:
            self._answers.add(AnswerCard(self.words, one, found.facts, self._today(), alone=len(told) == 1))
        lacking = [one for one in found.answers if one.missing]
        if not told:
            self._answers.add(
                EmptyState(self.words.t("Les dates s’écrivent ici."), glyph="calendar-clock",
                           detail=self.words.t("Répondez à ce que vous savez. Le reste peut attendre."))
            )  # fmt: skip
        for one in lacking:
            self._answers.add(AnswerCard(self.words, one, found.facts, self._today()))
        self._answers.add(
            Text(self.words.t("Information, pas un conseil juridique : pour un refus ou une OQTF, voyez un avocat "
                              "tout de suite."), "detail")
        )  # fmt: skip

    def _first(self, one: NamedDate) -> QWidget:
        words, card = self.words, Card(look="inset")
        card.add(standing_word(NEAR[weight_of(one.day, self._today())], words))
        card.add(Text(moment_words(one, words), "h1", selectable=True))
        card.add(Text(words.t(NAMES[one.name]), "strong"))
        return card

    def _paper(self) -> None:
        ready = self.print_button is not None and self.print_button.isEnabled()
        if self.found is not None and ready and self.context.navigator.has("dates-paper"):
            self.context.navigator.go("dates-paper", situation=self.situation, facts=self.found.facts)


def _value(field: Field, name: str) -> object:
    """What a field answers. Raises the faults of dates and times."""
    if isinstance(field, DayField):
        return field.day()
    if isinstance(field, DaysField):
        return field.days()
    if isinstance(field, Choice | Select):
        return field.value()
    text = field.value() if isinstance(field, TextField) else ""
    return _time(text) if name == TIME else text


def _time(text: str) -> time | None:
    return read_time(text) if text.strip() else None
