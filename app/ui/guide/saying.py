"""What is said to the person, in her language and direction, with the French word beside and how far to trust it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.desk.steps import Said, Step, TermLine
from app.guides.model import MASTER
from app.language.languages import is_right_to_left, own_name
from app.language.typography import held_together
from app.language.words import Words
from app.ui.widgets.button import Button
from app.ui.widgets.choice import LETTERS
from app.ui.widgets.text import Icon, Look, Text


def direction(language: str) -> Qt.LayoutDirection:
    """The direction in which a language is written."""
    return Qt.LayoutDirection.RightToLeft if is_right_to_left(language) else Qt.LayoutDirection.LeftToRight


def said_text(said: Said, language: str, look: Look = "body", *, ink: str = "") -> Text:
    """Words in the direction of the language that they are really in: French where they are not translated."""
    spoken = MASTER if said.state in ("missing", "master") else language
    text = Text(held_together(said.text, spoken), look, ink=ink)
    text.setLayoutDirection(direction(spoken))
    return text


def french_text(said: Said) -> Text:
    """The French that words were translated from, in smaller type."""
    text = Text(said.master_text, "detail")
    text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return text


def is_told(step: Step) -> bool:
    """Whether the step has words in the language of the person."""
    parts = [step.hers.title, *step.hers.parts.values()]
    return step.language == MASTER or any(said.state != "missing" for said in parts)


def trust(step: Step) -> list[Said]:
    """What must be said of the words shown in her language: not translated, older than the French, not read again."""
    if step.language == MASTER:
        return []
    parts = [step.hers.title, *(step.hers.parts[name] for name in ("say",) if name in step.hers.parts)]
    if any(said.state == "missing" for said in parts):
        return [step.french_only]
    found = [step.stale] if any(said.state == "stale" for said in parts) else []
    return [*found, *([] if all(said.reviewed for said in parts) else [step.unreviewed])]


class HerPanel(QFrame):
    """The person's side of the page: the same step, large, in her language."""

    def __init__(self, words: Words, step: Step) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.setAccessibleName(words.t("Pour la personne, en {language}", language=own_name(step.language)))
        self.setLayoutDirection(direction(step.language))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Icon("languages", ink="muted"))
        head.addWidget(Text(own_name(step.language), ink="muted"), 1)
        column.addLayout(head)
        column.addWidget(said_text(step.hers.title, step.language, "h2"))
        if "say" in step.hers.parts:
            column.addWidget(said_text(step.hers.parts["say"], step.language, "large"))
        for line in self._answers(step):
            column.addWidget(line)
        for line in beside(words, step):
            column.addWidget(line)

    def _answers(self, step: Step) -> Iterator[QWidget]:
        for number, (_, both) in enumerate(step.answers):
            if step.node.input != "choice":
                return
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            letter = Text(LETTERS[number : number + 1], "strong", ink="muted")
            letter.setFixedWidth(letter.fontMetrics().horizontalAdvance("W") * 2)
            row.addWidget(letter, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(said_text(both.hers, step.language), 1)
            yield line


def beside(words: Words, step: Step) -> Iterator[QWidget]:
    """The French words that she will meet, and how far the translation can be trusted, in both languages."""
    if step.language == MASTER:
        return
    for term in step.her_terms:
        yield _term(words, term)
    for said in trust(step):
        told = Text(said.text, "detail")
        told.setLayoutDirection(direction(step.language if said.state != "missing" else MASTER))
        yield told
        if said.state not in ("missing", "master"):
            yield french_text(said)


def _term(words: Words, term: TermLine) -> Text:
    meaning = " : ".join(part for part in (term.name, term.plain) if part)
    text = Text(words.t("Mot français : « {word} » {meaning}", word=term.word, meaning=meaning), "detail")
    text.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return text


def answer_buttons(step: Step) -> list[tuple[str, Button]]:
    """Her answers as large buttons, by the value of each."""
    found = []
    for value, both in step.answers:
        button = Button(both.hers.text, "show")
        button.setLayoutDirection(direction(step.language if both.hers.state != "missing" else MASTER))
        button.setCheckable(True)
        found.append((value, button))
    return found
