"""By what a person is known: one more name, a language, a number."""

from app.domain.entities import NOBODY, IdNumber, Language, Name
from app.domain.ids import Id
from app.domain.text import script_of
from app.domain.vocabulary import ID_NUMBER_KINDS, LEVELS, NAME_KINDS
from app.language import labels
from app.language.languages import ASKED, language_name, own_name
from app.language.words import Words, mark
from app.ui.context import DeskContext
from app.ui.entry_form import EntryForm, Said
from app.ui.form import Then
from app.ui.pages.asking import pick, yes_no
from app.ui.widgets.choice import Option, Tick
from app.ui.widgets.field import TextField
from app.ui.widgets.select import Select


class NamePage(EntryForm):
    """A name of any kind; having none is an answer."""

    kind = Name
    said = Said("name", mark("Ajouter un nom"), mark("Enregistrer le nom"), mark("Le nom est enregistré."),
                mark("nom"))  # fmt: skip
    corrected = "text"

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, then: Then | None = None, entry: Id = NOBODY
    ) -> None:  # fmt: skip
        words = context.words
        super().__init__(context, person, entry=entry, then=then)
        self.name_kind = self.ask("kind", pick(words, words.t("Quel nom ?"), NAME_KINDS, labels.NAME_KINDS))
        self.name = self.ask(
            "text",
            TextField(words.t("Ce nom"), hint=words.t("Dans n’importe quelle écriture. Tout nom aide à la retrouver.")),
        )
        self.absent = self.ask(
            "absent",
            Tick(words.t("Elle n’a pas de nom de ce genre"),
                 hint=words.t("Pas de prénom, par exemple : c’est une réponse, et le site en demande un.")),
        )  # fmt: skip
        self.printed = self.ask(
            "as_printed",
            Tick(words.t("Écrit exactement ainsi sur le titre"),
                 hint=words.t("Les sites refusent un nom qui diffère d’une lettre.")),
        )  # fmt: skip
        self.ready()

    def also(self) -> dict[str, object]:
        """Its script is read from its letters."""
        return {"script": script_of(self.name.value())}


class LanguagePage(EntryForm):
    """A language, how well it serves, and whether an interpreter is needed."""

    kind = Language
    said = Said("language", mark("Ajouter une langue"), mark("Enregistrer la langue"),
                mark("La langue est enregistrée."), mark("langue"))  # fmt: skip

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, then: Then | None = None, entry: Id = NOBODY
    ) -> None:  # fmt: skip
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, person, entry=entry, then=then)
        self.language = self.ask("code", language_field(words, words.t("Quelle langue ?"), optional=""))
        self.speaks = self.ask(
            "speaks",
            pick(words, words.t("La parle-t-elle ?"), LEVELS, labels.LEVELS, optional=optional, hers=True, closed=True,
                 hint=words.t("Pour lui parler, ou trouver un interprète.")),
        )  # fmt: skip
        self.reads = self.ask(
            "reads",
            pick(words, words.t("La lit-elle ?"), LEVELS, labels.LEVELS, optional=optional, hers=True, closed=True,
                 hint=words.t("La fiche à emporter peut être dans cette langue.")),
        )  # fmt: skip
        self.interpreter = self.ask(
            "interpreter",
            yes_no(words, words.t("Faut-il un interprète ?"), optional=optional, hers=True,
                   hint=words.t("Pour en prévoir un au rendez-vous.")),
        )  # fmt: skip
        self.ready()


class NumberPage(EntryForm):
    """A number that stands on a paper of hers."""

    kind = IdNumber
    said = Said("number", mark("Ajouter un numéro"), mark("Enregistrer le numéro"),
                mark("Le numéro est enregistré."), mark("numéro"))  # fmt: skip
    corrected = "text"

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, then: Then | None = None, entry: Id = NOBODY
    ) -> None:  # fmt: skip
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, person, entry=entry, then=then)
        self.number_kind = self.ask(
            "kind", pick(words, words.t("Quel numéro ?"), ID_NUMBER_KINDS, labels.ID_NUMBER_KINDS, closed=True)
        )
        self.number = self.ask(
            "text",
            TextField(words.t("Numéro"), width=24,
                      hint=words.t("Comme il est écrit. Jamais de numéro de sécurité sociale ni de carte bancaire.")),
        )  # fmt: skip
        self.where = self.ask(
            "where_seen",
            TextField(words.t("Sur quel papier ?"), optional=optional,
                      hint=words.t("Pour le vérifier plus tard, quand deux papiers ne disent pas la même chose.")),
        )  # fmt: skip
        self.ready()


def language_field(words: Words, question: str, hint: str = "", *, optional: str | None = None) -> Select:
    """The languages asked for most, by their name and their own name; any other is an answer too."""
    options = [Option(code, language_name(code, words.language), own_name(code)) for code in ASKED]
    facultative = words.t("facultatif") if optional is None else optional
    return Select(words, question, options, allow_other=True, optional=facultative, hint=hint)
