"""`dev.py` believes only a whole environment, and says what it cannot do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with a lock file and no environment yet."""
    environment = tmp_path / ".venv"
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "ENVIRONMENT", environment)
    monkeypatch.setattr(dev, "PYTHON", environment / "python")
    monkeypatch.setattr(dev, "STAMP", environment / "stamp")
    dev.LOCK.write_text("one==1\n")
    return tmp_path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that would have been started; each works, but makes nothing."""
    commands: list[list[str]] = []

    def start(*command: str | Path) -> int:
        commands.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(dev, "start", start)
    return commands


def make_environment() -> None:
    """What a set-up that went well leaves."""
    dev.ENVIRONMENT.mkdir(exist_ok=True)
    dev.PYTHON.touch()
    dev.STAMP.write_text(dev.wanted_stamp())


def test_a_whole_environment_is_used_as_it_is(clone: Path, started: list[list[str]]) -> None:
    assert clone.is_dir()
    make_environment()
    dev.prepare()
    assert started == []


def test_another_lock_file_asks_for_another_environment(clone: Path, started: list[list[str]]) -> None:
    make_environment()
    (clone / "requirements.lock").write_text("one==2\n")
    assert not dev.is_ready()
    dev.prepare()
    assert "venv" in started[0]
    assert "--require-hashes" in started[1]
    assert dev.is_ready()


@pytest.mark.usefixtures("clone")
def test_an_environment_whose_python_is_gone_is_not_believed() -> None:
    make_environment()
    dev.PYTHON.unlink()
    assert not dev.is_ready()


@pytest.mark.usefixtures("clone")
def test_a_set_up_that_stops_half_way_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    make_environment()
    dev.LOCK.write_text("one==3\n")
    monkeypatch.setattr(dev, "start", lambda *command: int("install" in command))
    with pytest.raises(dev.SetUpError, match="dependencies"):
        dev.prepare()
    assert not dev.STAMP.exists()
    assert not dev.is_ready()


def test_what_is_there_is_not_missing() -> None:
    assert dev.missing({"python": sys.executable, "shell": "sh"}) == {}
    absent = {"a": "libno-such-library.so.9", "b": "no-such-program", "c": "/no/such/file"}
    assert dev.missing(absent) == absent


def test_where_nothing_can_be_installed_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(dev.SetUpError, match=r"apt-get install libegl1; elsewhere, whatever brings libEGL\.so\.1"):
        dev.install({"libegl1": "libEGL.so.1"}, "this computer lacks libegl1")


def test_the_lists_of_packages_are_refreshed_only_when_that_helps(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    statuses = iter([100, 0, 0])

    def start(*command: str | Path) -> int:
        steps.append("update" if "update" in command else "install")
        return next(statuses)

    monkeypatch.setattr(dev, "start", start)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    dev.install({"xvfb": "Xvfb"}, "no screen")
    assert steps == ["install", "update", "install"]


@pytest.mark.parametrize("few", [["tests/desk"], ["-q", "tests/test_dev.py::test_dances", "-x"], [dev.__file__]])
def test_the_tests_of_a_path_stay_in_one_process(few: list[str]) -> None:
    assert dev.sharing(few) == []


@pytest.mark.parametrize("all_of_a_kind", [[], ["-m", "long"], ["-q", "-k", "desk"], ["-n", "0"]])
def test_all_tests_are_shared_unless_the_developer_says_otherwise(all_of_a_kind: list[str]) -> None:
    assert dev.sharing(all_of_a_kind) == ["-n", "auto"]


def test_a_verb_that_does_not_exist_is_answered_with_those_that_do() -> None:
    run = subprocess.run([sys.executable, dev.__file__, "dance"], capture_output=True, text=True, check=False)
    assert run.returncode == 2
    assert all(verb in run.stdout for verb in ("demo", "run", "test", "bench", "lint", "shots", "album"))
    assert set(dev.VERBS) == {"demo", "run", "test", "bench", "lint", "shots", "album"}
