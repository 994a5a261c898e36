"""The takeaway sheet before it leaves."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.desk.takeaway import TakeawayForm
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.pages.duties import Duties
from app.ui.pages.preview import LARGE, PreviewPage
from app.ui.widgets.choice import Option
from app.ui.widgets.text import Section

NUMBER = "number"


class PaperPage(PreviewPage):
    """What was done in a case, and what she must do, in French beside her language."""

    def __init__(self, context: DeskContext, case: Id) -> None:
        self.case = context.desk.cases.get(case)
        self.profile = context.desk.people.profile(self.case.person)
        self.duties = Duties(context.words)
        super().__init__(context, context.words.t("Fiche à emporter"))
        self.set_title(self.heading.text(), full_name(self.profile))
        self.duties.changed.connect(self.later)

    def form(self) -> TakeawayForm:
        """What is ticked and written."""
        ticked = self.options.value()
        return TakeawayForm(
            case=self.case.id, language=self.spoken(), duties=self.duties.duties(), with_number=NUMBER in ticked,
            large=LARGE in ticked,
        )  # fmt: skip

    def languages(self) -> list[str]:
        """Those that she reads first."""
        return self.desk.takeaways.languages(self.case.person)

    def told(self, number: str) -> str:
        """The toast."""
        return self.words.t("La fiche {number} est notée dans l’historique.", number=number)

    def choices(self) -> list[Option]:
        """Larger letters; her foreigner number, where it is known."""
        words, found = self.words, super().choices()
        if any(number.kind == "foreigner" for number in self.profile.numbers):
            told = words.t("C’est un numéro d’identité. L’imprimante peut en garder une copie.")
            found.append(Option(NUMBER, words.t("Ajouter le numéro étranger"), told))
        return found

    def more(self) -> Sequence[QWidget]:
        """What the volunteer adds."""
        added = Section(self.words.t("À faire, en plus"))
        added.add(self.duties)
        return (added,)

    def sound(self) -> bool:
        """Whether the days that were written exist."""
        return self.duties.sound()

    def concerned(self, recorded: Recorded) -> bool:
        """What is hers."""
        return self.case.person in recorded.persons

    def read(self) -> None:
        """What was added before is put back."""
        self.duties.put_back(self.desk.drafts.of(self._key()).get("duties", ""))

    def keep(self) -> None:
        """What was added survives a lock."""
        self.desk.drafts.keep(self._key(), {"duties": self.duties.typed()})

    def _key(self) -> str:
        return f"paper/{self.case.id}"
