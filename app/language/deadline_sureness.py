"""How sure an answer is, and which of its warnings come first."""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from app.domain.deadlines.outcome import Cited, Sentence
from app.language.words import mark

Kind = Literal["plain", "info", "success", "warning", "danger"]
DOUBTS = ("to-check", "conflict", "stale", "checked-in-future")
"""Warnings that say how sure the rule is."""
URGENT = (
    "passed", "today", "moment-passed", "hour-unknown", "measure-supposed", "oqtf-lawyer-now", "comfort-passed",
    "window-closed", "window-long-closed", "refusal-exists", "refusal-exists-suspension", "oqtf-first",
)  # fmt: skip
"""Warnings that ask for an act."""


class Sureness(Struct, frozen=True):
    """How sure something is, in words, and how it is shown."""

    kind: Kind
    glyph: str
    text: str


SURE: dict[str, Sureness] = {
    "conflict": Sureness("warning", "scale", mark("Sources en désaccord : la date la plus prudente est montrée")),
    "to-check": Sureness("warning", "circle-help", mark("À revérifier avant de s’y fier")),
    "secondary": Sureness("info", "book-open", mark("D’après une autre source que la loi elle-même")),
    "verified": Sureness("plain", "shield-check", mark("Vérifié dans le texte")),
}
"""By status, the least sure first."""
DOUBTFUL = ("conflict", "to-check")


def least_sure(statuses: Iterable[str]) -> str:
    """The least sure of these statuses; `to-check` where there is none: nothing is certain without a source."""
    found = set(statuses)
    return next((status for status in SURE if status in found), "to-check")


def status_of(sources: Sequence[Cited]) -> str:
    """The status of the least sure source."""
    return least_sure(source.status for source in sources)


def ranked(warnings: Iterable[Sentence]) -> list[Sentence]:
    """Warnings with what asks for an act first, then the doubts, then the rest."""
    return sorted(warnings, key=lambda one: (one.code not in URGENT, one.code not in DOUBTS))
