"""Everything that one person has to do, with what the desk said beside it."""

from collections.abc import Iterable, Iterator
from datetime import date

import msgspec

from app.domain.agenda.decision_lines import decision_lines
from app.domain.agenda.horizon import Horizon
from app.domain.agenda.making import Asking, weight
from app.domain.agenda.model import Line, PersonFile, State, Weight, day_of, in_order
from app.domain.agenda.other_lines import other_lines
from app.domain.agenda.request_lines import request_lines
from app.domain.agenda.title_lines import title_lines
from app.domain.deadlines.outcome import Sentence
from app.domain.entities import Task
from app.domain.ids import Id

STATES: dict[str, State] = {"done": "done", "postponed": "postponed", "handed-over": "handed-over"}


def lines_of(file: PersonFile, asking: Asking) -> tuple[Line, ...]:
    """The lines of a person, done ones too, in order. What was said of a line that no longer exists says nothing.

    Where `asking` looks no further than a horizon, `listed` says the same of them and of all lines.
    """
    if file.tasks:
        # Another day may have been said for any of them.
        asking = asking.whole
    said = {task.id: task for task in file.tasks}
    made = (*decision_lines(file, asking), *title_lines(file, asking), *request_lines(file, asking))
    whole = (_with(line, said.get(line.id), asking) for line in (*made, *other_lines(file, asking)))
    return in_order(_of(file.person.id, line) for line in whole)


def _of(person: Id, line: Line) -> Line:
    """The line of a sheet as that of the person who is read."""
    return line if line.person == person else msgspec.structs.replace(line, person=person)


def _with(line: Line, task: Task | None, asking: Asking) -> Line:
    """A line with what someone said of it; the computed date stays on it whatever that is."""
    if task is None:
        return line
    state = STATES.get(task.state, "open")
    own = day_of(task.due)
    if state == "done" and _changed_since(line, task):
        line, state = _told(line, Sentence("changed-since-done", {"day": day_of(task.until) or asking.on})), "open"
    if own and own != line.day:
        line = msgspec.structs.replace(line, day=own, hour=None)
    if own and line.computed and own > line.computed:
        line = _told(line, Sentence("later-than-computed", {"day": line.computed}))
    return msgspec.structs.replace(line, task=task, state=state, weight=_weight(line, task, state, asking))


def _changed_since(line: Line, task: Task) -> bool:
    """Whether the computed date is another one than when the line was marked done."""
    settled = day_of(task.until)
    return settled is not None and line.computed is not None and line.rule != "task" and settled != line.computed


def _told(line: Line, sentence: Sentence) -> Line:
    return msgspec.structs.replace(line, warnings=(*line.warnings, sentence))


def _weight(line: Line, task: Task, state: State, asking: Asking) -> Weight:
    if line.day is None:
        return line.weight
    until = day_of(task.until) if state == "postponed" else None
    if until is None:
        return weight(line.day, line.turn, asking, red=line.red, hour=line.hour)
    # Postponed: it waits until then, or until its own day where that comes first and is not behind us already.
    return weight(until if line.day < asking.on else min(until, line.day), line.turn, asking, red=line.red)


def listed(lines: Iterable[Line], horizon: Horizon) -> Iterator[Line]:
    """Those lines that stand on the list of the desk: within its horizon, or missed not too long ago.

    Without a day, only what is red. Postponed beyond the horizon, or done: not listed.
    """
    return (line for line in lines if _is_listed(line, horizon))


def _is_listed(line: Line, horizon: Horizon) -> bool:
    if not line.live:
        return False
    if line.red and line.turn != "happens":
        return True
    if line.day is None:
        return False
    start = line.shown_from or line.day
    if line.state == "postponed" and line.task:
        start = max(start, day_of(line.task.until) or date.min)
    first = horizon.last_session if line.turn in ("opens", "happens") else horizon.since
    return start <= horizon.until and line.day >= first
