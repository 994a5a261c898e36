"""A content pack that was read and checked whole."""

from collections.abc import Mapping

from msgspec import Struct

from app.guides.model import Guide, MadeFrom
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


class Pack(Struct, frozen=True, kw_only=True):
    """Everything that a pack holds, by topic and key.

    `phrases` by language, then key; `letters` by paper and language; `earlier` by guide and version.
    """

    head: PackHead
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    parameters: Mapping[str, Parameter]
    labels: Mapping[str, Label]
    requirements: Mapping[str, RequirementList]
    statuses: Mapping[str, SiteStatus]
    problems: Mapping[str, Problem]
    glossary: Mapping[str, Term]
    papers: Mapping[str, Paper]
    emergency: Mapping[str, EmergencyLine]
    rights: Mapping[str, PaperRights]
    phrases: Mapping[str, Mapping[str, str]]
    phrases_made_from: Mapping[str, MadeFrom]
    letters: Mapping[tuple[str, str], str]
    guides: Mapping[str, Guide]
    earlier: Mapping[tuple[str, int], Guide]
