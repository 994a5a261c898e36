"""Who is at this laptop and where: chosen at the start of a sitting, written on everything that is recorded."""

from collections.abc import Sequence

import msgspec

from app.desk.fitting import kept_line, kept_text
from app.domain.changes import Change, Edit, Make, Recorded
from app.domain.clock import Clock
from app.domain.entities import Attachment, Desk, Device, Session, Visit, Volunteer
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.domain.references import PREFIX_LETTERS
from app.register.register import Register
from app.register.work import Stopped, never

NOBODY_YET = "system"
SEVERAL_LINES = ("address", "opening")


class Sitting:
    """The sitting at this laptop, from the choice of a volunteer to the lock."""

    def __init__(self, register: Register, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._clock = clock
        self._ids = ids
        self.volunteer: Volunteer | None = None
        self._session = Id("")
        self._made: dict[Id, Id] = {}

    @property
    def author(self) -> str:
        """The code that the journal notes as author."""
        return self.volunteer.code if self.volunteer else NOBODY_YET

    @property
    def desk(self) -> Desk:
        """The desk's own card."""
        return self._register.where(Desk)[0]

    @property
    def session(self) -> Session | None:
        """The session that is open at this laptop, as it stands now; none once it was closed here or elsewhere."""
        found = self._register.get(Session, self._session) if self._session else None
        return found if found and not found.closed_at else None

    def sessions(self) -> list[Session]:
        """The sessions of this day and place, closed ones too.

        Laptops that have not met yet open one each: together they are one opening of the desk.
        """
        mine = self._register.get(Session, self._session) if self._session else None
        if mine is None:
            return []
        return [one for one in self._register.where(Session, date=mine.date) if _same(one.place, mine.place)]

    def visits(self) -> list[Visit]:
        """Who came to these sessions, in the order of entry."""
        return [visit for one in self.sessions() for visit in self._register.where(Visit, session=one.id)]

    def visits_of(self, person: Id) -> list[Visit]:
        """Her visits among them."""
        hers = self._register.members(person)
        return [visit for visit in self.visits() if visit.person in hers]

    @property
    def suggested_place(self) -> str:
        """Where the last session was."""
        sessions = self._register.where(Session)
        return sessions[-1].place if sessions else ""

    def volunteers(self) -> list[Volunteer]:
        """Who helps at this desk, by name."""
        found = [one for one in self._register.where(Volunteer) if one.active]
        return sorted(found, key=lambda one: one.name.casefold())

    def begin(self, volunteer: Id, place: str = "", team: Sequence[str] | None = None) -> None:
        """Sits someone down; the day's session at that place is opened, or joined if it is open.

        `team`: the codes of whoever helps today; whoever sits down is always one of them. `None` leaves the others
        as they are.
        """
        self.sit_down(volunteer)
        self._session = self._open_session(kept_line(place) or self.suggested_place, team).id

    def sit_down(self, volunteer: Id) -> None:
        """Someone works at this laptop and no session is open here: a backup, a file to look up."""
        found = self._register.get(Volunteer, volunteer)
        if found is None:
            raise LookupError(volunteer)
        self.volunteer = found
        self._session = Id("")

    def team_today(self, place: str = "") -> tuple[str, ...]:
        """The codes of whoever helps at the session that `begin` would join; nobody yet where it would open one."""
        return next((one.team for one in self._open_today(kept_line(place) or self.suggested_place)), ())

    def next_number(self) -> str:
        """The next number of the queue: this laptop's letter and its count of the session, `A12`.

        Never given twice, not even when an arrival is undone. Raises `session.none`.
        """
        session = self.session
        if session is None:
            raise KnownError("session.none")
        count = self._register.next_number(f"queue/{session.date}/{session.place.casefold()}")
        return f"{self._letter()}{count}"

    def add_volunteer(self, name: str, role: str = "volunteer") -> Id:
        """Adds someone to the team; raises `sitting.name-missing`, `sitting.name-taken`, `people.too-long`."""
        text = kept_line(name)
        if not text:
            raise KnownError("sitting.name-missing")
        if text.casefold() in (one.name.casefold() for one in self.volunteers()):
            raise KnownError("sitting.name-taken", name=text)
        volunteer = Volunteer(id=self._ids(), code=self._free_code(), name=text, role=role)
        self.record("volunteer-added", [Make(volunteer)])
        return volunteer.id

    def record(self, kind: str, changes: Sequence[Change], *, stopped: Stopped = never) -> Recorded:
        """Records one action of whoever sits here; a long one can be stopped, and leaves nothing then."""
        recorded = self._register.record(kind, changes, self.author, stopped=stopped)
        attached = all(isinstance(one, Make) and isinstance(one.entity, Attachment) for one in changes[1:])
        if changes and isinstance(changes[0], Make) and attached:
            self._made[changes[0].entity.id] = recorded.batch
        return recorded

    def made_by(self, entity: Id) -> Id | None:
        """The action of this sitting that made an entity, at most with its attachments: undoing it takes them back."""
        return self._made.get(entity)

    def describe_desk(self, **fields: str) -> Recorded:
        """Changes what the desk's papers say of it (fields of `Desk`); an address and hours may have several lines."""
        cleaned: dict[str, object] = {
            name: kept_text(text) if name in SEVERAL_LINES else kept_line(text) for name, text in fields.items()
        }
        return self.record("desk-described", [Edit(Desk, self.desk.id, cleaned)])

    def _open_today(self, place: str) -> list[Session]:
        today = self._clock().date().isoformat()
        found = self._register.where(Session, date=today)
        return [one for one in found if _same(one.place, place) and not one.closed_at]

    def _open_session(self, place: str, team: Sequence[str] | None) -> Session:
        now = self._clock()
        mine = self._open_today(place)
        before = mine[0].team if mine else ()
        # Their codes: names are looked up, never copied into the journal's other entries.
        members = tuple(dict.fromkeys((*(before if team is None else team), self.author)))
        if not mine:
            session = Session(
                id=self._ids(), date=now.date().isoformat(), place=place, team=members, device=self._register.device,
                opened_at=now.isoformat(timespec="seconds"),
            )  # fmt: skip
            self.record("session-opened", [Make(session)])
            return session
        session = mine[0]
        if set(members) != set(before):
            session = msgspec.structs.replace(session, team=members)
            self.record("session-joined", [Edit(Session, session.id, {"team": members})])
        return session

    def _letter(self) -> str:
        """This laptop's letter; another one, from now on, where an older laptop of the desk has the same."""
        devices = {one.id: one for one in self._register.where(Device)}
        mine = devices.pop(self._register.device, None)
        if mine is None:
            return self._register.prefix
        elders = {one.letter for one in devices.values() if one.id < mine.id}
        if mine.letter not in elders:
            return mine.letter
        taken = {one.letter for one in devices.values()}
        letters: list[str] = [*self._register.prefix, *PREFIX_LETTERS]
        free = next((letter for letter in letters if letter not in taken), self._register.prefix)
        self.record("device-lettered", [Edit(Device, mine.id, {"letter": free})])
        return free

    def _free_code(self) -> str:
        taken = {one.code for one in self._register.where(Volunteer)}
        number = next(n for n in range(1, len(taken) + 2) if f"{self._register.prefix}{n}" not in taken)
        return f"{self._register.prefix}{number}"


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
