"""Whose time has passed: a list to choose from. Nothing is erased here."""

from collections.abc import Callable, Mapping, Sequence

import msgspec
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.desk.purging import Due
from app.desk.retention import Rule
from app.domain.changes import Recorded
from app.domain.entities import PERSON_RULE
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.dates import short_date
from app.language.directions import joined
from app.language.retention_words import duration
from app.ui.context import DeskContext
from app.ui.standing import PeopleFinder
from app.ui.tasks import Work
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.marks import CheckBox
from app.ui.widgets.page import Page
from app.ui.widgets.progress import Progress
from app.ui.widgets.status import EmptyState
from app.ui.widgets.text import Card, Text
from app.ui.widgets.text import Rule as Line

AT_ONCE = 50
MOST = 200
"""So many are looked for; whoever comes after is found once these are erased, or kept by a new contact."""


class Read(msgspec.Struct, frozen=True):
    """Whose time has passed, who they are, by which rule."""

    due: Sequence[Due]
    profiles: Mapping[Id, Profile]
    rule: Rule | None


class DueLine(QWidget):
    """One person: a box to tick, and the way to her page."""

    def __init__(self, name: str, told: str, tick: Callable[[bool], object], see: Button) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        self.box = CheckBox(name, hint=told)
        self.box.toggled.connect(tick)
        line.addWidget(self.box, 1)
        line.addWidget(see)


class DuePage(Page):
    """Looks beside the window; what is ticked goes to the page that says what an erasure would do."""

    def __init__(self, context: DeskContext) -> None:
        words = context.words
        super().__init__(context, words.t("Fiches à effacer"), back=True, wide=True,
                         lead=words.t("Celles dont la durée de conservation est passée."))  # fmt: skip
        self.desk = context.desk
        self.chosen: set[Id] = set()
        self.lines: dict[Id, DueLine] = {}
        self._finder = PeopleFinder(context.desk, words, context.screen)
        self._most = AT_ONCE
        self._read: Read | None = None
        self._arriving = False
        self.progress = self.add(Progress(words, context.clock, words.t("Les derniers contacts sont relus.")))
        self.go_on = Button("", "primary", glyph="forward", keys="Ctrl+↵", on=self._go)
        settle = Button(words.t("Voir les durées de conservation"), glyph="hourglass",
                        on=lambda: context.navigator.go("retention"))  # fmt: skip
        self.set_actions(self.go_on, settle)
        context.screen.changed.connect(self._show_again)

    def entering(self) -> None:
        """Looks again: someone may have come meanwhile."""
        self._arriving = True
        today = self.context.clock().date()

        def read(work: Work) -> Read:
            purging = self.desk.purging
            rule = next((one for one in purging.rules() if one.about == PERSON_RULE), None)
            due = purging.due(today, MOST + 1, stopped=work.stopped)
            return Read(due, self.desk.register.profiles([one.person for one in due]), rule)

        self.progress.follow(self.context.tasks.run(self, read, self._arrived, self._failed, lane="due"))

    def data_changed(self, recorded: Recorded) -> None:
        """Someone was written about, or a rule was set."""
        if self.isVisible() and (recorded.persons or any(name == "retention_rule" for name, _ in recorded.entities)):
            self.read_again()

    def first_focus(self) -> QWidget | None:
        """The first box."""
        return next((line.box for line in self.lines.values()), self.back_link)

    def _failed(self, fault: KnownError) -> None:
        if fault.code == "work.stopped":
            self.tell("info", self.words.t("La lecture est arrêtée."))
        else:
            self.show_fault(fault)

    # -- showing -------------------------------------------------------------------------------

    def _arrived(self, read: Read) -> None:
        self._read = read
        self.chosen &= {one.person for one in read.due}
        self._show_again()
        if self._arriving and self.window().focusWidget() is self.back_link:
            self.take_focus()
        self._arriving = False

    def _show_again(self) -> None:
        read = self._read
        if read is None:
            return
        words = self.words
        body = Column()
        if read.rule is not None:
            kept = duration(PERSON_RULE, read.rule.count, read.rule.unit, words)
            told = words.t("Celles dont la durée de conservation est passée : {kept}.", kept=kept)
            self.set_title(self.heading.text(), told)
        self.lines = {}
        if read.due:
            body.add(self._list(read))
        else:
            body.add(EmptyState(words.t("Aucune fiche n’a dépassé sa durée."), glyph="circle-check"))
        self.show_body(body)
        self._count()

    def _list(self, read: Read) -> Card:
        words, card = self.words, Card()
        due = read.due[: min(self._most, MOST)]
        card.setAccessibleName(words.t("Fiches à effacer"))
        card.add(FlowBox(
            Button(words.n("Choisir {count} fiche", "Choisir {count} fiches", len(due)), glyph="list-checks",
                   on=lambda: self._tick_all(True)),
            Button(words.t("Ne rien choisir"), "quiet", on=lambda: self._tick_all(False)),
        ))  # fmt: skip
        for number, one in enumerate(due):
            if number:
                card.add(Line())
            self.lines[one.person] = card.add(self._line(one, read.profiles.get(one.person)))
        left = min(len(read.due), MOST) - len(due)
        if left:
            text = words.n("Montrer {count} autre", "Montrer {count} autres", min(left, AT_ONCE))
            card.add(FlowBox(Button(text, glyph="chevron-down", on=self._more)))
        elif len(read.due) > MOST:
            told = words.t(
                "Et d’autres encore. Effacez d’abord celles-ci, ou notez un contact : les suivantes viennent."
            )
            card.add(Text(told, ink="muted"))
        return card

    def _line(self, one: Due, profile: Profile | None) -> DueLine:
        words, person = self.words, one.person
        name = self._finder.title(profile) if profile else "…"
        told = joined((
            self._finder.line(profile).detail if profile else "",
            words.t("dernier contact le {day}", day=short_date(one.last, words.language)),
            words.t("à garder jusqu’au {date}", date=short_date(one.until, words.language)),
        ))  # fmt: skip
        see = Button(words.t("Ouvrir sa fiche"), "link", name=words.t("Ouvrir la fiche : {name}", name=name),
                     on=lambda: self.context.navigator.go("person", person=person))  # fmt: skip
        line = DueLine(name, told, lambda on: self._tick(person, on), see)
        line.box.setChecked(person in self.chosen)
        return line

    # -- choosing ------------------------------------------------------------------------------

    def _more(self) -> None:
        shown = list(self.lines)
        self._most += AT_ONCE
        self._show_again()
        after = [person for person in self.lines if person not in shown]
        if after:
            self.lines[after[0]].box.setFocus()

    def _tick(self, person: Id, on: bool) -> None:
        (self.chosen.add if on else self.chosen.discard)(person)
        self._count()

    def _tick_all(self, on: bool) -> None:
        for line in self.lines.values():
            line.box.setChecked(on)

    def _count(self) -> None:
        words, count = self.words, len(self.chosen)
        text = words.n("Préparer l’effacement de {count} fiche", "Préparer l’effacement de {count} fiches", count)
        self.go_on.set_text(text if count else words.t("Préparer l’effacement"))
        self.go_on.setVisible(bool(self.lines))
        self.bar.fit()

    def _go(self) -> None:
        self.clear_top()
        if not self.chosen:
            self.tell("info", self.words.t("Choisissez au moins une fiche."))
            self.area.ensureVisible(0, 0)
            return
        persons = tuple(person for person in self.lines if person in self.chosen)
        self.context.navigator.go("purge", persons=persons, reason="too-old")
