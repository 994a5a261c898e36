"""The volunteer's side of the page: what to say, to do, to check, and what if it blocks."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.steps import ActionLine, Step
from app.guides.model import MASTER
from app.language.dates import long_date
from app.language.languages import language_name
from app.language.words import Words, mark
from app.ui.guide import details
from app.ui.guide.answering import AnswerBox
from app.ui.guide.documents import DocumentList
from app.ui.guide.saying import is_told, said_text
from app.ui.widgets.message import Kind, Message
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Section, Text

TONES: dict[str, tuple[Kind, str]] = {
    "done": ("success", mark("C’est fait")),
    "wait": ("info", mark("Il faut attendre")),
    "act": ("warning", mark("Il faut agir")),
    "danger": ("danger", mark("Urgent : son séjour est en danger")),
    "refer": ("warning", mark("Il faut l’aide de quelqu’un d’autre")),
}


class StepView(QWidget):
    """One step. `answer` and `documents` are what it asks for, where it asks something."""

    def __init__(
        self, words: Words, step: Step, *, suggestion: str = "", before: str = "",
        known: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._words = words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.answer: AnswerBox | None = None
        self.documents: DocumentList | None = None
        if step.node.tone:
            kind, text = TONES[step.node.tone]
            self._column.addWidget(StatusWord(kind, words.t(text)))
        self._say(step)
        self._add(part(words, words.t("Faites"), step, "do"))
        if step.node.kind == "question":
            self.answer = AnswerBox(words, step, suggestion, before)
            self._column.addWidget(self.answer)
        if step.documents:
            self.documents = DocumentList(words, step, known or {})
            self._column.addWidget(self.documents)
        if step.actions:
            self._column.addWidget(self._actions(step))
        self._add(part(words, words.t("Vérifiez"), step, "check"))

    def first(self) -> QWidget | None:
        """What to answer first; nothing where nothing is asked."""
        if self.answer is not None:
            return self.answer.field
        return self.documents.first() if self.documents is not None else None

    def _add(self, widget: QWidget | None) -> None:
        if widget is not None:
            self._column.addWidget(widget)

    def _say(self, step: Step) -> None:
        if "say" not in step.shown.parts:
            return
        card = Card()
        card.setAccessibleName(self._words.t("Dites"))
        card.add(Text(self._words.t("Dites"), "strong", ink="action"))
        card.add(said_text(step.shown.parts["say"], self._words.language, "large"))
        self._column.addWidget(card)

    def _actions(self, step: Step) -> QWidget:
        section = Section(self._words.t("Ce que la personne doit faire"))
        for line in step.actions:
            section.add(self._action(line, step.language))
        return section

    def _action(self, line: ActionLine, language: str) -> QWidget:
        card = Card(look="inset")
        card.add(said_text(line.text.shown, self._words.language))
        if line.until:
            day = long_date(line.until, self._words.language)
            card.add(Text(self._words.t("Au plus tard le {date}", date=day), "strong"))
        hers = line.text.hers
        if language != MASTER and hers.state in ("current", "stale") and hers.text != line.text.shown.text:
            card.add(said_text(hers, language, ink="muted"))
        return card


class Aside(QWidget):
    """What stands beside a step: the words of the site, what if it blocks, more on request."""

    def __init__(self, words: Words, step: Step, settings: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        untranslated = self._untranslated(words, step)
        for widget in (
            untranslated, details.labels(words, step), part(words, words.t("Si ça bloque"), step, "if blocked"),
            *details.terms(words, step),
            details.stack(details.problems(words, step), details.site(words, step), details.sources(words, step),
                          settings),
        ):  # fmt: skip
            if widget is not None:
                column.addWidget(widget)

    def _untranslated(self, words: Words, step: Step) -> QWidget | None:
        if is_told(step) or step.language == words.language:
            return None
        language = language_name(step.language, words.language)
        return Message(
            "info", words.t("Cette étape n’est pas encore traduite ({language}).", language=language),
            detail=words.t("Lisez-la en français simple, ou demandez un interprète."),
        )  # fmt: skip


def part(words: Words, title: str, step: Step, name: str) -> QWidget | None:
    """A part of the words under its title; nothing where the step has none."""
    if name not in step.shown.parts:
        return None
    return details.stack(Text(title, "strong"), said_text(step.shown.parts[name], words.language), gap=2)


def age_warning(words: Words, checked: date) -> Message:
    """The banner of a guide that nobody checked for six months."""
    return Message(
        "warning", words.t("Ce guide n’a pas été vérifié depuis le {date}.", date=long_date(checked, words.language)),
        detail=words.t("Vérifiez chaque règle avant d’agir."),
    )  # fmt: skip
