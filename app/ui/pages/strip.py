"""What is to be done by when, in few lines: on the page of a person, and on the first page for everyone."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.agenda import Urgent
from app.domain.agenda.model import Line
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.agenda_texts import act_of
from app.language.directions import joined
from app.language.faults import explain
from app.language.typography import begun
from app.ui.context import DeskContext
from app.ui.pages.line_words import results, standing_of, when, when_short
from app.ui.standing import PeopleFinder
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.result_list import ResultList
from app.ui.widgets.standing_word import standing_word
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Text

MOST, AT_ONCE = 3, 20
"""How many dates show at first, and how many more each time someone asks for them."""
RECENT, STALE = 31, 365
"""Days: what is past for longer comes after the rest; for much longer, only where someone asks for it."""
SLOW_MS = 400
"""What takes less need not be told."""


def in_view(lines: Sequence[Line], today: date) -> tuple[list[Line], list[Line]]:
    """The lines that show at once, and those that are asked for: what is near first, what is long past last.

    Red lines and those without a day are always near. Where nothing is nearer, what is long past shows at once.
    """

    def past(line: Line) -> int:
        return 0 if line.red or line.day is None else (today - line.day).days

    ordered = sorted(lines, key=lambda line: past(line) > RECENT)
    first = [line for line in ordered if past(line) <= STALE][:MOST] or ordered[:MOST]
    return first, [line for line in ordered if line not in first]


class Strip(Card):
    """Her next dates, each a link to what is to be done and why. Read beside the window: it shows when it is known."""

    def __init__(self, context: DeskContext, person: Id) -> None:
        words = context.words
        super().__init__(words.t("Échéances"))
        self._context = context
        self._person = person
        self.lines: tuple[Line, ...] = ()
        navigator = context.navigator
        if navigator.has("decision"):
            self.beside_heading(
                Button(words.t("Noter une décision"), "quiet", glyph="scale",
                       on=lambda: navigator.go("decision", person=person))
            )  # fmt: skip
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.body.addLayout(self._rows)
        context.tasks.run(self, lambda _work: context.desk.agenda.strip(person), self._show, self._failed)

    def _show(self, lines: tuple[Line, ...]) -> None:
        words = self._context.words
        self.lines = lines
        if not lines:
            self._rows.addWidget(
                Text(words.t("Aucune date connue. Notez la fin de son titre, un dépôt ou une décision."), ink="muted")
            )
        first, more = in_view(lines, self._context.clock().date())
        for line in first:
            self._rows.addWidget(self._row(line))
        if more:
            self._rows.addWidget(self._rest(more))

    def _rest(self, more: Sequence[Line]) -> QWidget:
        words = self._context.words
        text = words.n("Voir encore {count} date", "Voir encore {count} dates", len(more))
        button = Button(text, "link", glyph="next")

        def show() -> None:
            had_focus = button.hasFocus()
            rest.hide()
            rows = [self._row(line) for line in more[:AT_ONCE]]
            for row in rows:
                self._rows.addWidget(row)
            if more[AT_ONCE:]:
                self._rows.addWidget(self._rest(more[AT_ONCE:]))
            if had_focus:
                rows[0].findChildren(Button)[0].setFocus()

        button.clicked.connect(show)
        rest = FlowBox(button)
        return rest

    def _failed(self, fault: KnownError) -> None:
        happened, remedy = explain(fault, self._context.words)
        self._rows.addWidget(StatusWord("warning", f"{happened} {remedy}", glyph="triangle-alert"))

    def _row(self, line: Line) -> QWidget:
        words, context = self._context.words, self._context
        whole, act = when(line, words), begun(line.text) or act_of(line, words)
        day = when_short(line, words) if line.day else whole
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(standing_word(standing_of(line, context.clock().date()), words))
        link = Button(joined((act, day)), "link", name=words.t("{act}, {day} : pourquoi", act=act, day=whole),
                      on=lambda: context.navigator.go("line", person=self._person, line=line.id))  # fmt: skip
        layout.addWidget(FlowBox(link), 1)
        return row


class UrgentCard(Card):
    """The urgent lines of everyone, for the first page: it stays there while the page reads the rest again."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(words.t("À faire cette semaine"))
        self._context = context
        self._finder = PeopleFinder(context.desk, words, context.screen)
        self._found: Urgent | None = None
        self._work: Work | None = None
        self.told = self.add(Text("", ink="muted"))
        self.list = ResultList(words.t("À faire cette semaine"))
        self.list.chosen.connect(self._open)
        self.add(self.list)
        self.more = Button("", "link", glyph="next", on=lambda: context.navigator.go("deadlines"))
        self.add(FlowBox(self.more))
        self._say(words.t("Voir toutes les échéances"))
        self._slow = QTimer(self, interval=SLOW_MS, singleShot=True)
        self._slow.timeout.connect(lambda: self._say(self.more.text(), words.t("Les dates se calculent…")))

    def read(self) -> None:
        """As things stand now; beside the window."""
        agenda = self._context.desk.agenda
        if self._found is None:
            # The room of the lines that are still being looked for: what stands below does not jump.
            self.list.setFixedHeight(self.list.height_of(MOST))
            self._slow.start()
        self._work = self._context.tasks.run(
            self, lambda work: agenda.urgent(MOST, work.stopped), self._show, self._failed, lane="urgent"
        )

    def stop(self) -> None:
        """Nobody looks at it any more: what is being computed may wait."""
        self._slow.stop()
        if self._work is not None:
            self._work.drop()

    def _failed(self, _fault: KnownError) -> None:
        self._slow.stop()
        self.hide()

    def _show(self, found: Urgent) -> None:
        words, today = self._context.words, self._context.clock().date()
        self._slow.stop()
        self._found = found
        self.list.put(results(found.lines, found.profiles, self._finder, today, words))
        self.list.setFixedHeight(self.list.full_height())
        self.list.setVisible(bool(found.lines))
        count = len(found.lines) + found.more
        told = words.n("Voir {count} échéance", "Voir les {count} échéances", count)
        nothing = "" if found.lines else words.t("Rien d’urgent cette semaine.")
        self._say(told if found.more else words.t("Voir toutes les échéances"), nothing)
        self.show()

    def _say(self, more: str, told: str = "") -> None:
        self.more.set_text(more)
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def _open(self, key: str) -> None:
        for line in self._found.lines if self._found else ():
            if line.id == key:
                page = "person" if line.red else "line"
                arguments = {} if line.red else {"line": line.id}
                self._context.navigator.go(page, person=line.person, **arguments)
