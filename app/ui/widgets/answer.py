"""What a rule answers: its dates large, their standing and their reason, what is to be known, and why."""

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import NamedDate, Outcome
from app.domain.deadlines.situations import turn_of
from app.language.dates import full_date
from app.language.deadline_situations import QUESTIONS
from app.language.deadline_texts import NAMES, RULES, say
from app.language.words import Words
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.standing_word import standing, standing_word
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Look, Text
from app.ui.widgets.why import Why, sureness, warnings_told

REMINDER, TODAY = "reminder", "today"
"""A date that is the desk's own reminder; a warning that the word of the date says already."""


class DateLine(QWidget):
    """One date: how it stands, what it is, the day (and hour) in large type, its reason."""

    def __init__(self, words: Words, one: NamedDate, today: date, *, look: Look = "h2", reason: bool = True) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(standing_word(standing(turn_of(one.name), one.day, today), words))
        name = words.t(NAMES[one.name])
        head.addWidget(Text(name), 1)
        column.addLayout(head)
        day = moment_words(one, words)
        column.addWidget(Text(day, look, selectable=True))
        self.setAccessibleName(words.t("{name} : {value}", name=name, value=day))
        if reason:
            column.addWidget(Text(say(one.why, words), "detail"))


def moment_words(one: NamedDate, words: Words) -> str:
    """The day, and the hour where hours count."""
    day = full_date(one.day, words.language)
    return words.t("{day} à {hour}", day=day, hour=one.hour.strftime("%H:%M")) if one.hour else day


class AnswerCard(Card):
    """The answer of one rule; where facts lack, which ones. `alone`: its first date is the largest thing in sight."""

    def __init__(self, words: Words, outcome: Outcome, facts: Facts, today: date, *, alone: bool = False) -> None:
        super().__init__(words.t(RULES[outcome.rule]))
        self.outcome = outcome
        if outcome.missing:
            self._lacks(words, outcome)
            return
        shown = [one for one in outcome.dates if one.name != REMINDER]
        for place, one in enumerate(shown):
            self.add(DateLine(words, one, today, look="h1" if alone and not place else "h2"))
        if not shown:
            self.add(Text(words.t("Aucune date."), "strong"))
        for told in warnings_told([one for one in outcome.warnings if one.code != TODAY], words):
            self.add(StatusWord(told.kind, told.text, glyph=told.glyph))
        self.add(sureness(outcome, words))
        self.why = self.add(Disclosure(words, words.t("Pourquoi, et d’après quels textes")))
        self.why.button.setAccessibleName(
            words.t("Pourquoi, et d’après quels textes : {what}", what=words.t(RULES[outcome.rule]))
        )
        self.why.add(Why(words, outcome, facts))

    def _lacks(self, words: Words, outcome: Outcome) -> None:
        names = ", ".join(words.t(QUESTIONS[name][0]).rstrip(" ?") for name in outcome.missing)
        self.add(StatusWord("info", words.t("Il manque, pour le dire : {names}", names=names), glyph="circle-help"))
