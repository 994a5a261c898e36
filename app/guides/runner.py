"""Walks a guide: a state machine without window. A `Run` never changes; each move gives another one.

Since answers belong to the steps of the way walked, going back forgets them: nothing leaks into another path.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from app.domain.faults import KnownError
from app.guides.check_conditions import is_number
from app.guides.conditions import Situation, all_hold, as_date, moved
from app.guides.graph import ENDS, steps_left
from app.guides.model import RETRY, UNKNOWN, Guide, Node, Screen
from app.guides.topics import Parameter

How = Literal["next", "answer", "blocked"]


class Step(Struct, frozen=True, kw_only=True):
    """A node that was left: how, with which answer or record, and what it meant then."""

    node: str
    meaning: str
    how: How
    value: str = ""


class RunState(Struct, frozen=True, kw_only=True):
    """All that is needed to take up a run again; plain data, kept by the register."""

    guide: str
    version: int
    language: str = "fr"
    where: Screen = "unknown"
    steps: tuple[Step, ...] = ()
    position: str

    @property
    def answers(self) -> dict[str, str]:
        """Answers by node id along the way walked; of a node passed twice, the last."""
        return {step.node: step.value for step in self.steps if step.how == "answer"}

    @property
    def trail(self) -> tuple[str, ...]:
        """The state's way as lines of text, each a step in JSON and the last one the position."""
        return (*(msgspec.json.encode(step).decode() for step in self.steps), self.position)


def read_trail(trail: tuple[str, ...]) -> tuple[tuple[Step, ...], str]:
    """Steps and position from `RunState.trail`. Raises `msgspec.ValidationError` on anything else."""
    if not trail:
        raise msgspec.ValidationError("an empty trail")
    return tuple(msgspec.json.decode(line, type=Step) for line in trail[:-1]), trail[-1]


def meaning(node: Node) -> str:
    """Eight hexadecimal digits that change when what a node asks or records does."""
    told = (
        node.kind,
        node.asks,
        node.input,
        sorted(answer.value for answer in node.answers),
        node.records,
        node.requires,
        node.paper,
        node.guide,
        node.meaning,
    )
    return hashlib.sha256(msgspec.json.encode(told)).hexdigest()[:8]


