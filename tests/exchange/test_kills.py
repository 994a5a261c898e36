"""Killed at any instant, a backup or a restore leaves the old or the new, and nothing between."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app.exchange.backup import back_up
from app.exchange.verify import verify
from app.register import health, vault
from app.register.private import sweep
from app.register.register import Register
from tests.clock import FakeClock
from tests.exchange.laptop import CHEAP, PASSPHRASE, Laptop, contents, leftovers, new_laptop, restored

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
KILLS = 10


def run(what: str, folder: Path, backup: Path, recovery: Path, end: int = 0) -> int | None:
    """Runs the victim; the number of steps that it took, or None if it was killed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.exchange.victim", what, folder, backup, recovery, str(end)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == -signal.SIGKILL:
        return None
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


def stages(steps: int) -> list[int]:
    """Where to kill: spread over the work, and the last steps one by one."""
    return sorted({1 + number * steps // KILLS for number in range(KILLS)} | set(range(steps - 5, steps + 1)))


@pytest.fixture
def closed(tmp_path: Path, clock: FakeClock) -> tuple[Laptop, Path]:
    """A laptop whose register is closed, and its recovery file."""
    laptop = new_laptop(tmp_path / "register", clock)
    laptop.files.put(bytes(5 << 20))
    laptop.register.close()
    recovery = tmp_path / "recovery.txt"
    recovery.write_text(laptop.recovery.file)
    return laptop, recovery


def test_a_backup_killed_at_any_step(closed: tuple[Laptop, Path], stick: Path) -> None:
    laptop, recovery = closed
    steps = run("backup", laptop.folder, stick / "before.age", recovery)
    assert steps is not None
    assert steps > KILLS
    named = 0
    for stage in stages(steps):
        before, target = contents(stick), stick / f"{stage}.age"
        assert run("backup", laptop.folder, target, recovery, stage) is None
        assert contents(stick).items() >= before.items()
        assert {entry.suffix for entry in stick.iterdir()} <= {".age", ".part"}
        if target.exists():
            # It had its name: then it was proven.
            verify(target, laptop.recovery.identity, laptop.clock)
            target.unlink()
            named += 1
        assert health.check(laptop.folder / "register.db", laptop.opened.register_key).sound
        # The next backup clears up, and works.
        again = Register(laptop.folder, laptop.opened.register_key, laptop.opened.device, laptop.clock)
        back_up(again, laptop.opened, stick / f"after-{stage}.age", laptop.clock)
        again.close()
        assert not leftovers(stick, laptop.folder)
    assert 0 < named < KILLS


def test_a_restore_killed_at_any_step(closed: tuple[Laptop, Path], stick: Path, tmp_path: Path) -> None:
    laptop, recovery = closed
    backup, place = stick / "one.age", tmp_path / "place"
    assert run("backup", laptop.folder, backup, recovery) is not None
    place.mkdir()
    steps = run("restore", place / "first", backup, recovery)
    assert steps is not None
    assert steps > KILLS
    whole = 0
    for stage in stages(steps):
        target = place / f"new{stage}"
        assert run("restore", target, backup, recovery, stage) is None
        if target.exists():
            whole += 1
            opened = vault.open_with_passphrase(target, PASSPHRASE, floor=CHEAP)
            Register(target, opened.register_key, opened.device, laptop.clock).close()
            assert health.check(target / "register.db", opened.register_key).counts.files == 3
            sweep(place, f"{target.name}.restoring")
        else:
            # The next restore clears up, and works.
            restored(laptop, backup, target)
        assert not leftovers(place)
    assert 0 < whole < KILLS, "the last steps come after the name was given"
