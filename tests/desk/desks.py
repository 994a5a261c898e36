"""Open desks for tests: everything real but the passphrase's cost, the clock and the keyring."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from pathlib import Path

from app import compose, compose_desk
from app.desk.door import Claim, Door, FirstRun
from app.desk.open_desk import OpenDesk
from app.desk.people import PersonForm, Registered
from app.desk.walks import Walk
from app.domain.changes import Recorded
from app.domain.clock import Clock
from app.domain.entities import Entity
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.domain.moments import iso
from app.guides.content import Content, Shelf
from app.language.words import Words
from app.papers.scripts.typecase import TypeCase
from app.register.register import Register
from app.register.vault import Opened
from app.register.vault.cost import FLOOR
from app.system.running import OnlyCopy
from tests.clock import FakeClock
from tests.register.vaults import CHEAP, Drawer

PASSPHRASE = "castor lavande tunnel ardoise"
DESK, COORDINATOR, PLACE = "Permanence des Trois Fontaines", "Claire", "Salle polyvalente"
WORDS = Words()


@cache
def content() -> Content:
    """The content that ships, loaded once."""
    return Shelf(compose.CONTENT).content()


@cache
def type_case() -> TypeCase:
    """The fonts, loaded once."""
    return TypeCase(compose.FONTS)


class Keyrings:
    """The keyring of a computer account, with the name that the program asks for."""

    def __init__(self) -> None:
        self.drawer = Drawer()

    def __call__(self) -> Drawer:
        """It."""
        return self.drawer


def door(
    folder: Path, clock: Clock, store: Callable[[], Drawer] | None = None, shelf: Callable[[], Content] = content
) -> Door:
    """The way into a folder, as `app.compose_desk` builds it."""
    ids = Ids(clock)
    keyring = store or Keyrings()

    def enter(opened: Opened, register: Register, claim: Claim) -> OpenDesk:
        return compose_desk.open_desk(opened, register, claim, clock, ids, Kept(shelf), type_case(), keyring)

    return Door(
        folder, clock, ids, keyring, lambda claimed: OnlyCopy(claimed, KnownError), enter, cost=CHEAP, floor=CHEAP
    )


def dear(folder: Path, clock: Clock) -> Door:
    """A door with the least dear passphrase that the program itself accepts, for programs in processes of their own."""
    made = door(folder, clock)
    made._cost, made._floor = FLOOR, FLOOR
    return made


class Kept(Shelf):
    """A shelf whose content the test chooses."""

    def __init__(self, shelf: Callable[[], Content]) -> None:
        super().__init__(compose.CONTENT)
        self._chosen = shelf

    def content(self) -> Content:
        """What the test chose."""
        return self._chosen()


def create(folder: Path, clock: FakeClock, store: Callable[[], Drawer] | None = None) -> OpenDesk:
    """A new desk, its coordinator sitting at it, its recovery sheet still to be proven."""
    desk = door(folder, clock, store).create(FirstRun(desk=DESK, coordinator=COORDINATOR, passphrase=PASSPHRASE))
    desk.sitting.begin(desk.sitting.volunteers()[0].id, PLACE)
    return desk


def register(desk: OpenDesk, **fields: object) -> Registered:
    """Someone who came for her student title."""
    known: dict[str, object] = {"family": "Diallo", "given": "Awa", "procedure": "renewal-student", **fields}
    return desk.people.register(PersonForm(**known))  # type: ignore[arg-type]  # fields of the form, by name


def entered(desk: OpenDesk, kind: type[Entity], case: Id, at: datetime, **fields: object) -> Recorded:
    """What happened in a case at some moment, noted by whoever sits at the desk."""
    by = {"by": desk.sitting.author} if "by" in kind.__struct_fields__ else {}
    known = {"person": desk.cases.get(case).person, "case": case, "at": iso(at), **by, **fields}
    return desk.entries.add(kind(id=desk.entries.new_id(), **known))


USUAL = {
    "letters": "none", "which-title": "card", "student-mention": "yes", "visa-validated": "yes",
    "title-expires": "2027-02-10", "enrolment": "final", "marks": "yes", "doctoral": "no", "mobility": "no",
    "french-diploma": "no", "means": "work", "documents-ready": "yes", "account": "no",
}  # fmt: skip
"""What most students answer, by node."""


def walked(desk: OpenDesk, walk: Walk, steps: int = 200) -> Walk:
    """So many steps further in the student guide, to its end at most."""
    for _ in range(steps):
        if walk.run.finished:
            return walk
        node = walk.run.node
        walk = desk.walks.answer(walk, USUAL[node.id]) if node.kind == "question" else desk.walks.next(walk)
    return walk
