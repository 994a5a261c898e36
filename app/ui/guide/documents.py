"""The documents asked for, ticked in front of the person: each seen, missing, copied, sent, or not hers."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.open_desk import OpenDesk
from app.desk.steps import DocumentLine, Step
from app.domain.ids import Id
from app.domain.vocabulary import OPEN, REQUIREMENT_STATES
from app.guides.model import MASTER
from app.language.labels import REQUIREMENT_STATES as STATE_WORDS
from app.language.labels import label
from app.language.words import Words
from app.ui.guide.saying import said_text
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.text import Card, Section, Text


class DocumentList(QWidget):
    """`changed` when a hand ticked something; `states()` what is ticked, by document."""

    changed = Signal()

    def __init__(self, words: Words, step: Step, known: Mapping[str, str]) -> None:
        super().__init__()
        self._words = words
        self._language = step.language
        codes = [code for code in REQUIREMENT_STATES if code not in OPEN]
        # What is in front of one comes first.
        codes.sort(key=lambda code: code == "missing")
        codes.insert(1, codes.pop())
        self._options = [Option(code, label(STATE_WORDS, code, words)) for code in codes]
        self._choices: dict[str, Choice] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        self.count = Text("", "strong")
        column.addWidget(self.count)
        certain = [line for line in step.documents if line.certain]
        perhaps = [line for line in step.documents if not line.certain]
        for title, lines in ((words.t("Demandés"), certain), (words.t("Peut-être demandés"), perhaps)):
            if lines:
                section = Section(title)
                if lines is perhaps:
                    section.add(Text(words.t("Cela dépend d’une réponse que nous n’avons pas."), ink="muted"))
                for line in lines:
                    section.add(self._line(line, known.get(line.key, "")))
                column.addWidget(section)
        self._tell()

    def states(self) -> dict[str, str]:
        """What is ticked, by document."""
        return {key: choice.value() for key, choice in self._choices.items() if choice.value()}

    def first(self) -> QWidget | None:
        """The first document that nothing is ticked for."""
        open_ones = [choice for choice in self._choices.values() if not choice.value()]
        return next(iter(open_ones), None)

    def _line(self, line: DocumentLine, state: str) -> QWidget:
        card = Card()
        card.setAccessibleName(line.name.shown.text)
        hints = [line.detail.text] if line.detail else []
        if line.get:
            hints.append(self._words.t("Où l’obtenir : {place}", place=line.get.text))
        choice = Choice(line.name.shown.text, self._options, hint=" ".join(hints), chosen=state, in_line=True)
        choice.changed.connect(self._changed)
        self._choices[line.key] = choice
        hers = line.name.hers
        if self._language != MASTER and hers.state in ("current", "stale") and hers.text != line.name.shown.text:
            choice.under_label(said_text(hers, self._language, ink="muted"))
        card.add(choice)
        return card

    def _changed(self) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        ticked, total = len(self.states()), len(self._choices)
        self.count.setText(
            self._words.n("{count} document regardé sur {total}", "{count} documents regardés sur {total}", ticked,
                          total=total)
        )  # fmt: skip


class Ticks:
    """Keeps what is ticked as a draft at each press, and records it as one action when the step is left."""

    def __init__(self, desk: OpenDesk) -> None:
        self._desk = desk
        self._case = Id("")
        self._list: DocumentList | None = None

    def known(self, case: Id) -> dict[str, str]:
        """How far each document of a case is, over it what was ticked and not recorded yet."""
        recorded = {key: one.state for key, one in self._desk.cases.requirements(case).items()}
        return {**recorded, **self._desk.drafts.of(_key(case))}

    def follow(self, case: Id, documents: DocumentList) -> None:
        """From now on what is ticked there is kept."""
        self._case, self._list = case, documents
        documents.changed.connect(self._keep)

    def record(self) -> None:
        """Records it; nothing where nothing is new."""
        if self._list is not None:
            self._desk.cases.mark_requirements(self._case, self._list.states())
            self._desk.drafts.drop(_key(self._case))

    def forget(self) -> None:
        """Another step is shown."""
        self._list = None

    def _keep(self) -> None:
        if self._list is not None:
            self._desk.drafts.keep(_key(self._case), self._list.states())


def _key(case: Id) -> str:
    return f"documents/{case}"
