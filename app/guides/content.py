"""What the desk asks of the content: guides and their words, requirements, values, labels, phrases."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from app.guides.age import too_old
from app.guides.conditions import Situation, as_date, holds, value_on
from app.guides.loader import load, made_on
from app.guides.model import MASTER, Condition, Guide
from app.guides.pack import Pack
from app.guides.resuming import Resumption, resume
from app.guides.runner import Run, RunState
from app.guides.topics import DatedValue, Label, Problem, Requirement, RequirementList, SiteStatus, Term
from app.guides.wording import digest
from app.guides.wordings import NodeView, Piece, Said, State, is_reviewed, part_state, part_text, split
from app.language.dates import long_date


class GuideLine(NamedTuple):
    """A guide in a list: its id, title and summary in the language asked for, and what to file it under."""

    id: str
    title: str
    summary: str
    procedure: str
    channel: str
    category: str
    checked_on: date
    too_old: bool


class Asked(NamedTuple):
    """A document asked for: for certain, or only perhaps because a fact is not known."""

    requirement: Requirement
    name: Said
    detail: Said | None
    get: Said | None
    certain: bool


class Content:
    """Questions to a content pack that was loaded whole."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    def guides(self, language: str, today: date) -> tuple[GuideLine, ...]:
        """The guides, by category and title; a title not translated is shown in French."""
        lines = []
        for guide in self.pack.guides.values():
            words = guide.texts.get(language) or guide.texts[MASTER]
            old = too_old(guide.checked_on, today)
            summary = words.summary or guide.texts[MASTER].summary
            lines.append(
                GuideLine(
                    guide.id,
                    words.title,
                    summary,
                    guide.procedure,
                    guide.channel,
                    guide.category,
                    guide.checked_on,
                    old,
                )
            )
        return tuple(sorted(lines, key=lambda line: (line.category, line.title)))

    def guide(self, key: str, version: int | None = None) -> Guide | None:
        """A guide, or one of its earlier versions if the pack kept it."""
        guide = self.pack.guides.get(key)
        if version is None or (guide and guide.version == version):
            return guide
        return self.pack.earlier.get((key, version))

    def resume(self, state: RunState, facts: Mapping[str, str], today: date) -> Resumption | None:
        """Takes up a run again; none where the pack no longer has its guide at all."""
        guide = self.guide(state.guide)
        earlier = self.guide(state.guide, state.version)
        newest = guide or earlier
        if newest is None:
            return None
        return resume(state, newest, earlier, facts, self.pack.parameters, today)

    def view(self, run: Run, language: str | None = None) -> NodeView:
        """The words of the node where a run stands, for where its site is open."""
        guide, node = run.guide, run.node
        shown = language or run.state.language
        place = _Place(self, run, guide, node.id, shown)
        parts = {name: said for name in ("say", "do", "check", "if blocked") if (said := place.part(name))}
        answers = tuple((answer.value, place.answer(answer.value)) for answer in node.answers)
        return NodeView(title=place.said("title"), parts=parts, answers=answers)

    def requirements(self, procedure: str, facts: Mapping[str, str], language: str, today: date) -> tuple[Asked, ...]:
        """The documents asked for in a procedure, given what is known; those surely not asked are left out."""
        found = self.pack.requirements.get(procedure)
        situation = Situation(facts, {}, self.pack.parameters, today)
        asked = []
        for requirement in found.items if found else ():
            unknown = any(not situation.subject(condition) for condition in requirement.when)
            if all(_may_hold(condition, situation) for condition in requirement.when):
                key = f"document.{requirement.document or requirement.id}"
                asked.append(
                    Asked(
                        requirement,
                        self.phrase(key, language, today),
                        self._optional(f"{key}.detail", language, today),
                        self._optional(f"{key}.get", language, today),
                        not unknown,
                    )
                )
        return tuple(asked)

    def requirement_list(self, procedure: str) -> RequirementList | None:
        """The list that `requirements` reads: its sources, when it was checked, whether it is composite."""
        return self.pack.requirements.get(procedure)

    def parameter(self, key: str, on: date) -> DatedValue | None:
        """The value of a parameter on a day, with its reference and how sure it is. Raises `KeyError`."""
        return value_on(self.pack.parameters[key], on)

    def label(self, key: str) -> Label:
        """The words of a site's screen. Raises `KeyError`."""
        return self.pack.labels[key]

    def term(self, key: str) -> Term:
        """A word of the glossary. Raises `KeyError`."""
        return self.pack.glossary[key]

    def status(self, key: str) -> SiteStatus:
        """What a site says of a request. Raises `KeyError`."""
        return self.pack.statuses[key]

    def problem(self, key: str) -> Problem:
        """A symptom. Raises `KeyError`."""
        return self.pack.problems[key]

    def phrase(self, key: str, language: str, on: date) -> Said:
        """A short sentence. Places of the caller, `{date}`, are left as they are. Raises `KeyError`."""
        master = self.pack.phrases[MASTER][key]
        text = self.pack.phrases.get(language, {}).get(key, "")
        pieces = self.pieces(text or master, language if text else MASTER, on)
        made_from = self.pack.phrases_made_from.get(language)
        reviewed = language == MASTER or bool(made_from and is_reviewed(made_from, "phrases"))
        return Said(
            pieces=pieces,
            master=self.pieces(master, MASTER, on),
            state=self.phrase_state(key, language),
            reviewed=reviewed,
        )

    def phrase_state(self, key: str, language: str) -> State:
        """Whether a phrase is translated, and from the current French."""
        if language == MASTER:
            return "master"
        if key not in self.pack.phrases.get(language, {}):
            return "missing"
        made_from = self.pack.phrases_made_from[language].parts.get("phrases", {}).get(key, "")
        return "current" if made_from == digest(self.pack.phrases[MASTER][key]) else "stale"

    def phrases(self, language: str, on: date) -> dict[str, str]:
        """The phrases that exist in a language, by key, with only the caller's places left to fill."""
        found = self.pack.phrases.get(language, {})
        return {key: self.phrase(key, language, on).text for key in found}

    def pieces(self, text: str, language: str, on: date, run: Run | None = None) -> tuple[Piece, ...]:
        """A text with its places filled: labels in quotes, values with their unit and a mark of doubt."""
        return split(text, lambda topic, key: self._piece(topic, key, language, on, run))

    def _piece(self, topic: str, key: str, language: str, on: date, run: Run | None) -> Piece:
        if topic == "label":
            return Piece(kind="label", key=key, text=f"« {self.pack.labels[key].text} »")
        if topic == "term":
            return Piece(kind="term", key=key, text=self.pack.glossary[key].word)
        if topic == "parameter":
            return self._parameter_piece(key, language, on)
        if topic == "fact" and run is not None:
            return self._fact_piece(key, language, run)
        if topic == "date" and run is not None:
            day = run.dates().get(key)
            return (
                Piece(kind="date", key=key, text=long_date(day, language)) if day else Piece(kind="missing", text="…")
            )
        return Piece(kind="text", text=f"{{{topic}}}")

    def _parameter_piece(self, key: str, language: str, on: date) -> Piece:
        value = self.parameter(key, on)
        if value is None:
            return Piece(kind="missing", key=key, text="…")
        text = value.value
        unit = self.pack.parameters[key].unit
        if unit != "text":
            one = self._plain(f"unit.{unit}.one", language) if text == "1" else ""
            mark = "." if language == "en" else ","
            text = one or self._plain(f"unit.{unit}", language).replace("{value}", text.replace(".", mark))
        if value.status in ("to-check", "conflict"):
            text = f"{text} ({self._plain(f'mark.{value.status}', language)})"
        return Piece(kind="parameter", key=key, text=text, status=value.status)

    def _fact_piece(self, key: str, language: str, run: Run) -> Piece:
        value = run.facts.get(key, "")
        if not value:
            return Piece(kind="missing", key=key, text="…")
        day = as_date(value)
        named = self._plain(f"fact.{key}.{value}", language)
        text = long_date(day, language) if day else named or value
        return Piece(kind="fact", key=key, text=text)

    def _plain(self, key: str, language: str) -> str:
        return self.pack.phrases.get(language, {}).get(key) or self.pack.phrases[MASTER].get(key, "")

    def _optional(self, key: str, language: str, on: date) -> Said | None:
        return self.phrase(key, language, on) if key in self.pack.phrases[MASTER] else None


