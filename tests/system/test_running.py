"""One running copy per register."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.faults import KnownError
from app.system.running import FILE, OnlyCopy

OTHER = """
import sys
from pathlib import Path
from app.domain.faults import KnownError
from app.system.running import OnlyCopy
try:
    copy = OnlyCopy(Path(sys.argv[1]), KnownError)
except KnownError as fault:
    print(fault.code, flush=True)
else:
    print("held", flush=True)
    sys.stdin.read()
"""


def start(folder: Path) -> "subprocess.Popen[str]":
    """Another program on the same register."""
    command = [sys.executable, "-c", OTHER, str(folder)]
    root = Path(__file__).parents[2]
    return subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: "subprocess.Popen[str]") -> str:
    """Its first line."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def code(folder: Path) -> str:
    """The fault of one more copy."""
    with pytest.raises(KnownError) as caught:
        OnlyCopy(folder, KnownError)
    return caught.value.code


def test_a_second_program_is_told_that_the_register_is_open(tmp_path: Path) -> None:
    with OnlyCopy(tmp_path, KnownError), start(tmp_path) as other:
        assert said(other) == "system.already-open"
        other.communicate()
    with start(tmp_path) as other:
        assert said(other) == "held"
        assert code(tmp_path) == "system.already-open"
        other.communicate("")


def test_a_killed_program_leaves_no_lock(tmp_path: Path) -> None:
    with start(tmp_path) as other:
        assert said(other) == "held"
        other.send_signal(signal.SIGKILL)
        other.communicate()
    assert (tmp_path / FILE).exists()
    OnlyCopy(tmp_path, KnownError).release()


def test_the_same_program_cannot_open_a_register_twice_but_can_open_two(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with OnlyCopy(tmp_path / "a", KnownError) as held, OnlyCopy(tmp_path / "b", KnownError):
        assert code(tmp_path / "a") == "system.already-open"
        held.release()
        held.release()
        OnlyCopy(tmp_path / "a", KnownError).release()


def test_a_folder_that_cannot_hold_the_lock_is_told(tmp_path: Path) -> None:
    assert code(tmp_path / "nowhere") == "system.folder-refused"
    (tmp_path / FILE).mkdir()
    assert code(tmp_path) == "system.folder-refused"
