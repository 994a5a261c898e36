"""The desk of the day: whom to call next, who is here, what waits, whom one worked with last."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.desk.queue import Standing
from app.desk.today import Going
from app.domain.changes import Recorded
from app.domain.entities import Session, Visit
from app.domain.ids import Id
from app.language.dates import full_date
from app.language.directions import joined
from app.ui.context import DeskContext
from app.ui.pages.case_form import case_name
from app.ui.pages.queue_cards import QueueCards, last_word, opening, session_acts
from app.ui.pages.strip import UrgentCard
from app.ui.pages.ticket import BigNumber, receive
from app.ui.pages.visit_lines import LONG_WAIT, VisitLines, longest_wait
from app.ui.pages.waiting import Waiting, take_up, waiting
from app.ui.standing import PeopleFinder
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column, Columns
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.result_list import Result, ResultList
from app.ui.widgets.status import EmptyState
from app.ui.widgets.text import Card, Text

MOST_WAITING, MOST_RECENT = 4, 6
MINUTE_MS = 60_000
NUMBER = 2.6


class HomePage(Page):
    """The first page of an open desk: one thing to do, the queue, and what was left."""

    def __init__(self, context: DeskContext) -> None:
        super().__init__(context, context.words.t("Accueil"), wide=True)
        self.at_desk = context
        self.desk = context.desk
        self._finder = PeopleFinder(context.desk, context.words, context.screen)
        self._cards: QueueCards | None = None
        self.urgent = UrgentCard(context)
        self._put_away()
        self._last_session: Session | None = None
        self._stands: tuple[Text, Visit] | None = None
        context.screen.changed.connect(self._read)
        # Waiting is told in minutes.
        self._timer = QTimer(self, interval=MINUTE_MS)
        self._timer.timeout.connect(self._tell_time)

    def entering(self) -> None:
        """Everything anew."""
        self._timer.start()
        self._last_session = self.desk.closing.last_closed()
        self._read()

    def leaving(self) -> None:
        """Out of sight no time is told, and nothing long goes on."""
        self._timer.stop()
        self.urgent.stop()

    def data_changed(self, recorded: Recorded) -> None:
        """Someone came, was called, or something was taken up."""
        del recorded
        if self.isVisible():
            self.read_again()

    def first_focus(self) -> QWidget | None:
        """Whom to call, or whom to receive."""
        return self.main

    # -- reading -------------------------------------------------------------------------------

    def _read(self) -> None:
        words, today = self.words, self.desk.today
        standing = self.desk.queue.standing()
        lines = VisitLines(self.at_desk, standing.all)
        going, left = today.going_on(), waiting(self.desk, words)
        recent = self._finder.recent(MOST_RECENT)
        day = full_date(self.context.clock().date(), words.language)
        self.set_title(day[:1].upper() + day[1:], self._lead(standing))
        self._cards = QueueCards(self.at_desk, lines)
        body = Column()
        last = self._last_session
        body.add(session_acts(self.at_desk, last))
        self._not_closed(body)
        if last is not None and last.handover and not (standing.going or standing.done):
            # Until the first one is called: then it has been read.
            body.add(last_word(self.at_desk, last))
        body.add(self._next(standing, lines))
        for one in left[:MOST_WAITING]:
            body.add(self._waits(one))
        if standing.all:
            queue = self._cards.all(standing, self.desk.sitting.author)
            body.add(Columns(queue, self._rest(going, recent), (6, 5)))
        else:
            self._put_away()
            body.add(self._rest(going, recent) if recent else self._empty())
        self.show_body(body)

    def _put_away(self) -> None:
        """The card of dates waits out of sight; without a parent it would outlive the page."""
        self.urgent.setParent(self)
        self.urgent.hide()

    def _rest(self, going: Sequence[Going], recent: Sequence[Result]) -> QWidget:
        """What is beside the queue. The card of dates is the same as before: it shows what it knew meanwhile."""
        was_away = self.urgent.parentWidget() is self
        self.urgent.read()
        seen = [self._last(recent)] if recent else []
        column = Column(self.urgent, *(self._goes(one) for one in going), *seen)
        if was_away:
            self.urgent.show()
        return column

    def _tell_time(self) -> None:
        """A minute went by: only what tells it is written again, so that the focus stays where it is."""
        if not self.isVisible() or self._cards is None:
            return
        self._cards.tell_time()
        if self._stands is not None:
            text, visit = self._stands
            text.setText(self._stand(visit, self._cards.lines))

    def _lead(self, standing: Standing) -> str:
        words, came = self.words, len(standing.all)
        told = words.n("{count} personne est venue aujourd’hui.", "{count} personnes sont venues aujourd’hui.", came)
        if not came:
            told = words.t("Personne n’est encore venu aujourd’hui.")
        return " ".join(part for part in (told, opening(self.at_desk)) if part)

    def _not_closed(self, body: Column) -> None:
        words, left = self.words, self.desk.closing.left_open()
        if not left or self.desk.sitting.volunteer is None:
            return
        text = words.n(
            "{count} séance d’un autre jour n’a pas été close.", "{count} séances d’autres jours n’ont pas été closes.",
            len(left),
        )  # fmt: skip
        close = Button(words.t("Clore maintenant"), on=self._close_left_open)
        detail = words.t("Elle prend fin à la dernière chose notée ce jour-là.")
        body.add(Message("info", text, detail=detail, button=close))

    def _close_left_open(self) -> None:
        def done(recorded: Recorded) -> None:
            self.context.toaster.show_toast(self.words.t("C’est clos."), undoing(self.at_desk, recorded.batch))

        self.context.tasks.run(self, lambda _work: self.desk.closing.close_left_open(), done)

    # -- the next thing to do ------------------------------------------------------------------

    def _next(self, standing: Standing, lines: VisitLines) -> QWidget:
        words, go = self.words, self.context.navigator.go
        self._stands = None
        welcome = Button(words.t("Accueillir une personne"), "primary", glyph="user-plus", keys="Ctrl+↵",
                         on=lambda: go("arrival"))  # fmt: skip
        anonymous = Button(words.t("Accueillir sans fiche"), glyph="ticket", on=lambda: go("arrival-anonymous"))
        if self.desk.sitting.session is None:
            open_one = Button(words.t("Ouvrir la séance"), "primary", keys="Ctrl+↵", on=lambda: go("sitting"))
            return self._hero(words.t("Aucune séance n’est ouverte à ce poste."), open_one)
        found = self.desk.queue.next_one(standing.waiting)
        if found is None:
            return self._hero(words.t("Personne n’attend."), welcome, anonymous)
        call = Button(words.t("Appeler la personne suivante"), "primary", keys="Ctrl+↵",
                      name=words.t("Appeler la personne suivante : {number}", number=lines.number(found)),
                      on=lambda: receive(self, self.at_desk, found.id))  # fmt: skip
        more = Button(words.t("Accueillir une personne"), glyph="user-plus", keys="Ctrl+J", on=lambda: go("arrival"))
        return self._hero("", call, more, anonymous, visit=found, lines=lines)

    def _hero(
        self, text: str, main: Button, *others: Button, visit: Visit | None = None, lines: VisitLines | None = None
    ) -> QWidget:
        card = Card(look="inset")
        card.setAccessibleName(self.words.t("À faire maintenant"))
        if visit is not None and lines is not None:
            side = QHBoxLayout()
            side.setSpacing(20)
            side.addWidget(BigNumber(lines.number(visit), NUMBER).enlarge(self.context.theme.px(16)))
            said = QVBoxLayout()
            said.setSpacing(2)
            said.addWidget(Text(lines.who(visit), "large"))
            stands = Text(self._stand(visit, lines), ink="muted")
            said.addWidget(stands)
            self._stands = stands, visit
            side.addLayout(said, 1)
            card.body.addLayout(side)
        else:
            card.add(Text(text, "large"))
        card.add(FlowBox(main, *others))
        self.main = main
        return card

    def _stand(self, visit: Visit, lines: VisitLines) -> str:
        parts = [lines.about(visit), lines.stands(visit)]
        if longest_wait((visit,), self.context.clock()) >= LONG_WAIT:
            parts.append(self.words.t("c’est long : dites-lui un mot"))
        return joined(parts)

    # -- what was left -------------------------------------------------------------------------

    def _waits(self, one: Waiting) -> QWidget:
        words = self.words
        card = Card(look="inset")
        who = self._finder.title(one.profile) if one.profile else ""
        card.add(Text(words.t("Un brouillon vous attend"), "detail"))
        card.add(Text(joined((one.text, who)), "strong"))
        card.add(Button(words.t("Reprendre"), name=words.t("Reprendre : {what}", what=one.text),
                        on=lambda: take_up(one, self.context.navigator)))  # fmt: skip
        return card

    def _goes(self, one: Going) -> QWidget:
        words, navigator = self.words, self.context.navigator
        name = self._finder.title(one.profile)
        card = Card(words.t("Guide en cours"))
        card.add(Text(name, "strong"))
        card.add(Text(joined((case_name(one.case, words), words.t("étape {number}", number=one.step)))))
        page = "walk" if navigator.has("walk") else "person"
        target = {"run": one.run.id} if page == "walk" else {"person": one.profile.person.id}
        card.add(Button(words.t("Reprendre le guide"), glyph="forward",
                        name=words.t("Reprendre le guide : {name}", name=name),
                        on=lambda: navigator.go(page, **target)))  # fmt: skip
        return card

    def _last(self, recent: Sequence[Result]) -> QWidget:
        card = Card(self.words.t("Personnes vues récemment"))
        made = ResultList(self.words.t("Personnes vues récemment"))
        made.chosen.connect(lambda key: self.context.navigator.go("person", person=Id(key)))
        made.put(recent)
        made.setFixedHeight(made.full_height())
        card.add(made)
        return card

    def _empty(self) -> QWidget:
        words = self.words
        return EmptyState(
            words.t("Le registre est vide."),
            detail=words.t("Quand quelqu’un arrive, cherchez son nom en haut de la page, puis créez sa fiche. "
                           "Deux réponses suffisent : comment l’appeler, et pourquoi elle vient."),
            glyph="users",
        )  # fmt: skip
