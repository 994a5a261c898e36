"""A backup restored by its page: what a restored register knows of erasures is read before it is opened."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QWidget

from app.desk.backups import Copies
from app.desk.purging import Second
from app.ui.context import Context
from app.ui.pages.restore import RestorePage
from app.ui.tasks import Tasks
from app.ui.widgets.passphrase import PassphraseField
from app.ui.window import Window
from tests.clock import FakeClock
from tests.desk.desks import create, register
from tests.register.vaults import CHEAP
from tests.ui.checks import clipped, shown, texts
from tests.ui.conftest import settle

NEW = "buvard comète sillage ardoise"


class Way:
    """A way between pages that only remembers where one was sent."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def replace(self, name: str, **arguments: object) -> None:
        """Remembers."""
        assert not arguments
        self.sent.append(name)

    def back(self) -> None:
        """Never taken here."""
        raise AssertionError

    go, anew, home, lock, has = replace, replace, back, back, back


class Restoring:
    """The page, filled in by a hand."""

    def __init__(self, context: Context, clock: FakeClock, show: Callable[[QWidget], QWidget], folder: Path) -> None:
        self.way = Way()
        placed = msgspec.structs.replace(context, navigator=self.way)
        self.page = RestorePage(placed, Copies(clock, cost=CHEAP, floor=CHEAP), folder)
        show(self.page)

    def restore(self, file: Path, recovery: str, tasks: Tasks) -> str:
        """Restores; gives what the page says then."""
        self.page.file.set_value(str(file))
        self.page.recovery.set_value(recovery)
        for field in self.page.passphrase.findChildren(PassphraseField):
            field.line.setText(NEW)
        self.page.go.click()
        tasks.settle()
        settle()
        return texts(self.page)


@pytest.fixture
def restoring(window: Window, clock: FakeClock, show: Callable[[QWidget], QWidget], tmp_path: Path) -> Restoring:
    return Restoring(window.context(), clock, show, tmp_path / "restored")


def backed_up(folder: Path, clock: FakeClock, file: Path) -> str:
    """A register whose backup holds someone who is erased a day later; gives its recovery file."""
    desk = create(folder, clock)
    recovery = desk.access.recovery_file()
    desk.access.confirm(recovery)
    person = register(desk).person
    desk.backups.make(file)
    clock.advance(timedelta(days=1))
    volunteer = desk.sitting.add_volunteer("Yacine")
    code = next(one.code for one in desk.sitting.volunteers() if one.id == volunteer)
    desk.purging.purge([person], "asked", Second(volunteer, code))
    desk.close()
    return recovery


def test_what_was_erased_since_is_told_and_from_when_on_nothing_is_known(
    restoring: Restoring, clock: FakeClock, tasks: Tasks, tmp_path: Path
) -> None:
    file = tmp_path / "stick" / "old.age"
    file.parent.mkdir()
    recovery = backed_up(tmp_path / "register", clock, file)
    clock.advance(timedelta(days=2))
    said = restoring.restore(file, recovery, tasks)
    assert "La sauvegarde est restaurée." in said
    assert "1 fiche, effacée depuis, a été effacée de nouveau." in said
    assert "Cette sauvegarde ne sait rien des effacements faits après le 24 nov. 2026." in said
    assert "effacez de nouveau ces fiches" in said
    assert restoring.way.sent == [], "it waits until that was read"
    page = restoring.page
    assert page.recovery.value() == ""
    assert not [one for one in page.asked if one in set(shown(page))], "what was asked is behind"
    assert page.open_button.hasFocus() and clipped(page) == []
    page.open_button.click()
    assert restoring.way.sent == ["door"]


def test_where_there_is_nothing_to_tell_the_register_is_opened_at_once(
    restoring: Restoring, clock: FakeClock, tasks: Tasks, tmp_path: Path
) -> None:
    desk = create(tmp_path / "register", clock)
    recovery = desk.access.recovery_file()
    desk.access.confirm(recovery)
    desk.backups.make(tmp_path / "now.age")
    desk.close()
    restoring.restore(tmp_path / "now.age", recovery, tasks)
    assert restoring.way.sent == ["door"]
