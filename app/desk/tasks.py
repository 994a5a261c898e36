"""What someone at the desk says beside a computed date: another date with its reason, done, later, someone else's.

Each act is one batch. The identifier of what is said of a computed date is the same on every laptop (`Line.id`), so
that two laptops speak of the same thing: what they say differently is a conflict, not two things.
"""

from datetime import date

from app.desk.fitting import kept_text
from app.desk.sitting import Sitting
from app.domain.agenda.model import Line
from app.domain.changes import Change, Edit, Make, Recorded
from app.domain.clock import Clock
from app.domain.entities import NOBODY, Task
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids
from app.register.register import Register


class Tasks:
    """What is said of the lines of the agenda, and things to do written by hand."""

    def __init__(self, register: Register, sitting: Sitting, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._sitting = sitting
        self._clock = clock
        self._ids = ids

    def override(self, line: Line, due: date, reason: str) -> Recorded:
        """Puts another date beside the computed one, which stays in sight. Raises `task.reason-missing`."""
        return self._said("task-overridden", line, due=due.isoformat(), reason=_needed(reason), state="open", until="")

    def done(self, line: Line, note: str = "") -> Recorded:
        """Marks a line done as its date stands; should the date change, it is to be done again."""
        settled = line.computed.isoformat() if line.computed else ""
        return self._said("task-done", line, state="done", until=settled, reason=kept_text(note) or _reason(line))

    def postpone(self, line: Line, until: date, reason: str = "") -> Recorded:
        """Takes a line off the list until a day, which lies ahead. Raises `task.date-passed`."""
        if until <= self._clock().date():
            raise KnownError("task.date-passed", day=until.isoformat())
        told = kept_text(reason) or _reason(line)
        return self._said("task-postponed", line, state="postponed", until=until.isoformat(), reason=told)

    def hand_over(self, line: Line, to: str, reason: str = "") -> Recorded:
        """Hands a line to another volunteer, by code. Raises `task.nobody`."""
        if not to:
            raise KnownError("task.nobody")
        told = kept_text(reason) or _reason(line)
        return self._said("task-handed-over", line, state="handed-over", to=to, until="", reason=told)

    def take_back(self, line: Line) -> Recorded:
        """Takes back all that was said of a line: the computed date counts again, and it is to be done."""
        cleared: dict[str, str] = {"state": "open", "until": "", "to": ""}
        if line.rule != "task":
            cleared |= {"due": "", "reason": ""}
        return self._said("task-taken-back", line, **cleared)

    def write(self, person: Id, text: str, due: date | None = None, case: Id = NOBODY) -> Recorded:
        """Writes down something to do by hand. Raises `task.text-missing`, `people.too-long`."""
        told = kept_text(text)
        if not told:
            raise KnownError("task.text-missing")
        task = Task(
            id=self._ids(), person=person, case=case, text=told, due=due.isoformat() if due else "", at=self._now(),
            by=self._sitting.author,
        )  # fmt: skip
        return self._sitting.record("task-written", [Make(task)])

    def _said(self, kind: str, line: Line, **fields: str) -> Recorded:
        said: dict[str, object] = {**fields, "at": self._now(), "by": self._sitting.author}
        change: Change
        if self._register.get(Task, line.id) is None:
            change = Make(
                Task(
                    id=line.id, person=line.owner, case=line.case, about=line.about, rule=line.rule,
                    date_name=line.date_name, **fields, at=self._now(), by=self._sitting.author,
                )
            )  # fmt: skip
        else:
            change = Edit(Task, line.id, said)
        return self._sitting.record(kind, [change])

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def _needed(reason: str) -> str:
    told = kept_text(reason)
    if not told:
        raise KnownError("task.reason-missing")
    return told


def _reason(line: Line) -> str:
    """The reason that stands already: an act that gives none takes none away."""
    return line.task.reason if line.task else ""
