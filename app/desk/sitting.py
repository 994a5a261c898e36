"""Who is at this laptop and where: chosen at the start of a sitting, written on everything that is recorded."""

from collections.abc import Sequence

import msgspec

from app.desk.fitting import kept_line, kept_text
from app.domain.changes import Change, Edit, Make, Recorded
from app.domain.clock import Clock
from app.domain.entities import Desk, Session, Volunteer
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.register.register import Register

NOBODY_YET = "system"
SEVERAL_LINES = ("address", "opening")


class Sitting:
    """The sitting at this laptop, from the choice of a volunteer to the lock."""

    def __init__(self, register: Register, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._clock = clock
        self._ids = ids
        self.volunteer: Volunteer | None = None
        self.session: Session | None = None
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
    def suggested_place(self) -> str:
        """Where the last session was."""
        sessions = self._register.where(Session)
        return sessions[-1].place if sessions else ""

    def volunteers(self) -> list[Volunteer]:
        """Who helps at this desk, by name."""
        found = [one for one in self._register.where(Volunteer) if one.active]
        return sorted(found, key=lambda one: one.name.casefold())

    def begin(self, volunteer: Id, place: str = "") -> None:
        """Sits someone down; the day's session at that place is opened, or joined if it is open."""
        found = self._register.get(Volunteer, volunteer)
        if found is None:
            raise LookupError(volunteer)
        self.volunteer = found
        self.session = self._open_session(kept_line(place) or self.suggested_place)

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

    def record(self, kind: str, changes: Sequence[Change]) -> Recorded:
        """Records one action of whoever sits here."""
        recorded = self._register.record(kind, changes, self.author)
        if len(changes) == 1 and isinstance(changes[0], Make):
            self._made[changes[0].entity.id] = recorded.batch
        return recorded

    def made_by(self, entity: Id) -> Id | None:
        """The action of this sitting that made an entity and nothing else: undoing it takes that entity back."""
        return self._made.get(entity)

    def describe_desk(self, **fields: str) -> Recorded:
        """Changes what the desk's papers say of it (fields of `Desk`); an address and hours may have several lines."""
        cleaned: dict[str, object] = {
            name: kept_text(text) if name in SEVERAL_LINES else kept_line(text) for name, text in fields.items()
        }
        return self.record("desk-described", [Edit(Desk, self.desk.id, cleaned)])

    def _open_session(self, place: str) -> Session:
        now = self._clock()
        today = now.date().isoformat()
        mine = [
            one for one in self._register.where(Session, date=today) if _same(one.place, place) and not one.closed_at
        ]
        # Their code: names are looked up, never copied into the journal's other entries.
        member = self.author
        if not mine:
            session = Session(
                id=self._ids(), date=today, place=place, team=(member,), device=self._register.device,
                opened_at=now.isoformat(timespec="seconds"),
            )  # fmt: skip
            self.record("session-opened", [Make(session)])
            return session
        session = mine[0]
        if member not in session.team:
            session = msgspec.structs.replace(session, team=(*session.team, member))
            self.record("session-joined", [Edit(Session, session.id, {"team": session.team})])
        return session

    def _free_code(self) -> str:
        taken = {one.code for one in self._register.where(Volunteer)}
        number = next(n for n in range(1, len(taken) + 2) if f"{self._register.prefix}{n}" not in taken)
        return f"{self._register.prefix}{number}"


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
