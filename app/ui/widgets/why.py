"""Why a date is what it is: the rule, the facts used, the texts, how sure they are, what else it could be."""

from collections.abc import Sequence

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import Cited, Outcome, Sentence
from app.language.agenda_texts import say
from app.language.dates import short_date
from app.language.deadline_situations import facts_told
from app.language.deadline_sureness import DOUBTS, SURE, URGENT, ranked, status_of
from app.language.deadline_texts import RULES, STATUSES
from app.language.words import Words
from app.ui.widgets.status import Kind, StatusWord
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Text


class Told(msgspec.Struct, frozen=True):
    """A warning in words, and how it is shown."""

    kind: Kind
    glyph: str
    text: str


def sureness(outcome: Outcome, words: Words) -> StatusWord:
    """How sure an answer is, in one line."""
    how = SURE[status_of(outcome.sources)]
    checked = min((source.last_checked for source in outcome.sources), default=None)
    said = words.t(how.text)
    if checked:
        day = short_date(checked, words.language)
        said = words.t("{how}, vu le {day}", how=said, day=day)
    return StatusWord(how.kind, said, glyph=how.glyph)


def warnings_told(warnings: Sequence[Sentence], words: Words) -> list[Told]:
    """Warnings in words: what asks for an act first, then doubts, then the rest."""
    return [_told(one, words) for one in ranked(warnings)]


def _told(one: Sentence, words: Words) -> Told:
    text = say(one, words)
    if one.code in URGENT:
        return Told("danger", "octagon-alert", text)
    if one.code in DOUBTS:
        return Told("warning", "scale" if one.code == "conflict" else "circle-help", text)
    return Told("plain", "info", text)


class Why(QWidget):
    """Everything behind an answer; `facts` are those that the rule was given."""

    def __init__(self, words: Words, outcome: Outcome, facts: Facts, *, warnings: Sequence[Sentence] = ()) -> None:
        super().__init__()
        name = words.t("Pourquoi cette date")
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        told = facts_told(outcome.rule, facts, words)
        rule = words.t(RULES[outcome.rule]) if outcome.rule in RULES else words.t("Suivi de la permanence, pas la loi")
        lines = [Line(words.t("Règle"), rule)]
        lines += [Line(title, value) for title, value in told]
        if lines:
            column.addWidget(SummaryList(words, lines, name))
        for reason in outcome.reasons:
            column.addWidget(Text(say(reason, words)))
        if outcome.sources:
            column.addWidget(Text(words.t("Textes"), "strong"))
        for source in outcome.sources:
            column.addWidget(_source(source, words))
        if not outcome.sources:
            column.addWidget(sureness(outcome, words))
        for one in warnings_told(warnings, words):
            column.addWidget(StatusWord(one.kind, one.text, glyph=one.glyph))


def _source(source: Cited, words: Words) -> StatusWord:
    how = SURE[source.status]
    text = words.t(
        "{ref} : {status}, vu le {day}", ref=source.ref, status=words.t(STATUSES[source.status]),
        day=short_date(source.last_checked, words.language),
    )  # fmt: skip
    return StatusWord(how.kind, text, glyph=how.glyph)
