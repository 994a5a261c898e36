"""Closing the session: who is still here, one letter each; the word for the next one; then the sheet."""

from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.entities import Visit
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.dates import clock_time, moment_of
from app.language.directions import joined
from app.ui.context import DeskContext
from app.ui.draft import DraftKeeper
from app.ui.pages.visit_fields import outcome
from app.ui.pages.visit_lines import VisitLines
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.field import LongTextField
from app.ui.widgets.page import Page
from app.ui.widgets.result_list import ResultList
from app.ui.widgets.text import Card, Text

MOST_LISTED = 3


class CloseSessionPage(Page):
    """One question at a time about those who are still here; a letter answers it."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, context.words.t("Clore la séance"), back=True)
        self.at_desk = context
        self.desk = context.desk
        session = self.desk.sitting.session
        self._session: Id | None = session.id if session else None
        self._asked: Id | None = None
        self._question = outcome(self.words)
        words = self.words
        self.note = LongTextField(
            words.t("Le mot pour la prochaine séance"), lines=3, optional=words.t("facultatif"),
            hint=words.t("Il est en haut de la feuille de relais. Pas de nom : la feuille peut circuler."),
        )  # fmt: skip
        self._draft = DraftKeeper(self, self.desk.drafts, f"close-session/{self._session}", {"note": self.note})
        self.close_button = Button(words.t("Clore la séance"), "primary", glyph="check", keys="Ctrl+↵", on=self._close)
        self.add(self.note)
        self.set_actions(self.close_button)

    def entering(self) -> None:
        """Who is still here; what was written before."""
        if self.desk.sitting.session is None:
            self.context.navigator.home()
            return
        self._read()
        self._draft.put_back()

    def leaving(self) -> None:
        """The word stays."""
        self._draft.keep_now()

    def data_changed(self, recorded: Recorded) -> None:
        """Someone was settled, here or by an exchange."""
        if self.isVisible() and any(entity == "visit" for entity, _ in recorded.entities):
            self._read()

    def first_focus(self) -> QWidget | None:
        """The first who is still here; nobody: the word for the next session."""
        return self._question if self._asked else self.note

    def _read(self) -> None:
        words, session = self.words, self.desk.sitting.session
        left = self.desk.closing.unsettled()
        if session:
            began = clock_time(moment_of(session.opened_at))
            place = joined((session.place, words.t("ouverte à {time}", time=began)))
            self.set_title(words.t("Clore la séance"), place)
        body = Column(self._still_here(left) if left else self._nobody())
        had_focus = self.window().focusWidget()
        again = self._asked is not None and had_focus is not None and self.isAncestorOf(had_focus)
        self._asked = left[0].id if left else None
        self.show_body(body)
        if again and had_focus is not self.note.area:
            self.take_focus()

    def _nobody(self) -> QWidget:
        card = Card(look="inset")
        card.add(Text(self.words.t("Personne n’attend plus. Chaque visite est terminée."), "strong"))
        return card

    def _still_here(self, left: list[Visit]) -> QWidget:
        words = self.words
        lines = VisitLines(self.at_desk, self.desk.queue.standing().all)
        first, *rest = left
        heading = words.n("{count} personne est encore là", "{count} personnes sont encore là", len(left))
        card = Card(heading)
        card.add(Text(lines.title(first), "large"))
        card.add(Text(lines.stands(first), ink="muted"))
        self._question = card.add(outcome(words))
        self._question.changed.connect(lambda: self._settle(first.id, self._question.value()))
        if rest:
            card.add(Text(words.t("Ensuite"), "strong"))
            after = ResultList(words.t("Ensuite"))
            after.chosen.connect(lambda key: self.context.navigator.go("visit", visit=Id(key)))
            after.put([lines.line(one) for one in rest[:MOST_LISTED]])
            after.setFixedHeight(after.full_height())
            card.add(after)
        if len(rest) > MOST_LISTED:
            more = len(rest) - MOST_LISTED
            card.add(Text(words.n("et {count} autre", "et {count} autres", more), ink="muted"))
        card.add(
            Text(words.t("Si vous fermez maintenant, on ne saura pas ce qu’il est advenu de ces personnes."), "detail")
        )
        return card

    def _settle(self, visit: Id, chosen: str) -> None:
        queue, number = self.desk.queue, self.desk.queue.get(visit).number

        def done(recorded: Recorded) -> None:
            told = self.words.t("La visite du numéro {number} est terminée.", number=number)
            self.context.toaster.show_toast(told, undoing(self.at_desk, recorded.batch))

        self.context.tasks.run(self, lambda _work: queue.settle(visit, chosen), done, self.show_fault)

    def _close(self) -> None:
        note, session = self.note.value(), self._session
        self.close_button.set_busy(True)

        def done(recorded: Recorded) -> None:
            self._draft.done()
            told = self.words.t("La séance est close.")
            self.context.toaster.show_toast(told, undoing(self.at_desk, recorded.batch))
            self.context.navigator.replace("handover-sheet", session=session)

        def failed(fault: KnownError) -> None:
            self.close_button.set_busy(False)
            self.show_fault(fault)

        self.context.tasks.run(self, lambda _work: self.desk.closing.close(note), done, failed)
