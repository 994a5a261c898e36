"""What is added to a person's file: a note, a title held, a way to reach her."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from app.domain.changes import Recorded
from app.domain.entities import Contact, Title
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.vocabulary import CONTACT_KINDS, OPEN, SEEN, TITLE_GROUNDS, TITLE_KINDS, YES_NO
from app.language import labels
from app.language.faults import explain
from app.language.labels import label
from app.language.names import full_name
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.form import FormPage, Then
from app.ui.widgets.choice import Checks, Choice, Option
from app.ui.widgets.field import Field, LongTextField, TextField
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.select import Select

PRIVATE = "private"


def known(codes: Sequence[str], table: dict[str, str], words: Words, *, beside: Sequence[str] = OPEN) -> list[Option]:
    """The answers of a vocabulary, without those of `beside`."""
    return [Option(code, label(table, code, words)) for code in codes if code not in beside]


def yes_no(words: Words, question: str, *, hint: str = "", optional: str = "", chosen: str = "") -> Choice:
    """A question that one answers by yes, no, or not at all."""
    answers = known(YES_NO, labels.YES_NO, words, beside=("not-stated",))
    return Choice(question, answers, hint=hint, optional=optional, chosen=chosen, in_line=True)


class PersonForm(FormPage):
    """A form about one person; `lead` says who she is."""

    def __init__(self, context: DeskContext, title: str, save: str, person: Id, then: Then | None) -> None:
        self.person = person
        self.profile = context.desk.people.profile(person)
        super().__init__(context, title, save, lead=full_name(self.profile), then=then)


class NotePage(PersonForm):
    """Free text; a private note is never printed."""

    made = "note"

    def __init__(self, context: DeskContext, person: Id, then: Then | None = None) -> None:
        words = context.words
        super().__init__(context, words.t("Écrire une note"), words.t("Enregistrer la note"), person, then)
        self.text = self.add(
            LongTextField(words.t("Note"), lines=5,
                          hint=words.t("Ce qui aide la prochaine fois. Ni santé, ni récit d’asile, ni mot de passe."))
        )  # fmt: skip
        options = [Option(PRIVATE, words.t("Note privée"), words.t("Elle ne va sur aucun papier."))]
        self.private = self.add(Checks(words.t("Qui peut la lire"), options))
        self.faults = {"people.note-empty": self.text, "people.too-long": self.text}
        self.keep_draft(f"note/{person}", {"text": self.text, "private": self.private})

    def record(self) -> Callable[[], Recorded]:
        """The note as it stands in the form."""
        text, private = self.text.value(), PRIVATE in self.private.value()
        return lambda: self.desk.people.add_note(self.person, text, private=private)

    def told(self) -> str:
        """The toast."""
        return self.words.t("La note est enregistrée.")


class TitlePage(PersonForm):
    """A permit, a receipt, a certificate that she holds."""

    made = "title"

    def __init__(self, context: DeskContext, person: Id, then: Then | None = None) -> None:
        words = context.words
        super().__init__(context, words.t("Ajouter un titre"), words.t("Enregistrer le titre"), person, then)
        optional = words.t("facultatif")
        self.kind = self.add(Select(words, words.t("Quel titre ?"), known(TITLE_KINDS, labels.TITLE_KINDS, words),
                                    allow_other=True))  # fmt: skip
        self.ground = self.add(
            Select(words, words.t("Motif écrit sur le titre"), known(TITLE_GROUNDS, labels.TITLE_GROUNDS, words),
                   optional=optional, allow_other=True, hint=words.t("Il décide de la démarche à suivre."))
        )  # fmt: skip
        self.until = self.add(
            PartialDateField(words, words.t("Valable jusqu’au"), today=date.max, optional=optional,
                             hint=words.t("C’est la date qui compte pour les délais."))
        )  # fmt: skip
        self.since = self.add(PartialDateField(words, words.t("Valable depuis le"), today=date.max, optional=optional))
        self.number = self.add(TextField(words.t("Numéro du titre"), optional=optional, width=20))
        seen = known(SEEN, labels.SEEN, words)
        self.seen = self.add(
            Choice(words.t("D’où vient l’information ?"), seen, in_line=True, optional=optional,
                   hint=words.t("Un titre vu compte plus qu’un titre raconté."))
        )  # fmt: skip
        self.faults = {"title.dates-reversed": self.until, "people.too-long": self.number}
        self.keep_draft(
            f"title/{person}",
            {
                "kind": self.kind, "ground": self.ground, "until": self.until, "since": self.since,
                "number": self.number, "seen": self.seen,
            },
        )  # fmt: skip

    def problems(self) -> Sequence[tuple[Field, str]]:
        """A title has a kind; its dates are whole or empty."""
        found: list[tuple[Field, str]] = []
        if not self.kind.value():
            found.append((self.kind, self.words.t("Choisissez le titre dans la liste.")))
        for field in (self.until, self.since):
            try:
                if field.value() and not field.value().whole:
                    found.append((field, self.words.t("Écrivez la date entière du titre, ou laissez-la vide.")))
            except KnownError as fault:
                found.append((field, " ".join(explain(fault, self.words))))
        return found

    def record(self) -> Callable[[], Recorded]:
        """The title as it stands in the form."""
        title = Title(
            id=self.desk.people.new_id(), person=self.person, kind=self.kind.value(),
            ground=self.ground.value() or "unknown", number=self.number.value(), valid_from=str(self.since.value()),
            valid_to=str(self.until.value()), seen=self.seen.value() or "unknown",
        )  # fmt: skip
        return lambda: self.desk.people.add_title(title)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Le titre est enregistré.")


class ContactPage(PersonForm):
    """A way to reach her, and what is safe on it."""

    made = "contact"

    def __init__(self, context: DeskContext, person: Id, then: Then | None = None) -> None:
        words = context.words
        super().__init__(context, words.t("Ajouter un contact"), words.t("Enregistrer le contact"), person, then)
        optional = words.t("facultatif")
        kinds = known(CONTACT_KINDS, labels.CONTACT_KINDS, words)
        self.kind = self.add(Choice(words.t("Quel contact ?"), kinds, in_line=True, chosen="phone"))
        self.value = self.add(TextField(words.t("Numéro ou adresse")))
        self.whose = self.add(
            TextField(words.t("À qui est-il ?"), optional=optional, hint=words.t("Si ce n’est pas le sien."))
        )
        self.shared = self.add(
            yes_no(words, words.t("Quelqu’un d’autre s’en sert-il ?"), optional=optional,
                   hint=words.t("Pour ne rien dire à une autre personne sans le vouloir."))
        )  # fmt: skip
        self.message = self.add(yes_no(words, words.t("Peut-on laisser un message ?"), optional=optional))
        never = [Option("never", words.t("Ne jamais parler de la préfecture"))]
        self.never = self.add(Checks(words.t("Prudence"), never))
        self.time = self.add(TextField(words.t("Quand appeler ?"), optional=optional))
        self.faults = {"people.too-long": self.value}
        self.keep_draft(
            f"contact/{person}",
            {
                "kind": self.kind, "value": self.value, "whose": self.whose, "shared": self.shared,
                "message": self.message, "never": self.never, "time": self.time,
            },
        )  # fmt: skip

    def first_focus(self) -> QWidget | None:
        """The number."""
        return self.value

    def problems(self) -> Sequence[tuple[Field, str]]:
        """A contact has a value."""
        if self.value.value().strip():
            return ()
        return [(self.value, self.words.t("Écrivez le numéro ou l’adresse."))]

    def record(self) -> Callable[[], Recorded]:
        """The contact as it stands in the form."""
        contact = Contact(
            id=self.desk.people.new_id(), person=self.person, kind=self.kind.value() or "unknown",
            value=self.value.value(), whose=self.whose.value().strip(), shared=self.shared.value() or "unknown",
            may_leave_message=self.message.value() or "unknown",
            never_mention_prefecture=bool(self.never.value()), best_time=self.time.value().strip(),
        )  # fmt: skip
        return lambda: self.desk.people.add_contact(contact)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Le contact est enregistré.")
