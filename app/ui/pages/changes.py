"""Who changed what on someone's sheet, from what, to what, when; and the way to undo it."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.desk.history import Act, Told, changed_since, when
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.language.dates import short_moment
from app.language.words import mark
from app.ui.announce import announce
from app.ui.context import DeskContext
from app.ui.pages.history import day_name
from app.ui.standing import written
from app.ui.widgets.button import Button
from app.ui.widgets.columns import Column
from app.ui.widgets.flow import FlowBox
from app.ui.widgets.message import Message
from app.ui.widgets.page import Page
from app.ui.widgets.progress import Progress
from app.ui.widgets.status import EmptyState
from app.ui.widgets.timeline import Act as TimelineAct
from app.ui.widgets.timeline import Happening, Timeline

AT_ONCE = 100
IMPORTED = "people-imported"
UNDOABLE = 10
"""Of so many actions, the latest ones, undoing is offered."""
SHOWN_MS = 20_000
MARKS = {
    "corrected": mark("corrigé depuis"),
    "disputed": mark("à confirmer : deux postes disent deux choses"),
    "private": mark("note privée"),
}


class ChangesPage(Page):
    """The actions about a person, or all that was said of one `entity` of hers; numbers are masked until asked for."""

    def __init__(self, context: DeskContext, person: Id, entity: Id | None = None) -> None:
        words = context.words
        super().__init__(
            context,
            words.t("Modifications : {name}", name=written(context.desk.people.profile(person))),
            lead=words.t("Rien n’est effacé : ce qui a été corrigé, retiré ou annulé se lit ici."),
            back=True,
        )
        self.desk = context.desk
        self.person = person
        self.acts_read: list[Act] = []
        self._entity = entity
        self._most = AT_ONCE
        self._revealed = False
        self.progress = self.add(Progress(words, context.clock, words.t("L’historique est lu.")))
        self.lines = self.add(Column(gap=12))
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._mask)

    def entering(self) -> None:
        """Reads what was done."""
        self._read()

    def leaving(self) -> None:
        """Numbers are not left in sight of the next person."""
        self._mask()

    def data_changed(self, recorded: Recorded) -> None:
        """Something more was done."""
        if self.person in recorded.persons and self.isVisible():
            self._read()

    def first_focus(self) -> QWidget | None:
        """The way back: there is nothing to fill in."""
        return self.back_link

    def _read(self) -> None:
        now, revealed, limit, entity = self.context.clock(), self._revealed, self._most, self._entity

        def read(_work: object) -> list[Act]:
            history = self.desk.history(self.words, now, revealed=revealed)
            return history.of_entity(entity, limit) if entity is not None else history.of(self.person, limit)

        self.progress.follow(self.context.tasks.run(self, read, self._show, lane="history"))

    def _show(self, acts: list[Act]) -> None:
        self.acts_read = acts
        self.lines.clear()
        if not acts:
            self.lines.add(EmptyState(self.words.t("Rien n’a été noté ici.")))
            return
        by_batch = {act.batch: act for act in acts}
        timeline = self.lines.add(Timeline(self.words, self.words.t("Modifications")))
        timeline.put([self._happening(place, act, by_batch) for place, act in enumerate(acts)])
        if len(acts) == self._most:
            self.lines.add(FlowBox(Button(self.words.t("Lire les actions plus anciennes"), "quiet", on=self._older)))
        self._offer(any(act.hidden for act in acts))

    def _older(self) -> None:
        self._most += AT_ONCE
        self._read()

    def _happening(self, place: int, act: Act, by_batch: dict[Id, Act]) -> Happening:
        first, *rest = [self._sentence(told) for told in act.told] or [""]
        lines = [*rest, *self._links(act, by_batch)]
        glyph = "undo" if act.undoes else "circle"
        day = day_name(act.at[:10], self.context.clock().date(), self.words)
        return Happening(when(act, self.words), first, "\n".join(lines), day, glyph, "plain", self._undoing(place, act))

    def _sentence(self, told: Told) -> str:
        marks = ", ".join(self.words.t(MARKS[name]) for name in told.marks)
        return self.words.t("{sentence} ({marks})", sentence=told.sentence, marks=marks) if marks else told.sentence

    def _links(self, act: Act, by_batch: dict[Id, Act]) -> list[str]:
        words, by, of = self.words, by_batch.get(act.undone_by), by_batch.get(act.undoes)
        found = []
        if by is not None:
            at = short_moment(by.at, words.language)
            found.append(
                words.t("Annulé en partie le {date} par {who}.", date=at, who=by.who)
                if act.partly
                else words.t("Annulé le {date} par {who}.", date=at, who=by.who)
            )
        if of is not None and of.told:
            at = short_moment(of.at, words.language)
            found.append(words.t("Ce qui était annulé, du {date} : {sentence}", date=at, sentence=of.told[0].sentence))
        if act.long and act.kind == IMPORTED:
            found.append(words.t("Un import s’annule en entier, depuis la page Importer des personnes."))
        return found

    def _undoing(self, place: int, act: Act) -> tuple[TimelineAct, ...]:
        if act.undone_by or act.long or place >= UNDOABLE:
            return ()
        text = self.words.t("Rétablir") if act.undoes else self.words.t("Annuler cette action")
        return (TimelineAct(text, lambda: self._ask(act) if act.others else self._undo(act), "undo"),)

    def _ask(self, act: Act) -> None:
        """Others are not undone unseen: how many, and only then."""
        words = self.words
        text = words.t("Rétablir pour toutes") if act.undoes else words.t("Annuler pour toutes")
        button = Button(text, glyph="undo", on=lambda: self._undo(act))
        kept = words.t("Ne rien rétablir") if act.undoes else words.t("Ne rien annuler")
        strip = Message(
            "warning",
            words.n(
                "Cette action porte aussi sur {count} autre personne.",
                "Cette action porte aussi sur {count} autres personnes.",
                act.others,
            ),
            detail=words.t("Elle s’annule ou se rétablit pour toutes à la fois. Pour une seule, corrigez sa fiche."),
            button=button,
            instead=Button(kept, "quiet", on=self._leave_it),
        )
        self.put_on_top(strip)
        # At once, for the focus goes only to what is in sight.
        strip.show()
        announce(self, strip.accessibleName())
        self.area.ensureVisible(0, 0)
        button.setFocus()

    def _leave_it(self) -> None:
        self.clear_top()
        self.take_focus()

    def escape(self) -> bool:
        """A question that is open is answered with no."""
        asked = any(not strip.isHidden() for strip in self.findChildren(Message) if strip.instead is not None)
        if asked:
            self._leave_it()
        return asked

    def _undo(self, act: Act) -> None:
        self.context.tasks.run(
            self, lambda _work: self.desk.people.undo(act.batch), lambda undone: self._undone(undone[0], undone[1])
        )

    def _undone(self, recorded: Recorded, since: tuple[tuple[str, Id, str], ...]) -> None:
        words = self.words
        stays = ", ".join(dict.fromkeys(changed_since(since, words)))
        if not recorded.entities and not stays:
            self.tell("info", words.t("Il n’y avait plus rien à annuler."))
        elif stays:
            self.tell("info", words.t("C’est annulé. Reste ce que quelqu’un a changé depuis : {what}.", what=stays))
        else:
            self.tell("success", words.t("C’est annulé."))
        self._read()

    def _turn(self) -> None:
        self._revealed = not self._revealed
        if self._revealed:
            self._timer.start()
        self._read()

    def _mask(self) -> None:
        self._timer.stop()
        if self._revealed:
            self._revealed = False
            self._read()

    def _offer(self, hidden: bool) -> None:
        words = self.words
        if self._revealed:
            self.set_actions(None, Button(words.t("Cacher les numéros"), glyph="eye-off", on=self._turn))
        elif hidden:
            self.set_actions(None, Button(words.t("Montrer les numéros"), glyph="eye", on=self._turn))
        else:
            self.set_actions(None)
