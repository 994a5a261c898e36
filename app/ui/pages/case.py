"""A case: opened, described, handed over to the next volunteer."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.ids import Id
from app.domain.vocabulary import OPEN, PROCEDURES
from app.language import labels
from app.language.directions import joined
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.form import FormPage
from app.ui.pages.asking import known, pick
from app.ui.pages.case_form import case_name, channel_field
from app.ui.pages.person_form import PersonForm
from app.ui.widgets.choice import Choice
from app.ui.widgets.field import Field, LongTextField, TextField


class OpenCasePage(PersonForm):
    """Another reason why she came."""

    made = "case"

    def __init__(self, context: DeskContext, person: Id) -> None:
        words = context.words
        super().__init__(context, words.t("Ouvrir un dossier"), words.t("Ouvrir le dossier"), person, None)
        procedures = known(PROCEDURES, labels.PROCEDURES, words, beside=(*OPEN, "none"))
        self.procedure = self.add(Choice(words.t("Pourquoi vient-elle ?"), procedures, in_line=True, letters=True))
        self.reason = self.add(
            TextField(words.t("Avec ses mots"), optional=words.t("facultatif"),
                      hint=words.t("Si aucune démarche ne convient, ou pour préciser."))
        )  # fmt: skip
        self.faults = {"people.too-long": self.reason}
        self.keep_draft(f"open-case/{person}", {"procedure": self.procedure, "reason": self.reason})

    def problems(self) -> Sequence[tuple[Field, str]]:
        """A case has a procedure or a reason."""
        if self.procedure.value() or self.reason.value().strip():
            return ()
        return [(self.procedure, self.words.t("Choisissez une démarche, ou écrivez sa raison."))]

    def record(self) -> Callable[[], Recorded]:
        """The case as it stands in the form."""
        procedure, reason = self.procedure.value() or "unknown", self.reason.value()
        return lambda: self.desk.cases.open(self.person, procedure, reason)[1]

    def told(self) -> str:
        """The toast."""
        return self.words.t("Le dossier est ouvert.")


class EditCasePage(FormPage):
    """What a case is about, where it goes through, how it ended."""

    def __init__(self, context: DeskContext, case: Id) -> None:
        words = context.words
        self.case = context.desk.cases.get(case)
        profile = context.desk.people.profile(self.case.person)
        super().__init__(context, words.t("Modifier le dossier"), words.t("Enregistrer le dossier"),
                         lead=full_name(profile))  # fmt: skip
        optional = words.t("facultatif")
        self.procedure = self.add(
            pick(words, words.t("Démarche"), PROCEDURES, labels.PROCEDURES, hers=True, letters=True)
        )
        self.procedure.choose(self.case.procedure)
        self.reason = self.add(TextField(words.t("Avec ses mots"), optional=optional, text=self.case.reason))
        self.channel = self.add(channel_field(words, self.case.channel))
        self.outcome = self.add(
            TextField(words.t("Comment le dossier s’est-il terminé ?"), optional=optional, text=self.case.outcome,
                      hint=words.t("Laissez vide tant qu’il n’est pas terminé."))
        )  # fmt: skip
        self.keep_draft(
            f"edit-case/{case}",
            {
                "procedure": self.procedure, "reason": self.reason, "channel": self.channel, "outcome": self.outcome,
            },
        )  # fmt: skip

    def first_focus(self) -> QWidget | None:
        """The procedure."""
        return self.procedure

    def record(self) -> Callable[[], Recorded]:
        """The case as it stands in the form."""
        fields = {
            "procedure": self.procedure.value() or "unknown", "reason": self.reason.value(),
            "channel": self.channel.value() or "unknown", "outcome": self.outcome.value(),
        }  # fmt: skip
        return lambda: self.desk.cases.edit(self.case.id, **fields)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Le dossier est modifié.")


class HandoverPage(FormPage):
    """A word for whoever takes the case up next."""

    def __init__(self, context: DeskContext, case: Id) -> None:
        words = context.words
        self.case = context.desk.cases.get(case)
        lead = joined((full_name(context.desk.people.profile(self.case.person)), case_name(self.case, words)))
        super().__init__(context, words.t("Passer le relais"), words.t("Enregistrer le relais"), lead=lead)
        self.text = self.add(
            LongTextField(words.t("À faire d’abord la prochaine fois"), lines=4, text=self.case.handover,
                          hint=words.t("Il se lit en premier, en haut de la page de la personne."))
        )  # fmt: skip
        self.keep_draft(f"handover/{case}", {"text": self.text})

    def record(self) -> Callable[[], Recorded]:
        """The word as it stands in the form."""
        case, text = self.case.id, self.text.value()
        return lambda: self.desk.cases.hand_over(case, text)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Le relais est passé.")
