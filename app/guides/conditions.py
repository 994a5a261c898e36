"""Does a condition hold? Facts are text (dates in ISO form); an unknown fact satisfies only being unknown."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from app.domain.dates import OLDEST_YEAR
from app.guides.check_conditions import is_number
from app.guides.model import TODAY, UNKNOWN, Condition, Rule, Shift
from app.guides.topics import DatedValue, Parameter

LATEST_YEAR = 2200


class Situation:
    """What conditions are read against: facts by name, answers by node, parameters, and the day."""

    def __init__(
        self,
        facts: Mapping[str, str],
        answers: Mapping[str, str],
        parameters: Mapping[str, Parameter],
        today: date,
    ) -> None:
        self.facts = facts
        self.answers = answers
        self.parameters = parameters
        self.today = today

    def subject(self, condition: Condition) -> str:
        """The fact or answer that a condition is about; empty when unknown."""
        value = self.answers.get(condition.answer, "") if condition.answer else self.facts.get(condition.fact, "")
        return "" if value == UNKNOWN else value


def value_on(parameter: Parameter, day: date) -> DatedValue | None:
    """The value of a parameter on a day; of several that say so, the one that began last."""
    valid = [v for v in parameter.values if v.from_ <= day and (v.until is None or day <= v.until)]
    return max(valid, key=lambda value: value.from_, default=None)


def add_months(day: date, months: int) -> date:
    """The same day number `months` later (or earlier), or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def moved(day: date, shift: Shift | Condition, parameters: Mapping[str, Parameter], today: date) -> date | None:
    """`day` moved by the parameter that `shift` names; none if it has no value today or leaves the calendar."""
    key = shift.plus or shift.minus
    if not key:
        return day
    value = value_on(parameters[key], today)
    if value is None:
        return None
    amount = int(Decimal(value.value)) * (1 if shift.plus else -1)
    try:
        return add_months(day, amount) if parameters[key].unit == "months" else day + timedelta(days=amount)
    except (OverflowError, ValueError):
        return None


def as_date(text: str) -> date | None:
    """The civil date of an ISO text, or none; a year that no paper carries is a slip of the hand, not a date."""
    try:
        day = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
    return day if day and OLDEST_YEAR <= day.year <= LATEST_YEAR else None


def holds(condition: Condition, situation: Situation) -> bool:
    """Whether one condition holds."""
    subject = situation.subject(condition)
    if condition.known is not None:
        return bool(subject) is condition.known
    if condition.is_ is not None:
        return subject == ("" if condition.is_ == UNKNOWN else condition.is_)
    if not subject:
        return False
    if condition.in_ is not None:
        return subject in condition.in_
    if condition.at_least is not None:
        return is_number(subject) and Decimal(subject) >= Decimal(condition.at_least)
    return _in_order(subject, condition, situation)


def _in_order(subject: str, condition: Condition, situation: Situation) -> bool:
    first = as_date(subject)
    day = moved(first, condition, situation.parameters, situation.today) if first else None
    border = condition.before or condition.after or ""
    limit = situation.today if border == TODAY else as_date(border)
    if day is None or limit is None:
        return False
    return day < limit if condition.before else day > limit


def all_hold(rule: Rule, situation: Situation) -> bool:
    """Whether all conditions of a rule hold."""
    return all(holds(condition, situation) for condition in rule.when)
