"""Killed at random instants while it forgets people: each is there whole or gone without a trace, her files too.

How this test was seen to fail: with the values taken in one transaction and the tables written in another, people were
found of whom the journal said nothing any more; without the deletion of the keys, files were left of people gone.
"""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.domain.entities import Attachment, Note, Person
from app.domain.ids import Id
from app.register import health
from app.register.files import Files
from app.register.operation import Operation
from app.register.register import DATABASE
from tests.durability.purger import MARK, fill, word
from tests.durability.test_kill import drawn
from tests.register.laptops import KEY, Laptop, laptop, tables
from tests.register.pages import words_with

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
PEOPLE, ROUNDS = 50, 12
MOST_ACKNOWLEDGED, LONGEST_WAIT = 4, 0.08


def killed(folder: Path, number: int) -> list[Id]:
    """Whom a purger said it forgot before it was killed, some moment after one of its lines."""
    purger = subprocess.Popen(
        [sys.executable, "-m", "tests.durability.purger", str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert purger.stdout
    told = [purger.stdout.readline() for _ in range(1 + int(drawn(number, "people") * MOST_ACKNOWLEDGED))]
    # Turning, to stop anywhere in what comes next; a sleep would be too coarse.
    end = time.perf_counter() + drawn(number, "wait") * LONGEST_WAIT
    while time.perf_counter() < end:
        pass
    purger.send_signal(signal.SIGKILL)
    told += purger.stdout.readlines()
    purger.stdout.close()
    assert purger.wait() == -signal.SIGKILL, "it went on until it was killed"
    return [Id(line.split()[1]) for line in told if line.startswith("purged") and line.endswith("\n")]


def is_whole_or_gone(here: Laptop, said: Sequence[Operation], number: int, person: Id) -> bool:
    """Whether a person is still there; in either case with everything that was said or with nothing."""
    values = {one.value is None for one in said if person in one.subjects and one.entity != "action"}
    assert len(values) == 1
    files = Files(here.register, here.ids)
    if True in values:
        assert here.register.own(Person, person) is None
        assert person not in [hit.person for hit in here.register.find(word(number))]
        return False
    assert len(here.register.where(Note, person=person)) == 2
    (paper,) = here.register.where(Attachment, person=person)
    assert files.get(paper.file).startswith(MARK.encode())
    return True


@pytest.mark.parametrize("rounds", [ROUNDS, pytest.param(10 * ROUNDS, marks=pytest.mark.long)])
def test_each_person_is_there_whole_or_gone(tmp_path: Path, rounds: int) -> None:
    left = 0
    for number in range(rounds):
        if left < 2 * MOST_ACKNOWLEDGED:
            folder = tmp_path / str(number)
            with laptop(folder) as here:
                fill(here, PEOPLE)
                people = [one.id for one in here.register.where(Person)]
            told: list[Id] = []
        told += killed(folder, number)
        with laptop(folder) as here:
            # What was cut off is ended by opening, and by what the desk does then.
            Files(here.register, here.ids).tidy()
            said = here.everything()
            there = [is_whole_or_gone(here, said, place, person) for place, person in enumerate(people)]
            before = tables(here.register)
            here.register.rebuild()
            assert tables(here.register) == before
        left = sum(there)
        assert not {person for person, is_there in zip(people, there, strict=True) if is_there} & set(told)
        assert len(list((folder / "files").iterdir())) == left
        words = words_with(folder, KEY, MARK)
        assert not [word(place) for place, is_there in enumerate(there) if not is_there and word(place) in words]
        assert not left or word(there.index(True)) in words
        assert health.check(folder / DATABASE, KEY).sound
