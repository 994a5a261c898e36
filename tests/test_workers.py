"""A run shared between processes is as honest as one process: whatever ends badly, it fails, and says so last."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOOD = "def test_good(): pass\n"
BAD = {
    "fails": ("def test_bad(): assert False", "1 failed"),
    "dies": ("import os\ndef test_bad(): os.kill(os.getpid(), 9)", "crashed while running"),
    "hangs": ("import threading\ndef test_bad(): threading.Event().wait()", "crashed while running"),
    "dies when Python ends": (
        "import atexit, os\ndef test_bad(): atexit.register(os.kill, os.getpid(), 11)",
        "was ended by signal 11",
    ),
    "leaves what ends badly": (
        "import gc\nclass Late:\n def __init__(self): self.me = self\n def __del__(self): raise ValueError\n"
        "def test_bad(): gc.disable(); Late()",
        "ended with status 1",
    ),
}


def shared(folder: Path, *tests: str) -> subprocess.CompletedProcess[str]:
    """A run of these modules, shared between two processes with the project's own options but less patience."""
    for number, test in enumerate(tests):
        (folder / f"test_{number}.py").write_text(test)
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    ini = {"filterwarnings": "error", "faulthandler_timeout": 1, "faulthandler_exit_on_timeout": "true"}
    lines = [f"{name} = {value}" for name, value in ini.items()]
    (folder / "pytest.ini").write_text("\n".join(["[pytest]", "markers = long", *lines]))
    options = [*settings["addopts"], "-p", "xdist.plugin", "-p", "tests.workers", "-n", "2"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", *options, "-c", str(folder / "pytest.ini"), str(folder)],
        cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
    )  # fmt: skip


def test_what_ends_well_is_a_success(tmp_path: Path) -> None:
    run = shared(tmp_path, *[GOOD] * 4)
    assert run.returncode == 0
    assert "4 passed" in run.stdout.splitlines()[-1]


@pytest.mark.parametrize("how", BAD)
def test_what_ends_badly_is_a_failure(tmp_path: Path, how: str) -> None:
    test, said = BAD[how]
    run = shared(tmp_path, GOOD, test, GOOD)
    assert run.returncode == 1
    assert said in run.stdout
    closing = run.stdout.splitlines()[-1]
    assert "failed" in closing or "error" in closing
