"""A computer of its own for a program under test: display, window manager, session bus, keyring, accessibility bus."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import dev

SIZE = "1366x768"
SYSTEM_PYTHON = "/usr/bin/python3"
AGENT = Path(__file__).with_name("agent.py")
BUS_LAUNCHER = dev.VIRTUAL_SCREEN["at-spi2-core"]
PATIENCE = 30.0


class ScreenError(Exception):
    """What was asked of the screen could not be done; the message says what a person would have seen."""


def why_not() -> str:
    """Why there can be no virtual screen here; an empty text when there can."""
    if sys.platform != "linux":
        return "the virtual screen is an X server of Linux"
    lacking = dev.missing(dev.WINDOW | dev.VIRTUAL_SCREEN)
    return f"missing system packages: {' '.join(lacking)}" if lacking else ""


def until(true: Callable[[], bool], what: str, seconds: float = PATIENCE) -> None:
    """Waits for something to become true, looking a hundred times a second; `ScreenError` when it does not."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise ScreenError(f"after {seconds:g} s: {what}")
        time.sleep(0.01)


class VirtualScreen:
    """Starts all that makes a desktop, without a socket of the internet, and stops it again.

    `environment` is what a program needs to show its window there.
    """

    def __init__(self, size: str = SIZE) -> None:
        self.size = size
        self.environment: dict[str, str] = {}
        self._agent: subprocess.Popen[str] | None = None
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with self._open:
            home = Path(self._open.enter_context(tempfile.TemporaryDirectory(prefix="guichet-screen-")))
            (home / "run").mkdir(mode=0o700)
            self.environment = surroundings(home)
            self._start_display()
            self._start_bus()
            self._start_keyring()
            ready = home / "window-manager-is-ready"
            self._start("openbox", "--startup", f"touch {ready}")
            until(ready.exists, "the window manager did not start")
            self._start(BUS_LAUNCHER, "--launch-immediately")
            self._start_agent()
            self._open = self._open.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def ask(self, question: str, **details: object) -> Any:
        """The agent's answer to a question (see `agent.py`); None while the program is too busy to answer."""
        if self._agent is None or self._agent.stdin is None or self._agent.stdout is None:
            raise ScreenError("the screen is not on")
        self._agent.stdin.write(json.dumps({"ask": question, **details}) + "\n")
        self._agent.stdin.flush()
        line = self._agent.stdout.readline()
        if not line:
            raise ScreenError("the agent of the accessibility bus ended")
        return json.loads(line).get("ok")

    def xdotool(self, *words: str | int) -> None:
        """Real events of mouse and keyboard."""
        subprocess.run(["xdotool", *map(str, words)], env=self.environment, check=True, capture_output=True)

    def _start(self, *command: str, **options: Any) -> subprocess.Popen[str]:
        """A process that ends with the screen."""
        streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
        process = subprocess.Popen(command, env=self.environment, text=True, **streams)
        self._open.callback(end, process)
        return process

    def _start_display(self) -> None:
        """An X server on a number that it chooses itself and tells when it is ready."""
        server = self._start(
            *["Xvfb", "-displayfd", "1", "-screen", "0", f"{self.size}x24", "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.PIPE,
        )
        self.environment["DISPLAY"] = f":{first_line(server)}"

    def _start_bus(self) -> None:
        """A session bus on a local socket."""
        bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address=1", stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = first_line(bus)

    def _start_keyring(self) -> None:
        """A Secret Service whose keyring is open."""
        command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
        keyring = self._start(*command, stdin=subprocess.PIPE)
        if keyring.stdin is None:
            raise ScreenError("the keyring takes no passphrase")
        keyring.stdin.write("essai")
        keyring.stdin.close()

    def _start_agent(self) -> None:
        """The agent; the desktop is ready when the agent sees the (empty) accessibility bus and the keyring."""
        self._agent = self._start(
            *[SYSTEM_PYTHON, "-I", str(AGENT)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1
        )
        until(lambda: self.ask("programs") is not None, "the accessibility bus did not start")
        until(lambda: bool(self.ask("service", name="org.freedesktop.secrets")), "the keyring did not start")


def surroundings(home: Path) -> dict[str, str]:
    """The environment of a fresh account at `home`: nothing of the account that runs the tests."""
    kept: Mapping[str, str] = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(home / "run"),
        "LANG": "C.UTF-8",
        "TZ": "Europe/Paris",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        # Qt complains there of questions that newer screen readers ask it; it says nothing about us.
        "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def first_line(process: subprocess.Popen[str]) -> str:
    """The line by which a server tells that it is ready."""
    line = process.stdout.readline().strip() if process.stdout else ""
    if not line:
        raise ScreenError(f"{process.args!r} did not start")
    return line


def end(process: subprocess.Popen[Any], seconds: float = 5.0) -> None:
    """Ends a process, kindly at first, and closes its pipes."""
    process.terminate()
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
