"""How long the desk keeps what it is told: the rule, who says so, how sure that is, what the desk chose."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtWidgets import QWidget

from app.desk.history import Act, when
from app.desk.retention import Rule
from app.domain.changes import Recorded
from app.domain.entities import RetentionRule, rule_id
from app.domain.faults import KnownError
from app.language.dates import short_date, short_moment
from app.language.deadline_sureness import SURE
from app.language.faults import explain
from app.language.labels import RETENTION_ABOUT, label
from app.language.retention_words import duration
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.form import FormPage
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.field import Field, TextField
from app.ui.widgets.page import Page
from app.ui.widgets.status import EmptyState, StatusWord
from app.ui.widgets.summary import Line, SummaryList
from app.ui.widgets.text import Card, Text

MOST_DIGITS, WIDTH = 3, 6


class Read(msgspec.Struct, frozen=True):
    """What the page shows: the rules, what was done to each (latest first), names by code."""

    rules: Sequence[Rule]
    acts: Sequence[Sequence[Act]]
    names: dict[str, str]


class RuleCard(Card):
    """One rule. `choose` opens the form that sets it; none where it cannot be set."""

    def __init__(
        self, words: Words, rule: Rule, acts: Sequence[Act], names: dict[str, str],
        choose: Callable[[], object] | None,
    ) -> None:  # fmt: skip
        name = label(RETENTION_ABOUT, rule.about, words)
        super().__init__(name)
        self.add(Text(duration(rule.about, rule.count, rule.unit, words), "large"))
        if rule.disputed:
            text = words.t(
                "Deux postes ont choisi deux durées. La plus courte compte, jusqu’à ce que la coordination choisisse."
            )
            self.add(StatusWord("warning", text, glyph="circle-help"))
        lines = [
            Line(words.t("Source"), rule.reference),
            Line(words.t("Fiabilité"), lambda: _sureness(rule, words)),
        ]
        if rule.own is not None:
            lines.insert(0, Line(words.t("Au plus"), duration(rule.about, rule.most, rule.unit, words)))
        if rule.settable:
            lines.insert(0, Line(words.t("Choix de la permanence"), self._own(rule, names, words)))
        self.add(SummaryList(words, lines, name))
        self.choose: Button | None = None
        if choose is not None:
            text = words.t("Choisir une autre durée") if rule.own else words.t("Choisir une durée plus courte")
            self.choose = self.add(Button(text, glyph="pencil", on=choose,
                                          name=words.t("{act} : {what}", act=text, what=name)))  # fmt: skip
        if acts:
            self.add(Disclosure(words, words.t("Voir l’histoire de cette durée"), lambda: _history(acts, words)))

    def _own(self, rule: Rule, names: dict[str, str], words: Words) -> str:
        if rule.own is None:
            return words.t("Aucun : la durée de la source s’applique")
        chosen = words.n("{count} mois", "{count} mois", rule.own)
        who, at = names.get(rule.by, rule.by), short_moment(rule.at, words.language)
        return words.t("{choice}, par {name}, le {date}", choice=chosen, name=who, date=at)


def _sureness(rule: Rule, words: Words) -> QWidget:
    how = SURE[rule.status]
    doubt = words.t("Sources en désaccord : la durée la plus prudente compte")
    said = doubt if rule.status == "conflict" else words.t(how.text)
    if rule.checked_on:
        said = words.t("{how}, vu le {day}", how=said, day=short_date(rule.checked_on, words.language))
    return StatusWord(how.kind, said, glyph=how.glyph)


def _history(acts: Sequence[Act], words: Words) -> QWidget:
    lines = Column(gap=8)
    for act in acts:
        lines.add(Column(*(Text(told.sentence) for told in act.told), Text(when(act, words), "detail"), gap=2))
    return lines


class RetentionPage(Page):
    """Every rule, the one about persons first. Only the coordination chooses, and only for less long."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(
            context, words.t("Durées de conservation"), back=True,
            lead=words.t("Combien de temps la permanence garde ce qu’on lui confie. Rien ne s’efface tout seul."),
        )  # fmt: skip
        self.desk = context.desk
        self.cards: list[RuleCard] = []
        self.set_actions(None, Button(words.t("Voir les fiches à effacer"), glyph="list-checks",
                                      on=lambda: context.navigator.go("purge-due")))  # fmt: skip

    def entering(self) -> None:
        """Reads the rules beside the window: the content may have to be loaded."""
        now = self.context.clock()

        def read(_work: object) -> Read:
            rules, history = self.desk.purging.rules(), self.desk.history(self.words, now)
            acts = [history.of_entity(rule_id(rule.about)) for rule in rules]
            return Read(rules, acts, {one.code: one.name for one in self.desk.sitting.volunteers()})

        self.context.tasks.run(self, read, self._show, lane="rules")

    def data_changed(self, recorded: Recorded) -> None:
        """A rule was set, or that was undone."""
        if self.isVisible() and any(entity == RetentionRule.entity for entity, _ in recorded.entities):
            self.read_again()

    def first_focus(self) -> QWidget | None:
        """The first choice there is."""
        chosen = (card.choose for card in self.cards)
        return next((button for button in chosen if button is not None), self.back_link)

    def _show(self, read: Read) -> None:
        words, sits = self.words, self.desk.sitting.volunteer
        may = sits is not None and sits.role == "coordinator"
        arriving = self.window().focusWidget() is self.back_link
        body = Column()
        self.cards = [
            RuleCard(words, rule, acts, read.names, self._choosing(rule) if may and rule.settable else None)
            for rule, acts in zip(read.rules, read.acts, strict=True)
        ]
        for card in self.cards:
            body.add(card)
        if not self.cards:
            body.add(EmptyState(words.t("Le contenu ne dit aucune durée."), glyph="circle-help",
                                detail=words.t("Sans durée, aucune fiche n’est proposée à l’effacement.")))  # fmt: skip
        self.show_body(body)
        if not may:
            happened, remedy = explain(KnownError("retention.coordinator-only"), words)
            self.tell("info", happened, detail=remedy)
        if arriving:
            self.take_focus()

    def _choosing(self, rule: Rule) -> Callable[[], None]:
        return lambda: self.context.navigator.go("set-retention", about=rule.about)


