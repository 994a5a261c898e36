"""Walking a guide with someone: begun, left at any step, taken up again by whoever sits here next."""

import contextlib
from collections.abc import Callable, Mapping

import msgspec

from app.desk.drafts import Drafts
from app.desk.sitting import Sitting
from app.desk.steps import Step, step
from app.domain.changes import Edit, Make, Recorded
from app.domain.clock import Clock
from app.domain.entities import Case, GuideRun, Language, Title
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.domain.profile import spoken
from app.guides import runner
from app.guides.content import Asked, Content
from app.guides.content import GuideLine as GuideLine
from app.guides.model import MASTER, Guide, Screen
from app.guides.resuming import Change
from app.guides.runner import Run, RunState
from app.guides.wordings import NodeView
from app.register.register import Register

_read_state = msgspec.json.Decoder(RunState).decode


class Walk(msgspec.Struct, frozen=True, kw_only=True):
    """A run of a guide in a case; `id` is the guide run's, `changes` tells what a newer guide changed."""

    id: Id
    person: Id
    case: Id
    run: Run
    changes: tuple[Change, ...] = ()


class Walks:
    """The guide runs of the register. Each move is kept at once as a draft; leaving records it as one action."""

    def __init__(
        self,
        register: Register,
        sitting: Sitting,
        drafts: Drafts,
        clock: Clock,
        ids: Ids,
        content: Callable[[], Content],
    ) -> None:
        self._register = register
        self._sitting = sitting
        self._drafts = drafts
        self._clock = clock
        self._ids = ids
        self._content = content

    @property
    def content(self) -> Content:
        """The content in use."""
        return self._content()

    def guides(self, language: str) -> tuple[GuideLine, ...]:
        """The guides that ship, by category and title."""
        return self.content.guides(language, self._clock().date())

    def categories(self, language: str) -> dict[str, str]:
        """The names under which guides are listed."""
        today = self._clock().date()
        found = {guide.category for guide in self.content.pack.guides.values()}
        return {one: self.content.phrase(f"category.{one}", language, today).text for one in found}

    def view(self, walk: Walk, language: str | None = None) -> NodeView:
        """The words of the step where a walk stands, in the walk's language or another."""
        return self.content.view(walk.run, language)

    def step(self, walk: Walk, language: str) -> Step:
        """Everything about the step where a walk stands, for a volunteer who reads `language`."""
        return step(self.content, walk.run, language, self._clock().date())

    def asked(self, walk: Walk, language: str) -> tuple[Asked, ...]:
        """The documents that the check-list where a walk stands asks for, given what is known."""
        return self.content.requirements(walk.run.node.requires, walk.run.facts, language, self._clock().date())

    def languages(self, walk: Walk) -> list[str]:
        """The languages to choose from in a walk: hers, read ones first, then those of the guide."""
        return list(dict.fromkeys([*self._hers(walk.person), *walk.run.guide.languages]))

    def language(self, person: Id, guide: str) -> str:
        """The language in which a guide speaks to someone: the first of hers that it has, else her first, else French.

        Where it has none of hers, its French is shown to her and said to be French.
        """
        hers = self._hers(person)
        spoken = self._guide(guide).languages
        return next((code for code in hers if code in spoken), next(iter(hers), MASTER))

    def start(self, case: Id, guide: str, *, language: str = "fr", where: Screen = "unknown") -> Walk:
        """Begins a guide in a case, and records that."""
        found = self._case(case)
        run = runner.start(
            self._guide(guide), self.facts(found), self.content.pack.parameters, self._clock().date(),
            language=language, where=where,
        )  # fmt: skip
        begun = GuideRun(
            id=self._ids(), person=found.person, case=case, guide=guide, version=run.state.version, language=language,
            site_open_on=where, trail=run.state.trail, started=self._now(),
        )  # fmt: skip
        self._sitting.record("guide-started", [Make(begun)])
        return Walk(id=begun.id, person=found.person, case=case, run=run)

    def unfinished(self, person: Id) -> list[GuideRun]:
        """The runs of a person that can be taken up again, the latest first, with the trail as far as it was walked."""
        runs = self._register.where(GuideRun, person=person)[::-1]
        return [self._as_left(one) for one in runs if not one.finished]

    def resume(self, identifier: Id) -> Walk:
        """Takes up a run where it was left, or just before the first step that a newer guide changed.

        Raises `guides.run-unreadable` where its guide is gone, or its way was written by a newer program.
        """
        kept = self._register.get(GuideRun, identifier)
        if kept is None:
            raise LookupError(identifier)
        found = self.content.resume(self._state(kept), self.facts(self._case(kept.case)), self._clock().date())
        run = (found.run or found.old or found.rewound) if found else None
        if found is None or run is None:
            raise KnownError("guides.run-unreadable")
        changes = () if found.run else found.changes
        return Walk(id=kept.id, person=kept.person, case=kept.case, run=run, changes=changes)

    def outcome(self, case: Case) -> Run | None:
        """What the guide walked last in a case came to, where its guide is still as it was.

        That is its end; at the step where a paper is made just before the end, the end that follows: the paper tells
        what it asks of the person. A guide left elsewhere came to nothing yet, and the one before it counts.
        """
        runs = self._register.where(GuideRun, case=case.id)
        for kept in sorted(runs, key=lambda run: (run.finished or run.started, run.id), reverse=True):
            found = self.content.resume(self._walked(kept), self.facts(case), self._clock().date())
            run = (found.run or found.old) if found else None
            if run is not None and run.node.kind == "paper":
                run = run.next()
            if kept.finished or (run is not None and run.finished):
                return run
        return None

    def answer(self, walk: Walk, value: str) -> Walk:
        """Answers the question and moves on; raises `guides.answer-unfit`."""
        return self._kept(walk, walk.run.answer(value))

    def next(self, walk: Walk, recorded: str = "") -> Walk:
        """Moves on; `recorded` is the identifier of what was recorded at this step."""
        return self._kept(walk, walk.run.next(recorded))

    def blocked(self, walk: Walk) -> Walk:
        """Takes the way of *if blocked*."""
        return self._kept(walk, walk.run.blocked())

    def back(self, walk: Walk) -> Walk:
        """Returns to the step before; what was answered there is forgotten."""
        return self._kept(walk, walk.run.back())

    def told(self, walk: Walk, *, where: Screen | None = None, language: str | None = None) -> Walk:
        """The same walk with the online site open elsewhere, or in another language."""
        return self._kept(walk, walk.run.told(where=where, language=language))

    def leave(self, walk: Walk) -> Recorded:
        """Records how far the walk came, as one action, and that it is finished where it is.

        Left twice at the same place, nothing is recorded the second time.
        """
        state = walk.run.state
        kept = self._register.get(GuideRun, walk.id)
        finished = kept.finished if kept and kept.trail == state.trail else ""
        fields: dict[str, object] = {
            "trail": state.trail, "version": state.version, "language": state.language, "site_open_on": state.where,
            "finished": (finished or self._now()) if walk.run.finished else "",
        }  # fmt: skip
        recorded = self._sitting.record("guide-walked", [Edit(GuideRun, walk.id, fields)])
        self._drafts.drop(_key(walk.id))
        return recorded

    def facts(self, case: Case) -> Mapping[str, str]:
        """What the register knows that guides ask: the title held last, the procedure."""
        titles = [one for one in self._register.where(Title, person=case.person) if one.kind != "passport"]
        held = max(titles, key=lambda one: (one.valid_to, one.id), default=None)
        found = {"procedure": case.procedure}
        if held:
            found |= {"title-kind": held.kind, "title-ground": held.ground, "title-expires": held.valid_to}
        return {name: value for name, value in found.items() if value and value not in ("unknown", "not-stated")}

    def _kept(self, walk: Walk, run: Run) -> Walk:
        moved = msgspec.structs.replace(walk, run=run)
        self._drafts.keep(_key(walk.id), {"state": msgspec.json.encode(run.state).decode()})
        return moved

    def _state(self, kept: GuideRun) -> RunState:
        """Where a run stands: what was kept at each move, which may be further than the journal's word."""
        return self._drafted(kept.id) or self._walked(kept)

    def _drafted(self, run: Id) -> RunState | None:
        draft = self._drafts.of(_key(run)).get("state")
        if draft:
            # A draft that another version of the program kept is given up: the journal has the way walked.
            with contextlib.suppress(msgspec.DecodeError):
                return _read_state(draft)
        return None

    def _as_left(self, run: GuideRun) -> GuideRun:
        """A run as far as it was walked, also where the power failed before that was recorded."""
        state = self._drafted(run.id)
        return msgspec.structs.replace(run, trail=state.trail) if state is not None else run

    def _walked(self, kept: GuideRun) -> RunState:
        try:
            steps, position = runner.read_trail(kept.trail)
            return msgspec.convert(
                {
                    "guide": kept.guide, "version": kept.version, "language": kept.language,
                    "where": kept.site_open_on, "steps": steps, "position": position,
                }, RunState,
            )  # fmt: skip
        except msgspec.DecodeError as error:
            raise KnownError("guides.run-unreadable") from error

    def _hers(self, person: Id) -> tuple[str, ...]:
        return spoken(self._register.where(Language, person=person))

    def _guide(self, guide: str) -> Guide:
        return self.content.pack.guides[guide]

    def _case(self, case: Id) -> Case:
        found = self._register.get(Case, case)
        if found is None:
            raise LookupError(case)
        return found

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def _key(run: Id) -> str:
    return f"walk/{run}"
