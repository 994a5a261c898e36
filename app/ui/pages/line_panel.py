"""One line of the agenda: what to do now, by when, why, and what the desk says beside it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.agenda.model import Line, day_of
from app.domain.changes import Recorded
from app.domain.faults import KnownError
from app.language.agenda_texts import act_of, lacks_of, name_of, now_of, say
from app.language.dates import full_date, long_date
from app.language.deadline_sureness import ranked
from app.language.faults import explain
from app.ui.context import DeskContext
from app.ui.pages.line_words import standing_of, when
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.standing_word import standing_word
from app.ui.widgets.status import StatusWord
from app.ui.widgets.text import Card, Text
from app.ui.widgets.why import Why, sureness

DAYLESS = ("task", "appointment")
"""Rules that only repeat a day that someone noted: nothing was computed, so nothing is uncertain."""


class LinePanel(Column):
    """The line of the moment. `who` is her name as lists show it; empty where her page shows it already."""

    def __init__(self, context: DeskContext, line: Line, who: str = "", *, opened: bool = False) -> None:
        super().__init__(gap=12)
        self._context = context
        self._words = context.words
        self.line = line
        self.who = who
        self.setAccessibleName(name_of(line, self._words))
        card = self.add(Card(act_of(line, self._words)))
        self._fill(card)
        self._act(card)
        self._beside(card)
        self.why: Disclosure | None = None
        if line.outcome.dates or line.facts:
            self.why = card.add(Disclosure(self._words, self._words.t("Pourquoi cette date ?")))
            self.why.add(self._why())
            self.why.button.set_open(opened)

    def _fill(self, card: Card) -> None:
        words, line, today = self._words, self.line, self._context.clock().date()
        card.add(standing_word(standing_of(line, today), words))
        card.add(Text(when(line, words), "h2", selectable=True))
        if self.who:
            # On a page of its own, the page bears that name.
            card.add(Text(name_of(line, words), "strong"))
            card.add(FlowBox(Button(self.who, "link", glyph="user", on=self.open_person)))
        if line.overridden:
            card.add(self._override())
        missed = now_of(line, words)
        if missed:
            card.add(Message("danger", missed))

    def _beside(self, card: Card) -> None:
        """What is to be known besides: what lacks, what was supposed, how sure it is."""
        words, line = self._words, self.line
        if line.missing:
            card.add(Message("warning", lacks_of(line, words), detail=words.t("Notez-le dans sa fiche.")))
        if line.fault is not None:
            happened, remedy = explain(line.fault, words)
            card.add(Message("warning", happened, detail=remedy))
        for one in line.warnings:
            card.add(StatusWord("plain", say(one, words), glyph="info"))
        if line.task is not None and line.state in ("postponed", "handed-over"):
            card.add(Text(self._said(), ink="muted"))
        if line.outcome.dates and line.rule not in DAYLESS and line.sources:
            card.add(sureness(line.outcome, words))

    def _override(self) -> QWidget:
        """Someone's own date, with its reason, beside the computed one."""
        words, line = self._words, self.line
        computed = full_date(line.computed, words.language) if line.computed else words.t("inconnue")
        reason = line.task.reason if line.task else ""
        return Message(
            "info", words.t("Date choisie à la main. Date calculée : {day}", day=computed),
            detail=words.t("Raison : {reason}", reason=reason) if reason else "",
        )  # fmt: skip

    def _said(self) -> str:
        words, task = self._words, self.line.task
        if task is None:
            return ""
        if task.state == "handed-over":
            names = {one.code: one.name for one in self._context.desk.sitting.volunteers()}
            told = words.t("Confié à {name}", name=names.get(task.to, task.to))
        else:
            day = day_of(task.until)
            until = long_date(day, words.language) if day else "…"
            told = words.t("Reporté jusqu’au {day}", day=until)
        return f"{told}. {task.reason}" if task.reason else told

    def _why(self) -> QWidget:
        line = self.line
        return Why(self._words, line.outcome, line.facts, warnings=ranked(line.outcome.warnings))

    # -- what can be done ----------------------------------------------------------------------

    def _act(self, card: Card) -> None:
        words, line = self._words, self.line
        name = name_of(line, words)
        buttons = []
        if line.state == "open":
            buttons.append(Button(words.t("Marquer fait"), glyph="check", keys=words.t("Espace"), on=self.done,
                                  name=words.t("Marquer fait : {what}", what=name)))  # fmt: skip
            buttons.append(self._to(words.t("Reporter"), "postpone-line", "clock"))
            buttons.append(self._to(words.t("Confier"), "hand-over-line", "handshake"))
            if line.rule != "no-rule":
                buttons.append(self._to(words.t("Mettre une autre date"), "override-line", "pencil"))
        if line.task is not None and (line.state != "open" or line.overridden):
            again = words.t("Reprendre la date calculée") if line.overridden else words.t("Remettre à faire")
            buttons.append(Button(again, glyph="undo", on=self.take_back))
        card.add(FlowBox(*buttons))

    def _to(self, text: str, page: str, glyph: str) -> Button:
        line = self.line
        return Button(
            text, "quiet", glyph=glyph, name=self._words.t("{act} : {what}", act=text, what=name_of(line, self._words)),
            on=lambda: self._context.navigator.go(page, person=line.person, line=line.id),
        )  # fmt: skip

    def open_person(self) -> None:
        """Her page."""
        self._context.navigator.go("person", person=self.line.person)

    def done(self) -> None:
        """Marks it done, which can be undone."""
        self._record(lambda: self._context.desk.tasks.done(self.line), self._words.t("L’échéance est marquée faite."))

    def take_back(self) -> None:
        """The computed date counts again, and it is to be done."""
        self._record(lambda: self._context.desk.tasks.take_back(self.line), self._words.t("C’est de nouveau à faire."))

    def _record(self, call: Callable[[], Recorded], told: str) -> None:
        def recorded(found: Recorded) -> None:
            self._context.toaster.show_toast(told, undoing(self._context, found.batch))

        def failed(fault: KnownError) -> None:
            happened, remedy = explain(fault, self._words)
            self._context.toaster.show_toast(f"{happened} {remedy}")

        self._context.tasks.run(self, lambda _work: call(), recorded, failed)
