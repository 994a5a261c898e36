"""The forms of a visit: how it ended, whom it is handed over to, who came."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from app.desk.queue import Ending
from app.domain.changes import Recorded
from app.domain.ids import Id
from app.domain.vocabulary import OPEN
from app.ui.context import DeskContext
from app.ui.form import FormPage
from app.ui.pages.found_list import FoundList
from app.ui.pages.visit_fields import outcome, posture, themes
from app.ui.pages.visit_lines import VisitLines
from app.ui.undo import undoing
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import Field, LongTextField, TextField
from app.ui.widgets.page import Page

ANYONE = "anyone"
MOST_DIGITS = 6


class EndVisitPage(FormPage):
    """How the visit ended. Opened again, it corrects what was noted."""

    def __init__(self, context: DeskContext, visit: Id) -> None:
        words, queue = context.words, context.desk.queue
        self.visit = queue.get(visit)
        ended = bool(self.visit.ended_at)
        title = words.t("Corriger la visite") if ended else words.t("Terminer la visite")
        save = words.t("Enregistrer la correction") if ended else words.t("Terminer la visite")
        super().__init__(context, title, save, lead=VisitLines(context).title(self.visit))
        self.outcome = self.add(outcome(words, "" if self.visit.outcome in OPEN else self.visit.outcome))
        self.next_step = self.add(
            LongTextField(words.t("À faire la prochaine fois"), lines=2, optional=words.t("facultatif"),
                          text=self.visit.next_step,
                          hint=words.t("Se lit sur la feuille de relais, avec sa référence, sans son nom."))
        )  # fmt: skip
        minutes = queue.minutes(self.visit)
        self.minutes = self.add(
            TextField(words.t("Minutes"), text="" if minutes is None else str(minutes), width=4,
                      optional=words.t("facultatif"),
                      hint=words.t("Comptées de l’appel à maintenant. Corrigez si elles sont fausses."))
        )  # fmt: skip
        self.posture = self.add(posture(words, "" if self.visit.posture in OPEN else self.visit.posture))
        self.themes = self.add(themes(words, self.visit.themes))
        self.faults = {"visit.minutes-impossible": self.minutes, "people.too-long": self.next_step}
        self.keep_draft(
            f"end-visit/{visit}",
            {
                "outcome": self.outcome, "next_step": self.next_step, "minutes": self.minutes,
                "posture": self.posture, "themes": self.themes,
            },
        )  # fmt: skip

    def first_focus(self) -> QWidget | None:
        """The outcome: a letter chooses it."""
        return self.outcome

    def problems(self) -> Sequence[tuple[Field, str]]:
        """How it ended is asked for; minutes are digits."""
        found: list[tuple[Field, str]] = []
        if not self.outcome.value():
            found.append((self.outcome, self.words.t("Choisissez comment la visite finit.")))
        typed = self.minutes.value().strip()
        if typed and not (typed.removeprefix("-").isdecimal() and len(typed) <= MOST_DIGITS):
            found.append((self.minutes, self.words.t("Écrivez un nombre de minutes, par exemple 25.")))
        return found

    def record(self) -> Callable[[], Recorded]:
        """The ending as it stands in the form."""
        typed = self.minutes.value().strip()
        ending = Ending(
            outcome=self.outcome.value(), minutes=int(typed) if typed else None,
            posture=self.posture.value() or "unknown", themes=self.themes.value(), next_step=self.next_step.value(),
        )  # fmt: skip
        return lambda: self.desk.queue.end(self.visit.id, ending)

    def told(self) -> str:
        """The toast."""
        return self.words.t("La visite est notée.")

    def done(self, recorded: Recorded) -> None:
        """Back to the queue, where the next one waits; a correction goes back to where it came from."""
        if self.visit.ended_at:
            super().done(recorded)
        else:
            self.context.navigator.home()


class HandVisitPage(FormPage):
    """Someone else goes on: who, and what to do."""

    def __init__(self, context: DeskContext, visit: Id) -> None:
        words, desk = context.words, context.desk
        self.visit = desk.queue.get(visit)
        super().__init__(context, words.t("Confier à quelqu’un"), words.t("Confier la personne"),
                         lead=VisitLines(context).title(self.visit))  # fmt: skip
        team = [Option(one.code, one.name) for one in desk.queue.helpers() if one.code != desk.sitting.author]
        team.append(Option(ANYONE, words.t("À qui sera libre")))
        self.helper = self.add(Choice(words.t("À qui ?"), team, letters=True, in_line=True))
        self.next_step = self.add(
            LongTextField(words.t("À faire avec elle"), lines=3, optional=words.t("facultatif"),
                          text=self.visit.next_step, hint=words.t("Se lit en premier quand elle est appelée."))
        )  # fmt: skip
        self.faults = {"visit.no-such-helper": self.helper, "people.too-long": self.next_step}
        self.keep_draft(f"hand-visit/{visit}", {"helper": self.helper, "next_step": self.next_step})

    def problems(self) -> Sequence[tuple[Field, str]]:
        """Someone is chosen."""
        return () if self.helper.value() else [(self.helper, self.words.t("Choisissez à qui."))]

    def record(self) -> Callable[[], Recorded]:
        """The handover as it stands in the form."""
        helper, text = self.helper.value().replace(ANYONE, ""), self.next_step.value()
        return lambda: self.desk.queue.hand_over(self.visit.id, helper, text)

    def told(self) -> str:
        """The toast."""
        return self.words.t("Elle attend de nouveau, à sa place dans la file.")

    def done(self, _recorded: Recorded) -> None:
        """Back to the queue."""
        self.context.navigator.home()


class JoinVisitPage(Page):
    """Who came without a file: found, her visit is on her page from then on."""

    def __init__(self, context: DeskContext, visit: Id) -> None:
        words = context.words
        self.visit = context.desk.queue.get(visit)
        super().__init__(context, words.t("Dire qui c’est"), back=True, lead=VisitLines(context).title(self.visit))
        self.at_desk = context
        field = TextField(words.t("Nom, date de naissance, numéro ou référence"),
                          hint=words.t("Dans n’importe quel ordre, avec ou sans accents."))  # fmt: skip
        self.found = self.add(FoundList(context, field))
        self.found.list.chosen.disconnect()
        self.found.list.chosen.connect(self._chosen)
        self.set_actions(None, Button(words.t("Créer une fiche"), glyph="user-plus", on=self._new))

    def first_focus(self) -> QWidget | None:
        """The search."""
        return self.found.field

    def _new(self) -> None:
        """Nobody fits: her visit comes along to the sheet that is made."""
        typed = self.found.text()
        self.context.navigator.replace("new-person", typed=typed, looked_for=True, visit=self.visit.id)

    def _chosen(self, key: str) -> None:
        queue = self.at_desk.desk.queue
        self.context.tasks.run(self, lambda _work: queue.join(self.visit.id, Id(key)), self._joined, self.show_fault)

    def _joined(self, recorded: Recorded) -> None:
        told = self.words.t("La visite est sur sa fiche.")
        self.context.toaster.show_toast(told, undoing(self.at_desk, recorded.batch))
        self.context.navigator.back()
