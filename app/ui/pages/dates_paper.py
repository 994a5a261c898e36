"""The dates of a walk-in on one page, before it leaves."""

from app.desk.dates_paper import DatesForm
from app.domain.changes import Recorded
from app.domain.deadlines.facts import Facts
from app.domain.entities import NOBODY
from app.ui.context import DeskContext
from app.ui.pages.preview import LARGE, PreviewPage


class DatesPaperPage(PreviewPage):
    """What the calculator answered, in French beside a language; nothing of it is kept."""

    def __init__(self, context: DeskContext, situation: str, facts: Facts) -> None:
        self._situation = situation
        self._facts = facts
        super().__init__(context, context.words.t("Vos dates"))
        self.set_title(self.heading.text(), self.words.t("Rien n’est gardé de ce papier, sauf son numéro."))

    def form(self) -> DatesForm:
        """The situation, in the language chosen."""
        return DatesForm(
            situation=self._situation, facts=self._facts, language=self.spoken(),
            large=LARGE in self.options.value(),
        )  # fmt: skip

    def languages(self) -> list[str]:
        """Those that have phrases."""
        return self.desk.takeaways.languages(NOBODY, "dates.title")

    def told(self, number: str) -> str:
        """Never said: nothing is recorded."""
        return number

    def concerned(self, recorded: Recorded) -> bool:
        """Nothing in the register changes it."""
        del recorded
        return False
