"""Checks of what papers prove: kinds and grounds of the register, each pair once, sources and words that exist."""

from collections.abc import Iterator

from app.domain.rights.model import CONTINUITY, RIGHTS
from app.domain.vocabulary import TITLE_GROUNDS, TITLE_KINDS
from app.guides.draft import Draft
from app.guides.findings import Collector
from app.guides.topics import PaperRights

KINDS = (*TITLE_KINDS, CONTINUITY)
Fault = tuple[str, str, str]
"""The field, the code of what is wrong, and the key that is."""


def check_rights(draft: Draft, collector: Collector) -> None:
    """Notes every mistake of the topic `rights`."""
    seen: set[tuple[str, str]] = set()
    for item in draft.rights.values():
        for field, code, key in (*_faults(item.value, draft), *_twice(item.value, seen)):
            collector.error(code, item.file, item.line(field), item.key, key=key)


def _faults(paper: PaperRights, draft: Draft) -> Iterator[Fault]:
    yield from (("kinds", "unknown-title", key) for key in paper.kinds if key not in KINDS)
    yield from (("grounds", "unknown-title", key) for key in paper.grounds if key not in TITLE_GROUNDS)
    for right in RIGHTS:
        source = getattr(paper, right).source
        if source not in draft.sources:
            yield right, "unknown-source", source
    for trap in paper.traps:
        if f"trap.{trap}" not in draft.master_phrases():
            yield "traps", "unknown-phrase", f"trap.{trap}"


def _twice(paper: PaperRights, seen: set[tuple[str, str]]) -> Iterator[Fault]:
    """What another entry says already: of one paper on one ground there is one answer."""
    for kind in paper.kinds:
        for ground in paper.grounds or ("",):
            if (kind, ground) in seen:
                yield "kinds", "yaml-twice", f"{kind} {ground}".strip()
            seen.add((kind, ground))
