"""Who may be in the register twice: pairs with their reasons, the likeliest first; somebody decides each."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.desk.duplicates import Listing, Pair, Refused
from app.domain.changes import Recorded
from app.domain.entities import NOBODY
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.pages.alike_crowd import CrowdCard
from app.ui.pages.compared import on_day, volunteer_name, why_alike
from app.ui.person_field import PersonField
from app.ui.standing import PeopleFinder
from app.ui.tasks import Work
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.disclosure import Disclosure
from app.ui.widgets.even_row import EvenRow
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.progress import Progress
from app.ui.widgets.status import EmptyState, Kind, StatusWord
from app.ui.widgets.text import Card, Text

AT_ONCE = 20
MOST_CROWDS = 10
KINDS: dict[str, Kind] = {"very-likely": "warning", "likely": "info", "possible": "plain"}


class PairCard(Card):
    """Two who may be one: who they are, why, and the two answers."""

    def __init__(
        self, words: Words, finder: PeopleFinder, pair: Pair, one: Profile, other: Profile,
        compare: Callable[[], object], refuse: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        names = words.t("{one} et {other}", one=finder.title(one), other=finder.title(other))
        self.setAccessibleName(names)
        self.add(StatusWord(KINDS[pair.likeness.level], why_alike(pair.likeness, words), glyph="users"))
        self.add(EvenRow(*(Column(Text(finder.title(who), "strong"), Text(finder.line(who).detail, ink="muted"), gap=2)
                           for who in (one, other))))  # fmt: skip
        self.compare = Button(words.t("Comparer"), glyph="users", on=compare,
                              name=words.t("Comparer {names}", names=names))  # fmt: skip
        self.refuse = Button(words.t("Ce ne sont pas les mêmes"), "quiet", on=refuse,
                             name=words.t("Ce ne sont pas les mêmes : {names}", names=names))  # fmt: skip
        self.add(FlowBox(self.compare, self.refuse))


class ByHand(Card):
    """Two sheets that somebody knows of and the list does not."""

    def __init__(self, context: DeskContext, compare: Callable[[Id, Id], object]) -> None:
        words = context.words
        super().__init__(words.t("Deux fiches que vous connaissez"))
        self._words = words
        self._compare = compare
        self.fields = tuple(
            self.add(PersonField(context, label, but=NOBODY, known=True))
            for label in (words.t("Une fiche"), words.t("L’autre fiche"))
        )
        one, other = self.fields
        one.changed.connect(lambda: other.leave_out(one.person))
        other.changed.connect(lambda: one.leave_out(other.person))
        self.add(FlowBox(Button(words.t("Comparer ces deux fiches"), glyph="users", on=self._go)))

    def look_for(self, name: str) -> None:
        """Lets someone choose two of those who bear a name."""
        for field in self.fields:
            field.set_value(name)
        self.fields[0].setFocus()
        self.fields[0].search()

    def _go(self) -> None:
        one, other = self.fields
        for field in self.fields:
            field.set_error("" if field.person else self._words.t("Choisissez une personne dans la liste."))
        if one.person and one.person == other.person:
            other.set_error(self._words.t("C’est la même fiche : choisissez-en une autre."))
        elif one.person and other.person:
            self._compare(one.person, other.person)


class DuplicatesPage(Page):
    """What is known already stands at once; what changed since is looked for beside the window."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(context, words.t("Doublons possibles"), back=True,
                         lead=words.t("Rien n’est réuni tout seul : comparez, puis décidez."))  # fmt: skip
        self.at_desk = context
        self.desk = context.desk
        self.listing: Listing | None = None
        self._work: Work | None = None
        self._again = False
        self._finder = PeopleFinder(context.desk, words, context.screen)
        self._most = AT_ONCE
        self._arriving = False
        self.progress = self.add(Progress(words, context.clock, words.t("Les fiches sont comparées entre elles.")))
        self.list = self.add(Column())
        self.refused = self.add(Column())
        self.by_hand = self.add(ByHand(context, self._compare_by_hand))
        context.screen.changed.connect(self._show_again)

    def entering(self) -> None:
        """Shows what is known, and looks for what is new."""
        self._arriving = True
        self._look()

    def data_changed(self, recorded: Recorded) -> None:
        """Someone was changed, joined, or said to be another."""
        if self.isVisible() and recorded.persons:
            self._look()

    def first_focus(self) -> QWidget | None:
        """The first pair, else the first name that many bear."""
        # Those taken away are still there until Qt deletes them.
        pair = next((card for card in self.list.findChildren(PairCard) if not card.isHidden()), None)
        crowd = next((card for card in self.list.findChildren(CrowdCard) if not card.isHidden()), None)
        return pair.compare if pair else crowd.see.button if crowd else self.back_link

    # -- looking -------------------------------------------------------------------------------

    def _look(self) -> None:
        duplicates = self.desk.duplicates
        self.context.tasks.run(self, lambda _work: duplicates.listing(AT_ONCE), self._show, lane="listing")
        if self._work is not None and self._work.running:
            # What changes meanwhile is looked at when that is done: to begin again each time might never end.
            self._again = True
            return
        self._again = False
        self._work = self.context.tasks.run(
            self, lambda work: duplicates.look(work.report, work.stopped), self._looked, self._failed
        )
        self.progress.follow(self._work)

    def _looked(self, _pairs: object) -> None:
        duplicates = self.desk.duplicates
        self.context.tasks.run(self, lambda _work: duplicates.listing(AT_ONCE), self._show, lane="listing")
        if self._again:
            self._look()

    def _failed(self, fault: KnownError) -> None:
        if fault.code != "work.stopped":
            self.show_fault(fault)
        elif self.listing is None or self.listing.pairs is None:
            self.list.clear()
            self.list.add(Text(self.words.t("La comparaison est arrêtée."), ink="muted"))

    # -- showing -------------------------------------------------------------------------------

    def _show_again(self) -> None:
        if self.listing is not None:
            self._show(self.listing)

    def _show(self, listing: Listing) -> None:
        held = self.window().focusWidget()
        pairs = listing.pairs or ()
        # Whoever waits for the first answer is led to it.
        had_focus = held is not None and (self.list.isAncestorOf(held) or (self._arriving and held is self.back_link))
        self._arriving = self._arriving and not (pairs or listing.crowds)
        self.listing = listing
        self.list.clear()
        for profile in listing.unsettled:
            text = self.words.t("{person} : les fiches réunies disent deux choses différentes.",
                                person=self._finder.title(profile))  # fmt: skip
            self.list.add(self._to_settle(profile, text))
        for refused in listing.contradicted:
            text = self.words.t("{person} : fiches réunies, mais {name} a noté que ce ne sont pas les mêmes.",
                                person=self._finder.title(refused.one),
                                name=volunteer_name(self.at_desk, refused.said.by))  # fmt: skip
            self.list.add(self._to_settle(refused.one, text))
        for pair in pairs[: self._most]:
            card = self._card(pair)
            if card is not None:
                # At once, for the focus goes only to what is in sight.
                self.list.add(card).show()
        self._show_rest(listing)
        self._show_crowds(listing)
        self._show_refused(listing)
        if had_focus:
            self.take_focus()

    def _show_rest(self, listing: Listing) -> None:
        words, left = self.words, len(listing.pairs or ()) - self._most
        if left > 0:
            text = words.n("Montrer {count} autre", "Montrer {count} autres", min(left, AT_ONCE))
            self.list.add(FlowBox(Button(text, glyph="chevron-down", on=self._more)))
        if listing.pairs == () and not listing.crowds:
            self.list.add(EmptyState(words.t("Personne ne semble inscrit deux fois."), glyph="circle-check"))

    def _show_crowds(self, listing: Listing) -> None:
        words = self.words
        for crowd in listing.crowds[:MOST_CROWDS]:
            self.list.add(CrowdCard(self.at_desk, self._finder, crowd, self.by_hand.look_for)).show()
        left = len(listing.crowds) - MOST_CROWDS
        if left > 0:
            text = words.n("{count} autre nom porté par beaucoup de fiches.",
                           "{count} autres noms portés par beaucoup de fiches.", left)  # fmt: skip
            self.list.add(Text(text, ink="muted"))

    def _card(self, pair: Pair) -> PairCard | None:
        try:
            one, other = (self.desk.people.profile(person) for person in (pair.one, pair.other))
        except LookupError:
            return None
        return PairCard(
            self.words, self._finder, pair, one, other,
            lambda: self._compare(pair.one, pair.other), lambda: self._refuse(pair.one, pair.other),
        )  # fmt: skip

    def _to_settle(self, profile: Profile, text: str) -> Message:
        words, person = self.words, profile.person.id
        button = Button(words.t("Décider"), on=lambda: self.context.navigator.go("joined", person=person),
                        name=words.t("Décider pour {name}", name=self._finder.title(profile)))  # fmt: skip
        return Message("warning", text, button=button)

    def _show_refused(self, listing: Listing) -> None:
        self.refused.clear()
        if listing.refused:
            title = self.words.n(
                "{count} paire jugée différente", "{count} paires jugées différentes", listing.refusals
            )
            folded = self.refused.add(Disclosure(self.words, title))
            for one in listing.refused:
                folded.add(self._line(one))

    def _line(self, refused: Refused) -> Column:
        words, finder = self.words, self._finder
        names = words.t("{one} et {other}", one=finder.title(refused.one), other=finder.title(refused.other))
        day, name = on_day(refused.said.at, words), volunteer_name(self.at_desk, refused.said.by)
        said = (
            words.t("Noté le {day} par {name}.", day=day, name=name) if day else words.t("Noté par {name}.", name=name)
        )
        again = Button(words.t("Comparer de nouveau"), "link", name=words.t("Comparer de nouveau {names}", names=names),
                       on=lambda: self._compare(refused.one.person.id, refused.other.person.id))  # fmt: skip
        return Column(Text(names), Text(said, ink="muted"), FlowBox(again), gap=2)

    # -- what is done --------------------------------------------------------------------------

    def _more(self) -> None:
        self._most += AT_ONCE
        self._show_again()

    def _compare(self, one: Id, other: Id) -> None:
        self.context.navigator.go("merge", persons=(one, other))

    def _compare_by_hand(self, one: Id, other: Id) -> None:
        self.context.navigator.go("merge", persons=(one, other), by_hand=True)

    def _refuse(self, one: Id, other: Id) -> None:
        def done(recorded: Recorded) -> None:
            told = self.words.t("C’est noté : ce ne sont pas les mêmes.")
            self.context.toaster.show_toast(told, undoing(self.at_desk, recorded.batch))

        self.context.tasks.run(self, lambda _work: self.desk.duplicates.refuse(one, other), done)
