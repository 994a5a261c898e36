"""What is known of a person herself: birth, nationalities, autonomy, an alert."""

from collections.abc import Callable

import msgspec

from app.domain.changes import Recorded
from app.domain.entities import Person
from app.domain.ids import Id
from app.domain.vocabulary import AUTONOMY, BESIDE_COUNTRIES
from app.language import labels
from app.language.languages import countries
from app.language.words import Words, mark
from app.ui.context import DeskContext
from app.ui.entry_form import EntryForm, Said
from app.ui.pages.asking import known, pick
from app.ui.widgets.choice import Option
from app.ui.widgets.field import LongTextField
from app.ui.widgets.partial_date import PartialDateField, PartialDatesField
from app.ui.widgets.select import Select
from app.ui.widgets.several import Several


def nationality_field(words: Words, chosen: str = "", *, optional: str = "", hint: str = "") -> Select:
    """Every country, and the answers beside countries: stateless, undetermined, unknown, not stated."""
    options = [
        *known(BESIDE_COUNTRIES, labels.BESIDE_COUNTRIES, words, beside=()),
        *(Option(code, name) for code, name in countries(words.language)),
    ]
    return Select(words, words.t("Nationalité"), options, chosen=chosen, allow_other=True, optional=optional, hint=hint)


class EditPersonPage(EntryForm):
    """One action for all that was changed here."""

    kind = Person
    said = Said("edit-person", mark("Modifier la situation"), mark("Enregistrer les changements"),
                mark("Les changements sont enregistrés."))  # fmt: skip

    def __init__(self, context: DeskContext, person: Id) -> None:
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, person, entry=context.desk.people.profile(person).person.id)
        today = context.clock().date()
        self.birth = self.ask(
            "birth",
            PartialDateField(words, words.t("Date de naissance"), today=today, optional=optional, unknown=True,
                             hint=words.t("Exactement comme sur le titre.")),
        )  # fmt: skip
        self.nationalities = self.ask(
            "nationalities",
            Several(words.t("Nationalités"), lambda: nationality_field(words), words.t("Ajouter une nationalité"),
                    optional=optional,
                    hint=words.t("La démarche peut en dépendre. « On ne sait pas » est une réponse.")),
        )  # fmt: skip
        self.alert = self.ask(
            "alert",
            LongTextField(words.t("À savoir avant tout"), lines=2, optional=optional,
                          hint=words.t("Se lit en haut de sa page, par exemple : ne pas appeler le soir. Chacun dit "
                                       "qu’il l’a lu.")),
        )  # fmt: skip
        self.ask_more(words.t("Plus : autres dates de naissance, autonomie en ligne"))
        self.variants = self.ask(
            "birth_variants",
            PartialDatesField(words.t("Autres dates de naissance écrites sur ses papiers"), today=today,
                              optional=optional,
                              hint=words.t("Une date différente bloque souvent un compte. Séparez-les par un "
                                           "point-virgule.")),
        )  # fmt: skip
        self.autonomy = self.ask(
            "autonomy",
            pick(words, words.t("Fait-elle ses démarches en ligne ?"), AUTONOMY, labels.AUTONOMY, optional=optional,
                 hers=True, closed=True, hint=words.t("Pour choisir entre montrer, faire avec et faire.")),
        )  # fmt: skip
        self.ready()

    def record(self) -> Callable[[], Recorded]:
        """What was changed."""
        super().record()
        made, kept, people, person = self.entity(), self.kept, self.desk.people, self.person
        fields = {
            field.name: getattr(made, field.name)
            for field in msgspec.structs.fields(Person)
            if getattr(made, field.name) != getattr(kept, field.name)
        }
        return lambda: people.edit(person, **fields)
