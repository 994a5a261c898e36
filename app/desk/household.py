"""Who belongs to a person's life (*entourage*), and what each of them lets be shown of her."""

import msgspec

from app.domain.clock import Clock
from app.domain.entities import Consent, Relation
from app.domain.ids import Id
from app.domain.profile import Profile
from app.register.purging import purged_among
from app.register.register import Register

OTHER_WAY = {"parent": "child", "child": "parent"}
"""What a relation is, seen from the other person; the others are the same both ways, or have no word."""
ONE_WAY = ("host", "interpreter", "social-worker", "lawyer", "employer")


class Member(msgspec.Struct, frozen=True):
    """Someone around a person. `kind` is what she is to the person; empty where only the other way has a word.

    `consents`: she said herself that she may be named in a relative's file; without it, her name and reference are all
    that is shown. Someone who is only a name here has no `profile`; of someone who was `erased` only the tie is left.
    """

    relation: Relation
    name: str
    kind: str
    profile: Profile | None = None
    consents: bool = False
    erased: bool = False


class Household:
    """The relations of the register, read from either end."""

    def __init__(self, register: Register, clock: Clock) -> None:
        self._register = register
        self._clock = clock

    def around(self, person: Id) -> list[Member]:
        """Those around a person: the same household first, then in the order in which they were noted."""
        mine = [self._member(one, one.other, one.kind) for one in self._register.where(Relation, person=person)]
        theirs = [
            self._member(one, one.person, "" if one.kind in ONE_WAY else OTHER_WAY.get(one.kind, one.kind))
            for one in self._register.where(Relation, other=person)
        ]
        known = {member.profile.person.id for member in mine if member.profile}
        more = [
            member for member in theirs if member.erased or (member.profile and member.profile.person.id not in known)
        ]
        return sorted([*mine, *more], key=lambda one: one.relation.same_household != "yes")

    def consents(self, person: Id, purpose: str = "household") -> bool:
        """Whether she says yes to one use today: her last answer counts, until its renewal date."""
        answers = [one for one in self._register.where(Consent, person=person) if one.purpose == purpose]
        last = max(answers, key=lambda one: (one.given_on, one.id), default=None)
        return last is not None and holds(last, self._clock().date().isoformat())

    def _member(self, relation: Relation, other: Id, kind: str) -> Member:
        profile = self._register.profile(other) if other else None
        consents = profile is not None and self.consents(other)
        erased = profile is None and not relation.other_name and self._is_erased(other)
        return Member(relation, relation.other_name, kind, profile, consents, erased)

    def _is_erased(self, other: Id) -> bool:
        return not other or bool(self._register.reading(lambda connection: purged_among(connection, [other])))


def holds(consent: Consent, today: str) -> bool:
    """Whether a consent is a yes today."""
    ended = bool(consent.withdrawn_on) or bool(consent.renew_on and consent.renew_on < today)
    return consent.given == "yes" and not ended
