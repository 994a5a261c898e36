"""What stands beside a step: the words of the site, other symptoms, what the site says, where the rule comes from."""

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.steps import ProblemLine, SourceLine, Step
from app.language.dates import seen_date, short_date
from app.language.directions import joined
from app.language.typography import quoted
from app.language.words import Words, mark
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.text import Card, Text

LABEL_KINDS = {
    "button": mark("un bouton"), "link": mark("un lien"), "tile": mark("une case à cliquer"), "field": mark("un champ"),
    "choice": mark("un choix"), "title": mark("un titre"), "message": mark("un message"), "menu": mark("un menu"),
}  # fmt: skip


def labels(words: Words, step: Step) -> QWidget | None:
    """The words to look for on the site, and when they were last seen there."""
    if not step.labels:
        return None
    card = Card(look="inset")
    card.setAccessibleName(words.t("Sur le site"))
    card.add(Text(words.t("Sur le site"), "strong"))
    for line in step.labels:
        text = " / ".join(quoted(one, words.language) for one in (line.text, *line.also))
        kind = words.t(LABEL_KINDS[line.kind])
        seen = seen_date(line.seen_on, words.language)
        told = words.t("Cherchez {kind} qui ressemble à {text} (vu en {date})", kind=kind, text=text, date=seen)
        card.add(Text(told))
    return card


def problems(words: Words, step: Step) -> Disclosure | None:
    """Other symptoms, each with the first thing to do."""
    if not step.problems:
        return None
    found = Disclosure(words, words.t("Autre chose se passe ?"))
    for line in step.problems:
        found.add(_problem(words, line))
    return found


def _problem(words: Words, line: ProblemLine) -> QWidget:
    card = Card(look="inset")
    card.setAccessibleName(line.symptom.text)
    card.add(Text(line.symptom.text, "strong"))
    if line.cause:
        card.add(Text(words.t("Cause probable : {cause}", cause=line.cause.text), ink="muted"))
    card.add(Text(words.t("D’abord : {act}", act=line.first.text)))
    if line.then:
        card.add(Text(words.t("Ensuite : {act}", act=line.then.text)))
    return card


def site(words: Words, step: Step) -> Disclosure | None:
    """What the site may say, in plain words."""
    if not step.site:
        return None
    found = Disclosure(words, words.t("Que veut dire l’état affiché ?"))
    for line in step.site:
        card = Card(look="inset")
        card.add(Text(" / ".join(quoted(one, words.language) for one in line.words), "strong"))
        card.add(Text(line.meaning.shown.text))
        card.add(Text(words.t("À faire : {act}", act=line.next.shown.text)))
        found.add(card)
    return found


def sources(words: Words, step: Step) -> Disclosure:
    """Where the rule comes from, how sure it is, when that was last checked."""
    found = Disclosure(words, words.t("D’où vient cette règle ?"))
    for line in step.sources:
        found.add(Text(_source(words, line), "detail"))
    found.add(Text(words.t("Guide vérifié le {date}.", date=short_date(step.checked_on, words.language)), "detail"))
    return found


def _source(words: Words, line: SourceLine) -> str:
    title = ", ".join(part for part in (line.title, line.ref) if part)
    day = short_date(line.checked_on, words.language)
    old = words.t("à vérifier avant d’agir") if line.old else ""
    return joined((title, line.status_words, words.t("vérifié le {date}", date=day), old))


def terms(words: Words, step: Step) -> Iterator[Text]:
    """The administrative words of the step in plain words."""
    for term in step.terms:
        if term.plain:
            yield Text(words.t("« {word} » : {meaning}", word=term.word, meaning=term.plain), "detail")


def stack(*widgets: QWidget | None, gap: int = 4) -> QWidget:
    """Those that there are, one under the other."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        if widget is not None:
            column.addWidget(widget)
    return box


def narrow(widget: QWidget, width: int) -> QWidget:
    """`widget`, at most so many px wide, at the leading edge: its height is that of its own width."""
    widget.setMaximumWidth(width)
    box = QWidget()
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(widget, 1000)
    line.addStretch(1)
    return box


def put(body: QVBoxLayout, widget: QWidget) -> None:
    """Puts `widget` in the place of everything that a page has shown so far."""
    while (item := body.takeAt(0)) is not None:
        old = item.widget()
        if old is not None:
            old.hide()
            old.deleteLater()
    body.addWidget(widget)
    # It takes the focus before the layout would show it.
    widget.show()
