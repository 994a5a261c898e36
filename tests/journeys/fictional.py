"""A fictional register for journeys, made by the program's own command."""

import subprocess
import sys
from pathlib import Path

from tests.journeys.screen import ROOT
from tests.journeys.virtual import ScreenError


def make_register(folder: Path, *options: str) -> str:
    """Makes a fictional register in a folder (options as of `guichet demo`); gives its passphrase."""
    command = [sys.executable, "-m", "app", "demo", str(folder), *options]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if made.returncode:
        raise ScreenError(f"no fictional register: {made.stderr.strip()}")
    return (folder / "passphrase.txt").read_text(encoding="utf-8").strip()
