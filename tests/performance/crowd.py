"""A large register, for measuring: as many people as wanted, recorded through the register itself.

Names follow the habit of real populations: a few are borne by very many, most by few. Each family name of the fictional
cast is the head of a row of made-up ones; the n-th is drawn about 1/n as often (Zipf's law, which surnames follow).
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from app.desk.demo import Cast, Lots
from app.domain.changes import Change, Make
from app.domain.entities import Attempt, Case, Contact, IdNumber, Name, Person, Title
from app.domain.ids import Id, Ids
from app.domain.references import reference
from app.domain.text import script_of
from app.register.register import Register

PREFIX = "BX"
"""What their references begin with."""
AT_ONCE = 500
"""How many persons are one action: what an import would bring."""
LONGEST_ROW = 2_000
STEPS = 1 << 20
ENDINGS = ("", "i", "a", "ou", "eh", "ane", "idi", "oum", "aki", "el", "ata", "isse", "ov", "ko", "ar")


def gather(register: Register, people: int, cast: Cast, today: date, ids: Ids, seed: int = 1) -> None:
    """Records so many people, each with her names, a phone, a title, a case and what was tried: some 35 operations."""
    lots = Lots(seed)
    for first in range(1, people + 1, AT_ONCE):
        changes: list[Change] = []
        for number in range(first, min(first + AT_ONCE, people + 1)):
            changes.extend(_someone(number, cast, today, ids, lots))
        register.record("people-imported", changes, "A1")


def _someone(number: int, cast: Cast, today: date, ids: Ids, lots: Lots) -> Iterator[Change]:
    origin = lots.one(cast.origins)
    person = Person(
        id=ids(), reference=reference(PREFIX, number), birth=_day(date(1945, 1, 1), 22_000, lots),
        nationalities=(origin.country,),
    )  # fmt: skip
    yield Make(person)
    for kind, of in (("family", origin.family), ("given", origin.given)):
        yield Make(_named(ids(), person.id, kind, _name(of, lots)))
    if origin.own and not lots.number(3):
        yield Make(_named(ids(), person.id, "own-script", lots.one(origin.own)[2]))
    yield Make(Contact(id=ids(), person=person.id, kind="phone", value=f"06{_digits(8, lots)}"))
    if lots.number(3):
        yield Make(IdNumber(id=ids(), person=person.id, kind="foreigner", text=_digits(10, lots)))
    # As many titles end on a day of the ten years around today as on any other.
    until = _day(today - timedelta(days=1_800), 3_600, lots)
    yield Make(Title(id=ids(), person=person.id, kind="card", ground="student", valid_to=until))
    case = Case(id=ids(), person=person.id, procedure="renewal", opened=_day(today - timedelta(days=700), 700, lots))
    yield Make(case)
    attempt = Attempt(id=ids(), person=person.id, case=case.id, at=f"{case.opened}T14:30:00+01:00", outcome="no-slot")
    yield Make(attempt)


def _named(identifier: Id, person: Id, kind: str, text: str) -> Name:
    return Name(id=identifier, person=person, kind=kind, text=text, script=script_of(text))


def _name(of: Sequence[str], lots: Lots) -> str:
    rank = int(LONGEST_ROW ** (lots.number(STEPS) / STEPS)) - 1
    head, place = of[rank % len(of)], rank // len(of)
    if not place:
        return head
    return f"{head[: 2 + place % 4]}{ENDINGS[place % len(ENDINGS)]}{ENDINGS[place // len(ENDINGS) % len(ENDINGS)]}"


def _digits(count: int, lots: Lots) -> str:
    return str(lots.number(10**count)).zfill(count)


def _day(first: date, days: int, lots: Lots) -> str:
    return (first + timedelta(days=lots.number(days))).isoformat()
