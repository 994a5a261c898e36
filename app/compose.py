"""The one place that builds the parts and hands them to each other."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from app.cli import Parts
from app.desk.access import Access
from app.desk.backups import Backups, Copies
from app.desk.cases import Cases
from app.desk.demo import read_cast
from app.desk.door import Claim, Door
from app.desk.drafts import Drafts
from app.desk.issuing import Issuing
from app.desk.open_desk import OpenDesk
from app.desk.people import People
from app.desk.records import Records
from app.desk.self_test import self_test
from app.desk.sitting import Sitting
from app.desk.takeaway import Takeaways
from app.desk.walks import Walks
from app.domain.clock import Clock
from app.domain.faults import KnownError
from app.domain.ids import Ids
from app.guides.content import Shelf
from app.language.words import SOURCE, Words, load_words
from app.papers.scripts.typecase import TypeCase
from app.register.files import Files
from app.register.register import Register
from app.register.vault import Opened
from app.system import paths
from app.system.keyring import SystemKeyring
from app.system.running import OnlyCopy
from app.system.settings import SettingsFile

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
CATALOGUES = ROOT / "i18n"
CONTENT = RESOURCES / "content"
FONTS = RESOURCES / "fonts"
CAST = RESOURCES / "demo" / "cast.toml"
SPECIMEN = "specimen"


def system_clock() -> datetime:
    """The present moment in the laptop's time zone, to the second: nothing at a desk is finer."""
    return datetime.now().astimezone()


def words(language: str) -> Words:
    """The words of the interface in a language."""
    return load_words(language, CATALOGUES)


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
    store: Callable[[], SystemKeyring],
) -> OpenDesk:
    """Every activity on an open register."""
    sitting = Sitting(register, clock, ids)
    drafts = Drafts(register, sitting, clock)
    walks = Walks(register, sitting, drafts, clock, ids, shelf.content)
    files = Files(register, ids)
    takeaways = Takeaways(register, walks, clock, register.local(SPECIMEN))

    def shut() -> None:
        opened.wipe()
        claim.release()

    return OpenDesk(
        register=register,
        sitting=sitting,
        people=People(register, sitting, clock, ids),
        cases=Cases(register, sitting, clock, ids),
        records=Records(register, sitting, clock, ids),
        drafts=drafts,
        walks=walks,
        takeaways=takeaways,
        issuing=Issuing(register, sitting, takeaways, files, type_case, clock, ids),
        backups=Backups(register, opened, files, clock),
        access=Access(opened, register, type_case, clock, store),
        shut=shut,
    )


def settings_file() -> SettingsFile:
    """What this laptop remembers of its window."""
    return SettingsFile(paths.settings_file(), KnownError)


def language() -> str:
    """The interface language chosen on this laptop; French until then."""
    return settings_file().load()[0].language or SOURCE


def window(folder: Path | None) -> int:
    """Runs the window on a register folder (this account's own unless given); returns the exit status."""
    # Qt is imported only here, so that commands run where it is not installed.
    from app.system.qt_session import SessionWatch
    from app.ui.application import Surroundings, run
    from app.ui.context import ScreenSettings

    kept = settings_file()
    settings, told = kept.load()
    place = folder or (Path(settings.last_register) if settings.last_register else paths.default_register())
    doubt = paths.doubt_about(place, KnownError)
    notices = tuple(one for one in (told, doubt) if isinstance(one, KnownError))

    def keep(screen: ScreenSettings) -> None:
        kept.save(replace(settings, language=screen.language, theme=screen.theme, text_size=screen.percent))

    def watch(number: int, lock: Callable[[], object]) -> Callable[[], None]:
        session = SessionWatch(system_clock, time.monotonic)
        session.should_lock.connect(lock)
        session.start(number)
        return session.stop

    screen = ScreenSettings(settings.language or SOURCE, settings.theme, settings.text_size)
    return run(
        Surroundings(
            door=door(place), copies=Copies(system_clock), words=words, clock=system_clock, settings=screen,
            keep_settings=keep, watch_session=watch, notices=notices,
        ),
        sys.argv[:1],
    )  # fmt: skip