class Run:
    """A walk through a guide. `facts` are what the register knows of the person, as text; `today` is the day."""

    __slots__ = ("_facts", "guide", "parameters", "state", "today")

    def __init__(
        self,
        guide: Guide,
        state: RunState,
        facts: Mapping[str, str],
        parameters: Mapping[str, Parameter],
        today: date,
    ) -> None:
        self.guide = guide
        self.state = state
        self.parameters = parameters
        self.today = today
        self._facts = dict(facts)

    @property
    def node(self) -> Node:
        """The node where the run stands."""
        return self.guide.nodes[self.state.position]

    @property
    def facts(self) -> dict[str, str]:
        """What is known: the facts given, and over them those answered on the way."""
        found = dict(self._facts)
        for step in self.state.steps:
            if step.how == "answer":
                found[self.guide.nodes[step.node].asks] = step.value
        return found

    @property
    def suggestion(self) -> str:
        """At a question: what the register already says, to be shown and confirmed; empty when unknown."""
        return self.facts.get(self.node.asks, "") if self.node.asks else ""

    @property
    def number(self) -> int:
        """Which step this is, from 1; a step tried again is not counted twice."""
        return len({step.node for step in self.state.steps} | {self.state.position})

    @property
    def remaining(self) -> int | None:
        """The fewest steps left to the guide's goal, or none where it is out of reach."""
        return steps_left(self.guide, self.state.position)

    @property
    def finished(self) -> bool:
        """Whether the run stands at an end: an outcome, or a link to another guide."""
        return self.node.kind in ENDS

    @property
    def recorded(self) -> tuple[tuple[str, str], ...]:
        """What was recorded on the way: the kind (attempt, deposit …) and the record's id, in order."""
        return tuple(
            (str(self.guide.nodes[step.node].records), step.value)
            for step in self.state.steps
            if step.how == "next" and step.value and self.guide.nodes[step.node].records
        )

    def dates(self) -> dict[str, date]:
        """The guide's dates that can be computed from what is known."""
        facts, found = self.facts, {}
        for name, shift in self.guide.dates.items():
            start = as_date(facts.get(shift.fact, ""))
            day = moved(start, shift, self.parameters, self.today) if start else None
            if day is not None:
                found[name] = day
        return found

    def due(self) -> dict[str, date]:
        """At an outcome: by when each of its actions must be done, as far as that can be computed."""
        dates = self.dates()
        return {action: dates[name] for action, name in self.node.due.items() if name in dates}

    def answer(self, value: str) -> "Run":
        """Answers the question and moves on. Raises `guides.answer-unfit` for a value that it does not take."""
        node = self.node
        if node.kind != "question":
            raise ValueError(f"{node.id} asks nothing")
        if not fits(node, value):
            raise KnownError("guides.answer-unfit", value=value)
        step = Step(node=node.id, meaning=meaning(node), how="answer", value=value)
        direct = next((answer.to for answer in node.answers if answer.value == value), "")
        return self._moved(step, direct)

    def next(self, recorded: str = "") -> "Run":
        """Moves on from anything but a question or an end; `recorded` is the id of what was recorded here."""
        node = self.node
        if node.kind == "question" or self.finished:
            raise ValueError(f"{node.id} has no plain next")
        return self._moved(Step(node=node.id, meaning=meaning(node), how="next", value=recorded), "")

    def blocked(self) -> "Run":
        """Takes the way of *if blocked*; it can be tried again from there."""
        node = self.node
        if not node.blocked:
            raise ValueError(f"{node.id} has no way for being blocked")
        return self._moved(Step(node=node.id, meaning=meaning(node), how="blocked"), node.blocked)

    def back(self) -> "Run":
        """Returns to the step before, forgetting what was answered there; at the start, nothing happens."""
        if not self.state.steps:
            return self
        *before, last = self.state.steps
        return self._with(msgspec.structs.replace(self.state, steps=tuple(before), position=last.node))

    def told(self, *, where: Screen | None = None, language: str | None = None) -> "Run":
        """The same run with the online site open elsewhere, or in another language."""
        state = msgspec.structs.replace(
            self.state, where=where or self.state.where, language=language or self.state.language
        )
        return self._with(state)

    def _moved(self, step: Step, direct: str) -> "Run":
        steps = (*self.state.steps, step)
        on = self._with(msgspec.structs.replace(self.state, steps=steps))
        target = direct or on._chosen(self.node)
        if target == RETRY:
            target = next((s.node for s in reversed(self.state.steps) if s.how == "blocked"), self.guide.start)
        return self._with(msgspec.structs.replace(self.state, steps=steps, position=target))

    def _chosen(self, node: Node) -> str:
        situation = Situation(self.facts, self.state.answers, self.parameters, self.today)
        return next(rule.to for rule in node.next if all_hold(rule, situation))

    def _with(self, state: RunState) -> "Run":
        return Run(self.guide, state, self._facts, self.parameters, self.today)


def fits(node: Node, value: str) -> bool:
    """Whether a question takes this value: one of its answers, or what its input allows."""
    if value == UNKNOWN or any(answer.value == value for answer in node.answers):
        return True
    if node.input == "date":
        return as_date(value) is not None
    if node.input == "number":
        return is_number(value)
    return node.input == "text" and bool(value.strip())


def start(
    guide: Guide,
    facts: Mapping[str, str],
    parameters: Mapping[str, Parameter],
    today: date,
    *,
    language: str = "fr",
    where: Screen = "unknown",
) -> Run:
    """A new run at the guide's first node, pinned to the guide's version."""
    state = RunState(guide=guide.id, version=guide.version, language=language, where=where, position=guide.start)
    return Run(guide, state, facts, parameters, today)
