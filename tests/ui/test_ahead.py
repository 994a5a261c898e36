"""What is imported while someone types: classes of Qt objects in the window's thread, and nowhere else."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OPENING = """
import json, sys, threading, time
from pathlib import Path

elsewhere, beside = [], set()

class Watching:
    def find_spec(self, name, path=None, target=None):
        if threading.current_thread() is not threading.main_thread():
            beside.add(name)
            if name.startswith(("PySide6", "shiboken6", "app.ui", "app.system.qt")):
                elsewhere.append(name)

sys.meta_path.insert(0, Watching())

from PySide6.QtWidgets import QApplication
from app import compose
from app.ui.application import Application, Surroundings
from app.ui.context import ScreenSettings

def door():
    from app import compose_desk
    return compose_desk.door(folder)

folder = Path(sys.argv[1])
running = QApplication([])
program = Application(Surroundings(
    folder=folder, door=door, copies=lambda: None, words=compose.words, clock=compose.system_clock,
    settings=ScreenSettings(), keep_settings=lambda kept: None, watch_session=lambda number, lock: lambda: None,
    grabber=None, disk=lambda: "unknown",
))
program.show()
finish = time.monotonic() + 60
while "app.ui.pages.book" not in sys.modules and time.monotonic() < finish:
    running.processEvents()
program.window.close()
print(json.dumps([elsewhere, "app.desk.open_desk" in beside, "app.ui.pages.book" in sys.modules]))
"""


def test_the_pages_are_read_ahead_by_the_window_and_the_register_beside_it(tmp_path: Path) -> None:
    (tmp_path / "keys.json").touch()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", OPENING, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    elsewhere, desk_beside, pages_read = json.loads(done.stdout)
    assert elsewhere == []
    assert desk_beside, "the register's libraries would keep the window waiting"
    assert pages_read
