"""What is added to a person's file: a note, a title held, a way to reach her."""

from collections.abc import Sequence
from datetime import date

from app.domain.entities import NOBODY, Contact, Note, Title
from app.domain.ids import Id
from app.domain.vocabulary import CONTACT_KINDS, SEEN, TITLE_GROUNDS, TITLE_KINDS, TITLE_RIGHTS
from app.language import labels
from app.language.directions import joined
from app.language.words import Words, mark
from app.ui.context import DeskContext
from app.ui.entry_form import EntryForm, Said
from app.ui.form import Then
from app.ui.pages.asking import find, known, pick, yes_no
from app.ui.pages.held import title_options
from app.ui.widgets.choice import Checks, Choice, Option, Tick
from app.ui.widgets.field import Field, LongTextField, TextField
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.select import Select

IN_SIGHT = 8
"""So many answers are shown one under the other."""


class NotePage(EntryForm):
    """Free text; a private note is never printed."""

    kind = Note
    said = Said("note", mark("Écrire une note"), mark("Enregistrer la note"), mark("La note est enregistrée."),
                mark("note"))  # fmt: skip

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, case: Id = NOBODY, then: Then | None = None,
        entry: Id = NOBODY,
    ) -> None:  # fmt: skip
        words = context.words
        super().__init__(context, person, entry=entry, then=then)
        self._case = case
        self.text = self.ask(
            "text",
            LongTextField(words.t("Note"), lines=5,
                          hint=words.t("Ce qui aide la prochaine fois. Ni santé, ni récit d’asile, ni mot de passe.")),
        )  # fmt: skip
        self.private = self.ask(
            "private",
            Tick(words.t("Note privée"), label=words.t("Qui peut la lire"),
                 hint=words.t("Elle ne va sur aucun papier.")),
        )  # fmt: skip
        self.ready()

    def fixed(self) -> dict[str, object]:
        """When, by whom."""
        now = self.context.clock().isoformat(timespec="seconds")
        return {**super().fixed(), "case": self._case, "at": now, "by": self.desk.sitting.author}


class TitlePage(EntryForm):
    """A permit, a receipt, a certificate that she holds."""

    kind = Title
    said = Said("title", mark("Ajouter un titre"), mark("Enregistrer le titre"), mark("Le titre est enregistré."),
                mark("titre"))  # fmt: skip
    whole = ("valid_from", "valid_to")

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, then: Then | None = None, entry: Id = NOBODY
    ) -> None:  # fmt: skip
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, person, entry=entry, then=then)
        self.title_kind = self.ask("kind", find(words, words.t("Quel titre ?"), TITLE_KINDS, labels.TITLE_KINDS))
        self.ground = self.ask(
            "ground",
            find(words, words.t("Motif écrit sur le titre"), TITLE_GROUNDS, labels.TITLE_GROUNDS, optional=optional,
                 hint=words.t("Il décide de la démarche à suivre.")),
        )  # fmt: skip
        self.until = self.ask(
            "valid_to",
            PartialDateField(words, words.t("Valable jusqu’au"), today=date.max, optional=optional,
                             hint=words.t("C’est la date qui compte pour les délais.")),
        )  # fmt: skip
        self.since = self.ask(
            "valid_from",
            PartialDateField(words, words.t("Valable depuis le"), today=date.max, optional=optional,
                             hint=words.t("Pour voir les trous entre deux titres.")),
        )  # fmt: skip
        self.seen = self.ask(
            "seen",
            pick(words, words.t("D’où vient l’information ?"), SEEN, labels.SEEN, optional=optional, closed=True,
                 hint=words.t("Un titre vu compte plus qu’un titre raconté.")),
        )  # fmt: skip
        self._ask_more(optional)
        self.ready()

    def _ask_more(self, optional: str) -> None:
        words = self.words
        self.ask_more(words.t("Plus : numéro, droits écrits, titre suivant"))
        self.number = self.ask(
            "number",
            TextField(words.t("Numéro du titre"), optional=optional, width=20,
                      hint=words.t("Les sites le demandent parfois.")),
        )  # fmt: skip
        self.rights = self.ask(
            "rights",
            Checks(words.t("Droits écrits sur le titre"), known(TITLE_RIGHTS, labels.TITLE_RIGHTS, words),
                   optional=optional, in_line=True,
                   hint=words.t("Seulement ce qui est écrit. Le reste se déduit de la règle, et c’est dit.")),
        )  # fmt: skip
        others = title_options(self.desk.people.titles(self.person), self.kept.id if self.kept else NOBODY, words)
        if others:
            self.replaced = self.ask(
                "replaced_by",
                _one_of(words, words.t("Remplacé par"), others, optional,
                        words.t("Pour suivre l’ordre des titres, même quand une date manque.")),
            )  # fmt: skip


