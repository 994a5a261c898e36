#!/usr/bin/env python3
"""Sets up what the project needs, then does one thing: demo, run, test, bench, lint, shots or album.

    python3 dev.py demo [--people N] [--seed S]   a fictional register, opened in the window; without a screen, the
                                                  main job is played on a virtual one and leaves its results
    python3 dev.py run [ARGUMENTS]                the program itself, e.g. `run --register DIR`, `run self-test`
    python3 dev.py test [PYTEST ARGUMENTS]        ruff, mypy, then every test; `test -m long` for the long ones. All
                                                  tests are shared between the processors, those of a path (`test
                                                  tests/desk`) are not; `-n 0` or `-n 2` says otherwise
    python3 dev.py bench [ARGUMENTS]              the table of speeds
    python3 dev.py lint [--words]                 ruff and mypy; --words first gathers the sentences to translate
    python3 dev.py shots [ARGUMENTS]              a picture of every page, in ./shots
    python3 dev.py album [--entries N] [--pages A,B]   every page with 0, 1 and 300 entries, in ./shots/album

Needs Python 3.11 or newer with its pip, and nothing else: everything goes into ./.venv, at the versions and hashes of
requirements.lock. On Debian and Ubuntu, as root or with sudo, the missing system packages are installed; elsewhere
they are named. The Python of the system is never touched.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
LOCK = ROOT / "requirements.lock"
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
# Written last: an environment without the right stamp is made again, so an interrupted set-up is never believed.
STAMP = ENVIRONMENT / "guichet-stamp"
DEMO = ROOT / "demo-out"

# Debian package: the library (found in the linker's cache), program or file that shows that it is there.
WINDOW = {
    "libdbus-1-3": "libdbus-1.so.3",
    "libegl1": "libEGL.so.1",
    "libfontconfig1": "libfontconfig.so.1",
    "libfreetype6": "libfreetype.so.6",
    "libgl1": "libGL.so.1",
    "libglib2.0-0": "libglib-2.0.so.0",
    "libx11-xcb1": "libX11-xcb.so.1",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-glx0": "libxcb-glx.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-render0": "libxcb-render.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
    "libxcb-shm0": "libxcb-shm.so.0",
    "libxcb-sync1": "libxcb-sync.so.1",
    "libxcb-util1": "libxcb-util.so.1",
    "libxcb-xfixes0": "libxcb-xfixes.so.0",
    "libxcb-xkb1": "libxcb-xkb.so.1",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxkbcommon0": "libxkbcommon.so.0",
}
VIRTUAL_SCREEN = {
    "age": "age",
    "at-spi2-core": "/usr/libexec/at-spi-bus-launcher",
    "dbus-daemon": "dbus-run-session",
    "dbus-x11": "dbus-launch",
    "gnome-keyring": "gnome-keyring-daemon",
    "imagemagick": "import",
    "openbox": "openbox",
    "poppler-utils": "pdftotext",
    "python3-pyatspi": "/usr/lib/python3/dist-packages/pyatspi/__init__.py",
    "strace": "strace",
    "xdotool": "xdotool",
    "xvfb": "Xvfb",
}


class SetUpError(Exception):
    """The set-up cannot go on; the message says what to do."""


def say(text: str) -> None:
    """One line for the developer, before whatever the next program prints."""
    sys.stderr.write(f"dev.py: {text}\n")
    sys.stderr.flush()


def start(*command: str | Path) -> int:
    """Runs a command from the root of the project; gives its exit status, 128 + signal if it was killed."""
    status = subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode
    return status if status >= 0 else 128 - status


# -- the private environment ---------------------------------------------------------------------


def wanted_stamp() -> str:
    """What the environment must have been made from: the lock file and this very Python."""
    made_from = LOCK.read_bytes() + sys.version.encode() + sys.platform.encode()
    return hashlib.sha256(made_from).hexdigest()


def is_ready() -> bool:
    """Whether the private environment is whole and made from today's lock file."""
    try:
        return STAMP.read_text(encoding="ascii") == wanted_stamp() and PYTHON.exists()
    except OSError:
        return False


def has_module(name: str) -> bool:
    """Whether this Python has a module; Debian takes some of the standard ones out."""
    return importlib.util.find_spec(name) is not None


def can_fill_from_outside() -> bool:
    """Whether the pip of this Python can fill another environment (`--python`, pip 22.3)."""
    if not has_module("pip"):
        return False
    from importlib.metadata import version

    return tuple(int(part) for part in version("pip").split(".")[:2]) >= (22, 3)


def prepare() -> None:
    """Makes `.venv` anew from the lock file unless it is already the right one."""
    if is_ready():
        return
    if Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        raise SetUpError("the environment must be made again: start this with the Python outside .venv")
    if not has_module("venv") or not (can_fill_from_outside() or has_module("ensurepip")):
        install({"python3-pip": "", "python3-venv": ""}, "Python has no pip or no venv module")
        importlib.invalidate_caches()
    say("making the private environment in .venv (a minute or two, once)")
    STAMP.unlink(missing_ok=True)
    from_outside = can_fill_from_outside()
    bare = ["--without-pip"] if from_outside else []
    pip = [sys.executable, "-m", "pip", "--python", str(PYTHON)] if from_outside else [str(PYTHON), "-m", "pip"]
    if start(sys.executable, "-m", "venv", "--clear", *bare, ENVIRONMENT):
        raise SetUpError("`python -m venv` failed; on Debian and Ubuntu install python3-venv and python3-pip")
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes", "-r", str(LOCK)]
    if start(*pip, "install", *options):
        raise SetUpError("the dependencies could not be installed; see above, then start this again")
    STAMP.write_text(wanted_stamp(), encoding="ascii")


