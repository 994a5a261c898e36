"""One step of a walk as the two people in front of the screen see it, with all that stands beside it."""

from collections.abc import Iterator
from datetime import date

import msgspec
from msgspec import Struct

from app.guides.age import citation_checked_on, too_old
from app.guides.content import Content
from app.guides.model import MASTER, UNKNOWN, Node, Status
from app.guides.runner import Run
from app.guides.wordings import NodeView as NodeView
from app.guides.wordings import Said as Said
from app.language.typography import held_together


class Both(Struct, frozen=True):
    """Words twice: as the volunteer reads them, and in the language of the person."""

    shown: Said
    hers: Said


class SourceLine(Struct, frozen=True):
    """What a statement rests on: its title, its place there, how sure it is in words, when it was last checked."""

    title: str
    ref: str
    status: Status
    status_words: str
    checked_on: date
    old: bool


class LabelLine(Struct, frozen=True):
    """The words of a site's screen; `kind` is what they stand on, `seen_on` a date that may lack day or month."""

    kind: str
    text: str
    also: tuple[str, ...]
    seen_on: str


class ProblemLine(Struct, frozen=True):
    """A symptom that may be met here, and what to do first. `attempt`: it is worth noting as a failed attempt."""

    symptom: Said
    cause: Said | None
    first: Said
    then: Said | None
    attempt: bool
    guide: str


class SiteLine(Struct, frozen=True):
    """What the site may say of the request, what that means, and what to do next."""

    words: tuple[str, ...]
    meaning: Both
    next: Both


class TermLine(Struct, frozen=True):
    """A French administrative word that stands in the text, and its plain sense; `name` in the other language."""

    word: str
    plain: str
    name: str


class DocumentLine(Struct, frozen=True):
    """A document asked for: surely, or only perhaps. `key` is what `Cases.mark_requirements` knows it by."""

    key: str
    name: Both
    detail: Said | None
    get: Said | None
    certain: bool


class ActionLine(Struct, frozen=True):
    """What the person must do, and by when if the guide can tell."""

    text: Both
    until: date | None


class Step(Struct, frozen=True, kw_only=True):
    """Everything about the node where a walk stands.

    `node` says what is asked or recorded, `shown` and `hers` are its words for the volunteer and in the person's
    language; `terms` and `her_terms` explain the French words in them. `old` is the day of the last check, where
    that is more than six months ago. `unknown` are the words of the answer that every question takes.
    """

    guide: str
    channel: str
    node: Node
    number: int
    remaining: int | None
    language: str
    shown: NodeView
    hers: NodeView
    french_only: Said
    unreviewed: Said
    stale: Said
    old: date | None
    checked_on: date
    terms: tuple[TermLine, ...]
    her_terms: tuple[TermLine, ...]
    labels: tuple[LabelLine, ...]
    problems: tuple[ProblemLine, ...]
    site: tuple[SiteLine, ...]
    sources: tuple[SourceLine, ...]
    answers: tuple[tuple[str, Both], ...]
    documents: tuple[DocumentLine, ...]
    actions: tuple[ActionLine, ...]
    papers: tuple[str, ...]
    link: str


def step(content: Content, run: Run, language: str, today: date) -> Step:
    """The step where `run` stands, for a volunteer who reads `language`; hers is the language of the run."""
    return _Reading(content, run, language, today).step()


