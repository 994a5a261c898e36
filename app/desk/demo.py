"""A fictional register: people from everywhere, at every stage, as if the desk had been open for half a year.

The same number, seed and day make the same people. Its papers are marked as specimens.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

import msgspec

from app.desk.demo_lives import Life, live
from app.desk.door import Door, FirstRun
from app.desk.open_desk import OpenDesk
from app.desk.people import PersonForm
from app.desk.queue import Ending
from app.desk.saving import save_paper
from app.desk.takeaway import TakeawayForm
from app.domain.clock import Clock
from app.domain.dates import PartialDate
from app.domain.entities import Appointment, Attempt, Deposit, Entity, Piece, StatusRead, Title, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id
from app.domain.moments import iso

PEOPLE = 60
WEEKS = 26
OWN_SCRIPT_OF_EIGHT = 4
SPECIMEN = "EXEMPLE"
DONE_TODAY = 3
VISIT_SEED = 11
THEMES = ("permit", "permit", "appointment", "online", "follow-up", "work")
PROCEDURES = ("renewal-student", "renewal", "appointment", "protection", "follow-up")
GROUNDS = {"renewal-student": "student", "protection": "refugee", "renewal": "employee"}
DOCUMENTS = ("passport", "current-title", "proof-of-address", "photo")
T = TypeVar("T")


class Origin(msgspec.Struct, frozen=True):
    """Names and languages of one country."""

    country: str
    speaks: tuple[str, ...]
    family: tuple[str, ...]
    given: tuple[str, ...]
    own: tuple[tuple[str, str, str], ...] = ()
    single: tuple[str, ...] = ()
    long: tuple[str, ...] = ()


class Cast(msgspec.Struct, frozen=True):
    """What a fictional register is made from: `resources/demo/cast.toml`."""

    passphrase: str
    origins: tuple[Origin, ...]
    volunteers: tuple[str, ...]
    desk: dict[str, str]
    messages: tuple[str, ...]
    pages: tuple[str, ...]
    places: tuple[str, ...]
    life: Life
    next_steps: tuple[str, ...]


class Calendar:
    """A clock that the maker of the past sets."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        """The moment at which it stands."""
        return self.now


class Lots:
    """Draws by hashing: the same seed draws the same on every computer and with every version of Python."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._drawn = 0

    def number(self, below: int) -> int:
        """A number from 0 to `below` - 1."""
        self._drawn += 1
        drawn = hashlib.sha256(f"{self._seed}/{self._drawn}".encode()).digest()
        return int.from_bytes(drawn[:8]) % below

    def one(self, of: Sequence[T]) -> T:
        """One of a sequence."""
        return of[self.number(len(of))]


def read_cast(file: Path) -> Cast:
    """The cast of a file."""
    return msgspec.toml.decode(file.read_bytes(), type=Cast)


def make(folder: Path, people: int, seed: int, cast: Cast, clock: Clock, door: Callable[[Path, Clock], Door]) -> None:
    """Makes a fictional register of so many people, with `passphrase.txt` and `recovery.txt` in its folder.

    Raises `vault.already-here` where there is a register, `restore.not-empty` where there is anything else: nobody's
    `passphrase.txt` is written over.
    """
    _require_room(folder, door(folder, clock))
    today = clock()
    calendar = Calendar(today - timedelta(weeks=WEEKS))
    form = FirstRun(desk=cast.desk["name"], coordinator=cast.volunteers[0], passphrase=cast.passphrase)
    desk = door(folder, calendar).create(form)
    try:
        recovery = desk.access.recovery_file()
        desk.access.confirm(recovery)
        desk.register.set_local("specimen", SPECIMEN)
        save_paper(folder / "passphrase.txt", f"{cast.passphrase}\n".encode())
        save_paper(folder / "recovery.txt", recovery.encode())
        _Past(desk, cast, calendar, Lots(seed), today).happen(people)
    finally:
        desk.close()


def _require_room(folder: Path, way: Door) -> None:
    try:
        taken = folder.exists() and any(folder.iterdir())
    except OSError as error:
        raise KnownError("system.folder-refused", folder=str(folder)) from error
    if taken:
        code = "restore.not-empty" if way.look().state == "first-run" else "vault.already-here"
        raise KnownError(code, folder=str(folder))


