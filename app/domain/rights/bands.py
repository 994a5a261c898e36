"""From what each paper proves to one band a right: spans of equal certainty, and gaps between them."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from app.domain.deadlines.counting import ONE_DAY
from app.domain.ids import Id
from app.domain.rights.model import STRENGTH, Band, Certainty, Gap, Proof, Right, Span

Held = tuple[Id, Proof]


def band(right: Right, proofs: Iterable[Held], start: date, end: date) -> Band:
    """The band of a right from `start` to `end`: on each day the surest proof counts; equal days are one span."""
    held = [
        (title, proof)
        for title, proof in proofs
        if proof.certainty and proof.start and proof.end and proof.start <= end and proof.end >= start
    ]
    spans = tuple(_joined(_pieces(held, start, end)))
    return Band(right=right, spans=spans, gaps=tuple(_gaps(spans, end)))


def _pieces(held: list[Held], start: date, end: date) -> Iterator[Span]:
    """Between two days on which something begins or ends, everything is the same."""
    edges = {max(proof.start, start) for _, proof in held if proof.start}
    edges |= {proof.end + ONE_DAY for _, proof in held if proof.end and proof.end < end}
    for first, after in pairwise(sorted(edges | {end + ONE_DAY})):
        covering = [one for one in held if _covers(one[1], first)]
        if covering:
            yield _span(covering, first, after - ONE_DAY)


def _covers(proof: Proof, day: date) -> bool:
    return bool(proof.start and proof.end and proof.start <= day <= proof.end)


def _span(covering: list[Held], first: date, last: date) -> Span:
    best: Certainty = min((proof.certainty for _, proof in covering if proof.certainty), key=STRENGTH.index)
    sure = [(title, proof) for title, proof in covering if proof.certainty == best]
    return Span(
        start=first,
        end=last,
        certainty=best,
        titles=tuple(sorted({title for title, _ in sure})),
        open_start=all(proof.open_start and proof.start == first for _, proof in sure),
        open_end=all(proof.open_end and proof.end == last for _, proof in sure),
    )


def _joined(pieces: Iterable[Span]) -> Iterator[Span]:
    at: Span | None = None
    for one in pieces:
        if at and at.certainty == one.certainty and at.end + ONE_DAY == one.start:
            at = Span(
                start=at.start, end=one.end, certainty=at.certainty,
                titles=tuple(sorted({*at.titles, *one.titles})), open_start=at.open_start, open_end=one.open_end,
            )  # fmt: skip
            continue
        if at:
            yield at
        at = one
    if at:
        yield at


def _gaps(spans: tuple[Span, ...], end: date) -> Iterator[Gap]:
    for one, following in pairwise(spans):
        if one.end + ONE_DAY < following.start:
            yield Gap(one.end + ONE_DAY, following.start - ONE_DAY)
    if spans and spans[-1].end < end:
        yield Gap(spans[-1].end + ONE_DAY, end)
