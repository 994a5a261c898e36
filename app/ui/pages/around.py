"""Around a person: who belongs to her, what she consents to, what delay did to her life."""

from datetime import date

from app.desk.consents import Question
from app.domain.entities import NOBODY, Consent, Consequence, Relation
from app.domain.ids import Id
from app.domain.vocabulary import CONSENT_PURPOSES, CONSEQUENCE_KINDS, RELATION_KINDS, YES_NO
from app.guides.model import MASTER
from app.language import labels
from app.language.words import mark
from app.ui.context import DeskContext
from app.ui.entry_form import EntryForm, Said
from app.ui.form import Then
from app.ui.guide.saying import french_text, said_text
from app.ui.pages.asking import pick, yes_no
from app.ui.pages.case_form import case_name, opened
from app.ui.person_field import PersonField
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.columns import Column
from app.ui.widgets.field import LongTextField
from app.ui.widgets.partial_date import PartialDateField
from app.ui.widgets.text import Card, Text


class RelationPage(EntryForm):
    """Someone of her life: another person of the register, or only a name."""

    kind = Relation
    said = Said("relation", mark("Ajouter un proche"), mark("Enregistrer le proche"), mark("Le proche est enregistré."),
                mark("proche"))  # fmt: skip

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, then: Then | None = None, entry: Id = NOBODY
    ) -> None:  # fmt: skip
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, person, entry=entry, then=then)
        self.who = PersonField(
            context, words.t("Qui ?"), but=self.person,
            hint=words.t("Choisissez la personne si elle a une fiche, sinon écrivez son nom. Chacun consent pour soi."),
        )  # fmt: skip
        self.ask("other", self.who)
        self.link = self.ask(
            "kind", pick(words, words.t("Qui est-ce pour elle ?"), RELATION_KINDS, labels.RELATION_KINDS, hers=True)
        )
        self.household = self.ask(
            "same_household",
            yes_no(words, words.t("Vivent-ils ensemble ?"), optional=optional, hers=True,
                   hint=words.t("Un justificatif de domicile ou un rendez-vous peut servir aux deux.")),
        )  # fmt: skip
        self.ask_more(words.t("Plus : depuis quand, jusqu’à quand"))
        why = words.t("Une vie commune ou une charge se prouve par sa durée.")
        today = context.clock().date()
        self.since = self.ask(
            "since", PartialDateField(words, words.t("Depuis quand ?"), today=today, optional=optional, hint=why)
        )
        self.until = self.ask(
            "until", PartialDateField(words, words.t("Jusqu’à quand ?"), today=date.max, optional=optional)
        )
        self.ready()
        if isinstance(self.kept, Relation) and self.kept.other:
            self.who.choose(self.kept.other)
        elif isinstance(self.kept, Relation):
            self.who.set_value(self.kept.other_name)

    def also(self) -> dict[str, object]:
        """A person of the register, or a name: not both."""
        return {"other": self.who.person, "other_name": self.who.name()}


