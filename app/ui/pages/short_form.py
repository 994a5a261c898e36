"""The short form of someone who comes for the first time, in the order of the permit card."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from app.desk.people import PersonForm
from app.domain.carried import carried
from app.domain.faults import KnownError
from app.domain.vocabulary import OPEN, PROCEDURES
from app.language import labels
from app.language.faults import explain
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.asking import known, yes_no
from app.ui.pages.edit_person import nationality_field
from app.ui.pages.identity import language_field
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Checks, Choice, Option
from app.ui.widgets.columns import Column
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.text import Section

ABSENT = "absent"


class ShortForm(Column):
    """`fields` are all its answers by name, for a draft."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__()
        self.words = words = context.words
        optional = words.t("facultatif")
        who = self.add(Section(words.t("Comment l’appeler"), words.t("Exactement comme sur le titre. Un nom suffit.")))
        self.family = who.add(TextField(words.t("Nom de famille")))
        self.given = who.add(TextField(words.t("Prénoms")))
        self.no_given = who.add(Checks(words.t("Prénoms"), [Option(ABSENT, words.t("Pas de prénom sur le titre"))]))
        self.no_given.caption.hide()
        why = self.add(Section(words.t("Pourquoi elle vient")))
        procedures = known(PROCEDURES, labels.PROCEDURES, words, beside=(*OPEN, "none"))
        self.procedure = why.add(Choice(words.t("Démarche"), procedures, in_line=True, letters=True))
        self.reason = why.add(
            TextField(words.t("Avec ses mots"), hint=words.t("Si aucune démarche ne convient, ou pour préciser."))
        )
        later = self.add(Section(words.t("Si elle veut bien le dire"), words.t("Le reste peut attendre.")))
        self.birth = later.add(
            PartialDateField(words, words.t("Date de naissance"), today=context.clock().date(), optional=optional,
                             unknown=True, hint=words.t("Pour ne pas la confondre avec une autre personne."))
        )  # fmt: skip
        self.nationality = later.add(
            nationality_field(words, optional=optional, hint=words.t("La démarche peut en dépendre."))
        )
        self.speaks = later.add(
            language_field(words, words.t("Langue parlée"), words.t("Pour lui parler, ou trouver un interprète."))
        )
        self.more_button = Button(words.t("Plus : écriture, téléphone, numéro étranger"), "quiet", glyph="chevron-down",
                                  on=self.show_more)  # fmt: skip
        self.add(FlowBox(self.more_button))
        self.more = self.add(_More(words, optional))
        self.more.hide()
        self.fields: dict[str, Field] = {
            "family": self.family, "given": self.given, "no_given": self.no_given, "birth": self.birth,
            "nationality": self.nationality, "speaks": self.speaks, "procedure": self.procedure,
            "reason": self.reason, **self.more.fields,
        }  # fmt: skip
        self.no_given.changed.connect(self._given_or_not)

    def carry(self, typed: str) -> None:
        """Sorts what was typed into the fields that are still empty."""
        found = carried(typed)
        for field, text in (
            (self.family, found.family), (self.given, found.given), (self.more.own_script, found.own_script),
            (self.more.phone, found.phone), (self.more.number, found.foreigner_number),
        ):  # fmt: skip
            if text and not field.value():
                field.set_value(text)
        if any(found.birth) and not any(self.birth.typed()):
            self.birth.set_typed(*found.birth)
        self.show_what_is_filled()

    def show_what_is_filled(self) -> None:
        """Opens the folded part where something stands in it."""
        self._given_or_not()
        if self.more.filled():
            self.more.show()
            self.more_button.hide()

    def show_more(self) -> None:
        """Opens the folded part."""
        self.more.show()
        self.more_button.hide()
        # Once it has its place on the page, so that the page scrolls to it.
        QTimer.singleShot(0, self.more.called, self.more.called.setFocus)

    def problems(self) -> Sequence[tuple[Field, str]]:
        """What is required and missing, and dates that do not exist."""
        words, found = self.words, list[tuple[Field, str]]()
        if not any(
            field.value().strip() for field in (self.family, self.given, self.more.called, self.more.own_script)
        ):
            found.append((self.family, words.t("Écrivez un nom, un prénom ou comment l’appeler.")))
        if not self.procedure.value() and not self.reason.value().strip():
            found.append((self.procedure, words.t("Choisissez une démarche, ou écrivez sa raison.")))
        try:
            self.birth.value()
        except KnownError as fault:
            found.append((self.birth, " ".join(explain(fault, words))))
        return found

    def read(self) -> PersonForm:
        """The answers as they stand."""
        more = self.more
        return PersonForm(
            family=self.family.value(), given=self.given.value(), no_given=bool(self.no_given.value()),
            called=more.called.value(), own_script=more.own_script.value(), birth=self.birth.value(),
            nationality=self.nationality.value(), speaks=self.speaks.value(), reads=more.reads.value(),
            phone=more.phone.value(), phone_shared=more.shared.value() or "unknown",
            may_leave_message=more.message.value() or "unknown", foreigner_number=more.number.value(),
            procedure=self.procedure.value() or "unknown", reason=self.reason.value(),
        )  # fmt: skip

    def _given_or_not(self) -> None:
        absent = bool(self.no_given.value())
        self.given.setEnabled(not absent)
        if absent:
            self.given.set_value("")


class _More(Column):
    """What can wait: each question says why it is asked."""

    def __init__(self, words: Words, optional: str) -> None:
        super().__init__()
        self.called = self.add(
            TextField(
                words.t("Nom qu’elle préfère"),
                optional=optional,
                hint=words.t("Le nom par lequel elle veut être appelée."),
            )
        )
        self.own_script = self.add(
            TextField(words.t("Nom dans son écriture"), optional=optional,
                      hint=words.t("Pour la retrouver, et pour ses papiers dans sa langue."))
        )  # fmt: skip
        self.reads = self.add(
            language_field(words, words.t("Langue lue"), words.t("La fiche à emporter peut être dans cette langue."))
        )
        self.phone = self.add(
            TextField(words.t("Téléphone"), optional=optional, width=20,
                      hint=words.t("Pour la prévenir d’une date, si elle le veut."))
        )  # fmt: skip
        self.shared = self.add(
            yes_no(words, words.t("Quelqu’un d’autre s’en sert-il ?"), optional=optional,
                   hint=words.t("Pour ne rien dire à une autre personne sans le vouloir."))
        )  # fmt: skip
        self.message = self.add(yes_no(words, words.t("Peut-on laisser un message ?"), optional=optional))
        self.number = self.add(
            TextField(words.t("Numéro étranger"), optional=optional, width=16,
                      hint=words.t("Dix chiffres, sur le titre. Les sites le demandent."))
        )  # fmt: skip
        self.fields: dict[str, Field] = {
            "called": self.called, "own_script": self.own_script, "reads": self.reads, "phone": self.phone,
            "shared": self.shared, "message": self.message, "number": self.number,
        }  # fmt: skip

    def filled(self) -> bool:
        """Whether any answer stands here."""
        lines = (self.called, self.own_script, self.phone, self.number)
        return any(line.value() for line in lines) or bool(self.reads.value() or self.shared.value())
