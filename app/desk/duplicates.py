"""Who may be in the register twice: told when someone is registered, and as a list to work through.

Nothing is joined by itself, and nothing of the list is kept: it is made anew, or brought up to date with what was
changed since. Only *these are not the same* is remembered.
"""

import threading
from collections.abc import Callable, Iterable
from operator import attrgetter

import msgspec

from app.desk.people import PersonForm
from app.desk.sitting import Sitting
from app.domain.changes import Make, Recorded, Withdraw
from app.domain.clock import Clock
from app.domain.entities import NOBODY, Contact, IdNumber, MergeDecision, Name, NotSame, Person
from app.domain.ids import Id, Ids
from app.domain.likeness import LEVELS, Likeness, compare
from app.domain.pairing import MOST_SHARING, NO_CROWD, Sieve, crowd_key
from app.domain.profile import Profile
from app.register import sheets
from app.register.register import Register
from app.register.search import candidates
from app.register.work import Progress, Stopped, check, never, silent

MOST_LIKE = 6
MOST_KEPT = 2_000
"""Pairs beyond the best so many are found once those before are settled."""
MOST_CHANGED = 300
"""Where more people changed, everyone is looked at again."""
_TELLING = {kind.entity for kind in (Person, Name, IdNumber, Contact, MergeDecision, NotSame)}


class Alike(msgspec.Struct, frozen=True):
    """Someone who may be the person asked about, and why."""

    profile: Profile
    likeness: Likeness


class Pair(msgspec.Struct, frozen=True):
    """Two who may be one person."""

    one: Id
    other: Id
    likeness: Likeness


class Crowd(msgspec.Struct, frozen=True):
    """Bearers of one name about whom nothing more is known: any two may be one person, and nobody can say which.

    The `first` ones, and how many in all.
    """

    first: tuple[Profile, ...]
    count: int


class Refused(msgspec.Struct, frozen=True):
    """Two of whom someone said that they are not the same person."""

    said: NotSame
    one: Profile
    other: Profile


class Listing(msgspec.Struct, frozen=True):
    """What a list of duplicates shows.

    `pairs` are nothing where nobody has looked yet; `crowds` are the largest first. Somebody has to settle what is
    `unsettled`, persons whose joined sheets say different things of which none was chosen, and `contradicted`, who
    are said not to be the same and are one person all the same. Of those who are only `refused` the last ones, and
    how many in all.
    """

    pairs: tuple[Pair, ...] | None
    unsettled: tuple[Profile, ...]
    contradicted: tuple[Refused, ...]
    refused: tuple[Refused, ...]
    refusals: int
    crowds: tuple[Crowd, ...] = ()


