"""The desk of the day: who is here, and which guides wait to be taken up."""

from collections.abc import Callable, Sequence

import msgspec

from app.desk.sitting import Sitting
from app.domain.entities import Case, GuideRun, Visit
from app.domain.ids import Id
from app.domain.profile import Profile
from app.register.register import Register

LOOKED_AT = 30
"""Of how many persons last worked with the guides are looked at: those before are found on their own pages."""


class Here(msgspec.Struct, frozen=True):
    """Someone who came today."""

    profile: Profile
    visit: Visit


class Going(msgspec.Struct, frozen=True):
    """A guide that was begun and not finished; `step` counts from 1."""

    profile: Profile
    case: Case
    run: GuideRun
    step: int


class Today:
    """What matters now, read anew at each call."""

    def __init__(
        self, register: Register, sitting: Sitting, unfinished: Callable[[Id], Sequence[GuideRun]]
    ) -> None:  # fmt: skip
        self._register = register
        self._sitting = sitting
        self._unfinished = unfinished

    def here(self) -> list[Here]:
        """Who came to this session and has a file, the last to arrive first."""
        visits = self._sitting.visits()
        found = ((self._register.profile(visit.person), visit) for visit in reversed(visits) if visit.person)
        return [Here(profile, visit) for profile, visit in found if profile]

    def is_here(self, person: Id) -> bool:
        """Whether someone's visit is noted; true where no session is open, for there is nothing to note it in."""
        return self._sitting.session is None or bool(self._sitting.visits_of(person))

    def going_on(self, limit: int = 5) -> list[Going]:
        """The guides to take up again, of the persons last worked with, the latest person first."""
        found: list[Going] = []
        for person in self._register.recent_persons(LOOKED_AT):
            runs = self._unfinished(person)
            profile = self._register.profile(person) if runs else None
            for run in runs:
                case = self._register.get(Case, run.case)
                if profile and case:
                    found.append(Going(profile, case, run, len(run.trail)))
            if len(found) >= limit:
                break
        return found[:limit]
