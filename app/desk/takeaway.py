"""The page that a person takes away, put together from what was done in her case."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import TypeVar

import msgspec

from app.desk.fitting import kept_line
from app.desk.phrases import Phrases
from app.desk.walks import Walks
from app.domain.clock import Clock
from app.domain.entities import (
    Appointment,
    Attempt,
    Case,
    Deposit,
    Desk,
    Entity,
    IdNumber,
    Language,
    RequirementState,
    StatusRead,
)
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.language.dates import birth_text, clock_time, moment_of
from app.language.labels import nationality
from app.language.names import full_name
from app.language.words import Words
from app.papers.model import (
    BringItem,
    Deadline,
    DeskCard,
    DoneItem,
    Duty,
    Holder,
    PaperMark,
    TakeawayLabels,
    TakeawaySheet,
    Weight,
    Wording,
)
from app.register.register import Register

WEEK = 7
MOST_DONE = 3
"""Of one kind of thing done on one day, the last: it is one sheet of paper."""
MOST_COMING = 2
"""Of the appointments to come: with three the longest languages need a second sheet."""
BEGINNING = 300
"""Of what a page said word for word, in characters; the file has all of it."""
E = TypeVar("E", bound=Entity)


class OwnDuty(msgspec.Struct, frozen=True):
    """Something that the volunteer adds for the person to do, with its date (`YYYY-MM-DD`) if it has one."""

    text: str
    until: str = ""


class TakeawayForm(msgspec.Struct, frozen=True, kw_only=True):
    """What the volunteer chooses for a takeaway sheet."""

    case: Id
    language: str = "fr"
    duties: tuple[OwnDuty, ...] = ()
    with_number: bool = False
    large: bool = False


class Takeaways:
    """Makes takeaway sheets from the register. `specimen` is printed across the papers of a fictional register."""

    def __init__(self, register: Register, walks: Walks, clock: Clock, specimen: str = "") -> None:
        self._register = register
        self._walks = walks
        self._clock = clock
        self.specimen = specimen

    def languages(self, person: Id, key: str = "") -> list[str]:
        """The languages in which a sheet can speak (those that have the phrase `key`), those that she reads first."""
        phrases = self._walks.content.pack.phrases
        ready = [language for language, known in phrases.items() if not key or key in known]
        known = [one.code for one in self._register.where(Language, person=person) if one.code in ready]
        return list(dict.fromkeys([*known, "fr", *ready]))

    def sheet(self, form: TakeawayForm, mark: PaperMark, helper: str) -> TakeawaySheet:
        """The sheet of a case as it stands; `helper` is who signs it. Raises `papers.no-such-language`."""
        if form.language not in self._walks.content.pack.phrases:
            raise KnownError("papers.no-such-language", language=form.language)
        case = self._register.get(Case, form.case)
        if case is None:
            raise LookupError(form.case)
        today = self._clock().date()
        phrases = Phrases(self._walks.content, form.language, today)
        return TakeawaySheet(
            mark=mark, desk=self.desk_card(), holder=self.holder(case.person, form.with_number),
            issued=phrases.day(today), language=form.language, helper=helper,
            done=tuple(self._done(case, phrases, today)),
            duties=tuple(self._duties(case, form, phrases, today)), bring=tuple(self._bring(case, phrases)),
            where=tuple(self._where()), labels=labels(phrases), large=form.large, specimen=self.specimen,
        )  # fmt: skip

    def desk_card(self) -> DeskCard:
        """The association as it signs its papers."""
        desk = self._register.where(Desk)[0]
        address = tuple(line for line in desk.address.splitlines() if line)
        return DeskCard(desk.legal_name or desk.name, address, desk.phone, desk.email)

    def _where(self) -> Iterator[Wording]:
        desk = self._register.where(Desk)[0]
        yield Wording(desk.name)
        for text in (*desk.address.splitlines(), desk.opening, desk.phone):
            if text:
                yield Wording(text)

    def holder(self, person: Id, with_number: bool) -> Holder:
        """A person as a paper names her; her foreigner number only where it is asked for. `LookupError`."""
        profile = self._register.profile(person)
        if profile is None:
            raise LookupError(person)
        numbers = self._register.where(IdNumber, person=person, kind="foreigner")
        first = next(iter(profile.person.nationalities), "")
        return Holder(
            full_name(profile), profile.name("own-script"), birth_text(profile.person.birth),
            nationality(first, Words()) if first else "",
            numbers[0].text if numbers and with_number else "",
        )  # fmt: skip

    def _done(self, case: Case, phrases: Phrases, today: date) -> Iterator[DoneItem]:
        found = False
        if self._checked_today(case, today):
            found = True
            yield DoneItem(phrases.wording("done.documents"))
        for deposit in self._on(Deposit, case, today)[-MOST_DONE:]:
            found = True
            yield DoneItem(phrases.wording("done.deposit"), deposit.reference)
        for attempt in self._on(Attempt, case, today)[-MOST_DONE:]:
            found = True
            said = f"« {_begun(attempt.message)} »" if attempt.message else attempt.page
            yield DoneItem(phrases.wording("done.attempt"), f"{clock_time(moment_of(attempt.at))} {said}".strip())
        for status in self._on(StatusRead, case, today)[-MOST_DONE:]:
            found = True
            yield DoneItem(phrases.wording("done.status"), f"« {_begun(status.text)} »")
        if not found:
            yield DoneItem(phrases.wording("done.explained"))

    def _checked_today(self, case: Case, today: date) -> bool:
        """Whether documents were looked at today: their states do not say when, the history does."""
        zone = self._clock().tzinfo
        days = (
            datetime.fromtimestamp(batch.at / 1000, zone).date()
            for batch in self._register.history(case.person)
            if batch.kind == "documents-checked"
        )
        return bool(self._register.where(RequirementState, case=case.id)) and today in days

    def _duties(self, case: Case, form: TakeawayForm, phrases: Phrases, today: date) -> Iterator[Duty]:
        for own in form.duties:
            text = kept_line(own.text)
            until = date.fromisoformat(own.until) if own.until else None
            if text:
                yield Duty(Wording(text), _deadline(until, phrases, today) if until else None)
        yield from self._appointments(case, phrases, today)
        yield from self._told(case, phrases, today)

    def _appointments(self, case: Case, phrases: Phrases, today: date) -> Iterator[Duty]:
        """The next ones, then how many follow and until when."""
        noted = self._register.where(Appointment, case=case.id)
        coming = sorted((one for one in noted if moment_of(one.at).date() >= today), key=lambda one: one.at)
        text = phrases.wording("done.appointment")
        for one in coming[:MOST_COMING]:
            place = f" {one.place}" if one.place else ""
            told = Wording(f"{text.french}{place}", f"{text.other}{place}" if text.other else "", text.reviewed)
            yield Duty(told, _on_its_day(one.at, phrases, today), appointment=True)
        if len(coming) > MOST_COMING:
            last = phrases.day(moment_of(coming[-1].at).date())
            yield Duty(phrases.wording("done.more-appointments", count=str(len(coming) - MOST_COMING), date=last))

    def _told(self, case: Case, phrases: Phrases, today: date) -> Iterator[Duty]:
        """What the guide walked last in the case told to do, by when as far as its rules can say."""
        run = self._walks.outcome(case)
        due = run.due() if run else {}
        for action in run.node.actions if run else ():
            day = due.get(action)
            yield Duty(phrases.wording(action), _deadline(day, phrases, today) if day else None)

    def _bring(self, case: Case, phrases: Phrases) -> Iterator[BringItem]:
        for state in self._register.where(RequirementState, case=case.id):
            key = f"document.{state.requirement}"
            if state.state == "missing" and phrases.has(key):
                detail = f"{key}.detail"
                yield BringItem(phrases.wording(key), phrases.wording(detail) if phrases.has(detail) else None)

    def _on(self, kind: type[E], case: Case, day: date) -> list[E]:
        found = self._register.where(kind, case=case.id)
        return [one for one in found if str(getattr(one, "at", "")).startswith(day.isoformat())]


def _begun(text: str) -> str:
    """How a text begins; all of it where it is short."""
    return text if len(text) <= BEGINNING else f"{text[:BEGINNING].rsplit(maxsplit=1)[0]} …"


def _deadline(day: date, phrases: Phrases, today: date) -> Deadline:
    left = (day - today).days
    weight: Weight = "today" if left <= 0 else "week" if left <= WEEK else "ahead"
    return Deadline(weight, phrases.day(day), phrases.wording(f"weight.{weight}"))


def _on_its_day(at: str, phrases: Phrases, today: date) -> Deadline:
    """The date of an appointment, with its hour where the ISO 8601 text `at` has one: on that day, not before it."""
    moment = moment_of(at)
    day = phrases.day(moment.date())
    when = (
        phrases.wording("takeaway.on-day-at", date=day, hour=clock_time(moment)) if "T" in at
        else phrases.wording("takeaway.on-day", date=day)
    )  # fmt: skip
    return msgspec.structs.replace(_deadline(moment.date(), phrases, today), when=when)


def labels(phrases: Phrases) -> TakeawayLabels:
    """The fixed words of papers, from the phrase book."""
    names = [field.name for field in msgspec.structs.fields(TakeawayLabels)]
    return TakeawayLabels(**{name: phrases.wording(f"takeaway.{name}") for name in names})