class SetRetentionPage(FormPage):
    """A number of months, never more than the source says."""

    def __init__(self, context: DeskContext, about: str) -> None:
        words = context.words
        self.about = about
        rule = next(one for one in context.desk.purging.rules() if one.about == about)
        super().__init__(
            context, words.t("Choisir une durée de conservation"), words.t("Enregistrer la durée"),
            lead=label(RETENTION_ABOUT, about, words),
        )  # fmt: skip
        self.months = self.add(
            TextField(words.t("Nombre de mois"), width=WIDTH, text=str(rule.count),
                      hint=words.t("De 1 à {most}. Source : {reference}", most=rule.most, reference=rule.reference))
        )  # fmt: skip
        told = words.t("Une durée plus courte allonge la liste des fiches à effacer. Elle n’efface rien elle-même.")
        self.add(Text(told, ink="muted"))
        self.faults = {"retention.too-long": self.months, "retention.too-short": self.months}
        self.keep_draft(f"set-retention/{about}", {"months": self.months})

    def problems(self) -> Sequence[tuple[Field, str]]:
        """Months are digits; how many they may be is the desk's to say."""
        typed = self.months.value().strip()
        if typed.isdecimal() and len(typed) <= MOST_DIGITS:
            return ()
        return [(self.months, self.words.t("Écrivez un nombre de mois, par exemple 12."))]

    def record(self) -> Callable[[], Recorded]:
        """The choice as it stands."""
        months = int(self.months.value())
        return lambda: self.desk.purging.set_rule(self.about, months)

    def told(self) -> str:
        """The toast."""
        return self.words.t("La durée est enregistrée.")
