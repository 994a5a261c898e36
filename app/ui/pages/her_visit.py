"""Today's visit on a person's page: noted, received, ended, each by the same key."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.entities import Visit
from app.domain.ids import Id
from app.domain.queueing import state_of
from app.language.directions import joined
from app.ui.context import DeskContext
from app.ui.pages.visit_lines import VisitLines
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Columns
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.text import Card, Text

KEY = "Ctrl+J"
SHARES = (4, 7)


class HerVisit:
    """What `page`, the page of `person`, says and does about her visit of the session."""

    def __init__(self, page: Page, context: DeskContext, person: Id) -> None:
        self._page = page
        self._context = context
        self._desk = context.desk
        self._person = person

    def card(self) -> QWidget | None:
        """Where she stands today, with the next act; nothing where no session is open."""
        if self._desk.sitting.session is None:
            return None
        visit = self._visit()
        words = self._context.words
        card = Card(look="inset")
        card.setAccessibleName(words.t("Sa visite d’aujourd’hui"))
        buttons = self._buttons(visit)
        stands = Text(self._stands(visit), "strong")
        stands.setMinimumHeight(buttons[0].sizeHint().height())
        card.add(Columns(stands, FlowBox(*buttons), SHARES))
        if visit is not None and visit.next_step and not visit.ended_at:
            card.add(Text(visit.next_step))
        return card

    def _stands(self, visit: Visit | None) -> str:
        if visit is None:
            return self._context.words.t("Sa venue d’aujourd’hui n’est pas notée.")
        lines = VisitLines(self._context, self._desk.queue.standing().all)
        return joined((lines.number(visit), lines.stands(visit)))

    def act(self) -> None:
        """What the key does: notes her visit, receives her, or ends her visit."""
        if self._desk.sitting.session is None:
            return
        visit = self._visit()
        if visit is None or visit.ended_at:
            self._note()
        elif state_of(visit) == "waiting":
            self._receive(visit.id)
        else:
            self._context.navigator.go("end-visit", visit=visit.id)

    def _visit(self) -> Visit | None:
        return self._desk.queue.of(self._person)

    def _buttons(self, visit: Visit | None) -> list[Button]:
        words, go = self._context.words, self._context.navigator.go
        if visit is None:
            return [
                Button(words.t("Noter sa venue"), glyph="check", keys=KEY, on=self._note),
                Button(words.t("Lui donner un numéro"), "quiet", glyph="ticket", on=self._arrive),
            ]
        state = state_of(visit)
        found = []
        if state == "waiting":
            found.append(Button(words.t("La recevoir maintenant"), keys=KEY, on=lambda: self._receive(visit.id)))
            found.append(Button(words.t("Montrer le numéro"), "quiet", glyph="ticket",
                                on=lambda: go("ticket", visit=visit.id)))  # fmt: skip
        elif state == "going":
            found.append(Button(words.t("Terminer la visite"), glyph="check", keys=KEY,
                                on=lambda: go("end-visit", visit=visit.id)))  # fmt: skip
            found.append(Button(words.t("Confier à quelqu’un"), "quiet", glyph="handshake",
                                on=lambda: go("hand-visit", visit=visit.id)))  # fmt: skip
        found.append(Button(words.t("Voir la visite"), "quiet", on=lambda: go("visit", visit=visit.id)))
        return found

    def _note(self) -> None:
        again = self._visit() is not None
        act = self._desk.queue.arrive if again else self._desk.people.arrive
        self._do(lambda: act(self._person), self._context.words.t("Sa venue est notée."))

    def _arrive(self) -> None:
        def given(recorded: Recorded) -> None:
            visit = next(identifier for entity, identifier in recorded.entities if entity == "visit")
            self._context.navigator.go("ticket", visit=visit)

        queue = self._desk.queue
        self._context.tasks.run(self._page, lambda _work: queue.arrive(self._person), given, self._page.show_fault)

    def _receive(self, visit: Id) -> None:
        self._do(lambda: self._desk.queue.call(visit), self._context.words.t("Vous la recevez."))

    def _do(self, act: Callable[[], Recorded | None], told: str) -> None:
        def done(recorded: Recorded | None) -> None:
            if recorded is not None and recorded.entities:
                self._context.toaster.show_toast(told, undoing(self._context, recorded.batch))

        self._context.tasks.run(self._page, lambda _work: act(), done, self._page.show_fault)
