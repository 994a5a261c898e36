"""What the entries of a case have in common: whose case it is, which one, when it was."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.domain.entities import NOBODY, Case
from app.domain.ids import Id
from app.domain.vocabulary import CHANNELS, OPEN
from app.language import labels
from app.language.dates import short_date
from app.language.directions import joined
from app.language.labels import PROCEDURES, label
from app.language.names import full_name
from app.language.words import Words
from app.ui.context import DeskContext
from app.ui.entry_form import EntryForm
from app.ui.form import Then
from app.ui.pages.asking import find
from app.ui.widgets.choice import Choice, Option
from app.ui.widgets.moment import MomentField
from app.ui.widgets.select import Select


class CaseEntry(EntryForm):
    """The form of something that happened in a case. Where the person has several, it asks which."""

    def __init__(
        self, context: DeskContext, case: Id = NOBODY, *, entry: Id = NOBODY, then: Then | None = None
    ) -> None:  # fmt: skip
        words = context.words
        kept = context.desk.entries.get(self.kind, entry) if entry else None
        self.case = context.desk.cases.get(Id(getattr(kept, "case", case)))
        profile = context.desk.people.profile(self.case.person)
        lead = joined((full_name(profile), case_name(self.case, words)))
        super().__init__(context, self.case.person, entry=entry, lead=lead, then=then)
        self.acts["attempt"] = lambda: context.navigator.go("attempt", case=self.case.id)
        others = context.desk.cases.of(self.case.person)
        self.which: Choice | None = None
        if len(others) > 1 and then is None:
            options = [Option(one.id, case_name(one, words), opened(one, words)) for one in others]
            self.which = Choice(words.t("Dans quel dossier ?"), options, chosen=self.case.id, in_line=True)

    def fixed(self) -> dict[str, object]:
        """Whose, in which case, noted by whom."""
        found = {**super().fixed(), "case": self.case.id}
        return {**found, "by": self.desk.sitting.author} if "by" in self.kind.__struct_fields__ else found

    def ask_which(self) -> None:
        """Puts the question about the case below what is there, if it must be asked."""
        if self.which is not None:
            self.ask("case", self.which)

    def when(self, question: str = "", *, at: datetime | None = None) -> MomentField:
        """The question when it was, below what is there."""
        return self.ask("at", MomentField(self.words, question or self.words.t("Quand ?"), self.context.clock(), at=at))

    def ready(self, subject: Id = NOBODY) -> None:
        """A draft is kept for the case."""
        super().ready(subject or self.case.id)


def case_name(case: Case, words: Words) -> str:
    """What a case is about: its procedure, or why she came in her words."""
    if case.procedure in OPEN and case.reason:
        return case.reason
    return label(PROCEDURES, case.procedure, words)


def in_sight(cases: Sequence[Case]) -> list[Case]:
    """Those where something remains to do: first those where a word was left, then the latest."""
    return sorted((case for case in cases if case.handover or not case.outcome), key=lambda case: not case.handover)


def case_lead(case: Case, words: Words) -> str:
    """Why she came in her words, since when, through what, how it ended: what the name does not say."""
    return joined(_case_parts(case, words))


def _case_parts(case: Case, words: Words) -> Iterator[str]:
    if case.outcome:
        yield words.t("Terminé : {outcome}", outcome=case.outcome)
    if case.reason and case.reason != case_name(case, words):
        yield case.reason
    if case.opened:
        yield opened(case, words)
    if case.channel not in OPEN:
        yield label(labels.CHANNELS, case.channel, words)


def opened(case: Case, words: Words) -> str:
    """Since when a case is open."""
    if not case.opened:
        return ""
    day = short_date(datetime.fromisoformat(case.opened).date(), words.language)
    return words.t("ouvert le {date}", date=day)


def channel_field(words: Words, chosen: str = "") -> Select:
    """Where it was: the site, the counter, by post…"""
    field = find(words, words.t("Où ?"), CHANNELS, labels.CHANNELS)
    field.choose("" if chosen in OPEN else chosen)
    return field
