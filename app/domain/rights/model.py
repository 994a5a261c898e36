"""Papers and rights: what the content says of each paper, what each one held proves, and the bands drawn from them."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from app.domain.deadlines.outcome import Sentence
from app.domain.entities import Title
from app.domain.ids import Id

Right = Literal["stay", "work", "travel", "social"]
RIGHTS: tuple[Right, ...] = ("stay", "work", "travel", "social")
Level = Literal["yes", "limited", "with-title", "as-title", "perhaps", "no"]
"""What a paper says of a right: proves it; within limits; only beside the title that it goes on from; if that title
did; nobody can say in general; does not prove it."""
Certainty = Literal["proven", "limited", "conditional", "uncertain"]
"""How sure a span is: proven by the paper; within limits; on a condition, which is told; not sure."""
STRENGTH: tuple[Certainty, ...] = ("proven", "limited", "conditional", "uncertain")
CONTINUITY = "expired-card"
"""The kind of paper that a card is after its end, while the law lets it go on."""


class Statement(Struct, frozen=True, kw_only=True):
    """What a text says of one right of a paper; `first`, where no title goes before it. `stale`: not checked lately."""

    level: Level
    first: Level | None = None
    reference: str
    status: str
    checked_on: date
    stale: bool = False


class Paper(Struct, frozen=True, kw_only=True):
    """What is known of a kind of paper on some grounds (any other ground where none is named).

    `until_collected`: it holds without a last day, until the card is handed over. `traps` are phrases `trap.<key>`.
    """

    key: str
    kinds: tuple[str, ...]
    grounds: tuple[str, ...] = ()
    rights: Mapping[Right, Statement]
    until_collected: bool = False
    traps: tuple[str, ...] = ()


class Proof(Struct, frozen=True, kw_only=True):
    """What one paper proves of one right, from `start` to `end`.

    No `certainty`: it proves nothing of it. `open_start` and `open_end`: that end is not written on the paper as it was
    noted, and the day is the first on which the desk knew it, or today.
    """

    right: Right
    level: Level
    certainty: Certainty | None
    start: date | None = None
    end: date | None = None
    open_start: bool = False
    open_end: bool = False
    reasons: tuple[Sentence, ...] = ()
    reference: str = ""
    status: str = ""
    checked_on: date | None = None
    stale: bool = False


class PaperRights(Struct, frozen=True, kw_only=True):
    """One paper held, with what it proves of each right (four proofs, in the order of `RIGHTS`) and its traps.

    `current`: it holds on the day asked about. `continued`: the proofs are those of an expired card that goes on.
    """

    title: Title
    proofs: tuple[Proof, ...]
    traps: tuple[str, ...] = ()
    current: bool = False
    continued: bool = False


class Span(Struct, frozen=True, kw_only=True):
    """Days on which a right is proven, equally surely, by these titles; both ends belong to it."""

    start: date
    end: date
    certainty: Certainty
    titles: tuple[Id, ...]
    open_start: bool = False
    open_end: bool = False


class Gap(Struct, frozen=True):
    """Days on which nothing shown proves the right; both ends belong to it."""

    start: date
    end: date


class Band(Struct, frozen=True, kw_only=True):
    """One right over time: its spans and gaps in order, side by side, from the first paper to the end asked for.

    Before the first paper nothing is known: neither span nor gap.
    """

    right: Right
    spans: tuple[Span, ...]
    gaps: tuple[Gap, ...]


class RightsHeld(Struct, frozen=True, kw_only=True):
    """What the papers shown prove: paper by paper (the last to end first), and as one band a right, in their order.

    The bands reach from `start` to `end`. `warnings`: dates that contradict each other, and what else is to be checked.
    """

    on: date
    start: date
    end: date
    papers: tuple[PaperRights, ...]
    bands: tuple[Band, ...]
    warnings: tuple[Sentence, ...] = ()

    def band(self, right: Right) -> Band:
        """The band of one right."""
        return next(one for one in self.bands if one.right == right)
