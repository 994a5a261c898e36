"""Dates that leave the program: a calendar file without names, and whom to call, on which number, saying what."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import msgspec

from app.domain.agenda.model import Line
from app.domain.clock import Clock
from app.domain.entities import Consent, Contact
from app.domain.ids import Id
from app.domain.profile import Profile
from app.language.words import Words
from app.papers.calendar_file import CalendarEntry, calendar_file
from app.register.register import Register

PHONES = ("phone", "relative-phone")


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A telephone number that may be called.

    `cautions` come before it can be read, the gravest first: `never-mention-prefecture`, `shared`, `someone-else`,
    `no-message`, `message-unknown`. `whose` and `best_time` are as noted.
    """

    contact: Id
    value: str
    whose: str
    best_time: str
    cautions: tuple[str, ...]


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """Someone to call about her lines. Without numbers, `why_not` says why: `no-number`, `refused`, `not-safe`."""

    profile: Profile
    lines: tuple[Line, ...]
    numbers: tuple[Number, ...]
    why_not: str = ""


class DatesOut:
    """What can be made of lines of the agenda."""

    def __init__(self, register: Register, clock: Clock) -> None:
        self._register = register
        self._clock = clock

    def calendar(
        self, lines: Iterable[Line], profiles: Mapping[Id, Profile], words: Words, *, references: bool = True
    ) -> bytes:
        """A calendar file (.ics) of these lines: neutral titles, no name; her reference unless told otherwise."""
        zone = self._clock().tzinfo
        entries = []
        for line in lines:
            if line.day and line.live:
                when = datetime.combine(line.day, line.hour, zone) if line.hour else line.day
                known = profiles.get(line.person)
                reference = known.person.reference if known and references else ""
                entries.append(CalendarEntry(key=line.id, when=when, title=_title(line, reference, words)))
        return calendar_file(entries, self._clock())

    def calls(self, lines: Sequence[Line], profiles: Mapping[Id, Profile]) -> tuple[Call, ...]:
        """Whom to call about these lines, in their order, each person once."""
        by_person: dict[Id, list[Line]] = {}
        for line in lines:
            by_person.setdefault(line.person, []).append(line)
        return tuple(
            self._call(profiles[person], tuple(hers)) for person, hers in by_person.items() if person in profiles
        )

    def _call(self, profile: Profile, lines: tuple[Line, ...]) -> Call:
        phones = [one for one in profile.contacts if one.kind in PHONES and one.value]
        if self._refused(profile.person.id):
            return Call(profile=profile, lines=lines, numbers=(), why_not="refused")
        safe = [one for one in phones if _may_be_called(one)]
        numbers = tuple(sorted(map(_number, safe), key=lambda one: len(one.cautions)))
        why_not = "" if numbers else "not-safe" if phones else "no-number"
        return Call(profile=profile, lines=lines, numbers=numbers, why_not=why_not)

    def _refused(self, person: Id) -> bool:
        """Whether her last answer about being contacted is a no, or a yes taken back."""
        answers = [one for one in self._register.where(Consent, person=person) if one.purpose == "contact"]
        last = max(answers, key=lambda one: (one.given_on, one.id), default=None)
        return last is not None and (last.given == "no" or bool(last.withdrawn_on))


def _title(line: Line, reference: str, words: Words) -> str:
    """Nothing that tells a stranger what it is about."""
    if line.rule == "appointment":
        return words.t("Rendez-vous {reference}", reference=reference).strip()
    return words.t("Échéance {reference}", reference=reference).strip()


def _may_be_called(one: Contact) -> bool:
    """Not where someone else answers, no word may be left and the prefecture may not be named: any call would tell."""
    others = one.shared == "yes" or one.kind == "relative-phone"
    return not (others and one.never_mention_prefecture and one.may_leave_message == "no")


def _number(one: Contact) -> Number:
    return Number(
        contact=one.id, value=one.value, whose=one.whose, best_time=one.best_time, cautions=tuple(_cautions(one))
    )


def _cautions(one: Contact) -> Iterator[str]:
    if one.never_mention_prefecture:
        yield "never-mention-prefecture"
    if one.shared == "yes":
        yield "shared"
    if one.kind == "relative-phone":
        yield "someone-else"
    if one.may_leave_message == "no":
        yield "no-message"
    elif one.may_leave_message != "yes":
        yield "message-unknown"
