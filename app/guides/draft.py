"""A pack while it is being read: entries that still know their file and line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.guides.gathering import Item
from app.guides.model import Citation, Guide, MadeFrom
from app.guides.reading import Document
from app.guides.topics import (
    EmergencyLine,
    Fact,
    Label,
    PackHead,
    Paper,
    PaperRights,
    Parameter,
    Problem,
    RequirementList,
    SiteStatus,
    Source,
    Term,
)


@dataclass(frozen=True)
class DraftGuide:
    """A guide and the document that it was read from."""

    guide: Guide
    document: Document
    earlier: bool = False

    def line(self, node: str, *place: str | int) -> int:
        """The line of a place within a node."""
        return self.document.line("nodes", node, *place)


@dataclass
class Draft:
    """Everything read from a pack so far, by topic."""

    head: PackHead | None = None
    facts: dict[str, Item[Fact]] = field(default_factory=dict)
    sources: dict[str, Item[Source]] = field(default_factory=dict)
    parameters: dict[str, Item[Parameter]] = field(default_factory=dict)
    labels: dict[str, Item[Label]] = field(default_factory=dict)
    requirements: dict[str, Item[RequirementList]] = field(default_factory=dict)
    statuses: dict[str, Item[SiteStatus]] = field(default_factory=dict)
    problems: dict[str, Item[Problem]] = field(default_factory=dict)
    glossary: dict[str, Item[Term]] = field(default_factory=dict)
    papers: dict[str, Item[Paper]] = field(default_factory=dict)
    emergency: dict[str, Item[EmergencyLine]] = field(default_factory=dict)
    rights: dict[str, Item[PaperRights]] = field(default_factory=dict)
    phrases: dict[str, dict[str, Item[str]]] = field(default_factory=dict)
    phrases_made_from: dict[str, MadeFrom] = field(default_factory=dict)
    letters: dict[tuple[str, str], str] = field(default_factory=dict)
    guides: dict[str, DraftGuide] = field(default_factory=dict)
    earlier: dict[tuple[str, int], DraftGuide] = field(default_factory=dict)

    def all_guides(self) -> Iterator[DraftGuide]:
        """Guides of today and kept earlier versions."""
        yield from self.guides.values()
        yield from self.earlier.values()

    def master_phrases(self) -> Mapping[str, Item[str]]:
        """The French phrases by key."""
        return self.phrases.get("fr", {})

    def unknown_sources(self, citations: tuple[Citation, ...]) -> Iterator[tuple[int, str]]:
        """Which of these citations name no source: their number and the key."""
        for number, citation in enumerate(citations):
            if citation.source not in self.sources:
                yield number, citation.source
