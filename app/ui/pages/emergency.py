"""The emergency sheet before it leaves."""

from app.desk.emergency import EmergencyForm
from app.domain.changes import Recorded
from app.domain.entities import Decision
from app.domain.ids import Id
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.pages.paper import NUMBER
from app.ui.pages.preview import LARGE, PreviewPage
from app.ui.widgets.choice import Option


class EmergencyPage(PreviewPage):
    """The last hour to act, what to do, whom to call: in French beside her language."""

    def __init__(self, context: DeskContext, decision: Id) -> None:
        self._decision = context.desk.entries.get(Decision, decision)
        self._profile = context.desk.people.profile(self._decision.person)
        super().__init__(context, context.words.t("Fiche d’urgence"))
        self.set_title(self.heading.text(), full_name(self._profile))

    def form(self) -> EmergencyForm:
        """What is ticked."""
        ticked = self.options.value()
        return EmergencyForm(
            decision=self._decision.id, language=self.spoken(), with_number=NUMBER in ticked, large=LARGE in ticked,
        )  # fmt: skip

    def languages(self) -> list[str]:
        """Those that she reads first."""
        return self.desk.takeaways.languages(self._decision.person, "emergency.title")

    def choices(self) -> list[Option]:
        """Larger letters; her foreigner number, where it is known."""
        words, found = self.words, super().choices()
        if any(number.kind == "foreigner" for number in self._profile.numbers):
            told = words.t("C’est un numéro d’identité. L’imprimante peut en garder une copie.")
            found.append(Option(NUMBER, words.t("Ajouter le numéro étranger"), told))
        return found

    def told(self, number: str) -> str:
        """The toast."""
        return self.words.t("La fiche {number} est notée dans l’historique.", number=number)

    def concerned(self, recorded: Recorded) -> bool:
        """What is hers."""
        return self._decision.person in recorded.persons
