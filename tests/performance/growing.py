"""Opens a register in the window, as far as its first page, and says what it costs; a program of its own.

Prints one JSON document: milliseconds of the first page's questions, of its dates, of a key stroke (p95), of a person's
file and of a save, and the resident memory in MB with the window open. `empty` prints that of an empty window alone.
"""

import json
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from app import compose, compose_desk
from app.desk import demo
from app.desk.open_desk import OpenDesk
from app.desk.timeline import timeline
from app.domain.entities import Case
from app.domain.ids import Id
from app.domain.references import reference
from app.language.words import SOURCE
from app.ui.widgets.suggestions import MOST
from tests.performance.crowd import PREFIX
from tests.performance.measure import milliseconds, p95
from tests.performance.registers import attempt, look, strokes, week

WEEK_FIRST, WEEK_AGAIN = "dates of the week, first time", "dates of the week, again"
ASKED = 40
"""How many persons are opened, attempts saved and names typed."""
SMALLEST = 10_000
"""Every register begins with the same so many people: the names of some of them are typed in each."""


def costs(desk: OpenDesk, people: int) -> dict[str, float]:
    """What each question takes on average days; what is read and compiled once is no part of it."""
    words = compose.words(SOURCE)
    cases = [desk.cases.of(person)[0] for person in some(desk, people)]
    typed = strokes([named(desk, person) for person in some(desk, SMALLEST)])

    def open_person(case: Case) -> None:
        desk.people.profile(case.person)
        desk.people.titles(case.person)
        desk.cases.of(case.person)
        timeline(desk.register, case.person, words)

    # The content that the dates need is loaded once.
    desk.deadlines.sound_parameters(compose.system_clock().date())
    first, again = week(desk)
    return {
        "first page": median(each([partial(look, desk)] * ASKED)),
        WEEK_FIRST: first,
        WEEK_AGAIN: again,
        "key stroke": p95(each([partial(desk.people.find, text, MOST + 1, whole=False) for text in typed])),
        "person": median(each([partial(open_person, case) for case in cases])),
        "save": median(each([partial(attempt, desk, case) for case in cases])),
    }


def each(works: Sequence[Callable[[], object]]) -> list[float]:
    """The milliseconds of each but the first."""
    return [milliseconds(work) for work in works][1:]


def some(desk: OpenDesk, people: int) -> list[Id]:
    """Persons from all over the first so many, at equal distances; reading them all would be what is measured."""
    numbers = range(1, people + 1, people // ASKED)
    return [desk.register.find(reference(PREFIX, number), 1)[0].person for number in numbers]


def named(desk: OpenDesk, person: Id) -> str:
    """What a volunteer types to find someone: family name, given name."""
    return " ".join(name.text for name in desk.people.profile(person).names if name.kind in ("family", "given"))


def resident() -> float:
    """The memory of this process in MB."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def empty() -> dict[str, float]:
    """The least that a PySide6 program can be."""
    from PySide6.QtWidgets import QApplication, QWidget

    app = QApplication([])
    window = QWidget()
    window.resize(1280, 680)
    window.showMaximized()
    app.processEvents()
    return {"memory": resident()}


def ours(folder: Path, people: int) -> dict[str, float]:
    """The program with its first page in sight."""
    from PySide6.QtWidgets import QApplication

    from app.desk.backups import Copies
    from app.system.qt_screen import ScreenGrabber
    from app.ui.application import Application, Surroundings
    from app.ui.context import ScreenSettings

    app = QApplication([])
    door = compose_desk.door(folder)
    around = Surroundings(
        folder=folder, door=lambda: door, copies=lambda: Copies(compose.system_clock), words=compose.words,
        clock=compose.system_clock, settings=ScreenSettings(), keep_settings=lambda _kept: None,
        watch_session=lambda _number, _lock: lambda: None, grabber=ScreenGrabber(), disk=lambda: "unknown",
    )  # fmt: skip
    program = Application(around)
    program.show()
    desk = door.unlock(demo.read_cast(compose.CAST).passphrase)
    desk.access.confirm(desk.access.recovery_file()) if not desk.access.recovery_confirmed else None
    program.opened(desk)
    desk.sitting.begin(desk.sitting.volunteers()[0].id, "")
    program._seated()
    app.processEvents()
    program.tasks.settle()
    found = {"memory": resident(), **costs(desk, people)}
    program.window.close()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(empty() if sys.argv[1] == "empty" else ours(Path(sys.argv[2]), int(sys.argv[3]))))
