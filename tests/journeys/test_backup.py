"""A backup of the Coordination page is proven from its file alone, and becomes a register that the window opens."""

import subprocess
import sys
from pathlib import Path

from tests.journeys.main_job import back_up
from tests.journeys.screen import ROOT, Screen
from tests.journeys.steps import find_again, look, register_new, reopen

NAME = "TSERING Dolma"
NEW = "buvard comète sillage ardoise"


def guichet(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    """A command of the program."""
    command = [sys.executable, "-m", "app", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_backup_is_verified_restored_and_opened(
    screen: Screen, register: Path, passphrase: str, tmp_path: Path
) -> None:
    backup, restored, recovery = tmp_path / "sauvegarde.age", tmp_path / "restored", register / "recovery.txt"
    screen.launch("--register", register)
    reopen(screen, passphrase)
    register_new(screen, "Tsering Dolma", "Obtenir un rendez-vous")
    back_up(screen, backup)
    look(screen)
    screen.key("ctrl+q")
    assert screen.ended() == 0

    assert guichet("verify", backup, "--recovery-file", recovery).returncode == 0
    cut = tmp_path / "cut.age"
    cut.write_bytes(backup.read_bytes()[:-1])
    assert guichet("verify", cut, "--recovery-file", recovery).returncode == 1

    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    keys = ("--recovery-file", recovery, "--passphrase-file", tmp_path / "new.txt")
    done = guichet("restore", backup, restored, *keys)
    assert done.returncode == 0, done.stderr
    screen.launch("--register", restored)
    reopen(screen, NEW)
    find_again(screen, "dolma", NAME)
    look(screen, "on-the-new-laptop")
