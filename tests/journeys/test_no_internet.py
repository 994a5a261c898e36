"""R10: no journey opens a socket of the internet."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.main_job import back_up, begins
from tests.journeys.screen import Screen
from tests.journeys.steps import heading, register_new, reopen

INTERNET = re.compile(r"\bAF_INET6?\b")
OPENS_ONE = "import socket; socket.socket(socket.{}, socket.SOCK_DGRAM).close()"


def traced(file: Path) -> tuple[str, ...]:
    """The words of strace that write every socket of a program and its children to a file."""
    return ("strace", "-f", "-qq", "-e", "trace=socket,socketpair", "-o", str(file))


def test_a_journey_opens_none(screen: Screen, register: Path, passphrase: str, tmp_path: Path) -> None:
    trace = tmp_path / "sockets.txt"
    screen.launch("--register", register, before=traced(trace))
    reopen(screen, passphrase)
    register_new(screen, "Hakobyan Anahit", "Renouveler un titre étudiant")
    screen.key("ctrl+Return")
    screen.click("button", re.compile("^Commencer :.*étudiant"))
    screen.wait(None, "Où le site est-il ouvert ?")
    screen.key("a", "ctrl+Return")
    heading(screen, 1)
    screen.key("ctrl+e")
    screen.wait("button", begins("Enregistrer la tentative"))
    screen.key("a", "ctrl+Return")
    screen.wait(None, "La tentative est enregistrée.")
    screen.key("ctrl+p")
    screen.wait(None, re.compile("^1 page"))
    back_up(screen, tmp_path / "sauvegarde.age")
    screen.key("ctrl+l")
    screen.wait(None, "Le registre est verrouillé")
    screen.key("ctrl+q")
    assert screen.ended() == 0
    sockets = trace.read_text()
    assert "AF_UNIX" in sockets
    assert INTERNET.findall(sockets) == []


@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
@pytest.mark.usefixtures("virtual_screen")
def test_the_trace_of_a_program_that_opens_one_says_so(tmp_path: Path, family: str) -> None:
    trace = tmp_path / "sockets.txt"
    child = [sys.executable, "-c", OPENS_ONE.format(family)]
    nested = [sys.executable, "-c", f"import subprocess; subprocess.run({child!r}, check=True)"]
    subprocess.run([*traced(trace), *nested], check=True)
    assert INTERNET.findall(trace.read_text()) == [family]
