"""Commands as a technician types them: a process of its own, in an account that has nothing."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from app import compose
from app.cli import Parts, run
from app.desk import demo
from app.desk.backups import Copies
from app.language.words import Words
from tests.desk.desks import door
from tests.register.vaults import CHEAP

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Account:
    """An account of the computer: its folder is empty when the first command starts."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT", "TMPDIR")}
        own = {"HOME": str(self.home), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}
        self.environment = {**kept, **own, **self.environment}

    def command(self, *arguments: object) -> list[str]:
        """What is started."""
        return [sys.executable, "-m", "app", *map(str, arguments)]

    def __call__(
        self, *arguments: object, given: bytes = b"", more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        """Runs a command; `given` is its standard input, `more` its further environment."""
        return subprocess.run(
            self.command(*arguments), cwd=self.home, env={**self.environment, **(more or {})}, input=given,
            capture_output=True, check=False, start_new_session=True, timeout=120,
        )  # fmt: skip


class Here:
    """The same commands in this process, on registers whose passphrase costs nothing."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        cast = demo.read_cast(compose.CAST)
        now = compose.system_clock
        copies = Copies(now, cost=CHEAP, floor=CHEAP)
        self._parts = Parts(Words(), now, door, copies, compose.CONTENT, cast, lambda: iter(()))

    def __call__(self, *arguments: object, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """Runs a command; what it raises that is no known fault reaches the test."""
        out, err = io.BytesIO(), io.BytesIO()
        with self._monkeypatch.context() as streams:
            streams.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), "utf-8"))
            streams.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8"))
            streams.setattr(sys, "stderr", io.TextIOWrapper(err, "utf-8"))
            try:
                status = run(list(map(str, arguments)), self._parts)
            except SystemExit as end:
                status = int(end.code or 0)
            sys.stdout.flush()
            sys.stderr.flush()
            return subprocess.CompletedProcess("guichet", status, out.getvalue(), err.getvalue())


def said(run: subprocess.CompletedProcess[bytes]) -> str:
    """What a command said that came to its end."""
    assert run.returncode == 0, run.stderr.decode()
    assert run.stderr == b""
    return run.stdout.decode()


def told(run: subprocess.CompletedProcess[bytes]) -> str:
    """The one line of a known fault."""
    line = run.stderr.decode()
    assert "Traceback" not in line, line
    assert run.returncode == 1, line
    assert line.startswith("guichet: ")
    assert line.endswith("\n")
    assert line.count("\n") == 1
    assert run.stdout == b""
    return line
