"""The list of the desk on paper, before it leaves."""

from app.desk.agenda_paper import AgendaForm
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.ui.context import DeskContext
from app.ui.pages.preview import LARGE, PreviewPage
from app.ui.widgets.choice import Option

DISCREET = "discreet"


class AgendaPaperPage(PreviewPage):
    """The lines that were shown, in French: it stays at the desk."""

    def __init__(self, context: DeskContext, lines: tuple[Id, ...]) -> None:
        self._lines = lines
        super().__init__(context, context.words.t("Liste des échéances"))
        told = self.words.t("Cette liste porte des noms : elle reste à la permanence.")
        self.set_title(self.heading.text(), told)

    def form(self) -> AgendaForm:
        """What is ticked."""
        ticked = self.options.value()
        return AgendaForm(lines=self._lines, discreet=DISCREET in ticked, large=LARGE in ticked)

    def choices(self) -> list[Option]:
        """Larger letters; initials."""
        return [*super().choices(), Option(DISCREET, self.words.t("Écrire les initiales seulement"))]

    def languages(self) -> list[str]:
        """It is for the desk."""
        return ["fr"]

    def told(self, number: str) -> str:
        """Never said: nothing is recorded."""
        return number

    def concerned(self, recorded: Recorded) -> bool:
        """Anyone's line may have changed."""
        return bool(recorded.entities)
