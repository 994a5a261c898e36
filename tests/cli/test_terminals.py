"""Commands among pipes, terminals and full disks, each in a process of its own."""

import os
import pty
import select
import subprocess
from pathlib import Path

import pytest

from tests.cli.commands import Account, told
from tests.cli.conftest import SINGULAR
from tests.cli.test_commands import NAME, phrase, reference

NAMES = (SINGULAR.family, SINGULAR.given, SINGULAR.own_script, NAME)


def silent_about_people(line: str) -> bool:
    """Whether a line names nobody."""
    return not any(name.casefold() in line.casefold() for name in NAMES)


def test_nobody_can_type_where_there_is_no_terminal(
    register: Path, made: Path, tmp_path: Path, guichet: Account
) -> None:
    for command in (
        ("find", register, "x"),
        ("verify", made / "sauvegarde.age"),
        ("restore", made / "sauvegarde.age", tmp_path / "new", "--recovery-file", register / "recovery.txt"),
    ):
        assert "--passphrase-file" in told(guichet(*command))
        closed = subprocess.run(
            ["sh", "-c", 'exec "$@" <&-', "sh", *guichet.command(*command)], cwd=guichet.home,
            env=guichet.environment, capture_output=True, check=False, start_new_session=True,
        )  # fmt: skip
        told(closed)
    assert not (tmp_path / "new").exists()


def rest(terminal: int) -> bytes:
    """What a terminal still shows after its last program has gone; it is closed."""
    shown = b""
    while select.select([terminal], [], [], 0)[0]:
        try:
            shown += os.read(terminal, 1000)
        except OSError:  # Linux says so of a terminal whose other end is closed.
            break
    os.close(terminal)
    return shown


def test_a_typed_passphrase_is_not_shown(register: Path, guichet: Account) -> None:
    ours, theirs = pty.openpty()
    secret = (register / "passphrase.txt").read_bytes()
    script = 'exec setsid --ctty --wait "$@" <&0'
    process = subprocess.Popen(
        ["sh", "-c", script, "sh", *guichet.command("find", register, "Zoubaïda")], stdin=theirs, cwd=guichet.home,
        env=guichet.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while b"Phrase de passe" not in shown:
        shown += os.read(ours, 1000)
    os.write(ours, secret)
    out, err = process.communicate(timeout=60)
    shown += rest(ours)
    assert (process.returncode, err) == (0, b"")
    assert NAME in out.decode()
    assert secret.strip() not in shown


def test_stopping_at_the_prompt_is_no_bug(register: Path, guichet: Account) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        ["setsid", "--ctty", "--wait", *guichet.command("find", register, "x")], stdin=theirs, cwd=guichet.home,
        env=guichet.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while b"Phrase de passe" not in shown:
        shown += os.read(ours, 1000)
    os.write(ours, b"\x03")
    _, err = process.communicate(timeout=60)
    rest(ours)
    assert process.returncode == 1
    assert b"Traceback" not in err
    assert err.startswith(b"guichet: ")


def test_a_full_disk(register: Path, guichet: Account) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            guichet.command("find", register, "Zoubaïda", *phrase(register)), env=guichet.environment,
            cwd=guichet.home, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert run.returncode == 1
    assert run.stderr.decode().count("\n") == 1
    assert silent_about_people(run.stderr.decode())


@pytest.mark.parametrize("command", ["person", "find"])
def test_nobody_reads_to_the_end(register: Path, guichet: Account, command: str) -> None:
    key = reference(guichet, register)
    for options in [("--json",)] if command == "find" else [(), ("--json",)]:
        process = subprocess.Popen(
            guichet.command(command, register, key, *options, *phrase(register)), env=guichet.environment,
            cwd=guichet.home, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout
        process.stdout.close()
        assert process.stderr
        assert process.stderr.read() == b""
        process.stderr.close()
        assert process.wait() == 0


@pytest.mark.parametrize(
    "terminal",
    [
        {"LANG": "C"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LANG": "xx_XX.unknown"},
        {"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii"}, {"TERM": "dumb", "LANG": ""},
    ],
)  # fmt: skip
def test_a_strange_terminal(register: Path, guichet: Account, terminal: dict[str, str]) -> None:
    run = guichet("find", register, "Zoubaïda", *phrase(register), more=terminal)
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"-0005-" in run.stdout
    fault = guichet("find", register / "nowhere", "x", *phrase(register), more=terminal)
    assert fault.returncode == 1
    assert b"Traceback" not in fault.stderr
    assert fault.stderr.count(b"\n") == 1


def test_a_document_is_the_same_on_every_terminal(register: Path, guichet: Account) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    run = guichet("find", register, "zoubaida", "--json", *phrase(register), more=ascii_only)
    assert SINGULAR.own_script in run.stdout.decode()


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-"])
def test_closed_streams(register: Path, guichet: Account, closed: str) -> None:
    run = subprocess.run(
        ["sh", "-c", f'exec "$@" {closed}', "sh", *guichet.command("find", register, "Zoubaïda", *phrase(register))],
        env=guichet.environment, cwd=guichet.home, capture_output=True, check=False,
    )  # fmt: skip
    assert b"Traceback" not in run.stderr
    assert run.returncode == (1 if closed == ">&-" else 0)


def test_bytes_that_are_no_text(register: Path, guichet: Account) -> None:
    command = [os.fsencode(part) for part in guichet.command("find", register, "x", *phrase(register))]
    command[5] = b"\xff\xfe"
    run = subprocess.run(command, env=guichet.environment, cwd=guichet.home, capture_output=True, check=False)
    assert (run.returncode, run.stderr) == (0, b"")
    command[4:6] = [b"\xff\xfe", b"x"]
    run = subprocess.run(command, env=guichet.environment, cwd=guichet.home, capture_output=True, check=False)
    assert run.returncode == 1
    assert run.stderr.count(b"\n") == 1
