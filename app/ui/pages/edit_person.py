"""What is known of a person herself: birth, nationality, an alert, one more name, language, number."""

from collections.abc import Callable, Sequence

from app.domain.changes import Recorded
from app.domain.dates import from_edtf
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.vocabulary import NAME_KINDS
from app.language import labels
from app.language.faults import explain
from app.language.languages import countries
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.details import PersonForm, known
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import Field, LongTextField, TextField
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.select import Select


def nationality_field(words: Words, chosen: str = "", *, optional: str = "", hint: str = "") -> Select:
    """Every country, and the answers beside countries."""
    options = [
        Option("stateless", words.t("Apatride")), Option("undetermined", words.t("Nationalité indéterminée")),
        *(Option(code, name) for code, name in countries(words.language)),
    ]  # fmt: skip
    return Select(words, words.t("Nationalité"), options, chosen=chosen, allow_other=True, optional=optional, hint=hint)


class EditPersonPage(PersonForm):
    """One action for all that was changed here; a name is recorded beside it."""

    def __init__(self, context: DeskContext, person: Id) -> None:
        words = context.words
        super().__init__(
            context, words.t("Modifier la situation"), words.t("Enregistrer les changements"), person, None
        )
        optional = words.t("facultatif")
        kept = self.profile.person
        self.birth = self.add(
            PartialDateField(words, words.t("Date de naissance"), today=context.clock().date(), optional=optional,
                             unknown=True, hint=words.t("Exactement comme sur le titre."))
        )  # fmt: skip
        self.birth.set_value(from_edtf(kept.birth))
        self.nationality = self.add(nationality_field(words, next(iter(kept.nationalities), ""), optional=optional))
        self.alert = self.add(
            LongTextField(words.t("À savoir avant tout"), lines=2, optional=optional, text=kept.alert,
                          hint=words.t("Se lit en haut de sa page, par exemple : ne pas appeler le soir."))
        )  # fmt: skip
        kinds = known(NAME_KINDS, labels.NAME_KINDS, words)
        self.name_kind = self.add(Choice(words.t("Ajouter un nom"), kinds, in_line=True, optional=optional))
        self.name = self.add(
            TextField(words.t("Ce nom"), optional=optional, hint=words.t("Tout nom aide à la retrouver."))
        )
        self.faults = {"people.too-long": self.name}
        self.keep_draft(
            f"edit-person/{person}",
            {
                "birth": self.birth, "nationality": self.nationality, "alert": self.alert,
                "name_kind": self.name_kind, "name": self.name,
            },
        )  # fmt: skip

    def problems(self) -> Sequence[tuple[Field, str]]:
        """The date exists; a name has its kind."""
        found: list[tuple[Field, str]] = []
        try:
            self.birth.value()
        except KnownError as fault:
            found.append((self.birth, " ".join(explain(fault, self.words))))
        if self.name.value().strip() and not self.name_kind.value():
            found.append((self.name_kind, self.words.t("Choisissez quel nom c’est.")))
        return found

    def record(self) -> Callable[[], Recorded]:
        """What was changed."""
        people, person = self.desk.people, self.person
        first = self.nationality.value()
        others = self.profile.person.nationalities[1:]
        fields: dict[str, object] = {
            "birth": str(self.birth.value()), "alert": self.alert.value().strip(),
            "nationalities": tuple(dict.fromkeys([*([first] if first else []), *others])),
        }  # fmt: skip
        name = (self.name_kind.value(), self.name.value())
        return lambda: people.edit(person, name=name, **fields)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Les changements sont enregistrés.")
