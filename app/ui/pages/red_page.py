"""An obligation to leave the territory (OQTF): the last hour to act, and nothing else first."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.desk.emergency import Advice, advice, last_moment
from app.domain.agenda.model import Line, moment_of
from app.domain.changes import Recorded
from app.domain.entities import Decision
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.agenda_texts import say
from app.language.dates import full_date, long_date, short_date
from app.language.deadline_texts import STATUSES
from app.language.directions import joined
from app.language.names import full_name
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column, Columns
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Text
from app.ui.widgets.why import Why, sureness

MINUTE_MS = 60_000
TWO_DAYS = timedelta(days=2)
ONE_HOUR = timedelta(hours=1)
KEY = "V"
HAPPENS = "happens"
Onward = Callable[[], object]


class RedPage(Page):
    """Shown before anything else of hers; `onward` opens what was asked for, by a button or one key."""

    def __init__(self, context: DeskContext, person: Id, onward: Onward) -> None:
        self.at_desk = context
        self.desk = context.desk
        self.person = person
        self._onward = onward
        words = context.words
        super().__init__(context, words.t("Urgent : quitter la France (OQTF)"), back=True, wide=True)
        self.set_title(self.heading.text(), full_name(self.desk.people.profile(person)))
        self._left: Text | None = None
        self._last: datetime | None = None
        self.line: Line | None = None
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self.tell_left)

    # -- reading -------------------------------------------------------------------------------

    def entering(self) -> None:
        """As things stand now."""
        self._timer.start()
        self._read()

    def leaving(self) -> None:
        """Out of sight no time is told."""
        self._timer.stop()

    def data_changed(self, recorded: Recorded) -> None:
        """The decision was corrected, or its appeal undone."""
        if self.person in recorded.persons and self.isVisible():
            self.read_again()

    def first_focus(self) -> QWidget | None:
        """The emergency sheet."""
        return self.main

    def _read(self) -> None:
        try:
            lines = [line for line in self.desk.agenda.red(self.person) if line.turn != HAPPENS]
        except KnownError as fault:
            self.show_fault(fault)
            return
        self.line = next(iter(lines), None)
        if self.line is None:
            self._over()
            return
        body = Column(self._moment(self.line))
        for other in lines[1:]:
            body.add(self._also(other))
        # The content is kept in memory once it was read; the first time takes a moment.
        found = advice(self.desk.walks.content, self._decision().measure)
        first = Column(self._section("do", found, numbered=True), self._section("call", found))
        second = Column(self._section("never", found), self._section("say", found), self._section("bring", found))
        body.add(Columns(first, second, (6, 5)))
        body.add(Text(self.words.t("Information, pas un conseil juridique : voyez un avocat tout de suite."), "detail"))
        self.show_body(body)
        self._offer()

    def _over(self) -> None:
        words = self.words
        self.show_body(
            Message("success", words.t("Aucune décision urgente n’attend plus."),
                    detail=words.t("Un recours est noté, ou la décision est finie."))
        )  # fmt: skip
        self.set_actions(Button(words.t("Voir sa fiche"), "primary", glyph="user", keys="Ctrl+↵", on=self._onward))

    def _decision(self) -> Decision:
        return self.desk.entries.get(Decision, self.line.about if self.line else Id(""))

    # -- what is on the page -------------------------------------------------------------------

    def _moment(self, line: Line) -> QWidget:
        """The last moment, in words and figures, and how it was found."""
        words = self.words
        card = Card()
        card.setProperty("look", "message")
        card.setProperty("kind", "danger")
        card.add(StatusWord("danger", words.t("Dernier moment pour aller au tribunal"), glyph="octagon-alert"))
        moment = card.add(Text(self._when(line), "show", ink="danger", selectable=True))
        moment.setAccessibleName(words.t("Dernier moment : {when}", when=self._when(line)))
        self._last = last_moment(line, self.context.clock())
        self._left = card.add(Text("", "h2"))
        self.tell_left()
        card.add(Text(self._handed(), "strong"))
        # Beside what it corrects: another row of actions would push the last moment out of sight.
        card.add(
            FlowBox(
                Button(words.t("Corriger la décision"), "link", glyph="pencil",
                       on=lambda: self.context.navigator.go("decision", person=self.person, entry=self._decision().id))
            )
        )  # fmt: skip
        for one in line.warnings:
            card.add(StatusWord("warning", say(one, words), glyph="triangle-alert"))
        if line.overridden and line.task is not None and line.computed is not None:
            day = long_date(line.computed, words.language)
            told = words.t("Date choisie à la main. Date calculée : {day}. Raison : {reason}", day=day,
                           reason=line.task.reason)  # fmt: skip
            card.add(StatusWord("info", told, glyph="pencil"))
        if line.outcome.dates:
            card.add(sureness(line.outcome, words))
            why = card.add(Disclosure(words, words.t("Pourquoi cette heure ?")))
            why.add(Why(words, line.outcome, line.facts, warnings=line.outcome.warnings))
        return card

    def _when(self, line: Line) -> str:
        words = self.words
        if line.day is None:
            return words.t("Délai à lire sur le papier : appelez un avocat aujourd’hui.")
        day = full_date(line.day, words.language)
        if line.hour is None:
            return words.t("{day}, avant minuit", day=day)
        return words.t("{day} à {hour}", day=day, hour=line.hour.strftime("%H:%M"))

    def tell_left(self) -> None:
        """How much time is left, told anew each minute."""
        if self._left is None or self._last is None:
            return
        self._left.setText(time_left(self._last - self.context.clock(), self.words))

    def _handed(self) -> str:
        words, decision = self.words, self._decision()
        day, hour = moment_of(decision.notified_at)
        parts = [labels.label(labels.DECISION_KINDS, decision.kind, words)]
        if day is not None:
            date = long_date(day, words.language)
            parts.append(
                words.t("remise le {day} à {hour}", day=date, hour=hour.strftime("%H:%M"))
                if hour else words.t("remise le {day}", day=date)
            )  # fmt: skip
        if decision.measure not in OPEN:
            parts.append(labels.label(labels.MEASURES, decision.measure, words))
        if decision.followed_by:
            parts.append(words.t("suivie par {who}", who=decision.followed_by))
        return joined(parts)

    def _also(self, line: Line) -> QWidget:
        return Message("danger", self.words.t("Aussi : {when}", when=self._when(line)))

    def _section(self, part: str, found: Sequence[Advice], *, numbered: bool = False) -> QWidget:
        card = Card(self._phrase(f"emergency.{part}"))
        for number, one in enumerate((one for one in found if one.part == part), 1):
            text = self._phrase(one.key)
            card.add(Text(f"{number}. {text}" if numbered else text, "strong" if part in ("do", "say") else "body"))
            if one.status in ("to-check", "conflict"):
                card.add(StatusWord("warning", self._doubt(one), glyph="circle-help"))
        return card

    def _doubt(self, one: Advice) -> str:
        words = self.words
        day = short_date(one.checked_on, words.language)
        told = words.t("{status}, vu le {day}", status=words.t(STATUSES[one.status]), day=day)
        return told[:1].upper() + told[1:]

    def _phrase(self, key: str) -> str:
        return self.desk.walks.content.phrase(key, self.words.language, self.context.clock().date()).text

    # -- what can be done ----------------------------------------------------------------------

    def _offer(self) -> None:
        words, navigator, decision = self.words, self.context.navigator, self._decision()
        buttons = [
            Button(words.t("Noter le recours déposé"), glyph="check",
                   on=lambda: navigator.go("appeal", decision=decision.id)),
            Button(words.t("Voir sa fiche"), "quiet", glyph="user", keys=KEY, on=self._onward),
        ]  # fmt: skip
        self.acts = {"print": self._sheet}
        self.set_actions(
            Button(words.t("Faire la fiche d’urgence"), "primary", glyph="printer", keys="Ctrl+↵", on=self._sheet),
            *buttons,
        )

    def _sheet(self) -> None:
        if self.line is not None:
            self.context.navigator.go("emergency", decision=self.line.about)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key goes on to what was asked for."""
        if event.text().upper() == KEY:
            event.accept()
            self._onward()
            return
        super().keyPressEvent(event)


def time_left(left: timedelta, words: Words) -> str:
    """`Il reste 1 jour et 3 heures.`; once it is over, that it is."""
    if left <= timedelta():
        return words.t("Ce moment est passé : appelez un avocat tout de suite.")
    days, rest = left.days, timedelta(seconds=left.seconds)
    hours, minutes = rest // ONE_HOUR, (rest % ONE_HOUR) // timedelta(minutes=1)
    if left < ONE_HOUR:
        return words.n("Il reste {count} minute.", "Il reste {count} minutes.", max(minutes, 1))
    told_hours = words.n("{count} heure", "{count} heures", hours)
    if left < TWO_DAYS and not days:
        told_minutes = words.n("{count} minute", "{count} minutes", minutes)
        return words.t("Il reste {first} et {second}.", first=told_hours, second=told_minutes)
    told_days = words.n("{count} jour", "{count} jours", days)
    return words.t("Il reste {first} et {second}.", first=told_days, second=told_hours)
