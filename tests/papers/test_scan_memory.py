"""A photograph of 25 MB is taken in with little more memory than its own bytes."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.papers.scans import MOST_BYTES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of one process alone")
MAKE = """
import io, sys
from pathlib import Path
from PIL import Image

tile = Image.effect_noise((1000, 1000), 60).convert("RGB")
image = Image.new("RGB", (8000, 6000))
for x in range(0, 8000, 1000):
    for y in range(0, 6000, 1000):
        image.paste(tile, (x, y))
image.save(sys.argv[1], "JPEG", quality=int(sys.argv[2]), subsampling=0)
"""
MEASURE = """
import sys
from pathlib import Path
from app.papers.scans import drawn, read_scan

def peak():
    lines = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(lines["VmHWM"].split()[0]) << 10

content = Path(sys.argv[1]).read_bytes()
before = peak()
read_scan(content)
taken = peak()
drawn(content, "image/jpeg", 0, 2000)
print(len(content), taken - before, peak() - before)
"""


def run(script: str, *arguments: object) -> str:
    """What a script prints in a process of its own, whose peak of memory is its own too."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)], cwd=Path(__file__).parents[2], capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_photograph_of_25_megabytes_takes_little_more_than_its_bytes(tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    run(MAKE, photo, 70)
    size, taken, seen = map(int, run(MEASURE, photo).split())
    assert 20 << 20 < size <= MOST_BYTES
    # Its bytes once more for the decoder; the 144 MB of its pixels are never there at once.
    assert taken <= size + (16 << 20)
    assert seen <= size + (80 << 20)
