"""What is to be done before the next session but one: one list for the desk, urgent first."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.desk.agenda import Listing
from app.domain.agenda.model import Line
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.dates import full_date
from app.language.faults import explain
from app.language.words import Words, mark
from app.ui.context import DeskContext
from app.ui.pages.line_panel import LinePanel
from app.ui.pages.line_words import results, when
from app.ui.pages.lines_out import LinesOut
from app.ui.standing import PeopleFinder
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.columns import Column, Columns
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.field import TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.result_list import ResultList
from app.ui.widgets.status import EmptyState
from app.ui.widgets.suggestions import folded
from app.ui.widgets.text import Text

ALL, MINE, NOBODYS = "all", "mine", "nobodys"
LEAST, FOOT = 260, 24
AHEAD = timedelta(days=120)
KINDS: dict[str, tuple[str, frozenset[str]]] = {
    "remedy": (
        mark("Refus et recours"),
        frozenset(
            {"oqtf", "appeal", "no-rule", "reasons-request", "court-application", "implicit-refusal", "refugee-card"}
        ),
    ),
    "title": (
        mark("Titres et papiers"),
        frozenset(
            {
                "renewal", "visa-risk", "continuity", "prolongation", "provisional", "vls-ts", "collection", "passport",
                "visa", "address", "young-adult",
            }
        ),
    ),
    "request": (mark("Rendez-vous et relances"), frozenset({"follow-up", "evidence", "appointment"})),
    "desk": (mark("Pièces, mandats, notes"), frozenset({"requirement", "mandate", "consent", "task"})),
}  # fmt: skip
"""What the list can be narrowed to: the words, the rules."""


class LineList(ResultList):
    """A list whose lines show beside it: a click makes a line current and goes nowhere."""

    def _pressed(self, _index: QModelIndex) -> None:
        self.setFocus()


class DeadlinesPage(Page):
    """The list, the line of the moment beside it, and the ways out of the program."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(context, words.t("Échéances"), wide=True)
        self.at_desk = context
        self.desk = context.desk
        self._finder = PeopleFinder(context.desk, words, context.screen)
        self._listing: Listing | None = None
        self._work: Work | None = None
        self.shown: tuple[Line, ...] = ()
        self._wanted = ""
        self._lines_out = LinesOut(self, context, self._going)
        go = context.navigator.go
        self._calls = Button(words.t("Appeler les personnes"), "quiet", glyph="phone", on=self._lines_out.call)
        self._calendar = Button(words.t("Fichier de calendrier"), "quiet", glyph="download",
                                on=self._lines_out.calendar)  # fmt: skip
        self.add(
            FlowBox(
                Button(words.t("Voir le mois"), "quiet", glyph="calendar", on=lambda: go("month")),
                self._calls,
                self._calendar,
                Button(words.t("Calculer des dates"), "quiet", glyph="calendar-clock", on=lambda: go("calculator")),
            )
        )
        self.filters = self.add(Disclosure(words.t("Choisir ce qui est montré")))
        self._filters(words)
        self.list = LineList(words.t("Échéances"))
        self.list.moved.connect(self._show)
        self.list.chosen.connect(lambda _key: self._into_panel())
        self.list.ticked.connect(self._tick)
        self.panel = Column()
        self._empty = Column()
        self._columns = self.add(Columns(self.list, self.panel, (6, 5)))
        self.add(self._empty)
        self._columns.hide()
        self.acts = {"print": self._print}
        context.screen.changed.connect(self._draw)

    def _filters(self, words: Words) -> None:
        every = Option(ALL, words.t("Tout"))
        kinds = [every, *(Option(code, words.t(told)) for code, (told, _) in KINDS.items())]
        self.kind = self.filters.add(Choice(words.t("Quelle sorte ?"), kinds, chosen=ALL, in_line=True))
        hands = [
            every,
            Option(MINE, words.t("Ce qui m’est confié")),
            Option(NOBODYS, words.t("Ce qui n’est confié à personne")),
        ]
        self.hands = self.filters.add(Choice(words.t("À qui ?"), hands, chosen=ALL, in_line=True))
        self.who = self.filters.add(
            TextField(words.t("Quelle personne ?"), hint=words.t("Une partie du nom."), width=30)
        )
        for field in (self.kind, self.hands, self.who):
            field.changed.connect(self._draw)

    # -- reading -------------------------------------------------------------------------------

    def entering(self) -> None:
        """As things stand now."""
        agenda = self.desk.agenda
        self._work = self.context.tasks.run(
            self, lambda work: agenda.before_next(work.stopped), self._ready, lane="agenda"
        )  # fmt: skip

    def leaving(self) -> None:
        """Nobody waits for the list any more."""
        if self._work is not None:
            self._work.drop()

    def data_changed(self, recorded: Recorded) -> None:
        """Something was done, said or noted."""
        if self.isVisible() and recorded.entities:
            self.entering()

    def first_focus(self) -> QWidget | None:
        """The list."""
        return self.list if self._columns.isVisible() else None

    def _ready(self, listing: Listing) -> None:
        self._listing = listing
        words = self.words
        day = full_date(listing.horizon.until, words.language)
        self.set_title(words.t("À faire avant la séance du {day}", day=day))
        for fault in listing.faults[:1]:
            happened, remedy = explain(fault, words)
            self.tell("warning", happened, detail=remedy)
        self._draw()

    def _draw(self) -> None:
        listing = self._listing
        if listing is None:
            return
        words, today = self.words, self.context.clock().date()
        kept, row = self.list.current(), self.list.currentIndex().row()
        had_focus = self.list.hasFocus() or self.panel.isAncestorOf(self.window().focusWidget())
        self.shown = tuple(line for line in listing.lines if self._fits(line))
        total = words.n("{count} échéance", "{count} échéances", len(listing.lines))
        part = words.n("{count} montrée", "{count} montrées", len(self.shown))
        self.set_title(self.heading.text(), total if len(self.shown) == len(listing.lines) else f"{total} · {part}")
        self.list.put(results(self.shown, listing.profiles, self._finder, today, words))
        self.filters.setVisible(bool(listing.lines))
        self._columns.setVisible(bool(self.shown))
        self._empty.setVisible(not self.shown)
        self._empty.clear()
        self._offer()
        if not self.shown:
            self._say_empty(listing)
            return
        self._fit()
        if not (self.list.show_line(self._wanted or kept) or self.list.show_line(self._near(row))):
            self.list.step(1)
        self._wanted = ""
        self._show(self.list.current())
        if had_focus or self.window().focusWidget() is None:
            self.list.setFocus()

    def _near(self, row: int) -> str:
        """The line that took the place of one that went away."""
        return self.shown[min(max(row, 0), len(self.shown) - 1)].id

    def _fits(self, line: Line) -> bool:
        kind, hands = self.kind.value(), self.hands.value()
        if kind in KINDS and line.rule not in KINDS[kind][1]:
            return False
        to = line.task.to if line.task and line.state == "handed-over" else ""
        if (hands == MINE and to != self.desk.sitting.author) or (hands == NOBODYS and to):
            return False
        wanted = folded(self.who.value()).split()
        profile = self._listing.profiles.get(line.person) if self._listing and wanted else None
        name = folded(self._finder.title(profile)) if profile else ""
        return all(part in name for part in wanted)

    def _say_empty(self, listing: Listing) -> None:
        words = self.words
        if listing.lines:
            self._empty.add(
                EmptyState(words.t("Rien de tel dans la liste."), glyph="search",
                           button=Button(words.t("Tout montrer"), on=self._show_all))
            )  # fmt: skip
            return
        told = words.t("Les dates viennent des titres, des dépôts et des décisions notés sur les fiches.")
        state = self._empty.add(
            EmptyState(words.t("Rien à faire avant cette séance."), glyph="circle-check", detail=told)
        )
        until = listing.horizon.until

        def later(found: Listing) -> None:
            if found.lines and state.isVisible():
                first = found.lines[0]
                self._empty.add(Text(words.t("La prochaine échéance : {day}.", day=when(first, words))))

        agenda = self.desk.agenda
        self.context.tasks.run(
            state, lambda work: agenda.between(until, until + AHEAD, work.stopped), later, lane="later"
        )

    def _show_all(self) -> None:
        self.kind.choose(ALL)
        self.hands.choose(ALL)
        self.who.set_value("")
        self._draw()

    # -- the line of the moment ----------------------------------------------------------------

    def current(self) -> Line | None:
        """The line of the moment."""
        key = self.list.current()
        return next((line for line in self.shown if line.id == key), None)

    def _show(self, key: str) -> None:
        line = next((line for line in self.shown if line.id == key), None)
        self.panel.clear()
        if line is None or self._listing is None:
            return
        profile = self._listing.profiles.get(line.person)
        self.panel.add(LinePanel(self.at_desk, line, self._finder.title(profile) if profile else ""))

    def _into_panel(self) -> None:
        first = next(iter(self.panel.findChildren(Button)), None)
        if first is not None:
            first.setFocus()

    def _tick(self, _key: str) -> None:
        panel = next(iter(self.panel.findChildren(LinePanel)), None)
        if panel is not None and panel.line.state == "open":
            panel.done()

    def open_person(self) -> None:
        """The page of whom the line is about."""
        line = self.current()
        if line is not None:
            self.context.navigator.go("person", person=line.person)

    def show_line(self, line: Id) -> None:
        """Makes a line the current one once the list is read."""
        self._wanted = line
        self._draw()

    # -- leaving the program -------------------------------------------------------------------

    def _offer(self) -> None:
        words, main, others = self.words, None, []
        if self.shown:
            main = Button(words.t("Ouvrir sa fiche"), "primary", glyph="user", keys="Ctrl+↵", on=self.open_person)
            others.append(Button(words.t("Imprimer la liste"), glyph="printer", keys="Ctrl+P", on=self._print))
        self._calls.setVisible(bool(self.shown))
        self._calendar.setVisible(bool(self.shown))
        self.set_actions(main, *others)

    def _going(self) -> tuple[tuple[Line, ...], Mapping[Id, Profile]]:
        return self.shown, self._listing.profiles if self._listing else {}

    def _print(self) -> None:
        if self.shown:
            self._lines_out.print()

    # -- size ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list is as tall as the page has room for: it scrolls by itself."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        inside = self.area.widget()
        top = self.list.mapTo(inside, QPoint(0, 0)).y() if inside is not None and self.list.isVisible() else 0
        room = self.area.viewport().height() - top - FOOT
        self.list.setFixedHeight(min(self.list.full_height(), max(LEAST, room)))
