"""What holds for every test: no screen, no network, no account of this computer, time that stands still."""

import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.clock import FakeClock
from tests.folders import IN_MEMORY

pytest_plugins = ["tests.workers"]

# Tests draw nowhere and touch nobody's account. Journeys start the program in a process of its own, on a virtual
# screen, with another environment.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Nor do they speak the language of this computer.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
_HOME = tempfile.TemporaryDirectory(prefix="guichet-tests-")
for _name in ("CONFIG", "DATA", "STATE", "CACHE"):
    os.environ[f"XDG_{_name}_HOME"] = str(Path(_HOME.name) / _name.lower())

# Thousands of small registers would wait for the disk at each commit.
if IN_MEMORY:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(IN_MEMORY))

# The same examples on every machine, so that a red test is red for everybody; `--hypothesis-profile=searching`
# looks for new ones. The machine is shared and slow at times: no example has a deadline.
settings.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("searching", deadline=None, max_examples=1000, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

_INTERNET = {socket.AF_INET, socket.AF_INET6}
_opened: list[str] = []


def _refuse_internet(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: an internet socket is refused, and remembered in case the refusal is swallowed."""
    if event == "socket.__new__" and arguments[1] in _INTERNET:
        _opened.append(str(arguments[1:]))
        raise PermissionError("the program opens no internet socket")


sys.addaudithook(_refuse_internet)


@pytest.fixture(autouse=True)
def no_internet_socket() -> Iterator[list[str]]:
    """Fails a test in which Python code tries to open an AF_INET or AF_INET6 socket; gives those that it tried."""
    _opened.clear()
    yield _opened
    assert not _opened, f"an internet socket was asked for: {_opened}"


@pytest.fixture
def clock() -> FakeClock:
    """A Monday afternoon in November 2026, until the test moves it."""
    return FakeClock()
