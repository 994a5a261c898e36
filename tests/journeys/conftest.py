"""One virtual screen for all journeys, one program and one account for each; what failed leaves its picture."""

import re
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from app import compose
from app.desk import demo
from tests.desk.desks import dear
from tests.journeys.screen import ROOT, Screen
from tests.journeys.virtual import ScreenError, VirtualScreen, why_not

SHOTS = ROOT / "shots"
FAILED = pytest.StashKey[bool]()
PEOPLE, SEED = 12, 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remembers of each test whether it failed, for the fixture that takes the last picture."""
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or (call.when == "call" and report.failed)
    return report


@pytest.fixture(scope="session")
def virtual_screen() -> Iterator[VirtualScreen]:
    """A desktop of its own; skips where the packages for it are missing."""
    if reason := why_not():
        pytest.skip(reason)
    with VirtualScreen() as virtual:
        yield virtual


@pytest.fixture(scope="session")
def fictional(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small fictional register, made once; what a passphrase costs on this machine is no question of journeys."""
    folder = tmp_path_factory.mktemp("fictional") / "register"
    demo.make(folder, PEOPLE, SEED, demo.read_cast(compose.CAST), compose.system_clock, dear)
    return folder


@pytest.fixture
def register(fictional: Path, tmp_path: Path) -> Path:
    """A copy of the fictional register that a journey may change; `recovery.txt` in it opens its backups."""
    return shutil.copytree(fictional, tmp_path / "register")


@pytest.fixture
def passphrase(register: Path) -> str:
    """The passphrase of the fictional register."""
    return (register / "passphrase.txt").read_text(encoding="utf-8").strip()


@pytest.fixture
def screen(virtual_screen: VirtualScreen, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Screen]:
    """A person in front of an empty screen, in a fresh account; the program must have had nothing to complain of."""
    name = re.sub(r"\W+", "-", request.node.name).strip("-")
    person = Screen(virtual_screen, tmp_path / "home", SHOTS / name)
    yield person
    try:
        if request.node.stash.get(FAILED, False):
            keep(person, SHOTS / "failed" / name)
    finally:
        person.close()
    assert person.log() == "", f"the program wrote to its terminal:\n{person.log()}"


def keep(person: Screen, name: Path) -> None:
    """What a developer wants to see of a failure; the people in it are invented."""
    person.shot(name.with_suffix(".png"))
    try:
        seen = person.tree()
    except ScreenError as error:
        seen = str(error)
    name.with_suffix(".txt").write_text(f"{seen}\n\n{person.log()}", encoding="utf-8")
