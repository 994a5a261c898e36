"""What lies in cycles is destroyed in the window's thread, whichever thread made it."""

import gc
from collections.abc import Iterator
from threading import Thread, get_ident

import pytest

from app.ui.collecting import EVERY_MS, Collecting
from tests.ui.conftest import settle


class Cycle:
    """Something that only the collector can destroy, as a page that knows its own parts."""

    ended_in: list[int] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        self.ended_in.append(get_ident())


@pytest.fixture
def taken() -> Iterator[Collecting]:
    """The collector in the window's hands."""
    gc.collect()
    Cycle.ended_in.clear()
    collecting = Collecting()
    try:
        yield collecting
    finally:
        collecting.end()


def make_many() -> None:
    """More than Python would leave uncollected."""
    for _ in range(5 * gc.get_threshold()[0]):
        Cycle()


def test_what_a_worker_leaves_is_destroyed_by_the_window(taken: Collecting, qtbot: object) -> None:
    del qtbot
    worker = Thread(target=make_many)
    worker.start()
    worker.join()
    assert Cycle.ended_in == [], "nothing is collected in another thread"
    taken._timer.timeout.emit()
    settle()
    assert set(Cycle.ended_in) == {get_ident()}
    assert taken._timer.isActive()
    assert taken._timer.interval() == EVERY_MS


def test_the_old_ones_have_their_turn(taken: Collecting, qtbot: object) -> None:
    del qtbot
    for _ in range(gc.get_threshold()[1] + 2):
        make_many()
        taken._timer.timeout.emit()
    assert gc.get_count()[1] <= gc.get_threshold()[1], "the middle generation was collected too"


def test_python_has_its_collector_back(qtbot: object) -> None:
    del qtbot
    gc.enable()
    collecting = Collecting()
    assert not gc.isenabled()
    collecting.end()
    assert gc.isenabled()