# -- the system's own packages -------------------------------------------------------------------


def missing(packages: dict[str, str]) -> dict[str, str]:
    """Those of the packages that this Linux lacks, by the traces that they leave."""
    cache = Path("/etc/ld.so.cache")
    libraries = cache.read_bytes() if cache.exists() else b""

    def is_there(trace: str) -> bool:
        if trace.startswith("/"):
            return Path(trace).exists()
        return trace.encode() + b"\0" in libraries if ".so." in trace else shutil.which(trace) is not None

    return {package: trace for package, trace in packages.items() if not is_there(trace)}


def install(packages: dict[str, str], why: str) -> None:
    """Installs Debian packages where that is possible; `SetUpError` names them where it is not."""
    apt, sudo = shutil.which("apt-get"), shutil.which("sudo")
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    by_hand = f"{why}. On Debian or Ubuntu: apt-get install {' '.join(packages)}"
    if apt is None or not (is_root or sudo):
        traces = ", ".join(filter(None, packages.values()))
        raise SetUpError(by_hand + (f"; elsewhere, whatever brings {traces}" if traces else ""))
    before = [] if is_root else [str(sudo), *([] if sys.stdin.isatty() else ["-n"])]
    command = [*before, "env", "DEBIAN_FRONTEND=noninteractive", apt, "-qq", "-y"]
    say(f"installing system packages: {' '.join(packages)}")
    installing = [*command, "install", "--no-install-recommends", *packages]
    # The lists of a fresh machine are empty or old: refresh them only when needed, it is the slow part.
    if start(*installing) and (start(*command, "update") or start(*installing)):
        raise SetUpError(by_hand)


def require(packages: dict[str, str]) -> None:
    """Sees to it that the system packages are there; only Linux has them apart."""
    if sys.platform == "linux" and (lacking := missing(packages)):
        install(lacking, f"this computer lacks {', '.join(lacking)}")


def has_screen() -> bool:
    """Whether a window can be shown here."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


# -- the verbs -----------------------------------------------------------------------------------


def demo(arguments: list[str]) -> int:
    """A fictional register in ./demo-out, in the window or played on a virtual screen."""
    require(WINDOW if has_screen() else WINDOW | VIRTUAL_SCREEN)
    if DEMO.exists():
        shutil.rmtree(DEMO)
    DEMO.mkdir()
    if not has_screen():
        say("there is no screen here: the main job is played on a virtual one")
        return start(PYTHON, "-m", "tests.journeys.demo", DEMO, *arguments)
    register = DEMO / "registre"
    if status := start(PYTHON, "-m", "app", "demo", register, *arguments):
        return status
    passphrase = (register / "passphrase.txt").read_text(encoding="utf-8").strip()
    say(f"the people in {register.relative_to(ROOT)} are invented; the passphrase is: {passphrase}")
    return start(PYTHON, "-m", "app", "--register", register)


def run(arguments: list[str]) -> int:
    """The program itself."""
    require(WINDOW)
    return start(PYTHON, "-m", "app", *arguments)


def lint(arguments: list[str]) -> int:
    """ruff and mypy; the first one that complains ends it."""
    if "--words" in arguments and (status := start(PYTHON, "-m", "tests.words")):
        return status
    for stage in (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]):
        say(" ".join(stage))
        if status := start(PYTHON, "-m", *stage):
            return status
    return 0


def test(arguments: list[str]) -> int:
    """Everything that must hold; pytest comes last, so that its closing line is the last of all."""
    try:
        require(WINDOW | VIRTUAL_SCREEN)
    except SetUpError as lack:
        if sys.platform == "linux" and missing(WINDOW):
            raise
        say(f"{lack}\n        Without them the tests that play on a virtual screen are skipped.")
    if status := lint([]):
        return status
    say("pytest")
    return start(PYTHON, "-m", "pytest", *sharing(arguments), *arguments)


def sharing(arguments: list[str]) -> list[str]:
    """pytest's option that shares the tests between the processors; the few of a path are done sooner without."""
    paths = [name for name in arguments if not name.startswith("-") and (ROOT / name.split("::")[0]).exists()]
    return [] if paths else ["-n", "auto"]


def bench(arguments: list[str]) -> int:
    """The table of speeds, each beside what it is compared with."""
    require(WINDOW | VIRTUAL_SCREEN)
    return start(PYTHON, "-m", "tests.performance", *arguments)


def shots(arguments: list[str]) -> int:
    """A picture of every page, in ./shots."""
    require(WINDOW | VIRTUAL_SCREEN)
    return start(PYTHON, "-m", "tests.journeys.shots", *arguments)


def album(arguments: list[str]) -> int:
    """Every page with 0, 1 and 300 entries, with short names, long ones and several scripts, in ./shots/album."""
    require(WINDOW)
    return start(PYTHON, "-m", "tests.ui.album", *arguments)


VERBS = {verb.__name__: verb for verb in (demo, run, test, bench, lint, shots, album)}


def main() -> int:
    """Sets up, then does what the verb says; gives its exit status, 2 for wrong usage."""
    if sys.version_info < (3, 11):
        say("Python 3.11 or newer is needed, this is {}.{}".format(*sys.version_info[:2]))
        return 2
    if len(sys.argv) < 2 or sys.argv[1] not in VERBS:
        sys.stdout.write(__doc__ or "")
        return 0 if sys.argv[1:] in (["-h"], ["--help"]) else 2
    try:
        prepare()
        return VERBS[sys.argv[1]](sys.argv[2:])
    except SetUpError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
