"""The desk that is filled, and whom its pages are opened with."""

from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from app.desk.open_desk import OpenDesk
from app.domain.changes import Change
from app.domain.entities import NOBODY, Case, Title
from app.domain.ids import Id
from app.domain.vocabulary import TITLE_KINDS
from tests.ui.album import naming

AT_ONCE = 100


class Crowd(msgspec.Struct, kw_only=True):
    """Whom and what the pages are opened with; empty where there is none yet."""

    people: tuple[Id, ...] = ()
    someone: Id = NOBODY
    """Who has so many of everything."""
    bare: Id = NOBODY
    """Who has one name and nothing else, not even a case."""
    joined: Id = NOBODY
    """Who stands for two files."""
    leaving: Id = NOBODY
    """Who was told to leave the territory, by `decision`."""
    alike: tuple[Id, ...] = ()
    case: Id = NOBODY
    visits: tuple[Id, ...] = ()
    called: Id = NOBODY
    """The visit of someone who is being helped, where there are two."""
    pieces: tuple[Id, ...] = ()
    decision: Id = NOBODY
    attempt: Id = NOBODY
    title: Id = NOBODY
    run: Id = NOBODY
    paper: Id = NOBODY
    session: Id = NOBODY


class Filling:
    """An open desk that is filled. `kind`: how people are named (`naming.KINDS`)."""

    def __init__(self, desk: OpenDesk, today: date, kind: str) -> None:
        self.crowd = Crowd()
        self.desk, self.today, self.kind = desk, today, kind

    def record(self, changes: Sequence[Change]) -> None:
        """Records them, many at a time."""
        for first in range(0, len(changes), AT_ONCE):
            self.desk.sitting.record("people-imported", changes[first : first + AT_ONCE])

    def id(self) -> Id:
        """Of something new."""
        return self.desk.people.new_id()

    def day(self, days: int) -> str:
        """So many days from today."""
        return (self.today + timedelta(days=days)).isoformat()

    def at(self, days_ago: int) -> str:
        """A moment so many days ago."""
        return f"{self.day(-days_ago)}T10:15:00+01:00"

    def case_of(self, person: Id, number: int) -> Case:
        """Her n-th case."""
        procedure = ("renewal-student", "renewal", "appointment", "protection", "follow-up")[number % 5]
        return Case(
            id=self.id(), person=person, procedure=procedure, reason=naming.sentence(self.kind), channel="anef",
            opened=self.day(-number % 200 - 200),
        )  # fmt: skip

    def title_of(self, person: Id, number: int) -> Title:
        """Her n-th title."""
        return Title(
            id=self.id(), person=person, kind=TITLE_KINDS[1 + number % 5], ground="student",
            number=f"75{number:08}", valid_from=self.day(number % 360 - 545), valid_to=self.day(number % 360 - 180),
            rights=("stay", "work"), seen="seen",
        )  # fmt: skip
