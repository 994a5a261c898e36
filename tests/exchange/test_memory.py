"""A backup takes as much memory for a thousand captures as for one."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of one process alone")
MOST = 64 << 20
MAKE = """
import sys
from pathlib import Path
from tests.clock import FakeClock
from tests.exchange.laptop import new_laptop

folder, megabytes, each = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
laptop = new_laptop(folder / "register", FakeClock())
for number in range(megabytes // each):
    laptop.files.put(bytes([number % 256]) * (each << 20))
laptop.register.close()
(folder / "recovery.txt").write_text(laptop.recovery.file)
"""
MEASURE = """
import sys
from pathlib import Path
from app.exchange.backup import back_up
from app.exchange.restore import restore
from app.exchange.verify import verify
from app.register import vault
from app.register.register import Register
from tests.clock import FakeClock
from tests.exchange.laptop import CHEAP, PASSPHRASE

def peak():
    # Not `ru_maxrss`, which begins at what the process that started this one had.
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) << 10

folder, clock = Path(sys.argv[1]), FakeClock()
secret = vault.read_recovery((folder / "recovery.txt").read_text())
opened = vault.open_with_passphrase(folder / "register", PASSPHRASE, floor=CHEAP)
register = Register(folder / "register", opened.register_key, opened.device, clock)
before = peak()
report = back_up(register, opened, folder / "large.age", clock)
verify(report.file, secret.identity, clock)
restore(report.file, folder / "new", secret, "phrase", clock, cost=CHEAP, floor=CHEAP)
assert report.bytes > int(sys.argv[2]) << 20
register.close()
print(peak() - before)
"""


def growth(folder: Path, megabytes: int, each: int) -> int:
    """By how many bytes the peak of memory grows while so many megabytes are backed up, verified and restored."""
    run(MAKE, folder, megabytes, each)
    return int(run(MEASURE, folder, megabytes, each))


def run(script: str, *arguments: object) -> str:
    """What a script prints in a process of its own, whose peak of memory is its own too."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_memory_does_not_follow_the_size(tmp_path: Path) -> None:
    assert growth(tmp_path, 90, 1) <= MOST


@pytest.mark.long
@pytest.mark.parametrize("each", [1, 20, 60])
def test_memory_does_not_follow_a_large_size(tmp_path: Path, each: int) -> None:
    assert growth(tmp_path, 300, each) <= MOST
