"""A failed attempt, noted in a few seconds: what a court reads later."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.entities import NOBODY, Attempt
from app.domain.ids import Id
from app.domain.vocabulary import ATTEMPT_OUTCOMES, OPEN, WITNESSES
from app.language import labels
from app.language.labels import label
from app.language.words import mark
from app.ui.context import DeskContext
from app.ui.entry_form import Said
from app.ui.form import Then
from app.ui.pages.asking import pick
from app.ui.pages.case_form import CaseEntry, channel_field
from app.ui.pages.people import PeoplePage
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import LongTextField, TextField
from app.ui.widgets.page import Page

FAILED = tuple(code for code in ATTEMPT_OUTCOMES if code not in (*OPEN, "succeeded"))
OTHER_THING = "unknown"


def attempt_page(context: DeskContext, case: Id = NOBODY, entry: Id = NOBODY, **given: Any) -> Page:
    """The form; where nobody is in sight yet (Ctrl+E on the first page), the people to choose from."""
    return AttemptPage(context, case, entry=entry, **given) if case or entry else PeoplePage(context)


class AttemptPage(CaseEntry):
    """Letters choose what happened; place, page and moment are filled in from the last attempt and the clock."""

    kind = Attempt
    said = Said(
        "attempt", mark("Noter un échec"), mark("Enregistrer la tentative"), mark("La tentative est enregistrée."),
        mark("tentative"),
    )  # fmt: skip

    def __init__(
        self, context: DeskContext, case: Id = NOBODY, node: str = "", channel: str = "", page: str = "",
        walk: Id | None = None, then: Then | None = None, entry: Id = NOBODY,
    ) -> None:  # fmt: skip
        del walk
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, case, entry=entry, then=then)
        # Ctrl+E is here already.
        self.acts["attempt"] = lambda: None
        self._node = node
        last = None if entry or node else next(reversed(context.desk.cases.attempts(self.case.id)), None)
        self.outcome = self.ask("outcome", self._outcomes(succeeded=bool(entry)))
        self.message = self.ask(
            "message",
            LongTextField(words.t("Message exact à l’écran"), lines=2, optional=optional,
                          hint=words.t("Recopiez-le mot pour mot : c’est une preuve.")),
        )  # fmt: skip
        self.ask_attachments("evidence", words.t("Captures"), subject=self.case.id)
        self.moment = self.when(at=context.clock())
        place = channel or (last.channel if last else "") or self.case.channel
        self.channel = self.ask("channel", channel_field(words, place))
        self.page = self.ask(
            "page", TextField(words.t("Quelle page ?"), text=page or (last.page if last else ""), optional=optional)
        )
        self.witness = self.ask(
            "witness",
            pick(words, words.t("Qui l’a vu ?"), WITNESSES, labels.WITNESSES, optional=optional, closed=True),
        )
        self.ask_which()
        self.ready()

    def fixed(self) -> dict[str, object]:
        """The step of the guide too."""
        return {**super().fixed(), "node": self._node}

    def first_focus(self) -> QWidget | None:
        """What happened."""
        return self.outcome

    def _outcomes(self, *, succeeded: bool) -> Choice:
        words = self.words
        codes = (*FAILED, "succeeded") if succeeded else FAILED
        options = [Option(code, label(labels.ATTEMPT_OUTCOMES, code, words)) for code in codes]
        options.append(Option(OTHER_THING, words.t("Autre chose")))
        return Choice(words.t("Que s’est-il passé ?"), options, letters=True, in_line=True)
