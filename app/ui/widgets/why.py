"""Why a date is what it is: the rule, the facts used, the texts, how sure they are, what else it could be."""

from collections.abc import Sequence

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import Cited, Outcome, Sentence
from app.language.dates import short_date
from app.language.deadline_situations import facts_told
from app.language.deadline_texts import RULES, STATUSES, say
from app.language.words import Words, mark
from app.ui.widgets.status import Kind, StatusWord
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Text

DOUBTFUL = ("conflict", "to-check")
DOUBTS = ("to-check", "conflict", "stale", "checked-in-future")
"""Warnings that say how sure the rule is."""
URGENT = (
    "passed", "today", "moment-passed", "hour-unknown", "measure-supposed", "oqtf-lawyer-now", "comfort-passed",
    "window-closed", "refusal-exists", "refusal-exists-suspension", "oqtf-first",
)  # fmt: skip
"""Warnings that ask for an act."""
SURE: dict[str, tuple[Kind, str, str]] = {
    "conflict": ("warning", "scale", mark("Sources en désaccord : la date la plus prudente est montrée")),
    "to-check": ("warning", "circle-help", mark("À revérifier avant de s’y fier")),
    "secondary": ("info", "book-open", mark("D’après une autre source que la loi elle-même")),
    "verified": ("plain", "shield-check", mark("Vérifié dans le texte")),
}
"""How sure an answer is: the least sure of its sources."""


class Told(msgspec.Struct, frozen=True):
    """A warning in words, and how it is shown."""

    kind: Kind
    glyph: str
    text: str


def least_sure(sources: Sequence[Cited]) -> str:
    """The status of the least sure source; `to-check` where none is named: nothing is certain without one."""
    found = {source.status for source in sources}
    return next((status for status in SURE if status in found), "to-check")


def sureness(outcome: Outcome, words: Words) -> StatusWord:
    """How sure an answer is, in one line."""
    kind, glyph, text = SURE[least_sure(outcome.sources)]
    checked = min((source.last_checked for source in outcome.sources), default=None)
    said = words.t(text)
    if checked:
        day = short_date(checked, words.language)
        said = words.t("{how}, vu le {day}", how=said, day=day)
    return StatusWord(kind, said, glyph=glyph)


def warnings_told(warnings: Sequence[Sentence], words: Words) -> list[Told]:
    """Warnings in words: what asks for an act first, then doubts, then the rest."""
    ranked = sorted(warnings, key=lambda one: 0 if one.code in URGENT else 1 if one.code in DOUBTS else 2)
    return [_told(one, words) for one in ranked]


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
        rule = words.t(RULES[outcome.rule]) if outcome.rule in RULES else ""
        lines = [Line(words.t("Règle"), rule)] if rule else []
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
    kind, glyph, _ = SURE[source.status]
    text = words.t(
        "{ref} : {status}, vu le {day}", ref=source.ref, status=words.t(STATUSES[source.status]),
        day=short_date(source.last_checked, words.language),
    )  # fmt: skip
    return StatusWord(kind, text, glyph=glyph)
