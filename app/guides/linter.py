"""What an author should mend in a content that works: too old, not translated, too long, unsure, unused."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from app.domain.rights.model import RIGHTS
from app.guides.age import MONTHS, citation_checked_on, old_parts, too_old
from app.guides.check_topics import places
from app.guides.conditions import value_on
from app.guides.findings import Collector, Finding, place_in_pack
from app.guides.loader import examine
from app.guides.model import MASTER, Guide, Node, NodeText
from app.guides.pack import Pack
from app.guides.topics import DatedValue, Parameter
from app.guides.wording import digest
from app.guides.wordings import is_reviewed, part_state, part_text

LONGEST = {"title": 70, "say": 320, "do": 700, "check": 700, "if blocked": 700}
"""Signs that fit the guide page at one metre, 1366×768, text at 100 %: the title in one line, *say* at one glance."""
WITHOUT_BLOCKED = frozenset({"outcome", "link", "warning"})
WITHOUT_SOURCE = frozenset({"outcome", "link", "paper", "record"})


def lint(folder: Path, today: date) -> tuple[Finding, ...]:
    """All that is wrong or could be better in the pack of `folder`, by file and line.

    A pack with errors is not looked at further: its errors are the answer.
    """
    pack, findings = examine(folder)
    if pack is None:
        return findings
    return lint_pack(pack, today)


def lint_pack(pack: Pack, today: date) -> tuple[Finding, ...]:
    """The findings of a pack that loads."""
    collector = Collector()
    for guide in pack.guides.values():
        _guide(guide, pack, today, collector)
    _parameters(pack, today, collector)
    _rights(pack, today, collector)
    _phrases(pack, collector)
    _labels(pack, today, collector)
    return tuple(sorted(collector.findings, key=place_in_pack))


def _guide(guide: Guide, pack: Pack, today: date, collector: Collector) -> None:
    for old in old_parts(guide, pack, today):
        code = "guide-old" if old.topic == "guide" else "source-old"
        collector.warning(code, guide.file, key=old.key, on=old.checked_on, months=MONTHS)
    for node in guide.nodes.values():
        line = guide.lines.get(node.id, 0)
        for code in _master_gaps(guide, node):
            collector.warning(code, guide.file, line, node.id)
        for citation in node.sources:
            checked_on = citation_checked_on(citation, pack)
            if citation.checked_on and too_old(checked_on, today):
                collector.warning(
                    "source-old", guide.file, line, node.id, key=citation.source, on=checked_on, months=MONTHS
                )
    for language in guide.languages:
        _language(guide, language, collector)


def _master_gaps(guide: Guide, node: Node) -> Iterator[str]:
    parts = guide.texts[MASTER].nodes[node.id].parts
    if node.kind not in WITHOUT_BLOCKED and "if blocked" not in parts:
        yield "no-if-blocked"
    if node.kind not in WITHOUT_SOURCE and not node.sources:
        yield "no-source"


def _language(guide: Guide, language: str, collector: Collector) -> None:
    file = guide.file.replace("guide.yaml", f"{language}.md")
    words = guide.texts[language]
    for node in guide.nodes:
        text = words.nodes.get(node)
        line = text.line if text else 0
        for part, length, most in _too_long(text):
            collector.warning("too-long", file, line, node, part=part, language=language, length=length, most=most)
        if language == MASTER:
            continue
        for part in _master_parts(guide.texts[MASTER].nodes[node]):
            state = part_state(guide, node, part, language)
            shown = part.partition(":")[0]
            if state == "missing":
                collector.note("untranslated", file, line, node, part=shown, language=language)
            elif places(part_text(guide, node, part, language)) != places(part_text(guide, node, part, MASTER)):
                collector.warning("words-places", file, line, node, part=shown, language=language)
            elif state == "stale" and not part.startswith("answers:"):
                collector.warning("stale", file, line, node, part=shown, language=language)
    if language != MASTER and not all(is_reviewed(words.made_from, node) for node in words.nodes):
        collector.note("unreviewed", file, language=language)


def _master_parts(text: NodeText) -> Iterator[str]:
    yield from text.parts
    yield from (f"answers:{value}" for value in text.answers)


def _too_long(text: NodeText | None) -> Iterator[tuple[str, int, int]]:
    for name, part in text.parts.items() if text else ():
        most = LONGEST[name.partition(" (")[0]]
        if len(part.text) > most:
            yield name, len(part.text), most


def _parameters(pack: Pack, today: date, collector: Collector) -> None:
    for key, parameter in pack.parameters.items():
        for overlap in overlaps(parameter):
            collector.error("parameter-overlap", "parameters", node=key, key=key, on=overlap)
        for start, end in gaps(parameter):
            collector.warning("parameter-gap", "parameters", node=key, key=key, start=start, end=end)
        now = value_on(parameter, today)
        if now is None:
            ended = max(value.until or value.from_ for value in parameter.values)
            collector.warning("parameter-ended", "parameters", node=key, key=key, on=ended)
        elif now.status in ("to-check", "conflict"):
            collector.note("parameter-unsure", "parameters", node=key, key=key, status=now.status)
        if now is not None and too_old(now.checked_on, today):
            collector.warning("source-old", "parameters", node=key, key=key, on=now.checked_on, months=MONTHS)


def _rights(pack: Pack, today: date, collector: Collector) -> None:
    for key, paper in pack.rights.items():
        for right in RIGHTS:
            said = getattr(paper, right)
            if said.status in ("to-check", "conflict"):
                collector.note("parameter-unsure", "rights", node=key, key=f"{key} {right}", status=said.status)
            if too_old(said.checked_on, today):
                collector.warning("source-old", "rights", node=key, key=key, on=said.checked_on, months=MONTHS)


def overlaps(parameter: Parameter) -> Iterator[date]:
    """The first day of each period in which two different values hold, where both say when they end.

    A value without end is simply replaced by the next one; two values that begin on the same day contradict.
    """
    values = sorted(parameter.values, key=lambda value: value.from_)
    for first, second in zip(values, values[1:], strict=False):
        runs_into = first.from_ == second.from_ or (first.until is not None and second.from_ <= first.until)
        if runs_into and first.value != second.value:
            yield second.from_


def gaps(parameter: Parameter) -> Iterator[tuple[date, date]]:
    """The first and last day of each period between two values in which none holds."""
    values: list[DatedValue] = sorted(parameter.values, key=lambda value: value.from_)
    for first, second in zip(values, values[1:], strict=False):
        if first.until is not None and first.until + timedelta(days=1) < second.from_:
            yield first.until + timedelta(days=1), second.from_ - timedelta(days=1)


def _phrases(pack: Pack, collector: Collector) -> None:
    master = pack.phrases[MASTER]
    for language, phrases in pack.phrases.items():
        if language == MASTER:
            continue
        made_from = pack.phrases_made_from[language].parts.get("phrases", {})
        for key in sorted(master):
            if key not in phrases:
                collector.note("untranslated-phrase", f"phrases/{language}", node=key, key=key, language=language)
            elif made_from.get(key) != digest(master[key]):
                collector.warning("stale-phrase", f"phrases/{language}", node=key, key=key, language=language)
        if phrases and not is_reviewed(pack.phrases_made_from[language], "phrases"):
            collector.note("unreviewed", f"phrases/{language}", language=language)


def _labels(pack: Pack, today: date, collector: Collector) -> None:
    used = {label for guide in pack.guides.values() for node in guide.nodes.values() for label in node.labels}
    used |= {problem.label for problem in pack.problems.values()}
    for key, label in pack.labels.items():
        last = label.confirmed_on or label.seen_on
        year, _, month = last[:7].partition("-")
        if too_old(date(int(year), int(month or 1), 1), today):
            collector.note("label-unconfirmed", "labels", node=key, key=key, on=last)
        if key not in used:
            collector.note("unused", "labels", node=key, key=key)
