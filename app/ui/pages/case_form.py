"""What the forms of a case have in common: whose case it is, which one, when it was."""

from datetime import datetime

from app.domain.entities import Case
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.vocabulary import OPEN
from app.language.dates import short_date
from app.language.faults import explain
from app.language.labels import CHANNELS, PROCEDURES, label
from app.language.names import full_name
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.form import FormPage, Then
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.field import Field
from app.ui.widgets.moment import MomentField
from app.ui.widgets.select import Select


class CaseForm(FormPage):
    """A form that records something in a case. Where the person has several, it asks which."""

    def __init__(self, context: DeskContext, title: str, save: str, case: Id, then: Then | None) -> None:
        words = context.words
        self.case = context.desk.cases.get(case)
        profile = context.desk.people.profile(self.case.person)
        lead = " · ".join((full_name(profile), case_name(self.case, words)))
        super().__init__(context, title, save, lead=lead, then=then)
        self.acts["attempt"] = lambda: context.navigator.go("attempt", case=case)
        others = context.desk.cases.of(self.case.person)
        self.which: Choice | None = None
        if len(others) > 1 and then is None:
            options = [Option(one.id, case_name(one, words), opened(one, words)) for one in others]
            self.which = Choice(words.t("Dans quel dossier ?"), options, chosen=case, in_line=True)

    def case_id(self) -> Id:
        """The case that was chosen."""
        return Id(self.which.value()) if self.which is not None else self.case.id

    def ask_which(self) -> None:
        """Puts the question about the case below what is there, if it must be asked."""
        if self.which is not None:
            self.add(self.which)

    def when(self, label_text: str = "", *, at: datetime | None = None) -> MomentField:
        """The question when it was, below what is there."""
        now = self.context.clock()
        return self.add(MomentField(self.words, label_text or self.words.t("Quand ?"), now, at=at))

    def moment_problem(self, field: MomentField) -> list[tuple[Field, str]]:
        """What is wrong with a moment."""
        try:
            field.value()
        except KnownError as fault:
            return [(field, " ".join(explain(fault, self.words)))]
        return []


def case_name(case: Case, words: Words) -> str:
    """What a case is about: its procedure, or why she came in her words."""
    if case.procedure in OPEN and case.reason:
        return case.reason
    return label(PROCEDURES, case.procedure, words)


def opened(case: Case, words: Words) -> str:
    """Since when a case is open."""
    if not case.opened:
        return ""
    day = short_date(datetime.fromisoformat(case.opened).date(), words.language)
    return words.t("ouvert le {date}", date=day)


def channel_field(words: Words, chosen: str) -> Select:
    """Where it was: the site, the counter, by post…"""
    options = [Option(code, label(CHANNELS, code, words)) for code in CHANNELS if code not in OPEN]
    return Select(words, words.t("Où ?"), options, chosen=chosen, allow_other=True)
