"""The end of a session: who is still here, the word for the next one, the handover sheet."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from app.desk.agenda import Agenda
from app.desk.fitting import kept_text
from app.desk.queue import Queue
from app.desk.sitting import Sitting
from app.desk.visit_parts import duration
from app.domain.changes import Change, Edit, Recorded
from app.domain.clock import Clock
from app.domain.entities import Case, Session, Visit, Volunteer
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.profile import Profile
from app.domain.queueing import Figures, figures, in_order, last_activity, overlap
from app.domain.vocabulary import OPEN
from app.language import labels
from app.language.agenda_texts import name_of
from app.language.dates import clock_time, full_date, moment_of, short_date, short_moment
from app.language.labels import label
from app.language.languages import language_name
from app.language.words import Words
from app.papers.handover import HandoverSheet, NextStep, handover_sheet
from app.papers.model import Paper
from app.papers.scripts.typecase import TypeCase
from app.register.register import Register

MOST_DATES = 15
MOST_NAMED = 12
"""So many languages are named on the sheet; the rest are few, and would name people."""


class Closing:
    """Closing sessions. `specimen` is printed across the papers of a fictional register."""

    def __init__(
        self, register: Register, sitting: Sitting, queue: Queue, type_case: TypeCase, clock: Clock,
        specimen: str = "", agenda: Agenda | None = None,
    ) -> None:  # fmt: skip
        self._register = register
        self._sitting = sitting
        self._queue = queue
        self._type_case = type_case
        self._clock = clock
        self._specimen = specimen
        self._agenda = agenda

    def left_open(self) -> list[Session]:
        """The sessions of other days that nobody closed, the oldest first."""
        session = self._sitting.session
        today = session.date if session else self._clock().date().isoformat()
        found = [one for one in self._register.where(Session, closed_at="") if one.date != today]
        return sorted(found, key=lambda one: (one.date, one.id))

    def close_left_open(self) -> Recorded:
        """Closes them all, each at the last moment of which something is known.

        Visits that never ended end with their session; how they ended stays unknown.
        """
        changes: list[Change] = []
        for session in self.left_open():
            visits = self._register.where(Visit, session=session.id)
            at = last_activity(session, visits)
            changes.append(Edit(Session, session.id, {"closed_at": at}))
            changes += [Edit(Visit, visit.id, {"ended_at": at}) for visit in visits if not visit.ended_at]
        return self._sitting.record("session-closed", changes)

    def unsettled(self) -> list[Visit]:
        """Who still waits or is still helped, by arrival."""
        standing = self._queue.standing()
        return in_order((*standing.going, *standing.waiting))

    def close(self, note: str = "") -> Recorded:
        """Closes the session with the word for the next one; whoever is still here leaves with an unknown outcome.

        Raises `session.none`, `people.too-long`.
        """
        mine = self._sitting.session
        if mine is None:
            raise KnownError("session.none")
        now = self._clock().isoformat(timespec="seconds")
        changes: list[Change] = []
        for session in self._sitting.sessions():
            if not session.closed_at:
                said = {"handover": kept_text(note)} if session.id == mine.id else {}
                changes.append(Edit(Session, session.id, {"closed_at": now, **said}))
        changes += [Edit(Visit, visit.id, {"ended_at": now}) for visit in self.unsettled()]
        return self._sitting.record("session-closed", changes)

    def last_closed(self) -> Session | None:
        """The session that was closed last, for its sheet."""
        closed = [one for one in self._register.where(Session) if one.closed_at]
        return max(closed, key=lambda one: datetime.fromisoformat(one.closed_at), default=None)

    # -- the sheet -----------------------------------------------------------------------------

    def paper(self, session: Id, *, names: bool = False, large: bool = False) -> Paper:
        """The handover sheet, in memory. `LookupError` where the session was taken back."""
        return handover_sheet(self.sheet(session, names=names, large=large), self._type_case)

    def sheet(self, session: Id, *, names: bool = False, large: bool = False) -> HandoverSheet:
        """What the sheet says. Names only where they are asked for: first names, beside the references."""
        mine = self._register.get(Session, session)
        if mine is None:
            raise LookupError(session)
        together = [one for one in self._register.where(Session, date=mine.date) if overlap(one, mine)]
        visits = in_order(visit for one in together for visit in self._register.where(Visit, session=one.id))
        counted = figures(visits)
        notes = dict.fromkeys(one.handover for one in (mine, *together) if one.handover)
        return HandoverSheet(
            desk=self._sitting.desk.name, session=self._heading(mine, together), large=large, names=names,
            made_on=short_moment(self._clock().isoformat(timespec="minutes")), team=self._team(together),
            facts=tuple(_facts(counted, visits)), lists=tuple(_lists(counted)), note="\n".join(notes),
            steps=tuple(self._steps(visits, names)), dates=tuple(self._dates(names)), specimen=self._specimen,
            file_name=f"relais-{mine.date}",
        )  # fmt: skip

    def _heading(self, mine: Session, together: Sequence[Session]) -> str:
        opened = min(moment_of(one.opened_at) for one in together)
        ends = [moment_of(one.closed_at) for one in together if one.closed_at]
        hours = f"depuis {clock_time(opened)}" if not ends else f"{clock_time(opened)} – {clock_time(max(ends))}"
        day = full_date(date.fromisoformat(mine.date))
        return " · ".join(part for part in (mine.place, day, hours) if part)

    def _team(self, together: Sequence[Session]) -> tuple[str, ...]:
        names = {one.code: one.name for one in self._register.where(Volunteer)}
        codes = dict.fromkeys(code for one in together for code in one.team)
        return tuple(names.get(code, code) for code in codes)

    def _steps(self, visits: Sequence[Visit], names: bool) -> Iterator[NextStep]:
        said: set[Id] = set()
        for visit in visits:
            if not visit.person:
                if visit.next_step:
                    yield NextStep(f"Numéro {visit.number}, sans fiche", visit.next_step)
                continue
            person = self._register.representative(visit.person)
            cases = self._register.where(Case, person=person) if person not in said else []
            said.add(person)
            about = [one for one in cases if one.handover]
            if visit.next_step and visit.next_step not in (one.handover for one in about):
                yield NextStep(self._who(visit, names), visit.next_step)
            for case in about:
                known = case.procedure not in (*OPEN, "none")
                procedure = label(labels.PROCEDURES, case.procedure, Words()) if known else ""
                yield NextStep(self._who(visit, names), case.handover, procedure)

    def _dates(self, names: bool) -> Iterator[NextStep]:
        """What must be done before the next session, whoever it is about: the nearest first, then what is late."""
        listing = self._agenda.before_next() if self._agenda else None
        lines = [line for line in listing.lines if line.day and line.live] if listing else []
        found = sorted(lines, key=lambda line: line.weight == "overdue" and not line.red)
        for line in found[:MOST_DATES]:
            profile = listing.profiles.get(line.person) if listing else None
            if profile and line.day:
                day = short_date(line.day)
                about = f"en retard, {day}" if line.weight == "overdue" else day
                yield NextStep(_called(profile, names), name_of(line, Words()), about)
        if len(found) > MOST_DATES:
            yield NextStep(f"et {len(found) - MOST_DATES} autres", "")

    def _who(self, visit: Visit, names: bool) -> str:
        profile = self._register.profile(visit.person)
        return _called(profile, names) if profile else f"Numéro {visit.number}"


def _called(profile: Profile, names: bool) -> str:
    """Her reference, and her first name or what stands for it where names are asked for."""
    called = profile.name("called") or profile.name("given") or profile.any_name
    return f"{profile.person.reference} · {called}" if names else profile.person.reference


def _facts(counted: Figures, visits: Sequence[Visit]) -> Iterator[tuple[str, str]]:
    yield "Personnes venues", str(counted.arrivals)
    yield "Aidées", str(counted.helped)
    yield "Reparties sans attendre", str(counted.left)
    if counted.referred:
        yield "Orientées ailleurs", str(counted.referred)
    unknown = sum(visit.outcome in OPEN for visit in visits if visit.ended_at)
    here = sum(not visit.ended_at for visit in visits)
    if unknown:
        yield "Suite inconnue", str(unknown)
    if here:
        yield "Encore là", str(here)
    if counted.anonymous:
        yield "Sans fiche", str(counted.anonymous)
    if counted.measured:
        yield "Temps d’aide", duration(counted.minutes)
        yield "En moyenne", duration(round(counted.minutes / counted.measured))


def _lists(counted: Figures) -> Iterator[tuple[str, tuple[str, ...]]]:
    words = Words()
    languages = [f"{language_name(code)} : {count}" for code, count in counted.languages]
    rest = languages[MOST_NAMED:]
    yield "Langues", (*languages[:MOST_NAMED], *([f"autres : {len(rest)}"] if rest else []))
    yield "Sujets", tuple(f"{label(labels.VISIT_THEMES, code, words)} : {count}" for code, count in counted.themes)
    yield "Postures", tuple(f"{label(labels.POSTURES, code, words)} : {count}" for code, count in counted.postures)
