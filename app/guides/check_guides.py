"""Checks of a guide: every reference leads somewhere, every path ends, every word is there."""

from collections.abc import Iterator, Mapping

from app.guides.check_conditions import Fault, Subjects, condition_faults, possible, shift_faults
from app.guides.check_topics import place_faults
from app.guides.draft import Draft, DraftGuide
from app.guides.findings import Collector
from app.guides.graph import dead_ends, endless, targets, unreachable
from app.guides.model import MASTER, RETRY, UNKNOWN, GuideText, Kind, Node, Shift

NEEDED: dict[Kind, str] = {
    "question": "asks",
    "check-list": "requires",
    "record": "records",
    "paper": "paper",
    "link": "guide",
    "outcome": "tone",
}
ONLY_FOR: dict[str, tuple[Kind, ...]] = {
    "answers": ("question",),
    "asks": ("question",),
    "requires": ("check-list",),
    "records": ("record",),
    "paper": ("paper",),
    "guide": ("link",),
    "tone": ("outcome", "warning"),
    "papers": ("outcome",),
    "actions": ("outcome",),
    "due": ("outcome",),
    "next": ("step", "question", "warning", "check-list", "record", "paper"),
    "blocked": ("step", "question", "warning", "check-list", "record", "paper"),
}
FITTING_INPUT = {
    "choice": {"choice", "yes-no"},
    "date": {"date"},
    "number": {"number"},
    "text": {"text", "choice"},
}


def check_guide(draft_guide: DraftGuide, draft: Draft, collector: Collector) -> None:
    """Notes every mistake of a guide and of its words."""
    guide, document = draft_guide.guide, draft_guide.document
    for field, code, facts in _head_faults(draft_guide, draft):
        collector.error(code, guide.file, document.line(field), **facts)
    subjects = Subjects(draft.facts, draft.parameters, guide.nodes)
    for node in guide.nodes.values():
        for place, (code, facts) in _node_faults(node, draft, subjects, guide.dates):
            collector.error(code, guide.file, draft_guide.line(node.id, *place), node.id, **facts)
    if guide.start in guide.nodes:
        _paths(draft_guide, collector)
    for words in guide.texts.values():
        check_words(draft_guide, words, draft, collector)


def _head_faults(draft_guide: DraftGuide, draft: Draft) -> Iterator[tuple[str, str, dict[str, str]]]:
    guide = draft_guide.guide
    subjects = Subjects(draft.facts, draft.parameters, guide.nodes)
    if guide.start not in guide.nodes:
        yield "start", "start-missing", {"target": guide.start}
    if guide.goal and guide.goal not in guide.nodes:
        yield "goal", "unknown-node", {"target": guide.goal}
    if f"category.{guide.category}" not in draft.master_phrases():
        yield "category", "unknown-phrase", {"key": f"category.{guide.category}"}
    for shift in guide.dates.values():
        yield from (("dates", code, facts) for code, facts in shift_faults(shift, subjects))
    for language in guide.languages:
        if draft.head and language not in draft.head.languages:
            yield "languages", "unknown-language", {"key": language}
    if draft_guide.earlier:
        return
    for (name, version), earlier in draft.earlier.items():
        if name == guide.id:
            yield from _history_faults(draft_guide, version, earlier)


def _history_faults(
    draft_guide: DraftGuide, version: int, earlier: DraftGuide
) -> Iterator[tuple[str, str, dict[str, str]]]:
    guide = draft_guide.guide
    if version >= guide.version:
        yield "version", "version-order", {"version": str(version)}
    for node in earlier.guide.nodes:
        if node not in guide.nodes and node not in guide.retired:
            yield "retired", "node-forgotten", {"target": node, "version": str(version)}


def _paths(draft_guide: DraftGuide, collector: Collector) -> None:
    guide = draft_guide.guide
    found = (("unreachable", unreachable(guide)), ("dead-end", dead_ends(guide)), ("endless-loop", endless(guide)))
    for code, nodes in found:
        for node in nodes:
            collector.error(code, guide.file, draft_guide.line(node), node)


Located = tuple[tuple[str | int, ...], Fault]


def _node_faults(node: Node, draft: Draft, subjects: Subjects, dates: Mapping[str, Shift]) -> Iterator[Located]:
    yield from _kind_faults(node)
    yield from _reference_faults(node, draft)
    yield from _due_faults(node, dates)
    yield from _rule_faults(node, subjects)
    if node.kind == "question":
        yield from _question_faults(node, draft)


