"""The queue as cards: who waits, whom you are with, who is with someone else, who has gone."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.desk.queue import Standing
from app.domain.entities import Session, Visit
from app.domain.ids import Id
from app.language.dates import clock_time, moment_of, short_date
from app.language.directions import joined
from app.ui.context import DeskContext
from app.ui.pages.visit_lines import VisitLines
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.result_list import ResultList
from app.ui.widgets.text import Card, Rule, Text

FEW = 8
MOST_MINE = 3


class QueueCards:
    """Makes the cards; `most` lines in each list, the rest is on a page of its own."""

    def __init__(self, context: DeskContext, lines: VisitLines, most: int = FEW) -> None:
        self.lines = lines
        self._context = context
        self._most = most
        self._lists: list[tuple[ResultList, Sequence[Visit]]] = []

    def all(self, standing: Standing, me: str) -> QWidget:
        """Everyone: those with the volunteer of the code `me`, those who wait, the others. No card without a line."""
        words = self._context.words
        mine = [visit for visit in standing.going if visit.helper == me][:MOST_MINE]
        others = [visit for visit in standing.going if visit not in mine]
        box = Column(*([self._with_me(mine)] if mine else []))
        if standing.waiting:
            box.add(self._waiting(standing.waiting))
        if others:
            card = box.add(Card(words.t("Avec un bénévole")))
            self._put(card, words.t("Avec un bénévole"), others)
        if standing.done:
            box.add(self._done(standing.done))
        return box

    def _waiting(self, visits: Sequence[Visit]) -> QWidget:
        words = self._context.words
        # A page of its own has that heading already.
        card = Card(self.heading(visits)) if self._most == FEW else Column()
        self._put(card, words.t("File d’attente"), visits)
        return card

    def heading(self, visits: Sequence[Visit]) -> str:
        """How many wait."""
        return self._context.words.n("File d’attente : {count} personne", "File d’attente : {count} personnes",
                                     len(visits))  # fmt: skip

    def tell_time(self) -> None:
        """Minutes anew; the current line of each list stays current."""
        for shown, visits in self._lists:
            current = shown.current()
            keys = [visit.id for visit in visits]
            shown.put([self.lines.line(visit) for visit in visits])
            if current in keys:
                shown.step(keys.index(Id(current)) + 1)

    def _with_me(self, visits: Sequence[Visit]) -> Card:
        card = Card(self._context.words.t("Avec vous"))
        for place, visit in enumerate(visits):
            if place:
                card.add(Rule())
            self._mine(card, visit)
        return card

    def _mine(self, card: Card, visit: Visit) -> None:
        words, go = self._context.words, self._context.navigator.go
        title = self.lines.title(visit)
        since = clock_time(moment_of(visit.called_at))
        card.add(Text(title, "strong"))
        about = (self.lines.about(visit), words.t("depuis {time}", time=since))
        card.add(Text(joined(about), ink="muted"))
        end = Button(words.t("Terminer la visite"), glyph="check",
                     name=words.t("Terminer la visite : {who}", who=title),
                     on=lambda: go("end-visit", visit=visit.id))  # fmt: skip
        if visit.person:
            see = Button(words.t("Ouvrir sa fiche"), glyph="user", name=words.t("Ouvrir sa fiche : {who}", who=title),
                         on=lambda: go("person", person=visit.person))  # fmt: skip
        else:
            see = Button(words.t("Voir la visite"), glyph="ticket", name=words.t("Voir la visite : {who}", who=title),
                         on=lambda: go("visit", visit=visit.id))  # fmt: skip
        card.add(FlowBox(see, end))

    def _done(self, visits: Sequence[Visit]) -> QWidget:
        words = self._context.words
        card = Card()
        folded = Disclosure(
            words, words.n("{count} visite terminée aujourd’hui", "{count} visites terminées aujourd’hui", len(visits))
        )
        # Read when it is asked for: there may be two hundred.
        folded.button.turned.connect(lambda opened: self._unfold(folded, visits) if opened else None)
        card.setAccessibleName(folded.button.text())
        card.add(folded)
        return card

    def _unfold(self, folded: Disclosure, visits: Sequence[Visit]) -> None:
        if not folded.body.count():
            self._put(folded, self._context.words.t("Visites terminées"), visits)

    def _put(self, card: Card | Column | Disclosure, name: str, visits: Sequence[Visit]) -> None:
        words, navigator = self._context.words, self._context.navigator
        shown = visits[: self._most]
        made = ResultList(name)
        made.chosen.connect(lambda key: navigator.go("visit", visit=Id(key)))
        made.put([self.lines.line(visit) for visit in shown])
        made.setFixedHeight(made.full_height())
        card.add(made)
        self._lists.append((made, shown))
        if len(visits) > len(shown):
            text = words.t("Voir toute la file ({count})", count=len(visits))
            card.add(FlowBox(Button(text, "link", on=lambda: navigator.go("queue"))))


def opening(context: DeskContext) -> str:
    """Since when the session is open, and who helps; empty where none is."""
    session = context.desk.sitting.session
    if session is None:
        return ""
    names = {one.code: one.name for one in context.desk.sitting.volunteers()}
    team = joined((names[code] for code in session.team if code in names), ", ")
    opened = clock_time(moment_of(session.opened_at))
    return context.words.t("Séance ouverte à {time} · {team}", time=opened, team=team)


def session_acts(context: DeskContext, last: Session | None) -> QWidget:
    """The ways to sit down, to close, or to see again what was closed."""
    words, go = context.words, context.navigator.go
    line = FlowBox(gap=16)
    if context.desk.sitting.session is not None:
        line.add(Button(words.t("Changer l’équipe ou de bénévole"), "link", on=lambda: go("sitting")))
        line.add(Button(words.t("Clore la séance"), "link", on=lambda: go("close-session")))
    if last is not None:
        line.add(Button(words.t("Revoir la dernière feuille de relais"), "link",
                        on=lambda: go("handover-sheet", session=last.id)))  # fmt: skip
    return line


def last_word(context: DeskContext, last: Session) -> Card:
    """What the last session wrote for this one."""
    words = context.words
    card = Card(words.t("Le mot de la dernière séance"), look="inset")
    card.add(Text(last.handover))
    day = short_date(date.fromisoformat(last.date), words.language)
    card.add(Text(joined((day, last.place)), "detail"))
    return card
