"""The user may stop at any instant; then everything is as it was."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.faults import KnownError
from app.exchange.backup import back_up, last_backup
from app.exchange.restore import restore
from app.exchange.verify import verify
from app.register import health
from app.register.work import Stopped
from tests.exchange.laptop import CHEAP, Laptop, contents, leftovers

STAGES = 40


class Impatient:
    """Stops the work when it is asked for the n-th time."""

    def __init__(self, patience: int) -> None:
        self._left = patience
        self.asked = 0

    def __call__(self) -> bool:
        """Whether to stop."""
        self.asked += 1
        return self.asked > self._left


def each_stage(work: Callable[[Stopped], object], check: Callable[[], None]) -> int:
    """Stops `work` at stages spread from the first question to the last, then lets it end; answers how many."""
    endless = Impatient(1 << 30)
    work(endless)
    stages = sorted({number * endless.asked // STAGES for number in range(STAGES)} | {endless.asked - 1})
    for stage in stages:
        with pytest.raises(KnownError, match="work.stopped"):
            work(Impatient(stage))
        check()
    return len(stages)


def test_a_backup_stopped_at_any_stage_leaves_nothing(laptop: Laptop, stick: Path) -> None:
    for number in range(120):
        laptop.add_person(f"Personne {number}")
    laptop.files.put(bytes(6 << 20))
    laptop.back_up(stick / "before.age")
    before, last = contents(stick), last_backup(laptop.register)
    target = stick / "one.age"

    def work(stopped: Stopped) -> None:
        back_up(laptop.register, laptop.opened, target, laptop.clock, stopped=stopped)
        target.unlink()
        laptop.register.set_local("last_backup", "")

    def check() -> None:
        assert contents(stick) == before
        assert not leftovers(stick, laptop.folder)
        assert last_backup(laptop.register) is None

    assert last is not None
    assert each_stage(work, check) > 10


def test_a_verification_and_a_restore_stopped_at_any_stage_leave_nothing(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    for number in range(120):
        laptop.add_person(f"Personne {number}")
    laptop.files.put(bytes(3 << 20))
    file = laptop.back_up(stick / "one.age").file
    place, names = tmp_path / "place", iter(range(1000))
    place.mkdir()
    made: list[Path] = []

    def restoring(stopped: Stopped) -> None:
        target = place / f"new{next(names)}"
        restore(file, target, laptop.recovery, "une phrase", laptop.clock, cost=CHEAP, floor=CHEAP, stopped=stopped)
        made.append(target)

    def check() -> None:
        assert list(place.iterdir()) == made

    assert each_stage(restoring, check) > 5
    each_stage(
        lambda stopped: verify(file, laptop.recovery.identity, laptop.clock, place=place, stopped=stopped), check
    )


def test_a_check_stopped_leaves_no_copy(laptop: Laptop) -> None:
    key, device = laptop.opened.register_key, laptop.register.device
    each_stage(
        lambda stopped: health.differing_tables(laptop.folder, key, device, laptop.clock, stopped=stopped),
        lambda: None,
    )
    assert not leftovers(laptop.folder)
