"""Tests shared between processes (`pytest -n`): each of these must end as a lone pytest would, or the run has failed.

pytest-xdist sees a process that dies within a test, but neither one that dies when Python ends, as a window that is
destroyed too late may do, nor what pytest itself finds only then, such as an object whose end went wrong.
"""

import atexit
import os
import traceback
from collections.abc import Generator
from contextlib import suppress
from typing import Protocol

import pytest
from execnet import Channel, Gateway, RemoteError


class Node(Protocol):
    """A process as xdist knows it."""

    gateway: Gateway
    channel: Channel


class Workers:
    """The processes that have run their tests, as the one that started them knows them."""

    def __init__(self) -> None:
        self._done: dict[Node, None] = {}

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Node) -> None:
        """One more."""
        self._done[node] = None

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Waits for the end of all; those that end otherwise than well are errors of the run."""
        for node in self._done:
            if status := _end(node):
                session.config.hook.pytest_runtest_logreport(report=_ended_badly(node.gateway.id, status))
                session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _end(node: Node) -> int | None:
    """The status of a process, which takes the time that it needs: execnet would interrupt it after five seconds."""
    with suppress(EOFError, RemoteError):
        node.channel.waitclose()
    node.gateway.exit()
    status: int | None = node.gateway._io.wait()
    return status


def _ended_badly(name: str, status: int) -> pytest.TestReport:
    how = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
    said = f"the process {name} {how}; what it wrote stands above"
    return pytest.TestReport(f"process {name}", ("tests/workers.py", None, name), {}, "failed", said, "teardown")


class Worker:
    """A process that was started to run tests."""

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_unconfigure(self) -> Generator[None]:
        """What pytest finds at the very end becomes the status of this process; execnet would swallow it."""
        try:
            yield
        except BaseException:
            traceback.print_exc()
            atexit.register(os._exit, 1)
            raise


def pytest_configure(config: pytest.Config) -> None:
    """Adds what this process is in need of."""
    config.pluginmanager.register(Worker() if hasattr(config, "workerinput") else Workers())