class ConsentPage(EntryForm):
    """Her own yes or no to one use of what is kept about her."""

    kind = Consent
    said = Said("consent", mark("Noter un accord ou un refus"), mark("Enregistrer sa réponse"),
                mark("Sa réponse est enregistrée."), mark("accord"))  # fmt: skip
    whole = ("given_on", "renew_on", "withdrawn_on")

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, then: Then | None = None, entry: Id = NOBODY
    ) -> None:  # fmt: skip
        words, optional = context.words, context.words.t("facultatif")
        super().__init__(context, person, entry=entry, then=then)
        today = context.clock().date()
        self.purpose = self.ask(
            "purpose",
            pick(words, words.t("À quoi ?"), [code for code in CONSENT_PURPOSES if code != "unknown"],
                 labels.CONSENT_PURPOSES, hint=words.t("Un accord par utilisation : l’un peut être refusé seul.")),
        )  # fmt: skip
        self.question: Question | None = None
        if not entry:
            self.to_say = self.add(Card(words.t("Lisez-lui"), look="inset"))
            self._spoken = self.to_say.add(Column(gap=8))
            self.purpose.changed.connect(self._say_it)
        self.given = self.ask(
            "given",
            pick(words, words.t("Que répond-elle, elle-même ?"), [code for code in YES_NO if code != "unknown"],
                 labels.YES_NO, hers=True, closed=True,
                 hint=words.t("Personne ne répond à sa place, ni un proche, ni un bénévole.")),
        )  # fmt: skip
        self.on = self.ask(
            "given_on",
            PartialDateField(words, words.t("Quel jour ?"), today=today, optional=optional,
                             hint=words.t("La dernière réponse compte.")),
        )  # fmt: skip
        self.renew = self.ask(
            "renew_on",
            PartialDateField(words, words.t("À redemander le"), today=date.max, optional=optional,
                             hint=words.t("Rien n’est proposé : c’est elle qui dit jusqu’à quand. Passé ce jour, "
                                          "l’accord ne vaut plus.")),
        )  # fmt: skip
        if entry:
            self.withdrawn = self.ask(
                "withdrawn_on",
                PartialDateField(words, words.t("Elle l’a retiré le"), today=today, optional=optional,
                                 hint=words.t("Elle peut changer d’avis à tout moment, sans dire pourquoi.")),
            )  # fmt: skip
        self.ready()
        if not entry:
            self._say_it()

    def restored(self) -> None:
        """The question of the purpose that was put back."""
        super().restored()
        if self.kept is None:
            self._say_it()

    def _say_it(self) -> None:
        """The question about what was chosen, in her language, and in French for whoever reads it."""
        language = next(iter(self.profile.spoken), MASTER)
        self.question = self.desk.consents.question(self.purpose.value(), language)
        self.to_say.setVisible(self.question is not None)
        self._spoken.clear()
        if self.question is None:
            return
        parts = (self.question.asked, self.question.free)
        for said in parts:
            self._spoken.add(said_text(said, language))
        if self.question.spoken != MASTER:
            for said in parts:
                self._spoken.add(french_text(said))
            if not all(said.reviewed for said in parts):
                self._spoken.add(Text(self.words.t("Cette traduction n’a pas encore été relue."), "detail"))

    def fixed(self) -> dict[str, object]:
        """Noted by whom, and on which words."""
        found = {**super().fixed(), "by": self.desk.sitting.author}
        if self.question is not None:
            found |= {
                "text": self.question.key, "text_version": self.question.version,
                "text_sha256": self.question.sha256, "language": self.question.spoken,
            }  # fmt: skip
        return found


class ConsequencePage(EntryForm):
    """What delay did to a life."""

    kind = Consequence
    said = Said("consequence", mark("Noter une conséquence"), mark("Enregistrer la conséquence"),
                mark("La conséquence est enregistrée."), mark("conséquence"))  # fmt: skip

    def __init__(
        self, context: DeskContext, person: Id = NOBODY, case: Id = NOBODY, then: Then | None = None,
        entry: Id = NOBODY,
    ) -> None:  # fmt: skip
        words, optional = context.words, context.words.t("facultatif")
        self._case = case
        owner = context.desk.cases.get(case).person if case else person
        super().__init__(context, owner, entry=entry, then=then)
        today = context.clock().date()
        self.what = self.ask(
            "kind",
            pick(words, words.t("Qu’est-ce que l’attente a causé ?"), CONSEQUENCE_KINDS, labels.CONSEQUENCE_KINDS,
                 letters=True,
                 hint=words.t("Pour le dossier, et pour montrer à la préfecture ce que coûte l’attente.")),
        )  # fmt: skip
        self.detail = self.ask(
            "detail",
            LongTextField(words.t("En quelques mots"), lines=2, optional=optional,
                          hint=words.t("Par exemple le nom du papier qui le prouve. Rien sur la santé.")),
        )  # fmt: skip
        self.since = self.ask(
            "since", PartialDateField(words, words.t("Depuis quand ?"), today=today, optional=optional)
        )
        self.until = self.ask(
            "until",
            PartialDateField(words, words.t("Jusqu’à quand ?"), today=date.max, optional=optional,
                             hint=words.t("Laissez vide tant que cela dure.")),
        )  # fmt: skip
        cases = self.desk.cases.of(self.person)
        if len(cases) > 1:
            options = [Option(one.id, case_name(one, words), opened(one, words)) for one in cases]
            self.which = self.ask(
                "case", Choice(words.t("Dans quel dossier ?"), options, in_line=True, chosen=case, optional=optional)
            )
        self.ready()

    def fixed(self) -> dict[str, object]:
        """In which case."""
        return {**super().fixed(), "case": self._case}

    def also(self) -> dict[str, object]:
        """A case that was not chosen is none."""
        which = self.asked.get("case")
        return {"case": Id(which.value())} if isinstance(which, Choice) else {}
