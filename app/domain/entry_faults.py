"""What keeps an entity from being recorded as it stands: known faults, each with the `field` that it is about."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from app.domain.dates import earliest, from_edtf
from app.domain.entities import (
    Acknowledgement,
    Attempt,
    Consent,
    Consequence,
    Contact,
    Decision,
    Deposit,
    Entity,
    IdNumber,
    Language,
    Mandate,
    Name,
    Note,
    Relation,
    StatusRead,
    Title,
)
from app.domain.faults import KnownError

Rule = Callable[..., Iterator[KnownError]]
GRACE = timedelta(minutes=1)
"""Forms show minutes, the clock has seconds."""


def faults(entity: Entity, now: datetime) -> list[KnownError]:
    """Everything that is wrong with it. Dates that cannot be read are not judged."""
    return [fault for rule in RULES.get(type(entity), ()) for fault in rule(entity, now)]


def _missing(field: str, code: str, *instead: str) -> Rule:
    """Something must stand in `field`, or in one of `instead`."""

    def rule(entity: Entity, _now: datetime) -> Iterator[KnownError]:
        if not any(getattr(entity, name) not in ("", "unknown", False, ()) for name in (field, *instead)):
            yield KnownError(code, field=field)

    return rule


def _past(field: str) -> Rule:
    """What was done or said was so today at the latest."""

    def rule(entity: Entity, now: datetime) -> Iterator[KnownError]:
        if getattr(entity, field) > now.date().isoformat():
            yield KnownError("entry.in-future", field=field)

    return rule


def _happened(entity: Attempt | Deposit | StatusRead, now: datetime) -> Iterator[KnownError]:
    if entity.at and datetime.fromisoformat(entity.at) > now + GRACE:
        yield KnownError("record.in-future", field="at")


def _handed_over(entity: Decision, now: datetime) -> Iterator[KnownError]:
    """A decision is handed over the day it is taken or later, and not tomorrow."""
    day = entity.notified_at[: len("2026-11-22")]
    if day > now.date().isoformat():
        yield KnownError("entry.in-future", field="notified_at")
    elif entity.dated and day and day < entity.dated:
        yield KnownError("entry.dates-reversed", field="notified_at")


def _in_order(first: str, last: str, code: str = "entry.dates-reversed") -> Rule:
    """Nothing ends before it begins."""

    def rule(entity: Entity, _now: datetime) -> Iterator[KnownError]:
        if _ends_before(getattr(entity, first), getattr(entity, last)):
            yield KnownError(code, field=last)

    return rule


def _ends_before(first: str, last: str) -> bool:
    if not first or not last:
        return False
    try:
        begin, end = from_edtf(first), from_edtf(last)
    except ValueError:
        return False
    # `2025` may end after March 2025: only as much is compared as both say.
    if begin.year and end.year and not (begin.month and end.month):
        return end.year < begin.year
    if begin.day is None or end.day is None:
        return earliest(end).replace(day=1) < earliest(begin).replace(day=1)
    return earliest(end) < earliest(begin)


def _someone_else(entity: Relation, _now: datetime) -> Iterator[KnownError]:
    if entity.other and entity.other == entity.person:
        yield KnownError("relation.herself", field="other")
    elif not entity.other and not entity.other_name:
        yield KnownError("relation.nobody", field="other")


RULES: dict[type[Entity], tuple[Rule, ...]] = {
    Name: (_missing("text", "people.name-missing", "absent"),),
    Language: (_missing("code", "language.missing"),),
    IdNumber: (_missing("text", "number.missing"),),
    Contact: (_missing("value", "contact.value-missing"),),
    Title: (
        _missing("kind", "title.kind-missing", "valid_to", "number"),
        _in_order("valid_from", "valid_to", "title.dates-reversed"),
    ),
    Relation: (_someone_else, _past("since"), _in_order("since", "until")),
    Note: (_missing("text", "people.note-empty"),),
    Acknowledgement: (_missing("text", "alert.none"),),
    Attempt: (_missing("outcome", "attempt.outcome-missing", "message"), _happened),
    Deposit: (_happened,),
    Decision: (
        _missing("kind", "decision.kind-missing", "notified_at", "dated"), _past("dated"), _handed_over,
        _past("appeal_filed"), _past("recourse"), _in_order("recourse", "recourse_rejected"),
    ),
    StatusRead: (_missing("text", "status.empty"), _happened),
    Consequence: (_missing("kind", "consequence.empty", "detail"), _past("since"), _in_order("since", "until")),
    Mandate: (
        _missing("signed_on", "mandate.not-signed"), _past("signed_on"), _in_order("signed_on", "expires_on"),
        _past("revoked_on"),
    ),
    Consent: (
        _missing("purpose", "consent.purpose-missing"), _missing("given", "consent.answer-missing"),
        _past("given_on"), _in_order("given_on", "renew_on"), _past("withdrawn_on"),
    ),
}  # fmt: skip
"""The rules of each entity, in the order in which their faults are told."""
