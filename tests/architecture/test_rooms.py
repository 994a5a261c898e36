"""The walls of the house: which room may know which (the table stands in CONTRIBUTING.md)."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import APP, ROOT, Import, imports, modules

STANDARD = sys.stdlib_module_names

# Room: the other rooms that it may import.
NEIGHBOURS = {
    "domain": set[str](),
    "language": {"domain"},
    "guides": {"domain", "language"},
    "papers": {"domain", "language"},
    "register": {"domain", "language"},
    "exchange": {"domain", "register"},
    "desk": {"domain", "guides", "register", "papers", "exchange", "language"},
    "ui": {"desk", "domain", "guides", "language"},
    "cli": {"desk", "domain", "language"},
    "system": set[str](),
}

# Room: the only libraries, besides the standard one, that it may import.
LIBRARIES = {
    "domain": {"msgspec", "anyascii", "rapidfuzz", "phonenumbers", "holidays", "babel"},
    "system": {"keyring", "platformdirs", "PySide6"},
}

# Library: the only rooms that may import it. `compose` builds parts, it does not use their libraries.
HOMES = {
    "sqlcipher3": {"register", "exchange"},
    "reportlab": {"papers"},
    "icalendar": {"papers"},
    "xlsxwriter": {"exchange"},
    "keyring": {"system"},
    "PIL": {"papers"},
    "pikepdf": {"papers"},
    "pypdfium2": {"papers"},
    "PySide6": {"ui", "system"},
    # It takes the program down with a file of some kilobytes: tests compare with it, the program reads by itself.
    "python_calamine": set[str](),
}


def room_of(file: Path) -> str:
    """`desk` of `app/desk/people.py`, `cli` of `app/cli.py`."""
    return file.relative_to(APP).parts[0].removesuffix(".py")


def room_imports(room: str) -> list[Import]:
    """Each import made in a room."""
    return [found for file in modules() if room_of(file) == room for found in imports(file)]


@pytest.mark.parametrize("room", NEIGHBOURS)
def test_a_room_imports_only_the_rooms_that_it_may_know(room: str) -> None:
    allowed = NEIGHBOURS[room] | {room}
    strangers = [
        f"{found.place}: {room} may not import {found.module}"
        for found in room_imports(room)
        if found.top == "app" and found.room not in allowed
    ]
    assert not strangers, "\n".join(strangers)


@pytest.mark.parametrize("room", LIBRARIES)
def test_a_room_with_few_libraries_imports_no_other(room: str) -> None:
    strangers = [
        f"{found.place}: {room} may not import {found.module}"
        for found in room_imports(room)
        if found.top not in STANDARD | LIBRARIES[room] | {"app"}
    ]
    assert not strangers, "\n".join(strangers)


@pytest.mark.parametrize("library", HOMES)
def test_a_library_stays_in_the_rooms_made_for_it(library: str) -> None:
    strays = [
        f"{found.place}: {library} belongs in {' and '.join(sorted(HOMES[library]))} only"
        for file in modules()
        for found in imports(file)
        if found.top == library and room_of(file) not in HOMES[library]
    ]
    assert not strays, "\n".join(strays)


def test_every_room_of_the_application_has_its_rule() -> None:
    composed = {"__init__", "__main__", "compose", "compose_desk"}
    without = {room_of(file) for file in modules()} - NEIGHBOURS.keys() - composed
    assert not without, f"rooms without a rule in this file: {sorted(without)}"


def test_the_window_knows_only_the_model_of_guides() -> None:
    strangers = [
        found.place
        for found in room_imports("ui")
        if found.room == "guides" and not f"{found.module}.".startswith("app.guides.model.")
    ]
    assert not strangers, f"ui reads app.guides.model and no other part of guides: {strangers}"


def test_in_the_system_room_only_qt_files_know_qt() -> None:
    strays = [
        found.place
        for file in modules(APP / "system")
        for found in imports(file)
        if found.top == "PySide6" and not file.name.startswith("qt_")
    ]
    assert not strays, f"PySide6 outside app/system/qt_*.py: {strays}"


def test_no_file_of_the_application_imports_the_tests_or_the_tools() -> None:
    strays = [
        found.place for file in modules() for found in imports(file) if found.top in {"tests", "dev", "build_installer"}
    ]
    assert not strays, f"the application stands without its tests and tools: {strays}"


def test_the_commands_work_where_no_window_library_is_installed() -> None:
    script = "import sys; sys.modules['PySide6'] = None; sys.modules['shiboken6'] = None; import app.cli"
    run = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, f"`import app.cli` needs PySide6, or does not work at all:\n{run.stderr}"
