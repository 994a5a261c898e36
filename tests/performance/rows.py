"""What is measured: each group of rows by itself, so that one that fails keeps nobody from the others."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import partial
from pathlib import Path

from app import compose, compose_desk
from app.desk import demo
from tests.performance.backups import backup
from tests.performance.measure import Failed, Row, Share
from tests.performance.papers import papers
from tests.performance.registers import first_page, opening, saving, search
from tests.performance.searching import finding, strokes
from tests.performance.starts import starting

Work = Callable[[], Sequence[Row | Share]]


def measured(folder: Path, people: int, rounds: int, sizes: Sequence[int]) -> list[Row | Share | Failed]:
    """Every row, on a fictional register of so many people; search at other `sizes` too."""
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
    found += one_by_one({"names": finding, "a key stroke": partial(strokes, folder, sizes)})
    return found


def one_by_one(works: dict[str, Work]) -> list[Row | Share | Failed]:
    """The rows of each work, in turn; of one that fails, that it did and why."""
    found: list[Row | Share | Failed] = []
    with ThreadPoolExecutor(max_workers=1) as alone:
        for what, work in works.items():
            done = alone.submit(work)
            error = done.exception()
            found += done.result() if error is None else [Failed(what, error)]
    return found
