"""The main job, played as `python3 dev.py demo` plays it, leaves what other programs can open."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

from tests.journeys.fictional import make_register
from tests.journeys.main_job import FAMILY, GIVEN, MESSAGE, play
from tests.journeys.screen import ROOT, Screen

NEW_PASSPHRASE = "buvard comète sillage ardoise"


def told(*command: str | Path) -> str:
    """What a program answers; its failure fails the test with its own words."""
    run = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode(errors="replace")


def test_the_sheet_is_read_and_the_backup_opened_and_restored_by_others(screen: Screen, tmp_path: Path) -> None:
    register, sheet, backup = tmp_path / "registre", tmp_path / "fiche.pdf", tmp_path / "sauvegarde.age"
    passphrase = make_register(register, "--people", "12")
    screen.launch("--register", register)
    play(screen, passphrase, today=datetime.now().astimezone().date(), sheet=sheet, backup=backup)

    paper = " ".join(told("pdftotext", "-layout", sheet, "-").split())
    assert f"{FAMILY.upper()} {GIVEN}" in paper
    assert "Folha para levar" in paper

    plain = tmp_path / "plain.tar"
    told("age", "-d", "-i", register / "recovery.txt", "-o", plain, backup)
    assert {"register.db", "manifest.json", "LISEZMOI.txt"} <= set(told("tar", "-tf", plain).split())

    key, new = tmp_path / "new-passphrase.txt", tmp_path / "nouveau"
    key.write_text(NEW_PASSPHRASE, encoding="utf-8")
    guichet = [sys.executable, "-m", "app"]
    told(*guichet, "restore", backup, new, "--recovery-file", register / "recovery.txt", "--passphrase-file", key)
    told(*guichet, "check", new, "--passphrase-file", key)
    reference = told(*guichet, "find", new, FAMILY, "--passphrase-file", key).split()[0]
    assert MESSAGE in told(*guichet, "person", new, reference, "--passphrase-file", key)
