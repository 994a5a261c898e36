"""What is measured: each group of rows by itself, so that one that fails keeps nobody from the others."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

from app import compose, compose_desk
from app.desk import demo
from tests.performance.backups import backup
from tests.performance.measure import Failed, Row
from tests.performance.papers import papers
from tests.performance.registers import first_page, opening, saving, search
from tests.performance.starts import starting

Work = Callable[[], Sequence[Row]]


def measured(folder: Path, people: int, rounds: int) -> list[Row | Failed]:
    """Every row, on a fictional register of so many people."""
    register = folder / "register"
    cast = demo.read_cast(compose.CAST)
    demo.make(register, people, 1, cast, compose.system_clock, compose_desk.door)
    found = one_by_one({"start": partial(starting, register, rounds)})
    with closing(compose_desk.door(register).unlock(cast.passphrase)) as desk:
        found += one_by_one(
            {
                "unlock to the desk page": partial(first_page, desk, folder, rounds),
                "search": partial(search, desk, folder, 1 + rounds // 3),
                "save an attempt": partial(saving, desk, folder, rounds * 10),
                "open a person": partial(opening, desk, folder, rounds),
                "papers": partial(papers, rounds * 3),
                "backup": partial(backup, desk, folder, max(3, rounds // 2)),
            }
        )
    return found


def one_by_one(works: dict[str, Work]) -> list[Row | Failed]:
    """The rows of each work, in turn; of one that fails, that it did and why."""
    found: list[Row | Failed] = []
    with ThreadPoolExecutor(max_workers=1) as alone:
        for what, work in works.items():
            done = alone.submit(work)
            error = done.exception()
            found += done.result() if error is None else [Failed(what, error)]
    return found
