"""What she asks the desk to do in her name: the acts one by one, on a text that she signs."""

from collections.abc import Callable
from datetime import date

from app.desk.mandates import Held, MandateForm
from app.domain.changes import Recorded
from app.domain.entities import NOBODY, Entity, Mandate
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.vocabulary import MANDATE_ACTS, POSTURES
from app.language import labels
from app.language.languages import language_name
from app.language.words import mark
from app.ui.answers import answer
from app.ui.context import DeskContext
from app.ui.entry_form import EntryForm, Said
from app.ui.form import Then
from app.ui.pages.asking import known, pick
from app.ui.widgets.choice import Checks, Choice, Option
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.field import Field
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.text import Card, Text

ACTS = "acts"
SHOWN = 12
"""How many signs of a hash are shown: enough to compare with the paper by eye."""


class MandatePage(EntryForm):
    """A mandate as it was signed. The acts of one that exists are ended on her page, not here."""

    kind = Mandate
    said = Said("mandate", mark("Noter un mandat signé"), mark("Enregistrer le mandat"),
                mark("Le mandat est enregistré."), mark("mandat"))  # fmt: skip
    whole = ("signed_on", "expires_on")

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, then: Then | None = None, entry: Id = NOBODY
    ) -> None:  # fmt: skip
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, person, entry=entry, then=then)
        self.held: Held | None = self.desk.mandates.get(entry) if entry else None
        self.ticked_acts = Checks(
            words.t("Quels actes permet-elle ?"), known(MANDATE_ACTS, labels.MANDATE_ACTS, words), in_line=True,
            hint=words.t("Seulement ceux qui sont cochés sur le papier. Il n’y a pas de pouvoir général."),
        )  # fmt: skip
        if self.held is None:
            self.ask(ACTS, self.ticked_acts)
        self.posture = self.ask(
            "posture",
            pick(words, words.t("Comment l’aide-t-on ?"), POSTURES, labels.POSTURES, optional=optional, closed=True,
                 hint=words.t("« Faire » à sa place demande un mandat. « Faire avec » et « montrer » valent mieux.")),
        )  # fmt: skip
        self.signed = self.ask("signed_on", PartialDateField(words, words.t("Signé le"), today=context.clock().date()))
        self.expires = self.ask(
            "expires_on",
            PartialDateField(words, words.t("Finit le"), today=date.max, optional=optional,
                             hint=words.t("La date écrite sur le papier. Sans date, il dure tant que dure l’aide.")),
        )  # fmt: skip
        self._show_text()
        self.ready()

    def _show_text(self) -> None:
        words, mandates = self.words, self.desk.mandates
        languages = mandates.languages()
        self.tongue: Choice | None = None
        if self.held is None and len(languages) > 1:
            options = [Option(code, language_name(code, words.language)) for code in languages]
            self.tongue = self.ask("language", Choice(words.t("Langue du texte signé"), options, in_line=True))
        body = self.add(Disclosure(words, words.t("Lire le texte du mandat")))
        card = body.add(Card(look="inset"))
        text = mandates.text(self.held.mandate.language if self.held else languages[0])
        for paragraph in text.body.strip().split("\n\n"):
            card.add(Text(paragraph))
        known_by = self.held.mandate.text_sha256 if self.held else text.sha256
        version = (self.held.mandate.text_version if self.held else text.version) or 0
        card.add(
            Text(words.t("Texte version {version}, empreinte {sha256}", version=version, sha256=known_by[:SHOWN]),
                 "detail")
        )  # fmt: skip

    def problems(self) -> list[tuple[Field, str]]:
        """What is asked of every entry, and at least one act; the language of the text signed."""
        found = list(super().problems())
        if self.held is None and not self.ticked_acts.value():
            found.insert(0, (self.ticked_acts, self._say(KnownError("mandate.no-act"))))
        if self.tongue is not None and not self.tongue.value():
            found.append((self.tongue, self.words.t("Choisissez la langue du texte qu’elle a signé.")))
        return found

    def record(self) -> Callable[[], Recorded]:
        """A new mandate with its acts, or a correction."""
        if self.held is not None:
            return super().record()
        form = MandateForm(
            person=self.person, posture=str(answer(self.posture)), acts=self.ticked_acts.value(),
            signed_on=str(answer(self.signed)), expires_on=str(answer(self.expires)),
            language=self.tongue.value() if self.tongue is not None else self.desk.mandates.languages()[0],
        )  # fmt: skip
        return lambda: self.desk.mandates.sign(form)

    def withdrawing(self, kept: Entity) -> Recorded:
        """With its acts."""
        return self.desk.mandates.withdraw(kept.id)
