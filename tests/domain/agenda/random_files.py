"""Files of anything at all: dates near today, far away, half known or not dates; references that lead nowhere."""

import itertools
from datetime import date, timedelta
from typing import Any

import msgspec
from hypothesis import strategies as st

from app.domain.agenda.model import PersonFile, line_id
from app.domain.entities import (
    Appointment,
    Attempt,
    Case,
    Consent,
    Contact,
    Decision,
    Deposit,
    Entity,
    Mandate,
    Person,
    RequirementState,
    Task,
    Title,
)
from app.domain.ids import Id
from app.domain.vocabulary import (
    ATTEMPT_OUTCOMES,
    CHANNELS,
    DECISION_KINDS,
    DEPARTURES,
    MEASURES,
    PROCEDURES,
    REQUIREMENT_STATES,
    TASK_STATES,
    TITLE_GROUNDS,
    TITLE_KINDS,
    YES_NO,
)
from tests.domain.deadlines.asking import TODAY

NEAR = st.integers(-260, 400).map(lambda days: (TODAY + timedelta(days=days)).isoformat())
FAR = st.dates(date(1990, 1, 1), date(2060, 12, 31)).map(str)
DAYS = st.one_of(NEAR, NEAR, NEAR, st.just(""), FAR, st.sampled_from(("2026", "2026-13-01", "hier", "2026-11")))
MOMENTS = st.one_of(DAYS, NEAR.map(lambda day: f"{day}T09:30+01:00"))
AMOUNT = 3


@st.composite
def person_files(draw: st.DrawFn, number: int = 1) -> PersonFile:
    """The file of person `number`; identifiers of different numbers never meet."""
    count = itertools.count(number * 1000 + 1)
    she = Id(f"{number * 1000:032x}")

    def identifier() -> Id:
        return Id(f"{next(count):032x}")

    def some(kind: type[Entity], /, **fields: st.SearchStrategy[Any]) -> list[Any]:
        rows = draw(st.lists(st.fixed_dictionaries(fields), max_size=AMOUNT))
        return [kind(**{"id": identifier(), "person": she, **row}) for row in rows]

    cases = some(
        Case, procedure=st.sampled_from((*PROCEDURES, "other:autre")), channel=st.sampled_from(CHANNELS),
        opened=DAYS, outcome=st.sampled_from(("", "", "unknown", "carte reçue")),
    )  # fmt: skip
    of_case = st.sampled_from([*(one.id for one in cases), Id("f" * 32)])
    titles = some(
        Title, kind=st.sampled_from(TITLE_KINDS), ground=st.sampled_from((*TITLE_GROUNDS, "other:autre")),
        valid_from=DAYS, valid_to=DAYS, seen=st.sampled_from(("seen", "declared", "unknown")),
    )  # fmt: skip
    if titles:
        replacing = st.sampled_from((Id(""), Id(""), *(one.id for one in titles), Id("e" * 32)))
        titles = [msgspec.structs.replace(one, replaced_by=draw(replacing)) for one in titles]
    deposits = some(Deposit, case=of_case, at=MOMENTS, complete_on=DAYS)
    parts: dict[str, list[Any]] = {
        "titles": titles, "cases": cases, "deposits": deposits,
        "attempts": some(Attempt, case=of_case, at=MOMENTS, outcome=st.sampled_from(ATTEMPT_OUTCOMES)),
        "appointments": some(Appointment, case=of_case, at=MOMENTS, kept=st.sampled_from(YES_NO)),
        "decisions": some(
            Decision, case=of_case, kind=st.sampled_from(DECISION_KINDS), measure=st.sampled_from(MEASURES),
            departure=st.sampled_from(DEPARTURES), dated=DAYS, notified_at=MOMENTS, recourse=DAYS,
            appeal_filed=st.sampled_from(("", "", "2026-11-20")), ended=st.sampled_from(("", "", "2026-11-20")),
        ),
        "requirements": some(
            RequirementState, case=of_case, state=st.sampled_from(REQUIREMENT_STATES), valid_until=DAYS
        ),
        "mandates": some(Mandate, expires_on=DAYS, revoked_on=st.sampled_from(("", "2026-11-01"))),
        "consents": some(Consent, given=st.sampled_from(YES_NO), renew_on=DAYS),
        "contacts": some(Contact, kind=st.sampled_from(("address", "phone")), since=DAYS),
        "tasks": some(Task, text=st.just("Appeler"), due=DAYS, state=st.sampled_from(TASK_STATES), until=DAYS),
    }  # fmt: skip
    rules = (("renewal", "closes"), ("renewal", "opens"), ("prolongation", "due"), ("provisional", "ends"))
    for one in titles:
        rule, name = draw(st.sampled_from(rules))
        if draw(st.booleans()):
            parts["tasks"].append(
                Task(
                    id=line_id(she, one.id, rule, name), person=she, about=one.id, rule=rule, date_name=name,
                    state=draw(st.sampled_from(TASK_STATES)), due=draw(DAYS), until=draw(DAYS), reason="vu",
                )
            )  # fmt: skip
    birth = draw(st.sampled_from(("", "2008-10-01", "2008-09-25", "1990-03-12", "2008", "2007-11-23")))
    whole = {name: tuple(found) for name, found in parts.items()}
    return PersonFile(person=Person(id=she, birth=birth), **whole)
