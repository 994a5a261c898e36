"""The surroundings of the tests are what they claim to be."""

import os
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from tests.clock import FakeClock
from tests.folders import in_memory


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_an_internet_socket_is_refused_and_remembered(family: int, no_internet_socket: list[str]) -> None:
    with pytest.raises(PermissionError):
        socket.socket(family)
    assert len(no_internet_socket) == 1
    no_internet_socket.clear()


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="this system has no local sockets")
def test_a_local_socket_is_allowed(no_internet_socket: list[str]) -> None:
    socket.socket(socket.AF_UNIX).close()
    assert no_internet_socket == []


def test_time_stands_still_until_it_is_moved(clock: FakeClock) -> None:
    before = clock()
    assert clock() == before
    clock.advance(timedelta(days=2, milliseconds=3))
    assert clock() - before == timedelta(days=2, milliseconds=3)
    assert clock.milliseconds == int(clock().timestamp() * 1000)
    assert before.tzinfo is not None


def test_no_test_draws_on_a_real_screen_or_reads_a_real_keyring() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"
    assert os.environ["PYTHON_KEYRING_BACKEND"].endswith("fail.Keyring")


def test_memory_is_used_only_where_there_is_room_for_all_tests(tmp_path: Path) -> None:
    assert in_memory(tmp_path, room=1) == tmp_path
    assert in_memory(tmp_path, room=1 << 60) is None
    assert in_memory(tmp_path / "nowhere") is None
