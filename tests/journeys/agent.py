"""What a screen reader sees, told over a pipe.

Run by the Python of the system, which is the one that has pyatspi, with the addresses of a virtual screen in its
environment. Each line of standard input is a question in JSON, each line of standard output its answer: `{"ok": …}`,
or `{"busy": "…"}` when the program did not answer the accessibility bus in time or changed under our eyes.

    {"ask": "find", "roles": ["push button"] | null, "name": "…"}    or, for "name",
    "pattern": "…", "flags": the flags of the pattern
    {"ask": "nameless"}    the controls that take the keyboard and have no name
    {"ask": "focused"}     the control that has it
    {"ask": "tree"}        [depth, role, name, text] of everything that shows
    {"ask": "programs"}    the names of the programs on the bus
    {"ask": "service", "name": "…"}    whether a service of the session bus is there
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pyatspi
from gi.repository import Atspi, Gio, GLib

# Rows of a list that are scrolled out do not count as showing; a person scrolls to them.
ROWS = {"list item", "table cell", "tree item", "table row", "table column header", "column header"}
ROW_HOLDERS = {"list", "list box", "table", "tree", "tree table"}
DEEPEST = 60
NOT_A_PROGRAM = {"", "openbox"}

Box = tuple[int, int, int, int]


def programs() -> list[Any]:
    """The programs on the bus, the latest first; nothing they say is kept, so that it is always true."""
    desktop = pyatspi.Registry.getDesktop(0)
    desktop.set_cache_mask(Atspi.Cache.NONE)
    found = []
    for index in reversed(range(desktop.childCount)):
        program = desktop.getChildAtIndex(index)
        if program is not None and program.name not in NOT_A_PROGRAM:
            program.set_cache_mask(Atspi.Cache.NONE)
            found.append(program)
    return found


def below(node: Any, role: str, depth: int = 0) -> Iterator[tuple[int, Any, str]]:
    """(depth, node, role) of everything that shows below a node, itself first, and of the rows of its lists."""
    yield depth, node, role
    if depth > DEEPEST:
        return
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is None:
            continue
        child_role = child.getRoleName()
        if child_role in ROWS and role in ROW_HOLDERS:
            yield depth + 1, child, child_role
        elif child.getState().contains(pyatspi.STATE_SHOWING):
            yield from below(child, child_role, depth + 1)


def everything() -> Iterator[tuple[int, Any, str]]:
    """(depth, node, role) of everything that shows in any program."""
    for program in programs():
        yield from below(program, "application")


def box(node: Any) -> Box | None:
    """x, y, width and height on the screen; None for what takes no room."""
    try:
        extents = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    except NotImplementedError:
        return None
    return (extents.x, extents.y, extents.width, extents.height) if extents.width > 0 and extents.height > 0 else None


def common(one: Box, other: Box) -> Box:
    """The part that two boxes share; of no width or height if they share none."""
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[0] + one[2], other[0] + other[2]), min(one[1] + one[3], other[1] + other[3])
    return (left, top, max(0, right - left), max(0, bottom - top))


def aim_and_window(node: Any) -> tuple[Box | None, Box | None]:
    """The box to bring into view, and the part of the screen that the boxes around it leave it.

    The first is the node's own box, or that of the outermost box around it that is out of view altogether: a list that
    is scrolled out comes first, then its row.
    """
    around: list[Box] = []
    parent = node.parent
    # The list of a combo box hangs below it, outside its box.
    while parent is not None and parent.getRoleName() not in {"application", "combo box"}:
        if found := box(parent):
            around.append(found)
        parent = parent.parent
    seen: Box | None = None
    for one in reversed(around):
        shared = one if seen is None else common(seen, one)
        if not shared[2] or not shared[3]:
            return one, seen
        seen = shared
    return box(node), seen


UNSPOKEN = dict.fromkeys(range(0x2066, 0x206A))
"""Signs that keep the parts of a text in their places, and that nobody sees or hears."""


def name_of(node: Any, role: str) -> str:
    """The name that a screen reader announces: Qt names a combo box by its choice, and its label beside it names it."""
    if role == "combo box" or not node.name:
        for relation in node.getRelationSet():
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY and relation.getNTargets():
                return str(relation.getTarget(0).name).translate(UNSPOKEN)
    return str(node.name or "").translate(UNSPOKEN)


def text_of(node: Any) -> str:
    """What is written in the node, or its value, or an empty text."""
    try:
        return str(node.queryText().getText(0, -1))
    except NotImplementedError:
        pass
    try:
        return f"{node.queryValue().currentValue:g}"
    except NotImplementedError:
        return ""


def told(node: Any, role: str) -> dict[str, Any]:
    """A node as JSON."""
    states = sorted(pyatspi.stateToString(state) for state in node.getState().getStates())
    aim, window = aim_and_window(node)
    text = node.name if role == "combo box" else text_of(node)
    boxes = {"box": box(node), "aim": aim, "window": window}
    return {"role": role, "name": name_of(node, role), "text": text, "states": states, **boxes}


def find(question: dict[str, Any]) -> list[dict[str, Any]]:
    """The nodes of these roles with this name."""
    roles = set(question["roles"]) if question["roles"] else None
    whole = question.get("name")
    matches = re.compile(question["pattern"], question["flags"]).search if whole is None else whole.__eq__
    wanted = (
        (node, role)
        for _, node, role in everything()
        if (roles is None or role in roles) and matches(name_of(node, role))
    )
    return [told(node, role) for node, role in wanted]


def with_state(state: Any) -> list[dict[str, Any]]:
    """The nodes that are in a state."""
    return [told(node, role) for _, node, role in everything() if node.getState().contains(state)]


def nameless() -> list[dict[str, Any]]:
    """The nodes that take the keyboard and have no name."""
    focusable = ((node, role) for _, node, role in everything() if node.getState().contains(pyatspi.STATE_FOCUSABLE))
    return [told(node, role) for node, role in focusable if not name_of(node, role).strip()]


def has_service(name: str) -> bool:
    """Whether somebody holds a name of the session bus."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
    call = ("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", GLib.Variant("(s)", (name,)))
    return bool(bus.call_sync(*call, None, Gio.DBusCallFlags.NONE, 3000, None)[0])


ANSWERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "find": find,
    "nameless": lambda _: nameless(),
    "focused": lambda _: with_state(pyatspi.STATE_FOCUSED),
    "tree": lambda _: [(depth, role, name_of(node, role), text_of(node)) for depth, node, role in everything()],
    "programs": lambda _: [program.name for program in programs()],
    "service": lambda question: has_service(question["name"]),
}


def main() -> None:
    """Answers questions until the pipe is closed."""
    Atspi.set_timeout(3000, 15000)
    for line in sys.stdin:
        question = json.loads(line)
        try:
            answer = {"ok": ANSWERS[question["ask"]](question)}
        except (GLib.Error, LookupError, AttributeError, RuntimeError) as error:
            # A node that went away between two calls answers in any of these ways.
            answer = {"busy": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