def _one_of(words: Words, label: str, options: Sequence[Option], optional: str, hint: str) -> Choice | Select:
    """Few answers are all in sight; of many, one is found by typing."""
    if len(options) <= IN_SIGHT:
        return Choice(label, options, optional=optional, hint=hint)
    whole = [Option(one.code, joined((one.text, one.hint))) for one in options]
    return Select(words, label, whole, optional=optional, hint=hint)


class ContactPage(EntryForm):
    """A way to reach her, and what is safe on it."""

    kind = Contact
    said = Said("contact", mark("Ajouter un contact"), mark("Enregistrer le contact"),
                mark("Le contact est enregistré."), mark("contact"))  # fmt: skip
    corrected = "value"

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, then: Then | None = None, entry: Id = NOBODY
    ) -> None:  # fmt: skip
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, person, entry=entry, then=then)
        self.contact_kind = self.ask(
            "kind", pick(words, words.t("Quel contact ?"), CONTACT_KINDS, labels.CONTACT_KINDS)
        )
        self.value = self.ask("value", TextField(words.t("Numéro ou adresse")))
        self.never = self.ask(
            "never_mention_prefecture",
            Tick(words.t("Ne jamais parler de la préfecture"), label=words.t("Prudence"),
                 hint=words.t("Si quelqu’un d’autre peut entendre ou lire.")),
        )  # fmt: skip
        self.shared = self.ask(
            "shared",
            yes_no(words, words.t("Quelqu’un d’autre s’en sert-il ?"), optional=optional, hers=True,
                   hint=words.t("Pour ne rien dire à une autre personne sans le vouloir.")),
        )  # fmt: skip
        self.message = self.ask(
            "may_leave_message",
            yes_no(words, words.t("Peut-on laisser un message ?"), optional=optional, hers=True,
                   hint=words.t("Un message peut être entendu par un autre.")),
        )  # fmt: skip
        self.ask_more(words.t("Plus : à qui il est, quand appeler, depuis quand"))
        self.whose = self.ask(
            "whose",
            TextField(words.t("À qui est-il ?"), optional=optional, hint=words.t("Si ce n’est pas le sien.")),
        )
        self.time = self.ask(
            "best_time",
            TextField(words.t("Quand appeler ?"), optional=optional,
                      hint=words.t("Pour ne pas la mettre en difficulté au travail ou chez elle.")),
        )  # fmt: skip
        self.since = self.ask(
            "since",
            PartialDateField(words, words.t("Depuis quand ?"), today=date.max, optional=optional,
                             hint=words.t("Pour une adresse : elle doit parfois être déclarée dans un délai.")),
        )  # fmt: skip
        self.ready()

    def problems(self) -> Sequence[tuple[Field, str]]:
        """Which kind of contact it is must be said: nothing is guessed from a number."""
        found = list(super().problems())
        if not self.contact_kind.value():
            found.insert(0, (self.contact_kind, self.words.t("Choisissez ce que c’est.")))
        return found
