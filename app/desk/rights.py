"""What the papers of someone prove, as the person page shows it: according to the documents shown, never a promise."""

from collections.abc import Callable
from datetime import date

from app.desk.deadlines import Deadlines
from app.domain.agenda.model import PersonFile, day_of
from app.domain.clock import Clock
from app.domain.deadlines.counting import add_years
from app.domain.ids import Id
from app.domain.rights.held import rights_held
from app.domain.rights.model import RIGHTS, Paper, RightsHeld, Statement
from app.domain.rights.period import entered
from app.guides.age import too_old
from app.guides.content import Content
from app.guides.topics import PaperRights, RightStatement
from app.register import agenda
from app.register.register import Register


class Rights:
    """Questions about rights, with what the content says of each paper."""

    def __init__(
        self, register: Register, deadlines: Deadlines, content: Callable[[], Content], clock: Clock
    ) -> None:  # fmt: skip
        self._register = register
        self._deadlines = deadlines
        self._content = content
        self._clock = clock

    def of(self, person: Id, start: date | None = None, end: date | None = None) -> RightsHeld:
        """What a person's papers prove. The bands reach from her first paper to a year from now, unless told otherwise.

        `LookupError` where there is no such person.
        """
        now = self._clock().date()
        files = self._register.reading(lambda connection: agenda.files(connection, [person]))
        if not files:
            raise LookupError(person)
        parameters, _ = self._deadlines.sound_parameters(now)
        first = start or _first(files[0], now)
        return rights_held(files[0], self.papers(), parameters, now, first, end or add_years(now, 1))

    def papers(self) -> tuple[Paper, ...]:
        """What the content says of each kind of paper."""
        return papers_of(self._content(), self._clock().date())

    def trap(self, key: str, language: str) -> str:
        """The words of a trap, in a language or in French. Raises `KeyError`."""
        return self._content().phrase(f"trap.{key}", language, self._clock().date()).text


def papers_of(content: Content, today: date) -> tuple[Paper, ...]:
    """What a content says of each kind of paper, as the rights read it."""
    return tuple(_paper(key, found, today) for key, found in content.pack.rights.items())


def _first(file: PersonFile, now: date) -> date:
    """The first day that any of her papers speaks of."""
    return min((day_of(one.valid_from) or entered(one.id) for one in file.titles), default=now)


def _paper(key: str, found: PaperRights, today: date) -> Paper:
    return Paper(
        key=key, kinds=found.kinds, grounds=found.grounds,
        rights={right: _statement(getattr(found, right), today) for right in RIGHTS},
        until_collected=found.until_collected, traps=found.traps,
    )  # fmt: skip


def _statement(said: RightStatement, today: date) -> Statement:
    return Statement(
        level=said.level, first=said.first, reference=said.reference, status=said.status, checked_on=said.checked_on,
        stale=too_old(said.checked_on, today),
    )  # fmt: skip
