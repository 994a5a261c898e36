"""One line of the agenda on a page of its own, and what the desk says of it: later, someone else's, another date."""

from collections.abc import Callable, Sequence

from app.domain.agenda.model import Line
from app.domain.changes import Recorded
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.agenda_texts import act_of, name_of
from app.language.dates import full_date
from app.language.directions import joined
from app.language.faults import explain
from app.language.names import full_name
from app.ui.context import DeskContext
from app.ui.form import FormPage
from app.ui.pages.line_panel import LinePanel
from app.ui.widgets.button import Button
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.day_field import DayField
from app.ui.widgets.field import Field, LongTextField
from app.ui.widgets.page import Page
from app.ui.widgets.status import EmptyState


def line_of(context: DeskContext, person: Id, line: Id) -> Line | None:
    """A line of a person as it stands now; none where it is over."""
    return next((one for one in context.desk.agenda.of(person) if one.id == line), None)


class LinePage(Page):
    """What to do, by when, and why."""

    def __init__(self, context: DeskContext, person: Id, line: Id) -> None:
        profile = context.desk.people.profile(person)
        super().__init__(context, context.words.t("Échéance"), lead=full_name(profile), back=True)
        self.at_desk = context
        self.person = person
        self._line = line

    def entering(self) -> None:
        """As it stands now."""
        words, line = self.words, line_of(self.at_desk, self.person, self._line)
        if line is None:
            self.show_body(EmptyState(words.t("Cette échéance n’existe plus."), glyph="circle-check"))
            self.set_actions(None)
            return
        self.set_title(name_of(line, words))
        self.show_body(LinePanel(self.at_desk, line, opened=True))
        self.set_actions(Button(words.t("Ouvrir sa fiche"), "primary", glyph="user", keys="Ctrl+↵",
                                on=lambda: self.context.navigator.go("person", person=self.person)))  # fmt: skip

    def data_changed(self, recorded: Recorded) -> None:
        """Something of hers was noted."""
        if self.person in recorded.persons and self.isVisible():
            self.read_again()


class LineForm(FormPage):
    """Something said of a line."""

    def __init__(self, context: DeskContext, title: str, save: str, person: Id, line: Id) -> None:
        found = line_of(context, person, line)
        if found is None:
            raise LookupError(line)
        self.line = found
        words = context.words
        name = full_name(context.desk.people.profile(person))
        super().__init__(context, title, save, lead=joined((name, act_of(found, words))))

    def day_problem(self, field: DayField, missing: str) -> list[tuple[Field, str]]:
        """What is wrong with a day that is needed."""
        try:
            return [] if field.day() else [(field, missing)]
        except KnownError as fault:
            return [(field, " ".join(explain(fault, self.words)))]

    def reason_field(self, hint: str = "", *, needed: bool = False) -> LongTextField:
        """Where the reason is written."""
        words = self.words
        return self.add(LongTextField(words.t("Pourquoi ?"), lines=3, hint=hint,
                                      optional="" if needed else words.t("facultatif")))  # fmt: skip


class PostponePage(LineForm):
    """Takes a line off the list until a day."""

    def __init__(self, context: DeskContext, person: Id, line: Id) -> None:
        words = context.words
        super().__init__(context, words.t("Reporter"), words.t("Reporter l’échéance"), person, line)
        self.until = self.add(DayField(words.t("En reparler le"), hint=words.t("La date de la loi ne change pas.")))
        self.reason = self.reason_field()
        self.faults = {"task.date-passed": self.until, "people.too-long": self.reason}
        self.keep_draft(f"postpone/{line}", {"until": self.until, "reason": self.reason})

    def problems(self) -> Sequence[tuple[Field, str]]:
        """A day is needed."""
        return self.day_problem(self.until, self.words.t("Écrivez le jour où l’on en reparle."))

    def record(self) -> Callable[[], Recorded]:
        """The line, postponed."""
        until, reason = self.until.day(), self.reason.value()
        if until is None:
            raise LookupError(self.until.label)
        return lambda: self.desk.tasks.postpone(self.line, until, reason)

    def told(self) -> str:
        """The toast."""
        return self.words.t("C’est reporté.")


class OverridePage(LineForm):
    """Another date beside the computed one, with its reason."""

    def __init__(self, context: DeskContext, person: Id, line: Id) -> None:
        words = context.words
        super().__init__(context, words.t("Mettre une autre date"), words.t("Enregistrer la date"), person, line)
        computed = full_date(self.line.computed, words.language) if self.line.computed else words.t("inconnue")
        hint = words.t("Date calculée : {day}. Elle reste montrée à côté.", day=computed)
        self.due = self.add(DayField(words.t("La date qui compte"), hint=hint))
        self.reason = self.reason_field(words.t("Par exemple : le papier reçu dit une autre date."), needed=True)
        self.faults = {"task.reason-missing": self.reason, "people.too-long": self.reason}
        self.keep_draft(f"override/{line}", {"due": self.due, "reason": self.reason})

    def problems(self) -> Sequence[tuple[Field, str]]:
        """A day and a reason are needed."""
        found = self.day_problem(self.due, self.words.t("Écrivez la date qui compte."))
        if not self.reason.value().strip():
            found.append((self.reason, self.words.t("Écrivez pourquoi cette date vaut mieux que la date calculée.")))
        return found

    def record(self) -> Callable[[], Recorded]:
        """The line with someone's own date."""
        due, reason = self.due.day(), self.reason.value()
        if due is None:
            raise LookupError(self.due.label)
        return lambda: self.desk.tasks.override(self.line, due, reason)

    def told(self) -> str:
        """The toast."""
        return self.words.t("La date est enregistrée.")


class HandOverPage(LineForm):
    """Hands a line to another volunteer."""

    def __init__(self, context: DeskContext, person: Id, line: Id) -> None:
        words = context.words
        super().__init__(context, words.t("Confier"), words.t("Confier l’échéance"), person, line)
        team = [Option(one.code, one.name) for one in self.desk.sitting.volunteers()]
        self.to = self.add(Choice(words.t("À qui ?"), team, in_line=True))
        self.reason = self.reason_field()
        self.faults = {"task.nobody": self.to, "people.too-long": self.reason}
        self.keep_draft(f"hand-over-line/{line}", {"to": self.to, "reason": self.reason})

    def problems(self) -> Sequence[tuple[Field, str]]:
        """Someone is needed."""
        return [] if self.to.value() else [(self.to, self.words.t("Choisissez à qui la confier."))]

    def record(self) -> Callable[[], Recorded]:
        """The line, handed over."""
        to, reason = self.to.value(), self.reason.value()
        return lambda: self.desk.tasks.hand_over(self.line, to, reason)

    def told(self) -> str:
        """The toast."""
        return self.words.t("C’est confié.")
