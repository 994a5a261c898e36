"""From ten thousand people to a million: what each question costs, beside what it cost the small register."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from app import compose, compose_desk
from app.desk import demo
from app.desk.door import FirstRun
from app.domain.ids import Ids
from app.register.sqlcipher import Connection
from tests.performance.crowd import gather
from tests.performance.growing import SMALLEST, WEEK_FIRST
from tests.performance.measure import Row

ROOT = Path(__file__).resolve().parents[2]
SIZES = (SMALLEST, 100_000, 1_000_000)
FACTOR = 2.0
MEMORY = {100_000: 1.6}
"""Of how many people there is a goal for the memory."""
GROWING = (WEEK_FIRST,)
"""What is about everybody may cost as much more as there are more people; it is computed beside the window."""


def growth(folder: Path, sizes: Sequence[int] = SIZES) -> list[Row]:
    """The rows of growth, on registers that are made in `folder` where they are not there yet.

    A million people take some 18 GB and about an hour to make: keep the folder.
    """
    least = told("empty")
    found = {people: told("ours", str(crowded(folder / str(people), people)), str(people)) for people in sizes}
    first = found[sizes[0]]
    rows = [
        Row(
            f"{what}, {people:,} people",
            found[people][what],
            f"the same with {sizes[0]:,}",
            first[what],
            FACTOR * people / sizes[0] if what in GROWING else FACTOR,
        )
        for what in first
        if what != "memory"
        for people in sizes
    ]
    memory = [
        Row(
            f"memory, {people:,} people open",
            found[people]["memory"],
            "an empty window",
            least["memory"],
            MEMORY.get(people),
            "MB",
        )
        for people in sizes
    ]
    return rows + memory


def crowded(folder: Path, people: int) -> Path:
    """A desk with so many people."""
    made = folder / "made"
    if not made.exists():
        cast = demo.read_cast(compose.CAST)
        form = FirstRun(desk=cast.desk["name"], coordinator=cast.volunteers[0], passphrase=cast.passphrase)
        desk = compose_desk.door(folder / "register").create(form)
        try:
            desk.access.confirm(desk.access.recovery_file())
            desk.register._writer.do(hasten)
            today = compose.system_clock()
            gather(desk.register, people, cast, today.date(), Ids(compose.system_clock))
        finally:
            desk.close()
        made.touch()
    return folder / "register"


def hasten(connection: Connection) -> None:
    """Lets a register be made that nobody minds to lose half made: nothing waits for the disk, a gigabyte is kept."""
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -1000000")


def told(*arguments: str) -> dict[str, float]:
    """What `growing` says."""
    command = [sys.executable, "-m", "tests.performance.growing", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    answer: dict[str, float] = json.loads(done.stdout)
    return answer
