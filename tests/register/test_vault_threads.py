"""The keys are read by several threads at once: the door looks while someone opens."""

import subprocess
import sys
from pathlib import Path

from tests.register.vaults import make

ROUNDS = 60
READ = """
import importlib, sys, threading
from pathlib import Path
from app.register.vault import codec, model

data = Path(sys.argv[1]).read_bytes()
sys.setswitchinterval(1e-6)
for _ in range(int(sys.argv[2])):
    # As if nobody had read anything yet.
    importlib.reload(model)
    importlib.reload(codec)
    start = threading.Barrier(4)

    def read(start=start):
        start.wait()
        codec.parse(data, "keys.json")

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def test_the_first_readers_at_once_read_the_same(tmp_path: Path) -> None:
    opened, _ = make(tmp_path)
    opened.wipe()
    done = subprocess.run(
        [sys.executable, "-c", READ, str(tmp_path / "keys.json"), str(ROUNDS)],
        cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
