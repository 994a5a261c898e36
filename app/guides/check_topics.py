"""Checks of the shared topics: every key that they name exists, every date and number is one."""

from collections.abc import Container, Iterator

from app.domain.dates import from_edtf
from app.guides.check_conditions import Subjects, condition_faults, is_number
from app.guides.check_rights import check_rights
from app.guides.draft import Draft
from app.guides.findings import Collector
from app.guides.gathering import Item, T
from app.guides.model import MASTER, Citation
from app.guides.topics import DatedValue, Parameter, RequirementList
from app.guides.wording import PLACE


def check_topics(draft: Draft, collector: Collector) -> None:
    """Notes every mistake of the shared topics."""
    for source in draft.sources.values():
        _partial_date(source, source.value.as_of, "as-of", collector)
    for parameter in draft.parameters.values():
        _parameter(parameter, draft, collector)
    _labels(draft, collector)
    for requirements in draft.requirements.values():
        _requirements(requirements, draft, collector)
    _statuses_and_problems(draft, collector)
    for term in draft.glossary.values():
        if MASTER not in term.value.plain:
            _error(collector, "field-missing", term, "plain", field=f"plain: {MASTER}")
    for line in draft.emergency.values():
        _sources(line, line.value.sources, draft, collector)
        _needs_phrases(line, draft, collector, f"emergency.{line.key}")
    check_rights(draft, collector)
    _papers(draft, collector)
    _phrases(draft, collector)


def _error(collector: Collector, code: str, item: Item[T], *place: str | int, **facts: str) -> None:
    collector.error(code, item.file, item.line(*place), item.key, **facts)


def _partial_date(item: Item[T], value: str, field: str, collector: Collector) -> None:
    if not is_partial_date(value):
        _error(collector, "date-malformed", item, field, value=value)


def is_partial_date(text: str) -> bool:
    """Whether a text is a year, a year and month, or a whole date."""
    try:
        return bool(from_edtf(text).year) and len(text) in (4, 7, 10) and "X" not in text
    except ValueError:
        return False


def _sources(item: Item[T], citations: tuple[Citation, ...], draft: Draft, collector: Collector) -> None:
    for number, key in draft.unknown_sources(citations):
        _error(collector, "unknown-source", item, "sources", number, key=key)


def _parameter(item: Item[Parameter], draft: Draft, collector: Collector) -> None:
    for number, value in enumerate(item.value.values):
        for code, facts in _value_faults(item.value, value, draft):
            _error(collector, code, item, "values", number, **facts)
    if not item.value.values:
        _error(collector, "field-missing", item, field="values")


def _value_faults(parameter: Parameter, value: DatedValue, draft: Draft) -> Iterator[tuple[str, dict[str, str]]]:
    told = [value.value, *(other.value for other in value.others)]
    if parameter.unit != "text":
        yield from (("number-malformed", {"value": text}) for text in told if not is_number(text))
    for key in (value.source, *(other.source for other in value.others)):
        if key not in draft.sources:
            yield "unknown-source", {"key": key}
    if value.until is not None and value.until < value.from_:
        yield "date-order", {}
    if value.status == "conflict" and not value.others:
        yield "conflict-alone", {}
    if value.others and value.status != "conflict":
        yield "conflict-unsaid", {}


def _labels(draft: Draft, collector: Collector) -> None:
    for label in draft.labels.values():
        _partial_date(label, label.value.seen_on, "seen-on", collector)
        if label.value.confirmed_on:
            _partial_date(label, label.value.confirmed_on, "confirmed-on", collector)
        if label.value.source not in draft.sources:
            _error(collector, "unknown-source", label, "source", key=label.value.source)


