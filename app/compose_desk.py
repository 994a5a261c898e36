"""Builds what needs the register: the door, the open desk, the commands. `app.compose` is its light half.

The window's first paint must not wait for the libraries that are imported here.
"""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from app.cli import Parts
from app.compose import CAST, CONTENT, FONTS, LISTS, SPECIMEN, system_clock
from app.desk.access import Access
from app.desk.agenda import Agenda
from app.desk.alerts import Alerts
from app.desk.attachments import Attachments
from app.desk.backups import Backups, Copies
from app.desk.cases import Cases
from app.desk.clock_doubts import clock_doubts
from app.desk.closing import Closing
from app.desk.consents import Consents
from app.desk.dates_out import DatesOut
from app.desk.deadlines import Deadlines
from app.desk.demo import read_cast
from app.desk.door import Claim, Door
from app.desk.drafts import Drafts
from app.desk.duplicates import Duplicates
from app.desk.entries import Entries
from app.desk.holding import Holding
from app.desk.household import Household
from app.desk.importing import Importing
from app.desk.issuing import Issuing
from app.desk.makers import makers
from app.desk.mandates import Mandates
from app.desk.merges import Merges
from app.desk.open_desk import OpenDesk
from app.desk.people import People
from app.desk.purging import Purging
from app.desk.queue import Queue
from app.desk.retention import Retention
from app.desk.rights import Rights
from app.desk.self_test import self_test
from app.desk.sitting import Sitting
from app.desk.takeaway import Takeaways
from app.desk.tasks import Tasks
from app.desk.walks import Walks
from app.domain.clock import Clock
from app.domain.faults import KnownError
from app.domain.ids import Ids
from app.guides.content import Shelf
from app.language.words import Words
from app.papers.scripts.typecase import TypeCase
from app.register.files import Files
from app.register.register import Register
from app.register.vault import Opened, SecretStore
from app.system.keyring import SystemKeyring
from app.system.running import OnlyCopy


def parts(spoken: Words, clock: Clock = system_clock) -> Parts:
    """What the commands are made of."""
    cast = read_cast(CAST)

    def prove() -> Iterator[str]:
        with tempfile.TemporaryDirectory(prefix="guichet-self-test-") as folder:
            yield from self_test(Path(folder), cast, clock, door, spoken)

    return Parts(spoken, clock, door, Copies(clock), CONTENT, cast, prove)


def door(folder: Path, clock: Clock = system_clock) -> Door:
    """The way into the register of a folder."""
    ids = Ids(clock)
    shelf = Shelf(CONTENT)
    type_case = TypeCase(FONTS)

    def store() -> SystemKeyring:
        return SystemKeyring(KnownError)

    def enter(opened: Opened, register: Register, claim: Claim) -> OpenDesk:
        return open_desk(opened, register, claim, clock, ids, shelf, type_case, store)

    return Door(folder, clock, ids, store, lambda claimed: OnlyCopy(claimed, KnownError), enter)


def open_desk(
    opened: Opened,
    register: Register,
    claim: Claim,
    clock: Clock,
    ids: Ids,
    shelf: Shelf,
    type_case: TypeCase,
    store: Callable[[], SecretStore],
) -> OpenDesk:
    """Every activity on an open register."""
    sitting = Sitting(register, clock, ids)
    people = People(register, sitting, clock, ids)
    queue = Queue(register, sitting, clock, ids)
    entries = Entries(register, sitting, clock, ids)
    drafts = Drafts(register, sitting, clock)
    walks = Walks(register, sitting, drafts, clock, ids, shelf.content)
    files = Files(register, ids)
    files.tidy()
    retention = Retention(shelf.content, register, sitting, clock)
    attachments = Attachments(register, sitting, files, retention, clock, ids)
    attachments.settle()
    takeaways = Takeaways(register, walks, clock, register.local(SPECIMEN))
    deadlines = Deadlines(shelf.content, clock)
    agenda = Agenda(register, deadlines, clock)
    papers = makers(register, takeaways, deadlines, agenda, shelf.content, type_case, clock)
    return OpenDesk(
        register=register,
        sitting=sitting,
        people=people,
        duplicates=Duplicates(register, sitting, clock, ids),
        merges=Merges(register, sitting, clock, ids),
        queue=queue,
        closing=Closing(register, sitting, queue, type_case, clock, register.local(SPECIMEN), agenda),
        cases=Cases(register, sitting, clock, ids),
        entries=entries,
        household=Household(register, clock),
        alerts=Alerts(entries, sitting, clock),
        mandates=Mandates(register, sitting, shelf.content, clock, ids),
        consents=Consents(shelf.content, clock),
        drafts=drafts,
        walks=walks,
        deadlines=deadlines,
        agenda=agenda,
        tasks=Tasks(register, sitting, clock, ids),
        dates_out=DatesOut(register, clock),
        rights=Rights(register, deadlines, shelf.content, clock),
        takeaways=takeaways,
        issuing=Issuing(register, sitting, papers, files, clock, ids),
        importing=Importing(register, sitting, people, clock, ids, LISTS),
        holding=Holding(register, sitting, files, clock),
        attachments=attachments,
        purging=Purging(register, opened, sitting, retention, agenda, files, clock, ids),
        backups=Backups(register, opened, files, clock),
        access=Access(opened, register, type_case, clock, store),
        clock_doubts=lambda: clock_doubts(register, shelf.made_on, clock),
        shut=lambda: _shut(opened, claim, agenda),
    )


def _shut(opened: Opened, claim: Claim, agenda: Agenda) -> None:
    agenda.forget()
    opened.wipe()
    claim.release()
