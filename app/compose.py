"""The one place that builds the parts and hands them to each other: here what the first paint needs.

The heavy half, with the register, the papers and the guides, is `app.compose_desk`.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.faults import KnownError
from app.language.words import SOURCE, Words, load_words
from app.system import paths
from app.system.disk import disk_of
from app.system.settings import SettingsFile

if TYPE_CHECKING:
    from app.desk.backups import Copies
    from app.desk.door import Door

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
CATALOGUES = ROOT / "i18n"
CONTENT = RESOURCES / "content"
FONTS = RESOURCES / "fonts"
CAST = RESOURCES / "demo" / "cast.toml"
LISTS = RESOURCES / "import" / "lists.toml"
SPECIMEN = "specimen"


def system_clock() -> datetime:
    """The present moment in the laptop's time zone, to the second: nothing at a desk is finer."""
    return datetime.now().astimezone()


def words(language: str) -> Words:
    """The words of the interface in a language."""
    return load_words(language, CATALOGUES)


def settings_file() -> SettingsFile:
    """What this laptop remembers of its window."""
    return SettingsFile(paths.settings_file(), KnownError)


def language() -> str:
    """The interface language chosen on this laptop; French until then."""
    return settings_file().load()[0].language or SOURCE


def window(folder: Path | None) -> int:
    """Runs the window on a register folder (this account's own unless given); returns the exit status."""
    # Qt is imported only here, so that commands run where it is not installed; the register comes after the paint.
    from app.system.qt_screen import ScreenGrabber
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
        from app.system.qt_session import SessionWatch

        session = SessionWatch(system_clock, time.monotonic)
        session.should_lock.connect(lock)
        session.start(number)
        return session.stop

    screen = ScreenSettings(settings.language or SOURCE, settings.theme, settings.text_size)

    @cache
    def door() -> "Door":
        from app.compose_desk import door as build

        return build(place)

    def copies() -> "Copies":
        from app.desk.backups import Copies

        return Copies(system_clock)

    return run(
        Surroundings(
            folder=place, door=door, copies=copies, words=words, clock=system_clock, settings=screen,
            keep_settings=keep, watch_session=watch, grabber=ScreenGrabber(), disk=lambda: disk_of(place),
            notices=notices,
        ),
        sys.argv[:1],
    )  # fmt: skip
