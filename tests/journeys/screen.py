"""A person at the screen: sees what a screen reader announces, presses real keys, clicks with a real mouse.

Controls are named by role and name. A role is one of `ROLES` or a role of AT-SPI as it is; a name is the whole
accessible name, or a compiled pattern that is searched in it. Every wait ends as soon as what it waits for is there.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from tests.journeys.keyboard import Keyboard
from tests.journeys.virtual import PATIENCE, ScreenError, VirtualScreen, end

Name = str | re.Pattern[str]
Box = tuple[int, int, int, int]

ROLES = {
    "button": ("push button", "button", "toggle button", "push button menu"),
    "field": ("text", "entry", "password text", "spin button", "combo box", "editable text", "date editor"),
    "item": ("list item", "table cell", "tree item", "menu item", "option"),
    "tab": ("page tab",),
}
# Boxes around controls take the focus in Qt without being anything to a person.
CONTAINERS = {
    "application",
    "filler",
    "frame",
    "layered pane",
    "panel",
    "scroll pane",
    "split pane",
    "viewport",
    "window",
}
LABELS = {"label", "filler", "panel", "frame"}
ROOT = Path(__file__).resolve().parents[2]
# Pixels by which a notch of the wheel moves most pages; how often the wheel is taken in hand before giving up.
NOTCH, ROUNDS = 60, 40
# Seconds between two looks, ever more: each asks the program hundreds of questions while it is at work.
SHORTEST_PAUSE, LONGEST_PAUSE = 0.02, 0.25

Found = TypeVar("Found")


@dataclass(frozen=True)
class Node:
    """Something on the screen, as a screen reader knows it; boxes are x, y, width, height in pixels."""

    role: str
    name: str
    text: str
    states: frozenset[str]
    box: Box | None
    aim: Box | None
    window: Box | None

    @classmethod
    def from_told(cls, told: Mapping[str, Any]) -> "Node":
        """A node as the agent tells it."""
        boxes = (tuple(told[key]) if told[key] else None for key in ("box", "aim", "window"))
        return cls(told["role"], told["name"], told["text"], frozenset(told["states"]), *boxes)

    @property
    def area(self) -> int:
        """Its size in pixels."""
        return self.box[2] * self.box[3] if self.box else 0

    @property
    def middle(self) -> tuple[int, int]:
        """Where a person clicks."""
        if self.box is None:
            raise ScreenError(f"{self.role} {self.name!r} takes no room on the screen")
        return middle(self.box)

    def distance(self) -> int:
        """How far what must be brought into view lies below (above, if negative) what shows; 0 when it is seen.

        That is the control itself, or a list around it that is out of view.
        """
        if self.window is None or self.aim is None:
            return 0
        (_, y), (_, top, _, height) = middle(self.aim), self.window
        if top <= y < top + height:
            return 0
        return y - top if y < top else y - (top + height - 1)


def middle(box: Box) -> tuple[int, int]:
    """The middle of a box."""
    x, y, width, height = box
    return x + width // 2, y + height // 2


def with_keys(node: Node | None) -> Node | None:
    """The control, where what is typed goes to it."""
    return node if node and "focused" in node.states else None


class Screen:
    """One program on a virtual screen, in an account of its own, and the person in front of it.

    Whatever the program writes by itself, temporary files included, is written below `home`. Numbered pictures go to
    `album`.
    `gestures` counts what that person did: `clicks`, `keys` (a chord counts once), `letters` typed, `turns` of the
    wheel by a notch.
    """

    def __init__(self, virtual: VirtualScreen, home: Path, album: Path) -> None:
        self._virtual = virtual
        self._keyboard = Keyboard(virtual)
        self.home = home
        self.album = album
        self._pictures = 0
        self.gestures: Counter[str] = Counter()
        self._program: subprocess.Popen[bytes] | None = None
        self._log = home.parent / f"{home.name}.log"

    # -- the program -----------------------------------------------------------------------------

    def launch(self, *arguments: str | Path, before: tuple[str, ...] = (), **environment: str) -> None:
        """Starts `python -m app ARGUMENTS`, behind the words `before` (such as strace), and waits for its window."""
        self.start([*before, sys.executable, "-m", "app", *map(str, arguments)], **environment)

    def start(self, command: list[str], **environment: str) -> None:
        """Starts any program in a fresh account and waits until the accessibility bus knows it."""
        own = {"HOME": self.home, "XDG_RUNTIME_DIR": self.home / "run", "TMPDIR": self.home / "tmp"}
        for folder in own.values():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        account = {name: str(folder) for name, folder in own.items()}
        surroundings = {**self._virtual.environment, **account, **environment}
        with self._log.open("ab") as log:
            # A group of its own, so that a program behind strace ends with it.
            self._program = subprocess.Popen(
                command, cwd=ROOT, env=surroundings, stdout=log, stderr=log, start_new_session=True
            )
        self.until(lambda: self._virtual.ask("programs") or None, "the program showed no window")

    def kill(self, how: signal.Signals = signal.SIGKILL) -> int:
        """Ends the program as a power cut would, or by another signal; gives its exit status."""
        if self._program is None:
            raise ScreenError("no program was started")
        os.killpg(self._program.pid, how)
        status = self._program.wait(PATIENCE)
        self.until(lambda: self._virtual.ask("programs") == [] or None, "the program is still on the screen")
        return status

    def ended(self, seconds: float = PATIENCE) -> int:
        """Waits until the program ends by itself; gives its exit status."""
        if self._program is None:
            raise ScreenError("no program was started")
        try:
            return self._program.wait(seconds)
        except subprocess.TimeoutExpired:
            raise ScreenError(f"the program still runs after {seconds:g} s") from None

    def close(self) -> None:
        """Leaves nothing of the program behind."""
        if self._program is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._program.pid, signal.SIGTERM)
            end(self._program)
            with suppress(ProcessLookupError):
                os.killpg(self._program.pid, signal.SIGKILL)

    def log(self) -> str:
        """What the program said on its standard output and error."""
        return self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    # -- seeing ----------------------------------------------------------------------------------

    def find(self, role: str | None, name: Name) -> Node | None:
        """The control of that role and name that a person would take; None when there is none now.

        A control beats the label beside it, what is seen beats what is scrolled out, the small beats the large.
        """
        nodes = [node for node in self._nodes(role, name) or () if node.box]
        return min(nodes, key=lambda n: (n.role in LABELS, n.distance() != 0, n.area), default=None)

    def wait(self, role: str | None, name: Name, seconds: float = PATIENCE) -> Node:
        """The control, as soon as it is there."""
        return self.until(lambda: self.find(role, name), f"not on screen: {described(role, name)}", seconds)

    def gone(self, role: str | None, name: Name, seconds: float = PATIENCE) -> None:
        """Waits until there is no such control any more."""

        def missing() -> bool | None:
            return True if self._nodes(role, name) == [] else None

        self.until(missing, f"still on screen: {described(role, name)}", seconds)

    def reads(self, role: str | None, name: Name, text: Name, seconds: float = PATIENCE) -> str:
        """Waits until the control reads that text (whole, or a pattern found in it); gives what it reads."""

        def right() -> str | None:
            node = self.find(role, name)
            read = said(node) if node else ""
            return read if node and (text.search(read) if isinstance(text, re.Pattern) else read == text) else None

        return self.until(right, f"{described(role, name)} does not read {text!r}", seconds)

    def text_of(self, role: str | None, name: Name) -> str:
        """What is written in the control, or its value, or its name."""
        return said(self.wait(role, name))

    def focused(self) -> Node | None:
        """The control that has the keyboard."""
        nodes = [Node.from_told(told) for told in self._virtual.ask("focused") or ()]
        # Qt counts the current row of every list as focused, be the list so or not.
        controls = (node for node in nodes if node.role not in CONTAINERS)
        return min(controls, key=lambda n: (n.role in ROLES["item"], n.area), default=None)

    def everything(self) -> list[tuple[int, str, str, str]]:
        """Depth, role, name and text of all that a screen reader finds on the screen, in its order."""
        told = self.until(lambda: self._virtual.ask("tree"), "the program does not answer")
        return [(depth, role, name, text) for depth, role, name, text in told]

    def tree(self) -> str:
        """The same, one line each."""
        return "\n".join(
            f"{'  ' * depth}{role} {name!r}" + (f" = {text!r}" if text != name else "")
            for depth, role, name, text in self.everything()
        )

    def unnamed(self) -> list[str]:
        """The controls that take the keyboard and have no name: nobody who cannot see knows what they are."""
        told = self.until(lambda: self._virtual.ask("nameless"), "the program does not answer")
        nodes = map(Node.from_told, told)
        return [f"{n.role} at {n.box}" for n in nodes if n.role not in CONTAINERS and n.box]

    def shot(self, file: Path) -> Path:
        """A picture of the screen, once it stands still (at most a second)."""
        file.parent.mkdir(parents=True, exist_ok=True)
        before, finish = b"", time.monotonic() + 1
        while (picture := self._picture()) != before and time.monotonic() < finish:
            before = picture
        file.write_bytes(picture)
        return file

    def picture(self, name: str) -> Path:
        """The next picture of the album: `album/03-name.png`."""
        self._pictures += 1
        return self.shot(self.album / f"{self._pictures:02d}-{name}.png")

    # -- acting ----------------------------------------------------------------------------------

    def click(self, role: str | None, name: Name, seconds: float = PATIENCE, times: int = 1) -> None:
        """Brings the control into view as a person does, with the wheel, and clicks in its middle."""
        self._press(self._reachable(role, name, seconds), times)

    def double(self, role: str | None, name: Name, seconds: float = PATIENCE) -> None:
        """A double click."""
        self.click(role, name, seconds, times=2)

    def fill(self, name: Name, text: str, *, becomes: Name | None = None, role: str = "field") -> None:
        """Clicks a field, replaces what it holds, and sees that it reads so; `becomes` when it writes it its own way.

        What a passphrase field shows cannot be read: only its length is looked at.
        """
        before = self._reachable(role, name, PATIENCE)
        self._press(before)
        # A person types once she sees the cursor there.
        self.until(lambda: with_keys(self.find(role, name)), f"the keyboard does not go to {described(role, name)}")
        if before.text:
            self.key("ctrl+a")
        self.type_text(text)
        if before.role == "password text":
            self.reads(role, name, re.compile(rf"^.{{{len(text)}}}$", re.DOTALL))
        else:
            self.reads(role, name, text if becomes is None else becomes)

    def type_text(self, text: str) -> None:
        """Key presses for each letter, to whatever has the keyboard."""
        self._keyboard.type(text)
        self.gestures["letters"] += len(text)

    def key(self, *chords: str) -> None:
        """Keys and chords in the names of X: `Return`, `Tab`, `Escape`, `ctrl+k`."""
        self._virtual.xdotool("key", "--delay", 12, *chords)
        self.gestures["keys"] += len(chords)

    # -- how -------------------------------------------------------------------------------------

    def _nodes(self, role: str | None, name: Name) -> list[Node] | None:
        """The nodes of that role and name; None while the program is too busy to answer."""
        wanted = {"pattern": name.pattern, "flags": name.flags} if isinstance(name, re.Pattern) else {"name": name}
        told = self._virtual.ask("find", roles=ROLES.get(role, (role,)) if role else None, **wanted)
        return None if told is None else [Node.from_told(node) for node in told]

    def until(self, look: Callable[[], Found | None], what: str, seconds: float = PATIENCE) -> Found:
        """Looks until something is found; `ScreenError` when time is up or the program is gone."""
        finish, pause = time.monotonic() + seconds, SHORTEST_PAUSE
        while (found := look()) is None:
            if self._program is not None and self._program.poll() is not None:
                raise ScreenError(f"the program ended with status {self._program.returncode}; {what}\n{self.log()}")
            if time.monotonic() > finish:
                raise ScreenError(f"after {seconds:g} s: {what}")
            time.sleep(pause)
            pause = min(pause * 1.5, LONGEST_PAUSE)
        return found

    def _still(self, role: str | None, name: Name, seconds: float) -> Node:
        """The control once it can be used and has stopped moving."""
        seen: list[Node | None] = [None]

        def stands() -> Node | None:
            before, now = seen[-1], self.find(role, name)
            seen.append(now)
            return now if now and before and now.box == before.box and "sensitive" in now.states else None

        return self.until(stands, f"not on screen, or greyed out: {described(role, name)}", seconds)

    def _reachable(self, role: str | None, name: Name, seconds: float) -> Node:
        """The control in view, the wheel turned as far as it takes."""
        node = self._still(role, name, seconds)
        for _ in range(ROUNDS):
            if not (distance := node.distance()):
                return node
            self._turn_wheel(node, distance)
            before = node.box

            def moved(before: Box | None = before) -> Node | None:
                now = self.find(role, name)
                return now if now and now.box != before else None

            self.until(moved, f"cannot be scrolled into view: {described(role, name)}", 3)
            node = self._still(role, name, seconds)
        raise ScreenError(f"does not come into view: {described(role, name)}")

    def _press(self, node: Node, times: int = 1) -> None:
        """Moves the mouse there and clicks."""
        self._virtual.xdotool("mousemove", *node.middle, "click", "--repeat", times, "--delay", 60, 1)
        self.gestures["clicks"] += times

    def _turn_wheel(self, node: Node, distance: int) -> None:
        """Turns the wheel over the edge of what scrolls, where no control takes the wheel for itself."""
        if node.window is None:
            return
        left, top, _, height = node.window
        notches = min(max(1, abs(distance) // NOTCH), 40)
        wheel = 5 if distance > 0 else 4
        place = ("mousemove", left + 3, top + height // 2)
        self._virtual.xdotool(*place, "click", "--repeat", notches, "--delay", 5, wheel)
        self.gestures["turns"] += notches

    def _picture(self) -> bytes:
        """The screen as a PNG file."""
        command = ["import", "-silent", "-window", "root", "-strip", "png:-"]
        return subprocess.run(command, env=self._virtual.environment, check=True, capture_output=True).stdout


def said(node: Node) -> str:
    """What a control reads: its text, else its name."""
    return node.text or node.name


def described(role: str | None, name: Name) -> str:
    """A control in a message."""
    return f"{role or 'anything'} named {name.pattern if isinstance(name, re.Pattern) else name!r}"
