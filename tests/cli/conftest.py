"""One fictional register for all commands that only read it, and a fresh account for each test."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from shutil import copytree

import pytest

from app import compose
from app.desk import demo
from app.desk.door import Door
from app.desk.people import PersonForm
from app.domain.clock import Clock
from app.domain.dates import PartialDate
from tests.cli.commands import Account, Here
from tests.desk.desks import dear, door

SINGULAR = PersonForm(
    family="Zoubaïda", given="Éléonore", own_script="نادية حداد", birth=PartialDate(1990), procedure="renewal"
)


def fictional(folder: Path, way: Callable[[Path, Clock], Door]) -> Path:
    """A folder with a fictional register, `sauvegarde.age` and the two secrets."""
    cast = demo.read_cast(compose.CAST)
    demo.make(folder / "registre", 4, 1, cast, compose.system_clock, way)
    with closing(way(folder / "registre", compose.system_clock).unlock(cast.passphrase)) as desk:
        desk.sitting.begin(desk.sitting.volunteers()[0].id)
        desk.people.register(SINGULAR)
        desk.backups.make(folder / "sauvegarde.age")
    return folder


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional register for commands in processes of their own; nobody writes into it."""
    return fictional(tmp_path_factory.mktemp("made"), dear)


@pytest.fixture(scope="session")
def cheap(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fictional register for commands in this process; nobody writes into it."""
    return fictional(tmp_path_factory.mktemp("cheap"), door)


@pytest.fixture
def register(made: Path, tmp_path: Path) -> Path:
    """A register of the test's own."""
    return copytree(made / "registre", tmp_path / "registre")


@pytest.fixture
def quick(cheap: Path, tmp_path: Path) -> Path:
    """A register of the test's own, for commands in this process."""
    return copytree(cheap / "registre", tmp_path / "registre")


@pytest.fixture
def guichet(tmp_path: Path) -> Account:
    """A fresh account."""
    return Account(tmp_path / "home")


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    """Commands in this process."""
    return Here(monkeypatch)
