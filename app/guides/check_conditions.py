"""Is a condition one that can be answered? One subject, one operator, a value that the subject can have."""

from collections.abc import Iterator, Mapping
from datetime import date

from app.guides.gathering import Item
from app.guides.model import TODAY, UNKNOWN, Condition, Node, Shift
from app.guides.topics import Fact, Parameter

Fault = tuple[str, dict[str, str]]
OPERATORS = ("is", "in", "before", "after", "at-least", "known")
FITTING = {
    "is": {"choice", "yes-no", "text", "number"},
    "in": {"choice", "yes-no", "text", "number"},
    "before": {"date"},
    "after": {"date"},
    "at-least": {"number"},
    "known": {"choice", "yes-no", "text", "number", "date"},
}


class Subjects:
    """What conditions of one place may compare, and the parameters that may move it."""

    def __init__(
        self, facts: Mapping[str, Item[Fact]], parameters: Mapping[str, Item[Parameter]], nodes: Mapping[str, Node]
    ) -> None:
        self.facts = facts
        self.parameters = parameters
        self.nodes = nodes

    def fact_of(self, condition: Condition) -> str:
        """The fact that a condition is about, through the question when it names an answer."""
        if condition.answer:
            asked = self.nodes.get(condition.answer)
            return asked.asks if asked else ""
        return condition.fact


def operators(condition: Condition) -> dict[str, object]:
    """The operators that a condition uses, with their values."""
    values = (
        condition.is_,
        condition.in_,
        condition.before,
        condition.after,
        condition.at_least,
        condition.known,
    )
    return {name: value for name, value in zip(OPERATORS, values, strict=True) if value is not None}


def condition_faults(condition: Condition, subjects: Subjects) -> Iterator[Fault]:
    """Everything wrong with a condition: codes of sentences and their facts."""
    if bool(condition.fact) == bool(condition.answer):
        yield "condition-subject", {}
        return
    if condition.answer and not subjects.fact_of(condition):
        yield "condition-answer", {"subject": condition.answer}
        return
    used = operators(condition)
    if len(used) != 1:
        yield "condition-operator", {}
        return
    name = subjects.fact_of(condition)
    if name not in subjects.facts:
        yield "unknown-fact", {"key": name}
        return
    operator, value = next(iter(used.items()))
    yield from _value_faults(operator, value, name, subjects.facts[name].value)
    yield from shift_faults(Shift(fact=name, plus=condition.plus, minus=condition.minus), subjects)


def _value_faults(operator: str, value: object, name: str, fact: Fact) -> Iterator[Fault]:
    values = list(value) if isinstance(value, tuple) else [value]
    if values == [UNKNOWN] and operator == "is":
        return
    if fact.type not in FITTING[operator]:
        yield "condition-unfit", {"operator": operator, "subject": name}
        return
    for one in values:
        if operator != "known" and not possible(fact, str(one)):
            yield "condition-value", {"value": str(one), "subject": name}


def possible(fact: Fact, value: str) -> bool:
    """Whether a fact can have this value (besides unknown)."""
    if fact.type == "choice":
        return value in fact.values or value == UNKNOWN
    if fact.type == "yes-no":
        return value in ("yes", "no", UNKNOWN)
    if fact.type == "number":
        return is_number(value)
    if fact.type == "date":
        return value == TODAY or is_date(value)
    return True


def shift_faults(shift: Shift, subjects: Subjects) -> Iterator[Fault]:
    """Everything wrong with a date moved by a parameter."""
    if shift.fact not in subjects.facts:
        yield "unknown-fact", {"key": shift.fact}
        return
    if shift.plus and shift.minus:
        yield "shift-two", {}
        return
    key = shift.plus or shift.minus
    if not key:
        return
    if subjects.facts[shift.fact].value.type != "date":
        yield "condition-unfit", {"operator": "plus" if shift.plus else "minus", "subject": shift.fact}
    elif key not in subjects.parameters:
        yield "unknown-parameter", {"key": key}
    elif subjects.parameters[key].value.unit not in ("days", "months"):
        yield "shift-unit", {"key": key}


def is_number(text: str) -> bool:
    """Whether a text is a plain decimal number."""
    whole, _, fraction = text.partition(".")
    return whole.isdigit() and (fraction.isdigit() or not fraction) and text.isascii()


def is_date(text: str) -> bool:
    """Whether a text is an ISO civil date."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
