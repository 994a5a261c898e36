"""Joining the sheets of one person, and parting them again. Nothing moves: a decision is recorded, or taken back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from app.desk.described import described
from app.desk.sitting import Sitting
from app.domain.changes import Change, Edit, Make, Recorded, Withdraw
from app.domain.clock import Clock
from app.domain.entities import NOBODY, Case, Entity, FieldChoice, MergeDecision, NotSame, Title, Visit
from app.domain.faults import KnownError
from app.domain.ids import Id, Ids, made_at
from app.domain.merging import differing, source
from app.domain.profile import Profile
from app.language.words import Words
from app.register import sheets
from app.register.register import Register
from app.register.sheets import Joined

E = TypeVar("E", bound=Entity)


class Column(msgspec.Struct, frozen=True):
    """A person, or one of her sheets, as she is compared with another: who she is, what is in her file."""

    profile: Profile
    titles: tuple[Title, ...]
    cases: tuple[Case, ...]
    visits: tuple[Visit, ...]
    made_on: str
    """The civil date (ISO 8601, UTC) on which the sheet was made."""


class Merges:
    """The decisions that sheets are one person's."""

    def __init__(self, register: Register, sitting: Sitting, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._sitting = sitting
        self._clock = clock
        self._ids = ids

    # -- joining -------------------------------------------------------------------------------

    def candidates(self, persons: Iterable[Id]) -> list[Profile]:
        """Those of these persons who are not one already, each as she is read now, in the order given."""
        firsts = dict.fromkeys(self._register.representative(person) for person in persons)
        return [profile for first in firsts if (profile := self._register.profile(first))]

    def columns(self, persons: Iterable[Id]) -> list[Column]:
        """The same with what is in their files."""
        return [self._column(one, self._register.members(one.person.id)) for one in self.candidates(persons)]

    def merge(self, persons: Sequence[Id], chosen: Mapping[str, Id]) -> Recorded:
        """Decides that these are one person; `chosen` is, field by field, of which of them it is taken.

        What was said of their not being the same is taken back with it. Raises `merge.already-one`, and
        `merge.choice-missing` where two of them know different things and nothing was chosen.
        """
        profiles = self.candidates(persons)
        if len(profiles) < 2:
            raise KnownError("merge.already-one")
        if not set(differing([one.person for one in profiles])) <= chosen.keys():
            raise KnownError("merge.choice-missing")
        together = tuple(one.person.id for one in profiles)
        decision = MergeDecision(
            id=self._ids(), persons=together, at=self._now(), by=self._sitting.author,
            choices=tuple(FieldChoice(field, self._sheet(field, person)) for field, person in chosen.items()),
        )  # fmt: skip
        denied = [
            Withdraw(NotSame, said.id) for said in self._register.where(NotSame) if self._is_among(said, together)
        ]
        return self._sitting.record("persons-merged", [Make(decision), *denied])

    # -- what is joined ------------------------------------------------------------------------

    def joined(self, person: Id) -> Joined:
        """The sheets of a person, and who decided that they are hers."""
        return sheets.joined(self._register, person)

    def count(self, person: Id) -> int:
        """How many sheets she is read from."""
        members = self._register.members(person)
        return len(members) if len(members) < 2 else len(self.joined(person).sheets)

    def is_disputed(self, person: Id) -> bool:
        """Whether something has to be settled: what her sheets say, or whether they are hers at all."""
        return bool(self.unsettled(person) or self.denied(person))

    def sheets(self, person: Id) -> list[Column]:
        """Each of her sheets with what was recorded on it."""
        return [self._column(sheet, (sheet.person.id,)) for sheet in self.joined(person).sheets]

    def unsettled(self, person: Id) -> tuple[str, ...]:
        """The fields of which her sheets know different things, and of which nothing was chosen, or not the same."""
        return sheets.unsettled(self._register, person)

    def settle(self, person: Id, chosen: Mapping[str, Id]) -> Recorded:
        """Says of which sheet these fields are taken, in every decision that makes the group.

        Raises `merge.not-joined` where none does any more.
        """
        decisions = self.joined(person).decisions
        if not decisions:
            raise KnownError("merge.not-joined")
        said = tuple(FieldChoice(field, sheet) for field, sheet in chosen.items())
        changes = [
            Edit(MergeDecision, one.id, {"choices": (*(c for c in one.choices if c.field not in chosen), *said)})
            for one in decisions
        ]
        return self._sitting.record("merge-settled", changes)

    def denied(self, person: Id) -> list[NotSame]:
        """What was said of sheets of hers not being the same person."""
        return [said for said in self._register.where(NotSame) if self._is_among(said, (person,))]

    # -- parting -------------------------------------------------------------------------------

    def entered_since(self, person: Id) -> list[Entity]:
        """What was recorded since her sheets were joined and may be of any of them, oldest first.

        What belongs to a case, a mandate, an attempt goes where that goes, and is left out.
        """
        return [one for one in sheets.entered_since(self._register, person) if not _belongs_to(one)]

    def described(self, entity: Entity, words: Words) -> str:
        """One of these as a line to recognise it by."""
        return described(self._register, entity, words)

    def part(self, sheet: Id, whose: Mapping[Id, Id]) -> Recorded:
        """Gives a sheet back as a person of its own, and remembers that she is another.

        `whose` says, of what `entered_since` gives, by its id, whose it is; what is not there stays where it was
        recorded. Raises `merge.not-joined` where nothing joins the sheet to another.
        """
        found = self.joined(sheet)
        named = [one for one in found.decisions if sheet in one.persons]
        rest = [one.person.id for one in found.sheets if one.person.id != sheet]
        if not named or not rest:
            raise KnownError("merge.not-joined")
        left = [one for one in found.decisions if one not in named]
        changes: list[Change] = [Withdraw(MergeDecision, one.id) for one in named]
        changes += self._kept_together(rest, left, found.choices)
        changes.append(Make(NotSame(id=self._ids(), persons=(rest[0], sheet), at=self._now(), by=self._sitting.author)))
        changes += self._moved(sheet, whose)
        return self._sitting.record("persons-parted", changes)

    def _kept_together(
        self, rest: Sequence[Id], left: Sequence[MergeDecision], choices: Sequence[FieldChoice]
    ) -> list[Change]:
        """One decision more, where those who stay would come apart without those that are taken back."""
        together = {rest[0]}
        for _ in left:
            together.update(one for decision in left if together & set(decision.persons) for one in decision.persons)
        if together >= set(rest):
            return []
        latest = {choice.field: choice for choice in choices if choice.person in rest}
        decision = MergeDecision(
            id=self._ids(), persons=tuple(rest), choices=tuple(latest.values()), at=self._now(),
            by=self._sitting.author,
        )  # fmt: skip
        return [Make(decision)]

    def _moved(self, person: Id, whose: Mapping[Id, Id]) -> list[Change]:
        """Each of these entities is another's, a case with all that was noted in it."""
        since = {one.id: one for one in sheets.entered_since(self._register, person)}
        changes: list[Change] = []
        for one in since.values():
            root = one
            while (above := since.get(_belongs_to(root))) is not None:
                root = above
            to = whose.get(root.id)
            if to and to != getattr(one, "person", NOBODY):
                changes.append(Edit(type(one), one.id, {"person": to}))
        return changes

    # -- small things --------------------------------------------------------------------------

    def _column(self, profile: Profile, persons: Sequence[Id]) -> Column:
        def hers(kind: type[E]) -> tuple[E, ...]:
            found = self._register.where(kind, person=profile.person.id)
            return tuple(one for one in found if getattr(one, "person", NOBODY) in persons)

        made = datetime.fromtimestamp(made_at(profile.person.id) / 1000, UTC).date()
        return Column(profile, hers(Title), hers(Case), hers(Visit), made.isoformat())

    def _sheet(self, field: str, person: Id) -> Id:
        """Of a person who is herself several sheets, the one from which a field is read."""
        found = self.joined(person)
        latest = {choice.field: choice.person for choice in found.choices}
        return source(field, [one.person for one in found.sheets], latest).id

    def _is_among(self, said: NotSame, persons: Sequence[Id]) -> bool:
        firsts = {self._register.representative(person) for person in persons}
        return {self._register.representative(person) for person in said.persons} <= firsts

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")


def _belongs_to(one: Entity) -> Id:
    """The case, or else the mandate, attempt, decision… that an entity is a part of; nobody where it stands alone."""
    parents: list[Id] = [getattr(one, field, NOBODY) for field in ("case", "mandate", "about")]
    return next((parent for parent in parents if parent), NOBODY)
