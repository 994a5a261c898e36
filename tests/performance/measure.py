"""Measuring side by side: both in turn, several rounds, medians; a ratio means more than a time."""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

LARGE = 100_000
"""Of how many people a register is large: some goals are of such registers only."""


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


@dataclass(frozen=True)
class Share:
    """A line that tells how much of something is right, and how much must be at least."""

    what: str
    figure: float
    goal: float

    def told(self) -> tuple[str, str, str, str, str, str]:
        """The cells of the line."""
        held = "yes" if self.figure >= self.goal else "NO"
        return (self.what, f"{self.figure:.1%}", "", "", f"≥ {self.goal:.0%}", held)


@dataclass(frozen=True)
class Failed:
    """A line that could not be measured, and why."""

    what: str
    error: BaseException

    def told(self) -> tuple[str, str, str, str, str, str]:
        """The cells of the line."""
        return (self.what, "failed", f"{type(self.error).__name__}: {self.error}", "", "", "NO")


def milliseconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def p95(times: Sequence[float]) -> float:
    """What nineteen of twenty do not exceed."""
    return statistics.quantiles(times, n=20)[-1]


def side_by_side(
    ours: Callable[[], float],
    theirs: Callable[[], float],
    rounds: int,
    figure: Callable[[Sequence[float]], float] = statistics.median,
) -> tuple[float, float]:
    """The medians (or another figure) of two measurements taken in turn, so that noise falls on both.

    A first round is not counted: what is read and compiled once is no part of it.
    """
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return figure([one for one, _ in pairs]), figure([other for _, other in pairs])


def table(rows: Sequence[Row | Share | Failed]) -> str:
    """The table as text, its columns aligned."""
    head = ("what", "ours", "compared with", "theirs", "ratio (goal)", "held")
    lines = [head, *(row.told() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
