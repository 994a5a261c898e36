"""No delay, amount or threshold of the law stands in the code: the content alone says them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source import APP, modules, nodes, place, tree

RULES = [
    *modules(APP / "domain" / "deadlines"),
    *modules(APP / "domain" / "agenda"),
    *modules(APP / "domain" / "rights"),
    APP / "desk" / "deadlines.py",
    APP / "desk" / "agenda.py",
    APP / "language" / "agenda_texts.py",
    APP / "language" / "rights_texts.py",
    *sorted((APP / "language").glob("deadline_*.py")),
]

# What is no delay: letters of an identifier, days added to a search, sessions looked at, lines shown at once,
# persons remembered.
OWN = {
    "agenda/model.py": {32},
    "agenda/reach.py": {4},
    "agenda/horizon.py": {12},
    "rights/period.py": {12, 16, 1000},
    "desk/agenda.py": {5, 100, 40_000},
}
# What belongs to the calendar or to typing, by file: the months of a year, when clocks move, the last year believed.
CALENDAR = {"deadlines/counting.py": {12, 3, 10}, "deadlines/reading.py": {2200}, **OWN}
ALWAYS = {0, 1}
# Days that are no delay of the law: how long undoing brings a file back; the week of the calendar.
NO_DELAY = {
    ("desk/attachments.py", "timedelta(days=7)"), ("deadlines/evidence.py", "timedelta(weeks=1)"),
    ("desk/purging.py", "timedelta(days=30)"),
}  # fmt: skip

NUMBER_WORDS = "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|trente|soixante|cent"
ENGLISH_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|thirty|sixty|ninety"
UNITS = r"jours?|mois|semaines?|heures?|euros?|€|ans?|années?|days?|weeks?|months?|hours?|years?"
FIGURE = re.compile(rf"\b(?:\d+|{NUMBER_WORDS}|{ENGLISH_WORDS})\s*(?:{UNITS})\b", re.IGNORECASE)


def named(file: Path) -> str:
    """A file with its folder: `agenda/model.py`."""
    return f"{file.parent.name}/{file.name}"


def docstrings(module: ast.Module) -> set[ast.expr]:
    """The texts of a module that only its readers see."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef)
    found: set[ast.expr] = set()
    for node in ast.walk(module):
        for statement in node.body if isinstance(node, owners) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                found.add(statement.value)
    return found


def constants(file: Path) -> Iterator[tuple[ast.Constant, object]]:
    """Each constant of a file that is no docstring."""
    read = docstrings(tree(file))
    for node in nodes(file):
        if isinstance(node, ast.Constant) and node not in read:
            yield node, node.value


@pytest.mark.parametrize("file", RULES, ids=named)
def test_no_number_of_the_law_is_written_in_a_rule(file: Path) -> None:
    allowed = ALWAYS | CALENDAR.get(named(file), set())
    found = [
        f"{place(file, node)}: {value}"
        for node, value in constants(file)
        if isinstance(value, int | float) and not isinstance(value, bool) and value not in allowed
    ]
    assert not found, "this belongs in resources/content/parameters:\n" + "\n".join(found)


@pytest.mark.parametrize("file", RULES, ids=named)
def test_no_sentence_about_a_date_says_a_delay_or_an_amount(file: Path) -> None:
    found = [
        f"{place(file, node)}: {value}"
        for node, value in constants(file)
        if isinstance(value, str) and FIGURE.search(value)
    ]
    assert not found, "name a value of the content, {delay}, instead:\n" + "\n".join(found)


def test_no_other_room_moves_a_day_by_a_delay_of_its_own() -> None:
    """Whoever needs a date of the law asks the rules; a `timedelta(days=60)` elsewhere would be a second truth."""
    known = {7, 30, 60, 90, 120, 180}
    found = [
        f"{place(file, node)}: {ast.unparse(node)}"
        for file in modules()
        if not {"register", "exchange", "system", "ui"} & set(file.relative_to(APP).parts)
        for node in nodes(file)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("timedelta") and in_days(node) in known
        if (named(file), ast.unparse(node)) not in NO_DELAY
    ]
    assert not found, "\n".join(found)


def in_days(call: ast.Call) -> object:
    """The days, or the hours, that a `timedelta` with one part written out says; nothing of any other."""
    for one in call.keywords[:1]:
        value = one.value.value if isinstance(one.value, ast.Constant) else None
        if one.arg in ("days", "hours", "weeks") and isinstance(value, int):
            return 7 * value if one.arg == "weeks" else value
    return None


def test_the_search_finds_what_it_looks_for() -> None:
    assert FIGURE.search("dans les 2 mois")
    assert FIGURE.search("pendant deux mois")
    assert FIGURE.search("within two months")
    assert FIGURE.search("180 €") or FIGURE.search("180 euros")
    assert not FIGURE.search("{delay} avant la fin du titre")
