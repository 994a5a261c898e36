"""Loads a content pack from a folder: all of it, checked, or nothing."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from app.domain.faults import KnownError
from app.guides.check_guides import check_guide
from app.guides.check_topics import check_topics
from app.guides.draft import Draft, DraftGuide
from app.guides.findings import Collector, Finding
from app.guides.gathering import IDENTIFIER, PHRASE_KEY, Gatherer, Item, T
from app.guides.model import MASTER, Entry, Guide, GuideText, MadeFrom, Node, Shift
from app.guides.pack import Pack
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
from app.guides.wording import parse_words

FORMAT = 1
MAX_FILES = 1_000
NOTES = frozenset({"FORMAT.md", "README.md", "LICENSE", "LICENCE"})


class GuideHead(Entry, frozen=True, kw_only=True):
    """`guide.yaml` as written; its nodes are read one by one."""

    version: int
    procedure: str
    channel: str
    category: str
    languages: tuple[str, ...]
    checked_on: date
    start: str
    goal: str = ""
    retired: tuple[str, ...] = ()
    dates: dict[str, Shift] = {}
    nodes: dict[str, object]


def load(folder: Path) -> Pack:
    """The pack in `folder`. Raises `guides.pack-broken` (facts: `folder`, `count`, `first`, `problems`).

    `problems` is a tuple of `Finding`, each of which `app.guides.findings.sentence` puts in words.
    """
    pack, findings = examine(folder)
    if pack is None:
        wrong = tuple(found for found in findings if found.severity == "error")
        first = f"{wrong[0].file}:{wrong[0].line}" if wrong[0].line else wrong[0].file
        raise KnownError("guides.pack-broken", folder=folder.name, count=len(wrong), first=first, problems=wrong)
    return pack


def examine(folder: Path) -> tuple[Pack | None, tuple[Finding, ...]]:
    """The pack in `folder`, or none if it has errors; and all that was found wrong, in order."""
    collector = Collector()
    draft = _read(folder, collector)
    # A key that could not be read would be reported again wherever it is named: first things first.
    if not collector.errors:
        check_topics(draft, collector)
        for draft_guide in draft.all_guides():
            check_guide(draft_guide, draft, collector)
    if collector.errors or draft.head is None:
        return None, collector.errors
    return _pack(draft, draft.head), ()


def made_on(folder: Path) -> date:
    """The day on which the pack in `folder` was made; nothing else of it is read. Raises `guides.pack-broken`."""
    collector = Collector()
    head = _head(Gatherer(folder, collector))
    if head is None:
        wrong = collector.errors
        raise KnownError(
            "guides.pack-broken", folder=folder.name, count=len(wrong), first=wrong[0].file, problems=wrong
        )
    return head.made_on


def _read(folder: Path, collector: Collector) -> Draft:
    gatherer = Gatherer(folder, collector)
    draft = Draft(head=_head(gatherer))
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    if len(files) > MAX_FILES:
        collector.error("files-too-many", ".", most=MAX_FILES)
        return draft
    draft.facts = gatherer.topic("facts", Fact)
    draft.sources = gatherer.topic("sources", Source)
    draft.parameters = gatherer.topic("parameters", Parameter)
    draft.labels = gatherer.topic("labels", Label)
    draft.requirements = gatherer.topic("requirements", RequirementList)
    draft.statuses = gatherer.topic("statuses", SiteStatus)
    draft.problems = gatherer.topic("problems", Problem)
    draft.glossary = gatherer.topic("glossary", Term)
    draft.papers = gatherer.topic("papers", Paper)
    draft.emergency = gatherer.topic("emergency", EmergencyLine)
    draft.rights = gatherer.topic("rights", PaperRights)
    _read_phrases(gatherer, draft)
    _read_letters(gatherer, draft)
    _read_guides(gatherer, draft)
    for file in files:
        if file not in gatherer.read and file not in NOTES:
            collector.error("file-stray", file)
    return draft


def _head(gatherer: Gatherer) -> PackHead | None:
    document = gatherer.document("pack.yaml")
    head = gatherer.convert(document.data, PackHead, document, ()) if document else None
    if head and document and head.format != FORMAT:
        line = document.line("format")
        gatherer.collector.error("format-unknown", "pack.yaml", line, format=head.format, known=FORMAT)
    return head


def _read_phrases(gatherer: Gatherer, draft: Draft) -> None:
    for language in draft.head.languages if draft.head else ():
        draft.phrases[language] = gatherer.topic(f"phrases/{language}", str, PHRASE_KEY)
        draft.phrases_made_from[language] = _made_from(gatherer, f"phrases/{language}.made-from.yaml")


def _made_from(gatherer: Gatherer, file: str) -> MadeFrom:
    if not (gatherer.folder / file).exists():
        return MadeFrom()
    document = gatherer.document(file)
    return (gatherer.convert(document.data, MadeFrom, document, ()) if document else None) or MadeFrom()


def _read_letters(gatherer: Gatherer, draft: Draft) -> None:
    for path in sorted((gatherer.folder / "papers").glob("*.*.md")):
        key, language = path.name.removesuffix(".md").rsplit(".", 1)
        text = gatherer.text(f"papers/{path.name}")
        if text is not None:
            draft.letters[key, language] = text


def _read_guides(gatherer: Gatherer, draft: Draft) -> None:
    for path in sorted((gatherer.folder / "guides").glob("*/guide.yaml")):
        name = path.parent.name
        found = _read_guide(gatherer, f"guides/{name}", name)
        if found:
            draft.guides[name] = found
        for old in sorted(path.parent.glob("before/*/guide.yaml")):
            earlier = _read_guide(gatherer, f"guides/{name}/before/{old.parent.name}", name, earlier=True)
            if earlier:
                draft.earlier[name, earlier.guide.version] = earlier


def _read_guide(gatherer: Gatherer, folder: str, name: str, earlier: bool = False) -> DraftGuide | None:
    file = f"{folder}/guide.yaml"
    document = gatherer.document(file)
    head = gatherer.convert(document.data, GuideHead, document, ()) if document else None
    if document is None or head is None:
        return None
    if not IDENTIFIER.fullmatch(name):
        gatherer.collector.error("id-malformed", file, id=name)
    nodes = _read_nodes(gatherer, document, head)
    if MASTER not in head.languages:
        gatherer.collector.error("unknown-language", file, document.line("languages"), key=MASTER)
    texts = {language: _read_words(gatherer, folder, language) for language in head.languages}
    guide = Guide(
        id=name,
        version=head.version,
        procedure=head.procedure,
        channel=head.channel,
        category=head.category,
        languages=head.languages,
        checked_on=head.checked_on,
        start=head.start,
        goal=head.goal,
        retired=head.retired,
        dates=head.dates,
        nodes=nodes,
        texts={language: words for language, words in texts.items() if words},
        file=file,
        lines={node: document.line("nodes", node) for node in nodes},
    )
    return DraftGuide(guide, document, earlier)


def _read_nodes(gatherer: Gatherer, document: Document, head: GuideHead) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    for name, raw in head.nodes.items():
        line = document.line("nodes", name)
        if not IDENTIFIER.fullmatch(name):
            gatherer.collector.error("id-malformed", document.file, line, id=name)
        if name in head.retired:
            gatherer.collector.error("node-reused", document.file, line, name)
        if not isinstance(raw, dict):
            gatherer.collector.error("not-a-table", document.file, line, name)
            continue
        node = gatherer.convert({**raw, "id": name}, Node, document, ("nodes", name), name)
        if node is not None:
            nodes[name] = node
    return nodes


def _read_words(gatherer: Gatherer, folder: str, language: str) -> GuideText | None:
    file = f"{folder}/{language}.md"
    text = gatherer.text(file)
    if text is None:
        return None
    made_from = _made_from(gatherer, f"{folder}/{language}.made-from.yaml")
    return parse_words(text, language, file, gatherer.collector, made_from)


def _values(table: Mapping[str, Item[T]]) -> dict[str, T]:
    return {key: item.value for key, item in table.items()}


def _pack(draft: Draft, head: PackHead) -> Pack:
    return Pack(
        head=head,
        facts=_values(draft.facts),
        sources=_values(draft.sources),
        parameters=_values(draft.parameters),
        labels=_values(draft.labels),
        requirements=_values(draft.requirements),
        statuses=_values(draft.statuses),
        problems=_values(draft.problems),
        glossary=_values(draft.glossary),
        papers=_values(draft.papers),
        emergency=_values(draft.emergency),
        rights=_values(draft.rights),
        phrases={language: _values(phrases) for language, phrases in draft.phrases.items()},
        phrases_made_from=draft.phrases_made_from,
        letters=draft.letters,
        guides={name: found.guide for name, found in draft.guides.items()},
        earlier={name: found.guide for name, found in draft.earlier.items()},
    )
