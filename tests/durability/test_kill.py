"""Killed at random instants while it records: nothing that was acknowledged is lost, and the register opens.

How this test was seen to fail: where the recorder told each attempt just before it recorded it, 17 of 130 told were
lost; with `journal_mode = OFF` in `app/register/opening.py`, a recorder found the register broken by the kill before;
with the operations of a batch in two transactions, batches of 5 operations stood among those of 11.
"""

import hashlib
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from app.domain.entities import Attempt
from app.register import health
from app.register.register import DATABASE
from tests.durability.recorder import FORM
from tests.register.laptops import KEY, Laptop, laptop, tables

ROUNDS = 50
MOST_ACKNOWLEDGED = 12
LONGEST_WAIT = 0.004
LONGEST_START = 0.4


def drawn(number: int, what: str) -> float:
    """A number from 0 to 1 that looks random and is the same in every run."""
    return int.from_bytes(hashlib.sha256(f"{number} {what}".encode()).digest()[:4]) / (1 << 32)


def killed(folder: Path, number: int) -> list[str]:
    """What a recorder acknowledged before it was killed: some moment after its start or an acknowledgement."""
    recorder = subprocess.Popen(
        [sys.executable, "-m", "tests.durability.recorder", str(folder)], stdout=subprocess.PIPE, text=True
    )
    assert recorder.stdout
    told = [recorder.stdout.readline() for _ in range(int(drawn(number, "lines") * MOST_ACKNOWLEDGED))]
    # Turning, to stop anywhere in what comes next; a sleep would be too coarse.
    end = time.perf_counter() + drawn(number, "wait") * (LONGEST_WAIT if told else LONGEST_START)
    while time.perf_counter() < end:
        pass
    recorder.send_signal(signal.SIGKILL)
    told += recorder.stdout.readlines()
    recorder.stdout.close()
    assert recorder.wait() == -signal.SIGKILL, "it went on until it was killed"
    # The last line may have been cut.
    return [line.strip() for line in told if line.endswith("\n")]


def acknowledged(told: list[str], kind: str) -> list[str]:
    """What was told of one kind."""
    return [line.split()[1] for line in told if line.startswith(kind)]


def is_whole(here: Laptop, batches: list[str], drafts: list[str]) -> None:
    """Every acknowledged batch and draft is there, and no batch in part."""
    operations = here.everything()
    sizes = Counter(one.batch for one in operations)
    assert set(batches) <= sizes.keys()
    assert len(set(sizes.values())) <= 1, "each attempt is said in as many operations"
    assert [one.device_seq for one in operations] == list(range(1, len(operations) + 1))
    assert len(here.register.where(Attempt)) == len(sizes)
    kept = {draft.key: int(draft.fields["number"]) for draft in here.register.drafts()}
    assert not drafts or kept[FORM] >= int(drafts[-1])
    before = tables(here.register)
    here.register.rebuild()
    assert tables(here.register) == before


@pytest.mark.parametrize("rounds", [ROUNDS, pytest.param(10 * ROUNDS, marks=pytest.mark.long)])
def test_nothing_acknowledged_is_lost(tmp_path: Path, rounds: int) -> None:
    told = [line for number in range(rounds) for line in killed(tmp_path, number)]
    batches, drafts = acknowledged(told, "batch"), acknowledged(told, "draft")
    assert len(batches) > rounds
    with laptop(tmp_path) as here:
        is_whole(here, batches, drafts)
    found = health.check(tmp_path / DATABASE, KEY)
    assert found.sound, found
    assert found.counts.batches >= len(batches)


def test_drafts_survive_and_are_no_part_of_the_journal(tmp_path: Path) -> None:
    drafts = [line for number in range(5) for line in acknowledged(killed(tmp_path, number), "draft")]
    assert drafts
    with laptop(tmp_path) as here:
        assert int(here.register.drafts()[0].fields["number"]) >= int(drafts[-1])
        assert "draft" not in {one.entity for one in here.everything()}
        here.register.drop_draft(FORM)
        assert here.register.drafts() == []
