"""The calculator of a walk-in: a situation and what is known of it in, the answers of its rules out."""

from datetime import date

import msgspec

from app.desk.deadlines import Deadlines
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import NamedDate, Outcome
from app.domain.deadlines.situations import situation, turn_of


class Calculation(msgspec.Struct, frozen=True):
    """What the rules of a situation say; `first` is the next last day to act, where there is one."""

    situation: str
    facts: Facts
    answers: tuple[Outcome, ...]
    first: NamedDate | None


def calculate(deadlines: Deadlines, code: str, facts: Facts, today: date) -> Calculation:
    """The answers to a situation: those with something to say first, each group in the order of the situation.

    Raises the faults of `Deadlines.answer`.
    """
    found = [deadlines.answer(rule, facts) for rule in situation(code).rules]
    answers = sorted(found, key=lambda one: bool(one.missing))
    coming = [date_ for one in answers for date_ in one.dates if turn_of(date_.name) == "closes" and date_.day >= today]
    first = min(coming, key=lambda one: (one.day, one.hour is None, one.hour), default=None)
    return Calculation(code, facts, tuple(answers), first)
