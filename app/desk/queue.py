"""The queue of a session: arrivals with their number, calls, handovers, ends."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from app.desk.fitting import kept_line, kept_text
from app.desk.sitting import Sitting
from app.domain.changes import Edit, Make, Recorded, Withdraw
from app.domain.clock import Clock
from app.domain.entities import Device, Language, Session, Visit, Volunteer
from app.domain.entities.base import NOBODY
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.domain.profile import Profile
from app.domain.queueing import MOST_MINUTES, in_order, spent, state_of
from app.register.register import Register


class Standing(msgspec.Struct, frozen=True):
    """Everyone of the session. Those who wait and those who are helped: the first to arrive first; those who have
    gone: the last to go first."""

    waiting: tuple[Visit, ...] = ()
    going: tuple[Visit, ...] = ()
    done: tuple[Visit, ...] = ()

    @property
    def all(self) -> tuple[Visit, ...]:
        """Every visit."""
        return (*self.waiting, *self.going, *self.done)


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """How a visit ended. `minutes` of help; `None` where nobody can tell."""

    outcome: str = "unknown"
    minutes: int | None = None
    posture: str = "unknown"
    themes: tuple[str, ...] = ()
    next_step: str = ""


class Queue:
    """The queue of the session that is open at this laptop, with what other laptops told of it."""

    def __init__(self, register: Register, sitting: Sitting, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._sitting = sitting
        self._clock = clock
        self._ids = ids

    # -- reading -------------------------------------------------------------------------------

    def standing(self) -> Standing:
        """Who waits, who is helped, who has gone."""
        found: dict[str, list[Visit]] = {"waiting": [], "going": [], "done": []}
        for visit in in_order(self._sitting.visits()):
            found[state_of(visit)].append(visit)
        done = sorted(found["done"], key=lambda one: datetime.fromisoformat(one.ended_at), reverse=True)
        return Standing(tuple(found["waiting"]), tuple(found["going"]), tuple(done))

    def next_one(self, waiting: Sequence[Visit] | None = None) -> Visit | None:
        """Who is called next at this laptop: the one who waits longest, unless she waits for another volunteer."""
        mine = (NOBODY, "", self._sitting.author)
        found = self.standing().waiting if waiting is None else waiting
        return next((one for one in found if one.helper in mine), None)

    def get(self, visit: Id) -> Visit:
        """A visit as it stands; `LookupError` where it was taken back."""
        found = self._register.get(Visit, visit)
        if found is None:
            raise LookupError(visit)
        return found

    def of(self, person: Id) -> Visit | None:
        """Her visit of this session: the one that goes on, or else the last one."""
        hers = in_order(self._sitting.visits_of(person))
        return next((one for one in hers if not one.ended_at), hers[-1] if hers else None)

    def profile(self, visit: Visit) -> Profile | None:
        """Who came; nobody where the visit is anonymous."""
        return self._register.profile(visit.person) if visit.person else None

    def whose(self, visit: Visit) -> Id:
        """The id under which whoever came is read, the same for all her files; nobody where it is anonymous."""
        return self._register.representative(visit.person) if visit.person else NOBODY

    def numbers(self, visits: Sequence[Visit]) -> dict[Id, str]:
        """The numbers as they are shown: each with its laptop where two that had never met gave the same one."""
        given: dict[str, int] = {}
        for visit in visits:
            given[visit.number] = given.get(visit.number, 0) + 1
        return {
            visit.id: f"{visit.number} ({self._prefix(visit)})" if given[visit.number] > 1 and visit.number
            else visit.number
            for visit in visits
        }  # fmt: skip

    def helper(self, visit: Visit) -> str:
        """The name of whoever helps, or is to help."""
        return self._name(visit.helper)

    def helpers(self) -> list[Volunteer]:
        """Whom someone can be handed over to: the team, whoever is here today first."""
        session = self._sitting.session
        today = session.team if session else ()
        return sorted(self._sitting.volunteers(), key=lambda one: one.code not in today)

    def claims(self, visit: Visit) -> list[tuple[str, str]]:
        """The (code, name) of each volunteer who called the same person on laptops that did not know of each other."""
        found = (one for one in self._register.conflicts(visit.id) if one.entity == "visit" and one.field == "helper")
        codes = [str(value) for one in found for value in one.values if value]
        return [(code, self._name(code)) for code in codes] if len(codes) > 1 else []

    def doubles(self, visit: Visit) -> list[Visit]:
        """Her other arrivals that go on: noted on two laptops, or twice."""
        if not visit.person or visit.ended_at:
            return []
        hers = in_order(self._sitting.visits_of(visit.person))
        return [one for one in hers if one.id != visit.id and not one.ended_at]

    def minutes(self, visit: Visit) -> int | None:
        """The minutes of help so far, or the ones that were noted at the end."""
        return visit.minutes if visit.ended_at else spent(visit, self._clock())

    # -- arriving ------------------------------------------------------------------------------

    def arrive(self, person: Id) -> Recorded:
        """Gives someone who is known a number. Raises `visit.already-here`, `session.none`."""
        self._require_new(person)
        spoken = spoken_language(self._register.where(Language, person=person))
        return self._sitting.record("visit-arrived", [Make(self._arrival(person, spoken))])

    def arrive_without_file(self, language: str = "", themes: Sequence[str] = ()) -> Recorded:
        """Gives a number to someone of whom nothing else is kept. Raises `session.none`."""
        return self._sitting.record("visit-arrived", [Make(self._arrival(NOBODY, language, themes))])

    def speak(self, visit: Id, language: str) -> Recorded:
        """The language in which she is to be spoken to."""
        return self._edit("visit-edited", visit, language=language)

    def withdraw(self, visit: Id) -> Recorded:
        """Takes an arrival out of the queue: it was noted by mistake or twice."""
        return self._sitting.record("visit-withdrawn", [Withdraw(Visit, visit)])

    def join(self, visit: Id, person: Id) -> Recorded:
        """Says who an anonymous visitor is. A number that she got meanwhile and that nobody has called is taken back.

        Raises `visit.already-here` where she is being helped under another number.
        """
        others = [one for one in self._sitting.visits_of(person) if one.id != visit and not one.ended_at]
        called = next((one for one in others if one.called_at), None)
        if called:
            raise KnownError("visit.already-here", number=called.number)
        withdrawn = [Withdraw(Visit, one.id) for one in others]
        return self._sitting.record("visit-joined", [Edit(Visit, visit, {"person": person}), *withdrawn])

    def part(self, visit: Id) -> Recorded:
        """Makes a visit anonymous again."""
        return self._edit("visit-parted", visit, person=NOBODY)

    # -- helping -------------------------------------------------------------------------------

    def call(self, visit: Id) -> Recorded:
        """Whoever sits here receives her. Raises `visit.already-called`, `visit.already-ended`."""
        found = self._open(visit)
        if found.called_at and found.helper != self._sitting.author:
            raise KnownError("visit.already-called", name=self.helper(found), number=found.number)
        if found.called_at:
            return Recorded(Id(""), frozenset(), frozenset())
        return self._edit("visit-called", visit, called_at=self._now(), helper=self._sitting.author)

    def settle_claims(self, visit: Id, helper: str) -> Recorded:
        """Says which of several volunteers receives her."""
        found = self.get(visit)
        return self._edit("visit-called", visit, helper=helper, called_at=found.called_at or self._now())

    def hand_over(self, visit: Id, helper: str, next_step: str = "") -> Recorded:
        """She waits for another volunteer (a code; empty: for whoever is free), who reads what to do next.

        Raises `visit.already-ended`, `visit.no-such-helper`, `people.too-long`.
        """
        found = self._open(visit)
        if helper and helper not in (one.code for one in self._sitting.volunteers()):
            raise KnownError("visit.no-such-helper")
        fields: dict[str, object] = {
            "helper": helper, "called_at": "", "minutes": spent(found, self._clock()),
            "next_step": kept_text(next_step),
        }  # fmt: skip
        return self._edit("visit-handed-over", visit, **fields)

    def end(self, visit: Id, ending: Ending) -> Recorded:
        """Notes how a visit ended, or corrects what was noted. Raises `visit.minutes-impossible`, `people.too-long`."""
        found = self.get(visit)
        if ending.minutes is not None and not 0 <= ending.minutes <= MOST_MINUTES:
            raise KnownError("visit.minutes-impossible", most=MOST_MINUTES)
        fields: dict[str, object] = {
            "outcome": ending.outcome, "minutes": ending.minutes, "posture": ending.posture,
            "themes": tuple(kept_line(theme) for theme in ending.themes), "next_step": kept_text(ending.next_step),
            "ended_at": found.ended_at or self._now(),
        }  # fmt: skip
        if not found.helper and ending.outcome == "helped":
            fields["helper"] = self._sitting.author
        return self._edit("visit-corrected" if found.ended_at else "visit-ended", visit, **fields)

    def settle(self, visit: Id, outcome: str) -> Recorded:
        """Ends a visit in one gesture: its minutes are counted, the rest stays as it is known."""
        found = self._open(visit)
        return self.end(
            visit,
            Ending(
                outcome=outcome, minutes=spent(found, self._clock()), posture=found.posture, themes=found.themes,
                next_step=found.next_step,
            ),
        )  # fmt: skip

    # ------------------------------------------------------------------------------------------

    def _arrival(self, person: Id, language: str = "", themes: Sequence[str] = ()) -> Visit:
        return arrival(self._sitting, self._ids(), self._now(), person, language, themes)

    def _open(self, visit: Id) -> Visit:
        found = self.get(visit)
        if found.ended_at:
            raise KnownError("visit.already-ended", number=found.number)
        return found

    def _require_new(self, person: Id) -> None:
        before = self.of(person)
        if before and not before.ended_at:
            raise KnownError("visit.already-here", number=before.number)

    def _edit(self, kind: str, visit: Id, **fields: object) -> Recorded:
        return self._sitting.record(kind, [Edit(Visit, visit, fields)])

    def _name(self, code: str) -> str:
        return next((one.name for one in self._register.where(Volunteer, code=code)), code) if code else ""

    def _prefix(self, visit: Visit) -> str:
        session = self._register.get(Session, visit.session)
        device = self._register.get(Device, session.device) if session else None
        return device.prefix if device else ""

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def arrival(
    sitting: Sitting, identifier: Id, now: str, person: Id = NOBODY, language: str = "", themes: Sequence[str] = ()
) -> Visit:
    """The visit of someone who arrives at a moment (ISO 8601), with the next number. Raises `session.none`."""
    session = sitting.session
    if session is None:
        raise KnownError("session.none")
    return Visit(
        id=identifier, session=session.id, person=person, number=sitting.next_number(), arrived_at=now,
        language=kept_line(language), themes=tuple(themes),
    )  # fmt: skip


def spoken_language(languages: Sequence[Language]) -> str:
    """The language to speak with someone: the first that she speaks well; empty where none is known."""
    return next((one.code for one in languages if one.speaks == "well"), "")
