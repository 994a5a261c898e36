"""What follows a request: silence that becomes a refusal, its remedies, reminders; attempts that must go on."""

from collections.abc import Iterable, Iterator
from datetime import date

from app.domain.agenda.making import Asking, Matter, Pick, lines_from, lines_of_answer
from app.domain.agenda.model import Line, PersonFile, day_of
from app.domain.agenda.own import later, plain
from app.domain.agenda.reading import asked_permit, is_open, live_titles, requests
from app.domain.deadlines.counting import ONE_DAY
from app.domain.deadlines.evidence import WEEK, monday
from app.domain.deadlines.facts import Facts
from app.domain.deadlines.outcome import Outcome, Sentence
from app.domain.deadlines.rules import apply
from app.domain.entities import Attempt, Case, Deposit

COURT = {"last-comfortable-day": Pick("closes")}
SILENCE = {"implicit-refusal": Pick("happens")}
REASONS = {"ask-reasons-by": Pick("closes")}
APPEAL = {"appeal-ends": Pick("closes")}
FOLLOW_UP = {"remind-on": Pick("due"), "letter-on": Pick("due")}
ATTEMPTS = {"next-attempt": Pick("due")}
EVERY_PERMIT = "talent-chercheur"
"""Where the permit asked for is not known, the shortest silence is the safe one."""
SEVERAL = ("", "talent", "autre")
"""Permits of which the register does not say which one it is: a blue card, a researcher's, a trainee's."""
REFUSALS = ("refusal", "oqtf", "withdrawal")
GRANTING = ("card", "favourable-decision")
APPOINTMENT = "appointment"
EVIDENCE = {
    "emails": ("email",), "letters": ("post",), "calls": ("phone",), "visits": ("counter",),
}  # fmt: skip


def request_lines(file: PersonFile, asking: Asking) -> Iterator[Line]:
    """The lines of the requests that still wait for their decision, one request a case, the first."""
    told: set[str] = set()
    for deposit, case, day in requests(file):
        if deposit.case not in told and (case is None or is_open(case)) and not _answered(deposit, day, file):
            told.add(deposit.case)
            yield from _silence(deposit, case, day, file, asking)
    for case in file.cases:
        if is_open(case):
            yield from _asked_for_appointment(case, file, asking)
            yield from _attempts(case, file, asking)


def _answered(deposit: Deposit, day: date, file: PersonFile) -> bool:
    """Whether the administration answered a request: by a refusal on paper, or by what it granted since."""
    refused = any(one.case == deposit.case and one.kind in REFUSALS for one in file.decisions)
    granted = any(
        one.kind in GRANTING and (day_of(one.valid_from) or date.min) >= day for one in live_titles(file)
    )  # fmt: skip
    return refused or granted


def _silence(deposit: Deposit, case: Case | None, day: date, file: PersonFile, asking: Asking) -> Iterator[Line]:
    permit, request = asked_permit(case, file, day)
    unsure = permit in SEVERAL
    told = (Sentence("permit-supposed"),) if unsure else ()
    asked = _settled_on(file, deposit, "reasons-request", "ask-reasons-by")
    facts = Facts(
        filed=day, complete_on=day_of(deposit.complete_on), permit=EVERY_PERMIT if unsure else permit, request=request,
        reasons_asked=asked,
    )  # fmt: skip
    matter = Matter(about=deposit, person=deposit.person, case=deposit.case, warnings=told)
    refusal = list(lines_from(matter, "implicit-refusal", facts, SILENCE, asking.whole))
    yield from refusal
    arises = next((line.day for line in refusal if line.day), None)
    if arises is None:
        return
    if arises > asking.on:
        yield from lines_from(matter, "court-application", facts, COURT, asking)
        return
    yield from lines_from(matter, "reasons-request", facts, REASONS, asking)
    yield from lines_from(matter, "appeal", facts, APPEAL, asking)


def _settled_on(file: PersonFile, deposit: Deposit, rule: str, name: str) -> date | None:
    """The day on which someone noted that a line of this deposit was done."""
    for task in file.tasks:
        if (task.about, task.rule, task.date_name, task.state) == (deposit.id, rule, name, "done"):
            return day_of(task.at)
    return None


def _asked_for_appointment(case: Case, file: PersonFile, asking: Asking) -> Iterator[Line]:
    """An appointment asked for by form and not given yet: remind, then write."""
    asked = [one for one in file.deposits if one.case == case.id and day_of(one.at)]
    if case.procedure != APPOINTMENT or not asked or any(one.case == case.id for one in file.appointments):
        return
    first = min(asked, key=lambda one: (one.at, one.id))
    delays = {"remind-on": "dn-reminder", "letter-on": "dn-letter"}
    yield from lines_of_answer(
        Matter(about=first, person=first.person, case=case.id), "follow-up", Facts(filed=day_of(first.at)), FOLLOW_UP,
        asking, lambda: later("follow-up", day_of(first.at), delays, asking.parameters),
    )  # fmt: skip


def _attempts(case: Case, file: PersonFile, asking: Asking) -> Iterator[Line]:
    """Attempts that failed so far: one more in the week after the last, until the margin is reached."""
    tried = [
        (day, one) for one in file.attempts
        if one.case == case.id and one.outcome != "succeeded" and (day := day_of(one.at))
    ]  # fmt: skip
    reached = {one.case for one in file.deposits} | {one.case for one in file.appointments}
    if not tried or case.id in reached:
        return
    days = {name: tuple(_days(tried, channels)) for name, channels in EVIDENCE.items()}
    facts = Facts(
        attempts=tuple(sorted(day for day, _ in tried)), emails=days["emails"],
        letters=days["letters"], calls=days["calls"], visits=days["visits"],
        channel="anef" if case.channel == "anef" else "",
    )  # fmt: skip
    latest = max((one for _, one in tried), key=lambda one: (one.at, one.id))
    matter = Matter(about=case, person=latest.person, case=case.id)
    yield from lines_of_answer(
        matter, "evidence", facts, ATTEMPTS, asking,
        lambda: asking.once("evidence", facts, lambda: _next_attempt(facts, asking)),
    )  # fmt: skip


def _days(tried: Iterable[tuple[date, Attempt]], channels: tuple[str, ...]) -> Iterator[date]:
    return (day for day, one in tried if one.channel in channels)


def _next_attempt(facts: Facts, asking: Asking) -> Outcome:
    """The last day of the week after that of the latest attempt; no date once the margin is reached."""
    found = apply("evidence", facts, asking.parameters, asking.on)
    if any(one.code == "evidence-enough" for one in found.warnings):
        return found
    noted = plain("evidence", "next-attempt", monday(max(facts.attempts)) + WEEK + WEEK - ONE_DAY)
    return Outcome(
        rule=found.rule, dates=noted.dates, why=found.reasons, sources=found.sources, warnings=found.warnings
    )