def _kind_faults(node: Node) -> Iterator[Located]:
    given = {name for name in ONLY_FOR if getattr(node, name)}
    for name in sorted(given):
        if node.kind not in ONLY_FOR[name]:
            yield (name,), ("field-misplaced", {"field": name, "kind": node.kind})
    needed = NEEDED.get(node.kind)
    if needed and not getattr(node, needed):
        yield (), ("field-needed", {"field": needed, "kind": node.kind})


def _reference_faults(node: Node, draft: Draft) -> Iterator[Located]:
    for number, key in draft.unknown_sources(node.sources):
        yield ("sources", number), ("unknown-source", {"key": key})
    lists = (
        ("labels", node.labels, draft.labels, "unknown-label"),
        ("problems", node.problems, draft.problems, "unknown-problem"),
        ("statuses", node.statuses, draft.statuses, "unknown-status"),
        ("papers", node.papers, draft.papers, "unknown-paper"),
        ("actions", node.actions, draft.master_phrases(), "unknown-phrase"),
        ("requires", (node.requires,), draft.requirements, "unknown-requirements"),
        ("paper", (node.paper,), draft.papers, "unknown-paper"),
        ("guide", (node.guide,), draft.guides, "unknown-guide"),
        ("asks", (node.asks,), draft.facts, "unknown-fact"),
    )
    for field, keys, table, code in lists:
        for key in keys:
            if key and key not in table:
                yield (field,), (code, {"key": key})


def _due_faults(node: Node, dates: Mapping[str, Shift]) -> Iterator[Located]:
    for action, day in node.due.items():
        if action not in node.actions:
            yield ("due", action), ("due-action", {"key": action})
        if day not in dates:
            yield ("due", action), ("unknown-date", {"key": day})


def _rule_faults(node: Node, subjects: Subjects) -> Iterator[Located]:
    for target in targets(node):
        if target != RETRY and target not in subjects.nodes:
            yield (), ("unknown-node", {"target": target})
    open_at = [number for number, rule in enumerate(node.next) if not rule.when]
    if node.next and (not open_at or open_at[-1] != len(node.next) - 1):
        yield ("next",), ("rule-last", {})
    if open_at and open_at[0] + 1 < len(node.next):
        yield ("next", open_at[0] + 1), ("rule-never", {"number": str(open_at[0] + 2)})
    for number, rule in enumerate(node.next):
        for place, condition in enumerate(rule.when):
            for fault in condition_faults(condition, subjects):
                yield ("next", number, "when", place), fault


def _question_faults(node: Node, draft: Draft) -> Iterator[Located]:
    values = [answer.value for answer in node.answers]
    if UNKNOWN not in values:
        yield ("answers",), ("answer-unknown-missing", {})
    if not node.next and (node.input != "choice" or not all(answer.to for answer in node.answers)):
        yield (), ("field-needed", {"field": "next", "kind": node.kind})
    if node.asks not in draft.facts:
        return
    fact = draft.facts[node.asks].value
    if fact.type not in FITTING_INPUT[node.input]:
        yield ("input",), ("input-unfit", {"input": node.input, "fact": node.asks, "type": fact.type})
    for value in values:
        if not possible(fact, value) and value != UNKNOWN:
            yield ("answers", value), ("answer-not-value", {"value": value, "fact": node.asks})


def check_words(draft_guide: DraftGuide, words: GuideText, draft: Draft, collector: Collector) -> None:
    """Notes the words of a language that belong nowhere, name unknown things, or lack (in the master only)."""
    guide = draft_guide.guide
    file = guide.file.replace("guide.yaml", f"{words.language}.md")
    for name, text in words.nodes.items():
        if name not in guide.nodes:
            collector.error("words-node-unknown", file, text.line, name)
            continue
        for part in text.parts.values():
            for code, facts in place_faults(part.text, draft, frozenset(guide.dates)):
                collector.error(code, file, part.line, name, **facts)
        known = {answer.value for answer in guide.nodes[name].answers}
        for value in text.answers:
            if value not in known:
                collector.error("words-answer-unknown", file, text.line, name, value=value)
    if words.language == MASTER:
        _master_words(draft_guide, words, draft, collector, file)


def _master_words(draft_guide: DraftGuide, words: GuideText, draft: Draft, collector: Collector, file: str) -> None:
    for node in draft_guide.guide.nodes.values():
        text = words.nodes.get(node.id)
        if text is None:
            collector.error("words-node-missing", file, 0, node.id)
            continue
        if "say" not in text.parts:
            collector.error("words-part-missing", file, text.line, node.id, part="say")
        for answer in node.answers:
            if answer.value not in text.answers and f"answer.{answer.value}" not in draft.master_phrases():
                collector.error("words-answer-missing", file, text.line, node.id, value=answer.value)
