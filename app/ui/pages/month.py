"""A month of deadlines: each day with what it holds, and the day of the moment in full below."""

from calendar import Calendar
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from app.desk.agenda import Listing
from app.domain.agenda.model import Line
from app.domain.changes import Recorded
from app.language.agenda_texts import act_of
from app.language.dates import full_date, month_name, weekday_name
from app.ui.context import DeskContext
from app.ui.pages.deadlines import LineList
from app.ui.pages.line_words import results, standing_of
from app.ui.standing import PeopleFinder
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card, Text

DAYS, WEEKS = 7, 6
LEFT = "\u200e"
"""The left-to-right mark: numbers stay in order beside a name of another direction."""
SHOWN = 2
NARROW_EM = 4
CELL, HEAD = 74, 32
"""The least height of a day (three lines) and of the names of days, px at 100 %."""
RANK = ("danger", "warning", "info", "success", "plain")


class MonthGrid(QTableWidget):
    """Seven columns, six weeks; arrows move, Page Up and Page Down turn the month."""

    def __init__(self, name: str, turn: Callable[[int], object]) -> None:
        super().__init__(WEEKS, DAYS)
        self._turn = turn
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn the month."""
        turns = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if key in turns:
            self._turn(turns[key])
            return
        super().keyPressEvent(event)


class MonthPage(Page):
    """One month; what was said of a line shows as in the list."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(context, words.t("Mois"), back=True, wide=True)
        self.desk = context.desk
        self._finder = PeopleFinder(context.desk, words, context.screen)
        today = context.clock().date()
        self.month = today.replace(day=1)
        self._day = today
        self._listing: Listing | None = None
        self._work: Work | None = None
        self.add(
            FlowBox(
                Button(words.t("Mois d’avant"), "quiet", glyph="previous", on=lambda: self.turn(-1)),
                Button(words.t("Mois d’après"), "quiet", glyph="next", on=lambda: self.turn(1)),
                Button(words.t("Aujourd’hui"), "quiet", glyph="calendar", on=self.today),
            )
        )
        self.grid = MonthGrid(words.t("Jours du mois"), self.turn)
        self.grid.setHorizontalHeaderLabels([weekday_name(day, words.language) for day in range(DAYS)])
        self.grid.currentCellChanged.connect(lambda *_: self._moved())
        self.card = Card(" ")
        self.add(Columns(self.grid, self.card, (7, 4)))
        self.list = LineList(words.t("Échéances du jour"))
        self.list.beside = False
        self.list.chosen.connect(self._open)
        self.card.add(self.list)
        self.nothing = self.card.add(Text(words.t("Rien ce jour-là."), ink="muted"))
        # Before anything is read the days stand there: the focus has one to go to.
        self._draw()
        context.screen.changed.connect(self._draw)

    def first_focus(self) -> QWidget | None:
        """The days."""
        return self.grid

    def entering(self) -> None:
        """The month as it stands."""
        self._read()

    def leaving(self) -> None:
        """Nobody waits for the month any more."""
        if self._work is not None:
            self._work.drop()

    def data_changed(self, recorded: Recorded) -> None:
        """Something was done or noted."""
        if self.isVisible() and recorded.entities:
            self._read()

    def turn(self, months: int) -> None:
        """Another month."""
        count = self.month.year * 12 + self.month.month - 1 + months
        self.month = date(count // 12, count % 12 + 1, 1)
        self._day = self.month
        self._read()

    def today(self) -> None:
        """Back to the month of today."""
        self._day = self.context.clock().date()
        self.month = self._day.replace(day=1)
        self._read()

    def _days(self) -> list[date]:
        found = list(Calendar().itermonthdates(self.month.year, self.month.month))
        # Six weeks always: the grid does not jump from one month to the next.
        return [found[0] + timedelta(days=step) for step in range(DAYS * WEEKS)]

    def _read(self) -> None:
        days = self._days()
        self.set_title(month_name(self.month, self.words.language))
        agenda = self.desk.agenda
        self._work = self.context.tasks.run(
            self, lambda work: agenda.between(days[0], days[-1], work.stopped), self._ready, lane="month"
        )  # fmt: skip

    def _ready(self, listing: Listing) -> None:
        self._listing = listing
        self._draw()

    def _of(self, day: date) -> tuple[Line, ...]:
        return tuple(line for line in self._listing.lines if line.day == day) if self._listing else ()

    def _draw(self) -> None:
        days = self._days()
        self.grid.blockSignals(True)
        for place, day in enumerate(days):
            self.grid.setItem(place // DAYS, place % DAYS, self._cell(day))
        place = days.index(self._day) if self._day in days else 0
        self.grid.setCurrentCell(place // DAYS, place % DAYS)
        self.grid.blockSignals(False)
        self.grid.setMinimumHeight(self.context.theme.px(CELL * WEEKS + HEAD))
        self._show()

    def _cell(self, day: date) -> QTableWidgetItem:
        words, today, lines = self.words, self.context.clock().date(), self._of(day)
        stands = [standing_of(line, today) for line in lines]
        kind = next((one for one in RANK if one in {stand.kind for stand in stands}), "plain")
        item = QTableWidgetItem("\n".join(LEFT + told for told in self._told(day, lines, kind)))
        item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        spoken = [full_date(day, words.language), words.n("{count} échéance", "{count} échéances", len(lines))]
        spoken += [
            " ".join((words.t(stand.word), self._who(line), act_of(line, words)))
            for stand, line in zip(stands[:SHOWN], lines, strict=False)
        ]
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(spoken))
        tokens = self.context.theme.tokens
        item.setForeground(QBrush(QColor(tokens.ink(kind) if day.month == self.month.month else tokens.muted)))
        font = QFont(self.grid.font())
        font.setBold(day == today or kind == "danger")
        font.setUnderline(day == today)
        item.setFont(font)
        return item

    def _told(self, day: date, lines: tuple[Line, ...], kind: str) -> list[str]:
        """What stands in a day: its number, with a sign where something is urgent; whom it is about, as far as fits."""
        head = f"{day.day} !" if kind == "danger" else str(day.day)
        if self.grid.columnWidth(0) < self.fontMetrics().height() * NARROW_EM:
            return [head, f"({len(lines)})"] if lines else [head]
        most = SHOWN if len(lines) <= SHOWN else SHOWN - 1
        names = [self._who(line) for line in lines[:most]]
        return [head, *names, *([f"+ {len(lines) - most}"] if lines[most:] else [])]

    def _who(self, line: Line) -> str:
        profile = self._listing.profiles.get(line.person) if self._listing else None
        hour = f"{line.hour.strftime('%H:%M')} " if line.hour else ""
        return hour + (self._finder.title(profile) if profile else "…")

    def _moved(self) -> None:
        place = self.grid.currentRow() * DAYS + self.grid.currentColumn()
        days = self._days()
        if 0 <= place < len(days):
            self._day = days[place]
            self._show()

    def _show(self) -> None:
        words, lines = self.words, self._of(self._day)
        self.card.heading.setText(full_date(self._day, words.language))
        profiles = self._listing.profiles if self._listing else {}
        shown = results(lines, profiles, self._finder, self.context.clock().date(), words)
        # The day stands above: only the hour tells them apart.
        hours = [line.hour.strftime("%H:%M") if line.hour else "" for line in lines]
        self.list.put([structs.replace(one, aside=hour) for one, hour in zip(shown, hours, strict=True)])
        self.list.setFixedHeight(self.list.full_height())
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def _open(self, key: str) -> None:
        line = next((line for line in self._of(self._day) if line.id == key), None)
        if line is not None:
            self.context.navigator.go("line", person=line.person, line=line.id)
