"""What happened outside, noted in a case: a request filed, an appointment, what the site says."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.desk.records import DepositForm
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.domain.vocabulary import OPEN
from app.language.labels import YES_NO, label
from app.ui.context import DeskContext
from app.ui.form import Then
from app.ui.pages.case_form import CaseForm, channel_field
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import Field, LongTextField, TextField


class DepositPage(CaseForm):
    """A request filed: where, its number, the pieces sent."""

    made = "deposit"

    def __init__(
        self, context: DeskContext, case: Id, node: str = "", channel: str = "", page: str = "",
        then: Then | None = None,
    ) -> None:  # fmt: skip
        del node, page
        words = context.words
        super().__init__(context, words.t("Noter un dépôt"), words.t("Enregistrer le dépôt"), case, then)
        optional = words.t("facultatif")
        place = channel or self.case.channel
        self.channel = self.add(channel_field(words, "" if place in OPEN else place))
        self.reference = self.add(
            TextField(words.t("Numéro du dépôt"), optional=optional,
                      hint=words.t("Il est sur la confirmation. Il sert à prouver le dépôt et à suivre la demande."))
        )  # fmt: skip
        self.pieces = self.add(
            LongTextField(words.t("Pièces envoyées"), optional=optional, lines=4,
                          hint=words.t("Une pièce par ligne, avec le nom du fichier envoyé."))
        )  # fmt: skip
        answers = [Option(code, label(YES_NO, code, words)) for code in ("yes", "no")]
        self.acknowledgement = self.add(
            Choice(words.t("La personne a-t-elle la confirmation ?"), answers, in_line=True, optional=optional)
        )
        self.moment = self.when(at=context.clock())
        self.ask_which()
        self.faults = {"record.in-future": self.moment}
        self.keep_draft(
            f"deposit/{case}",
            {
                "channel": self.channel, "reference": self.reference, "pieces": self.pieces,
                "acknowledgement": self.acknowledgement, "moment": self.moment,
            },
        )  # fmt: skip

    def first_focus(self) -> QWidget | None:
        """The number, which is on the screen now; where it was filed is often known."""
        return self.reference if self.channel.value() else self.channel

    def problems(self) -> Sequence[tuple[Field, str]]:
        """The moment must be one."""
        return self.moment_problem(self.moment)

    def record(self) -> Callable[[], Recorded]:
        """The request as it stands in the form."""
        form = DepositForm(
            case=self.case_id(), at=self.moment.value(), channel=self.channel.value() or "unknown",
            reference=self.reference.value(), pieces=tuple(self.pieces.value().splitlines()),
            acknowledgement=self.acknowledgement.value() or "unknown",
        )  # fmt: skip
        return lambda: self.desk.records.record_deposit(form)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Le dépôt est enregistré.")

    def entering(self) -> None:
        """The documents marked as sent are pieces of the deposit, until someone says otherwise."""
        super().entering()
        states = self.desk.cases.requirements(self.case.id)
        sent = [key for key, state in states.items() if state.state == "uploaded"]
        if sent and not self.pieces.value():
            desk, language, today = self.desk, self.words.language, self.context.clock().date()
            self.context.tasks.run(
                self, lambda _work: [desk.document(key, language, today) for key in sent], self._put_sent
            )

    def _put_sent(self, names: list[str]) -> None:
        if not self.pieces.value():
            self.pieces.set_value("\n".join(names))


class AppointmentPage(CaseForm):
    """An appointment obtained."""

    made = "appointment"

    def __init__(
        self, context: DeskContext, case: Id, node: str = "", channel: str = "", page: str = "",
        then: Then | None = None,
    ) -> None:  # fmt: skip
        del node, channel, page
        words = context.words
        super().__init__(context, words.t("Noter un rendez-vous"), words.t("Enregistrer le rendez-vous"), case, then)
        self.moment = self.when(words.t("Quand est le rendez-vous ?"))
        self.place = self.add(
            TextField(words.t("Où ?"), optional=words.t("facultatif"),
                      hint=words.t("L’adresse et le guichet : ils vont sur la fiche à emporter."))
        )  # fmt: skip
        self.bring = self.add(
            LongTextField(words.t("À apporter"), optional=words.t("facultatif"), lines=3,
                          hint=words.t("Ce que dit la convocation."))
        )  # fmt: skip
        self.ask_which()
        self.keep_draft(f"appointment/{case}", {"moment": self.moment, "place": self.place, "bring": self.bring})

    def problems(self) -> Sequence[tuple[Field, str]]:
        """The moment must be one; it may be in the future."""
        return self.moment_problem(self.moment)

    def record(self) -> Callable[[], Recorded]:
        """The appointment as it stands in the form."""
        case, at, place, bring = self.case_id(), self.moment.value(), self.place.value(), self.bring.value()
        return lambda: self.desk.records.record_appointment(case, at, place, bring)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Le rendez-vous est enregistré.")


class StatusPage(CaseForm):
    """What the administration's page says today, word for word."""

    made = "status_read"

    def __init__(
        self, context: DeskContext, case: Id, node: str = "", channel: str = "", page: str = "",
        then: Then | None = None,
    ) -> None:  # fmt: skip
        del node, channel, page
        words = context.words
        super().__init__(context, words.t("Noter l’état du dossier"), words.t("Enregistrer l’état relevé"), case, then)
        self.text = self.add(
            LongTextField(words.t("Ce que dit la page, mot pour mot"), lines=4,
                          hint=words.t("La date et le texte exact comptent si la demande n’avance pas."))
        )  # fmt: skip
        self.moment = self.when(at=context.clock())
        self.ask_which()
        self.faults = {"status.empty": self.text, "record.in-future": self.moment}
        self.keep_draft(f"status/{case}", {"text": self.text, "moment": self.moment})

    def problems(self) -> Sequence[tuple[Field, str]]:
        """The moment must be one."""
        return self.moment_problem(self.moment)

    def record(self) -> Callable[[], Recorded]:
        """The status as it stands in the form."""
        case, at, text = self.case_id(), self.moment.value(), self.text.value()
        return lambda: self.desk.records.record_status(case, at, text)

    def told(self) -> str:
        """The toast."""
        return self.words.t("L’état relevé est enregistré.")
