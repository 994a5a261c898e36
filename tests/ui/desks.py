"""A real small register under the window: cheap keys, a clock that stands still, a team of one."""

from pathlib import Path

from app.compose import CONTENT, FONTS
from app.compose_desk import open_desk
from app.desk.door import Claim, Door, FirstRun
from app.desk.open_desk import OpenDesk
from app.domain.faults import KnownError
from app.domain.ids import Ids
from app.guides.content import Shelf
from app.papers.scripts.typecase import TypeCase
from app.register.register import Register
from app.register.vault import Opened
from app.system.keyring import SystemKeyring
from tests.clock import FakeClock
from tests.register.vaults import CHEAP, PHRASE

VOLUNTEER, PLACE = "Marie", "Salle des fêtes"


class _Nobody:
    def release(self) -> None:
        """Nothing was claimed."""


def small_desk(folder: Path, clock: FakeClock) -> OpenDesk:
    """A new desk in `folder`, with Marie sitting at it and a session open."""
    ids, shelf, type_case = Ids(clock), Shelf(CONTENT), TypeCase(FONTS)

    def keyring() -> SystemKeyring:
        return SystemKeyring(KnownError)

    def enter(opened: Opened, register: Register, claim: Claim) -> OpenDesk:
        return open_desk(opened, register, claim, clock, ids, shelf, type_case, keyring)

    door = Door(folder, clock, ids, keyring, lambda _folder: _Nobody(), enter, cost=CHEAP, floor=CHEAP)
    desk = door.create(FirstRun(desk="Permanence", coordinator=VOLUNTEER, passphrase=PHRASE))
    desk.access.confirm(desk.access.recovery_file())
    desk.sitting.begin(desk.sitting.volunteers()[0].id, PLACE)
    return desk