class _Past:
    """Half a year of sessions, one a week."""

    def __init__(self, desk: OpenDesk, cast: Cast, calendar: Calendar, lots: Lots, today: datetime) -> None:
        self._desk = desk
        self._cast = cast
        self._calendar = calendar
        self._lots = lots
        # Of their own: what is added to visits leaves the people as they were.
        self._visit_lots = Lots(VISIT_SEED)
        self._today = today
        self._followed: list[tuple[Id, Id, str]] = []

    def happen(self, people: int) -> None:
        self._desk.sitting.describe_desk(**self._cast.desk)
        for name in self._cast.volunteers[1:]:
            self._desk.sitting.add_volunteer(name)
        team = self._desk.sitting.volunteers()
        for week in range(WEEKS):
            day = self._today - timedelta(weeks=WEEKS - 1 - week)
            opening = day.replace(hour=14, minute=0, second=0, microsecond=0)
            # Someone came today, however early the demonstration is made, and the session still goes on.
            midnight = day.replace(hour=0, minute=0, second=0, microsecond=0)
            an_hour_ago = self._today - timedelta(hours=1)
            self._calendar.now = max(opening if week < WEEKS - 1 else an_hour_ago, midnight)
            self._desk.sitting.begin(team[week % len(team)].id, self._cast.desk["name"])
            for _ in range(people * (week + 1) // WEEKS - people * week // WEEKS):
                self._arrive()
            for _ in range(min(3, len(self._followed))):
                self._return(*self._lots.one(self._followed))
            if week < WEEKS - 1:
                self._close()
        household = [(person, case) for person, case, _ in self._followed[:3]]
        live(self._desk, household, self._cast.life, self._today.date())
        self._queue([one.id for one in team])

    def _close(self) -> None:
        for visit in self._desk.closing.unsettled():
            self._end(visit)
        self._minutes(150)
        self._desk.closing.close()

    def _end(self, visit: Visit) -> None:
        """She was helped; some left, some were shown the way to someone else."""
        lots = self._visit_lots
        outcome = lots.one(("helped", "helped", "helped", "helped", "left", "referred"))
        helped = outcome == "helped"
        ending = Ending(
            outcome=outcome, minutes=10 + lots.number(50) if helped else None,
            posture=lots.one(("do", "do-with", "do-with", "show")) if helped else "unknown",
            themes=(lots.one(THEMES),), next_step=lots.one(("", "", *self._cast.next_steps)) if helped else "",
        )  # fmt: skip
        self._desk.queue.end(visit.id, ending)

    def _queue(self, team: list[Id]) -> None:
        """The session of today goes on: up to three have gone, one is helped, two wait, one of them without a file."""
        queue, here = self._desk.queue, self._desk.closing.unsettled()
        for visit in here[:DONE_TODAY]:
            self._at(minutes_ago=30)
            self._end(visit)
        for visit in here[DONE_TODAY:]:
            queue.withdraw(visit.id)
        left = [person for person, _, _ in self._followed if queue.of(person) is None]
        if not left:
            return
        self._at(minutes_ago=25)
        queue.arrive(left[0])
        self._at(minutes_ago=18)
        self._desk.sitting.begin(team[1], self._cast.desk["name"])
        queue.call(queue.standing().waiting[0].id)
        self._at(minutes_ago=12)
        queue.arrive_without_file("ti", ("appointment",))
        self._at(minutes_ago=4)
        for person in left[1:2]:
            queue.arrive(person)

    def _at(self, minutes_ago: int) -> None:
        self._calendar.now = max(self._calendar.now, self._today - timedelta(minutes=minutes_ago))

    def _arrive(self) -> None:
        self._minutes(1)
        procedure = self._lots.one(PROCEDURES)
        origin = self._cast.origins[len(self._followed) % len(self._cast.origins)]
        registered = self._desk.people.register(self._form(origin, procedure))
        self._hold_title(registered.person, procedure)
        self._followed.append((registered.person, registered.case, procedure))
        self._return(registered.person, registered.case, procedure)

    def _form(self, origin: Origin, procedure: str) -> PersonForm:
        lots = self._lots
        kind = lots.number(8)
        family, given, own = lots.one(origin.family), lots.one(origin.given), ""
        single = lots.one(origin.single) if origin.single and kind == 0 else ""
        if single:
            family = given = ""
        elif origin.long and kind == 1:
            family, given = "", lots.one(origin.long)
        elif origin.own and kind < OWN_SCRIPT_OF_EIGHT:
            family, given, own = lots.one(origin.own)
        return PersonForm(
            family=family, given=given, no_given=bool(single), called=single, own_script=own,
            birth=self._birth(), nationality=origin.country, speaks=origin.speaks[0], reads=lots.one(origin.speaks),
            phone=f"06 00 00 {lots.number(100):02d} {lots.number(100):02d}" if lots.number(5) else "",
            phone_shared=lots.one(("yes", "no", "unknown")),
            foreigner_number=f"38{lots.number(10**8):08d}" if lots.number(3) else "", procedure=procedure,
        )  # fmt: skip

    def _birth(self) -> PartialDate:
        year = 1955 + self._lots.number(52)
        known = self._lots.number(6)
        if known == 0:
            return PartialDate(year)
        return PartialDate(year, 1 + self._lots.number(12), 1 + self._lots.number(28) if known > 1 else None)

    def _hold_title(self, person: Id, procedure: str) -> None:
        if not self._lots.number(4):
            return
        until = self._today.date() + timedelta(days=self._lots.number(300) - 90)
        title = Title(
            id=self._desk.people.new_id(), person=person, kind=self._lots.one(("card", "recepisse", "vls-ts")),
            ground=GROUNDS.get(procedure, "private-family-life"), valid_to=until.isoformat(), seen="seen",
        )  # fmt: skip
        self._desk.people.add_title(title)

    def _return(self, person: Id, case: Id, procedure: str) -> None:
        self._minutes(1)
        self._desk.people.arrive(person)
        (self._attempt, self._check, self._deposit, self._note, self._give_paper)[self._lots.number(5)](case, procedure)

    def _attempt(self, case: Id, _procedure: str) -> None:
        self._enter(
            Attempt, case, self._calendar.now, outcome=self._lots.one(("no-slot", "error-message", "page-blank")),
            channel=self._lots.one(("appointment-site", "anef")), page=self._lots.one(self._cast.pages),
            message=self._lots.one(self._cast.messages), witness="both", by=self._desk.sitting.author,
        )  # fmt: skip

    def _check(self, case: Id, _procedure: str) -> None:
        states = {document: self._lots.one(("seen", "missing", "copied")) for document in DOCUMENTS}
        self._desk.cases.mark_requirements(case, states)

    def _deposit(self, case: Id, _procedure: str) -> None:
        now, by = self._calendar.now, self._desk.sitting.author
        self._enter(
            Deposit, case, now, channel="anef", reference=f"3803{self._lots.number(10**6):06d}",
            pieces=tuple(map(Piece, ("passeport.pdf", "carte.pdf", "domicile.pdf"))), acknowledgement="yes", by=by,
        )  # fmt: skip
        self._enter(StatusRead, case, now, text="Votre demande est en cours d’instruction.", by=by)

    def _note(self, case: Id, procedure: str) -> None:
        self._desk.cases.hand_over(case, "Relire ses pièces avec elle, puis continuer le guide.")
        if procedure == "appointment":
            at = self._today.replace(hour=9, minute=30, second=0) + timedelta(days=1 + self._lots.number(30))
            self._enter(Appointment, case, at, place=self._lots.one(self._cast.places))

    def _give_paper(self, case: Id, _procedure: str) -> None:
        self._desk.issuing.issue(self._desk.issuing.prepare(TakeawayForm(case=case)))

    def _enter(self, kind: type[Entity], case: Id, at: datetime, **fields: object) -> None:
        """Records what happened in a case, as the forms of the window do."""
        entries, person = self._desk.entries, self._desk.cases.get(case).person
        entries.add(kind(id=entries.new_id(), **{"person": person, "case": case, "at": iso(at), **fields}))

    def _minutes(self, count: int) -> None:
        self._calendar.now = min(self._calendar.now + timedelta(minutes=count), self._today)