class Duplicates:
    """What may be there twice."""

    def __init__(self, register: Register, sitting: Sitting, clock: Clock, ids: Ids) -> None:
        self._register = register
        self._sitting = sitting
        self._clock = clock
        self._ids = ids
        self._found: list[Pair] | None = None
        self._crowds: dict[int, list[Id]] = {}
        self._disputed: set[Id] = set()
        self._changed: set[Id] = set()
        self._one_at_a_time = threading.Lock()
        register.on_change(self._notice)

    # -- one person ----------------------------------------------------------------------------

    def like(self, profile: Profile, most: int = MOST_LIKE) -> list[Alike]:
        """Who may be this person, the likeliest first; never herself, nor whom she was said not to be."""
        known = self._register.members(profile.person.id) if profile.person.id else ()
        others = dict.fromkeys(hit.person for text in _asked(profile) for hit in self._register.find(text))
        # Whoever has only some of her names is not found by all of them at once.
        others.update(dict.fromkeys(self._register.reading(lambda connection: candidates(connection, profile))))
        profiles = self._register.profiles([other for other in others if other not in known])
        compared = [Alike(other, compare(profile, other)) for other in profiles.values()]
        refused = self._refused() if known else set()
        found = [
            one
            for one in compared
            if one.likeness.level and frozenset((profile.person.id, one.profile.person.id)) not in refused
        ]
        return sorted(found, key=lambda one: _rank(one.likeness))[:most]

    def like_form(self, form: PersonForm) -> list[Alike]:
        """Who of the register may be the person of a form that is not recorded yet."""
        return self.like(profile_of(form))

    # -- everyone ------------------------------------------------------------------------------

    def known(self) -> list[Pair] | None:
        """What was found already, less what has been settled since; nothing where nobody has looked yet."""
        if self._found is None:
            return None
        refused, found = self._refused(), dict[frozenset[Id], Pair]()
        for pair in self._found:
            one, other = (self._register.representative(person) for person in (pair.one, pair.other))
            exist = all(self._register.own(Person, person) for person in (one, other))
            both = frozenset((one, other))
            if exist and one != other and both not in refused:
                found.setdefault(both, Pair(one, other, pair.likeness))
        return list(found.values())

    def look(self, progress: Progress = silent, stopped: Stopped = never) -> list[Pair]:
        """Looks for pairs, the likeliest first: among everyone the first time, then among those changed since.

        `progress` is told in persons. Raises `work.stopped`; what was known before stays known.
        """
        with self._one_at_a_time:
            self._bring_up_to_date(progress, stopped)
        return self.known() or []

    def listing(self, most: int) -> Listing:
        """What is known already, and at most so many of a crowd and of those who were said not to be the same."""
        pairs = self.known()
        contradicted = [self._refused_pair(*each) for each in self._refusals(same=True)]
        refused = self._refusals(same=False)
        first = tuple(self._refused_pair(*each) for each in refused[:most])
        asked = {one for one in map(self._register.representative, self._disputed) if self._is_disputed(one)}
        unsettled = [profile for one in sorted(asked) if (profile := self._register.profile(one))]
        return Listing(
            None if pairs is None else tuple(pairs), tuple(unsettled), tuple(contradicted), first, len(refused),
            tuple(self._known_crowds(most)),
        )  # fmt: skip

    def _known_crowds(self, most: int) -> list[Crowd]:
        """Those found, less who has been settled since."""
        found = []
        for persons in self._crowds.values():
            through = dict.fromkeys(map(self._register.representative, persons))
            there = [one for one in through if self._register.own(Person, one)]
            profiles = tuple(self._register.profiles(there[:most]).values())
            if len(there) > 1:
                found.append(Crowd(profiles, len(there)))
        return sorted(found, key=lambda crowd: -crowd.count)

    def _bring_up_to_date(self, progress: Progress, stopped: Stopped) -> None:
        changed, self._changed = self._changed, set()
        try:
            few = None if self._found is None or len(changed) > MOST_CHANGED else self._among(changed, self._found)
            found = self._among_everyone(progress, stopped) if few is None else few
            joined = sheets.joined_persons(self._register) if few is None else list(self._disputed | changed)
        except BaseException:
            self._changed |= changed
            raise
        self._found = sorted(found, key=lambda pair: _rank(pair.likeness))[:MOST_KEPT]
        self._disputed = {person for person in joined if self._is_disputed(person)}

    def _among_everyone(self, progress: Progress, stopped: Stopped) -> list[Pair]:
        people, sieve = sheets.count(self._register, Person), Sieve()
        for done, profile in enumerate(sheets.everyone(self._register)):
            check(stopped)
            progress(min(done, people), 2 * people)
            sieve.add(profile)
        pairs, found = sieve.pairs(), list[Pair]()
        mine: Profile | None = None
        for done, (one, other) in enumerate(pairs):
            check(stopped)
            progress(people + people * done // len(pairs), 2 * people)
            if mine is None or mine.person.id != one:
                mine = self._register.profile(one)
            its = self._register.profile(other)
            if mine and its and (likeness := compare(mine, its)).level:
                found.append(Pair(one, other, likeness))
        self._crowds = sieve.crowds()
        return found

    def _among(self, changed: set[Id], before: Iterable[Pair]) -> list[Pair] | None:
        """The pairs after a change; nothing where it makes a crowd: then everyone is looked at again."""
        found = [pair for pair in before if not {pair.one, pair.other} & changed]
        crowds = {key: [one for one in those if one not in changed] for key, those in self._crowds.items()}
        for person in {self._register.representative(one) for one in changed}:
            profile = self._register.profile(person)
            if profile is None:
                continue
            key, alike = crowd_key(profile), self.like(profile, MOST_KEPT)
            if key in crowds:
                crowds[key].append(person)
                alike = [one for one in alike if not (_by_name_alone(one) and crowd_key(one.profile) == key)]
            elif key != NO_CROWD and sum(crowd_key(one.profile) == key for one in alike) + 1 >= MOST_SHARING:
                return None
            found += [Pair(person, one.profile.person.id, one.likeness) for one in alike]
        self._crowds = crowds
        return found

    def _is_disputed(self, person: Id) -> bool:
        return len(self._register.members(person)) > 1 and bool(sheets.unsettled(self._register, person))

    def _notice(self, recorded: Recorded) -> None:
        if any(entity in _TELLING for entity, _ in recorded.entities):
            self._changed |= recorded.persons

    # -- who is not the same -------------------------------------------------------------------

    def refuse(self, one: Id, other: Id) -> Recorded:
        """Notes that two are not the same person: they are not proposed again."""
        now = self._clock().isoformat(timespec="seconds")
        said = NotSame(id=self._ids(), persons=(one, other), at=now, by=self._sitting.author)
        return self._sitting.record("not-same-said", [Make(said)])

    def take_back(self, said: Id) -> Recorded:
        """Two may be the same person after all."""
        return self._sitting.record("not-same-taken-back", [Withdraw(NotSame, said)])

    def refusal(self, one: Id, other: Id) -> NotSame | None:
        """What was said last of two not being the same."""
        both = {self._register.representative(person) for person in (one, other)}
        return next((said for said, *these in self._refusals(same=False) if set(these) == both), None)

    def _refusals(self, *, same: bool) -> list[tuple[NotSame, Id, Id]]:
        """What was said of two who are one person all the same, or are not; the last said first."""
        found = []
        for said in sorted(self._register.where(NotSame), key=attrgetter("at", "id"), reverse=True):
            firsts = [self._register.representative(person) for person in dict.fromkeys(said.persons)]
            exist = all(self._register.own(Person, first) for first in firsts)
            if len(firsts) == 2 and exist and (firsts[0] == firsts[1]) == same:
                found.append((said, firsts[0], firsts[1]))
        return found

    def _refused_pair(self, said: NotSame, one: Id, other: Id) -> Refused:
        profiles = (self._register.profile(person) or Profile(Person(id=person)) for person in (one, other))
        return Refused(said, *profiles)

    def _refused(self) -> set[frozenset[Id]]:
        through: Callable[[Id], Id] = self._register.representative
        return {frozenset(map(through, said.persons)) for said in self._register.where(NotSame)}


def _by_name_alone(alike: Alike) -> bool:
    return not {"number", "contact", "birth", "birth-swapped"} & set(alike.likeness.reasons)


def profile_of(form: PersonForm) -> Profile:
    """A person as a form tells her, before she is recorded."""
    texts = (
        ("family", form.family), ("given", form.given), ("called", form.called), ("own-script", form.own_script),
    )  # fmt: skip
    phone, number = form.phone.strip(), form.foreigner_number.strip()
    return Profile(
        Person(id=NOBODY, birth=str(form.birth)),
        tuple(Name(id=NOBODY, person=NOBODY, kind=kind, text=text.strip()) for kind, text in texts if text.strip()),
        (),
        (IdNumber(id=NOBODY, person=NOBODY, kind="foreigner", text=number),) if number else (),
        (Contact(id=NOBODY, person=NOBODY, kind="phone", value=phone),) if phone else (),
    )


def _asked(profile: Profile) -> list[str]:
    """What to search for: by no means everything at once, for one sheet may lack what the other has."""
    birth = profile.person.birth
    latin = [name.text for name in profile.names if name.text and name.kind != "own-script"]
    found = [" ".join(latin), *(name.text for name in profile.names if name.kind == "own-script")]
    found += [f"{name.text} {birth}" for name in profile.names if name.text and birth]
    found += [number.text for number in profile.numbers]
    found += [contact.value for contact in profile.contacts]
    return list(dict.fromkeys(text for text in found if text.strip()))


def _rank(likeness: Likeness) -> tuple[int, int]:
    return LEVELS.index(likeness.level), -len(likeness.reasons)
