"""When was this last checked? Past six months, whoever reads it is told to verify before use."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from app.guides.conditions import add_months
from app.guides.model import Citation, Guide
from app.guides.pack import Pack

MONTHS = 6


class Old(NamedTuple):
    """Something not checked for too long: its topic, key, and the day it was last checked."""

    topic: str
    key: str
    checked_on: date


def too_old(checked_on: date, today: date) -> bool:
    """Whether more than six months have passed since a check."""
    return add_months(checked_on, MONTHS) < today


def citation_checked_on(citation: Citation, pack: Pack) -> date:
    """When what a citation says was last checked: its own date, or its source's."""
    return citation.checked_on or pack.sources[citation.source].checked_on


def old_parts(guide: Guide, pack: Pack, today: date) -> Iterator[Old]:
    """The sources that a guide rests on, and the guide itself, not checked for too long: what a banner says."""
    if too_old(guide.checked_on, today):
        yield Old("guide", guide.id, guide.checked_on)
    seen: set[str] = set()
    for node in guide.nodes.values():
        for citation in node.sources:
            checked_on = citation_checked_on(citation, pack)
            if citation.source not in seen and too_old(checked_on, today):
                seen.add(citation.source)
                yield Old("source", citation.source, checked_on)