class _Reading:
    def __init__(self, content: Content, run: Run, language: str, today: date) -> None:
        self._content = content
        self._run = run
        self._node = run.node
        self._language = language
        self._today = today
        self._hers = run.state.language

    def step(self) -> Step:
        content, run, node = self._content, self._run, self._node
        shown, hers = (held(content.view(run, language), language) for language in (self._language, self._hers))
        checked = run.guide.checked_on
        return Step(
            guide=self._title(run.guide.id), channel=run.guide.channel, node=node, number=run.number,
            remaining=run.remaining, language=self._hers, shown=shown, hers=hers,
            french_only=self._say("screen.french-only", self._hers),
            unreviewed=self._say("screen.unreviewed", self._hers), stale=self._say("screen.stale", self._hers),
            old=checked if too_old(checked, self._today) else None, checked_on=checked,
            terms=tuple(self._terms(shown, self._language)), her_terms=tuple(self._terms(hers, self._hers)),
            labels=tuple(self._labels()), problems=tuple(self._problems()), site=tuple(self._site()),
            sources=tuple(self._sources(shown)), answers=self._answers(shown, hers),
            documents=tuple(self._documents()), actions=tuple(self._actions()),
            papers=tuple(self._say(f"paper.{one}", self._language).text for one in node.papers),
            link=self._title(node.guide) if node.guide else "",
        )  # fmt: skip

    def _say(self, key: str, language: str) -> Said:
        return self._content.phrase(key, language, self._today)

    def _both(self, key: str) -> Both:
        return Both(self._say(key, self._language), self._say(key, self._hers))

    def _maybe(self, key: str) -> Said | None:
        return self._say(key, self._language) if key in self._content.pack.phrases[MASTER] else None

    def _title(self, guide: str) -> str:
        texts = self._content.pack.guides[guide].texts if guide in self._content.pack.guides else self._run.guide.texts
        return (texts.get(self._language) or texts[MASTER]).title

    def _terms(self, view: NodeView, language: str) -> Iterator[TermLine]:
        keys = dict.fromkeys(piece.key for said in _all(view) for piece in said.pieces if piece.kind == "term")
        for key in keys:
            term = self._content.term(key)
            yield TermLine(
                term.word, term.plain.get(language) or term.plain.get(MASTER, ""), term.names.get(language, "")
            )

    def _labels(self) -> Iterator[LabelLine]:
        for key in self._node.labels:
            label = self._content.label(key)
            yield LabelLine(label.kind, label.text, label.also, label.confirmed_on or label.seen_on)

    def _problems(self) -> Iterator[ProblemLine]:
        for key in self._node.problems:
            problem = self._content.problem(key)
            name = f"problem.{key}"
            yield ProblemLine(
                self._say(f"{name}.symptom", self._language), self._maybe(f"{name}.cause"),
                self._say(f"{name}.first", self._language), self._maybe(f"{name}.then"), problem.attempt, problem.guide,
            )  # fmt: skip

    def _site(self) -> Iterator[SiteLine]:
        for key in self._node.statuses:
            name = f"status.{key}"
            yield SiteLine(self._content.status(key).words, self._both(f"{name}.meaning"), self._both(f"{name}.next"))

    def _sources(self, view: NodeView) -> Iterator[SourceLine]:
        pack = self._content.pack
        for citation in self._node.sources:
            source = pack.sources[citation.source]
            checked = citation_checked_on(citation, pack)
            yield self._source(source.title, citation.ref, citation.status or source.status, checked)
        pieces = [piece for said in _all(view) for piece in said.pieces if piece.kind == "parameter"]
        for key, text in {piece.key: piece.text for piece in pieces}.items():
            value = self._content.parameter(key, self._today)
            if value is not None:
                yield self._source(text, value.reference, value.status, value.checked_on)

    def _source(self, title: str, ref: str, status: Status, checked: date) -> SourceLine:
        words = self._say(f"mark.{status}", self._language).text
        return SourceLine(title, ref, status, words, checked, too_old(checked, self._today))

    def _answers(self, shown: NodeView, hers: NodeView) -> tuple[tuple[str, Both], ...]:
        theirs = dict(hers.answers)
        found = [(value, Both(said, theirs[value])) for value, said in shown.answers]
        if self._node.kind == "question" and UNKNOWN not in theirs:
            found.append((UNKNOWN, self._both(f"answer.{UNKNOWN}")))
        return tuple(found)

    def _documents(self) -> Iterator[DocumentLine]:
        if not self._node.requires:
            return
        procedure, facts = self._node.requires, self._run.facts
        hers = self._content.requirements(procedure, facts, self._hers, self._today)
        for one, other in zip(
            self._content.requirements(procedure, facts, self._language, self._today), hers, strict=True
        ):
            key = one.requirement.document or one.requirement.id
            yield DocumentLine(key, Both(one.name, other.name), one.detail, one.get, one.certain)

    def _actions(self) -> Iterator[ActionLine]:
        due = self._run.due()
        for key in self._node.actions:
            yield ActionLine(self._both(key), due.get(key))


def held(view: NodeView, language: str) -> NodeView:
    """A node whose long words break as French does: titles and answers, which name controls, are left as written."""
    return msgspec.structs.replace(view, parts={name: _held(said, language) for name, said in view.parts.items()})


def _held(said: Said, language: str) -> Said:
    spoken = MASTER if said.state in ("master", "missing") else language
    pieces = tuple(msgspec.structs.replace(piece, text=held_together(piece.text, spoken)) for piece in said.pieces)
    return msgspec.structs.replace(said, pieces=pieces)


def _all(view: NodeView) -> Iterator[Said]:
    yield view.title
    yield from view.parts.values()
