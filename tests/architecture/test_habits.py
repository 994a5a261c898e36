"""Habits that keep the house readable, each checked in the source itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import APP, ROOT, called, files, modules, nodes, place, tree

CLOCKS = {
    "datetime": {"now", "utcnow", "today"},
    "date": {"today"},
    "time": {"time", "time_ns", "localtime", "gmtime", "ctime", "asctime"},
}
CHANGES = {"append", "extend", "insert", "remove", "pop", "clear", "add", "discard", "update", "setdefault", "popitem"}
LINES_OF_A_FILE, LINES_OF_A_CLASS, LINES_OF_A_FUNCTION = 400, 250, 60

# Written in pieces, so that this file does not contain what it forbids.
HOSTS = re.compile("|".join(["python" + "hosted", r"\bpypi" + r"\.org", "registry" + r"\.npmjs", "deb" + r"\.debian"]))
MACHINE_PATHS = re.compile(
    r"(?<![\w.])/(?:" + "|".join(["work", "farm", "root", "home/[a-z]+", "Users/[A-Za-z]+"]) + ")/"
)
UNFINISHED = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]) + r")\b")
OPT_OUTS = re.compile("# *no" + "qa|# *mypy: *ignore|# *type: *ignore" + r"(?!\[[a-z-]+\]  # \w)|pragma: *no *cover")

PROJECT = [*modules(), *modules(ROOT / "tests"), *(file for file in ROOT.glob("*.py"))]


def is_text(file: Path) -> bool:
    """Whether a file is one that people read: no font, picture or archive."""
    return b"\0" not in file.read_bytes()[:4096]


def lines_with(pattern: re.Pattern[str], candidates: list[Path]) -> list[str]:
    """`file:line: text` of each line in which the pattern is found."""
    return [
        f"{file.relative_to(ROOT).as_posix()}:{number}: {line.strip()[:120]}"
        for file in candidates
        if is_text(file)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]


def readings_of_the_clock(file: Path) -> Iterator[str]:
    """Where a file asks the computer what time it is."""
    for node in nodes(file):
        if isinstance(node, ast.Attribute):
            owner = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if node.attr in CLOCKS.get(owner, set()):
                yield f"{place(file, node)}: {owner}.{node.attr}"
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            yield from (f"{place(file, node)}: {a.name}" for a in node.names if a.name in CLOCKS["time"])


def test_only_compose_asks_the_computer_what_time_it_is() -> None:
    above = {APP / "compose.py", APP / "__main__.py"}
    found = [reading for file in modules() if file not in above for reading in readings_of_the_clock(file)]
    assert not found, "time comes in through a Clock:\n" + "\n".join(found)


def module_level_collections(module: ast.Module) -> set[str]:
    """Names bound at the top of a module to something that can be changed in place."""
    names: set[str] = set()
    for node in module.body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        made = isinstance(value, ast.Call) and called(value) in {
            "list",
            "dict",
            "set",
            "defaultdict",
            "deque",
            "Counter",
        }
        if made or isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp):
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return names


def changes_of_globals(file: Path) -> Iterator[str]:
    """Where a file changes something that lives at the top of its module."""
    names = module_level_collections(tree(file))
    for node in nodes(file):
        touched: ast.expr | None = None
        if isinstance(node, ast.Global):
            yield f"{place(file, node)}: global {', '.join(node.names)}"
        elif isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
            touched = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in CHANGES:
            touched = node.func.value
        if isinstance(touched, ast.Name) and touched.id in names:
            yield f"{place(file, node)}: changes {touched.id}"


def test_nothing_at_the_top_of_a_module_changes_while_the_program_runs() -> None:
    found = [change for file in modules() for change in changes_of_globals(file)]
    assert not found, "no singletons, constructor arguments only:\n" + "\n".join(found)


def too_long(file: Path) -> Iterator[str]:
    """What is longer in a file than a glance or a sitting."""
    count = len(file.read_text(encoding="utf-8").splitlines())
    if count > LINES_OF_A_FILE:
        yield f"{place(file, tree(file))}: {count} lines in the file"
    for node in nodes(file):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            limit = LINES_OF_A_CLASS if isinstance(node, ast.ClassDef) else LINES_OF_A_FUNCTION
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > limit:
                yield f"{place(file, node)}: {length} lines in {node.name}, at most {limit}"


def test_files_classes_and_functions_stay_short() -> None:
    found = [long for file in PROJECT for long in too_long(file)]
    assert not found, "is it one thing?\n" + "\n".join(found)


def test_no_file_names_a_package_registry() -> None:
    found = lines_with(HOSTS, list(files()))
    assert not found, "the project works from any registry and names none:\n" + "\n".join(found)


def test_no_file_names_a_path_of_one_machine() -> None:
    found = lines_with(MACHINE_PATHS, list(files()))
    assert not found, "another machine has other folders:\n" + "\n".join(found)


def test_nothing_is_left_unfinished() -> None:
    found = lines_with(UNFINISHED, [file for file in files() if file.name != "LICENSE"])
    assert not found, "finish it, or write an issue:\n" + "\n".join(found)


def test_no_check_is_switched_off_in_the_source() -> None:
    found = lines_with(OPT_OUTS, PROJECT)
    assert not found, (
        "a `type: ignore[code]` needs its reason on the same line, the others have no place:\n" + "\n".join(found)
    )
