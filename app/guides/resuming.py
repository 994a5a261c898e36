"""Takes up a run again, perhaps with a newer version of its guide."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

import msgspec
from msgspec import Struct

from app.guides.model import Guide
from app.guides.runner import Run, RunState, meaning
from app.guides.topics import Parameter


class Change(Struct, frozen=True):
    """A node of the way walked that is no longer what it was: gone, or asking something else."""

    node: str
    how: Literal["gone", "different"]


class Resumption(Struct, frozen=True, kw_only=True):
    """What taking up a run came to.

    `run` stands where the run stood, unless `changes` says why it cannot. Then `old` is the run with the text it
    began with, if the pack kept it, and `rewound` the run with the new text, just before the first change.
    """

    run: Run | None = None
    changes: tuple[Change, ...] = ()
    moved_from: int | None = None
    old: Run | None = None
    rewound: Run | None = None


def resume(
    state: RunState,
    guide: Guide,
    earlier: Guide | None,
    facts: Mapping[str, str],
    parameters: Mapping[str, Parameter],
    today: date,
) -> Resumption:
    """Takes up `state` with `guide`, the pack's version; `earlier` is the pinned version if the pack kept it."""
    changes = compare(state, guide)
    if not changes:
        moved_from = None if state.version == guide.version else state.version
        pinned = msgspec.structs.replace(state, version=guide.version)
        return Resumption(run=Run(guide, pinned, facts, parameters, today), moved_from=moved_from)
    old = Run(earlier, state, facts, parameters, today) if earlier and not compare(state, earlier) else None
    return Resumption(
        changes=changes,
        old=old,
        rewound=Run(guide, rewound(state, guide), facts, parameters, today),
    )


def compare(state: RunState, guide: Guide) -> tuple[Change, ...]:
    """The nodes of the way walked, and the position, that `guide` no longer has as they were."""
    changes = []
    for step in state.steps:
        node = guide.nodes.get(step.node)
        if node is None:
            changes.append(Change(step.node, "gone"))
        elif meaning(node) != step.meaning:
            changes.append(Change(step.node, "different"))
    if state.position not in guide.nodes:
        changes.append(Change(state.position, "gone"))
    return tuple(dict.fromkeys(changes))


def rewound(state: RunState, guide: Guide) -> RunState:
    """The way walked with `guide` up to the first step that changed; at worst, the start."""
    kept = []
    for step in state.steps:
        node = guide.nodes.get(step.node)
        if node is None or meaning(node) != step.meaning:
            break
        kept.append(step)
    steps = tuple(kept)
    if len(steps) == len(state.steps):
        position = steps[-1].node if steps else guide.start
        steps = steps[:-1]
    else:
        position = state.steps[len(steps)].node
        if position not in guide.nodes:
            position = steps[-1].node if steps else guide.start
            steps = steps[:-1]
    return msgspec.structs.replace(state, version=guide.version, steps=steps, position=position)