class _Place:
    """A node of a run, in one language: where its words are looked up."""

    def __init__(self, content: Content, run: Run, guide: Guide, node: str, language: str) -> None:
        self._content = content
        self._run = run
        self._guide = guide
        self._node = node
        self._language = language

    def part(self, name: str) -> Said | None:
        """A part, in its variant for where the site is open if there is one; none without words."""
        variant = f"{name} ({self._run.state.where})"
        for found in (variant, name):
            if part_text(self._guide, self._node, found, MASTER):
                return self.said(found)
        return None

    def answer(self, value: str) -> Said:
        """The words of an answer: its own, or those by default."""
        if part_text(self._guide, self._node, f"answers:{value}", MASTER):
            return self.said(f"answers:{value}")
        return self._content.phrase(f"answer.{value}", self._language, self._run.today)

    def said(self, part: str) -> Said:
        """The words of a part."""
        master = part_text(self._guide, self._node, part, MASTER)
        text = part_text(self._guide, self._node, part, self._language)
        words = self._guide.texts.get(self._language)
        return Said(
            pieces=self._pieces(text or master, self._language if text else MASTER),
            master=self._pieces(master, MASTER),
            state=part_state(self._guide, self._node, part, self._language),
            reviewed=self._language == MASTER or bool(words and is_reviewed(words.made_from, self._node)),
        )

    def _pieces(self, text: str, language: str) -> tuple[Piece, ...]:
        return self._content.pieces(text, language, self._run.today, self._run)


def _may_hold(condition: Condition, situation: Situation) -> bool:
    """Whether a condition holds, or might once its fact is known."""
    return holds(condition, situation) or (not situation.subject(condition) and condition.known is None)


class Shelf:
    """The content of a folder, loaded when it is first asked for and then kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._content: Content | None = None

    def made_on(self) -> date:
        """The day on which the content was made, read without the rest. Raises `guides.pack-broken`."""
        return self._content.pack.head.made_on if self._content else made_on(self._folder)

    def content(self) -> Content:
        """The content. Raises `guides.pack-broken`; asked again, it tries again."""
        if self._content is None:
            self._content = Content(load(self._folder))
        return self._content
