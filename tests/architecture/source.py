"""The project read as source: its files, what each imports, what each calls."""

import ast
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
LEFT_OUT = {
    ".git",
    ".venv",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
    "__pycache__",
    "build",
    "demo-out",
    "dist",
    "shots",
}


@dataclass(frozen=True)
class Import:
    """One imported module, with where it is imported."""

    module: str
    place: str

    @property
    def top(self) -> str:
        """The package that it belongs to: `babel` of `babel.dates`."""
        return self.module.partition(".")[0]

    @property
    def room(self) -> str:
        """The room of the house, or an empty text when the module is not ours: `desk` of `app.desk.people`."""
        parts = self.module.split(".")
        return parts[1] if parts[0] == "app" and len(parts) > 1 else ""


@functools.cache
def files(folder: Path = ROOT) -> tuple[Path, ...]:
    """The files of the project below `folder`, without environments, caches and results."""
    found: list[Path] = []
    for entry in sorted(folder.iterdir()):
        if entry.is_dir() and entry.name not in LEFT_OUT and not entry.is_symlink():
            found += files(entry)
        elif entry.is_file():
            found.append(entry)
    return tuple(found)


def modules(folder: Path = APP) -> tuple[Path, ...]:
    """The Python files below `folder`."""
    return tuple(file for file in files(folder) if file.suffix == ".py")


@functools.cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


@functools.cache
def nodes(file: Path) -> tuple[ast.AST, ...]:
    """Every node of that tree."""
    return tuple(ast.walk(tree(file)))


def place(file: Path, node: ast.AST) -> str:
    """Where a node stands, for a message: `app/desk/people.py:12`."""
    return f"{file.relative_to(ROOT).as_posix()}:{getattr(node, 'lineno', 1)}"


def imports(file: Path) -> Iterator[Import]:
    """Each import of a file, those inside functions and under `TYPE_CHECKING` included.

    `from app.desk import people` counts as `app.desk.people`, so that a room is told from a name of `app`.
    """
    package = file.relative_to(ROOT).parent.parts
    for node in nodes(file):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, place(file, node)) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = list(package[: len(package) - node.level + 1]) if node.level else []
            base = ".".join([*start, node.module] if node.module else start)
            yield from (Import(f"{base}.{alias.name}", place(file, node)) for alias in node.names)


def calls(file: Path) -> Iterator[ast.Call]:
    """Each call of a file."""
    return (node for node in nodes(file) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last word of what is called: `t` of `self._words.t(…)`; empty for anything else."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""
