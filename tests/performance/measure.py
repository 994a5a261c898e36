"""Measuring side by side: both in turn, several rounds, medians; a ratio means more than a time."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: what, how long ours takes, what it is compared with, how long that takes, the goal."""

    what: str
    ours: float
    compared_with: str
    theirs: float
    goal: float | None
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times as long, or as much, as what it is compared with."""
        return self.ours / self.theirs

    def told(self) -> tuple[str, str, str, str, str, str]:
        """The cells of the line."""
        goal = f"≤ {self.goal:g}" if self.goal is not None else "–"
        held = "" if self.goal is None else "yes" if self.ratio <= self.goal else "NO"
        figures = (f"{self.ours:.1f} {self.unit}", self.compared_with, f"{self.theirs:.1f} {self.unit}")
        return (self.what, *figures, f"{self.ratio:.2f} ({goal})", held)


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def side_by_side(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float]:
    """The medians of two measurements taken in turn, so that noise falls on both."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)


def table(rows: list[Row]) -> str:
    """The table as text, its columns aligned."""
    head = ("what", "ours", "compared with", "theirs", "ratio (goal)", "held")
    lines = [head, *(row.told() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
