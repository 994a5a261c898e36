"""What is to be done before the next session but one: one list for the desk, urgent first."""

from collections.abc import Mapping
from datetime import timedelta

from PySide6.QtCore import QModelIndex, QPoint, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.desk.agenda import Listing
from app.domain.agenda.model import Line
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.dates import full_date
from app.language.directions import joined
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.pages.line_filters import LineFilters, Narrowing
from app.ui.pages.line_panel import LinePanel
from app.ui.pages.line_words import results, when
from app.ui.pages.lines_out import LinesOut
from app.ui.standing import PeopleFinder
from app.ui.tasks import Work
from app.ui.widgets.aside import Aside
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column, Columns
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.result_list import ResultList
from app.ui.widgets.status import EmptyState
from app.ui.widgets.text import Text

LEAST, FOOT = 260, 24
AHEAD = timedelta(days=120)


class LineList(ResultList):
    """A list whose lines show beside it (`beside`): a click makes a line current and goes nowhere."""

    beside = True

    def _pressed(self, index: QModelIndex) -> None:
        self.setFocus()
        if not self.beside:
            super()._pressed(index)


class DeadlinesPage(Page):
    """The list, and the ways out of the program.

    Where there is room, the line of the moment stands beside the list, and each scrolls by itself; where there is
    none, the list is as long as it is, and a line opens on its own page. The page never scrolls around them.
    """

    def __init__(self, context: DeskContext, kept: Narrowing | None = None) -> None:
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
        self.filters = LineFilters(words, kept or Narrowing())
        self.add(
            FlowBox(
                Button(words.t("Voir le mois"), "quiet", glyph="calendar", on=lambda: go("month")),
                self._calls,
                self._calendar,
                Button(words.t("Calculer des dates"), "quiet", glyph="calendar-clock", on=lambda: go("calculator")),
                self.filters.button,
            )
        )
        self.add(self.filters)
        self.filters.changed.connect(self._draw)
        self.filters.button.turned.connect(self._unfold)
        self._unfold()
        self.list = LineList(words.t("Échéances"))
        self.list.moved.connect(self._show)
        self.list.chosen.connect(self._chosen)
        self.list.ticked.connect(self._tick)
        self.panel = Column()
        self._empty = Column()
        self._beside = Aside(self.panel)
        self._columns = self.add(Columns(self.list, self._beside, (6, 5)))
        self._columns.turned.connect(self._fit_soon)
        self.add(self._empty)
        self._columns.hide()
        self.acts = {"print": self._print}
        context.screen.changed.connect(self._draw)

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
        counted = total if len(self.shown) == len(listing.lines) else joined((total, part))
        self.set_title(self.heading.text(), counted if listing.lines else "")
        self.list.put(results(self.shown, listing.profiles, self._finder, today, words))
        self.filters.button.setVisible(bool(listing.lines))
        self._unfold()
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
        profile = self._listing.profiles.get(line.person) if self._listing else None
        return self.filters.fits(line, profile, self.desk.sitting.author, self._finder)

    def _say_empty(self, listing: Listing) -> None:
        words = self.words
        if listing.lines:
            self._empty.add(
                EmptyState(words.t("Rien de tel dans la liste."), glyph="search",
                           button=Button(words.t("Tout montrer"), on=self.filters.show_all))
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

    # -- the line of the moment ----------------------------------------------------------------

    def current(self) -> Line | None:
        """The line of the moment."""
        key = self.list.current()
        return next((line for line in self.shown if line.id == key), None)

    def _show(self, key: str) -> None:
        line = next((line for line in self.shown if line.id == key), None)
        self.panel.clear()
        self._beside.verticalScrollBar().setValue(0)
        if line is None or self._listing is None:
            return
        profile = self._listing.profiles.get(line.person)
        self.panel.add(LinePanel(self.at_desk, line, self._finder.title(profile) if profile else ""))

    def _chosen(self, _key: str) -> None:
        line = self.current()
        if self.list.beside:
            self._into_panel()
        elif line is not None:
            self.context.navigator.go("line", person=line.person, line=line.id)

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
        """Another size may leave another room."""
        super().resizeEvent(event)
        self._fit_soon()

    def _unfold(self) -> None:
        self.filters.setVisible(self.filters.button.is_open and not self.filters.button.isHidden())
        self._fit_soon()

    def _fit_soon(self) -> None:
        # Once what stands above the list has its place.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        inside = self.area.widget()
        layout = inside.layout() if inside is not None else None
        if inside is None or layout is None or not self._columns.isVisible():
            return
        layout.activate()
        room = self.area.viewport().height() - self._columns.mapTo(inside, QPoint(0, 0)).y() - FOOT
        self.list.beside = self._columns.is_wide() and room >= LEAST
        self._columns.show_second(self.list.beside)
        self._beside.setFixedHeight(max(room, 1))
        full = self.list.full_height()
        self.list.setFixedHeight(min(full, room) if self.list.beside else full)
