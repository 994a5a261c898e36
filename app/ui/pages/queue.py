"""The whole queue, however long it is."""

from app.domain.changes import Recorded
from app.ui.context import DeskContext
from app.ui.pages.queue_cards import QueueCards
from app.ui.pages.visit_lines import VisitLines
from app.ui.widgets.button import Button
from app.ui.widgets.page import Page
from app.ui.widgets.status import EmptyState

EVERYONE = 1 << 16


class QueuePage(Page):
    """Everyone of the session, each line opens her visit."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, context.words.t("File d’attente"), back=True)
        self.at_desk = context
        self.set_actions(
            Button(self.words.t("Accueillir une personne"), "primary", glyph="user-plus", keys="Ctrl+J",
                   on=lambda: context.navigator.go("arrival"))
        )  # fmt: skip

    def entering(self) -> None:
        """Everyone anew."""
        queue = self.at_desk.desk.queue
        standing = queue.standing()
        cards = QueueCards(self.at_desk, VisitLines(self.at_desk, standing.all), EVERYONE)
        nobody = EmptyState(self.words.t("Personne n’attend."), glyph="users")
        if standing.waiting:
            self.set_title(cards.heading(standing.waiting))
        else:
            self.set_title(self.words.t("File d’attente"))
        self.show_body(cards.all(standing, "") if standing.all else nobody)

    def data_changed(self, recorded: Recorded) -> None:
        """Someone came, was called or has gone."""
        if self.isVisible() and any(entity == "visit" for entity, _ in recorded.entities):
            self.entering()