def _requirements(item: Item[RequirementList], draft: Draft, collector: Collector) -> None:
    subjects = Subjects(draft.facts, draft.parameters, {})
    ids = [requirement.id for requirement in item.value.items]
    _sources(item, item.value.sources, draft, collector)
    for number, requirement in enumerate(item.value.items):
        faults = [fault for condition in requirement.when for fault in condition_faults(condition, subjects)]
        faults += [("unknown-source", {"key": key}) for _, key in draft.unknown_sources(requirement.sources)]
        if ids.index(requirement.id) != number:
            faults.append(("yaml-twice", {"key": requirement.id}))
        if requirement.alternative_to and requirement.alternative_to not in ids:
            faults.append(("unknown-requirement", {"key": requirement.alternative_to}))
        if requirement.max_age and requirement.max_age not in draft.parameters:
            faults.append(("unknown-parameter", {"key": requirement.max_age}))
        phrase = f"document.{requirement.document or requirement.id}"
        if phrase not in draft.master_phrases():
            faults.append(("unknown-phrase", {"key": phrase}))
        for code, facts in faults:
            _error(collector, code, item, "items", number, **facts)


def _statuses_and_problems(draft: Draft, collector: Collector) -> None:
    for status in draft.statuses.values():
        _sources(status, status.value.sources, draft, collector)
        _needs_phrases(status, draft, collector, f"status.{status.key}.meaning", f"status.{status.key}.next")
    for problem in draft.problems.values():
        _sources(problem, problem.value.sources, draft, collector)
        _needs_phrases(problem, draft, collector, f"problem.{problem.key}.symptom", f"problem.{problem.key}.first")
        if problem.value.label and problem.value.label not in draft.labels:
            _error(collector, "unknown-label", problem, "label", key=problem.value.label)
        if problem.value.guide and problem.value.guide not in draft.guides:
            _error(collector, "unknown-guide", problem, "guide", key=problem.value.guide)


def _needs_phrases(item: Item[T], draft: Draft, collector: Collector, *keys: str) -> None:
    for key in keys:
        if key not in draft.master_phrases():
            _error(collector, "unknown-phrase", item, key=key)


def _papers(draft: Draft, collector: Collector) -> None:
    for paper in draft.papers.values():
        _needs_phrases(paper, draft, collector, f"paper.{paper.key}")
        if paper.value.made_by == "text" and (paper.key, MASTER) not in draft.letters:
            collector.error("file-missing", f"papers/{paper.key}.{MASTER}.md", node=paper.key)
    for (key, language), text in draft.letters.items():
        file = f"papers/{key}.{language}.md"
        if key not in draft.papers:
            collector.error("unknown-paper", file, key=key)
            continue
        for found in PLACE.finditer(text):
            if found[1] not in draft.papers[key].value.fields:
                collector.error("unknown-field", file, text.count("\n", 0, found.start()) + 1, key, key=found[1])


def _phrases(draft: Draft, collector: Collector) -> None:
    master = draft.master_phrases()
    for language, phrases in draft.phrases.items():
        for key, item in phrases.items():
            for code, facts in place_faults(item.value, draft):
                _error(collector, code, item, **facts)
            if language == MASTER:
                continue
            if key not in master:
                _error(collector, "unknown-phrase", item, key=key)
            elif places(item.value) != places(master[key].value):
                _error(collector, "words-phrase-places", item, key=key)


def places(text: str) -> frozenset[str]:
    """The places in braces of a text."""
    return frozenset(PLACE.findall(text))


def place_faults(text: str, draft: Draft, dates: frozenset[str] | None = None) -> Iterator[tuple[str, dict[str, str]]]:
    """The places of a text that mean nothing. `dates`: those of the guide; without, plain names are the caller's."""
    known: dict[str, Container[str]] = {
        "label": draft.labels,
        "parameter": draft.parameters,
        "term": draft.glossary,
        "fact": draft.facts,
        "date": dates or frozenset(),
    }
    for place in sorted(places(text)):
        topic, dot, key = place.partition(".")
        if not dot and dates is None and place.isidentifier():
            continue
        if topic not in known or (dates is None and topic in ("fact", "date")):
            yield "unknown-place", {"key": place}
        elif key not in known[topic]:
            yield f"unknown-{topic}", {"key": key}
