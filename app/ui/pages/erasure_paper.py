"""The certificate of an erasure, before it leaves."""

from app.desk.erasure_paper import ErasureForm
from app.domain.changes import Recorded
from app.domain.entities import NOBODY
from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.pages.preview import LARGE, PreviewPage


class ErasurePaperPage(PreviewPage):
    """In French beside the language of whoever asked, which only the page before still knows."""

    def __init__(self, context: DeskContext, record: Id, language: str = "fr") -> None:
        self._record = record
        self._hers = language
        super().__init__(context, context.words.t("Attestation d’effacement"))
        told = self.words.t("Sans nom ni référence : elle se range avec les papiers de la permanence, ou se remet.")
        self.set_title(self.heading.text(), told)

    def form(self) -> ErasureForm:
        """In the language chosen."""
        return ErasureForm(record=self._record, language=self.spoken(), large=LARGE in self.options.value())

    def languages(self) -> list[str]:
        """Hers first, where there are texts in it."""
        spoken = self.desk.takeaways.languages(NOBODY, "erasure.title")
        return [self._hers, *(one for one in spoken if one != self._hers)]

    def told(self, number: str) -> str:
        """Never said: nothing is recorded."""
        return number

    def concerned(self, recorded: Recorded) -> bool:
        """A record does not change."""
        del recorded
        return False
