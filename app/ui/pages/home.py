"""The desk of the day: who is here, what waits, whom one worked with last."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.desk.today import Going, Here
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.language.dates import clock_time, full_date
from app.ui.context import DeskContext
from app.ui.pages.case_form import case_name
from app.ui.pages.waiting import Waiting, take_up, waiting
from app.ui.standing import PeopleFinder
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column, Columns
from app.ui.widgets.page import Page
from app.ui.widgets.result_list import Result, ResultList
from app.ui.widgets.status import EmptyState
from app.ui.widgets.text import Card, Text

MOST_WAITING, MOST_RECENT = 4, 8


class HomePage(Page):
    """The first page of an open desk: one thing to do, and what was left."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, context.words.t("Accueil"), wide=True)
        self.desk = context.desk
        self._finder = PeopleFinder(context.desk, context.words, context.screen)
        self._shown: QWidget | None = None
        context.screen.changed.connect(self._read)

    def entering(self) -> None:
        """Everything anew."""
        self._read()

    def data_changed(self, recorded: Recorded) -> None:
        """Someone came, or something was taken up."""
        del recorded
        if self.isVisible():
            self._read()

    def first_focus(self) -> QWidget | None:
        """The first thing to take up, or whom to receive."""
        return None

    def _read(self) -> None:
        words, today = self.words, self.desk.today
        here, going, left = today.here(), today.going_on(), waiting(self.desk, words)
        recent = self._finder.recent(MOST_RECENT)
        day = full_date(self.context.clock().date(), words.language)
        self.set_title(day[:1].upper() + day[1:], self._lead(here))
        body = Column()
        for one in left[:MOST_WAITING]:
            body.add(self._waits(one))
        if not recent:
            body.add(self._empty())
        else:
            now = Column(*(self._goes(one) for one in going), self._who(here))
            body.add(Columns(now, self._last(recent), (6, 5)))
        old, self._shown = self._shown, body
        if old is not None:
            old.hide()
            self.body.removeWidget(old)
            old.deleteLater()
        self.add(body)
        # After what is on the page, in the order of Tab too.
        self.set_actions(
            Button(words.t("Accueillir une personne"), "primary", glyph="user-plus", keys="Ctrl+N",
                   on=lambda: self.context.navigator.go("new-person"))
        )  # fmt: skip

    def _lead(self, here: list[Here]) -> str:
        words = self.words
        if not here:
            return words.t("Personne n’est encore venu aujourd’hui.")
        return words.n(
            "{count} personne est venue aujourd’hui.", "{count} personnes sont venues aujourd’hui.", len(here)
        )

    def _waits(self, one: Waiting) -> QWidget:
        words = self.words
        card = Card(look="inset")
        who = self._finder.title(one.profile) if one.profile else ""
        card.add(Text(words.t("Un brouillon vous attend"), "detail"))
        card.add(Text(" · ".join(part for part in (one.text, who) if part), "strong"))
        card.add(Button(words.t("Reprendre"), name=words.t("Reprendre : {what}", what=one.text),
                        on=lambda: take_up(one, self.context.navigator)))  # fmt: skip
        return card

    def _goes(self, one: Going) -> QWidget:
        words, navigator = self.words, self.context.navigator
        name = self._finder.title(one.profile)
        card = Card(words.t("En cours"))
        card.add(Text(name, "strong"))
        card.add(Text(" · ".join((case_name(one.case, words), words.t("étape {number}", number=one.step)))))
        page = "walk" if navigator.has("walk") else "person"
        target = {"run": one.run.id} if page == "walk" else {"person": one.profile.person.id}
        card.add(Button(words.t("Reprendre le guide"), glyph="forward",
                        name=words.t("Reprendre le guide : {name}", name=name),
                        on=lambda: navigator.go(page, **target)))  # fmt: skip
        return card

    def _who(self, here: list[Here]) -> QWidget:
        words = self.words
        card = Card(words.t("Ici aujourd’hui"))
        if not here:
            card.add(
                Text(words.t("Cherchez une personne pour noter sa venue, ou accueillez-en une nouvelle."), ink="muted")
            )
            return card
        lines = [
            self._finder.line(one.profile, aside=clock_time(datetime.fromisoformat(one.visit.arrived_at)))
            for one in here
        ]
        card.add(self._list(words.t("Ici aujourd’hui"), lines))
        return card

    def _last(self, recent: Sequence[Result]) -> QWidget:
        card = Card(self.words.t("Personnes vues récemment"))
        card.add(self._list(self.words.t("Personnes vues récemment"), recent))
        return card

    def _list(self, name: str, lines: Sequence[Result]) -> ResultList:
        made = ResultList(name)
        made.chosen.connect(lambda key: self.context.navigator.go("person", person=Id(key)))
        made.put(lines)
        made.setFixedHeight(made.full_height())
        return made

    def _empty(self) -> QWidget:
        words = self.words
        return EmptyState(
            words.t("Le registre est vide."),
            detail=words.t("Quand quelqu’un arrive, cherchez son nom en haut de la page, puis créez sa fiche. "
                           "Deux réponses suffisent : comment l’appeler, et pourquoi elle vient."),
            glyph="users",
        )  # fmt: skip
