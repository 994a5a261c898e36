"""Files of fictional people, and what the agenda says of them with the content that ships."""

from datetime import UTC, date, datetime
from typing import Any

from app.domain.agenda.lines import lines_of
from app.domain.agenda.making import Asking
from app.domain.agenda.model import Line, PersonFile
from app.domain.entities import Case, Deposit, Person, Title
from app.domain.ids import Id
from tests.domain.deadlines.asking import TODAY, parameters

SHE = Id("0" * 31 + "1")


def made(number: int) -> Id:
    """An identifier that sorts by its number."""
    return Id(f"{number:032x}")


def title(number: int = 10, **fields: Any) -> Title:
    """A title of hers."""
    return Title(id=made(number), person=SHE, **fields)


def case(number: int = 20, **fields: Any) -> Case:
    """A case of hers."""
    return Case(id=made(number), person=SHE, **fields)


def deposit(at: str, number: int = 30, case: int = 20, **fields: Any) -> Deposit:
    """A request that she filed."""
    return Deposit(id=made(number), person=SHE, case=made(case), at=at, **fields)


def file(**parts: Any) -> PersonFile:
    """Her file."""
    birth = parts.pop("birth", "")
    return PersonFile(person=Person(id=SHE, birth=birth), **parts)


def asking(on: date = TODAY, hour: int = 12) -> Asking:
    """The question on a day, with the shipped values."""
    return Asking(now=datetime(on.year, on.month, on.day, hour, tzinfo=UTC), parameters=parameters(on))


def lines(held: PersonFile, on: date = TODAY) -> tuple[Line, ...]:
    """All her lines on a day."""
    return lines_of(held, asking(on))


def told(held: PersonFile, on: date = TODAY) -> dict[str, str]:
    """Her lines as `{"renewal closes": "2026-12-31 later"}`, done ones left out; `none` where there is no day."""
    return {
        f"{line.rule} {line.date_name}": f"{line.day or 'none'} {line.weight}" for line in lines(held, on) if line.live
    }
