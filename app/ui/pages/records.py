"""What happened outside, noted in a case: a request filed, an appointment, what the site says."""

from PySide6.QtWidgets import QWidget

from app.domain.entities import NOBODY, Appointment, Deposit, Piece, StatusRead
from app.domain.ids import Id
from app.language.words import mark
from app.ui.context import DeskContext
from app.ui.entry_form import Said
from app.ui.form import Then
from app.ui.pages.asking import yes_no
from app.ui.pages.case_form import CaseEntry, channel_field
from app.ui.widgets.button import Button
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.field import LongTextField, TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.pieces import PiecesField

MOST_PICKS = 20


class DepositPage(CaseEntry):
    """A request filed: where, its number, the pieces sent."""

    kind = Deposit
    said = Said("deposit", mark("Noter un dépôt"), mark("Enregistrer le dépôt"), mark("Le dépôt est enregistré."),
                mark("dépôt"))  # fmt: skip
    whole = ("complete_on",)

    def __init__(
        self, context: DeskContext, case: Id = NOBODY, node: str = "", channel: str = "", page: str = "",
        then: Then | None = None, entry: Id = NOBODY,
    ) -> None:  # fmt: skip
        del node, page
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, case, entry=entry, then=then)
        self.channel = self.ask("channel", channel_field(words, channel or self.case.channel))
        self.reference = self.ask(
            "reference",
            TextField(words.t("Numéro du dépôt"), optional=optional,
                      hint=words.t("Il est sur la confirmation. Il sert à prouver le dépôt et à suivre la demande.")),
        )  # fmt: skip
        self.pieces = self.ask(
            "pieces",
            PiecesField(words.t("Pièces envoyées"), optional=optional,
                        hint=words.t("Une pièce par ligne : son nom, puis ses pages et sa taille si elles sont "
                                     "écrites. Par exemple : passeport.pdf, 2 pages, 350 Ko.")),
        )  # fmt: skip
        self._offer_kept()
        self.acknowledgement = self.ask(
            "acknowledgement",
            yes_no(words, words.t("La personne a-t-elle la confirmation ?"), optional=optional,
                   hint=words.t("Sans elle, rien ne prouve le dépôt.")),
        )  # fmt: skip
        self.ask_attachments("evidence", words.t("Captures, confirmation"), self.case.id)
        self.moment = self.when(at=context.clock())
        self.ask_which()
        self.ask_more(words.t("Plus : dossier déclaré complet"))
        self.complete = self.ask(
            "complete_on",
            PartialDateField(words, words.t("Jour où le dossier a été dit complet"), today=context.clock().date(),
                             optional=optional, hint=words.t("Le délai du silence se compte à partir de ce jour.")),
        )  # fmt: skip
        self.ready()

    def _offer_kept(self) -> None:
        """What is kept of her as pieces of a request can be picked: its size and its hash are then known."""
        kept = [one for one in self.desk.attachments.of(self.person) if one.purpose == "application"]
        pieces = [Piece(one.name, one.pages, one.size, one.sha256) for one in kept if one.name]
        self.pieces.know(pieces)
        if not pieces:
            return
        words = self.words
        picks = self.add(Disclosure(words, words.t("Prendre parmi ses pièces gardées")))
        picks.add(FlowBox(*(self._pick(piece) for piece in pieces[:MOST_PICKS])))

    def _pick(self, piece: Piece) -> Button:
        add = self.words.t("Ajouter : {what}", what=piece.name)
        return Button(piece.name, "quiet", glyph="plus", name=add, on=lambda: self.pieces.pick(piece))

    def first_focus(self) -> QWidget | None:
        """The number, which is on the screen now; where it was filed is often known."""
        return self.reference if self.channel.value() else self.channel

    def entering(self) -> None:
        """The documents marked as sent are pieces of the deposit, until someone says otherwise."""
        super().entering()
        states = self.desk.cases.requirements(self.case.id) if self.kept is None else {}
        sent = [key for key, state in states.items() if state.state == "uploaded"]
        if sent and not self.pieces.value():
            desk, language, today = self.desk, self.words.language, self.context.clock().date()
            self.context.tasks.run(
                self, lambda _work: [desk.document(key, language, today) for key in sent], self._put_sent
            )

    def _put_sent(self, names: list[str]) -> None:
        if not self.pieces.value():
            self.pieces.set_value("\n".join(names))


class AppointmentPage(CaseEntry):
    """An appointment obtained, and whether it was kept."""

    kind = Appointment
    said = Said(
        "appointment", mark("Noter un rendez-vous"), mark("Enregistrer le rendez-vous"),
        mark("Le rendez-vous est enregistré."), mark("rendez-vous"),
    )  # fmt: skip

    def __init__(
        self, context: DeskContext, case: Id = NOBODY, node: str = "", channel: str = "", page: str = "",
        then: Then | None = None, entry: Id = NOBODY,
    ) -> None:  # fmt: skip
        del node, channel, page
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, case, entry=entry, then=then)
        self.moment = self.when(words.t("Quand est le rendez-vous ?"))
        self.place = self.ask(
            "place",
            TextField(words.t("Où ?"), optional=optional,
                      hint=words.t("L’adresse et le guichet : ils vont sur la fiche à emporter.")),
        )  # fmt: skip
        self.bring = self.ask(
            "bring",
            LongTextField(words.t("À apporter"), optional=optional, lines=3,
                          hint=words.t("Ce que dit la convocation.")),
        )  # fmt: skip
        self.ask_which()
        if entry:
            self.attended = self.ask(
                "kept",
                yes_no(words, words.t("A-t-il eu lieu ?"), optional=optional,
                       hint=words.t("Un rendez-vous annulé par la préfecture se prouve aussi.")),
            )  # fmt: skip
        self.ready()


class StatusPage(CaseEntry):
    """What the administration's page says today, word for word."""

    kind = StatusRead
    said = Said(
        "status", mark("Noter l’état du dossier"), mark("Enregistrer l’état relevé"),
        mark("L’état relevé est enregistré."), mark("état relevé"),
    )  # fmt: skip

    def __init__(
        self, context: DeskContext, case: Id = NOBODY, node: str = "", channel: str = "", page: str = "",
        then: Then | None = None, entry: Id = NOBODY,
    ) -> None:  # fmt: skip
        del node, channel, page
        words = context.words
        super().__init__(context, case, entry=entry, then=then)
        self.text = self.ask(
            "text",
            LongTextField(words.t("Ce que dit la page, mot pour mot"), lines=4,
                          hint=words.t("La date et le texte exact comptent si la demande n’avance pas.")),
        )  # fmt: skip
        self.ask_attachments("evidence", words.t("Captures"), self.case.id)
        self.moment = self.when(at=context.clock())
        self.ask_which()
        self.ready()
