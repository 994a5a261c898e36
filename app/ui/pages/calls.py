"""Whom to call about what is to be done: what is safe stands before each number."""

from PySide6.QtWidgets import QWidget

from app.desk.agenda import Listing
from app.desk.dates_out import Call, Number
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.language.agenda_texts import act_of
from app.language.directions import joined
from app.language.words import mark
from app.ui.context import DeskContext
from app.ui.pages.line_words import when_short
from app.ui.standing import PeopleFinder
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.page import Page
from app.ui.widgets.status import EmptyState, Kind, StatusWord
from app.ui.widgets.text import Card, Text

MOST = 20
FEW = 5
CAUTIONS: dict[str, tuple[Kind, str, str]] = {
    "never-mention-prefecture": ("danger", "octagon-alert", mark("Ne parlez jamais de la préfecture.")),
    "shared": ("danger", "users", mark("Quelqu’un d’autre se sert de ce téléphone : ne dites rien à qui répond.")),
    "someone-else": ("danger", "users", mark("Ce téléphone est celui d’un proche : ne dites rien de sa situation.")),
    "no-message": ("warning", "triangle-alert", mark("Ne laissez pas de message.")),
    "message-unknown": (
        "warning", "circle-help", mark("On ne sait pas si l’on peut laisser un message : n’en laissez pas."),
    ),
}  # fmt: skip
"""What is told before a number can be read: how it shows, its words."""
WHY_NOT = {
    "refused": mark("Ne l’appelez pas : elle a dit non. Parlez-lui quand elle vient."),
    "not-safe": mark("Ne l’appelez pas : aucun de ses numéros n’est sûr pour elle. Parlez-lui quand elle vient."),
    "no-number": mark("Pas de téléphone noté sur sa fiche."),
}


class CallsPage(Page):
    """One card for each person, in the order of the list that it came from; some at a time."""

    def __init__(self, context: DeskContext, lines: tuple[Id, ...]) -> None:
        words = context.words
        super().__init__(
            context, words.t("Appeler les personnes"), back=True,
            lead=words.t("Lisez ce qui est sûr avant le numéro. Dites votre prénom, demandez à lui parler."),
        )  # fmt: skip
        self.desk = context.desk
        self._wanted = set(lines)
        self._finder = PeopleFinder(context.desk, words, context.screen)
        self._shown = MOST
        self._work: Work | None = None
        self.calls: tuple[Call, ...] = ()
        self._cards = self.add(Column())

    def entering(self) -> None:
        """As things stand now."""
        self._work = self.context.tasks.run(self, self._read, self._show, lane="calls")

    def leaving(self) -> None:
        """Nobody waits for the list any more."""
        if self._work is not None:
            self._work.drop()

    def data_changed(self, recorded: Recorded) -> None:
        """A number was corrected, or a line done."""
        if self.isVisible() and recorded.entities:
            self.entering()

    def first_focus(self) -> QWidget | None:
        """The way back: this page is read."""
        return self.back_link

    def _read(self, work: Work) -> tuple[Call, ...]:
        listing: Listing = self.desk.agenda.before_next(work.stopped)
        lines = [line for line in listing.lines if line.id in self._wanted]
        return self.desk.dates_out.calls(lines, listing.profiles)

    def _show(self, calls: tuple[Call, ...]) -> None:
        words = self.words
        self.calls = calls
        self._cards.clear()
        if not calls:
            self._cards.add(EmptyState(words.t("Personne à appeler."), glyph="phone"))
        for call in calls[: self._shown]:
            self._cards.add(self._card(call))
        left = len(calls) - self._shown
        if left > 0:
            more = words.n("Voir encore {count} personne", "Voir encore {count} personnes", left)
            self._cards.add(FlowBox(Button(more, glyph="chevron-down", on=self._more)))

    def _more(self) -> None:
        self._shown += MOST
        self._show(self.calls)

    def _card(self, call: Call) -> QWidget:
        words, person = self.words, call.profile.person.id
        name = self._finder.title(call.profile)
        card = Card(name)
        card.beside_heading(
            Button(words.t("Ouvrir sa fiche"), "quiet", glyph="user",
                   name=words.t("Ouvrir la fiche : {name}", name=name),
                   on=lambda: self.context.navigator.go("person", person=person))
        )  # fmt: skip
        for line in call.lines[:FEW]:
            card.add(Text(joined((line.text or act_of(line, words), when_short(line, words)))))
        left = len(call.lines) - FEW
        if left > 0:
            more = words.n(
                "Et {count} autre échéance, sur sa fiche.", "Et {count} autres échéances, sur sa fiche.", left
            )
            card.add(Text(more, ink="muted"))
        if call.why_not:
            kind: Kind = "info" if call.why_not == "no-number" else "danger"
            card.add(StatusWord(kind, words.t(WHY_NOT[call.why_not]), glyph="phone"))
        for number in call.numbers:
            card.add(self._number(number))
        return card

    def _number(self, number: Number) -> QWidget:
        """The cautions, then the number: in this order to the eye and to a screen reader."""
        words = self.words
        box = Column(gap=4)
        for caution in number.cautions:
            kind, glyph, text = CAUTIONS[caution]
            box.add(StatusWord(kind, words.t(text), glyph=glyph))
        box.add(Text(number.value, "h2", selectable=True))
        told = [words.t("téléphone de {who}", who=number.whose)] if number.whose else []
        told += [words.t("à appeler : {when}", when=number.best_time)] if number.best_time else []
        if told:
            box.add(Text(joined(told), "detail"))
        return box
