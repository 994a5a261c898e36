"""A failed attempt, noted in a few seconds: what a court reads later."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from app.desk.records import AttemptForm
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.domain.vocabulary import ATTEMPT_OUTCOMES, OPEN, WITNESSES
from app.language.labels import ATTEMPT_OUTCOMES as OUTCOME_WORDS
from app.language.labels import WITNESSES as WITNESS_WORDS
from app.language.labels import label
from app.ui.context import DeskContext
from app.ui.form import Then
from app.ui.pages.case_form import CaseForm, channel_field
from app.ui.pages.people import PeoplePage
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import Field, LongTextField, TextField
from app.ui.widgets.page import Page

FAILED = tuple(code for code in ATTEMPT_OUTCOMES if code not in (*OPEN, "succeeded"))
OTHER_THING = "unknown"


def attempt_page(context: DeskContext, case: Id | None = None, **given: Any) -> Page:
    """The form; where nobody is in sight yet (Ctrl+E on the first page), the people to choose from."""
    return PeoplePage(context) if case is None else AttemptPage(context, case, **given)


class AttemptPage(CaseForm):
    """Letters choose what happened; place, page and moment are filled in from the last attempt and the clock."""

    made = "attempt"

    def __init__(
        self, context: DeskContext, case: Id, node: str = "", channel: str = "", page: str = "",
        walk: Id | None = None, then: Then | None = None,
    ) -> None:  # fmt: skip
        words = context.words
        super().__init__(context, words.t("Noter un échec"), words.t("Enregistrer la tentative"), case, then)
        del walk
        # Ctrl+E is here already.
        self.acts["attempt"] = lambda: None
        self._node = node
        outcomes = [Option(code, label(OUTCOME_WORDS, code, words)) for code in FAILED]
        outcomes.append(Option(OTHER_THING, words.t("Autre chose")))
        self.outcome = self.add(Choice(words.t("Que s’est-il passé ?"), outcomes, letters=True, in_line=True))
        self.message = self.add(
            LongTextField(
                words.t("Message exact à l’écran"),
                hint=words.t("Recopiez-le mot pour mot : c’est une preuve."),
                lines=2,
                optional=words.t("facultatif"),
            )
        )
        last = next(reversed(context.desk.records.attempts(case)), None)
        self.moment = self.when(at=context.clock())
        place = channel or (last.channel if last and not node else "") or self.case.channel
        self.channel = self.add(channel_field(words, "" if place in OPEN else place))
        self.page = self.add(
            TextField(words.t("Quelle page ?"), text=page or (last.page if last and not node else ""),
                      optional=words.t("facultatif"))
        )  # fmt: skip
        seen = [Option(code, label(WITNESS_WORDS, code, words)) for code in WITNESSES if code not in OPEN]
        self.witness = self.add(Choice(words.t("Qui l’a vu ?"), seen, in_line=True, optional=words.t("facultatif")))
        self.ask_which()
        self.faults = {"attempt.outcome-missing": self.outcome, "record.in-future": self.moment}
        self.keep_draft(
            f"attempt/{case}",
            {
                "outcome": self.outcome, "message": self.message, "moment": self.moment, "channel": self.channel,
                "page": self.page, "witness": self.witness,
            },
        )  # fmt: skip

    def first_focus(self) -> QWidget | None:
        """What happened."""
        return self.outcome

    def problems(self) -> Sequence[tuple[Field, str]]:
        """Something must say what happened."""
        found: list[tuple[Field, str]] = []
        if not self.outcome.value() or (self.outcome.value() == OTHER_THING and not self.message.value().strip()):
            text = self.words.t("Choisissez ce qui s’est passé, ou recopiez le message.")
            if not self.message.value().strip():
                found.append((self.outcome, text))
        return [*found, *self.moment_problem(self.moment)]

    def record(self) -> Callable[[], Recorded]:
        """The attempt as it stands in the form."""
        form = AttemptForm(
            case=self.case_id(), at=self.moment.value(), outcome=self.outcome.value() or OTHER_THING,
            channel=self.channel.value() or "unknown", page=self.page.value(), message=self.message.value(),
            witness=self.witness.value() or "unknown", node=self._node,
        )  # fmt: skip
        return lambda: self.desk.records.record_attempt(form)

    def told(self) -> str:
        """The toast."""
        return self.words.t("La tentative est enregistrée.")
