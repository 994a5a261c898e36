"""The volunteer's side of the page: what to say, to do, to check, and what if it blocks."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.steps import ActionLine, Step
from app.guides.model import MASTER
from app.language.dates import long_date
from app.language.words import Words, mark
from app.ui.guide import details
from app.ui.guide.answering import AnswerBox
from app.ui.guide.documents import DocumentList
from app.ui.guide.saying import said_text
from app.ui.widgets.message import Kind
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
        self,
        words: Words,
        step: Step,
        *,
        suggestion: str = "",
        before: str = "",
        known: Mapping[str, str] | None = None,
    ) -> None:
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
        self._part(words.t("Faites"), step, "do")
        if step.node.kind == "question":
            self.answer = AnswerBox(words, step, suggestion, before)
            self._column.addWidget(self.answer)
        if step.documents:
            self.documents = DocumentList(words, step, known or {})
            self._column.addWidget(self.documents)
        if step.actions:
            self._column.addWidget(self._actions(step))
        found = details.labels(words, step)
        if found is not None:
            self._column.addWidget(found)
        self._part(words.t("Vérifiez"), step, "check")
        self._part(words.t("Si ça bloque"), step, "if blocked")
        for term in details.terms(words, step):
            self._column.addWidget(term)
        self._column.addWidget(
            details.stack(details.problems(words, step), details.site(words, step), details.sources(words, step))
        )

    def _say(self, step: Step) -> None:
        if "say" not in step.shown.parts:
            return
        card = Card()
        card.setAccessibleName(self._words.t("Dites"))
        card.add(Text(self._words.t("Dites"), "strong", ink="action"))
        card.add(Text(step.shown.parts["say"].text, "large"))
        self._column.addWidget(card)

    def _part(self, title: str, step: Step, name: str) -> None:
        if name not in step.shown.parts:
            return
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Text(title, "strong"))
        column.addWidget(Text(step.shown.parts[name].text))
        self._column.addWidget(box)

    def _actions(self, step: Step) -> QWidget:
        section = Section(self._words.t("Ce que la personne doit faire"))
        for line in step.actions:
            section.add(self._action(line, step.language))
        return section

    def _action(self, line: ActionLine, language: str) -> QWidget:
        card = Card(look="inset")
        card.add(Text(line.text.shown.text))
        if line.until:
            day = long_date(line.until, self._words.language)
            card.add(Text(self._words.t("Au plus tard le {date}", date=day), "strong"))
        hers = line.text.hers
        if language != MASTER and hers.state in ("current", "stale") and hers.text != line.text.shown.text:
            card.add(said_text(hers, language, ink="muted"))
        return card
