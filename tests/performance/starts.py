"""From nothing to a door that can be used, beside an empty window."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.performance.measure import Row, milliseconds, side_by_side

ROOT = Path(__file__).resolve().parents[2]


def starting(register: Path, rounds: int) -> list[Row]:
    """The time until the door is painted and answers, and the memory that it takes by then.

    What is read ahead begins a tenth of a second later, and is not counted: the passphrase is typed meanwhile. About a
    quarter of the difference is enumerations (`Qt`, `QStyle`, `QPalette`) that PySide6 makes where first named,
    and a tenth is msgspec: the empty window does without both.
    """
    memory: dict[str, list[float]] = {"ours": [], "empty": []}

    def start(which: str, *more: str) -> Callable[[], float]:
        command = [sys.executable, "-m", "tests.performance.starting", which, *more]
        # An installed program has its modules compiled.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        environment = {**kept, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(register.parent / "compiled")}

        def once() -> float:
            def run() -> None:
                with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as program:
                    # It speaks when it can be used; what it does then, and how it ends, keeps nobody waiting.
                    told.append(program.stdout.readline() if program.stdout else "")
                    program.kill()

            told: list[str] = []
            took = milliseconds(run)
            if not told[0]:
                raise ChildProcessError(command)
            memory[which].append(float(told[0]))
            return took

        return once

    ours, theirs = side_by_side(start("ours", str(register)), start("empty"), rounds)
    return [
        Row("start to the door", ours, "an empty PySide6 window", theirs, 1.5),
        Row("memory at the door", min(memory["ours"]), "an empty PySide6 window", min(memory["empty"]), None, "MB"),
    ]
